"""What a figure stands for in sentences of many kinds: thing, kind, day and source. All made up."""

import pytest

from comparator.analysis.findings import Figure
from tests.analysis.figure_help import figures

THINGS = {
    "The rate of inflation rose from 3.1 percent to 4.7 percent.": [
        ("percent", 3.1, "rate"), ("percent", 4.7, "rate")],
    "Turnout fell by three percentage points to 58 per cent.": [
        ("percentage points", 3, "Turnout"), ("percent", 58, "Turnout")],
    "Unemployment stood at 9.2%.": [("percent", 9.2, "Unemployment")],
    "The fine was cut from 4m euros to €2.5m.": [("money", 4e6, "fine"), ("money", 2.5e6, "fine")],
    "By then 70 percent of homes had power.": [("percent", 70, "of homes")],
    "The judge, 54, sentenced the 19-year-old student.": [("age", 54, None), ("age", 19, "student")],
    "She, who is 61, beat her 45-year-old rival.": [("age", 61, None), ("age", 45, "rival")],
    "The suspect, aged 33, fired 17 shots.": [("age", 33, None), ("count", 17, "shots")],
    "The 83-year-old king sat in a 40-year-old tower.": [("age", 83, "king"), ("duration", 40, "tower")],
    "Senators voted 52-48 to confirm her.": [("vote", "52-48", None)],
    "The motion was defeated by 311 votes to 278, with 12 abstentions.": [
        ("vote", "311-278", None), ("count", 12, "abstentions")],
    "The upper house passed the bill with 60 in favour, 31 against.": [("vote", "60-31", None)],
    "He won by 1,204 votes.": [("count", 1204, "votes")],
    "The death toll climbed to 89.": [("count", 89, "death toll")],
    "Police put the crowd at 25,000.": [("count", 25_000, "crowd")],
    "The quake had a magnitude of 6.4.": [("count", 6.4, "magnitude")],
    "It struck at a depth of 10 kilometres.": [("measure", 10, "depth")],
    "The town has a population of 45,000.": [("count", 45_000, "population")],
    "Temperatures reached 45 degrees Celsius.": [("measure", 45, "Temperatures")],
    "Wages rose 12-fold.": [("measure", 12, None)],
    "About two in three voters backed the plan.": [("count", 2 / 3, "voters")],
    "The 27-nation bloc agreed a 750-billion-euro fund.": [
        ("count", 27, "nation bloc"), ("money", 7.5e11, "fund")],
    "The plane carried 132 passengers and nine crew members.": [
        ("count", 132, "passengers"), ("count", 9, "crew members")],
    "The pipeline will carry 55 billion cubic metres of gas.": [("measure", 5.5e10, "of gas")],
    "The king waited six and a half hours.": [("duration", 6.5, None)],
    "The base lies 30 miles (48 kilometres) away.": [("measure", 30, None), ("measure", 48, None)],
    "No fewer than six ministers resigned.": [("count", 6, "ministers")],
}  # fmt: skip


@pytest.mark.parametrize("text", THINGS)
def test_kind_value_and_thing(text: str) -> None:
    assert [(f.kind, f.value, f.counted) for f in figures(text)] == THINGS[text]


def only(text: str, value: float) -> Figure:
    return next(f for f in figures(text) if f.value == value)


DAYS = {
    "As of 3 May, some 4,500 people had been evacuated.": (4500, "2021-05-03"),
    "The death toll climbed to 89 on Tuesday.": (89, "2021-06-15"),
    "Unemployment stood at 9.2% last month.": (9.2, "2021-05"),
    "The company lost $200 million in the first quarter of 2020.": (2e8, "2020"),
    "The 1951 Refugee Convention has 149 signatories.": (149, "2021-06-16"),
    "The treaty, signed 30 years ago, covers 18 countries.": (18, "2021-06-16"),
    "Exports fell to $7 million last year from $9 million in 2018.": (9e6, "2018"),
    "Exports, worth $9 million in 2018, shrank to $7 million last year.": (7e6, "2020"),
    "Since the start of the drought in May 2020, more than 640 farmers have left.": (640, "2021-06-16"),
    "The pass has been shut since May, when a landslide killed at least 61 people.": (61, "2021-05"),
    "The pass was shut in May. The landslides that month killed more than 60 people.": (60, "2021-05"),
    "The pass was shut on 3 May 2020. The storms that year killed 72 people.": (72, "2020"),
    "The landslides that month killed more than 63 people.": (63, "2021-06-16"),
    "The pass has been shut since May, and this month landslides killed 64 people.": (64, "2021-06"),
    "The pass has been shut since May. When it opened, 65 lorries crossed.": (65, "2021-06-16"),
}


@pytest.mark.parametrize("text", DAYS)
def test_the_day_a_figure_holds_for(text: str) -> None:
    value, day = DAYS[text]
    assert only(text, value).as_of == day


def test_the_source_of_a_figure_is_the_nearest_who_vouches_for_it() -> None:
    text = "The ministry said 12 soldiers died, while the rebels claimed to have killed 40."
    assert only(text, 40).source == "rebels"
    assert only("Police put the crowd at 25,000.", 25_000).source == "Police"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The country said it had sent 300 tents to the valley.", None),
        ("One report said 300 tents were sent to the valley.", None),
        ("A customs source said 300 tents were sent to the valley.", "customs source"),
        ("The government said it had sent 300 tents to the valley.", "government"),
    ],
)
def test_a_source_says_who_it_is(text: str, source: str | None) -> None:
    assert (only(text, 300).source or "").casefold().removeprefix("the ").removeprefix("a ") == (source or "")


def test_how_old_a_thing_is_needs_no_source() -> None:
    text = "According to the Harbour Institute, 300 people were hurt in the 22-month-old dispute."
    assert [f.source for f in figures(text)] == ["Harbour Institute", None]


def test_nearness_to_one_of_several_things_is_no_figure() -> None:
    assert not figures("The rangers found a boat close to one of the weirs.")
    assert only("They hold only one of the weirs.", 1).qualifier == "only"


def test_a_bare_number_after_a_named_person_with_a_trade_is_an_age() -> None:
    assert only("Guards held the ferry pilot Jan Maly, 54, on Monday.", 54).kind == "age"
