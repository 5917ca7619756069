"""The records of people's corrections: what one rests on, and what it makes of a row."""

import datetime as dt
from typing import Literal

from comparator.analysis.document import Record
from comparator.analysis.findings import Finding, Point, PointKind, Verdict

CorrectionKind = Literal["join", "split", "move", "reject", "relabel", "resolve"]
Standing = Literal["stands", "gone", "no row", "overruled"]
"""What a correction comes to in the comparison shown. "gone": its words are no longer there; "no row": they
are, and no row has them; "overruled": a later correction says otherwise."""


class Anchor(Record, frozen=True):
    """The words of one cell: a span of one version's text, and the hash of the words."""

    version: int
    start: int
    end: int
    hash: str = ""


class RowAnchor(Record, frozen=True):
    """A row by its words."""

    kind: PointKind
    spans: tuple[Anchor, ...]


class Payload(Record, frozen=True):
    """What a correction says, as it is stored."""

    row: RowAnchor
    other: RowAnchor | None = None
    """The row it is joined with, or the one a cell moves to."""
    cells: tuple[Anchor, ...] = ()
    """The cells of `row` that are split off, moved or named anew."""
    keep: tuple[Anchor, ...] = ()
    """Of two cells of one article in joined rows, those that a person chose."""
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] | None = None
    against: int | None = None
    """The article that was the base for the findings; None where there was none."""


class Bearing(Record, frozen=True):
    """A correction as it bears on a row."""

    id: int
    kind: CorrectionKind
    why: str
    when: dt.datetime
    articles: tuple[int, ...] = ()
    """The cells it concerns, by their articles' indexes; empty where it concerns the whole row."""


class CorrectedPoint(Point, frozen=True):
    """A row that people put right. It stands for itself: no other row takes it over."""

    corrected: tuple[Bearing, ...] = ()
    resolved: str = ""
    """Why its conflict is none any more, in a person's words."""
    named: bool = False
    """Whether a person chose its verdict."""
    was: tuple[Verdict, str] | None = None
    """The verdict and the reason that the analysis gave, where a person's word stands in their place."""


class Came(Record, frozen=True):
    """What a correction came to."""

    standing: Standing
    row: str = ""
    """The row it bears on."""
    by: int | None = None
    """The later correction that says otherwise."""
    since: tuple[int, ...] = ()
    """Articles that joined the row after it, by their indexes."""
