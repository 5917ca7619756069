"""Laws of reading: whatever the page, nothing is lost, and every span is what it says."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.document import Document
from comparator.analysis.page_text import Unreadable, read_page
from tests.analysis.pages import BODY, HEADLINE, LEAD

LINES = st.sampled_from(
    [
        HEADLINE, LEAD, *BODY, "", " ", "Home", "Comments", "2 comments", "by: Otto from: Morn", "Reply",
        "May 4, 2021 9:12 AM", "4 May 2021", "Related stories", "Ten soups for a cold day", "x", "© 2021 A",
        "By Mara Lindt", "LESK (AP) — " + BODY[0], "Image: Coast Pictures", "- fees", "1 hour ago",
        "The Senn bridge at dawn. The Senn bridge at dawn.", "Sign up for our newsletter", "(Reuters, AFP)",
        "“Not a day too soon.”", "Граница открыта", "A year of detours", "https://www.example.org/2021/05/04/a",
    ]
)  # fmt: skip
PAGES = st.lists(
    st.one_of(LINES, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)), max_size=40
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n"])


def read(lines: list[str], between: str) -> tuple[str, Document | None]:
    raw = between.join(lines)
    try:
        return raw, read_page(raw)
    except Unreadable:
        return raw, None


@settings(max_examples=150)
@given(PAGES, BREAKS)
def test_kept_and_removed_cover_every_line(lines: list[str], between: str) -> None:
    raw, document = read(lines, between)
    if document is None:
        return
    removed = sum(len("".join(piece.text.split())) for piece in document.removed)
    assert len("".join(raw.split())) - _invisible(raw) == (
        len("".join(document.text.split()))
        + removed
        - _invisible(document.text, *(p.text for p in document.removed))
    )


def _invisible(*texts: str) -> int:
    """Characters that may stand around a line and are not shown."""
    return sum(text.count(c) for text in texts for c in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


@settings(max_examples=150)
@given(PAGES, BREAKS)
def test_spans_lie_in_order_inside_the_text(lines: list[str], between: str) -> None:
    raw, document = read(lines, between)
    if document is None:
        return
    spans = [*document.paragraphs]
    assert spans == sorted(spans)
    assert all(0 <= s.start < s.end <= len(document.text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(raw[piece.start : piece.end] == piece.text for piece in document.removed)
    if document.parts.headline:
        assert document.parts.headline.of(document.text) == document.headline


@settings(max_examples=100)
@given(PAGES, BREAKS)
def test_everything_that_was_removed_can_be_put_back(lines: list[str], between: str) -> None:
    raw, document = read(lines, between)
    if document is None:
        return
    again = read_page(raw, keep=range(len(document.removed)))
    assert again.removed == ()
    assert len("".join(again.text.split())) >= len("".join(document.text.split()))
