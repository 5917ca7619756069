"""What came in, whatever it came as: one text for each article, and what its markup or its fields tell."""

import datetime as dt

from comparator.analysis.document import Record, Span


class Cut(Record, frozen=True):
    """A stretch of the incoming text that is not the article."""

    span: Span
    reason: str
    """In a reader's words: "menu", "reader comments", "picture caption" …"""


class Told(Record, frozen=True):
    """What a page's markup or a file's fields say, so that nothing has to be guessed from lines of text.

    Spans lie in `Incoming.raw`. What is None or empty is not told and is looked for as in pasted text, but
    with `shape` told, nothing is cut that `cuts` does not name.
    """

    shape: bool = False
    """Whether `cuts`, `headings` and the headline's span say which part of the text is what."""
    cuts: tuple[Cut, ...] = ()
    headings: tuple[Span, ...] = ()
    headline_at: Span | None = None
    lead_at: Span | None = None
    headline: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    domain: str | None = None
    """Where the page stands: the host of its address, by which its outlet is known."""
    language: str | None = None
    credits: tuple[str, ...] = ()


class Wire(Record, frozen=True):
    """What a wire service says of its own copy: fields of IPTC's standards, as they stood."""

    guid: str = ""
    version: str = ""
    urgency: int | None = None
    """1, most urgent, to 9."""
    embargo: dt.datetime | None = None
    """Until when the copy must not be published; always with a time zone."""
    copyright: str = ""
    located: str = ""
    slug: str = ""
    status: str = ""
    """usable, withheld, canceled …"""
    usage: str = ""
    """Terms of use, in the sender's words."""


class Incoming(Record, frozen=True):
    """One article as it came in. `raw` is plain text: paragraphs parted by empty lines."""

    raw: str
    format: str = "text"
    """text, html, docx, odt, rtf, pdf, newsml, nitf, ninjs or email."""
    name: str = ""
    """The file's name, with its place in an archive: "day.zip/story.html"."""
    url: str = ""
    """The page's own address for itself, else where it was fetched."""
    told: Told | None = None
    wire: Wire | None = None
    warnings: tuple[str, ...] = ()
    """Sentences for the reader: what could not be read, and what to do."""
