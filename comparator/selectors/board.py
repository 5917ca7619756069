"""The cells of a comparison and the rows they stand in: corrections move cells between rows, never words."""

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Cell, Point, PointKind
from comparator.selectors.anchors import Place, are_alike, likeness


class Key(NamedTuple):
    """A cell, by the row in which the analysis put it and its article."""

    row: str
    article: int


class _Hit(NamedTuple):
    key: Key
    likeness: float
    inside: bool
    """Whether more than half of the shorter one lies in the other."""
    is_alike: bool


class Board:
    """Which cell stands in which row. Every cell stands in one row, itself or by one of the same words, and
    in a row each article has one."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = {point.id: point for point in points}
        self.origin = {point.id: point.id for point in points}
        """Row -> the row of the analysis that it was made from."""
        self.cells = {Key(p.id, c.article): c for p in points for c in p.cells if c.start is not None}
        self.row_of = {key: key.row for key in self.cells}
        self.rows: dict[str, dict[int, Key]] = {point.id: {} for point in points}
        for key in self.cells:
            self.rows[key.row][key.article] = key
        self.first = {row: dict(keys) for row, keys in self.rows.items()}
        """What stood in each row before any correction."""
        self.rejected: dict[str, int] = {}
        """Row -> the correction that rejects it."""
        self._standing_for: dict[Key, Key] = {}
        """Cell -> the cell of the same words that stands in its place since their rows are one."""
        self._index = _indexed(self.cells)

    def kind(self, row: str) -> PointKind:
        """The kind of a row."""
        return self.points[self.origin[row]].kind

    def is_changed(self, row: str) -> bool:
        """Whether a row has other cells than the analysis gave it."""
        return self.rows[row] != self.first.get(row)

    def exchange(self, one: Key, other: Key) -> None:
        """Let two cells of one article change rows."""
        rows = self.row_of[one], self.row_of[other]
        for key, row in ((one, rows[1]), (other, rows[0])):
            self.rows[row][key.article] = key
            self.row_of[key] = row

    def unite(self, key: Key, other: Key) -> None:
        """Let one cell stand for another of the same article and much the same words."""
        del self.rows[self.row_of[other]][other.article]
        del self.row_of[other]
        self._standing_for[other] = key

    def stands_for(self, key: Key) -> Key:
        """The cell itself, or the one that stands in its place."""
        while key in self._standing_for:
            key = self._standing_for[key]
        return key

    def alike(self, one: Key, other: Key) -> bool:
        """Whether two cells of one article have much the same words."""
        return are_alike(self.span(one), self.span(other))

    def span(self, key: Key) -> Span:
        """Where the words of a cell stand."""
        cell = self.cells[key]
        return Span(cell.start or 0, cell.end or 0)

    def put(self, key: Key, row: str) -> None:
        """Move a cell to a row that has none of its article."""
        del self.rows[self.row_of[key]][key.article]
        self.rows[row][key.article] = key
        self.row_of[key] = row

    def new_row(self, beside: str, name: str) -> str:
        """An empty row of the same kind, named `name`; returns the name."""
        self.origin[name] = self.origin[beside]
        self.rows[name] = {}
        return name

    def row_at(self, kind: PointKind, places: Iterable[Place]) -> str | None:
        """The row whose cells overlap these words most. A row of another kind counts only where its cells
        are much the same; a rejected one, where no other is as near."""
        score: dict[tuple[bool, str], float] = {}
        for place in places:
            for hit in self._hits(place):
                row = self.row_of[hit.key]
                own = self.kind(row) == kind
                if hit.inside if own else hit.is_alike:
                    score[own, row] = score.get((own, row), 0) + hit.likeness
        best = max(score, key=lambda k: (k[0], score[k], k[1] not in self.rejected, k[1]), default=None)
        return best[1] if best else None

    def cell_at(self, kind: PointKind, place: Place, row: str | None) -> Key | None:
        """The cell with these words: the one of `row`, else the likest of the same kind."""
        hits = [hit for hit in self._hits(place) if hit.inside]
        own = next((hit.key for hit in hits if self.row_of[hit.key] == row), None)
        same = [hit for hit in hits if self.kind(self.row_of[hit.key]) == kind and hit.is_alike]
        best = max(same, key=lambda hit: (hit.likeness, hit.key), default=None)
        return own or (best.key if best else None)

    def _hits(self, place: Place) -> Iterable[_Hit]:
        """The cells that share words with a place, the likest of those that stand for one another."""
        starts, cells, longest = self._index.get(place.article, ([], [], 0))
        first = bisect.bisect_left(starts, place.span.start - longest)
        found: dict[Key, _Hit] = {}
        for start, end, own in cells[first : bisect.bisect_left(starts, place.span.end)]:
            span, key = Span(start, end), self.stands_for(own)
            like = likeness(span, place.span)
            if like and (key not in found or found[key].likeness < like):
                shorter = min(end - start, place.span.end - place.span.start)
                inside = 2 * span.overlap(place.span) > shorter
                found[key] = _Hit(key, like, inside, are_alike(span, place.span))
        return found.values()


_Index = dict[int, tuple[list[int], list[tuple[int, int, Key]], int]]


def _indexed(cells: dict[Key, Cell]) -> _Index:
    """Article -> (starts, (start, end, key) in order, the longest cell)."""
    spans: dict[int, list[tuple[int, int, Key]]] = {}
    for key, cell in cells.items():
        spans.setdefault(key.article, []).append((cell.start or 0, cell.end or 0, key))
    return {
        article: ([s for s, _, _ in sorted(found)], sorted(found), max(e - s for s, e, _ in found))
        for article, found in spans.items()
    }
