"""What was read of a page: frozen records over one immutable text."""

import datetime as dt
from typing import Literal, NamedTuple, dataclass_transform

import msgspec

PublishedFrom = Literal["page", "dateline", "given", "inferred"]


# Type checkers do not see by themselves that a subclass is as frozen as this.
@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A frozen record that msgspec turns into JSON and back. It cannot hold itself, so the garbage collector
    need not walk through it: an event of two hundred articles has a million of them."""


class Span(NamedTuple):
    """Where something stands in a text: [start, end) in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters two spans share, 0 when they are apart."""
        start, end = self
        first, last = other
        return max(0, (end if end < last else last) - (start if start > first else first))

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class Parts(Record):
    """Which stretch of the kept text is what; None where the page has no such part."""

    headline: Span | None = None
    lead: Span | None = None
    dateline: Span | None = None
    body: Span | None = None
    credits: Span | None = None


class Removed(Record):
    """A piece of the page that is not the article, and why it was cut."""

    text: str
    reason: str
    """In a reader's words: "menu", "reader comments", "picture caption", "teaser", "repeated headline" …"""
    start: int
    end: int
    """Where it stands in the page as it came in, in code points."""


class Document(Record):
    """One article, cleaned. `text` is all that was kept of the page, characters unchanged; every finding
    is a span of it."""

    file: str
    text: str
    parts: Parts
    paragraphs: tuple[Span, ...]
    """Blocks of the body in order, section headings among them; ¶ n of the pages is paragraphs[n - 1]."""
    headings: tuple[int, ...] = ()
    """Indexes of those paragraphs that are section headings."""
    outlet: str | None = None
    outlet_from: Literal["page", "given"] | None = None
    headline: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    """Agencies and sources the page credits: ("Reuters", "AFP")."""
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    language: str = "en"
    """ISO 639-1; anything but "en" is stored, shown, and not analysed."""
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()
    """Sentences for the reader: what could not be told from the page and what to do."""

    def paragraph_at(self, offset: int) -> int | None:
        """The number (from 1) of the paragraph that holds an offset of the text; None outside the body."""
        for number, span in enumerate(self.paragraphs, start=1):
            if span.start <= offset < span.end:
                return number
        return None
