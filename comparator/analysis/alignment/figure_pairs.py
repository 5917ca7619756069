"""Which two figures of different articles can be one figure at all, told for all of them at once: an event of
two hundred articles has millions of pairs, and few of them are worth a closer look."""

import functools
import operator
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.places_of_figures import Place
from comparator.analysis.contrast.amounts import ROOT
from comparator.analysis.contrast.sizes import digits_of, number
from comparator.analysis.findings import Figure
from comparator.analysis.numbers.units import dimension
from comparator.analysis.wording.echoes import at_least

SAME = 0.3  # chance that their clauses say the same from which two unlike numbers may be one
MUCH_TOLD = 3  # words that the sentences of two unlike numbers share, where nothing else brings them together
_LEAST_TELLING, _MOST_TELLING = 20, 1e9
_TELLING_DIGITS = 2  # that are no zeros at the end
Bits = int
"""A set of figures, a bit for each: all that is asked of every two of them is asked of one against all."""
_NOTHING = {("verb", ""), ("verb", None), ("outcome", ""), ("outcome", None)}
K = TypeVar("K", bound=Hashable)


def pairs_of(
    places: Sequence[Place], chances: Chances, rows: Mapping[int, Collection[int]]
) -> Iterator[tuple[int, int]]:
    """Every two figures that can be one, the first before the second; some pairs come twice. `rows` are the
    numbers of the rows that a unit stands in."""
    yield from _dates(places, rows)
    found: dict[object, list[int]] = {}
    for i, place in enumerate(places):
        f = place.figure
        unit = None if f.kind == "count" else dimension(f.unit)
        for key in ((f.value, f.low, f.high), place.scope.narrowed) if f.kind != "date" else ():
            found.setdefault((f.kind, unit, key), []).append(i)
    for members in found.values():
        if len(members) > 1:
            yield from _numbers(members, [places[i] for i in members], chances)


def _dates(places: Sequence[Place], rows: Mapping[int, Collection[int]]) -> Iterator[tuple[int, int]]:
    """Dates of different articles that have a row in common."""
    having: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        if place.figure.kind == "date":
            mine = {row for unit in place.units for row in rows.get(unit, ())}
            met = set[int]().union(*(having.get(row, ()) for row in mine))
            yield from ((j, i) for j in met if places[j].article != place.article)
            for row in mine:
                having.setdefault(row, []).append(i)


def _numbers(numbers: Sequence[int], places: Sequence[Place], chances: Chances) -> Iterator[tuple[int, int]]:
    """Numbers of one kind and unit that are told of one event as far as their words show: two clauses with a
    chance to say the same, a word around both, or one thing counted in sentences that share a word."""
    own = _having([{p.article} for p in places])
    likely, good = _likely(places, chances)
    around = [{*p.amount.around, *_sides(p)} for p in places]
    near = _sharing(around)
    counted = _sharing([{*p.amount.counted, ("head", p.scope.head)} for p in places])
    told = _sharing([words | _told(p) for words, p in zip(around, places, strict=True)])
    alike = _alike(places)
    telling = _sharing([{p.figure.value} if tells_alone(p.figure) else () for p in places])
    exact = _sharing([{p.figure.value} if is_telling(p.figure) else () for p in places])
    for i, place in enumerate(places):
        either = (likely[i] | told[i]) & (likely[i] | near[i] | counted[i])
        others = (either & (good[i] | alike[i]) | telling[i] | likely[i] & exact[i]) & ~own[place.article]
        yield from ((numbers[i], numbers[i + 1 + j]) for j in _members(others >> i + 1))


def is_telling(figure: Figure) -> bool:
    """Whether a number is so exact that articles which have it in clauses with a chance to say the same have
    it of one thing, whatever they call that: 2,800 soldiers, 2,800 troops. 300 may be many things, and so may
    14."""
    return _exactness(figure) >= _TELLING_DIGITS


def tells_alone(figure: Figure) -> bool:
    """Whether that holds whatever their clauses say: 1,430 is hardly a second thing's number."""
    return figure.kind == "count" and _exactness(figure) > _TELLING_DIGITS


def _exactness(figure: Figure) -> int:
    """How many digits a count or percentage has up to the last that is no zero; none of small numbers, and of
    none at all."""
    told = number(figure) if figure.kind in ("count", "percent") else None
    return digits_of(told) if told is not None and _LEAST_TELLING <= told < _MOST_TELLING else 0


def _likely(places: Sequence[Place], chances: Chances) -> tuple[list[Bits], list[Bits]]:
    """Of each figure those in clauses that have a chance to say the same as its own, and a good one."""
    holding = _having([place.units for place in places])
    some, good = dict[object, Bits](), dict[object, Bits]()
    for unit in holding:
        near = chances.near[unit]
        met = near.keys() & holding.keys()
        some[unit] = _union(holding[other] for other in met)
        good[unit] = _union(holding[other] for other in met if near[other] >= SAME)
    each = ([_union(flags[unit] for unit in place.units) for place in places] for flags in (some, good))
    return next(each), next(each)


def _sides(place: Place) -> set[object]:
    return {place.figure.low, place.figure.high} if place.figure.kind == "vote" else set()


def _told(place: Place) -> set[object]:
    """What can show that two numbers of one thing are told of one event: a word of their sentences, what
    became of those counted, or who does it."""
    told = place.telling
    keys = (("outcome", told.outcome), ("age of", told.bearer.rpartition(" ")[2]), ("doer", told.subject))
    return {*told.words, *(key for key in keys if key[1])}


def _alike(places: Sequence[Place]) -> list[Bits]:
    """Of each number those that are equal, tell of one deed or outcome in sentences much alike, or count what
    stands around it, or it around them: nothing else brings two numbers together but their clauses."""
    every = (1 << len(places)) - 1
    if places[0].figure.kind in {"vote", "age"}:
        return [every] * len(places)
    equal = _sharing([{(p.figure.value, p.figure.low, p.figure.high)} for p in places])
    done = _sharing([{("verb", p.telling.verb), ("outcome", p.telling.outcome)} - _NOTHING for p in places])
    having = _having([p.telling.words for p in places])
    much = [at_least(MUCH_TOLD, [having[word] for word in p.telling.words], every) for p in places]
    counted = [{*p.amount.counted, *p.telling.counted} for p in places]
    named = [_with_roots(words) for words in counted]
    beside = [{*p.amount.around, p.telling.root} for p in places]
    found = (equal, done, much, _sharing(counted), _sharing(named, beside), _sharing(beside, named))
    return [functools.reduce(operator.or_, flags) for flags in zip(*found, strict=True)]


def _with_roots(words: Iterable[str]) -> set[str]:
    """The words, and what they may be derived from: "protest" for "protesters"."""
    return {word[:size] for word in words for size in range(min(len(word), ROOT), len(word) + 1)}


def _having(held: Iterable[Collection[K]]) -> dict[K, Bits]:
    """{key: those of the sets that have it}."""
    having: dict[K, Bits] = {}
    for i, keys in enumerate(held):
        for key in keys:
            having[key] = having.get(key, 0) | 1 << i
    return having


def _sharing(held: Sequence[Collection[K]], beside: Sequence[Collection[K]] | None = None) -> list[Bits]:
    """Of each of the sets those that have a key in common with it, among themselves or `beside` them."""
    having = _having(held if beside is None else beside)
    return [_union(having.get(key, 0) for key in keys) for keys in held]


def _union(sets: Iterable[Bits]) -> Bits:
    return functools.reduce(operator.or_, sets, 0)


def _members(bits: Bits) -> Iterator[int]:
    """The numbers of a set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
