"""Figures with what they stand for. All sentences are made up."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.findings import Mention, Quote
from tests.analysis.figure_help import figures, words
from tests.shared import SHARED, WHY_SKIPPED


@pytest.mark.parametrize(
    ("text", "span", "kind", "value", "unit", "qualifier"),
    [
        ("More than 30,000 people left.", "More than 30,000 people", "count", 30_000, "people", "more than"),
        ("Turnout was about 45 per cent.", "about 45 per cent", "percent", 45, "percent", "about"),
        ("It rose 2.5 percentage points.", "2.5 percentage points", "percentage points", 2.5,
         "percentage points", None),
        ("They paid $1.4 billion.", "$1.4 billion", "money", 1.4e9, "USD", None),
        ("They paid nearly £2m.", "nearly £2m", "money", 2e6, "GBP", "nearly"),
        ("It closed at NT $24.05.", "NT $24.05", "money", 24.05, "TWD", None),
        ("They want billions of dollars.", "billions of dollars", "money", "billions", "USD", None),
        ("She began a five-day trip.", "five-day trip", "duration", 5, "day", None),
        ("It is a 21-month-old conflict.", "21-month-old conflict", "duration", 21, "month", None),
        ("A 12-year-old boy fell.", "12-year-old boy", "age", 12, "year", None),
        ("They fired a 21-gun salute.", "21-gun salute", "count", 21, "gun", None),
        ("It lies 45 km away.", "45 km", "measure", 45, "km", None),
        ("The bill passed by a 5-4 vote.", "5-4", "vote", "5-4", "vote", None),
        ("The house backed it by 87 votes to 45.", "87 votes to 45", "vote", "87-45", "vote", None),
        ("It passed, 87 for and 45 against.", "87 for and 45 against", "vote", "87-45", "vote", None),
        ("It was the second time.", "second time", "ordinal", 2, "ordinal", None),
        ("A third of the seats are empty.", "A third of the seats", "count", 1 / 3, "share", None),
        ("It took less than a year.", "less than a year", "duration", 1, "year", "less than"),
        ("They were friends over the past year.", "over the past year", "duration", 1, "year", None),
        ("Fifty or more villages burned.", "Fifty or more villages", "count", 50, "village", "or more"),
        ("Shells hit several homes.", "several homes", "count", "several", "home", None),
    ],
)  # fmt: skip
def test_a_figure_with_span_kind_value_unit_and_qualifier(
    text: str, span: str, kind: str, value: float | str, unit: str, qualifier: str | None
) -> None:
    (found,) = figures(text)
    assert (words(text, found), found.kind, found.value, found.unit, found.qualifier) == (
        span, kind, value, unit, qualifier,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "No one came, and one of the guards slept.",
        "They flew on a Boeing 747.",
        "She lives at 10 Downing Street.",
        "It breaks Article 5 of the G20 pact.",
        "The Group of Seven agreed.",
        "The two leaders met; the two will meet again.",
        "A third party spoke. Second, they left.",
        "He won 3-1.",
        "1. Skip to the end",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_the_same_outcome_is_told_alike_in_active_and_passive() -> None:
    (passive,) = figures("One civilian was killed.")
    (active,) = figures("Shells fell, killing one civilian.")
    assert passive.counted == active.counted == "civilian killed"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Shells fell, killing scores of civilians.", "civilians killed"),
        ("Dozens of people were wounded.", "people wounded"),
        ("The death toll rose to 89.", "death toll"),
        ("They attended rounds of talks; three rounds of talks failed.", "rounds of talks"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert [f.counted for f in figures(text)] == [counted]


def test_a_word_before_a_dozen_of_something_is_a_qualifier() -> None:
    assert [f.qualifier for f in figures("Around a dozen workers were hurt.")] == ["around"]


def test_a_particle_is_no_qualifier() -> None:
    assert [f.qualifier for f in figures("The rebels took over two oil fields.")] == [None]


@pytest.mark.parametrize(
    ("text", "span", "qualifier"),
    [
        ("Kestria will hand over 120 Orvan soldiers on Friday.", "120 Orvan soldiers", None),
        ("The rebels turned over 50 prisoners.", "50 prisoners", None),
        ("Kestria handed over more than 120 soldiers.", "more than 120 soldiers", "more than"),
        ("Over 120 Orvan soldiers were freed.", "Over 120 Orvan soldiers", "over"),
        ("The talks took over 30 minutes.", "over 30 minutes", "over"),
        ("The thieves took over $2 million.", "over $2 million", "over"),
    ],
)
def test_an_over_that_belongs_to_the_verb_is_no_qualifier(
    text: str, span: str, qualifier: str | None
) -> None:
    found = next(f for f in figures(text) if f.kind != "date")
    assert (words(text, found), found.qualifier) == (span, qualifier)


def test_a_number_without_a_noun_takes_what_is_told_of_it() -> None:
    (found,) = figures("Up to 300 were wounded.")
    assert (found.value, found.unit, found.qualifier) == (300, "wounded", "up to")


def test_a_range_has_two_ends() -> None:
    text = "Between 10 and 20 soldiers died."
    (found,) = figures(text)
    assert (words(text, found), found.value, found.low, found.high) == (
        "Between 10 and 20 soldiers",
        None,
        10,
        20,
    )


def test_ages_after_names() -> None:
    text = "Maria Stone, 61, met Ali, aged 34."
    person = Mention(start=0, end=11, name="Maria Stone", kind="person")
    assert [(f.kind, f.value) for f in figures(text, mentions=(person,))] == [("age", 61), ("age", 34)]


def test_a_count_holds_for_the_date_in_its_clause_else_for_the_day_of_publication() -> None:
    (count, date) = figures("The army lost 40 tanks in 2019.")
    assert (count.as_of, date.as_of) == ("2019", "2019")
    assert [f.as_of for f in figures("The army lost 40 tanks.")] == ["2021-06-16"]
    assert [f.as_of for f in figures("The army lost 40 tanks.", published=None)] == [None]


def test_a_date_that_only_bounds_a_time_is_not_the_day_of_the_count() -> None:
    count = next(f for f in figures("The army has lost 40 tanks since March 2011.") if f.kind == "count")
    assert count.as_of == "2021-06-16"


@pytest.mark.parametrize(
    "text",
    [
        "Forty tanks burned, according to the Harbour Institute.",
        "The Harbour Institute says forty tanks burned.",
    ],
)
def test_the_source_is_who_the_sentence_names(text: str) -> None:
    start = text.index("Harbour")
    name = Mention(start=start, end=start + 17, name="Harbour Institute", kind="organisation")
    assert [f.source for f in figures(text, mentions=(name,))] == ["Harbour Institute"]


def test_a_figure_in_a_quote_is_the_speakers() -> None:
    text = "“We lost forty tanks,” she said."
    quote = Quote(start=1, end=20, kind="direct", speaker="Mara Lindqvist")
    assert [f.source for f in figures(text, quotes=(quote,))] == ["Mara Lindqvist"]


PIECES = ("12", "of", "to", "killed", "-", "two", "$", "%", "May", "Friday", "the", "people", "ago")


@settings(max_examples=25)
@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_figures_of_any_text_lie_inside_it(text: str) -> None:
    for found in figures(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.skipif(SHARED is None, reason=WHY_SKIPPED)
def test_the_figures_a_careful_reader_finds_in_the_seeds_are_found() -> None:
    assert SHARED is not None
    gold = json.loads((SHARED / "gold" / "syria-moscow-2012.json").read_text("utf-8"))
    wanted = missed = 0
    for article in gold["articles"].values():
        page = (SHARED / "seeds" / article["file"]).read_text("utf-8")
        found = figures(page)
        for figure in article["figures"]:
            at = page.find(figure["span"])
            if at >= 0:
                wanted += 1
                missed += not any(f.start < at + len(figure["span"]) and at < f.end for f in found)
    assert wanted > 20
    assert missed / wanted < 0.08


def test_the_day_of_a_deed_is_not_the_day_of_how_things_are() -> None:
    found = figures("The union was founded on 9 May 2018 in Lesk and speaks for forty villages.\nElse.")
    assert {f.as_of for f in found if f.kind == "count"} == {"2021-06-16"}
    done = figures("Gunmen stormed the bank on 9 May 2018 and killed forty people.")
    assert {f.as_of for f in done if f.kind == "count"} == {"2018-05-09"}


DAYS = {
    "by then": ("By 1993 the two sides had sunk forty ships.", ["1993"]),
    "by a day to come": ("By 2030 the navy will have forty ships.", ["2021-06-16"]),
    "the deed of the sentence before": (
        "Kestria left the pact in 2003. The senate backed that decision by 60 votes to 37.",
        ["2003"],
    ),
    "a thing of the sentence before": (
        "They built Lesk in 2003. That town elected 60 women.",
        ["2021-06-16"],
    ),
    "a deed that is no part of the clause": (
        "Kestria left the pact in 2003. Because of that decision 60 women resigned.",
        ["2021-06-16"],
    ),
    "a deed that is neither subject nor object": (
        "Kestria left the pact in 2003. The cause of 60 resignations was that decision.",
        ["2021-06-16"],
    ),
    "a deed of another clause": (
        "Kestria left the pact in 2003. Some 60 women resigned when the senate backed that decision.",
        ["2021-06-16"],
    ),
    "how things are since": (
        "Kestria left the pact in 2003. That decision has the backing of 60 senators.",
        ["2021-06-16"],
    ),
    "some of them": ("In April 2020 about 900 people came. Some 400 of them left again.", ["2020-04"] * 2),
    "some of them on a day of their own": (
        "In April 2020 about 900 people came. Today 400 of them voted.",
        ["2020-04", "2021-06-16"],
    ),
    "some of them at a time that is not known": (
        "In April 2020 about 900 people came. Last week 400 of them left again.",
        ["2020-04", "2021-06-16"],
    ),
    "some of them by something with a time": (
        "In April 2020 the port held 900 boats. A storm this week sank 400 of them.",
        ["2020-04", "2021-06-16"],
    ),
    "some of them in the sentence of all": (
        "In April 2020 some 900 came; 400 of them left.",
        ["2020-04"] * 2,
    ),
    "some of them now": (
        "In April 2020 about 900 people came. Some 400 of them are children.",
        ["2020-04", "2021-06-16"],
    ),
    "of those who came then": ("The boats that came in April 2020 brought 900 people.", [None]),
    "of when it began": ("Some forty ships were sunk in the first five years.", [None]),
    "of how it begins": ("Some forty ships are built in the first five years.", ["2021-06-16"]),
    "the way since": ("The boats left Orva on 9 May and covered 900 miles.", ["2021-06-16"]),
    "the way on the day in front of both verbs": (
        "On Monday the storm moved north and travelled 90 miles.",
        ["2021-06-14"],
    ),
}


@pytest.mark.parametrize(("text", "days"), DAYS.values(), ids=DAYS.keys())
def test_the_day_of_a_count_is_that_of_its_own_deed(text: str, days: list[str | None]) -> None:
    assert [
        f.as_of for f in figures(text) if f.kind in ("count", "vote", "measure") and f.unit != "year"
    ] == days


def test_each_side_of_a_semicolon_has_a_source_of_its_own() -> None:
    text = "Some 3,000 people marched, according to police; the organisers spoke of 8,000."
    assert [f.source for f in figures(text)] == ["police", "organisers"]


def test_a_number_behind_a_weekday_is_a_count() -> None:
    found = figures("By Tuesday 760 had applied.")
    assert [(f.value, f.as_of) for f in found if f.kind == "count"] == [(760.0, "2021-06-15")]


def test_a_figure_of_part_of_something_ends_before_its_owner() -> None:
    text = "Eleven of the bridge's 18 lanes were shut."
    assert [(words(text, f).strip(), f.counted) for f in figures(text)] == [
        ("Eleven", "lanes"),
        ("18 lanes", "lanes"),
    ]


TOGETHER = {
    "two nouns": ("Forty men and women left Orva.", ["Forty men and women"]),
    "a number each": ("Forty men and nine women left Orva.", ["Forty men", "nine women"]),
    "a number and an article": ("Forty men and the women left Orva.", ["Forty men"]),
}


@pytest.mark.parametrize(("text", "found"), TOGETHER.values(), ids=TOGETHER.keys())
def test_one_number_counts_both_of_two_nouns(text: str, found: list[str]) -> None:
    assert [words(text, f) for f in figures(text)] == found
