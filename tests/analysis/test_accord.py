"""What rows may claim: no agreement and no conflict across two subjects, no conflict without a marked cell,
one age of a person in one row, and which cells are silent on what is disputed. All made up."""

import itertools

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.accord import agreement, two_subjects, without_day
from comparator.analysis.differences import CellText
from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison, Point
from comparator.analysis.verdicts import Clash
from tests.analysis.made_up import article


def cell(sentence: str, number: int, *, says: str = "") -> CellText:
    """A cell of an article with one sentence, or of the words in it."""
    found = article(sentence, outlet=f"Paper {number}")
    words = says or sentence.rstrip(".")
    start = found.document.text.index(words)
    return CellText(article=number, findings=found, span=Span(start, start + len(words)))


def test_two_sources_are_not_said_to_say_the_same() -> None:
    one = cell("Norway confirmed the visit on Thursday.", 0)
    two = cell("Portugal confirmed the visit on Thursday.", 1)
    assert two_subjects(one, two)
    why = agreement([one, two]).why
    assert "say the same" not in why
    assert "“Norway”" in why
    assert "“Portugal”" in why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norway confirmed the visit.", "Norway has confirmed the visit."),
        ("Norway confirmed the visit on Thursday.", "Oslo confirmed the visit on Thursday."),
        ("Jan-erik Moe left the hall.", "Jan Erik Moe left the hall."),
        ("Norway confirmed the visit on Thursday.", "The visit was confirmed on Thursday."),
    ],
)
def test_one_subject_is_told_to_say_the_same(one: str, two: str) -> None:
    cells = [cell(one, 0), cell(two, 1)]
    assert not two_subjects(*cells)
    assert agreement(cells).why == "Paper 0 and Paper 1 say the same."


def test_who_tells_it_without_the_day_or_the_number_is_named() -> None:
    told = "Thirty boats left the port of Lorn on Monday.", "Boats left the port of Lorn."
    one, two = (cell(sentence, number) for number, sentence in enumerate(told))
    assert agreement([one, one]).why == "Paper 0 and Paper 0 say the same."
    assert agreement([one, two]).why.endswith("tell it, Paper 1 without the day and the number.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guards came ten minutes after the call.", "The guards came nine minutes after the alarm rang."),
        ("The clinic was rebuilt for the second time.", "The clinic was rebuilt for the third time."),
        ("The plant lies on Harlow Road.", "The plant lies on Selby Road."),
        ("Five houses burned near the port.", "Three shops burned near the port."),
        ("The envoys met in Lorn on Monday.", "The envoys dined at the port in Lorn on Tuesday."),
        ("The shots fell in the 1200 block of Mill Road.", "The shots fell in the 1400 block of Mill Road."),
        ("The storm killed 12 villagers.", "The storm killed 12 sheep."),
        ("The truce broke down on 20 December.", "There was fighting from December 27 on."),
        ("Five bombs, of which four exploded, were laid at the port.", "Four bombs were laid at the port."),
        ("The fee rose to $65.", "The fee rose by $65."),
        ("The Harlow City Council met.", "The Selby City Council met."),
    ],
    ids=[
        "a time",
        "an ordinal",
        "a road",
        "a number",
        "a day",
        "an address",
        "animals",
        "days of no year",
        "a part and a whole",
        "a rise and what it led to",
        "two councils",
    ],
)
def test_cells_with_something_of_their_own_are_not_said_to_say_the_same(one: str, two: str) -> None:
    clash = agreement([cell(one, 0), cell(two, 1)])
    assert clash.verdict == "both true"
    assert "perhaps they tell of two things" in clash.why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Two women and two men were hurt.", "Four people were hurt."),
        ("The plant lies on Harlow Road.", "The plant lies on Harlow Road near Selby."),
        ("The storm killed dozens of people.", "The storm killed 46 people."),
        ("The envoys met in Lorn.", "The envoys met in Lorn on Tuesday."),
        ("The shots fell in the 1200 block of Mill Road.", "The shots fell in the 1200 block, near gate 14."),
        ("The storm killed 12 sheep.", "The storm killed 12 lambs."),
        ("The truce broke down on 20 December.", "The truce broke on Dec. 20."),
        ("The truce broke down on 20 December.", "The truce broke down in December."),
        ("Five bombs, of which four exploded, were laid at the port.", "Four bombs exploded at the port."),
        ("Seven bombs hit the port, three of them at night.", "Seven bombs hit the port, three at night."),
        ("The fee rose from $65 to $125.", "The fee rose by $60."),
        ("The U.N. Security Council met.", "The United Nations Security Council met."),
    ],
    ids=[
        "a sum",
        "a road",
        "dozens",
        "a day that one has",
        "an address",
        "animals",
        "one day",
        "its month",
        "a part by what it did",
        "a part beside its whole",
        "a rise by its ends",
        "one council",
    ],
)
def test_what_one_tells_more_fully_sets_nothing_apart(one: str, two: str) -> None:
    assert agreement([cell(one, 0), cell(two, 1)]).verdict == "agree"


