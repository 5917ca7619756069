"""Sentences of two outlets that look like a contradiction: some are one, more are none. All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.names import join_names
from comparator.analysis.verdicts import verdict
from tests.analysis.conflict_pairs import CONFLICT, Pair
from tests.analysis.made_up import article
from tests.analysis.unlike_pairs import NONE


def sentence(number: int, findings: ArticleFindings) -> CellText:
    """The only sentence of an article as a cell."""
    span = findings.document.paragraphs[0]
    quote = next(iter(findings.quotes), None)
    return CellText(article=number, findings=findings, span=span, quote=quote)


def articles(pair: Pair) -> list[ArticleFindings]:
    told = zip((pair.one, pair.two), ("The Herald", "Valley Radio"), pair.days, strict=True)
    return [article(text, outlet=outlet, day=day or None) for text, outlet, day in told]


def judged(pair: Pair) -> tuple[str, str]:
    """What comes of the two sentences where they stand in one row, whichever is read first."""
    read = articles(pair)
    cells = [sentence(i, a) for i, a in enumerate(read)]
    called = []
    for reference in cells:
        outcomes = [cell_findings(reference, c) for c in cells]
        called.append(verdict("fact", cells, outcomes, join_names(read), reference.article))
    return called[0] if called[0][0] == "conflict" else called[1]


@pytest.mark.parametrize("name", CONFLICT)
def test_two_outlets_that_cannot_both_be_right_are_in_conflict(name: str) -> None:
    assert judged(CONFLICT[name])[0] == "conflict"


@pytest.mark.parametrize("name", NONE)
def test_two_outlets_that_can_both_be_right_are_in_none(name: str) -> None:
    called, why = judged(NONE[name])
    assert called != "conflict", why


@pytest.mark.parametrize("name", NONE)
def test_nor_are_they_when_the_whole_articles_are_compared(name: str) -> None:
    points = compare(articles(NONE[name])).points
    assert [p.why for p in points if p.verdict == "conflict"] == []


def test_one_killed_in_december_and_all_killed_by_february_are_not_one_figure_of_two_days() -> None:
    pair = Pair(
        "The shelling killed one civilian.", "The war has killed 60,000 people.", ("2019-12-28", "2020-02-02")
    )
    assert judged(pair)[0] not in {"conflict", "different dates"}


@pytest.mark.parametrize(
    ("later", "wanted"), [("3,000", True), ("hundreds of", False)], ids=["two numbers", "a number and a word"]
)
def test_a_number_and_a_vague_word_weeks_later_are_not_one_figure_of_two_days(
    later: str, wanted: bool
) -> None:
    pair = Pair(
        "A petition against the bridge has 1,800 signatures.",
        f"A petition against the bridge has {later} signatures.",
        ("2020-01-10", "2020-05-08"),
    )
    assert (judged(pair)[0] == "different dates") is wanted
    assert judged(pair)[0] != "conflict"


@pytest.mark.parametrize(
    ("told", "wanted"), [("Kestria destroyed", False), ("Kestria has now", True)], ids=["past", "present"]
)
def test_a_number_of_the_past_is_not_of_the_day_it_was_printed(told: str, wanted: bool) -> None:
    pair = Pair(
        "Under the treaty Kestria had destroyed 1,846 missiles by 1993, the ministry said.",
        f"Under the treaty {told} 612 missiles, the ministry said.",
    )
    found = [p.verdict for p in compare(articles(pair)).points]
    assert ("different dates" in found) is wanted
    assert "conflict" not in found


@pytest.mark.parametrize(
    ("other", "wanted"), [("Orla Lund", False), ("Pia Kerr", True)], ids=["two people", "one of them later"]
)
def test_how_long_two_people_have_worked_is_not_one_figure_of_two_days(other: str, wanted: bool) -> None:
    pair = Pair(
        "Pia Kerr has worked at the harbour for 37 years.",
        f"{other} has worked at the harbour for 15 years.",
        ("2020-01-10", "2020-05-08"),
    )
    assert (judged(pair)[0] == "different dates") is wanted


@pytest.mark.parametrize(
    ("length", "told"), [("nine-week", False), ("eight-week", True)], ids=["two offers", "one, a week later"]
)
def test_what_went_on_is_longer_by_the_time_between(length: str, told: bool) -> None:
    days = ("2019-12-20", "2019-12-23" if length == "nine-week" else "2019-12-27")
    pair = Pair("The seven-week siege of Lesk is over.", f"The {length} siege of Lesk is over.", days)
    assert ("it went on" in judged(pair)[1]) is told


@pytest.mark.parametrize(
    ("later", "told"), [("nine", True), ("20", False)], ids=["it went on", "two lengths"]
)
def test_a_length_of_time_told_twice_is_said_to_have_gone_on(later: str, told: bool) -> None:
    pair = Pair(
        "Talks were to end the eight-month-old siege of Lesk.",
        f"Talks were to end the {later}-month-old siege of Lesk.",
        ("2019-12-28", "2020-02-02"),
    )
    assert ("it went on" in judged(pair)[1]) is told
