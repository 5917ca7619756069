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
