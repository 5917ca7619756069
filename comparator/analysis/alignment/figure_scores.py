"""How sure it is that two figures of different articles count the same thing, or two dates date one act."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.contrast.amounts import Amount, amount, comparable, relation
from comparator.analysis.contrast.same_event import Telling, one_event, telling_of
from comparator.analysis.contrast.scopes import PEOPLE, Scope, both_scopes, nouns_agree, reach_of, scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure

_RELATED = 0.12  # chance that the clauses say the same from which equal figures are one figure
_SAME = 0.3  # from which unequal ones are, if they are the only ones of their kind in their clauses
_CERTAIN = 0.6  # from which they are without a word for what is counted
_WORDS = 2  # words around two figures of one thing counted from which they are told of one event
_TO_THE_DAY = len("2000-01-01")


class Place(NamedTuple):
    """A figure in its article, the words around it, and the statements that hold it."""

    article: int
    found: ArticleFindings
    figure: Figure
    amount: Amount
    words: str
    units: tuple[int, ...]
    alone: bool
    """Whether it is the only one of its kind in those statements."""
    scope: Scope
    """What exactly it counts."""
    telling: Telling
    """What is told of it."""


def places_of(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Place]:
    """All figures of all articles, in an order that does not depend on that of the articles."""
    holding: dict[int, list[tuple[Span, int]]] = {}
    for i, unit in enumerate(alignment.units):
        holding.setdefault(unit.article, []).append((unit.span, i))
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    return [place for a in order for place in _of(a, articles[a], holding.get(a, ()))]


def _of(number: int, article: ArticleFindings, units: Sequence[tuple[Span, int]]) -> Iterator[Place]:
    """The figures of one article."""
    spans = [Span(f.start, f.end) for f in article.figures]
    held = [tuple(i for span, i in units if span.holds(own)) for own in spans]
    kinds = [(f.kind, set(h)) for f, h in zip(article.figures, held, strict=True)]
    for figure, span, units_of in zip(article.figures, spans, held, strict=True):
        beside = sum(kind == figure.kind and not mine.isdisjoint(units_of) for kind, mine in kinds)
        words = span.of(article.document.text)
        known, counts = amount(article, figure, span), scope_of(article, figure)
        told = telling_of(article, figure)
        yield Place(number, article, figure, known, words, units_of, beside == 1, counts, told)


def scores_of(places: Sequence[Place], alignment: Alignment) -> Chances:
    """How sure it is that two figures of different articles are one, from 0.5 up; 0 for all others."""
    scores = dict[tuple[int, int], float]()
    rows = _rows_of(alignment)
    near = [_near(place, alignment, rows) for place in places]
    both = [one | _told(place) for one, place in zip(near, places, strict=True)]
    counted = [_counts(place) for place in places]
    for i, j in (pair for alike in _alike(places) for pair in _meeting(alike, both)):
        one, other = places[i], places[j]
        if one.article == other.article or (i, j) in scores:
            continue
        if not (near[i].isdisjoint(near[j]) and counted[i].isdisjoint(counted[j])):
            scores[i, j] = _score(one, other, alignment, rows)
    pairs = np.array([*scores], int).reshape(-1, 2)
    return Chances(len(places), pairs[:, 0], pairs[:, 1], np.array([*scores.values()]))


def _alike(places: Sequence[Place]) -> Iterable[Sequence[int]]:
    """Figures among which there may be one figure: all dates; numbers of one kind and unit that are equal,
    and those that count a thing narrowed down alike. Some pairs are in two of them."""
    found: dict[object, list[int]] = {}
    for i, place in enumerate(places):
        f = place.figure
        unit = None if f.kind == "count" else f.unit
        if f.kind == "date":
            found.setdefault("dates", []).append(i)
            continue
        for key in ((f.value, f.low, f.high), place.scope.narrowed):
            found.setdefault((f.kind, unit, key), []).append(i)
    return found.values()


def _meeting(members: Sequence[int], near: Sequence[set[object]]) -> Iterator[tuple[int, int]]:
    """Every two members that have something in common, of which the first comes before the second."""
    having: dict[object, list[int]] = {}
    for i in members:
        yield from ((j, i) for j in set().union(*(having[key] for key in near[i] if key in having)))
        for key in near[i]:
            having.setdefault(key, []).append(i)


def _near(place: Place, alignment: Alignment, rows: dict[int, set[int]]) -> set[object]:
    """What two figures have in common if they can be one: for dates a row, for numbers a word around them,
    two clauses with a chance to say the same, or a side of a vote."""
    if place.figure.kind == "date":
        return {row for unit in place.units for row in rows.get(unit, ())}
    here = {(unit, other) for unit in place.units for other in alignment.chances.near[unit]}
    sides = {place.figure.low, place.figure.high} if place.figure.kind == "vote" else set[object]()
    return {*place.amount.around, *sides, *((min(p), max(p)) for p in here)}


def _counts(place: Place) -> set[object]:
    """The words for what is counted."""
    return {*place.amount.counted, ("head", place.scope.head)}


def _told(place: Place) -> set[object]:
    """What can show that two numbers of one thing are told of one event: a word of their sentences, what
    became of those counted, or who does it."""
    if place.figure.kind == "date":
        return set()
    told = place.telling
    keys = {("outcome", told.outcome)} if told.outcome else set[object]()
    keys |= {("age of", told.bearer)} if told.bearer else set()
    return {*told.words, *keys, *({("doer", told.subject)} if told.subject else ())}


def _rows_of(alignment: Alignment) -> dict[int, set[int]]:
    """{unit: numbers of the rows it stands in}."""
    rows: dict[int, set[int]] = {}
    for number, group in enumerate(alignment.groups):
        for unit in group.members:
            rows.setdefault(unit, set()).add(number)
    return rows


def _score(one: Place, other: Place, alignment: Alignment, rows: dict[int, set[int]]) -> float:
    a, b = one.figure, other.figure
    if a.kind == "date":
        return _same_day(one, other, _chance(one, other, alignment), rows)
    if one.telling.bearer and other.telling.bearer:
        return 0.5 + _chance(one, other, alignment) / 4 if one_event(one.telling, other.telling) else 0.0
    if (a.value, a.low, a.high) == (b.value, b.low, b.high):
        return _of_equals(one, other, alignment)
    counting = _counting(one, other)
    return _of_unequals(one, other, counting, alignment) if nouns_agree(*counting) else 0.0


def _counting(one: Place, other: Place) -> tuple[Scope, Scope]:
    """What both count."""
    if PEOPLE not in (one.scope.head, other.scope.head):
        return one.scope, other.scope
    return both_scopes((one.found, one.figure), (other.found, other.figure))


def _of_equals(one: Place, other: Place, alignment: Alignment) -> float:
    counted = one.amount.counted, other.amount.counted
    if all(counted) and not comparable(one.amount, other.amount):
        return 0.0
    chance = _chance(one, other, alignment)
    if chance >= _RELATED:
        return 0.5 + chance / 2
    return 0.5 + chance / 8 if _one_thing(one, other, True) else 0.0


def _of_unequals(one: Place, other: Place, counting: tuple[Scope, Scope], alignment: Alignment) -> float:
    kind, counted = one.figure.kind, (one.amount.counted, other.amount.counted)
    alike = comparable(one.amount, other.amount)
    if not alike and (all(counted) or kind == "duration"):
        return 0.0  # "a day after" measures nothing, and two lengths of time may be of two things
    chance = _chance(one, other, alignment)
    if _rivals(one, other, counting):
        return 0.5 + chance / 4
    if not alike and (chance < _CERTAIN or (any(counted) and kind == "count")):
        return 0.0
    if not (one.amount.numbered and other.amount.numbered):
        return 0.0
    if chance >= _SAME and ((one.alone and other.alone) or all(counted)):
        return 0.5 + chance / 4
    return 0.5 + chance / 8 if _one_thing(one, other, False) else 0.0


def _rivals(one: Place, other: Place, counting: tuple[Scope, Scope]) -> bool:
    """Whether two numbers are told of one thing at one event, with nothing that sets them apart but their
    size."""
    numbers = all(isinstance(f.value, int | float) for f in (one.figure, other.figure))
    return (
        numbers and one_event(one.telling, other.telling) and reach_of(one.figure.kind, *counting) == "same"
    )


def _one_thing(one: Place, other: Place, equal: bool) -> bool:
    """Whether figures alone tell that it is one thing: a vote with a side in common, or the same counted
    among the same words."""
    a, b = one.figure, other.figure
    if a.kind == "vote":
        return bool({a.low, a.high} & {b.low, b.high})
    if not comparable(one.amount, other.amount) or not (one.amount.counted or other.amount.counted):
        return False
    among = (one.amount.around & other.amount.around) - one.amount.counted - other.amount.counted
    return len(among) >= _WORDS or (bool(among) and (equal or relation(a, b) == "rounded"))


def _chance(one: Place, other: Place, alignment: Alignment) -> float:
    best, chances = 0.0, alignment.chances.near
    for i in one.units:
        near = chances[i]
        for j in other.units:
            best = max(best, near.get(j, 0.0))
    return best


def _same_day(one: Place, other: Place, chance: float, rows: dict[int, set[int]]) -> float:
    """Dates of clauses that stand in one row: one day, told more or less exactly, or two days for one act."""
    ours, theirs = ({r for unit in p.units for r in rows.get(unit, ())} for p in (one, other))
    a, b = one.figure.as_of, other.figure.as_of
    if not (a and b) or ours.isdisjoint(theirs):
        return 0.0
    if a.startswith(b) or b.startswith(a):
        return 0.5 + chance / 2
    exact = len(a) == len(b) == _TO_THE_DAY
    return 0.5 + chance / 4 if exact and one.alone and other.alone else 0.0
