"""The words of a cell in which readings of a row differ, and the mark beside them."""

import datetime as dt

import msgspec
import pytest

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import Cell, Change, Comparison, Figure, Point
from comparator.selectors.contradictions import balanced
from comparator.web.matrix.table import row
from comparator.web.rows import Rows
from comparator.web.sources import Source
from tests.web.test_presenting import source

pytestmark = pytest.mark.once


def disputed(
    *said: str, base: int | None = None, figures: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    """(word, words at issue, note) of each cell of a conflict between the first text and the last."""
    sources = [_saying(n, words, figures) for n, words in enumerate(said)]
    cells = tuple(Cell(article=n, state="kept", start=0, end=len(w)) for n, w in enumerate(said))
    change = Change(from_=Span(0, 3), to=Span(0, 3), kind="other label")
    if base is not None:  # against a base that has neither word, what is marked is something else
        cells = (
            msgspec.structs.replace(cells[0], state="altered", findings=("other label",), changes=(change,)),
            *cells[1:],
        )
    why = f"One has “{said[0].split()[-1]}”, another “{said[-1].split()[-1]}”: both cannot be right."
    made = Point(id="p", kind="fact", label="", verdict="conflict", why=why, cells=cells, reference=base or 0)
    rows = Rows(Comparison(analysis="test", points=(made,), base=base), sources)
    return [(c.mark.word, c.said, c.also) for c in row(made, rows, sources).cells]


def _saying(index: int, words: str, figures: tuple[str, ...]) -> Source:
    """A source of these words, in which some are figures or days."""
    made = msgspec.structs.replace(source(index), document=_worded(words))
    spans = [(words.index(f), words.index(f) + len(f)) for f in figures if f in words]
    found = tuple(Figure(start=start, end=end, kind="date") for start, end in spans)
    return msgspec.structs.replace(made, findings=msgspec.structs.replace(made.findings, figures=found))


def _worded(text: str) -> Document:
    return Document(file="", text=text, parts=Parts(), paragraphs=(), published=dt.date(2021, 3, 4))


def test_the_one_that_all_others_contradict_in_the_same_words_stands_alone() -> None:
    told = disputed("they met on Friday", "she came on Friday", "they met on Monday")
    assert told == [
        ("Conflict", "Friday", ""),
        ("Conflict", "Friday", ""),
        ("Conflict", "Monday", "alone; 2 others have the same words"),
    ]
    assert not any(note for _, _, note in disputed("they met on Friday", "they met on Monday"))


def test_a_base_with_none_of_the_words_at_issue_is_in_no_conflict() -> None:
    told = disputed("all met on Friday", "the two met", "both met on Monday", base=1)
    assert [(word, words) for word, words, _ in told] == [
        ("Conflict", "Friday"),
        ("Kept", ""),
        ("Conflict", "Monday"),
    ]


@pytest.mark.parametrize(
    ("said", "days", "word"),
    [
        ("the two met", ("Friday", "Monday"), "Less detail"),
        ("both met on 4 May", ("Friday", "Monday", "4 May"), "Kept"),
        ("the two met", (), "Kept"),
    ],
)
def test_who_names_no_day_where_two_days_are_at_issue_tells_less(
    said: str, days: tuple[str, ...], word: str
) -> None:
    told = disputed("all met on Friday", said, "both met on Monday", base=1, figures=days)
    assert [shown for shown, _, _ in told] == ["Conflict", word, "Conflict"]


@pytest.mark.parametrize(
    ("told", "word"), [("left thousands homeless", "Less detail"), ("left 34000 homeless", "Other figure")]
)
def test_a_number_told_in_words_is_less_detail(told: str, word: str) -> None:
    texts = ["left 3400 homeless", told]
    sources = [msgspec.structs.replace(source(n), document=_worded(text)) for n, text in enumerate(texts)]
    change = Change(from_=Span(5, 9), to=Span(5, told.index(" homeless")), kind="other figure")
    cells = (
        Cell(article=0, state="kept", start=0, end=18),
        Cell(article=1, state="altered", start=0, end=len(told), findings=(change.kind,), changes=(change,)),
    )
    made = Point(id="p", kind="fact", label="", verdict="less detail", cells=cells)
    (_, shown) = row(made, Rows(Comparison(analysis="test", points=(made,)), sources), sources).cells
    assert (shown.mark.word, shown.also) == (word, "")


@pytest.mark.parametrize(("called", "shown"), [("Mr", ""), ("Miller", "Miller"), ("UN", "UN")])
def test_a_word_that_says_nothing_by_itself_stands_in_no_cell(called: str, shown: str) -> None:
    texts = ["Mayor Roon spoke there", f"{called} Roon spoke there"]
    sources = [msgspec.structs.replace(source(n), document=_worded(text)) for n, text in enumerate(texts)]
    change = Change(from_=Span(0, 5), to=Span(0, len(called)), kind="other label")
    whole = [Cell(article=n, state="kept", start=0, end=len(text)) for n, text in enumerate(texts)]
    other = msgspec.structs.replace(whole[1], state="altered", findings=(change.kind,), changes=(change,))
    made = Point(id="p", kind="fact", label="", verdict="altered", cells=(whole[0], other))
    rows = Rows(Comparison(analysis="test", points=(made,)), sources)
    assert [cell.said for cell in row(made, rows, sources).cells] == ["Mayor", shown]


def test_words_at_issue_hold_no_bracket_that_was_opened_before_them() -> None:
    assert balanced("Mayor of Ansel] Ada Roon") == "Mayor of Ansel Ada Roon"
    assert balanced("[Mayor] Ada Roon") == "[Mayor] Ada Roon"
