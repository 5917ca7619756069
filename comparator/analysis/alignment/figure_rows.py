"""Which figures of different articles count the same thing, and which dates date the same act."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.grouping import groups_of
from comparator.analysis.alignment.rows import Row
from comparator.analysis.contrast.amounts import Amount, amount, comparable, relation
from comparator.analysis.contrast.deeds import deed
from comparator.analysis.contrast.same_event import same_event, told_around
from comparator.analysis.contrast.scopes import Scope, both_scopes, nouns_agree, reach_of, scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wordlists import any_of, keys_by_word, table

_RELATED = 0.12  # chance that the clauses say the same from which equal figures are one figure
_SAME = 0.3  # from which unequal ones are, if they are the only ones of their kind in their clauses
_CERTAIN = 0.6  # from which they are without a word for what is counted
_JOINED = 0.5  # score from which two figures stand in one row
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


def figure_rows(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Row]:
    """Figures of several articles that count the same thing, then the numbers that one article has alone. A
    date is a row only where it names a day of the calendar and dates one act: a weekday tells no reader
    anything by itself."""
    places = _places(articles, alignment)
    groups = groups_of(_scores(places, alignment), [p.article for p in places], _JOINED, _JOINED)
    shown = list[list[Place]]()
    rows = list[Row]()
    telling: dict[object, set[int]] = {}
    for group in sorted(groups, key=lambda g: (-len(g.members), -g.score, g.members)):
        members = [places[i] for i in group.members]
        said = {_said(place) for place in members}
        if _tells(members) and not set.intersection(*(telling.get(one, set()) for one in said)):
            for one in said:
                telling.setdefault(one, set()).add(len(shown))
            shown.append(members)
            rows.append(_row(members, group.score))
    joined = {i for group in groups for i in group.members}
    return rows + list(_alone((p for i, p in enumerate(places) if i not in joined), shown))


def _alone(places: Iterable[Place], shown: Sequence[Sequence[Place]]) -> Iterator[Row]:
    """The numbers that one article has alone, each once."""
    told = {_meaning(p) for row in shown for p in row}
    for place in places:
        if place.figure.kind != "date" and _meaning(place) not in told:
            told.add(_meaning(place))
            yield Row(kind="figure", cells={place.article: _span(place)})


def _meaning(place: Place) -> tuple[int, str, str, frozenset[str]]:
    """What a figure says in its article: the same again says nothing new."""
    f = place.figure
    day = f.as_of or "" if f.kind == "date" else ""
    return place.article, f.kind, f"{f.value} {f.low} {f.high} {day}", place.amount.counted


def _said(place: Place) -> object:
    """What a figure adds to the rows that are shown already; one day is one row, whatever happened on it."""
    return place.figure.as_of if place.figure.kind == "date" else _meaning(place)


def _tells(row: Sequence[Place]) -> bool:
    """Whether a row is worth a reader's look: a number, or a date that names a day or month."""
    return row[0].figure.kind != "date" or any(_calendar().search(p.words) for p in row)


@functools.cache
def _calendar() -> re.Pattern[str]:
    """A number or the name of a month, which is more than "Friday" or "next week"."""
    months = [w for w in keys_by_word(table("months")["months"]) if len(w) > 3 or w == "may"]
    return re.compile(rf"\d|\b(?:{any_of(months)})\b", re.IGNORECASE)


def _span(place: Place) -> Span:
    return Span(place.figure.start, place.figure.end)


def _places(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Place]:
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
        yield Place(number, article, figure, amount(article, figure, span), words, units_of, beside == 1)


def _scores(places: Sequence[Place], alignment: Alignment) -> Chances:
    scores = dict[tuple[int, int], float]()
    rows = _rows_of(alignment)
    near = [_near(place, alignment, rows) for place in places]
    told = [_told(place) for place in places]
    both = [one | other for one, other in zip(near, told, strict=True)]
    counted = [_counts(place) for place in places]
    alike: dict[tuple[str, str | None], list[int]] = {}
    for i, place in enumerate(places):
        unit = None if place.figure.kind == "count" else place.figure.unit
        alike.setdefault((place.figure.kind, unit), []).append(i)
    for i, j in (pair for same in alike.values() for pair in _meeting(same, both)):
        apart = places[i].article != places[j].article
        if apart and not (near[i].isdisjoint(near[j]) and counted[i].isdisjoint(counted[j])):
            scores[i, j] = _score(places[i], places[j], alignment, rows)
    pairs = np.array([*scores], int).reshape(-1, 2)
    return Chances(len(places), pairs[:, 0], pairs[:, 1], np.array([*scores.values()]))


