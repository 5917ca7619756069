"""Statements: clauses without who told them, and the sentences of quotes."""

import pytest

from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from tests.analysis.made_up import article


def spans(*paragraphs: str) -> list[str]:
    found = article(*paragraphs)
    return [Span(s.start, s.end).of(found.document.text) for s in found.statements]


def only(paragraph: str) -> Statement:
    return article(paragraph).statements[0]


def test_attribution_is_no_part_of_a_statement() -> None:
    assert spans("The ministry closed two bridges, a spokesman said on Saturday.") == [
        "The ministry closed two bridges"
    ]


def test_what_happened_beside_a_remark_is_a_statement_of_its_own() -> None:
    found = spans("Maria Lund said the border would open, after talks with her Kestrian counterpart.")
    assert "the border would open" in found
    assert any(s.startswith("after talks with her") for s in found)


def test_a_sentence_inside_quote_marks_is_one_statement_in_the_quoted_voice() -> None:
    found = article("“We signed nothing. Our engineers left the valley on Monday,” Maria Lund said.")
    quoted = [s for s in found.statements if s.voice == "quoted"]
    assert [Span(s.start, s.end).of(found.document.text) for s in quoted] == [
        "We signed nothing",
        "Our engineers left the valley on Monday",
    ]


def test_what_the_narrator_asks_states_nothing() -> None:
    asked = "How long will the bridge to Orva stay closed? The ministry gave no date for the opening."
    assert spans(asked) == ["The ministry gave no date for the opening"]
    assert spans("“Who closed the bridge to Orva?” Maria Lund asked in the town hall.")[0].startswith("Who")


def test_a_clause_with_a_subject_of_its_own_is_told_apart_whatever_stands_before_it() -> None:
    told = "Orlund misunderstood the proposal, and Kestria remains ready to meet again."
    assert spans(told) == ["Orlund misunderstood the proposal", "Kestria remains ready to meet again"]
    assert spans("The mill and the dam remain shut.") == ["The mill and the dam remain shut"]


def test_a_quoted_fragment_stays_in_its_clause() -> None:
    assert spans("Maria Lund called the treaty a “solemn promise” to farmers.") == [
        "Maria Lund called the treaty a “solemn promise” to farmers"
    ]


def test_a_second_verb_inherits_the_subject() -> None:
    found = article("The envoy visited the flooded villages and promised new pumps.")
    assert [s.subject for s in found.statements] == ["envoy", "envoy"]


def test_a_pronoun_stands_for_the_last_person_named() -> None:
    found = article("Maria Lund flew to Tirsa.", "She met the governor there.")
    assert "lund" in found.statements[-1].words


@pytest.mark.parametrize(
    ("text", "negated"),
    [("The council did not sign the treaty.", True), ("The council signed the treaty.", False)],
)
def test_negation_is_noted(text: str, negated: bool) -> None:
    assert only(text).negated is negated


def test_hedges_are_noted() -> None:
    assert "likely" in only("The council is likely to sign the treaty.").hedges


def test_statements_stand_in_the_order_of_the_text_and_inside_their_sentences() -> None:
    found = article(
        "The envoy, who speaks three languages well, left.", "Rain fell while crews repaired a dam."
    )
    starts = [s.start for s in found.statements]
    assert starts == sorted(starts)
    assert all(s.sentence.start <= s.start < s.end <= s.sentence.end for s in found.statements)


STAND_INS = {
    "she, not the one named last": ("She closed the port of Lesk.", "Maria Lund"),
    "a description": ("The minister closed the port of Lesk.", "Maria Lund"),
    "he": ("He closed the port of Lesk.", "Peter Aranda"),
}


@pytest.mark.parametrize(("text", "wanted"), STAND_INS.values(), ids=STAND_INS.keys())
def test_the_subject_is_whom_a_pronoun_or_a_description_means(text: str, wanted: str) -> None:
    found = article(f"Foreign Minister Maria Lund met the writer Peter Aranda in June. {text}").statements[-1]
    assert found.subject == wanted
    assert set(wanted.lower().split()) <= set(found.words)


def test_a_semicolon_parts_two_statements() -> None:
    told = spans("The envoy came just days before a talk with the king; he also plans to meet the premier.")
    assert told == [
        "The envoy came just days before a talk with the king",
        "he also plans to meet the premier",
    ]


ROLES = {
    "the speaker's": (
        "Ana Brandt, the head of the port authority in Lesk, said the quay was closed.",
        "Ana Brandt, the head of the port authority in Lesk",
    ),
    "behind the role": (
        "The director of the northern port authority, Ana Brandt, closed the quay on Friday.",
        "The director of the northern port authority, Ana Brandt",
    ),
    "at the end": (
        "Crews raised the ferry near Lesk, a fishing town on the northern coast.",
        "Lesk, a fishing town on the northern coast",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ROLES.values(), ids=ROLES.keys())
def test_what_is_said_of_a_name_beside_it_is_a_statement(text: str, wanted: str) -> None:
    assert wanted in spans(text)


def test_a_clause_goes_on_behind_what_is_said_of_its_subject() -> None:
    found = article("Ana Brandt, a former judge and mother of three, was fined by the court in Lesk.")
    told = [Span(s.start, s.end).of(found.document.text) for s in found.statements]
    assert told == ["Ana Brandt, a former judge and mother of three", "was fined by the court in Lesk"]
    assert {s.subject for s in found.statements} == {"Ana Brandt"}


def test_a_clause_that_would_lose_its_day_keeps_the_role() -> None:
    told = spans("The storm hit Lesk, a fishing town on the northern coast, on Friday night.")
    assert any("storm" in t and "on Friday night" in t for t in told)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Brandt, 34, closed the quay.",  # an age
        "Ana Brandt, the minister, closed the quay.",  # too short to stand alone
        "The kingdom's minister, Ana Brandt, and the valley's leader, Piet Olsen, met in Lesk.",  # two
        "Police seized nine rifles, three heavy machine guns and a box of grenades.",  # a list
    ],
)
def test_a_short_role_and_a_list_stay_in_their_clause(text: str) -> None:
    assert spans(text) == [text.rstrip(".")]


