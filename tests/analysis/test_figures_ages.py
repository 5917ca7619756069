"""Ages, and whose they are. All sentences are made up."""

import pytest

from comparator.analysis.findings import Figure, Mention
from tests.analysis.figure_help import figures

PEOPLE = ("Ann Lee", "Tom Okoro", "Mira Sand")


def read(text: str) -> list[Figure]:
    """The ages of a text in which the people above are known."""
    named = tuple(
        Mention(start=text.index(name), end=text.index(name) + len(name), name=name, kind="person")
        for name in PEOPLE
        if name in text
    )
    return [f for f in figures(text, mentions=named) if f.kind == "age"]


OWNED = {
    "Ann Lee, 34, met the mayor.": [(34, "Ann Lee")],
    "The dead were Ann Lee, 47; Tom Okoro, 36; and Mira Sand (39).": [
        (47, "Ann Lee"), (36, "Tom Okoro"), (39, "Mira Sand")],
    "Police held Ann Lee, who was 18 at the time.": [(18, None)],
    "The pilot was Ann Lee, who is 38, and is well.": [(38, "Ann Lee")],
    "The 34-year-old baker Ann Lee left.": [(34, "Ann Lee")],
    "A 16-year-old student, Tom Okoro, was hurt.": [(16, "Tom Okoro")],
    "Twenty-year-old Tom Okoro ran.": [(20, "Tom Okoro")],
}  # fmt: skip


@pytest.mark.parametrize("text", OWNED)
def test_an_age_beside_a_name_is_that_persons(text: str) -> None:
    assert [(f.value, f.counted) for f in read(text)] == OWNED[text]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ann Lee, and an 11-year-old girl were hurt.", "girl"),
        ("A 16-year-old boy was shot by Tom Okoro.", "boy"),
        ("The 16-year-old met Tom Okoro.", None),
        ("With the 9-year-old girl, Mira Sand left for home.", "girl"),
    ],
)
def test_an_age_near_a_name_may_be_another_persons(text: str, counted: str | None) -> None:
    assert [f.counted for f in read(text)] == [counted]


LISTS = {
    "He leaves two sons, ages 6 and 16.": [(6, None, None), (16, None, None)],
    "She lost two sons, 11 and 14.": [(11, None, None), (14, None, None)],
    "The sisters were 8- and 10-year-old girls.": [(8, None, None), (10, None, None)],
    "Seven children aged from one to 12 were saved.": [(None, 1, 12)],
    "She was the first doctor under 40 to lead the board.": [(40, None, None)],
    "The 41-year-old ranger and 33-year-old planted 9 trees.": [(41, None, None), (33, None, None)],
    "A nine-month-old baby slept.": [(9, None, None)],
}


@pytest.mark.parametrize("text", LISTS)
def test_ages_in_lists_and_ranges(text: str) -> None:
    assert [(f.value, f.low, f.high) for f in read(text)] == LISTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "The tower, 54, stands on the quay.",
        "They met in Harlow, 12 of them armed.",
        "A 30-year-old treaty ended.",
        "Prices stayed under 40 crowns.",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert read(text) == []
