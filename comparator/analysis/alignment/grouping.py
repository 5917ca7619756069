"""From pairs to rows: units that say the same, one an article, as overlapping groups."""

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.chances import Chances

Index = NDArray[np.int_]
MAX_CLIQUES = 5_000  # an event of fifty articles has some thousands
MAX_PAIRS = 20_000  # from so many on there are more cliques than that
_AT_ONCE = 1_024  # units that are laid beside all others at once


class Group(NamedTuple):
    """Indexes of units that say the same, at most one an article, and how sure that is (0 to 1)."""

    members: tuple[int, ...]
    score: float


class Edges(NamedTuple):
    """Pairs of units, each seen from either side, sorted."""

    unit: Index
    other: Index

    def near(self) -> dict[int, set[int]]:
        """For each unit that has one those that it is joined to."""
        return {unit: {*others} for unit, others in self.others()}

    def others(self) -> Iterator[tuple[int, list[int]]]:
        """Each unit that is joined to others, and these."""
        begins = _begins(self.unit)
        ends = itertools.pairwise([*begins.tolist(), len(self.other)])
        for unit, (low, high) in zip(self.unit[begins].tolist(), ends, strict=True):
            yield unit, self.other[low:high].tolist()


def best_edges(chances: Chances, home: Sequence[int], threshold: float) -> Edges:
    """Pairs above the threshold that are the best match of at least one side in the other's article."""
    unit, other, chance = chances.above(threshold)
    count, place = len(home), np.array(home, int)[other]
    order = np.argsort((unit * (max(home, default=0) + 1) + place) * count + other)
    unit, other, place, chance = unit[order], other[order], place[order], chance[order]
    begins = _begins(unit, place)
    best = np.maximum.reduceat(chance, begins) if len(begins) else chance
    best = np.repeat(best, np.diff(begins, append=len(unit)))
    unit, other, place = (part[chance == best] for part in (unit, other, place))
    first = _begins(unit, place)  # of equals
    one, two = unit[first], other[first]
    either = np.sort(np.append(one * count + two, two * count + one))
    return Edges(*np.divmod(either[_begins(either)], max(1, count)))


def _begins(*values: Index) -> Index:
    """Where each run of equal values begins."""
    other = np.any([part[1:] != part[:-1] for part in values], axis=0)
    return np.flatnonzero(np.append(True, other)[: len(values[0])])


def groups_of(chances: Chances, home: Sequence[int], threshold: float, loose: float) -> list[Group]:
    """The rows: maximal cliques of the best pairs, of large events a choice of them; those that share most
    of their units put together where every pair of the union is at least `loose`. No group lies inside
    another."""
    edges = best_edges(chances, home, threshold)
    found = _cliques(edges.near()) if len(edges.unit) <= 2 * MAX_PAIRS else None
    found = _grown(edges, chances) if found is None else found
    cliques = [Group(*told) for told in zip(found, chances.means(found), strict=True)]
    merged = _Merged(chances, loose)
    for clique in _ordered(cliques):
        merged.take_in(clique.members)
    score = {clique.members: clique.score for clique in cliques}
    fresh = [members for members in merged.groups if members not in score]
    score |= zip(fresh, chances.means(fresh), strict=True)
    return without_parts([Group(members, score[members]) for members in merged.groups])


def _ordered(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda g: (-len(g.members), -g.score, g.members))


def _cliques(near: Mapping[int, set[int]]) -> list[tuple[int, ...]] | None:
    """Every maximal clique of two or more (Bron and Kerbosch 1973, with Tomita's pivot), for each unit
    those with none before it, so that what is looked through stays small; None where they are too many."""
    found = list[tuple[int, ...]]()
    for start in sorted(near):
        later, earlier = {u for u in near[start] if u > start}, {u for u in near[start] if u < start}
        stack: list[tuple[tuple[int, ...], set[int], set[int]]] = [((start,), later, earlier)]
        while stack:
            clique, open_, shut = stack.pop()
            if not open_ and not shut:
                found.append(tuple(sorted(clique)))
                if len(found) > MAX_CLIQUES:
                    return None
            if not open_:
                continue
            for node in open_ - near[_pivot(open_, shut, near)]:
                stack.append(((*clique, node), open_ & near[node], shut & near[node]))
                open_, shut = open_ - {node}, shut | {node}
    return found


