"""Equal numbers of two articles: exact ones are one figure by whatever name, round and small ones are not.
All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.findings import Comparison
from tests.analysis.made_up import article

PAIRS = {
    "soldiers and troops": (
        "Kestria has sent 2,800 soldiers to the port of Lesk.",
        "The mayor of Lesk said the 2,800 troops would not stay in the town over the winter.",
        True,
    ),
    "a percentage told of two sides of one thing": (
        "A poll found that 68 per cent of Kestrians think the council has handled the flood badly.",
        "Disapproval of the council stood at 68 percent in the poll by Novar.",
        True,
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
