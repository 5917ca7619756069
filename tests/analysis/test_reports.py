"""Clauses that tell no more than who said it, and when: no row rests on them. All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.document import Span
from comparator.analysis.wording.reports import Report, one_report, report
from tests.analysis.made_up import article


def read(sentence: str) -> Report | None:
    """What the sentence without its full stop is read as."""
    found = article(sentence)
    return report(found, Span(0, len(sentence.rstrip("."))))


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway confirmed on Thursday.",
        "The prime minister confirmed.",
        "The Norwegian ambassador to Lisbon revealed on Thursday afternoon.",
        "President Ana Roy announced early Saturday.",
    ],
)
def test_speaker_verb_and_day_are_no_fact(sentence: str) -> None:
    assert read(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway confirmed the visit on Thursday.",
        "The visit of Ana Roy was confirmed on Thursday.",
        "Norway warned Portugal on Thursday.",
        "Norway did not confirm on Thursday.",
        "Norway withdrew on Thursday.",
        "President Ana Roy resigned on Thursday.",
    ],
)
def test_what_tells_an_act_is_a_fact(sentence: str) -> None:
    assert read(sentence) is None


def test_one_saying_has_one_verb_and_no_two_named_sources() -> None:
    norway, portugal = Report("confirm", frozenset({"norway"})), Report("confirm", frozenset({"portugal"}))
    unnamed, another = Report("confirm", frozenset()), Report("deny", frozenset({"norway"}))
    assert one_report([norway, unnamed])
    assert not one_report([norway, portugal])
    assert not one_report([norway, another])


def test_no_row_joins_two_sources_by_a_weekday() -> None:
    one = article("The king will open the bridge in May, Norway confirmed on Thursday.", outlet="One")
    two = article("A bridge will be opened in spring, Portugal confirmed on Thursday.", outlet="Two")
    for point in compare([one, two]).points:
        held = [c for c in point.cells if c.start is not None]
        words = [(one, two)[c.article].document.text[c.start : c.end] for c in held]
        assert len(held) < 2 or not all("Thursday" in w and "confirmed" in w and len(w) < 40 for w in words)
        assert "same words: thursday" not in point.joined_by
