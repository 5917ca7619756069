"""Which articles may have what a row tells although no cell shows it: none can say that they left it out."""

from collections.abc import Collection, Iterator, Sequence

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.rows import Row
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.places import at

NEAR = 0.12  # a pair with less chance to say the same is two things
RIVAL = 0.3  # … and so is one with less than this share of the chance that one of the two has elsewhere there


class Nearness:
    """The statements of an event by place, and who gives which figure."""

    def __init__(self, articles: Sequence[ArticleFindings], alignment: Alignment) -> None:
        self.articles, self.alignment = articles, alignment
        self.units: dict[tuple[int, int], int] = {
            (unit.article, unit.statement.start): number for number, unit in enumerate(alignment.units)
        }
        self.reached: dict[int, frozenset[int]] = {}
        self.best: dict[int, dict[int, float]] = {}
        self.given: dict[object, set[int]] = {}
        for number, article in enumerate(articles):
            for figure in article.figures:
                self.given.setdefault(_amount(figure), set()).add(number)

    def of(self, row: Row) -> tuple[int, ...]:
        """The articles without a cell in the row that may have it all the same, in order."""
        found = set[int]().union(*(self._figures(row) if row.kind == "figure" else self._statements(row)))
        return tuple(sorted(found - row.cells.keys()))

    def _statements(self, row: Row) -> Iterator[Collection[int]]:
        for article, span in row.cells.items():
            for statement in at(self.articles[article]).statements(span):
                unit = self.units.get((article, statement.start))
                if unit is not None:
                    yield self._reached(unit)

    def _reached(self, unit: int) -> frozenset[int]:
        """The articles that may have what a statement tells, found out once."""
        if unit not in self.reached:
            units, mine = self.alignment.units, self.alignment.units[unit].article
            self.reached[unit] = frozenset(
                units[other].article
                for other, chance in self.alignment.chances.near[unit].items()
                if chance >= NEAR and chance >= RIVAL * self._best(other).get(mine, 0.0)
            )
        return self.reached[unit]

    def _best(self, unit: int) -> dict[int, float]:
        """For each article the highest chance of a statement with any of its own."""
        if unit not in self.best:
            best = self.best[unit] = dict[int, float]()
            for other, chance in self.alignment.chances.near[unit].items():
                article = self.alignment.units[other].article
                if chance > best.get(article, 0.0):
                    best[article] = chance
        return self.best[unit]

    def _figures(self, row: Row) -> Iterator[Collection[int]]:
        for article, span in row.cells.items():
            figure = at(self.articles[article]).figure(span)
            if figure and (figure.value is not None or figure.as_of):
                yield self.given[_amount(figure)]


def _amount(figure: Figure) -> object:
    """What two figures of one value have in common."""
    return (figure.as_of,) if figure.kind == "date" else (figure.value, figure.unit)
