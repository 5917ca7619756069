"""Which articles may have what a row tells although no cell shows it: none can say that they left it out."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
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
        self.reached = _reached([unit.article for unit in alignment.units], alignment.chances)
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
                if unit in self.reached:
                    yield self.reached[unit]

    def _figures(self, row: Row) -> Iterator[Collection[int]]:
        for article, span in row.cells.items():
            figure = at(self.articles[article]).figure(span)
            if figure and (figure.value is not None or figure.as_of):
                yield self.given[_amount(figure)]


def _reached(home: Sequence[int], chances: Chances) -> dict[int, set[int]]:
    """{unit: the articles that may have what it tells}: where a unit of theirs has a chance to say the same
    that is not far below the best that this one has with any of the first one's article."""
    place = np.array(home, int)
    unit, other, chance = chances.above(0.0)
    best = np.zeros((len(home), max(home, default=0) + 1))
    np.maximum.at(best, (unit, place[other]), chance)
    near = (chance >= NEAR) & (chance >= RIVAL * best[other, place[unit]])
    found: dict[int, set[int]] = {}
    for one, article in zip(unit[near].tolist(), place[other[near]].tolist(), strict=True):
        found.setdefault(one, set()).add(article)
    return found


def _amount(figure: Figure) -> object:
    """What two figures of one value have in common."""
    return (figure.as_of,) if figure.kind == "date" else (figure.value, figure.unit)
