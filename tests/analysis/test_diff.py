"""Word diffs: segments that make up both texts, the same read either way, fast on hostile input."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.diff import Segment, moved_passages, word_diff

WORDS = [
    "the",
    "dam",
    "gate",
    "water",
    "minister",
    "will",
    "not",
    "open",
    "“closed”",
    "14",
    "per-cent",
    "…",
    "[now]",
]
texts = st.lists(st.sampled_from([*WORDS, ",", ".", "\n", "  "]), max_size=60).map(" ".join) | st.text(
    max_size=80
)


def words(segments: tuple[Segment, ...], kind: str, a: str, b: str) -> list[str]:
    side = "b" if kind == "added" else "a"
    return [
        (s.b if side == "b" else s.a).of(b if side == "b" else a).strip() for s in segments if s.kind == kind
    ]


@given(texts, texts)
def test_segments_make_up_both_texts(a: str, b: str) -> None:
    segments = word_diff(a, b)
    assert "".join(s.a.of(a) for s in segments) == a
    assert "".join(s.b.of(b) for s in segments) == b


@given(texts, texts)
def test_a_stretch_called_the_same_differs_in_white_space_alone(a: str, b: str) -> None:
    for segment in word_diff(a, b):
        if segment.kind == "same":
            assert "".join(segment.a.of(a).split()) == "".join(segment.b.of(b).split())


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(s.kind == "same" for s in word_diff(text, text))


@given(texts, texts)
def test_swapping_the_texts_swaps_removed_and_added(a: str, b: str) -> None:
    there, back = word_diff(a, b), word_diff(b, a)
    assert [s.a for s in there if s.kind == "removed"] == [s.b for s in back if s.kind == "added"]
    assert [s.b for s in there if s.kind == "added"] == [s.a for s in back if s.kind == "removed"]


@given(texts, texts)
def test_removed_and_added_words_stand_on_one_side_only(a: str, b: str) -> None:
    for segment in word_diff(a, b):
        assert segment.kind != "removed" or segment.b.start == segment.b.end
        assert segment.kind != "added" or segment.a.start == segment.a.end


def test_words_that_differ_are_named() -> None:
    a, b = "The minister will open the dam to two boats.", "The minister may open the dam to three boats."
    segments = word_diff(a, b)
    assert words(segments, "removed", a, b) == ["will", "two"]
    assert words(segments, "added", a, b) == ["may", "three"]


def test_a_changed_number_is_one_word() -> None:
    a, b = "It holds 1,200 families.", "It holds 1,900 families."
    assert words(word_diff(a, b), "removed", a, b) == ["1,200"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“We stay,” he said", '"We stay", he said'),
        ("The gates stay shut", "the gates stay shut"),
        ("a long – and dry – year", "a long, and dry, year"),
    ],
    ids=["quote marks", "capital", "dashes"],
)
def test_marks_and_capitals_are_trivial(a: str, b: str) -> None:
    changed = [s for s in word_diff(a, b) if s.kind != "same"]
    assert changed
    assert all(s.trivial for s in changed)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We stay … here", "We stay here"),
        ("We [all] stay", "We all stay"),
        ("We stay", "We left"),
        ("5%", "5"),
    ],
    ids=["ellipsis", "brackets", "another word", "per cent"],
)
def test_what_changes_the_sense_is_not_trivial(a: str, b: str) -> None:
    assert any(not s.trivial for s in word_diff(a, b) if s.kind != "same")


def random_words(count: int) -> str:
    chooser = random.Random(count)  # noqa: S311 - a fixed series for a test, no secret
    return " ".join(chooser.choice(WORDS[:8]) for _ in range(count))


HOSTILE = {
    "one word 20,000 times": ("a " * 20_000, "a " * 19_999),
    "two words in turn": ("a b " * 10_000, "b a " * 10_000),
    "every second word another": ("a b " * 3_900, "a c " * 3_900),
    "random from eight words": (random_words(20_000), random_words(19_000)),
    "random, just below the limit": (random_words(7_900), random_words(7_800)),
    "many sentences": ("Gate one. " * 12_000, "Gate two. " * 12_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_answered_within_two_seconds(name: str) -> None:
    a, b = HOSTILE[name]
    start = time.process_time()
    segments = word_diff(a, b)
    assert time.process_time() - start < 2
    assert "".join(s.a.of(a) for s in segments) == a
    assert "".join(s.b.of(b) for s in segments) == b


def test_a_coarse_answer_says_so_and_a_fine_one_does_not() -> None:
    a, b = HOSTILE["random from eight words"]
    assert all(s.coarse for s in word_diff(a, b))
    assert not any(s.coarse for s in word_diff("one word", "another word"))


def test_a_coarse_answer_compares_sentences() -> None:
    a = "The gate is shut. " * 5_000 + "Nobody came."
    b = "The gate is shut. " * 5_000 + "Everybody came."
    segments = word_diff(a, b)
    assert [s.kind for s in segments] == ["same", "removed", "added"]
    assert segments[1].a.of(a) == "Nobody came."


def test_a_passage_at_another_place_is_moved() -> None:
    passage = "the road was cleared on the same evening"
    a = f"First {passage}. Then the engineers left the valley for the winter and did not return."
    b = f"Then the engineers left the valley for the winter and did not return. At last {passage}."
    (moved,) = moved_passages(a, b)
    assert moved.a.of(a) == moved.b.of(b) == passage


def test_nothing_is_moved_where_the_order_is_the_same() -> None:
    assert moved_passages("one two three four five six", "one two three four five seven") == ()


@settings(max_examples=50)
@given(texts, texts)
def test_moved_passages_hold_the_same_words(a: str, b: str) -> None:
    for moved in moved_passages(a, b):
        assert "".join(c for c in moved.a.of(a).casefold() if c.isalnum()) == "".join(
            c for c in moved.b.of(b).casefold() if c.isalnum()
        )
