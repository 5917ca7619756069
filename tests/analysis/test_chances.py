"""The chances of pairs: what is told of many at once is what is told of one after the other."""

import random

import numpy as np
import pytest

from comparator.analysis.alignment.chances import LEAST, Chances


def some_chances() -> Chances:
    """Of thirty units every second pair, some with no chance."""
    chance = random.Random(7)  # noqa: S311 (nothing secret)
    left, right = (part[::2] for part in np.triu_indices(30, 1))
    values = np.array([chance.random() if chance.random() < 0.8 else LEAST / 2 for _ in left])
    return Chances(30, left, right, values)


def test_means_of_many_groups_are_those_of_each() -> None:
    chances, chance = some_chances(), random.Random(8)  # noqa: S311 (nothing secret)
    groups = [tuple(sorted(chance.sample(range(30), size))) for size in [1, 2, 3, 5, 12, 30] * 20]
    assert chances.means(groups) == [chances.mean(group) for group in groups]
    assert len({*chances.means(groups)}) > len(groups) // 2


def test_no_groups_have_no_means() -> None:
    assert some_chances().means([]) == []


def test_where_no_pair_has_a_chance_every_mean_is_nought() -> None:
    none = Chances(3, np.array([], int), np.array([], int), np.array([]))
    assert none.means([(0, 1), (0, 1, 2)]) == [0.0, 0.0]


@pytest.mark.parametrize("others", [set[int](), {3}, {1, 4, 17, 29}])
def test_chances_towards_some_units_leave_out_the_others(others: set[int]) -> None:
    chances = some_chances()
    towards = chances.towards(others)
    for unit in range(30):
        assert towards[unit] == {o: c for o, c in chances.near[unit].items() if o in others}
