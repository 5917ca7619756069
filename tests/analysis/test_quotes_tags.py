"""What is said on either side of a tag, and who says it by the words around the tag."""

import pytest

from tests.analysis.quote_help import direct, found, indirect, speakers

HOLT = "Ana Holt, the harbour master, opened the quay on Monday."

REPORTED = {
    "a tag behind the subject": (
        "Ferries, Holt says, have no place to land when the river is high.",
        "have no place to land when the river is high",
    ),
    "a tag in front of an addition": (
        "Moving the ferries will be hard for the town, Holt said, above all in winter.",
        "Moving the ferries will be hard for the town",
    ),
    "behind a place in front of the sentence": (
        "LESK — Harbour master Ana Holt says the river is the highest in the history of the town.",
        "the river is the highest in the history of the town",
    ),
    "in front of a verb and its speaker": (
        "That is no danger to the town that stands on a hill, but to all the villages, argued Holt.",
        "That is no danger to the town that stands on a hill, but to all the villages",
    ),
}


@pytest.mark.parametrize(("text", "words"), REPORTED.values(), ids=REPORTED.keys())
def test_what_is_told_beside_a_tag_is_reported(text: str, words: str) -> None:
    assert indirect(HOLT, text) == [(words, "Ana Holt")]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay has never been so full in all these years,” Holt said, speaking from her boat at noon.",
        "She walked along the quay, praised Holt.",
        "She saw the quay, told Holt.",
    ],
)
def test_what_is_done_beside_a_tag_is_not(text: str) -> None:
    assert indirect(HOLT, text) == []


def test_a_unit_of_a_body_and_those_concerned_speak() -> None:
    told = indirect(
        "Nordkai's ferry unit said that the boats would sail.", "All those involved say it is late."
    )
    assert told == [
        ("the boats would sail", "Nordkai's ferry unit"),
        ("it is late", "All those involved"),
    ]


def test_those_who_are_spoken_of_do_not() -> None:
    assert indirect("Ana Holt spoke of those who lost a boat.") == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("A release sent out to all papers by Ana Holt late on Friday said the quay would open.", "Ana Holt"),
        ("A release about Ana Holt said the quay would open.", "A release"),
    ],
)
def test_a_release_is_its_senders_words(text: str, stands: str) -> None:
    parsed, _, quotes = found(text)
    quote = quotes[0]
    assert parsed.document.text[quote.speaker_start : quote.speaker_end] == stands


def test_to_maintain_a_thing_is_not_to_say() -> None:
    text = 'Holt said Nordkai will maintain a boat at the quay and change to a "much smaller boat in May".'
    assert speakers(HOLT, text) == ["Ana Holt"]
    assert speakers(HOLT, "Piet Aranda left.", 'Aranda maintained that it was "the last boat".') == [
        "Piet Aranda"
    ]


def test_a_question_is_his_who_stands_behind_it_with_what_he_is() -> None:
    text = (
        'PILOT\'S VIEW: "What counts today is the river. Can we let it rise?" '
        "Piet Aranda, a senior pilot for the lower river at Nordkai, said in a note."
    )
    assert speakers(text) == ["Piet Aranda"]


def test_who_stands_behind_a_question_and_does_something_else_said_nothing() -> None:
    text = (
        'Holt asked: "Can we let it rise?" '
        "Piet Aranda, a senior pilot for the lower river at Nordkai, shrugged."
    )
    assert speakers(HOLT, text) == ["Ana Holt"]


def test_words_that_one_tells_of_another_are_his_who_tells_them() -> None:
    text = "At noon, one pilot put a hand on the rail and said, “‘Oh, no!’” Holt recalled."
    more = "“His mate went to him and said, ‘Are you ill?’”"
    assert speakers(HOLT, text, more) == ["Ana Holt", "Ana Holt"]


def test_words_in_one_pair_of_marks_are_his_who_said_them() -> None:
    text = "At noon, one pilot put a hand on the rail and said, “Oh, no!” Holt recalled it."
    assert speakers(HOLT, text) == ["one pilot"]


def test_a_given_name_behind_an_initial_tells_a_sex() -> None:
    one = "Francis Lund, the mayor, built the first quay. He left in May."
    two = "Harbour master J. James Rohm said Anna Brandt has a strong list of ships."
    three = 'But ships are not her first thought, he said. "The town is all that counts for us."'
    assert direct(one, two, three)[-1][1] == "J. James Rohm"


def test_a_witness_is_one() -> None:
    text = 'A police spokesman said the witness told a court she saw nothing "from the place where I stood".'
    assert speakers("A witness told the Lesk Post that the gate was open.", text) == ["A witness"]


def test_a_mans_office_goes_by_his_name() -> None:
    text = "The quay will open in May, premier Piet Aranda's office said last night."
    assert indirect(text) == [("The quay will open in May", "Piet Aranda's office")]
    assert (
        indirect("The quay will open in May, the mayor's office said last night.")[0][1]
        == "the mayor's office"
    )


def test_a_fragment_in_the_first_person_goes_on_from_the_words_before() -> None:
    text = "“The river never rose so high,” Holt said. The flood is “leaving us as the only dry town here”."
    assert speakers(HOLT, text) == ["Ana Holt", "Ana Holt"]


@pytest.mark.parametrize("words", ["the wall of the hundred years", "the high river in all its might"])
def test_a_fragment_that_nobody_says_goes_on_from_nothing(words: str) -> None:
    text = f"“The river never rose so high,” Holt said. The dam is “{words}”."
    assert speakers(HOLT, text) == ["Ana Holt"]


def test_a_name_at_the_end_of_what_is_told_of_her_is_not_hers() -> None:
    text = (
        'A Lesk woman who claims she had a "good view" of the fatal fall of 16-year-old Piet (Pip) Aranda '
        "says the boy was alone."
    )
    assert speakers("Piet (Pip) Aranda fell from a wall.", text) == ["A Lesk woman"]


def test_a_name_between_commas_behind_what_is_told_of_her_is_hers() -> None:
    text = 'A woman who saw the fall, Mia Lund of Lesk, said she had a "good view".'
    assert speakers("Piet Aranda fell from a wall.", text) == ["Mia Lund"]
