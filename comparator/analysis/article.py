"""Everything that is found in one article by itself. Loads the language models: for the worker and
commands."""

from concurrent.futures import ThreadPoolExecutor

import msgspec

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.alignment.vectors import embed_sentences
from comparator.analysis.document import Document
from comparator.analysis.figures import find_figures
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.framing import find_terms
from comparator.analysis.kept import read_passages
from comparator.analysis.language import parse
from comparator.analysis.names import find_mentions
from comparator.analysis.quotes import read_speech
from comparator.analysis.statements import find_statements


def analyse(document: Document) -> ArticleFindings:
    """The findings of one article; empty ones for a document that is not in English."""
    if document.language != "en":
        return ArticleFindings(analysis=ANALYSIS_VERSION, document=document)
    parsed = parse(document)
    sentences = parsed.sentences()
    with ThreadPoolExecutor(1) as beside:  # the model leaves this thread free while it reads
        vectors = beside.submit(embed_sentences, document.text, sentences)
        mentions = find_mentions(parsed)
        quotes, stand_ins = read_speech(parsed, mentions)
        found = ArticleFindings(
            analysis=ANALYSIS_VERSION,
            document=document,
            sentences=sentences,
            quotes=quotes,
            figures=find_figures(parsed, quotes, mentions),
            mentions=mentions,
            statements=find_statements(parsed, quotes, mentions, stand_ins),
            terms=find_terms(parsed, quotes, mentions),
        )
        readings = read_passages(found)
        return msgspec.structs.replace(found, vectors=vectors.result(), readings=readings)
