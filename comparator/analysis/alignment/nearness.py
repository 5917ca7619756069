"""Which articles may have what a row tells although no cell shows it, and where: none can be said to have
nothing of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import Canonical
from comparator.analysis.alignment.rows import Row
from comparator.analysis.alignment.title_rows import SAME_PERSON
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Nearby
from comparator.analysis.wording.claims import refuses, turns_down
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

NEAR = 0.13
"""A pair with less chance to say the same is two things. Of the articles without a cell in a row of a fact
that readers of sixteen events had found, nine in ten of those that tell it are near by this measure, and
half of those that do not."""
QUOTED = 0.8
"""The same for utterances: what one speaker says twice of one matter is alike and seldom the same. Of the
nine articles with such a passage of more chance two had the utterance, of 180 others five."""
ALSO = 0.3
"""The next passage, in another sentence, is right in a third of the cells from this chance on, below it in a
tenth."""

_ONE_OFFER = 3  # words that two sentences share which tell of one refusal

_AT_ONCE = 32  # rows looked at together: more would take memory that a large event lacks


class _Reach(NamedTuple):
    """Which units are near which, as places in the order of all pairs, the likeliest pair last; 0 is none."""

    ranks: NDArray[np.int32]
    """[unit, article]: the place of the unit's likeliest pair with one of the article."""
    seconds: NDArray[np.int32]
    """The same of its next pair there."""
    likest: NDArray[np.int32]
    """[place]: the pair's other unit, -1 at 0."""
    chances: NDArray[np.floating]
    """[place]: the chance of the pair."""


