"""How sure it is that two figures of different articles count the same thing, or two dates date one act."""

from collections.abc import Sequence

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.figure_pairs import SAME, is_telling, pairs_of, tells_alone
from comparator.analysis.alignment.places_of_figures import Place
from comparator.analysis.contrast.amounts import comparable
from comparator.analysis.contrast.grounds import grounded
from comparator.analysis.contrast.parts import on_two_sides, tells_when
from comparator.analysis.contrast.same_event import one_event
from comparator.analysis.contrast.scopes import PEOPLE, Scope, both_scopes, nouns_agree, reach_of
from comparator.analysis.contrast.sizes import relation
from comparator.analysis.findings import Figure

_RELATED = 0.12  # chance that the clauses say the same from which equal figures are one figure
_CERTAIN = 0.6  # from which they are without a word for what is counted
_SMALL = 12  # numbers up to it are told of everything
_WORDS = 2  # words around two figures of one thing counted from which they are told of one event
_TELLING = 0.6  # score of two equal numbers that are so exact, whatever the words around them
_TO_THE_DAY = len("2000-01-01")


def scores_of(places: Sequence[Place], alignment: Alignment) -> Chances:
    """How sure it is that two figures of different articles are one, from 0.5 up; 0 for all others."""
    rows = _rows_of(alignment)
    found = {*pairs_of(places, alignment.chances, rows)}
    scores = {(i, j): score for i, j in found if (score := _score(places[i], places[j], alignment))}
    pairs = np.array([*scores], int).reshape(-1, 2)
    return Chances(len(places), pairs[:, 0], pairs[:, 1], np.array([*scores.values()]))


def _rows_of(alignment: Alignment) -> dict[int, set[int]]:
    """{unit: numbers of the rows it stands in}."""
    rows: dict[int, set[int]] = {}
    for number, group in enumerate(alignment.groups):
        for unit in group.members:
            rows.setdefault(unit, set()).add(number)
    return rows


def _score(one: Place, other: Place, alignment: Alignment) -> float:
    a, b = one.figure, other.figure
    if a.kind == "date":
        return _same_day(one, other, alignment)
    if one.telling.bearer and other.telling.bearer:
        return 0.5 + _chance(one, other, alignment) / 4 if one_event(one.telling, other.telling) else 0.0
    if (a.value, a.low, a.high) == (b.value, b.low, b.high) or _one_number(a, b):
        return _of_equals(one, other, alignment)
    counting = _counting(one, other)
    return _of_unequals(one, other, counting, alignment) if nouns_agree(*counting) else 0.0


def _one_number(a: Figure, b: Figure) -> bool:
    """Whether both give one number, one of them as the least or most it can be ("34", "at least 34") or in
    another unit."""
    if a.kind == "measure" and a.unit != b.unit:
        return relation(a, b) == "rounded"
    return isinstance(a.value, int | float) and a.value == b.value and relation(a, b) == "same"


def _counting(one: Place, other: Place) -> tuple[Scope, Scope]:
    """What both count."""
    if PEOPLE not in (one.scope.head, other.scope.head):
        return one.scope, other.scope
    return both_scopes((one.found, one.figure), (other.found, other.figure))


def _of_equals(one: Place, other: Place, alignment: Alignment) -> float:
    counted, chance = (one.amount.counted, other.amount.counted), _chance(one, other, alignment)
    telling = _is_telling(one, other, chance)
    if all(counted) and not comparable(one.amount, other.amount):
        return _TELLING if telling else 0.0
    if on_two_sides((one.found, one.figure), (other.found, other.figure)):
        return 0.0
    unsure = _common(one.figure) or _tells_when(one) != _tells_when(other)
    if unsure and not all(counted) and chance < _CERTAIN:
        return 0.0
    if chance >= _RELATED:
        return 0.5 + chance / 2
    return 0.5 + chance / 8 if _one_thing(one, other, True) else _TELLING if telling else 0.0


def _is_telling(one: Place, other: Place, chance: float) -> bool:
    """Whether two equal numbers are so exact that they are one, unless two things became of those counted."""
    ends = {one.telling.outcome, other.telling.outcome} - {"", None}
    figures = (one.figure, other.figure)
    exact = is_telling if chance >= _RELATED else tells_alone
    return len(ends) < 2 and all(exact(figure) for figure in figures)


def _common(figure: Figure) -> bool:
    """Whether a number is so small that it stands in most texts, for anything."""
    return figure.kind == "count" and isinstance(figure.value, int | float) and figure.value <= _SMALL


def _tells_when(place: Place) -> bool:
    return tells_when(place.found, place.figure)


def _of_unequals(one: Place, other: Place, counting: tuple[Scope, Scope], alignment: Alignment) -> float:
    kind, counted = one.figure.kind, (one.amount.counted, other.amount.counted)
    if not grounded((one.found, one.figure), (other.found, other.figure)):
        return 0.0
    alike = comparable(one.amount, other.amount)
    if (not alike and all(counted)) or (kind == "duration" and not (alike and all(counted))):
        return 0.0  # "a day after" measures nothing, and two lengths of time may be of two things
    chance = _chance(one, other, alignment)
    if _rivals(one, other, counting):
        return 0.5 + chance / 4
    if not alike and (chance < _CERTAIN or (any(counted) and kind == "count")):
        return 0.0
    if not (one.amount.numbered and other.amount.numbered):
        return 0.0
    if chance >= SAME and ((one.alone and other.alone) or all(counted)):
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


def _same_day(one: Place, other: Place, alignment: Alignment) -> float:
    """Dates of clauses that stand in one row: one day, told more or less exactly, or two days for one act."""
    a, b = one.figure.as_of, other.figure.as_of
    if not (a and b):
        return 0.0
    if a.startswith(b) or b.startswith(a):
        return 0.5 + _chance(one, other, alignment) / 2
    exact = len(a) == len(b) == _TO_THE_DAY and one.alone and other.alone
    return 0.5 + _chance(one, other, alignment) / 4 if exact else 0.0
