"""Which stretches between marks are quotes, and where they begin and end."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.speech.quote_marks import marked_spans

CASES = {
    "straight": ('"The ferry sails at noon," he said.', ["The ferry sails at noon,"]),
    "curly": ("“The ferry sails at noon,” he said.", ["The ferry sails at noon,"]),
    "single as outer": ("‘The ferry sails at noon,’ he said.", ["The ferry sails at noon,"]),
    "straight single": ("He called it 'a fine boat' on Monday.", ["a fine boat"]),
    "guillemets": ("«The ferry sails at noon,» he said.", ["The ferry sails at noon,"]),
    "low nine": ("„The ferry sails at noon,“ he said.", ["The ferry sails at noon,"]),
    "two single marks typed": ("\"The ferry sails at noon, '' he said.", ["The ferry sails at noon,"]),
    "wrong mark at the start": ("”The ferry sails at noon,” he said.", ["The ferry sails at noon,"]),
    "nested single": ("\"They say 'never' too often,\" she said.", ["They say 'never' too often,"]),
    "nested curly": ("“He wrote ‘never’ twice,” she said.", ["He wrote ‘never’ twice,"]),
    "interrupted": ('"We sail," he said, "at noon."', ["We sail,", "at noon."]),
    "closing mark missing": ('He said: "We sail at noon.', ["We sail at noon."]),
    "opening mark missing": ('We sail at noon," the captain said.', ["We sail at noon,"]),
    "apostrophes": ("The sailors' wives didn't wait; it's the '90s, isn't it?", []),
    "possessive plural": ("The two ports' masters met the ships' owners.", []),
    "feet and inches": ("The mate, 6'2\" tall, left the 5'10\" captain behind.", []),
    "opened again inside": ("“We sail. “We sail at noon.” So they did.", ["We sail. “We sail at noon."]),
    "closing mark lost before who said it": (
        "“We sail at noon, Ida Lund said. The ferry was built in Orva.",
        ["We sail at noon,"],
    ),
    "closing mark lost before another quote": (
        "“We sail at noon, Captain Ida Lund said. The crew cheered. “Be quick,” she said.",
        ["We sail at noon,", "Be quick,"],
    ),
    "closing mark lost before the verb": (
        '"We sail at noon, said Ida Lund. The crew cheered.',
        ["We sail at noon,"],
    ),
    "what somebody else said told in a quote": (
        "“We sail at noon, Ida Lund said. I did not believe her,” he said.",
        ["We sail at noon, Ida Lund said. I did not believe her,"],
    ),
    "what is told inside a quote that goes on": (
        "“Well, Lund said she would sail at noon, and she did.",
        ["Well, Lund said she would sail at noon, and she did."],
    ),
    "bracket at the start": ('"[The ferry] sails at noon," he said.', ["[The ferry] sails at noon,"]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_marks_enclose_the_words_that_were_said(text: str, wanted: list[str]) -> None:
    assert [text[m.start : m.end] for m in marked_spans(text)] == wanted


def test_a_quote_without_a_closing_mark_is_told_apart() -> None:
    assert [m.closed for m in marked_spans('He said: "We sail. We sail at noon.')] == [False]
    assert [m.closed for m in marked_spans('He said: "We sail."')] == [True]


@given(st.text(alphabet="ab \"“”'‘’«».,!?\n5", max_size=60))
@settings(max_examples=300)
def test_spans_never_overlap_and_never_hold_white_space_at_their_ends(text: str) -> None:
    spans = marked_spans(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[m.start : m.end] == text[m.start : m.end].strip() for m in spans)