def test_who_tells_a_part_is_not_said_to_say_the_same() -> None:
    whole = "Norway, whose fleet fishes there, has threatened to stop buying the ferry company's tickets."
    part = "Norway's fleet fishes there."
    assert agreement([cell(whole, 0), cell(part, 1)]).why == (
        "Paper 0 and Paper 1 tell it, Paper 1 in less than half the words."
    )
    assert agreement([cell(part, 0), cell(part, 1)]).why == "Paper 0 and Paper 1 say the same."


def test_a_row_of_two_subjects_is_no_conflict() -> None:
    one = article("Norway closed the northern border crossing to lorries on Tuesday.", outlet="One")
    two = article("Portugal closed the northern border crossing to lorries on Wednesday.", outlet="Two")
    assert [p.why for p in compare([one, two]).points if p.verdict == "conflict"] == []


def test_who_names_no_day_is_told() -> None:
    dated = [cell("Norway closed the port on Tuesday.", 0), cell("Norway closed the port on Monday.", 1)]
    silent = cell("Norway closed the port.", 2)
    clash = Clash("conflict", "Two days.", about="day")
    assert without_day([*dated, silent], clash) == " Paper 2 names no day."
    assert without_day(dated, clash) == ""
    assert without_day([*dated, silent], clash._replace(about="figure")) == ""


LED = article(
    "Officers led Marek Dolan out on Tuesday.", "The 48-year-old Norwegian said nothing.", outlet="A"
)
NAMED = article("Marek Dolan was seized on Tuesday. Dolan, 47, was carried out by officers.", outlet="B")
ALIKE = article("Police arrested Marek Dolan, 47, on Tuesday at the mission.", outlet="C")
GUARD = article("Ana Roy praised Marek Dolan. The 48-year-old guard said nothing.", outlet="D")
OTHER = article("Police arrested the 48-year-old writer Ana Roy on Tuesday.", outlet="E")
LATER = article("Marek Dolan, 48, was freed on Friday.", outlet="F", day="2019-06-07")


def ages(comparison: Comparison) -> list[Point]:
    rows = [p for p in comparison.points if any("age of" in why for why in p.joined_by)]
    return [p for p in rows if sum(c.start is not None for c in p.cells) > 1]


def test_two_ages_of_one_person_contradict() -> None:
    (row,) = ages(compare([LED, NAMED]))
    assert row.verdict == "conflict"
    assert row.joined_by == ("same thing counted: age of Marek Dolan",)


def test_one_age_of_one_person_agrees() -> None:
    (row,) = ages(compare([NAMED, ALIKE]))
    assert row.verdict == "agree"


@pytest.mark.parametrize("other", [GUARD, OTHER], ids=["another noun", "another name"])
def test_ages_of_others_are_not_joined(other: object) -> None:
    for pair in ([NAMED, other], [other, LED]):
        assert ages(compare(pair)) == []  # type: ignore[arg-type]  # parametrized as object


def test_an_age_months_later_is_no_conflict() -> None:
    assert all(p.verdict != "conflict" for p in compare([NAMED, LATER]).points)


def test_a_bare_year_is_no_row() -> None:
    one = article("The pact was signed in 2015 in Oslo by nine states.", outlet="One")
    two = article("The pact was signed in 2015 in Oslo by nine states, it said.", outlet="Two")
    labels = [p.label for p in compare([one, two]).points if p.kind == "figure"]
    assert "2015" not in labels
    assert any("nine" in label for label in labels)


TOLD = [
    article("The ferry sank on Tuesday off Harlow. The blast killed 14 people at the depot.", outlet="One"),
    article("The ferry sank on Monday off Harlow. The blast killed 19 people at the depot.", outlet="Two"),
    article(
        "The ferry sank off Harlow. The blast killed many people at the old depot near the port.",
        outlet="Three",
    ),
    article(
        "Marek Dolan, 47, left. The ferry sank on Wednesday off Harlow, with the depot burning.",
        outlet="Four",
    ),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_a_conflict_has_a_marked_cell(order: tuple[int, ...]) -> None:
    read = compare([TOLD[i] for i in order])
    conflicts = [p for p in read.points if p.verdict == "conflict"]
    assert conflicts
    for point in conflicts:
        assert any(c.state == "altered" and c.findings for c in point.cells), point
        assert point.cell(point.reference).start is not None


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("Some 1,200 families accepted the offer of new houses.", "both true"),
        ("Some 1,200 families had to leave their homes.", "agree"),
        ("The offer reached 1,200 families.", "agree"),
    ],
)
def test_one_number_of_things_of_which_two_things_are_told(other: str, verdict: str) -> None:
    one = cell("About 1,200 families have left the valley.", 0)
    assert agreement([one, cell(other, 1)]).verdict == verdict


def test_who_died_was_killed() -> None:
    one, two = cell("Four miners died in the collapse.", 0), cell("Four miners were killed on Monday.", 1)
    assert agreement([one, two]).verdict == "agree"
