"""Small made-up articles, so that a test says all it needs in a few lines."""

import datetime as dt
import functools

from comparator.analysis.article import analyse
from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings


def page(*paragraphs: str, outlet: str = "The Herald", day: str | None = "2019-03-05", language: str = "en",
         credits: tuple[str, ...] = ()) -> Document:  # fmt: skip
    """A document of nothing but body paragraphs."""
    text, spans = "", list[Span]()
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return Document(
        file=f"{outlet}.txt",
        text=text,
        parts=Parts(body=Span(0, len(text))),
        paragraphs=tuple(spans),
        outlet=outlet,
        published=dt.date.fromisoformat(day) if day else None,
        language=language,
        credits=credits,
    )


@functools.cache
def article(*paragraphs: str, outlet: str = "The Herald", day: str | None = "2019-03-05",
            language: str = "en", credits: tuple[str, ...] = ()) -> ArticleFindings:  # fmt: skip
    """The findings of such a document."""
    return analyse(page(*paragraphs, outlet=outlet, day=day, language=language, credits=credits))
