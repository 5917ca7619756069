"""Indirect quotes: what was said, without the speaker and the reporting verb."""

import pytest

from tests.analysis.quote_help import indirect

HORVEL = "Interior Minister Jana Horvel opened the Senn bridge on Monday."

CASES = {
    "that-clause": (
        "Horvel said that the fees would be cut by half.",
        [("the fees would be cut by half", "Jana Horvel")],
    ),
    "bare clause": (
        "She said the fees would fall in June.",
        [("the fees would fall in June", "Jana Horvel")],
    ),
    "clause in front": (
        "The fees will be cut by half in June, Horvel said.",
        [("The fees will be cut by half in June", "Jana Horvel")],
    ),
    "according to": (
        "According to Horvel, the fees will be cut by half.",
        [("the fees will be cut by half", "Jana Horvel")],
    ),
    "denied": ("Horvel denied that the bridge was unsafe.", [("the bridge was unsafe", "Jana Horvel")]),
    "urged to": ("Horvel urged the town to lower its fees.", [("to lower its fees", "Jana Horvel")]),
    "a question is none": ("Reporters asked whether the bridge was safe.", []),
    "not said": ("Horvel did not say that the fees would be cut.", []),
    "that she said it is denied": (
        "Aldo Kern denied that Horvel had said that the bridge was unsafe.",
        [("Horvel had said that the bridge was unsafe", "Aldo Kern")],
    ),
    "that she said it is rejected": ("Lawyers rejected reports that Horvel had said she would resign.", []),
    "that she said it is reported": (
        "Aldo Kern told us that Horvel had said that the bridge was unsafe.",
        [
            ("Horvel had said that the bridge was unsafe", "Aldo Kern"),
            ("the bridge was unsafe", "Jana Horvel"),
        ],
    ),
    "set between commas": (
        "The fees, Horvel said, will be cut by half.",
        [("will be cut by half", "Jana Horvel")],
    ),
    "a participle that goes on, though another is told of": (
        "Horvel said Aldo Kern had left the room, adding that the day was over.",
        [("Aldo Kern had left the room", "Jana Horvel"), ("the day was over", "Jana Horvel")],
    ),
    "a participle behind a clause about a thing": (
        "Horvel said the plan had failed, saying that it had come too late.",
        [("the plan had failed", "Jana Horvel"), ("it had come too late", "Jana Horvel")],
    ),
    "a participle of the one told of": (
        "Horvel said Aldo Kern had left the room, saying that the day was over.",
        [
            ("Aldo Kern had left the room, saying that the day was over", "Jana Horvel"),
            ("the day was over", "Aldo Kern"),
        ],
    ),
    "beside a clause that tells when": (
        "The bridge was closed for good, after Horvel pointed to the cracks.",
        [],
    ),
    "beside a clause with its own object": (
        "The bridge may stay open, as Horvel has threatened to leave the town for good.",
        [("to leave the town for good", "Jana Horvel")],
    ),
    "narration": ("The bridge was built in three years by two firms.", []),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_an_indirect_quote_holds_what_was_said(text: str, wanted: list[tuple[str, str]]) -> None:
    assert indirect(HORVEL, text) == wanted


def test_a_quote_between_marks_is_not_given_twice() -> None:
    assert indirect(HORVEL, 'Horvel said: "The fees will be cut by half."') == []


def test_a_clause_around_a_quoted_word_is_an_indirect_quote_of_its_own() -> None:
    said = indirect(HORVEL, 'Horvel said the fees that lorries have to pay at the bridge were "absurd".')
    assert [speaker for _, speaker in said] == ["Jana Horvel"]


def test_what_somebody_is_blamed_for_saying_is_not_said_by_the_one_who_blames() -> None:
    assert indirect("Ana Petrova attacked Omar Reyes for claiming that the dam was safe.") == []
    said = indirect("Omar Reyes apologised for saying that the farmers were lazy.")
    assert [who for _, who in said] == ["Omar Reyes"]
