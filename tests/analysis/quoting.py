"""Articles made up for tests: a text with its quotes marked, without any model."""

import datetime as dt
import re

from comparator.analysis.differences import CellText
from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Figure, Mention, Quote, Statement

_MARKED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")


def article(
    text: str,
    *,
    speaker: str | None = "Ana Petrova",
    outlet: str = "The Paper",
    figures: tuple[Figure, ...] = (),
    mentions: tuple[Mention, ...] = (),
    statements: tuple[Statement, ...] = (),
    published: str | None = None,
) -> ArticleFindings:
    """Findings of a made-up text; every stretch in quote marks is a direct quote of `speaker`."""
    spans = [Span(*m.span(1 if m[1] else 2)) for m in _MARKED.finditer(text)]
    quotes = tuple(
        Quote(start=s.start, end=s.end, kind="direct", speaker=speaker, utterance=n, **_named(text, speaker))
        for n, s in enumerate(spans, start=1)
    )
    document = Document(
        file=f"{outlet}.txt",
        text=text,
        parts=Parts(body=Span(0, len(text))),
        paragraphs=tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text)),
        outlet=outlet,
        published=dt.date.fromisoformat(published) if published else None,
    )
    return ArticleFindings(
        analysis="test",
        document=document,
        quotes=quotes,
        figures=figures,
        mentions=mentions,
        statements=statements,
    )


def _named(text: str, speaker: str | None) -> dict[str, int]:
    """Where a speaker is named in a text, if he is."""
    if not speaker or speaker not in text:
        return {}
    return {"speaker_start": text.index(speaker), "speaker_end": text.index(speaker) + len(speaker)}


def place(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def person(text: str, name: str, title: str | None = None) -> Mention:
    """A person who is named in a text, with a title where one is given."""
    at = place(text, name)
    where = place(text, title) if title else None
    return Mention(
        start=at.start,
        end=at.end,
        name=name,
        kind="person",
        title=title,
        title_start=where.start if where else None,
        title_end=where.end if where else None,
    )


def cell(number: int, findings: ArticleFindings, words: str | None = None) -> CellText:
    """A cell that holds these words of an article, or all of it."""
    text = findings.document.text
    span = place(text, words) if words else Span(0, len(text))
    quote = next((q for q in findings.quotes if span.overlap(Span(q.start, q.end))), None)
    return CellText(article=number, findings=findings, span=span, quote=quote)


def said(words: str, number: int = 0, speaker: str = "Ana Petrova") -> CellText:
    """A cell that is a quotation and nothing else."""
    return cell(number, article(f"“{words}” she said.", speaker=speaker), words)


def told(words: str, number: int = 1, outlet: str = "The Paper") -> CellText:
    """A cell that is narrated."""
    return cell(number, article(f"{words}.", outlet=outlet), words)
