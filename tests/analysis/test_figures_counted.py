"""What numbers count, and which words are numbers at all. All sentences are made up."""

import pytest

from comparator.analysis.findings import Figure
from tests.analysis.figure_help import figures, words


def numbers(text: str) -> list[Figure]:
    return [f for f in figures(text) if f.kind != "date"]


COUNTED = {
    "Divers seized seven AK-47 assault rifles.": [(7, "AK-47 assault rifles")],
    "The raft held 12 Somali and 11 Yemeni sailors.": [(12, "Somali sailors"), (11, "Yemeni sailors")],
    "Two plainclothes police officers ran.": [(2, "plainclothes police officers")],
    "The blast left five dead and 16 injured.": [(5, "killed"), (16, "wounded")],
    "The clinic counted 30 dead and 55 wounded, 15 critically.": [
        (30, "killed"), (55, "wounded"), (15, "critically wounded")],
    "That brought to ten the number of miners who have died.": [(10, "miners killed")],
    "In the north, another 1,000 marched.": [(1000, "people")],
    "He was arrested four times.": [(4, "times arrested")],
    "The guard was shot twice in the back.": [(2, "times shot")],
    "He shot the guard once in the head.": [(1, "times shot")],
    "Prices rose three times faster than pay.": [(3, "times")],
    "Ann Lee is a mother of 12.": [(12, "children")],
    "He is the father of two \"a quiet, steady boys\".": [(2, "children")],
    "The party is at 20 percent, four percent below its rival.": [(20, "party"), (4, "difference")],
    "The fire caused 2 million euros ($2.6 million) of damage.": [(2e6, "of damage"), (2.6e6, "of damage")],
    "Pirates took 40 ships. Twelve of them were freed.": [(40, "ships"), (12, "ships")],
    "Ninety percent of the 288 candidates won.": [(90, "candidates"), (288, "candidates")],
}  # fmt: skip


@pytest.mark.parametrize("text", COUNTED)
def test_what_is_counted(text: str) -> None:
    assert [(f.value, f.counted) for f in numbers(text)] == COUNTED[text]


VALUES = {
    "She drew a loaded .45-caliber revolver.": [("measure", 0.45)],
    "She drew a .45 revolver.": [("measure", 0.45)],
    "The buoy lies 32km from shore.": [("measure", 32)],
    "It is a 24- to 30-foot boat.": [("measure", None)],
    "They found 12 9-mm cartridges.": [("count", 12), ("measure", 9)],
    "The man is 5-foot-8.": [("measure", 68)],
    "More than half are members.": [("count", 0.5)],
    "After an hourlong talk they left.": [("duration", 1)],
    "They waited half an hour.": [("duration", 0.5)],
    "A week of rain ended.": [("duration", 1)],
    "A cutter met a group of five grey boats.": [("count", 5)],
    "The two men accused of the theft ran.": [("count", 2)],
    "He faces one count of theft.": [("count", 1)],
    "The crash left one unarmed guard dead.": [("count", 1)],
    "Two are safe and one is confirmed dead.": [("count", 2), ("count", 1)],
    "One of my sons was killed.": [("count", 1)],
    "The party has a one-seat majority.": [("count", 1)],
    "A single shell fell.": [("count", 1)],
    "Another soldier was killed.": [("count", 1)],
}


@pytest.mark.parametrize("text", VALUES)
def test_a_number_told_in_few_words(text: str) -> None:
    assert [(f.kind, f.value) for f in numbers(text)] == VALUES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met, and our two nations agreed.",
        "She is a single mother.",
        "Not a single shot was fired.",
        "It was a one-sided, one-on-one debate.",
        "They dialed 911 and a 911 dispatcher answered.",
        "They drove a four-by-four car.",
        "He lives in the 12000 block of Elm Road.",
        "She lives at 40 East Fifth Avenue.",
        "He led the 8 Dock gang.",
        "One adviser said so; any one member may object.",
        "He was once in the navy.",
        "He shot the guard dead at the gate of the house where he had once lived.",
        "The second half of the year was calm.",
        "Another soldier slept.",
        "When one is killed, all mourn.",
        "They meet at the 67th Precinct.",
    ],
)
def test_words_that_are_no_figures(text: str) -> None:
    assert numbers(text) == []


def test_a_figure_ends_before_the_next() -> None:
    text = "The raft held 12 Somali and 11 Yemeni sailors."
    assert [words(text, f) for f in numbers(text)] == ["12 Somali", "11 Yemeni sailors"]


def test_the_time_since_a_day_is_told_with_the_day() -> None:
    (found,) = figures("They met a month ago.")
    assert (found.kind, found.value, found.unit) == ("date", 1, "month")


def test_who_answers_in_a_poll_is_no_source() -> None:
    (_, second) = numbers("Some 62 percent said that 40 shops burned.")
    assert second.source is None


def test_what_tells_who_somebody_is_does_not_hold_for_the_day_of_the_deed() -> None:
    found = next(f for f in figures("Ann Lee, a mother of 12, was robbed in 2011.") if f.value == 12)
    assert found.as_of == "2021-06-16"
