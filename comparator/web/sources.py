"""The columns of a comparison as the pages need them: one article each, with where its words can be seen."""

import datetime as dt

from comparator.analysis.document import Document, Record, Span
from comparator.analysis.findings import ArticleFindings


class Source(Record, frozen=True):
    """One article of a comparison."""

    index: int
    """Its index in the comparison."""
    pk: int
    outlet: str
    document: Document
    findings: ArticleFindings
    url: str
    """The article's page."""
    is_wire: bool = False
    is_source: bool = False
    """Whether it is a transcript, a communiqué or a resolution."""
    kind: str = ""
    """Which of these."""
    whole: bool = True
    """Whether this reader may see the whole text."""
    compared: bool = True
    """Whether it took part: a text in a language that is not analysed does not."""
    original: str = ""
    """Where the outlet published it."""
    twin: bool = False
    """Whether another column is by the same outlet, so that its day must tell them apart."""

    @property
    def text(self) -> str:
        """All kept words of the page."""
        return self.document.text

    @property
    def published(self) -> dt.date | None:
        """The day of publication."""
        return self.document.published

    @property
    def name(self) -> str:
        """The outlet, with the day where the outlet stands twice."""
        return f"{self.outlet}, {day(self.published)}" if self.twin else self.outlet

    @property
    def role(self) -> str:
        """What it is besides a report: "wire copy", "primary source, transcript"; else empty."""
        told = f"primary source, {self.kind}" if self.kind else "primary source"
        return "wire copy" if self.is_wire else told if self.is_source else ""

    @property
    def dated(self) -> str:
        """The day of publication as people write it."""
        return day(self.published)

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.text)

    def link(self, span: Span, *also: Span) -> str:
        """The address of the exact words on the article's page, which marks other words `also`."""
        marked = "&".join(f"at={one.start}-{one.end}" for one in (span, *also))
        return f"{self.url}?{marked}#s-{span.start}-{span.end}"

    def sentences(self, span: Span) -> Span:
        """The whole sentences around a span; the span itself where none is known."""
        around = [s for s in self.findings.sentences if s.overlap(span)]
        return Span(min(around[0].start, span.start), max(around[-1].end, span.end)) if around else span


def day(date: dt.date | None) -> str:
    """A date as people write it: "28 Dec 2012"."""
    return f"{date.day} {date:%b %Y}" if date else "no date"


def long_day(iso: str) -> str:
    """An ISO date as people write it; a month or a year alone stays as it is."""
    try:
        return day(dt.date.fromisoformat(iso))
    except ValueError:
        return iso


def place_of(source: Source, offset: int) -> str:
    """Which part of the article an offset lies in: "¶2", "headline", "lead" or "credits"."""
    number = source.document.paragraph_at(offset)
    if number is not None:
        return f"¶{number}"
    parts = source.document.parts
    named = (("headline", parts.headline), ("lead", parts.lead), ("credits", parts.credits))
    return next((word for word, span in named if span and span.start <= offset < span.end), "text")
