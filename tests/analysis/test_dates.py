"""Dates, resolved against the day of publication: Wednesday, 16 June 2021."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.numbers import calendar_days
from comparator.analysis.numbers.dates import find_dates
from tests.analysis.figure_help import figures

DAY = dt.date(2021, 6, 16)


def dates(text: str, published: dt.date | None = DAY) -> list[tuple[str, str | None]]:
    return [(d.span.of(text), d.iso) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "found", "iso"),
    [
        ("on 2021-03-04", "2021-03-04", "2021-03-04"),
        ("on 4 March 2019", "4 March 2019", "2019-03-04"),
        ("on March 4, 2019", "March 4, 2019", "2019-03-04"),
        ("on the 4th of March", "the 4th of March", "2021-03-04"),
        ("on Feb. 10, 2016", "Feb. 10, 2016", "2016-02-10"),
        ("on April 11", "April 11", "2021-04-11"),
        ("on 1 August", "1 August", "2021-08-01"),
        ("in March 2011", "March 2011", "2011-03"),
        ("last June", "last June", "2020-06"),
        ("last May", "last May", "2021-05"),
        ("in January last year", "January last year", "2020-01"),
        ("since 1952", "since 1952", "1952"),
        ("next month", "next month", "2021-07"),
        ("six months ago", "six months ago", "2020-12"),
        ("two years ago", "two years ago", "2019"),
        ("yesterday", "yesterday", "2021-06-15"),
        ("on July 11-12", "July 11-12", "2021-07-11/2021-07-12"),
        ("in May or early June", "May or early June", "2021-05/2021-06"),
        ("between February and April 2019", "February and April 2019", "2019-02/2019-04"),
        ("the 1950-53 war", "1950-53", "1950/1953"),
        ("the 1990s", "the 1990s", "1990/1999"),
        ("next Monday", "next Monday", "2021-06-21"),
        ("last Wednesday", "last Wednesday", "2021-06-09"),
        ("at 7:30 p.m. on Monday", "7:30 p.m. on Monday", "2021-06-14"),
        ("this week", "this week", None),
    ],
)
def test_a_date_is_found_and_resolved(text: str, found: str, iso: str | None) -> None:
    assert dates(text) == [(found, iso)]


@pytest.mark.parametrize(
    "text",
    [
        "You may go",
        "They march on",
        "2000 soldiers",
        "Resolution 1973",
        "the marching band",
        "in the second week",
        "a sunny day",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text", ["on Friday", "on 4 March", "in January", "last year", "next month", "yesterday", "two days ago"]
)
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    assert [iso for _, iso in dates(text, None)] == [None]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The envoys met on Wednesday.", "2021-06-16"),
        ("The envoys met on Friday.", "2021-06-11"),
        ("The envoys will meet on Friday.", "2021-06-18"),
        ("The envoy is due in Oslo on Friday.", "2021-06-18"),
        ("The envoys are expected to meet on Monday.", "2021-06-21"),
        ("The minister is to speak on Monday.", "2021-06-21"),
        ("In August, the army shelled the port.", "2020-08"),
        ("The envoys will meet in April.", "2022-04"),
        ("The boats set out from Orva on May 9.", "2021-05-09"),
        ("They set off in mid-April and have sailed 900 miles.", "2021-04"),
        ("The envoys are set to meet on Friday.", "2021-06-18"),
        ("The hearing is set for April 9.", "2022-04-09"),
        ("They called off the march planned for May 9.", "2021-05-09"),
        ("In August another judge, Ann Lee, stopped the plan.", "2020-08"),
        ("In August senators who backed it will vote.", "2021-08"),
        ("In August the court is to rule, he said.", "2021-08"),
        ("Kestria could leave as early as Friday.", "2021-06-18"),
        ("Kestria left as early as Friday.", "2021-06-11"),
        ("Kestria could leave as soon as Friday.", "2021-06-18"),
        ("They may have left as early as Friday.", "2021-06-11"),
        ("The next talks will be held on May 20.", "2022-05-20"),
        ("The talks are planned for May 9.", "2022-05-09"),
        ("The rent is due on April 25.", "2022-04-25"),
        ("The port is set to reopen on May 20.", "2022-05-20"),
        ("Kestria said the talks would be held on May 20.", "2022-05-20"),
        ("Kestria said the rent was due on April 25.", "2022-04-25"),
        ("They called off the march that is planned for May 9.", "2022-05-09"),
        ("The talks were to be held on May 20.", "2021-05-20"),
        ("The talks, which were due to open on May 20, were put off.", "2021-05-20"),
        ("They called off the march planned for January 9.", "2022-01-09"),
        ("By 2019 the sides had met often.", "2019"),
    ],
)
def test_the_clause_decides_between_past_and_future(text: str, iso: str) -> None:
    assert [f.as_of for f in figures(text) if f.kind == "date"] == [iso]


def test_a_persons_name_is_no_month() -> None:
    assert figures("Mrs May spoke to Theresa May.") == []


@given(st.dates(dt.date(1600, 1, 1), dt.date(2090, 12, 31)))
def test_a_full_date_is_read_back_in_british_and_american_order(day: dt.date) -> None:
    for text in (
        f"on {day.day} {day:%B} {day.year} it",
        f"on {day:%B} {day.day}, {day.year} it",
        f"on {day} it",
    ):
        assert [iso for _, iso in dates(text, None)] == [day.isoformat()]


@given(
    st.integers(0, 6),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from([None, "past", "future"]),
)
def test_a_weekday_lies_within_six_days_on_the_side_asked_for(
    number: int, published: dt.date, tense: calendar_days.Tense
) -> None:
    day = dt.date.fromisoformat(calendar_days.weekday(number, published, tense))
    distance = (day - published).days
    assert day.weekday() == number
    assert 0 <= (distance if tense == "future" else -distance) <= 6


@given(st.text(max_size=100), st.one_of(st.none(), st.dates()))
def test_dates_of_any_text_lie_inside_it_in_order(text: str, published: dt.date | None) -> None:
    end = 0
    for date in find_dates(text, published):
        assert end <= date.span.start < date.span.end <= len(text)
        end = date.span.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It would be the first harvest since August.", "2020-08"),
        ("Its water board meets on Friday.", "2021-06-18"),
        ("Its water board met on Friday.", "2021-06-11"),
    ],
)
def test_since_looks_back_and_a_timetable_looks_ahead(text: str, day: str) -> None:
    assert [f.as_of for f in figures(text) if f.kind == "date"] == [day]
