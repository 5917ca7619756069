"""Where sentences begin and end: abbreviations, quoted questions, small letters; made-up cases."""

import pytest

from comparator.analysis.abbreviations import sentence_end
from comparator.analysis.language import nlp

WHOLE = (
    "Harbour police Const. Tim Farrow said the man was held.",
    "The suspect met Det. Laura Quill on Friday.",
    "Parishioners spoke with Msgr. John Hale after the service.",
    "It was Homicide Capt. Ronald Meyer who opened the gate.",
    "A report by Cpl. Ed Finn and Pte. Tom Hall was read out.",
    "Brig. Gen. Omar Said and Sgt. Maj. Luis Vega refused to talk.",
    "Asst. Chief Dan Roe and Supt. Bill Oak came late.",
    "The letter was signed by Cmsr. Ida Wolf and by J. R. Tolan.",
    "They were arrested along Tanner Ave. in the east of the town.",
    "The firm of Sundale, Calif. announced its plan.",
    "U.S. President Tom Arden met the U.N. Security Council.",
    '"Will it rain?" he asked.',
    '"Stop now!" the guard shouted.',
    "“I have had enough...” she said, and left.",
    "The channel (the old transit route) when dredged will be safe.",
    "“We told him...and the minister heard it,” she said.",
    "He spoke of the...Harbour Council at length.",
)
TWO = (
    ("The man was held by Const. Farrow.", "Officers found a knife."),
    ("A fire broke out at Lakeside Stn.", "Witnesses fled."),
    ("He lives at 40 Tanner Ave.", "Police found him there."),
    ("She was promoted to Capt.", "The next day she resigned."),
    ("He returned to the U.S.", "The trip took a week."),
    ("It ended at 8 p.m.", "The crowd went home."),
    ('"We are ready."', "He said the harbour was open."),
    ('"Why now?"', "The question hung in the air."),
    ("The attack took place last year.", "al-Hamid said he had no part in it."),
)


def sentences(text: str) -> list[str]:
    return [s.text for s in nlp()(text).sents]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("both", TWO, ids=[first for first, _ in TWO])
def test_two_sentences_are_two(both: tuple[str, str]) -> None:
    assert sentences(" ".join(both)) == list(both)


def test_two_remarks_end_to_end_are_two_sentences() -> None:
    strung = "“We can meet if there is a plan...They also owe us an answer from the harbour office.”"
    assert [s.split("...")[0] for s in sentences(strung)] == [
        "“We can meet if there is a plan",
        "They also owe us an answer from the harbour office.”",
    ]


def test_a_title_is_one_word_with_its_full_stop() -> None:
    assert [t.text for t in nlp()("Det. Quill met Msgr. Hale.")] == [
        "Det.",
        "Quill",
        "met",
        "Msgr.",
        "Hale",
        ".",
    ]


@pytest.mark.parametrize("text", WHOLE[:9])
def test_titles_end_no_sentence_without_a_parse(text: str) -> None:
    assert sentence_end().search(text) is None


def test_a_sentence_ends_without_a_parse() -> None:
    found = sentence_end().search("The guards left before dawn. “Nobody came,” one said.")
    assert found
    assert found.start() == len("The guards left before dawn")
