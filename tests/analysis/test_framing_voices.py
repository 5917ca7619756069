"""Whose word a term is, clause by clause, and whose government. All sentences are made up."""

import pytest

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import TermUse
from comparator.analysis.framing import find_terms
from comparator.analysis.language import Parsed, parse
from comparator.analysis.names import find_mentions
from comparator.analysis.quotes import find_quotes
from comparator.analysis.wording.spellings import spellings


def read(*blocks: str, headline: str = "") -> Parsed:
    """A made-up article of paragraphs, under a headline where one is given."""
    text, spans = headline, list[Span]()
    for block in blocks:
        text += "\n\n" if text else ""
        spans.append(Span(len(text), len(text) + len(block)))
        text += block
    parts = Parts(headline=Span(0, len(headline)) if headline else None)
    return parse(Document(file="made-up.txt", text=text, parts=parts, paragraphs=tuple(spans)))


def terms(*blocks: str, headline: str = "") -> list[TermUse]:
    parsed = read(*blocks, headline=headline)
    mentions = find_mentions(parsed)
    return list(find_terms(parsed, find_quotes(parsed, mentions), mentions))


def voices(*blocks: str, headline: str = "") -> list[tuple[str, str]]:
    return [(t.term, t.voice) for t in terms(*blocks, headline=headline)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Villagers reported heavy fighting near the dam.", [("fighting", "reported")]),
        ("Heavy fighting shook the villages near the dam.", [("fighting", "own")]),
        ("Ada Roon called for a truce.", [("truce", "reported")]),
        ("Ada Roon called during the truce.", [("truce", "own")]),
        ("Ada Roon accused the army of drawing out the war.", [("war", "reported")]),
        ("The army is free of rebels.", [("rebel", "own")]),
        ("There were reports of airstrikes on the harbour.", [("airstrike", "reported")]),
        ("He read the report of the summit.", [("summit", "own")]),
        ("The council disputed claims that rebels held the gate.", [("rebel", "reported")]),
        ("Ada Roon did not say that the rebels had left.", [("rebel", "own")]),
        ("It should be noted that the rebels left.", [("rebel", "own")]),
        ("It was claimed that the rebels had left.", [("rebel", "reported")]),
        ("We believe that the rebels left.", [("rebel", "own")]),
    ],
)
def test_what_somebody_is_reported_to_say_is_reported(text: str, found: list[tuple[str, str]]) -> None:
    assert voices(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Viktor Malen urged the council to wait, throwing his weight behind the truce.",
        "Foreign Minister Viktor Malen urged the council to open the gate in a bid to end the war.",
        "The council opened the gate, Viktor Malen said on Friday after talks in Ardal.",
        "Villagers accused the police of neglect as rioters marched through the old town.",
    ],
)
def test_the_rest_of_the_sentence_stays_the_outlets_own(text: str) -> None:
    assert [voice for _, voice in voices(text)] == ["own"]


def test_what_is_urged_is_reported() -> None:
    assert voices("Foreign Minister Viktor Malen urged the council to accept the truce.") == [
        ("truce", "reported")
    ]


QUOTED = "Daoud Selimi will not come. “First the river must run free,” Daoud Selimi said on Friday."


@pytest.mark.parametrize(
    ("headline", "voice", "speaker"),
    [
        ("Daoud Selimi: first the river, then the talks", "reported", "Daoud Selimi"),
        ("The talks have failed: Daoud Selimi", "reported", "Daoud Selimi"),
        ("Reports: rebels hold the gate", "reported", None),
        ("Tirsa dam: rebels hold the gate", "own", None),
        ("Daoud Selimi stays away from the talks", "own", None),
    ],
)
def test_a_headlines_colon_gives_a_word_to_who_speaks(headline: str, voice: str, speaker: str | None) -> None:
    first = terms(QUOTED, headline=headline)[0]
    assert (first.voice, first.speaker) == (voice, speaker)


def test_a_word_in_quote_marks_is_quoted_whoever_says_it() -> None:
    assert voices("The army hunts only “terrorists” there.") == [("terrorist", "quoted")]
    assert voices("The army hunts the villagers’ rebels there, not others’ rebels.") == [("rebel", "own")] * 2


def test_what_is_thought_is_said_by_whoever_says_so() -> None:
    text = "Kestria hopes the talks will go on, Viktor Malen said on Friday."
    assert [(t.voice, t.speaker) for t in terms(text)] == [("reported", "Viktor Malen")]


def test_of_several_who_agree_none_is_the_speaker() -> None:
    text = "Viktor Malen and Daoud Selimi agreed that the talks should go on."
    assert [(t.voice, t.speaker) for t in terms(text)] == [("reported", None)]


def test_a_terms_spellings_are_one_term() -> None:
    text = "A dialog began. The cease-fire held, and the nuclear program stopped. An air strike followed."
    assert [t.term for t in terms(text)] == ["dialogue", "ceasefire", "nuclear programme", "airstrike"]
    assert {"dialogue", "dialog"} <= spellings("dialogue")
    assert "dialog" not in spellings("talks")


@pytest.mark.parametrize(
    "text",
    [
        "Many recognise the council as the legitimate government of Norway.",
        "The government of Norway in exile met.",
        "The rebel government of Norway met.",
        "The council calls itself the rightful government of Norway.",
    ],
)
def test_what_is_taken_for_a_government_is_not_the_states(text: str) -> None:
    assert [t.referent for t in terms(text) if "government" in t.referent] == []


def test_a_state_told_of_as_the_country_is_named_where_it_can_be_only_one() -> None:
    said = "The country said the talks would go on."
    assert [(t.voice, t.speaker) for t in terms("Norway closed its ports.", said)] == [("reported", "Norway")]
    assert [(t.voice, t.speaker) for t in terms("Norway left Sweden.", said)] == [("reported", None)]
