"""What a length of time is the length of, whether a noun, its verb or its place in the sentence tells."""

import pytest

from comparator.analysis.compare import compare
from tests.analysis.figure_help import figures
from tests.analysis.made_up import article

COUNTED = {
    "a verb for a meeting": ("The two ministers met for three hours in Lesk.", "meeting"),
    "a verb of talking": ("The envoys spoke for two hours at the palace.", "talks"),
    "the subject of lasted": ("The talks lasted three hours.", "talks"),
    "how long it was": ("Their meeting was three hours long.", "meeting"),
    "what is to last": ("The truce is to last four weeks.", "truce"),
    "a ban by its verb": ("He was banned for six months by the board.", "ban"),
    "a sentence by its verb": ("He was sentenced to 15 years in prison.", "sentence"),
    "jailed": ("She was jailed for 20 years on Monday.", "sentence"),
    "the noun before of": ("He began a visit of five days.", "visit"),
    "a compound": ("They held a two-hour meeting in Lesk.", "meeting"),
    "later": ("He met her three hours later in Lesk.", None),
    "after": ("She was banned three years after the race.", None),
    "since when": ("They spoke for the first time in three years.", None),
    "what still goes on": ("The riots have lasted eight days.", None),
}


@pytest.mark.parametrize(("text", "counted"), COUNTED.values(), ids=COUNTED.keys())
def test_a_length_of_time_says_what_was_so_long(text: str, counted: str | None) -> None:
    [length] = [f for f in figures(text) if f.kind == "duration"]
    assert length.counted == counted


def _verdicts(one: str, two: str, days: tuple[str, str]) -> set[str]:
    pages = [
        article(text, outlet=outlet, day=day)
        for text, outlet, day in zip((one, two), ("The Herald", "The Post"), days, strict=True)
    ]
    return {p.verdict for p in compare(pages).points if p.kind == "figure" and len(p.cells) > 1}


def test_a_meeting_of_two_hours_did_not_last_three_whenever_it_was_written() -> None:
    found = _verdicts(
        "The two ministers spoke for three hours in the presence of the envoy Ingrid Holm.",
        "The envoy Ingrid Holm, who chaired the two-hour meeting of the ministers, praised both.",
        ("2020-03-05", "2020-03-06"),
    )
    assert "conflict" in found


def test_a_meeting_and_a_sentence_are_two_lengths() -> None:
    found = _verdicts(
        "The judge Ingrid Holm jailed the minister for three years at the court in Lesk.",
        "The judge Ingrid Holm sat in the two-year hearing of the minister at the court in Lesk.",
        ("2020-03-05", "2020-03-05"),
    )
    assert "conflict" not in found


def test_a_term_in_office_is_no_sentence() -> None:
    pages = [
        article("President Ana Holt won a five-year term in the election."),
        article("Her husband received a five-year sentence, President Ana Holt said.", outlet="The Post"),
    ]
    found = [p for p in compare(pages).points if p.kind == "figure"]
    assert not [p for p in found if sum(c.start is not None for c in p.cells) > 1]


def test_a_visit_may_be_one_stop_of_a_longer_tour() -> None:
    found = _verdicts(
        "President Ana Holt is on a three-day visit to Lesk.",
        "President Ana Holt is on a five-day tour of Lesk, Orlin and Tarn.",
        ("2020-03-05", "2020-03-05"),
    )
    assert "conflict" not in found


def test_so_many_deaths_and_at_least_so_many_killed_are_one_figure() -> None:
    pages = [
        article("At least 34 people have been killed in clashes since October, the mission said."),
        article("After six months of clashes and 34 deaths, the two sides met in Lesk.", outlet="The Post"),
    ]
    both = [
        p
        for p in compare(pages).points
        if p.kind == "figure" and sum(c.start is not None for c in p.cells) == 2
    ]
    assert [p.verdict for p in both] == ["less detail"]
