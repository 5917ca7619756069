"""One measure told in two units: kilometres and miles, feet and metres; and shares told as percentages.
All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.sizes import can_both_be, relation
from comparator.analysis.findings import Comparison, Figure
from tests.analysis.made_up import article


def measure(value: float, unit: str, qualifier: str | None = None) -> Figure:
    return Figure(start=0, end=1, kind="measure", value=value, unit=unit, qualifier=qualifier)


ONE = [
    ((2400, "km"), (1500, "mile")),
    ((50, "km"), (30, "mile")),
    ((15, "km"), (9, "mile")),
    ((10, "metre"), (33, "foot")),
    ((100, "km/h"), (62, "mph")),
    ((1.5, "gigawatt"), (1500, "megawatt")),
]
TWO = [
    ((2400, "km"), (2400, "mile")),
    ((50, "km"), (50, "mile")),
    ((10, "metre"), (27, "foot")),
    ((15, "km"), (15, "kg")),
    ((100, "tonne"), (110, "kiloton")),
    ((60, "nautical_mile"), (70, "mile")),
]


@pytest.mark.parametrize(("one", "two"), ONE)
def test_one_measure_in_two_units_is_rounded(one: tuple[float, str], two: tuple[float, str]) -> None:
    a, b = measure(*one), measure(*two)
    assert (relation(a, b), relation(b, a)) == ("rounded", "rounded")
    assert can_both_be(a, b)


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_measures_are_not(one: tuple[float, str], two: tuple[float, str]) -> None:
    a, b = measure(*one), measure(*two)
    assert (relation(a, b), relation(b, a)) == ("other", "other")


def test_more_than_so_many_miles_is_one_figure_with_about_as_many_kilometres() -> None:
    assert relation(measure(100, "mile", "more than"), measure(165, "km")) == "rounded"
    assert relation(measure(100, "mile", "more than"), measure(120, "km")) == "other"
    assert relation(measure(60, "km", "more than"), measure(500, "mile")) == "other"
    assert relation(measure(10, "km", "less than"), measure(20, "foot")) == "other"


def compared(*texts: str) -> Comparison:
    return compare([article(text, outlet=f"Paper {i}", day="2019-03-05") for i, text in enumerate(texts)])


def test_kilometres_and_miles_stand_in_one_row_and_neither_is_left_out() -> None:
    found = compared(
        "The convoy has covered 2,400 kilometres from Lesk to the border of Kestria, much of it on foot.",
        "The convoy has travelled about 1,500 miles from Lesk to the border of Kestria, much of it on foot.",
    )
    told = [p for p in found.points if sum(c.start is not None for c in p.cells) == 2]
    figures = [p for p in told if p.kind == "figure"]
    assert [(p.verdict, "in other units" in p.why) for p in figures] == [("rounded", True)]
    assert not any("less detail" in c.findings for p in told for c in p.cells)
    assert not any(p.verdict in ("conflict", "altered") for p in told)


def test_a_share_in_words_is_no_missing_percentage() -> None:
    found = compared(
        "Some 58 percent of Kestrians want to keep the treaty, a poll by Novar found on Sunday.",
        "Almost six in ten Kestrians want to keep the treaty, a poll by Novar found on Sunday.",
    )
    assert not any("less detail" in c.findings for p in found.points for c in p.cells)


def test_another_share_of_the_article_does_not_stand_for_a_percentage() -> None:
    found = compared(
        "Unemployment in Kestria rose to 33 percent in March, the bank of Lesk said.",
        "Unemployment in Kestria rose in March, the bank of Lesk said. A third of its staff is new.",
    )
    assert any("less detail" in c.findings for p in found.points for c in p.cells)
