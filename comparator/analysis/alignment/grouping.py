"""From pairs to rows: units that say the same, one an article, as overlapping groups."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from comparator.analysis.alignment.chances import Chances

MAX_CLIQUES = 5_000  # an event of fifty articles has some thousands
MAX_PAIRS = 20_000  # from so many on there are more cliques than that


class Group(NamedTuple):
    """Indexes of units that say the same, at most one an article, and how sure that is (0 to 1)."""

    members: tuple[int, ...]
    score: float


def best_edges(chances: Chances, home: Sequence[int], threshold: float) -> dict[int, set[int]]:
    """Pairs above the threshold that are the best match of at least one side in the other's article: for each
    unit those it is joined to."""
    unit, other, chance = chances.above(threshold)
    place = np.array(home, int)[other]
    order = np.lexsort((other, -chance, place, unit))
    unit, other, place = unit[order], other[order], place[order]
    first = np.append(True, (unit[1:] != unit[:-1]) | (place[1:] != place[:-1]))[: len(unit)]
    edges: defaultdict[int, set[int]] = defaultdict(set)
    for one, two in zip(unit[first].tolist(), other[first].tolist(), strict=True):
        edges[one].add(two)
        edges[two].add(one)
    return dict(edges)


def groups_of(chances: Chances, home: Sequence[int], threshold: float, loose: float) -> list[Group]:
    """The rows: maximal cliques of the best pairs, of large events a choice of them; those that share most
    of their units put together where every pair of the union is at least `loose`. No group lies inside
    another."""
    near = best_edges(chances, home, threshold)
    few = sum(len(others) for others in near.values()) <= 2 * MAX_PAIRS
    found = _cliques(near) if few else None
    cliques = [Group(c, chances.mean(c)) for c in (_grown(near, chances) if found is None else found)]
    merged = _Merged(chances, loose)
    for clique in _ordered(cliques):
        merged.take_in(clique.members)
    score = {clique.members: clique.score for clique in cliques}
    return without_parts([Group(m, score[m] if m in score else chances.mean(m)) for m in merged.groups])


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
            pivot = max(sorted(open_ | shut), key=lambda u: len(near[u] & open_))
            for node in sorted(open_ - near[pivot]):
                stack.append(((*clique, node), open_ & near[node], shut & near[node]))
                open_, shut = open_ - {node}, shut | {node}
    return found


def _grown(near: Mapping[int, set[int]], chances: Chances) -> list[tuple[int, ...]]:
    """Maximal cliques that hold every pair between them, each grown from the surest pair that none before it
    holds, by the units that are surest beside those two: for large events, whose cliques are too many."""
    pairs = sorted((-chances.near[a][b], a, b) for a, others in near.items() for b in others if a < b)
    found, holding = list[tuple[int, ...]](), defaultdict[int, set[int]](set)
    for _, a, b in pairs:
        if holding[a].isdisjoint(holding[b]):
            clique = _grow(a, b, near, chances)
            for unit in clique:
                holding[unit].add(len(found))
            found.append(clique)
    return found


def _grow(a: int, b: int, near: Mapping[int, set[int]], chances: Chances) -> tuple[int, ...]:
    clique, open_ = [a, b], near[a] & near[b]
    sure, also = chances.near[a], chances.near[b]
    for unit in sorted(open_, key=lambda u: (-sure[u] - also[u], u)):
        if unit in open_:
            clique.append(unit)
            open_ &= near[unit]
    return tuple(sorted(clique))


class _Merged:
    """Groups in order, each clique put into the first one that it fits, else behind the others."""

    def __init__(self, chances: Chances, loose: float) -> None:
        self.groups = list[tuple[int, ...]]()
        self.fitting = list[set[int]]()
        """For each group the units that are at least `loose` with all of its own, themselves among them."""
        self.holding: defaultdict[int, set[int]] = defaultdict(set)
        self.beside = _beside(chances, loose)

    def take_in(self, clique: tuple[int, ...]) -> None:
        """Place one clique."""
        for place in sorted(set[int]().union(*(self.holding[u] for u in clique))):
            if self.fitting[place].issuperset(clique):
                self._put(place, clique, (*clique, *self.groups[place]), self.fitting[place])
                return
        self._put(len(self.groups), clique, clique, self.beside[clique[0]])

    def _put(self, place: int, clique: tuple[int, ...], group: Iterable[int], fitting: set[int]) -> None:
        """Make a group, or the one at this place, hold a clique; `fitting` are the units that did so far."""
        self.groups[place : place + 1] = [tuple(sorted({*group}))]
        self.fitting[place : place + 1] = [fitting.intersection(*(self.beside[unit] for unit in clique))]
        for unit in clique:
            self.holding[unit].add(place)


def _beside(chances: Chances, loose: float) -> list[set[int]]:
    """For each unit itself and those that it is at least `loose` with."""
    unit, other, _ = chances.above(loose)
    order = np.argsort(unit)
    borders = np.searchsorted(unit[order], np.arange(len(chances.near) + 1)).tolist()
    others = other[order].tolist()
    return [{number, *others[low:high]} for number, (low, high) in enumerate(itertools.pairwise(borders))]


def without_parts(groups: Sequence[Group]) -> list[Group]:
    """The groups, the largest first, without those that lie inside another."""
    kept, holding = list[Group](), defaultdict[int, set[int]](set)
    for group in _ordered(set(groups)):
        if not set.intersection(*(holding[u] for u in group.members)):
            for unit in group.members:
                holding[unit].add(len(kept))
            kept.append(group)
    return kept
