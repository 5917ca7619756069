"""An opened row: every article's full sentences, what differs word by word, and why they stand together."""

import re

from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell, Change, Point, Verdict
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.rows import present
from comparator.web.lone import hides, withheld
from comparator.web.matrix.issue import cell_span
from comparator.web.matrix.table import CellView, Row, lacking, mark_of, row
from comparator.web.pieces import Layer, Piece, diff_pieces, pieces
from comparator.web.rows import Rows
from comparator.web.sources import Source, long_day, place_of
from comparator.web.words import ALIKE, VERDICT_WORDS, Mark, cell_mark, explain, finding_mark, ranked

PERHAPS = "Perhaps the same"
RESOLVED = "A conflict, resolved"
_READ_THEM = "They share words or meaning. Read them before you call them one."
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_NUMBER = re.compile(r"\b(\d+)\.0\b")


class Version(Record, frozen=True):
    """What one article has."""

    source: Source
    marks: tuple[Mark, ...]
    url: str
    place: str
    sentence: tuple[Piece, ...]
    """Empty where this reader may not see it."""
    diff: tuple[Piece, ...] | None = None
    """Against the reference; None where there is nothing to set against it, or too little is shared."""
    too_different: bool = False
    explained: tuple[str, ...] = ()
    is_reference: bool = False


class OpenRow(Record, frozen=True):
    """All there is to say about a point."""

    verdict: str
    why: str
    joined_by: str
    against: Source | None
    """The article the word diffs run against."""
    versions: tuple[Version, ...]
    absent: tuple[CellView, ...]
    inside: tuple[Row, ...] = ()
    """The other rows in these sentences, each over the articles that have it."""


def open_row(point: Point, rows: Rows) -> OpenRow:
    """The opened form of a point."""
    cells, sources = present(point), rows.sources
    against = _against(point, rows.base)
    by_index = {s.index: s for s in sources}
    verdict, why = _judged(point, by_index)
    ordered = sorted(cells, key=lambda c: c is not against)
    hidden = withheld(point, sources)
    return OpenRow(
        verdict=_called(point, verdict),
        why="" if hidden else _READ_THEM if is_perhaps(point) else readable(why),
        joined_by="" if hidden else readable("; ".join(point.joined_by)),
        against=by_index[against.article] if against and len(cells) > 1 else None,
        versions=tuple(_version(point, c, against, rows) for c in ordered),
        inside=tuple(row(p, rows, [by_index[c.article] for c in present(p)]) for p in rows.inside(point)),
        absent=lacking(point, rows, rows.without(point)),
    )


def _called(point: Point, verdict: Verdict) -> str:
    """The verdict in a word; a conflict that a person settled is called so."""
    if isinstance(point, CorrectedPoint) and point.resolved:
        return RESOLVED
    return PERHAPS if is_perhaps(point) else VERDICT_WORDS[verdict]


def _judged(point: Point, sources: dict[int, Source]) -> tuple[Verdict, str]:
    """The verdict with its reason. Where nothing contradicts, both follow from the findings that are shown,
    which change with the base; what a person called it stands."""
    if isinstance(point, CorrectedPoint) and point.named:
        return point.verdict, point.why
    if point.verdict not in ("agree", "altered"):
        return point.verdict, point.why
    told = [
        f"{sources[c.article].name}: {', '.join(ranked(c.findings)) or 'altered'}"
        for c in present(point)
        if c.state == "altered" or c.findings  # what the base lacks is added, and may differ all the same
    ]
    if told:
        return "altered", "; ".join(told) + "."
    alike = [sources[c.article].name for c in present(point) if cell_mark(point, c) is ALIKE]
    if alike:
        return "agree", f"{'; '.join(alike)}: only alike. The others say the same, as far as was found."
    same = point.why if point.verdict == "agree" else ""
    return "agree", same or "All say the same, as far as was found."


def readable(words: str) -> str:
    """A reason with its days and numbers as people write them: "28 Dec 2012", "1,200"."""
    words = _DAY.sub(lambda found: long_day(found[0]), words)
    return _NUMBER.sub(lambda found: f"{int(found[1]):,}", words)


def _against(point: Point, base: int | None) -> Cell | None:
    cells = present(point)
    on_base = [c for c in cells if c.article == base]
    return next(iter(on_base or [c for c in cells if c.article == point.reference] or cells), None)


def _version(point: Point, cell: Cell, against: Cell | None, rows: Rows) -> Version:
    sources = rows.sources
    source, span = sources[cell.article], cell_span(cell) or Span(0, 0)
    other = sources[against.article] if against and against is not cell else None
    was = cell_span(against) if against and other else None
    diff = diff_pieces(other.words(was), source.words(span)) if other and was else None
    # What stands in one article alone is no passage compared: strangers are told where it stands.
    seen = not hides(source, point, span.start)
    around = source.sentences(span) if seen else Span(span.start, span.start)
    return Version(
        source=source,
        marks=_marks(point, cell, rows),
        url=source.link(span),
        place=place_of(source, span.start),
        sentence=tuple(pieces(source.text, around, [Layer(span=span, css="m-cell")])),
        diff=tuple(diff) if diff and any(p.tag for p in diff) else None,
        too_different=other is not None and diff is None,
        explained=() if is_perhaps(point) else _explained(cell, source, other, was),
        is_reference=cell is against,
    )


def _gone(change: Change, other: Source, was: Span | None) -> str:
    """The words that a change takes away; a passage that names no source is not its own."""
    no_name = change.kind == "other source" and change.from_ == was
    return "" if no_name else other.words(change.from_)


def _marks(point: Point, cell: Cell, rows: Rows) -> tuple[Mark, ...]:
    first = mark_of(point, cell, rows)
    rest = [] if is_perhaps(point) else [finding_mark(f) for f in ranked(cell.findings)]
    return (first, *(m for m in rest if m.word != first.word))


def _explained(cell: Cell, source: Source, other: Source | None, was: Span | None) -> tuple[str, ...]:
    """What each change of a cell is; `was`: the passage of the `other` article that it is read against."""
    if other is None:
        return ()
    name = other.name
    told = [
        explain(c.kind, other=name, gone=_gone(c, other, was), come=source.words(c.to)) for c in cell.changes
    ]
    named = {c.kind for c in cell.changes}
    told += [explain(f, other=name, gone="", come="") for f in ranked(cell.findings) if f not in named]
    return tuple(dict.fromkeys(told))
