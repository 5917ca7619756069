"""Rows that mostly hold the same stretches become one: cliques that differ in a cell, a clause and its
subclause, a headline and the sentence below it."""

from collections.abc import Mapping, Sequence

from comparator.analysis.alignment.rows import Row
from comparator.analysis.document import Span

MAX_CELL = 300  # code points; two clauses side by side become one cell up to here


def folded(rows: Sequence[Row]) -> list[Row]:
    """The rows, the larger and surer ones first, each put into an earlier one of its kind that has most of
    its cells already, where what it has besides can stand there too."""
    kept = list[Row]()
    for row in sorted(rows, key=lambda r: (-len(r.cells), -(r.score or 0.0), _place(r))):
        for number, earlier in enumerate(kept):
            if row.kind == earlier.kind and (cells := _union(earlier.cells, row.cells)):
                kept[number] = Row(
                    kind=earlier.kind,
                    cells=cells,
                    speaker=earlier.speaker or row.speaker,
                    joined_by=earlier.joined_by,
                    score=earlier.score,
                )
                break
        else:
            kept.append(row)
    return kept


def _place(row: Row) -> list[tuple[int, Span]]:
    return sorted(row.cells.items(), key=lambda cell: cell[1])


def _union(one: Mapping[int, Span], other: Mapping[int, Span]) -> dict[int, Span] | None:
    """The cells of both; None where they differ in more than they share, where one cell alone would bring an
    outlet in, or where a cell would grow too long."""
    both = one.keys() & other.keys()
    same = {a for a in both if _alike(one[a], other[a])}
    if (len(same) < 2 and len(other) > len(both)) or len(same) * 2 < len(other):
        return None
    if len(same) <= len(both) - len(same):
        return None
    cells = {**other, **one}
    for article in both - same:
        wide = Span(min(one[article].start, other[article].start), max(one[article].end, other[article].end))
        if wide.end - wide.start > MAX_CELL:
            return None
        cells[article] = wide
    return cells


def _alike(a: Span, b: Span) -> bool:
    """Whether two spans share half of the shorter."""
    return a.overlap(b) * 2 >= min(a.end - a.start, b.end - b.start)
