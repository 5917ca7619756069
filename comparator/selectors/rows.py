"""Which points stand as rows of their own: what says the same thing twice is told once.

Alignment finds a fact, the figure in it and the title in it, each as a point with cells. To a reader that is
one row. What is folded into another row still stands under its own kind ("Figures").
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from comparator.analysis.alignment.sure import OPPOSED, is_sure
from comparator.analysis.findings import ArticleFindings, Cell, Finding, Point
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.remembered import remembered

_OF_THE_PASSAGE: frozenset[Finding] = frozenset({"paraphrased", "reworded", "moved"})
"""Findings on how a whole passage is told: of a part of it they say nothing new."""
_QUOTED = re.compile(r"([^“”]*)“([^“”]+)”")
_TITLED = re.compile(r"“([^“”]+)”(?= has )")  # an article without an outlet is called by its headline
_DIGITS = re.compile(r"\d[\d.,]*")
KINDS = {"quote": 0, "fact": 1, "figure": 2}
_POINTS = 16_384  # rows whose cells with words are remembered: several events of two hundred articles
_COMPARISONS = 16


@remembered(_POINTS)
def present(point: Point) -> tuple[Cell, ...]:
    """The cells that have words."""
    return tuple(cell for cell in point.cells if cell.start is not None)


def in_quote_marks(cell: Cell, article: ArticleFindings) -> bool:
    """Whether half of a cell's words stand in quote marks in its article."""
    start, end = cell.start or 0, cell.end or 0
    spoken = (q for q in article.quotes if q.kind != "indirect")
    return any(2 * (min(end, q.end) - max(start, q.start)) >= max(1, end - start) for q in spoken)


