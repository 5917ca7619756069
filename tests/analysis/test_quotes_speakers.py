"""Who speaks: names, pronouns, titles, bodies, and quotes that stand alone."""

import pytest

from tests.analysis.quote_help import direct, found, speakers

HORVEL = "Interior Minister Jana Horvel opened the Senn bridge on Monday."

CASES: dict[str, tuple[tuple[str, ...], list[str | None]]] = {
    "name behind": ((HORVEL, '"The barrier stays up," Horvel said.'), ["Jana Horvel"]),
    "inverted": ((HORVEL, '"The barrier stays up," said Horvel.'), ["Jana Horvel"]),
    "name in front": ((HORVEL, 'Horvel told reporters: "The barrier stays up."'), ["Jana Horvel"]),
    "pronoun": ((HORVEL, '"The barrier stays up," she said.'), ["Jana Horvel"]),
    "title": ((HORVEL, '"The barrier stays up," the interior minister said.'), ["Jana Horvel"]),
    "never the one met": (
        (
            "President Piet Aranda met Chancellor Anna Brandt in Lesk on Monday.",
            '"We found common ground," he said after talks with Brandt.',
        ),
        ["Piet Aranda"],
    ),
    "gender chooses": (
        ("Peter Aranda received Jana Horvel at the port.", '"The water is low," she said.'),
        ["Jana Horvel"],
    ),
    "honorific": (
        ("Mrs. Dorvik and Mr. Hask run the ferry.", '"The boat is old," Mr. Hask said.'),
        ["Hask"],
    ),
    "interrupted": ((HORVEL, '"The barrier," Horvel said, "stays up for good."'), ["Jana Horvel"] * 2),
    "two in a paragraph": (
        (HORVEL, '"The barrier stays up," Horvel said. "Nobody will close it again."'),
        ["Jana Horvel"] * 2,
    ),
    "goes on in the next paragraph": (
        (HORVEL, 'Horvel said: "The barrier stays up.', '"Nobody will close it again."'),
        ["Jana Horvel"] * 2,
    ),
    "with a relative clause": (
        ('Jana Horvel, who has run the ministry since May, said the road "cannot wait any longer".',),
        ["Jana Horvel"],
    ),
    "according to": (
        (HORVEL, 'The road is "a disgrace to the whole valley," according to Horvel.'),
        ["Jana Horvel"],
    ),
    "a body by its noun": (
        (
            "The Talvik Transport Ministry published new fees on Friday.",
            '"Lorries will pay half as much," the ministry said.',
        ),
        ["Talvik Transport Ministry"],
    ),
    "an unnamed group": (('"We have waited a year," residents said.',), ["residents"]),
    "what somebody called": ((HORVEL, 'Horvel praised what she called "a very good day".'), ["Jana Horvel"]),
    "nobody": (('"The lamps along the quay have been dark since the storm."',), [None]),
}


@pytest.mark.parametrize(("paragraphs", "wanted"), CASES.values(), ids=CASES.keys())
def test_a_quote_is_given_to_the_person_who_said_it(
    paragraphs: tuple[str, ...], wanted: list[str | None]
) -> None:
    assert speakers(*paragraphs) == wanted


NO_QUOTES = {
    "irony": 'The town still waits for its "grand opening".',
    "a title of a work": 'The choir sang "Songs of the Northern Sea" at the pier.',
    "a term": 'The so-called "green lane" is a road of gravel.',
}


@pytest.mark.parametrize("text", NO_QUOTES.values(), ids=NO_QUOTES.keys())
def test_words_in_marks_that_nobody_said_are_no_quote(text: str) -> None:
    assert direct(text) == []


def test_a_fragment_is_a_quote_where_the_narrator_gives_it_to_somebody() -> None:
    assert direct(HORVEL, 'Horvel called the old road "a disgrace".') == [("a disgrace", "Jana Horvel")]


def test_the_speaker_stands_where_the_words_stand() -> None:
    parsed, _, quotes = found(HORVEL, '"The barrier stays up," she told reporters on Tuesday.')
    text, quote = parsed.document.text, quotes[0]
    assert text[quote.speaker_start : quote.speaker_end] == "she"
    assert (quote.cue, text[quote.cue_start : quote.cue_end]) == ("told", "told")


def test_parts_of_one_utterance_share_a_number_and_other_quotes_do_not() -> None:
    _, _, quotes = found(
        HORVEL, '"The barrier," Horvel said, "stays up for good."', '"The road is next," Horvel said.'
    )
    first, second, third = [q.utterance for q in quotes if q.kind == "direct"]
    assert first == second != third


VENUES = {
    "a broadcaster": ('In an interview on Sky News, Horvel said: "The barrier stays up."', "Sky News"),
    "an agency": ('"The barrier stays up," Horvel told Reuters.', "Reuters"),
    "an occasion": (
        'Horvel said at a news conference in Lesk: "The barrier stays up."',
        "a news conference in Lesk",
    ),
    "reporters": ('"The barrier stays up," Horvel told reporters.', "reporters"),
    "none": ('"The barrier stays up," Horvel said on Monday.', None),
}


@pytest.mark.parametrize(("text", "venue"), VENUES.values(), ids=VENUES.keys())
def test_the_venue_is_told_where_the_sentence_tells_it(text: str, venue: str | None) -> None:
    _, _, quotes = found(HORVEL, text)
    assert [q.venue for q in quotes if q.kind == "direct"] == [venue]


def test_somebody_s_rival_may_be_a_man() -> None:
    told = speakers(
        "Anna Brandt said the fees were high.",
        'Piet Aranda, her rival in the race, did not agree. "They are too low," he said.',
    )
    assert told == ["Piet Aranda"]
    told = speakers(
        "Piet Aranda said the fees were high.",
        'Kim Brandt, in her first speech, did not agree. "They are too low," she said.',
    )
    assert told == ["Kim Brandt"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“The quay is safe,” Ana Brandt was quoted as saying.", "was quoted as saying"),
        ("“The quay is safe,” the Lesk Daily quoted Ana Brandt as saying.", "saying"),
        ("“The quay is safe,” Ana Brandt said, citing the law.", "said"),
        ("Ana Brandt quoted the law: “No boat may land here.”", "quoted"),
    ],
)
def test_who_is_quoted_is_not_told_to_quote(text: str, cue: str) -> None:
    (quote,) = found(text)[2]
    assert (quote.speaker, quote.cue) == ("Ana Brandt", cue)