def _pivot(open_: set[int], shut: set[int], near: Mapping[int, set[int]]) -> int:
    """The unit that is joined to most of the open ones; the first that is joined to all others of them."""
    best, most = -1, -1
    for unit in (*shut, *open_):
        many = len(near[unit] & open_)
        if many > most:
            best, most = unit, many
            if most >= len(open_) - 1:
                break
    return best


def _grown(edges: Edges, chances: Chances) -> list[tuple[int, ...]]:
    """Maximal cliques that hold every pair between them, each grown from the surest pair that none before it
    holds, by the units that are surest beside those two: for large events, whose cliques are too many."""
    near, bits = dict(edges.others()), _bits(chances.count, edges.unit, edges.other)
    found, beside = list[tuple[int, ...]](), [0] * chances.count
    for a, b in _surest(edges, chances):
        if not beside[a] >> b & 1:
            chance = {u: chances.near[a][u] + chances.near[b][u] for u in {*near[a]}.intersection(near[b])}
            clique, members = _grow([a, b], sorted(chance, key=lambda u: (-chance[u], u)), bits)
            for unit in clique:
                beside[unit] |= members
            found.append(tuple(sorted(clique)))
    return found


def _surest(edges: Edges, chances: Chances) -> Iterable[tuple[int, int]]:
    """Each pair once, the surest first."""
    one, two = (part[edges.unit < edges.other] for part in edges)
    pairs = zip(one.tolist(), two.tolist(), strict=True)
    order = np.lexsort((two, one, np.array([-chances.near[a][b] for a, b in pairs])))
    return zip(one[order].tolist(), two[order].tolist(), strict=True)


def _grow(clique: list[int], beside: Iterable[int], bits: Sequence[int]) -> tuple[list[int], int]:
    """The clique with those of the units beside it that are joined to all before them, and as bits."""
    members = sum(1 << unit for unit in clique)
    for unit in beside:
        if bits[unit] & members == members:
            clique.append(unit)
            members |= 1 << unit
    return clique, members


def _bits(count: int, unit: Index, other: Index) -> list[int]:
    """For each of `count` units those that it makes a pair with, as bits of a number."""
    found = list[int]()
    for first in range(0, count, _AT_ONCE):
        here = (first <= unit) & (unit < first + _AT_ONCE)
        bits = np.zeros((min(_AT_ONCE, count - first), count // 8 + 1), np.uint8)
        places = unit[here] - first, other[here] >> 3
        np.bitwise_or.at(bits, places, (1 << (other[here] & 7)).astype(np.uint8))
        found += [int.from_bytes(row.tobytes(), "little") for row in bits]
    return found


class _Merged:
    """Groups in order, each clique put into the first one that it fits, else behind the others. A set of
    units is a number with a bit for each."""

    def __init__(self, chances: Chances, loose: float) -> None:
        self.groups = list[tuple[int, ...]]()
        self.fitting = list[int]()
        """For each group the units that are at least `loose` with all of its own, themselves among them."""
        self.holding: defaultdict[int, set[int]] = defaultdict(set)
        unit, other, _ = chances.above(loose)
        own = np.arange(chances.count)
        self.beside = _bits(len(own), np.append(unit, own), np.append(other, own))

    def take_in(self, clique: tuple[int, ...]) -> None:
        """Place one clique."""
        wanted = sum(1 << unit for unit in clique)
        for place in sorted(set[int]().union(*(self.holding[u] for u in clique))):
            if wanted & self.fitting[place] == wanted:
                self._put(place, clique, (*clique, *self.groups[place]), self.fitting[place])
                return
        self._put(len(self.groups), clique, clique, self.beside[clique[0]])

    def _put(self, place: int, clique: tuple[int, ...], group: Iterable[int], fitting: int) -> None:
        """Make a group, or the one at this place, hold a clique; `fitting` are the units that did so far."""
        self.groups[place : place + 1] = [tuple(sorted({*group}))]
        self.fitting[place : place + 1] = [
            functools.reduce(operator.and_, (self.beside[u] for u in clique), fitting)
        ]
        for unit in clique:
            self.holding[unit].add(place)


def without_parts(groups: Sequence[Group]) -> list[Group]:
    """The groups, the largest first, without those that lie inside another."""
    kept, holding = list[Group](), defaultdict[int, set[int]](set)
    for group in _ordered(set(groups)):
        if not set.intersection(*(holding[u] for u in group.members)):
            for unit in group.members:
                holding[unit].add(len(kept))
            kept.append(group)
    return kept
