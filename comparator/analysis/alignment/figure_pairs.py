"""Which two figures of different articles can be one figure at all, told for all of them at once: an event of
two hundred articles has millions of pairs, and few of them are worth a closer look."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.places_of_figures import Place
from comparator.analysis.contrast.amounts import ROOT

SAME = 0.3  # chance that their clauses say the same from which two unlike numbers may be one
MUCH_TOLD = 3  # words that the sentences of two unlike numbers share, where nothing else brings them together
Flags = NDArray[np.bool_]
Counts = NDArray[np.float32]


def pairs_of(
    places: Sequence[Place], chances: Chances, rows: Mapping[int, Collection[int]]
) -> Iterator[tuple[int, int]]:
    """Every two figures that can be one, the first before the second; some pairs come twice. `rows` are the
    numbers of the rows that a unit stands in."""
    yield from _dates(places, rows)
    found: dict[object, list[int]] = {}
    for i, place in enumerate(places):
        f = place.figure
        unit = None if f.kind == "count" else f.unit
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
    home = np.array([p.article for p in places])
    likely, alike = _likely(places, chances)
    around = [{*p.amount.around, *_sides(p)} for p in places]
    near = likely | (_shared(around) > 0)
    counted = _shared([{*p.amount.counted, ("head", p.scope.head)} for p in places]) > 0
    either = likely | (_shared([a | _told(p) for a, p in zip(around, places, strict=True)]) > 0)
    open_ = either & (near | counted) & (home[:, None] != home)
    open_ &= alike | _alike(places)
    left, right = np.nonzero(np.triu(open_, 1))
    yield from ((numbers[i], numbers[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True))


def _likely(places: Sequence[Place], chances: Chances) -> tuple[Flags, Flags]:
    """Whether any two clauses that hold the figures have a chance to say the same, and whether a good one."""
    holding: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        for unit in place.units:
            holding.setdefault(unit, []).append(i)
    near = [
        (i, j, chance)
        for unit, here in holding.items()
        for other, chance in chances.near[unit].items()
        for j in holding.get(other, ())
        for i in here
    ]
    some, good = (np.zeros((len(places), len(places)), bool) for _ in range(2))
    for flags, pairs in ((some, near), (good, [pair for pair in near if pair[2] >= SAME])):
        flags[[i for i, _, _ in pairs], [j for _, j, _ in pairs]] = True
    return some, good


def _sides(place: Place) -> set[object]:
    return {place.figure.low, place.figure.high} if place.figure.kind == "vote" else set()


def _told(place: Place) -> set[object]:
    """What can show that two numbers of one thing are told of one event: a word of their sentences, what
    became of those counted, or who does it."""
    told = place.telling
    keys = (("outcome", told.outcome), ("age of", told.bearer.rpartition(" ")[2]), ("doer", told.subject))
    return {*told.words, *(key for key in keys if key[1])}


def _alike(places: Sequence[Place]) -> Flags:
    """Whether two numbers are equal, tell of one deed or outcome in sentences much alike, or one counts what
    stands around the other: nothing else brings two numbers together but their clauses."""
    once = places[0].figure.kind in {"vote", "age"}
    alike = _same((p.figure.value, p.figure.low, p.figure.high) for p in places) | once
    alike |= _same(p.telling.verb or None for p in places) | _same(p.telling.outcome or None for p in places)
    alike |= _shared([p.telling.words for p in places]) >= MUCH_TOLD
    counted = [{*p.amount.counted, *p.telling.counted} for p in places]
    alike |= _shared(counted) > 0
    named = [_with_roots(words) for words in counted]
    beside = [{*p.amount.around, p.telling.root} for p in places]
    there = _shared(named, beside) > 0
    return np.asarray(alike | there | there.T)


def _with_roots(words: Iterable[str]) -> set[str]:
    """The words, and what they may be derived from: "protest" for "protesters"."""
    return {word[:size] for word in words for size in range(min(len(word), ROOT), len(word) + 1)}


def _same(values: Iterable[object]) -> Flags:
    """Whether two have the same value; None is the same as nothing."""
    numbers: dict[object, int] = {}
    own = np.array([-1 if v is None else numbers.setdefault(v, len(numbers)) for v in values])
    return np.asarray((own[:, None] == own) & (own >= 0))


def _shared(held: Sequence[Collection[object]], beside: Sequence[Collection[object]] = ()) -> Counts:
    """How many keys each two of the sets have in common, or each of them with each of those `beside`."""
    having: dict[object, list[int]] = {}
    for i, keys in enumerate([*held, *beside]):
        for key in keys:
            having.setdefault(key, []).append(i)
    common = [owners for owners in having.values() if len(owners) > 1]
    has = np.zeros((len(held) + len(beside), len(common)), np.float32)
    columns = np.repeat(np.arange(len(common)), [len(owners) for owners in common])
    has[[i for owners in common for i in owners], columns] = 1
    return np.asarray(has[: len(held)] @ has[len(held) if beside else 0 :].T)
