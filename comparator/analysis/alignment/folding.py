"""Rows that mostly hold the same stretches become one: cliques that differ in a cell, a clause and its
subclause, a headline and the sentence below it."""

import bisect
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from comparator.analysis.alignment.rows import Row
from comparator.analysis.alignment.sure import BRINGS_IN, SURE_FACT
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, PointKind

MAX_CELL = 300  # code points; two clauses side by side become one cell up to here
_STRETCH = 64  # code points


def folded(rows: Sequence[Row], articles: Sequence[ArticleFindings]) -> list[Row]:
    """The rows, the larger and surer ones first, each put into an earlier one of its kind that has most of
    its cells already, where what it has besides can stand there too."""
    kept = list[Row]()
    standing: dict[tuple[PointKind, int, int], set[int]] = {}
    for row in sorted(rows, key=lambda r: (-len(r.cells), -(r.score or 0.0), _place(r))):
        near = _near(row, standing)
        fitting = (n for n in near if _as_sure(kept[n], row))
        number, joined = next(
            ((n, cells) for n in fitting if (cells := _union(kept[n].cells, row.cells))),
            (len(kept), row.cells),
        )
        known = number < len(kept)
        earlier = kept[number] if known else row
        apart = _told_apart(row, earlier, joined, articles) if known else {}
        joined = {**joined, **{a: earlier.cells[a] for a in apart}}
        kept[number : number + 1] = [
            msgspec.structs.replace(
                earlier,
                cells=joined,
                speaker=earlier.speaker or row.speaker,
                again=(*earlier.again, *(row.again if known else ()), *apart.items()),
            )
        ]
        fresh = joined.items() - earlier.cells.items() if known else joined.items()
        for where in _stretches(row.kind, fresh):
            standing.setdefault(where, set()).add(number)
    return kept


def _as_sure(earlier: Row, row: Row) -> bool:
    """Whether a row may stand in an earlier one: what brings in an outlet without being sure stays beside a
    row that is."""
    surer = row.kind == "fact" and _chance(row) < BRINGS_IN and _chance(earlier) >= SURE_FACT
    return not surer or row.cells.keys() <= earlier.cells.keys()


def _chance(row: Row) -> float:
    """A row's chance; what was joined without one, titles of one person, is sure."""
    return 1.0 if row.score is None else row.score


def _told_apart(
    row: Row, earlier: Row, joined: Mapping[int, Span], articles: Sequence[ArticleFindings]
) -> dict[int, Span]:
    """{article: its stretch of a row that is folded into an earlier one} where a sentence begins between the
    two: a fact that one article tells twice has no cell over everything between."""
    if row.kind != "fact":
        return {}
    wide = {a for a, span in joined.items() if a in row.cells and span != earlier.cells.get(a, span)}
    return {a: row.cells[a] for a in wide if _begins_sentence(articles[a], joined[a])}


def _begins_sentence(article: ArticleFindings, span: Span) -> bool:
    """Whether a sentence begins inside a stretch."""
    place = bisect.bisect_right(article.sentences, span.start, key=lambda s: s.start)
    return place < len(article.sentences) and article.sentences[place].start < span.end


def _near(row: Row, standing: Mapping[tuple[PointKind, int, int], set[int]]) -> list[int]:
    """Numbers of the rows that stand where this one does in half of its articles or more."""
    here = (
        set[int]().union(*(standing.get(where, ()) for where in _stretches(row.kind, [cell])))
        for cell in row.cells.items()
    )
    beside = Counter(itertools.chain.from_iterable(here))
    return sorted(number for number, shared in beside.items() if shared * 2 >= len(row.cells))


def _stretches(kind: PointKind, cells: Iterable[tuple[int, Span]]) -> Iterator[tuple[PointKind, int, int]]:
    """Where cells stand, roughly: rows that share no such place have no words in common."""
    for article, (start, end) in cells:
        for number in range(start // _STRETCH, end // _STRETCH + 1):
            yield kind, article, number


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
    return a == b or a.overlap(b) * 2 >= min(a.end - a.start, b.end - b.start)