def _meeting(members: Sequence[int], near: Sequence[set[object]]) -> Iterator[tuple[int, int]]:
    """Every two members that have something in common."""
    having: dict[object, list[int]] = {}
    for i in members:
        earlier = set().union(*(having[key] for key in near[i] if key in having))
        yield from ((j, i) for j in sorted(earlier))
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
    return {*place.amount.counted, ("head", scope_of(place.found, place.figure).head)}


def _told(place: Place) -> set[object]:
    """What can show that two numbers of one thing are told of one event: a word of their sentences, what
    became of those counted, or who does it."""
    if place.figure.kind == "date":
        return set()
    outcome, own = scope_of(place.found, place.figure).outcome, deed(place.found, place.figure)
    doer = ((own.subject if own else None) or "").casefold().split()[-1:]
    keys = {("outcome", outcome)} if outcome else set[object]()
    return {*told_around(place.found, place.figure), *keys, *(("doer", word) for word in doer)}


def _rows_of(alignment: Alignment) -> dict[int, set[int]]:
    """{unit: numbers of the rows it stands in}."""
    rows: dict[int, set[int]] = {}
    for number, group in enumerate(alignment.groups):
        for unit in group.members:
            rows.setdefault(unit, set()).add(number)
    return rows


def _score(one: Place, other: Place, alignment: Alignment, rows: dict[int, set[int]]) -> float:
    a, b = one.figure, other.figure
    chance = _chance(one, other, alignment)
    if a.kind == "date":
        return _same_day(one, other, chance, rows)
    equal = (a.value, a.low, a.high) == (b.value, b.low, b.high)
    counted = one.amount.counted, other.amount.counted
    alike = comparable(one.amount, other.amount)
    if all(counted) and not alike:
        return 0.0
    if equal and chance >= _RELATED:
        return 0.5 + chance / 2
    if not equal:
        counting = both_scopes((one.found, a), (other.found, b))
        if (a.kind == "duration" and not alike) or not nouns_agree(*counting):
            return 0.0  # "a day after" measures nothing, and two lengths of time may be of two things
        if _rivals(one, other, counting):
            return 0.5 + chance / 4
        if not alike and (chance < _CERTAIN or (any(counted) and a.kind == "count")):
            return 0.0
        if not (one.amount.numbered and other.amount.numbered):
            return 0.0
    if chance >= _SAME and ((one.alone and other.alone) or all(counted)):
        return 0.5 + chance / 4
    return 0.5 + chance / 8 if _one_thing(one, other, equal) else 0.0


def _rivals(one: Place, other: Place, counting: tuple[Scope, Scope]) -> bool:
    """Whether two numbers are told of one thing at one event, with nothing that sets them apart but their
    size."""
    a, b = (one.found, one.figure), (other.found, other.figure)
    numbers = all(isinstance(f.value, int | float) for f in (one.figure, other.figure))
    return numbers and reach_of(one.figure.kind, *counting) == "same" and same_event(a, b)


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
    near = alignment.chances.near
    return max((near[i].get(j, 0.0) for i in one.units for j in other.units), default=0.0)


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


def _row(places: Sequence[Place], score: float) -> Row:
    values = sorted({f"{p.figure.value}" for p in places if p.figure.value is not None})
    counted = sorted({p.figure.counted for p in places if p.figure.counted})
    reasons = [f"same figure: {values[0]}"] if len(values) == 1 else []
    reasons += [f"same thing counted: {', '.join(counted)}"] if counted else []
    cells = {p.article: _span(p) for p in places}
    return Row(
        kind="figure", cells=cells, joined_by=tuple(reasons or ["same statement"]), score=round(score, 3)
    )