class Nearness:
    """The statements of an event by place, and who gives which figure and names which person where."""

    def __init__(
        self, articles: Sequence[ArticleFindings], alignment: Alignment, canonical: Canonical
    ) -> None:
        self.articles, self.every, self.canonical = articles, alignment.units, canonical
        self.threshold = alignment.model.threshold
        self.units: dict[tuple[int, int], int] = {
            (unit.article, unit.statement.start): number for number, unit in enumerate(alignment.units)
        }
        self.reach = _reached([unit.article for unit in alignment.units], alignment.chances)
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
        self.refusals: dict[str | None, list[int]] = {}
        self.unnamed: list[int] = []
        self.refused_plainly: set[int] = set()
        self.refusing: dict[int, frozenset[str | None]] = {}
        for number in range(len(alignment.units)):
            self._read_refusal(number)

    def of(self, rows: Sequence[Row]) -> Iterator[tuple[Nearby, ...]]:
        """Of each row, for each article without a cell in it that may have it all the same, its likest
        passages; none of a row of titles: what else is told of whoever has one says nothing of it."""
        for block in (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE)):
            units = [self._units(row) for row in block]
            for row, mine, likest in zip(block, units, self._likest(block, units), strict=True):
                found = self._figures(row) if row.kind == "figure" else self._told(mine, likest)
                yield tuple(found[article] for article in sorted(found.keys() - row.cells.keys()))

    def _told(self, units: Sequence[int], likest: Mapping[int, Nearby]) -> dict[int, Nearby]:
        named = {a: _nearby(a, span) for a, span in self._named(units)}
        refused = {a: _nearby(a, span, alike=True) for a, span in reversed([*self._refused(units)])}
        return {**named, **likest, **refused}

    def _likest(self, rows: Sequence[Row], units: Sequence[Sequence[int]]) -> list[dict[int, Nearby]]:
        """Of each row, by its units: for each article the passage there that most likely says the same as any
        of these, where one may, with the next likest one, where that is likely too, in another sentence. It
        is worth reading from that chance on from which rows are joined."""
        found: list[dict[int, Nearby]] = [{} for _ in rows]
        own = [n for n, mine in enumerate(units) if mine]
        if not own:
            return found
        best, second = self._best([units[n] for n in own])
        chance, every = self.reach.chances[best], self.every
        quoted = np.array([[rows[n].kind == "quote"] for n in own])
        near = chance >= np.where(quoted, QUOTED, NEAR)
        alike = chance >= np.where(quoted, QUOTED, self.threshold)
        one, other = self.reach.likest[best], self.reach.likest[second]
        apart = alike & (self.reach.chances[second] >= ALSO) & (self.sentences[one] != self.sentences[other])
        told: tuple[NDArray[Any], ...] = (*np.nonzero(near), one[near], np.where(apart, other, -1)[near])
        told += (alike[near],)
        for n, a, unit, also, worth in zip(*(part.tolist() for part in told), strict=True):
            span = every[also].span if also >= 0 else None
            found[own[n]][a] = _nearby(a, every[unit].span, span, alike=worth)
        return found

    def _best(self, units: Sequence[Sequence[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """[row, article]: the place of the likeliest pair of any of the row's units with one of the article,
        and of the next one that is with another unit there."""
        sizes = np.array([len(mine) for mine in units], int)
        every = np.concatenate([np.array(mine, int) for mine in units])
        starts, first, likest = np.cumsum(sizes) - sizes, self.reach.ranks[every], self.reach.likest
        best = np.maximum.reduceat(first, starts, axis=0)
        again = likest[first] == np.repeat(likest[best], sizes, axis=0)
        rest = np.where(again, self.reach.seconds[every], first)
        return best, np.maximum.reduceat(rest, starts, axis=0)

    def _named(self, units: Sequence[int]) -> Iterator[tuple[int, Span]]:
        """Where the others name the person of whom a row only says who it is: they may say it elsewhere."""
        for unit in units:
            statement = self.every[unit].statement
            if statement.verb is None:
                yield from self.people.get(self.canonical(statement.subject), {}).items()

    def _refused(self, units: Sequence[int]) -> Iterator[tuple[int, Span]]:
        """Where the others tell, in whatever words, that somebody turns something down who does so in the row
        ("rejected the invitation", "ruled out a trip")."""
        for unit in units:
            for person in sorted(self.refusing.get(unit, ()), key=str):
                bare = (n for n in self.unnamed if self.every[n].article in self.people[person])
                for other in sorted((*self.refusals[person], *bare), key=self._in_other_words):
                    if self._one_offer(unit, other):
                        yield self.every[other].article, self.every[other].span

    def _in_other_words(self, number: int) -> bool:
        return number not in self.refused_plainly

    def _one_offer(self, one: int, other: int) -> bool:
        """Whether two clauses may tell of one refusal: in the plainest words of one named person, else in
        sentences with words in common; with more of them where one names nobody ("the farmers' leader")."""
        plain = one in self.refused_plainly and other in self.refused_plainly
        named = bool(self.refusing[other])
        shared = len(self._sentence(one) & self._sentence(other))
        return (plain and named) or shared >= _ONE_OFFER - named

    def _sentence(self, number: int) -> frozenset[str]:
        unit = self.every[number]
        return content(unit.statement.sentence.of(self.articles[unit.article].document.text))

    def _read_refusal(self, number: int) -> None:
        """Remembers who turns something down in a clause; where it names nobody, that somebody does."""
        unit = self.every[number]
        found = self.articles[unit.article]
        words = unit.span.of(found.document.text)
        if not turns_down(unit.statement, words):
            return
        named = {self.canonical(m.name) for m in at(found).mentions(unit.span) if m.kind != "place"}
        told = unit.statement.speaker if unit.statement.voice == "quoted" else unit.statement.subject
        people = frozenset(({self.canonical(told)} | named) & self.people.keys())
        self.refusing[number] = people
        if refuses(unit.statement.verb, words):
            self.refused_plainly.add(number)
        for person in people:
            self.refusals.setdefault(person, []).append(number)
        if not named and not people:
            self.unnamed.append(number)

    def _units(self, row: Row) -> list[int]:
        """The units of a row's cells; none of figures and titles."""
        if row.kind == "figure" or row.joined_by == SAME_PERSON:
            return []
        told = ((a, at(self.articles[a]).statements(span)) for a, span in row.cells.items())
        units = (self.units.get((a, statement.start)) for a, statements in told for statement in statements)
        return [unit for unit in units if unit is not None]

    def _figures(self, row: Row) -> dict[int, Nearby]:
        places: dict[int, Span] = {}
        for article, span in row.cells.items():
            figure = at(self.articles[article]).figure(span)
            if figure and (figure.value is not None or figure.as_of):
                places |= self.given[_amount(figure)]
        return {a: _nearby(a, span, alike=True) for a, span in places.items()}


def _nearby(article: int, first: Span, second: Span | None = None, *, alike: bool = False) -> Nearby:
    apart = second if second and not second.overlap(first) else None
    return Nearby(article=article, start=first.start, end=first.end, also=apart, alike=alike)


def _reached(home: Sequence[int], chances: Chances) -> _Reach:
    unit, other, chance = chances.above(NEAR)
    order = np.lexsort((other, chance))  # the likeliest last, so that it stays
    unit, other, chance = unit[order], other[order].astype(np.int32), chance[order]
    there, place = np.array(home, int)[other], np.arange(1, len(order) + 1, dtype=np.int32)
    ranks = np.zeros((len(home), max(home, default=0) + 1), np.int32)
    ranks[unit, there] = place
    seconds, next_ = np.zeros_like(ranks), ranks[unit, there] != place
    seconds[unit[next_], there[next_]] = place[next_]
    return _Reach(ranks, seconds, np.append(np.int32(-1), other), np.append(0.0, chance))


def _amount(figure: Figure) -> object:
    """What two figures of one value have in common."""
    return (figure.as_of,) if figure.kind == "date" else (figure.value, figure.unit)
