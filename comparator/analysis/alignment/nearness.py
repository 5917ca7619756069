"""Which articles may have what a row tells although no cell shows it, and where: none can be said to have
nothing of it."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import Canonical
from comparator.analysis.alignment.rows import Row
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Nearby
from comparator.analysis.wording.claims import refuses
from comparator.analysis.wording.places import at

NEAR = 0.15
"""A pair with less chance to say the same is two things. Of the absences that readers of sixteen events found
untrue half are near by this measure, of those that are true a fifth."""
ALSO = 0.05
"""The likest passage is where a reader would look in half of the articles that tell it, the next one of this
chance in a sixth of them."""


_AT_ONCE = 32  # rows looked at together: more would take memory that a large event lacks


class Nearness:
    """The statements of an event by place, and who gives which figure and names which person where."""

    def __init__(
        self, articles: Sequence[ArticleFindings], alignment: Alignment, canonical: Canonical
    ) -> None:
        self.articles, self.alignment, self.canonical = articles, alignment, canonical
        self.units: dict[tuple[int, int], int] = {
            (unit.article, unit.statement.start): number for number, unit in enumerate(alignment.units)
        }
        self.ranks, self.seconds, self.likest, self.near = _reached(
            [unit.article for unit in alignment.units], alignment.chances
        )
        numbers: dict[tuple[int, Span], int] = {}
        self.sentences = np.array(
            [numbers.setdefault((u.article, u.statement.sentence), len(numbers)) for u in alignment.units],
            int,
        )
        self.given: dict[object, dict[int, Span]] = {}
        for number, article in enumerate(articles):
            for figure in article.figures:
                places = self.given.setdefault(_amount(figure), {})
                places.setdefault(number, Span(figure.start, figure.end))
        self.people: dict[str | None, dict[int, Span]] = {}
        for number, article in enumerate(articles):
            for mention in article.mentions:
                if mention.kind == "person":
                    places = self.people.setdefault(canonical(mention.name), {})
                    places.setdefault(number, Span(mention.start, mention.end))
        self.refusals: dict[str | None, dict[int, Span]] = {}
        self.refusing = {n: people for n in range(len(alignment.units)) if (people := self._refusing(n))}
        for number, people in self.refusing.items():
            unit = alignment.units[number]
            for person in people:
                self.refusals.setdefault(person, {}).setdefault(unit.article, unit.span)

    def of(self, rows: Sequence[Row]) -> Iterator[tuple[Nearby, ...]]:
        """Of each row, for each article without a cell in it that may have it all the same, its likest
        passages."""
        for block in (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE)):
            units = [[] if row.kind == "figure" else [*self._units(row)] for row in block]
            for row, mine, (likest, also) in zip(block, units, self._likest(units), strict=True):
                found = self._figures(row) if row.kind == "figure" else self._told(mine, likest)
                missing = sorted(found.keys() - row.cells.keys())
                yield tuple(_nearby(a, found[a], also.get(a)) for a in missing)

    def _told(self, units: Sequence[int], likest: Mapping[int, Span]) -> Mapping[int, Span]:
        return {**dict(self._named(units)), **likest, **dict(self._refused(units))}

    def _likest(self, rows: Sequence[Sequence[int]]) -> list[tuple[dict[int, Span], dict[int, Span]]]:
        """Of each row, by its units: for each article the passage there that most likely says the same as any
        of these, where one may; and the next likest one, where that is another sentence."""
        found: list[tuple[dict[int, Span], dict[int, Span]]] = [({}, {}) for _ in rows]
        units, sizes = (
            [unit for row in rows for unit in row],
            np.array([len(row) for row in rows if row], int),
        )
        if not units:
            return found
        own, starts, first = (
            [n for n, row in enumerate(rows) if row],
            np.cumsum(sizes) - sizes,
            self.ranks[units],
        )
        rank = np.maximum.reduceat(first, starts, axis=0)
        best = self.likest[rank]
        again = self.likest[first] == np.repeat(best, sizes, axis=0)
        second = self.likest[np.maximum.reduceat(np.where(again, self.seconds[units], first), starts, axis=0)]
        apart = (second >= 0) & (self.sentences[second] != self.sentences[best])
        for which, (likest, there) in enumerate(((best, rank > self.near), (second, apart))):
            row, article = np.nonzero(there)
            for n, a, unit in zip(row.tolist(), article.tolist(), likest[there].tolist(), strict=True):
                found[own[n]][which][a] = self.alignment.units[unit].span
        return found

    def _named(self, units: Sequence[int]) -> Iterator[tuple[int, Span]]:
        """Where the others name the person of whom a row only says who it is: they may say it elsewhere."""
        for unit in units:
            statement = self.alignment.units[unit].statement
            if statement.verb is None:
                yield from self.people.get(self.canonical(statement.subject), {}).items()

    def _refused(self, units: Sequence[int]) -> Iterator[tuple[int, Span]]:
        """Where the others tell, in whatever words, that somebody turns something down who does so in the row
        ("rejected the invitation", "ruled out a trip")."""
        for unit in units:
            for person in self.refusing.get(unit, ()):
                yield from self.refusals[person].items()

    def _refusing(self, number: int) -> frozenset[str | None]:
        """The people of a clause that tells of a refusal; none of any other."""
        unit = self.alignment.units[number]
        found = self.articles[unit.article]
        if not refuses(unit.statement.verb, unit.span.of(found.document.text)):
            return frozenset()
        named = {self.canonical(m.name) for m in at(found).mentions(unit.span) if m.kind == "person"}
        return frozenset(({self.canonical(unit.statement.subject)} | named) & self.people.keys())

    def _units(self, row: Row) -> Iterator[int]:
        for article, span in row.cells.items():
            for statement in at(self.articles[article]).statements(span):
                unit = self.units.get((article, statement.start))
                if unit is not None:
                    yield unit

    def _figures(self, row: Row) -> Mapping[int, Span]:
        places: dict[int, Span] = {}
        for article, span in row.cells.items():
            figure = at(self.articles[article]).figure(span)
            if figure and (figure.value is not None or figure.as_of):
                places |= self.given[_amount(figure)]
        return places


def _nearby(article: int, first: Span, second: Span | None) -> Nearby:
    apart = second if second and not second.overlap(first) else None
    return Nearby(article=article, start=first.start, end=first.end, also=apart)


def _reached(
    home: Sequence[int], chances: Chances
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int_], int]:
    """[unit, article]: how far up a unit's likeliest pair with one of the article stands among all pairs, the
    likeliest highest, 0 where there is none; the same of its next pair; at each such place the pair's other
    unit, -1 at 0; and the highest place of a pair that is not near."""
    unit, other, chance = chances.above(ALSO)
    order = np.lexsort((other, chance))  # the likeliest last, so that it stays
    one, there, place = unit[order], np.array(home, int)[other[order]], np.arange(1, len(order) + 1)
    ranks = np.zeros((len(home), max(home, default=0) + 1), np.int32)
    ranks[one, there] = place
    seconds, next_ = np.zeros_like(ranks), ranks[one, there] != place
    seconds[one[next_], there[next_]] = place[next_]
    return ranks, seconds, np.append(-1, other[order]), int((chance < NEAR).sum())


def _amount(figure: Figure) -> object:
    """What two figures of one value have in common."""
    return (figure.as_of,) if figure.kind == "date" else (figure.value, figure.unit)
