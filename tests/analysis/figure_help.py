"""Small documents for the tests of figures, dates and terms: every line a paragraph."""

import datetime as dt
import re

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.figures import find_figures
from comparator.analysis.findings import Figure, Mention, Quote
from comparator.analysis.language import Parsed, parse


def parsed(text: str, published: dt.date | None = dt.date(2021, 6, 16)) -> Parsed:
    """A parsed document without a headline; 16 June 2021 was a Wednesday."""
    lines = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return parse(
        Document(file="made-up.txt", text=text, parts=Parts(), paragraphs=lines, published=published)
    )


def figures(
    text: str,
    published: dt.date | None = dt.date(2021, 6, 16),
    quotes: tuple[Quote, ...] = (),
    mentions: tuple[Mention, ...] = (),
) -> list[Figure]:
    return list(find_figures(parsed(text, published), quotes, mentions))


def words(text: str, figure: Figure) -> str:
    return text[figure.start : figure.end]