WHOLE = {
    "came when": "The vote came two days after the premier resigned over the ferry disaster.",
    "was held amid": "The election was held amid a long quarrel over the new water law.",
    "parted subject": "The boats that had been waiting outside the port since Monday left.",
    "two aims": "Crews tried to stop the leak and save the cargo.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_what_tells_nothing_alone_stays_with_what_it_belongs_to(text: str) -> None:
    assert spans(text) == [text.rstrip(".")]


PARTED = {
    "subject": (
        "The old ferry, which had carried tourists between the isles since 1962, sank in a storm on Friday.",
        "which had carried tourists between the isles since 1962",
    ),
    "reason": (
        "The council cancelled a working visit planned for early spring because of the floods in the valley.",
        None,
    ),
    "subject of a deed": (
        "The raid on the harbour office in Lesk, which also hurt a dozen clerks, was the worst since May.",
        "which also hurt a dozen clerks",
    ),
}


@pytest.mark.parametrize(("text", "inner"), PARTED.values(), ids=PARTED.keys())
def test_a_clause_is_told_over_the_one_that_stands_inside_it(text: str, inner: str | None) -> None:
    told = spans(text)
    assert text.rstrip(".") in told
    assert inner is None or inner in told


def test_nobody_who_says_a_clause_stands_inside_it() -> None:
    told = spans("The meetings, he said on Twitter, were to discuss the flooded valley and the new dam.")
    assert told
    assert not any("Twitter" in t for t in told)


def test_what_a_noun_hands_over_is_told_alone() -> None:
    told = spans(
        "The governor's sudden announcement that her island will close the old port and sell its ferries "
        "sounds like a gift to the rival harbour."
    )
    assert "her island will close the old port" in told
    assert not any("announcement" in t for t in told)
    assert spans("The claim that the dam will hold is false.") == [
        "The claim that the dam will hold is false"
    ]


def test_a_remark_does_not_stand_inside_a_clause() -> None:
    told = spans("“We will go home,” said the envoy, who came from the islands, “when the dam is mended.”")
    assert not any("home" in t and "islands" in t for t in told)


def test_a_clause_over_a_long_one_is_left_where_it_breaks() -> None:
    inner = ", which " + " and ".join(f"served the villages of the {n} valley" for n in NUMBERS) + ","
    told = spans(f"The old ferry from the harbour of Lesk{inner} sank in a storm on Friday.")
    assert any(t.endswith("sank in a storm on Friday") for t in told)
    assert all(len(t) <= 400 for t in told)
    assert not any("ferry" in t and "sank" in t for t in told)


NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")

TOGETHER = {
    "one object": "Two guards shot and killed a fisherman near the old lock.",
    "passives": "The trip was postponed and finally quietly dropped.",
    "nothing between": "The dam burst and flooded three villages.",
}


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER.keys())
def test_a_verb_with_nothing_behind_it_is_told_with_the_next(text: str) -> None:
    assert spans(text) == [text.rstrip(".")]


def test_two_deeds_with_an_object_each_are_two_statements() -> None:
    assert len(spans("Two guards shot a fisherman and burned three boats near the old lock.")) == 2


def test_a_verb_that_tells_something_stands_alone() -> None:
    told = spans("The bridge collapsed two days after the premier resigned over the ferry disaster.")
    assert any(t.startswith("The bridge collapsed") for t in told)
    assert len(told) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The mayor warned that the dam would break.",
        "The dam would break, the ministry said in a written statement.",
        "The dam would break, the mayor said during a news conference.",
    ],
)
def test_who_said_it_and_where_is_no_statement(text: str) -> None:
    assert spans(text) == ["the dam would break"] or spans(text) == ["The dam would break"]


def test_the_day_of_an_announcement_is_told() -> None:
    assert "The ministry announced on Friday" in spans(
        "The ministry announced on Friday that the dam would break."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mr Malen denied reports that Kestria had offered the Assembly money.",
        "Mr Malen did not promise that other gates would follow in May.",
        "Officials never told the farmers how high the lake would rise.",
        "Mr Malen denied that he had met the rebels and that he had paid them.",
    ],
)
def test_what_was_denied_does_not_stand_alone(text: str) -> None:
    assert not [s for s in spans(text) if "offered" in s and "denied" not in s]
    assert not [s for s in spans(text) if "gates" in s and "not" not in s]
    assert not [s for s in spans(text) if "lake" in s and "never" not in s]
    assert not [s for s in spans(text) if ("met" in s or "paid" in s) and "denied" not in s]


def test_what_was_said_stands_alone_beside_a_denial() -> None:
    found = spans("Mr Malen denied the reports, but he said that the upper gate would be opened on Friday.")
    assert any(s.startswith("the upper gate") for s in found)


def test_what_somebody_is_said_to_have_said_is_his_and_the_rest_the_reporters() -> None:
    found = article(
        "Maria Lund said the goal would be to shield the harbour, an argument that pleased Piotr Kern, who "
        "said one aim would be to keep smugglers from the bay."
    )
    told = {Span(s.start, s.end).of(found.document.text): s.speaker for s in found.statements}
    assert told["one aim would be to keep smugglers from the bay"] == "Piotr Kern"
    assert {who for words, who in told.items() if "harbour" in words} == {"Maria Lund"}
