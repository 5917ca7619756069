"""From pairs to rows: units that say the same, one an article, as overlapping groups."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MAX_CLIQUES = 5_000  # an event of fifty articles has some hundreds

Scores = NDArray[np.floating]
Edges = NDArray[np.bool_]


class Group(NamedTuple):
    """Indexes of units that say the same, at most one an article, and how sure that is (0 to 1)."""

    members: tuple[int, ...]
    score: float


def best_edges(scores: Scores, home: NDArray[np.int_], threshold: float) -> Edges:
    """Pairs above the threshold that are the best match of at least one side in the other's article."""
    best = np.zeros(scores.shape, bool)
    for article in np.unique(home):
        columns = np.where(home == article)[0]
        best[np.arange(len(home)), columns[scores[:, columns].argmax(axis=1)]] = True
    edges: Edges = (best | best.T) & (scores >= threshold)
    return edges


def groups_of(scores: Scores, home: NDArray[np.int_], threshold: float, loose: float) -> list[Group]:
    """The rows: maximal cliques of the best pairs, those that share most of their units put together where
    every pair of the union is at least `loose`. No group lies inside another."""
    edges = best_edges(scores, home, threshold)
    cliques = [Group(c, _mean(scores, c)) for c in _cliques(edges)]
    ordered = sorted(cliques, key=lambda g: (-len(g.members), -g.score, g.members))
    merged = list[Group]()
    for clique in ordered:
        _merge(merged, clique, scores, home, loose)
    return _without_parts(merged)


def _mean(scores: Scores, members: Sequence[int]) -> float:
    block = scores[np.ix_(members, members)]
    return float(block.sum() / max(1, len(members) * (len(members) - 1)))


def _cliques(edges: Edges) -> list[tuple[int, ...]]:
    """Every maximal clique of two or more (Bron and Kerbosch 1973, with Tomita's pivot)."""
    near = {i: set(np.where(row)[0].tolist()) for i, row in enumerate(edges) if row.any()}
    found = list[tuple[int, ...]]()
    stack: list[tuple[tuple[int, ...], set[int], set[int]]] = [((), set(near), set())]
    while stack and len(found) < MAX_CLIQUES:
        clique, open_, shut = stack.pop()
        if not open_ and not shut and len(clique) > 1:
            found.append(tuple(sorted(clique)))
            continue
        if not open_:
            continue
        pivot = max(sorted(open_ | shut), key=lambda u: len(near[u] & open_))
        for node in sorted(open_ - near[pivot]):
            stack.append(((*clique, node), open_ & near[node], shut & near[node]))
            open_, shut = open_ - {node}, shut | {node}
    return found


def _merge(groups: list[Group], clique: Group, scores: Scores, home: NDArray[np.int_], loose: float) -> None:
    """Put a clique into the first group it fits, else behind the others."""
    own = set(clique.members)
    for place, group in enumerate(groups):
        if own.isdisjoint(group.members):
            continue
        union = tuple(sorted(own.union(group.members)))
        if len({home[u] for u in union}) < len(union):
            continue
        block = scores[np.ix_(union, union)]
        if block[~np.eye(len(union), dtype=bool)].min() >= loose:
            groups[place] = Group(union, _mean(scores, union))
            return
    groups.append(clique)


def _without_parts(groups: Sequence[Group]) -> list[Group]:
    ordered = sorted(set(groups), key=lambda g: (-len(g.members), -g.score, g.members))
    kept = list[Group]()
    for group in ordered:
        if not any(set(group.members) <= set(k.members) for k in kept):
            kept.append(group)
    return kept
