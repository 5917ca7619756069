"""Everything that is found in one article by itself. Loads the language models: for the worker and commands."""

from importlib import import_module
from importlib.util import find_spec

import msgspec

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document
from comparator.analysis.figures import find_figures
from comparator.analysis.findings import ArticleFindings, Quote, TermUse
from comparator.analysis.language import Parsed, parse
from comparator.analysis.names import find_mentions
from comparator.analysis.quotes import find_quotes
from comparator.analysis.statements import find_statements
from comparator.analysis.vectors import embed_findings


def analyse(document: Document) -> ArticleFindings:
    """The findings of one article; empty ones for a document that is not in English."""
    if document.language != "en":
        return ArticleFindings(analysis=ANALYSIS_VERSION, document=document)
    parsed = parse(document)
    mentions = find_mentions(parsed)
    quotes = find_quotes(parsed, mentions)
    findings = ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        sentences=parsed.sentences(),
        quotes=quotes,
        figures=find_figures(parsed, quotes, mentions),
        mentions=mentions,
        statements=find_statements(parsed, quotes, mentions),
        terms=_terms(parsed, quotes),
    )
    return msgspec.structs.replace(findings, vectors=embed_findings(findings))


def _terms(parsed: Parsed, quotes: tuple[Quote, ...]) -> tuple[TermUse, ...]:
    if find_spec("comparator.analysis.framing") is None:
        return ()
    found: tuple[TermUse, ...] = import_module("comparator.analysis.framing").find_terms(parsed, quotes)
    return found
