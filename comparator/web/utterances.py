"""One utterance as the quotes page shows it: the fullest wording, who has the same, and how the others
differ."""

from collections.abc import Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell, Point
from comparator.selectors.contradictions import label_words
from comparator.selectors.rows import is_perhaps, is_shared, present
from comparator.web.matrix import CellView, against_article, place_of, row
from comparator.web.quote_words import Word, against, attribution, is_the_same, quote_of
from comparator.web.rows import Rows
from comparator.web.sources import Source
from comparator.web.words import (
    ABSENT,
    ADDED,
    CONFLICT,
    DROPPED,
    KEPT,
    Mark,
    cell_mark,
    finding_mark,
    ranked,
)

LEGEND = (
    KEPT,
    *(finding_mark(f) for f in (
        "reworded", "silent cut", "marked cut", "spliced", "ends early", "starts late", "outlet insertion",
        "paraphrased",
    )),
    CONFLICT, ADDED, DROPPED, ABSENT,
)  # fmt: skip
"""The signs of this page in their order."""
MOST_VERSIONS = 6
"""So many versions that differ stand open under an utterance; more of them unfold."""


class Version(Record, frozen=True):
    """What one outlet printed."""

    source: Source
    url: str
    place: str
    said: str
    """Who is said to have said it, how and to whom."""
    quoted: bool
    """Whether it is direct speech, to be shown between quote marks."""
    marks: tuple[Mark, ...] = ()
    words: tuple[Word, ...] = ()
    """Its words, with what differs from the fullest wording."""
    far: bool = False
    """Whether it is worded too differently for that: its words stand alone."""
    hidden: bool = False
    """Whether this reader may not see its words."""
    length: int = 0


class Utterance(Record, frozen=True):
    """One utterance."""

    id: str
    label: str
    speaker: str | None
    full: Version
    same: tuple[Version, ...]
    others: tuple[Version, ...]
    folded: tuple[Version, ...]
    """Those of the others that unfold."""
    absent: tuple[CellView, ...]
    shared: bool
    perhaps: bool

    @property
    def printed(self) -> int:
        """How many articles have it."""
        return 1 + len(self.same) + len(self.others) + len(self.folded)


def utterance(point: Point, rows: Rows) -> Utterance:
    """A point that is a quote as the page shows it."""
    first = against_article(point, rows.base)
    cells = present(point)
    full = next((c for c in cells if c.article == first), cells[0])
    versions = [_version(point, c, full, rows.sources) for c in cells if c is not full]
    same = tuple(v for v in versions if not v.far and not _altered(v) and is_the_same(v.words))
    others = [v for v in versions if v not in same]
    shared, source = is_shared(point), rows.sources[full.article]
    return Utterance(
        id=point.id,
        label=label_words(point, [s.findings for s in rows.sources]) if shared or source.whole else "",
        speaker=point.speaker,
        full=_full(point, full, source, shared=shared),
        same=same,
        others=tuple(others[:MOST_VERSIONS]),
        folded=tuple(others[MOST_VERSIONS:]),
        absent=_absent(point, rows) if shared else (),
        shared=shared,
        perhaps=is_perhaps(point),
    )


def _altered(version: Version) -> bool:
    return any(mark.css not in ("kept", "added", "attributed") for mark in version.marks)


def _full(point: Point, cell: Cell, source: Source, *, shared: bool) -> Version:
    """The wording that the others are read against; of a lone quote, only what this reader may see."""
    span = Span(cell.start or 0, cell.end or 0)
    may_see = shared or source.whole
    return _bare(
        cell, source, marks=(cell_mark(point, cell),), words=(Word(text=source.words(span)),), seen=may_see
    )


def _version(point: Point, cell: Cell, full: Cell, sources: Sequence[Source]) -> Version:
    source, other = sources[cell.article], sources[full.article]
    span, was = Span(cell.start or 0, cell.end or 0), Span(full.start or 0, full.end or 0)
    words = against(other.words(was), source.words(span), cell, was.start)
    alone = (Word(text=source.words(span)),)
    return _bare(cell, source, marks=_marks(point, cell), words=words or alone, far=words is None)


def _bare(
    cell: Cell,
    source: Source,
    *,
    marks: tuple[Mark, ...],
    words: tuple[Word, ...],
    far: bool = False,
    seen: bool = True,
) -> Version:
    span, quote = Span(cell.start or 0, cell.end or 0), quote_of(cell, source.findings)
    return Version(
        source=source,
        url=source.link(span),
        place=place_of(source, span.start),
        said=attribution(cell, source),
        quoted=quote is not None and quote.kind != "indirect",
        marks=marks,
        words=words if seen else (),
        far=far,
        hidden=not seen,
        length=len(source.words(span).split()),
    )


def _marks(point: Point, cell: Cell) -> tuple[Mark, ...]:
    """The cell's own mark, then every other finding on it."""
    first = cell_mark(point, cell)
    rest = [] if is_perhaps(point) else [finding_mark(f) for f in ranked(cell.findings)]
    return (first, *(m for m in rest if m.word != first.word))


def _absent(point: Point, rows: Rows) -> tuple[CellView, ...]:
    """Who has it not, with why; another row may show that it is there in other words."""
    lacking = [rows.sources[c.article] for c in point.cells if c.start is None]
    return row(point, rows, lacking).cells