@remembered(_COMPARISONS)
def folded(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> tuple[Point, ...]:
    """The points that stand as rows, in their order. A point whose words all lie inside another's is told by
    that one, which takes over its findings; of several points on one contradiction only the clearest keeps
    the verdict; a weekday or "this week" alone is no row. What a person put right stays
    as that person left it."""
    heads = _heads(points, articles)
    first = [p for p in points if p.id in heads]
    told = [
        _demoted(p) if p.verdict in OPPOSED and p.id not in heads else p
        for p in points
        if p.id in heads or not _told_whole(p, first)
    ]
    kept: dict[str, Point] = {}
    having: dict[int, list[str]] = {}
    for point in sorted(told, key=_size):
        cover = None if point.id in heads else _cover(point, kept, having)
        merged = _merged(cover, point) if cover else None
        if merged:
            kept[merged.id] = merged
        elif point.id in heads or not _only_a_day(point, articles):
            kept[point.id] = point
            for cell in present(point):
                having.setdefault(cell.article, []).append(point.id)
    return tuple(kept[p.id] for p in points if p.id in kept)


def _cover(point: Point, kept: Mapping[str, Point], having: Mapping[int, Sequence[str]]) -> Point | None:
    """The first of the rows kept that tells all of a point: `having` names those that an article has."""
    candidates = [having.get(cell.article, ()) for cell in present(point)]
    fewest = min(candidates, key=len, default=tuple(kept))
    return next((kept[row] for row in fewest if _covers(kept[row], point)), None)


def told_by(figure: Point, rows: Sequence[Point]) -> Point | None:
    """Which of some rows tells all of a figure, the shortest of several; None where none does."""
    covering = (row for row in rows if _covers(row, figure))
    return min(covering, key=_length, default=None)


def _told_whole(point: Point, heads: Sequence[Point]) -> bool:
    """Whether it is a figure whose contradiction is told by a row that all its articles stand in: beside that
    one it would say the same once more, or less."""
    if point.kind != "figure" or point.verdict not in OPPOSED:
        return False
    numbers, having = {n for _, n in _sides(point)}, {cell.article for cell in present(point)}
    return any(
        point.verdict == p.verdict
        and (point.why == p.why or (numbers and numbers == {n for _, n in _sides(p)}))
        and having <= cells_by_article(p).keys()
        for p in heads
        if p.id != point.id
    )


def _heads(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> frozenset[str]:
    """Of the points that tell one contradiction, the one that shows it best; and what people put right. What
    a person settled in one of them, the others tell no more."""
    put_right = [point for point in points if isinstance(point, CorrectedPoint)]
    settled = {point.was for point in put_right if point.was and point.was[1]}
    opposed = [p for p in points if p.verdict in OPPOSED and (p.verdict, p.why) not in settled]
    reasons, heads = set[tuple[str, str]](), dict[tuple[str, frozenset[tuple[str, ...]]], list[Point]]()
    for point in sorted(opposed, key=lambda point: _clearness(point, articles)):
        numbers = frozenset(number for _, number in _sides(point))
        alike = heads.setdefault((point.verdict, numbers), [])
        told = len(numbers) > 1 and any(_one_issue(head, point) for head in alike)
        if not told and (not point.why or (point.verdict, point.why) not in reasons):
            alike.append(point)
            reasons.add((point.verdict, point.why))
    return frozenset(point.id for point in chain(put_right, *heads.values()))


def _one_issue(one: Point, other: Point) -> bool:
    """Whether two points of the same numbers tell one contradiction: on words that at least two articles have
    in both, and nobody has in one the number of the others in the other: 13 dead and 15 hurt, and the other
    way round, are two."""
    cells, had = cells_by_article(one), dict(_sides(one))
    if any(had.get(who, number) != number for who, number in _sides(other)):
        return False
    beside = (c for c in present(other) if c.article in cells and _overlap(cells[c.article], c))
    return sum(1 for _ in beside) > 1


def _sides(point: Point) -> list[tuple[str, tuple[str, ...]]]:
    """The numbers that a contradiction sets against each other, of each side whose they are and those of its
    words."""
    sides = (
        (who.strip(" ,.;"), tuple(_DIGITS.findall(words)))
        for who, words in _QUOTED.findall(_TITLED.sub(r"\1", point.why))
    )
    return [(who, numbers) for who, numbers in sides if numbers]


def _overlap(one: Cell, other: Cell) -> bool:
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)


def _clearness(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, ...]:
    """Guesses last; quotes before all; what shows most articles to have one of the numbers; facts before
    figures; then many articles; then few words."""
    numbers = {number for _, told in _sides(point) for number in told}
    said = (articles[c.article].document.text[c.start : c.end] for c in present(point))
    telling = sum(not numbers.isdisjoint(_DIGITS.findall(words)) for words in said)
    order = not is_sure(point), point.kind != "quote", -telling, point.kind == "figure"
    return *order, -len(present(point)), _length(point)


def _demoted(point: Point) -> Point:
    """The same row without the verdict that another row tells better."""
    return msgspec.structs.replace(point, verdict="altered")


def _size(point: Point) -> tuple[float, float, int, str]:
    """Largest first, so that what covers comes before what is covered."""
    return -len(present(point)), -_length(point), KINDS[point.kind], point.id


def _length(point: Point) -> int:
    return sum((cell.end or 0) - (cell.start or 0) for cell in present(point))


def _covers(outer: Point, inner: Point) -> bool:
    """Whether all words of a point are told by another one."""
    if KINDS[outer.kind] > KINDS[inner.kind] or not is_sure(outer):
        return False
    cells, whole = cells_by_article(outer), _one_passage_in_parts(outer, inner)
    return all(
        cell.article in cells and (_holds(cells[cell.article], cell) or (whole and _near(cells, cell)))
        for cell in present(inner)
    )


@remembered(_POINTS)
def cells_by_article(point: Point) -> Mapping[int, Cell]:
    """{article: its cell}, of those that have words."""
    return {cell.article: cell for cell in present(point)}


def _holds(outer: Cell, inner: Cell) -> bool:
    return (outer.start or 0) <= (inner.start or 0) and (inner.end or 0) <= (outer.end or 0)


def _near(cells: Mapping[int, Cell], inner: Cell) -> bool:
    return cells[inner.article].paragraph == inner.paragraph


def _one_passage_in_parts(outer: Point, inner: Point) -> bool:
    """Whether both set the same words of one article against two parts of another's paragraph."""
    own, other = (cells_by_article(point).get(outer.reference) for point in (outer, inner))
    same = own is not None and other is not None and (own.start, own.end) == (other.start, other.end)
    return outer.kind == inner.kind and same


def _merged(outer: Point, inner: Point) -> Point | None:
    """The outer point with the findings of the inner one; None where those rest on another reference. A row
    that a person put right takes over nothing."""
    if isinstance(outer, CorrectedPoint):
        return outer
    parts = cells_by_article(inner)
    cells = tuple(_with(cell, parts.get(cell.article)) for cell in outer.cells)
    if cells != outer.cells and outer.reference != inner.reference:
        return None
    told = inner if cells != outer.cells and outer.verdict in ("agree", "both true") else outer
    return msgspec.structs.replace(outer, cells=cells, verdict=told.verdict, why=told.why)


def _with(cell: Cell, part: Cell | None) -> Cell:
    if part is None or cell.start is None:
        return cell
    more = tuple(f for f in part.findings if f not in cell.findings and f not in _OF_THE_PASSAGE)
    if not more:
        return cell
    state = cell.state if cell.state == "added" else "altered"
    changes = tuple(change for change in part.changes if change.kind in more)
    return msgspec.structs.replace(
        cell, state=state, findings=cell.findings + more, changes=cell.changes + changes
    )


def _only_a_day(point: Point, articles: Sequence[ArticleFindings]) -> bool:
    """Whether it is a date without a number in any article: "Friday", "this week", "in March"."""
    return point.kind == "figure" and all(_bare_date(cell, articles) for cell in present(point))


def _bare_date(cell: Cell, articles: Sequence[ArticleFindings]) -> bool:
    found = articles[cell.article]
    words = found.document.text[cell.start : cell.end]
    dates = (f for f in found.figures if f.kind == "date" and f.start < (cell.end or 0))
    return not any(c.isdigit() for c in words) and any(f.end > (cell.start or 0) for f in dates)
