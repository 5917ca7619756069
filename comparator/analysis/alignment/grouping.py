"""From pairs to rows: units that say the same, one an article, as overlapping groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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
    edges: defaultdict[int, set[int]] = defaultdict(set)
    for unit, near in enumerate(chances.near):
        best: dict[int, tuple[float, int]] = {}
        for other, chance in near.items():
            if chance >= threshold:
                best[home[other]] = max(best.get(home[other], (0.0, 0)), (chance, -other))
        for _, other in best.values():
            edges[unit].add(-other)
            edges[-other].add(unit)
    return dict(edges)


def groups_of(chances: Chances, home: Sequence[int], threshold: float, loose: float) -> list[Group]:
    """The rows: maximal cliques of the best pairs, of large events a choice of them; those that share most
    of their units put together where every pair of the union is at least `loose`. No group lies inside
    another."""
    near = best_edges(chances, home, threshold)
    few = sum(len(others) for others in near.values()) <= 2 * MAX_PAIRS
    found = _cliques(near) if few else None
    cliques = [Group(c, chances.mean(c)) for c in (_grown(near, chances) if found is None else found)]
    merged = _Merged(chances, home, loose)
    for clique in _ordered(cliques):
        merged.take_in(clique)
    return without_parts(merged.groups)


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
    holds, by the unit that is surest beside those it has: for large events, whose cliques are too many."""
    pairs = sorted((-chances[a, b], a, b) for a, others in near.items() for b in others if a < b)
    found, holding = list[tuple[int, ...]](), defaultdict[int, set[int]](set)
    for _, a, b in pairs:
        if holding[a].isdisjoint(holding[b]):
            clique = _grow((a, b), near, chances)
            for unit in clique:
                holding[unit].add(len(found))
            found.append(clique)
    return found


def _grow(clique: tuple[int, ...], near: Mapping[int, set[int]], chances: Chances) -> tuple[int, ...]:
    open_ = set.intersection(*(near[unit] for unit in clique))
    weight = {unit: sum(chances[unit, other] for other in clique) for unit in open_}
    while weight:
        best = max(weight, key=lambda unit: (weight[unit], -unit))
        clique = (*clique, best)
        beside, sure = near[best], chances.near[best]
        weight = {u: w + sure.get(u, 0.0) for u, w in weight.items() if u in beside}
    return tuple(sorted(clique))


class _Merged:
    """Groups in order, each clique put into the first one that it fits, else behind the others."""

    def __init__(self, chances: Chances, home: Sequence[int], loose: float) -> None:
        self.chances, self.home, self.loose = chances, home, loose
        self.groups = list[Group]()
        self.holding: defaultdict[int, set[int]] = defaultdict(set)

    def take_in(self, clique: Group) -> None:
        """Place one clique."""
        own = set(clique.members)
        for place in sorted(set().union(*(self.holding[u] for u in own))):
            if self._fits(own, self.groups[place].members):
                self._put(place, tuple(sorted(own.union(self.groups[place].members))))
                return
        self._put(len(self.groups), clique.members)

    def _fits(self, own: set[int], members: Sequence[int]) -> bool:
        """Whether the union has one unit an article, and no two unlike."""
        new, old = own.difference(members), set(members) - own
        if not {self.home[u] for u in new}.isdisjoint(self.home[u] for u in members):
            return False
        near, loose = self.chances.near, self.loose
        return all(near[a].get(b, 0.0) >= loose for a in new for b in old)

    def _put(self, place: int, members: tuple[int, ...]) -> None:
        group = Group(members, self.chances.mean(members))
        self.groups[place : place + 1] = [group]
        for unit in members:
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
