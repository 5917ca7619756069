"""What is little alike to one telling of a fact, and to none of its many others, is no row of its own."""

import pytest

from comparator.analysis.alignment.doubtful import without_doubtful
from comparator.analysis.alignment.features import units_of
from comparator.analysis.alignment.grouping import Group
from tests.analysis.made_up import article

TOLD = "Forty people were hurt in the fire at the Orva mill on Monday."
BESIDE = "Farmers in Orva brought their cattle to the mill."
AGAINST = "Sixty people were hurt in the fire at the Orva mill on Monday."
FOUR = Group((0, 1, 2, 3), 0.9)


def kept(last: str, *groups: Group) -> list[Group]:
    """What is left of groups of four articles that tell the same and a fifth that tells something else."""
    outlets = zip("ABCDE", (TOLD, TOLD, TOLD, TOLD, last), strict=True)
    articles = [article(told, outlet=outlet) for outlet, told in outlets]
    units = units_of(articles)
    assert [u.article for u in units] == [0, 1, 2, 3, 4]
    return without_doubtful(groups, units, articles)


def test_what_is_like_one_telling_of_what_many_tell_is_no_row() -> None:
    assert kept(BESIDE, FOUR, Group((3, 4), 0.4)) == [FOUR]


@pytest.mark.parametrize(
    "groups",
    [
        [FOUR, Group((3, 4), 0.7)],  # it is likely
        [Group((0, 1, 2), 0.9), Group((2, 4), 0.4)],  # the other is not much larger
        [Group((0, 1, 2), 0.9), Group((3, 4), 0.4)],  # they share nothing
    ],
)
def test_rows_that_are_likely_or_stand_beside_no_far_larger_one_stay(groups: list[Group]) -> None:
    assert kept(BESIDE, *groups) == groups


def test_what_contradicts_one_telling_stays() -> None:
    groups = [FOUR, Group((3, 4), 0.4)]
    assert kept(AGAINST, *groups) == groups
