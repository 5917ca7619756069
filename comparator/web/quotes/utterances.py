"""One utterance as the quotes page shows it: the fullest wording, who has the same, and how the others
differ."""

from collections.abc import Sequence

from comparator.analysis.alignment.sure import is_perhaps, is_shared
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell, Point
from comparator.selectors.contradictions import label_words
from comparator.selectors.rows import present
from comparator.web.matrix.issue import against_article
from comparator.web.matrix.table import CellView, lacking
from comparator.web.quotes.words import Word, against, attribution, is_the_same, quote_of
from comparator.web.rows import Rows
from comparator.web.sources import Source, place_of
from comparator.web.words import (
    ABSENT,
    ADDED,
    CONFLICT,
    DROPPED,
    ELSEWHERE,
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
    CONFLICT, ADDED, DROPPED, ABSENT, ELSEWHERE,
)  # fmt: skip
"""The signs of this page in their order."""
MOST_DIFFERING, MOST_ALIKE = 6, 8
"""So many outlets stand under an utterance, of those that differ and of those that have the same or nothing;
the rest is counted, and one step away."""


CLOSING = tuple('"”’»')
_OTHER = Word(text="", tag="ins")


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
    absent: tuple[CellView, ...]
    more: tuple[str, ...]
    """What is left out: "12 with the same words"; empty where all stand."""
    shared: bool
    perhaps: bool

    @property
    def marks(self) -> list[Mark]:
        """All marks that it shows."""
        versions = (self.full, *self.same, *self.others)
        return [*(m for v in versions for m in v.marks), *(cell.mark for cell in self.absent)]


def utterance(point: Point, rows: Rows, *, whole: bool = False) -> Utterance:
    """A point that is a quote as the page shows it; `whole` with all outlets, however many."""
    first = against_article(point, rows.base)
    cells = present(point)
    full = next((c for c in cells if c.article == first), cells[0])
    rest = [c for c in cells if c is not full]
    same = [c for c in rest if _is_same(point, c, full, rows.sources)]
    others = [c for c in rest if c not in same]
    without = rows.without(point) if is_shared(point) else []
    most, few = (len(rows.sources),) * 2 if whole else (MOST_ALIKE, MOST_DIFFERING)
    left = (
        (same[most:], "with the same words"),
        (others[few:], "that differ"),
        (without[most:], "without it"),
    )
    shared, source = is_shared(point), rows.sources[full.article]
    return Utterance(
        id=point.id,
        label=label_words(point, [s.findings for s in rows.sources]) if shared or source.whole else "",
        speaker=point.speaker,
        full=_full(point, full, source, shared=shared),
        same=tuple(_version(point, c, full, rows.sources) for c in same[:most]),
        others=tuple(_version(point, c, full, rows.sources) for c in others[:few]),
        absent=lacking(point, rows, without[:most]),
        more=tuple(f"{len(cut)} {words}" for cut, words in left if cut),
        shared=shared,
        perhaps=is_perhaps(point),
    )


def _is_same(point: Point, cell: Cell, full: Cell, sources: Sequence[Source]) -> bool:
    """Whether a cell has the words of the fullest one: nothing was found to differ, and nothing does."""
    if cell.findings or cell_mark(point, cell).css not in ("kept", "added", "attributed"):
        return False
    was, now = (sources[c.article].words(Span(c.start or 0, c.end or 0)) for c in (full, cell))
    return was == now or is_the_same(against(was, now, cell, full.start or 0) or (_OTHER,))


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
    quoted = quote is not None and quote.kind != "indirect" and quote.start <= span.start
    ending = source.text[span.end : span.end + 1]
    if quote and quote.kind != "indirect" and not quoted and ending in CLOSING:
        words = (*words, Word(text=ending))  # the mark that the cell's own words have opened
    return Version(
        source=source,
        url=source.link(span),
        place=place_of(source, span.start),
        said=attribution(cell, source),
        quoted=quoted,
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
