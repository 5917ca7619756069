"""The chance of each pair of units to say the same, kept only where there is one."""

import itertools
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

LEAST = 0.01  # less is none


class Chances:
    """chances[i, j] is the same as chances[j, i]; 0 for a pair that was not worth measuring."""

    def __init__(
        self, count: int, left: NDArray[np.int_], right: NDArray[np.int_], values: NDArray[np.floating]
    ) -> None:
        """`count` units; `values` of the pairs (left, right), each pair given once."""
        self.near: tuple[dict[int, float], ...] = tuple({} for _ in range(count))
        """For each unit the chance of every other that it may say the same as."""
        some = values >= LEAST
        self._pairs = left[some], right[some], values[some]
        for i, j, chance in zip(*(part.tolist() for part in self._pairs), strict=True):
            self.near[i][j] = self.near[j][i] = chance

    def __getitem__(self, pair: tuple[int, int]) -> float:
        return self.near[pair[0]].get(pair[1], 0.0)

    def above(self, least: float) -> tuple[NDArray[np.int_], NDArray[np.int_], NDArray[np.floating]]:
        """Every pair of at least this chance, seen from either side: unit, other, chance."""
        left, right, values = (part[self._pairs[2] >= least] for part in self._pairs)
        return np.append(left, right), np.append(right, left), np.append(values, values)

    def among(self, units: Collection[int]) -> "Chances":
        """Those of pairs of these units alone."""
        some = np.zeros(len(self.near), bool)
        some[[*units]] = True
        left, right, values = self._pairs
        both = some[left] & some[right]
        return Chances(len(self.near), left[both], right[both], values[both])

    def best(self, unit: int, others: Collection[int]) -> float:
        """The highest chance of a unit with any of the others."""
        near = self.near[unit]
        return max((near.get(other, 0.0) for other in others), default=0.0)

    def mean(self, members: Sequence[int]) -> float:
        """The mean chance of every two."""
        told = (map(self.near[unit].get, members[place:]) for place, unit in enumerate(members, start=1))
        pairs = len(members) * (len(members) - 1) // 2
        return sum(filter(None, itertools.chain.from_iterable(told))) / max(1, pairs)
