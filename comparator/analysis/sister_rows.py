"""One fact that is split over rows: none of them may then say that an outlet has nothing of it."""

import bisect
import itertools
from collections.abc import Callable, Iterator, Sequence

from comparator.analysis.findings import Point


def sister_rows(
    points: Sequence[Point], trusted: Callable[[Point], bool] = lambda _: True
) -> dict[str, dict[int, str]]:
    """For each point the articles that have nothing in its own row, but stand in another, `trusted` one on
    much the same words: article -> id of that row."""
    sisters = Sisters(points, trusted)
    return {point.id: sisters.of(number) for number, point in enumerate(points)}


class Sisters:
    """The rows of a comparison by where their cells stand."""

    def __init__(self, points: Sequence[Point], trusted: Callable[[Point], bool] = lambda _: True) -> None:
        self.points = points
        self.held = [
            [(c.article, c.start, c.end) for c in point.cells if c.start is not None and c.end is not None]
            for point in points
        ]
        self.holders = [frozenset(article for article, _, _ in held) for held in self.held]
        self.spans: dict[tuple[int, bool], list[tuple[int, int, int]]] = {}
        """{(article, whether of figures): the spans of its rows}: a number alone tells no fact."""
        for number, held in enumerate(self.held):
            of_figures = points[number].kind == "figure"
            for article, start, end in held if trusted(points[number]) else ():
                self.spans.setdefault((article, of_figures), []).append((start, end, number))
        for spans in self.spans.values():
            spans.sort()
        self._known: dict[tuple[int, int, int, bool], list[int]] = {}

    def of(self, number: int) -> dict[int, str]:
        """The articles that another row shows to have what a point tells, with that row's id."""
        found: dict[int, str] = {}
        for other in dict.fromkeys(self._beside(number)):
            added = self.holders[other] - self.holders[number]
            for article in added if self._holds(other, number) else ():
                found.setdefault(article, self.points[other].id)
        return found

    def _holds(self, other: int, number: int) -> bool:
        """Whether another row shows what a point tells: a figure stands among figures; and where one article
        runs two remarks together that another prints apart, the one is not the other."""
        kinds = self.points[number].kind, self.points[other].kind
        if "figure" in kinds:
            return kinds[0] == kinds[1]
        ours, theirs = (
            {article: (start, end) for article, start, end in self.held[row]} for row in (number, other)
        )
        return kinds != ("quote", "quote") or all(
            _overlap(ours[a], theirs[a]) for a in ours.keys() & theirs.keys()
        )

    def telling(self, number: int) -> frozenset[int]:
        """The articles that the point's own row or another one shows to have what it tells."""
        return self.holders[number].union(*(self.holders[other] for other in self._beside(number)))

    def _beside(self, number: int) -> Iterator[int]:
        """The rows that stand on much the same words as a point."""
        telling = (False, True) if self.points[number].kind == "figure" else (False,)
        for (article, start, end), figures in itertools.product(self.held[number], telling):
            where = article, start, end, figures
            if where not in self._known:  # many rows hold the same words
                here = self.spans.get((article, figures), ())
                self._known[where] = sorted(_much_the_same(start, end, here))
            yield from self._known[where]


def _much_the_same(first: int, last: int, spans: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """Whose spans (sorted) share more than half of the longer of the two with this one."""
    length = last - first
    for place in range(bisect.bisect_left(spans, (first - length,)), len(spans)):
        start, end, number = spans[place]
        if 2 * (last - start) <= length:
            return
        shared = (end if end < last else last) - (start if start > first else first)
        if 2 * shared > length and 2 * shared > end - start:
            yield number


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])
