"""Equal numbers of two articles: exact ones are one figure by whatever name, round and small ones are not.
All made up."""

import pytest

from comparator.analysis.alignment.figure_pairs import is_telling
from comparator.analysis.compare import compare
from comparator.analysis.findings import Comparison, Figure
from tests.analysis.made_up import article

PAIRS = {
    "soldiers and troops": (
        "Kestria has sent 2,800 soldiers to the port of Lesk.",
        "Kestria has moved 2,800 troops to Lesk, the mayor said.",
        True,
    ),
    "a percentage of one vote": (
        "The Harbour Party won 62 percent of the seats in Lesk in the vote on Sunday.",
        "In Lesk the Harbour Party won the vote on Sunday and took 62 percent of all seats.",
        True,
    ),
    "three digits, told of one thing by two names": (
        "The inspectors counted 1,430 crates behind the mill.",
        "Lesk's mayor spoke of 1,430 boxes.",
        True,
    ),
    "two digits in clauses that have nothing in common": (
        "The parliament of Kestria has 120 seats.",
        "The ferry was licensed to carry 120 passengers.",
        False,
    ),
    "two percentages": ("Prices rose 35 percent in March.", "Of the pupils 35 percent were ill.", False),
    "who died and who lived": (
        "The blast in Lesk killed 46 people on Monday.",
        "Rescuers found 46 survivors in Lesk on Monday.",
        False,
    ),
    "a round number": (
        "Kestria has sent 300 soldiers to the port of Lesk.",
        "Some villagers lost 300 sheep in the flood of March.",
        False,
    ),
    "a small number": (
        "Kestria has sent 14 ships to the port of Lesk.",
        "In the valley 14 schools stayed shut.",
        False,
    ),
    "what became of two groups": (
        "The army said 46 people were killed in the port of Lesk.",
        "In the capital 46 people were arrested at a march.",
        False,
    ),
}


def compared(*texts: str) -> Comparison:
    return compare([article(text, outlet=f"Paper {i}", day="2019-03-05") for i, text in enumerate(texts)])


def figures_shown(found: Comparison) -> list[int]:
    """Of each row of figures in how many articles it stands."""
    return [sum(c.start is not None for c in p.cells) for p in found.points if p.kind == "figure"]


@pytest.mark.parametrize("name", PAIRS)
def test_equal_numbers_are_one_figure_if_they_are_exact(name: str) -> None:
    one, two, same = PAIRS[name]
    assert (2 in figures_shown(compared(one, two))) == same


def test_a_figure_that_stands_in_a_row_of_several_is_no_row_of_its_own() -> None:
    found = compared(
        "Kestria's police said 42 people were arrested in Lesk on Sunday.",
        "Forty-two people were arrested in Lesk on Sunday.",
        "Forty-two people were arrested in Lesk, and another 27 were detained in Orva.",
    )
    shown = [
        {(c.article, c.start) for c in p.cells if c.start is not None}
        for p in found.points
        if p.kind == "figure"
    ]
    assert not any(one < other for one in shown for other in shown)
    assert sorted(map(len, shown)) == [1, 3]


def test_an_exact_number_told_twice_in_its_article_under_two_names_is_one_row() -> None:
    found = compared(
        "The navy took 26 pirates to the port of Lesk. The 26 suspects were put before a judge in Lesk.",
        "The navy took 26 pirates to the port of Lesk on Sunday.",
    )
    assert [size for size in figures_shown(found) if size > 1] == [2]


def test_the_figures_that_most_have_stay_together() -> None:
    found = compared(
        "The storm in Lesk killed 46 people.",
        "The storm in Lesk killed 46 people on Monday.",
        "The storm killed 46 people in Lesk, and 12 in Orva.",
    )
    assert 3 in figures_shown(found)


@pytest.mark.parametrize(
    ("value", "telling"), [(2800, True), (1e15, False), (float("inf"), False), (0, False)]
)
def test_only_numbers_that_count_things_are_exact(value: float, telling: bool) -> None:
    assert is_telling(Figure(start=0, end=1, kind="count", value=value)) == telling
