"""Small made-up articles for the tests of quotes and names: every line a paragraph."""

import re

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Mention, Quote
from comparator.analysis.language import Parsed, parse
from comparator.analysis.names import find_mentions
from comparator.analysis.quotes import find_quotes


def document(*paragraphs: str) -> Document:
    text = "\n".join(paragraphs)
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Document(file="made-up.txt", text=text, parts=Parts(body=Span(0, len(text))), paragraphs=spans)


def found(*paragraphs: str) -> tuple[Parsed, tuple[Mention, ...], tuple[Quote, ...]]:
    parsed = parse(document(*paragraphs))
    mentions = find_mentions(parsed)
    return parsed, mentions, find_quotes(parsed, mentions)


def direct(*paragraphs: str) -> list[tuple[str, str | None]]:
    """(words, speaker) of every direct quote."""
    parsed, _, quotes = found(*paragraphs)
    return [(parsed.document.text[q.start : q.end], q.speaker) for q in quotes if q.kind != "indirect"]


def indirect(*paragraphs: str) -> list[tuple[str, str | None]]:
    """(words, speaker) of every indirect quote."""
    parsed, _, quotes = found(*paragraphs)
    return [(parsed.document.text[q.start : q.end], q.speaker) for q in quotes if q.kind == "indirect"]


def speakers(*paragraphs: str) -> list[str | None]:
    return [speaker for _, speaker in direct(*paragraphs)]


def findings(*paragraphs: str) -> ArticleFindings:
    """An article with nothing but its names."""
    parsed, mentions, _ = found(*paragraphs)
    return ArticleFindings(analysis="test", document=parsed.document, mentions=mentions)
