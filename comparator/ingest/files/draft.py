"""One article put together piece by piece as its file names the pieces, each with its place in the text."""

import datetime as dt
import re

from comparator.analysis.document import Span
from comparator.analysis.incoming import Cut, Incoming, Told, Wire
from comparator.analysis.page_text import Unreadable
from comparator.ingest.source import Source

_SPACES = re.compile("[ \t\r\n\f\v]+")
_BREAKS = re.compile("\x1e[ \t\r\n\f\v]*(?:\x1e[ \t\r\n\f\v]*)+")
BREAK = "\x1e"
"""Stands for a line break in a piece; two of them part paragraphs."""
_BROKEN = re.compile("[\0\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_BROKEN_WORDS = "Some characters were broken and are shown as \ufffd."


def clean(text: str) -> str:
    """A text without control characters, on one line; what no database stores becomes U+FFFD."""
    text = _CONTROLS.sub("", _BROKEN.sub("\ufffd", text.replace(BREAK, " ")))
    return _SPACES.sub(" ", text).strip(" ")


def plain_text(text: str) -> str:
    """A text with its lines, without control characters; what no database stores becomes U+FFFD."""
    return _CONTROLS.sub("", _BROKEN.sub("\ufffd", text))


class Draft:
    """An article in the making. Pieces are added in reading order; empty ones are left out."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._cuts: list[Cut] = []
        self._headings: list[Span] = []
        self._headline: tuple[str, Span] | None = None
        self._broken = False
        self._dateline = ""
        self._lead: Span | None = None
        self.warnings: list[str] = []

    @property
    def empty(self) -> bool:
        """Whether no running text was added: headline, lead, headings and cuts are none."""
        beside = len(self._cuts) + len(self._headings) + bool(self._headline) + bool(self._lead)
        return len(self._pieces) <= beside

    @property
    def headline(self) -> str | None:
        """The headline, if one was added."""
        return self._headline[0] if self._headline else None

    @property
    def shaped(self) -> bool:
        """Whether anything told what of it is headline or heading."""
        return self._headline is not None or bool(self._headings)

    def paragraph(self, text: str) -> None:
        """Running text."""
        for piece in _BREAKS.split(text):
            if self._dateline and clean(piece):
                piece, self._dateline = f"{self._dateline} – {piece}", ""
            self._add(piece)

    def dateline(self, text: str) -> None:
        """What the next paragraph begins with, as it is printed: place, day and agency."""
        self._dateline = clean(text).rstrip(" -–—:")

    def heading(self, text: str) -> None:
        """A section heading; the headline again is cut."""
        if self.is_headline(text):
            self.cut(text, "repeated headline")
        elif span := self._add(text):
            self._headings.append(span)

    def title(self, text: str) -> None:
        """The headline; a second one is a heading."""
        if self._headline:
            self.heading(text)
        elif span := self._add(text):
            self._headline = (self._pieces[-1], span)

    def lead(self, text: str) -> None:
        """The line under the headline; a second one is a heading, the headline again is cut."""
        if self._lead or self.is_headline(text):
            self.heading(text)
        else:
            self._lead = self._add(text)

    def cut(self, text: str, reason: str) -> None:
        """What stands in the file beside the article."""
        if span := self._add(text):
            self._cuts.append(Cut(span=span, reason=reason))

    def is_headline(self, text: str) -> bool:
        """Whether a text is the headline over again."""
        return bool(self.headline) and clean(text).casefold() == (self.headline or "").casefold()

    def incoming(
        self,
        source: Source,
        form: str,
        *,
        byline: str = "",
        published: dt.date | None = None,
        outlet: str = "",
        language: str = "",
        credits: tuple[str, ...] = (),
        wire: Wire | None = None,
        url: str = "",
        shape: bool = True,
    ) -> Incoming:
        """The finished article; an `outlet` that is a host's name tells its domain. Raises Unreadable where
        no running text was added."""
        if self.empty:
            raise Unreadable(f"{source.called} holds no running text. Paste the article's text instead.")
        told = Told(
            shape=shape,
            cuts=tuple(self._cuts),
            headings=tuple(self._headings),
            headline_at=self._headline[1] if self._headline else None,
            lead_at=self._lead,
            headline=self.headline,
            byline=self._field(byline),
            published=published,
            outlet=None if _HOST.fullmatch(outlet) else self._field(outlet),
            domain=outlet.lower() if _HOST.fullmatch(outlet) else None,
            language=language_code(language),
            credits=tuple(c for c in (self._field(credit) for credit in credits) if c),
        )
        broken = (_BROKEN_WORDS,) if self._broken else ()
        return Incoming(
            raw="\n\n".join(self._pieces),
            format=form,
            name=source.name,
            url=url or source.url,
            told=told,
            wire=wire,
            warnings=(*self.warnings, *broken),
        )

    def _add(self, text: str) -> Span | None:
        self._broken = self._broken or bool(_BROKEN.search(text))
        if not (piece := clean(text)):
            return None
        start = self._length + 2 if self._pieces else 0
        self._pieces.append(piece)
        self._length = start + len(piece)
        return Span(start, self._length)

    def _field(self, text: str) -> str | None:
        return clean(text) or None


def language_code(tag: str) -> str | None:
    """The two letters of a language tag ("en-GB"); None for none or what is no such tag."""
    found = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", tag)
    return found[1].lower() if found else None
