"""A cell with its words, and how the pages speak of it: which outlet, which words, which day."""

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Change, Finding, Quote, State, Verdict
from comparator.analysis.wording.claims import Passage
from comparator.analysis.wording.places import UNREAD, at, name_of

R = TypeVar("R")
_SHOWN = 12  # words of a quotation that a sentence about it repeats
_MARKS = ' “”"'
_HEADLINE = 6  # words of a headline that stand for an outlet that is not known
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class CellText(Record, frozen=True, eq=False, gc=True, dict=True):
    """What one article has of a point: the span, and the quote it lies in where it is one. What is read of it
    is kept with it."""

    article: int
    findings: ArticleFindings
    span: Span
    quote: Quote | None = None

    @functools.cached_property
    def text(self) -> str:
        """The cell's own words."""
        return self.span.of(self.findings.document.text)

    @functools.cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @functools.cached_property
    def passage(self) -> Passage:
        """The cell's words with the text they stand in."""
        return Passage(self.findings.document.text, self.span)


def once(how: Callable[[CellText], R]) -> Callable[[CellText], R]:
    """What is read of a cell, remembered with it."""
    name = name_of(how)

    @functools.wraps(how)
    def read(cell: CellText) -> R:
        known = cell.__dict__
        if name not in known:
            known[name] = how(cell)
        found: R = known[name]
        return found

    return read


KEPT: dict[str, Callable[[CellText], Any]] = {}
"""Every reading of a cell that is kept with the findings of its article, by its name."""


def kept(how: Callable[[CellText], R]) -> Callable[[CellText], R]:
    """What is read of a cell's span alone, once for all comparisons where it is a passage of the article."""
    name = name_of(how)

    @once
    @functools.wraps(how)
    def read(cell: CellText) -> R:
        found: R = at(cell.findings).recalled(name, cell.span)
        return how(cell) if found is UNREAD else found

    KEPT[name] = read
    return read


class Outcome(NamedTuple):
    """What a cell comes to against the reference: kept or altered, how, and resting on which words."""

    state: State
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


class Clash(NamedTuple):
    """A verdict on two cells and one sentence why."""

    verdict: Verdict
    why: str
    rests_on: frozenset[str] = frozenset()
    """The words or numbers of both sides: two rows that rest on the same ones tell one thing twice."""
    about: str = ""
    """What it contradicts: "figure", "title", "body", "day", "hour", "words", "speaker"."""
    between: tuple[int, ...] = ()
    """The articles whose cells contradict each other."""


def text_of(cell: CellText) -> str:
    """The whole text of the cell's article."""
    return cell.findings.document.text


def who(cell: CellText) -> str:
    """The outlet, as the reader knows the column."""
    document = cell.findings.document
    if document.outlet:
        return document.outlet
    words = (document.headline or "").split()
    if not words:
        return f"Article {cell.article + 1}"
    return f"“{' '.join(words[:_HEADLINE])}{'…' if len(words) > _HEADLINE else ''}”"


def says(cell: CellText, span: Span) -> str:
    """Which outlet has which words."""
    return f"{who(cell)} has {shown(cell, span)}"


def shown(cell: CellText, span: Span) -> str:
    """Words of a cell in quote marks, on one line, the end of a long stretch left out."""
    words = span.of(text_of(cell)).split()
    more = "…" if len(words) > _SHOWN else ""
    return f"“{' '.join(words[:_SHOWN]).strip(_MARKS)}{more}”"


def day_words(iso: str | None) -> str:
    """A day as it is said: "15 March 2019", "March 2019", "2019"; "an unknown day" where there is none."""
    parts = (iso or "").split("-")
    try:
        day = dt.date(*(int(p) for p in [*parts, "1", "1"][:3]))
    except (ValueError, TypeError):
        return "an unknown day"
    words = [str(day.day), _MONTHS[day.month - 1], str(day.year)]
    return " ".join(words[3 - len(parts) :])


def rests_on(a: CellText, ours: Span, b: CellText, theirs: Span) -> frozenset[str]:
    """The words of two cells that a clash rests on."""
    sides = ((a, ours), (b, theirs))
    return frozenset(" ".join(s.of(text_of(cell)).casefold().split()) for cell, s in sides)
