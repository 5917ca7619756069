"""The chance of each pair of units to say the same, kept only where there is one."""

import itertools
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

LEAST = 0.01  # less is none
_AT_ONCE = 32  # groups of which the mean is told at once
Index = NDArray[np.int_]


class _Near(dict[int, dict[int, float]]):
    """For each unit the chance of every other that it may say the same as, put together when first asked for:
    remarks are looked for among a few units alone."""

    def __init__(self, starts: Index, others: NDArray[np.int32], chances: NDArray[np.floating]) -> None:
        self._starts, self._others, self._chances = starts, others, chances
        self._numbers = np.arange(len(starts)).astype(object)  # so that one number is one object everywhere

    def __missing__(self, unit: int) -> dict[int, float]:
        mine = slice(*self._starts[unit : unit + 2])
        others = self._numbers[self._others[mine]].tolist()
        found = self[unit] = dict(zip(others, self._chances[mine].tolist(), strict=True))
        return found


class Chances:
    """chances[i, j] is the same as chances[j, i]; 0 for a pair that was not worth measuring."""

    def __init__(self, count: int, left: Index, right: Index, values: NDArray[np.floating]) -> None:
        """`count` units; `values` of the pairs (left, right), each pair given once."""
        some = values >= LEAST
        unit, other = np.append(left[some], right[some]), np.append(right[some], left[some])
        keys = unit * count + other
        order = np.argsort(keys)
        self._keys = keys[order]
        self.count = count
        self._unit, self._other = unit[order].astype(np.int32), other[order].astype(np.int32)
        self._chance = np.append(values[some], values[some])[order]
        starts = np.searchsorted(self._unit, np.arange(count + 1))
        self.near: Mapping[int, dict[int, float]] = _Near(starts, self._other, self._chance)
        """For each unit the chance of every other that it may say the same as."""

    def __getitem__(self, pair: tuple[int, int]) -> float:
        return self.near[pair[0]].get(pair[1], 0.0)

    def above(self, least: float) -> tuple[Index, Index, NDArray[np.floating]]:
        """Every pair of at least this chance, seen from either side: unit, other, chance; sorted by the first
        two."""
        some = self._chance >= least
        return self._unit[some].astype(int), self._other[some].astype(int), self._chance[some]

    def towards(self, others: Collection[int]) -> Mapping[int, dict[int, float]]:
        """For each unit the chance of those of some others that it may say the same as."""
        wanted = np.zeros(self.count, bool)
        wanted[[*others]] = True
        some = wanted[self._other]
        starts = np.searchsorted(self._unit[some], np.arange(self.count + 1))
        return _Near(starts, self._other[some], self._chance[some])

    def among(self, units: Collection[int]) -> "Chances":
        """Those of pairs of these units alone."""
        some = np.zeros(self.count, bool)
        some[[*units]] = True
        once = self._unit < self._other
        once &= some[self._unit] & some[self._other]
        left, right = (part[once].astype(int) for part in (self._unit, self._other))
        return Chances(self.count, left, right, self._chance[once])

    def best(self, unit: int, others: Collection[int]) -> float:
        """The highest chance of a unit with any of the others."""
        near = self.near[unit]
        return max((near.get(other, 0.0) for other in others), default=0.0)

    def mean(self, members: Sequence[int]) -> float:
        """The mean chance of every two."""
        told = (map(self.near[unit].get, members[place:]) for place, unit in enumerate(members, start=1))
        pairs = len(members) * (len(members) - 1) // 2
        return sum(filter(None, itertools.chain.from_iterable(told))) / max(1, pairs)

    def means(self, groups: Sequence[Sequence[int]]) -> list[float]:
        """The same for each of many groups, told for many of them at once."""
        found = list[float]()
        if not len(self._keys):
            return [0.0] * len(groups)
        for first in range(0, len(groups), _AT_ONCE):
            found += self._means(groups[first : first + _AT_ONCE])
        return found

    def _means(self, groups: Sequence[Sequence[int]]) -> list[float]:
        sizes = np.array([len(members) for members in groups])
        members = np.fromiter(itertools.chain.from_iterable(groups), int, sizes.sum())
        place, ends = np.arange(len(members)), np.repeat(np.cumsum(sizes), sizes)
        after = ends - place - 1
        other = np.arange(after.sum()) - np.repeat(np.cumsum(after) - after - place - 1, after)
        wanted = np.repeat(members, after) * self.count + members[other]
        found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        told = np.where(self._keys[found] == wanted, self._chance[found], 0.0)
        group = np.repeat(np.repeat(np.arange(len(groups)), sizes), after)
        sums = np.bincount(group, told, len(groups))  # one after the other, as `mean` adds them
        return [float(mean) for mean in sums / np.maximum(1, sizes * (sizes - 1) // 2)]
