"""The table that a terminal shows."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.findings import Cell, Nearby, Point
from comparator.exports.terminal import article_text, cell_words, comparison_text
from tests.analysis.quote_help import findings
from tests.exports.made import articles, comparison


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    table = comparison_text(articles(), comparison(), width=width)
    rows = table.split("\n\n", 1)[1]
    assert max(map(len, rows.splitlines())) <= width


def test_conflicts_stand_first_with_sign_word_and_paragraph() -> None:
    table = comparison_text(articles(), comparison(), width=120)
    assert table.index("about 4,000 drivers") < table.index("the border is open")
    assert "! Other figure ¶3" in table
    assert "= Kept ¶1" in table


def test_columns_are_named_by_outlet_or_file() -> None:
    table = comparison_text(articles(), comparison(), width=120)
    assert "Coast Press" in table
    assert "b.txt" in table


def test_points_of_one_article_are_counted_and_shown_on_request() -> None:
    assert "1 more point" in comparison_text(articles(), comparison(), width=120)
    assert "relief for the town" not in comparison_text(articles(), comparison(), width=120)
    assert "relief for the town" in comparison_text(articles(), comparison(), width=120, singles=True)


def test_what_is_only_alike_is_counted_and_shown_on_request() -> None:
    every = comparison()
    alike = {p.id for p in every.points if "border" in p.label}
    assert alike
    short = comparison_text(articles(), every, width=120, alike=alike)
    assert "the border is open" not in short
    assert "1 more point may be shared" in short
    assert "1 shared point " in short
    whole = comparison_text(articles(), every, width=120, alike=alike, singles=True)
    assert "~ Alike ¶1" in whole.split("Perhaps the same")[1]


def test_what_stands_on_the_words_of_another_row_is_counted_and_shown_on_request() -> None:
    every = comparison()
    within = {p.id for p in every.points if "border" in p.label}
    short = comparison_text(articles(), every, width=120, inside=within)
    assert "the border is open" not in short
    assert "1 more point on the words of these" in short
    whole = comparison_text(articles(), every, width=120, inside=within, singles=True)
    assert "the border is open" in whole.split("On the words of rows above")[1]


def test_a_narrow_terminal_gets_a_list() -> None:
    assert "  Coast Press: " in comparison_text(articles(), comparison(), width=40)


CELLS = {
    "kept": ("agree", "= Kept ¶2"),
    "altered": ("altered", "≠ Silent cut, ends early ¶2"),
    "added": ("agree", "+ Added ¶2"),
}


@pytest.mark.parametrize("state", CELLS)
def test_cells_that_have_the_point(state: str) -> None:
    verdict, words = CELLS[state]
    document = articles()[0].document
    at = document.paragraphs[1]
    findings = ("silent cut", "ends early") if state == "altered" else ()
    cell = Cell(article=0, state=state, findings=findings, start=at.start, end=at.end, paragraph=2)
    point = Point(id="a", kind="fact", label="x", verdict=verdict, cells=(cell,))
    assert cell_words(cell, point, document) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [("dropped", "− Dropped"), ("not in text", "∅ Not in text"), ("not yet known", "∅ Not yet known")],
)
def test_cells_that_lack_the_point(state: str, words: str) -> None:
    cell = Cell(article=0, state=state)
    point = Point(id="a", kind="fact", label="x", verdict="conflict", cells=(cell,))
    assert cell_words(cell, point, articles()[0].document) == words


def test_words_of_the_headline_are_placed_there() -> None:
    cell = Cell(article=0, state="kept", start=0, end=7)
    point = Point(id="a", kind="fact", label="x", cells=(cell,))
    assert cell_words(cell, point, articles()[0].document) == "= Kept, headline"


def test_an_article_is_shown_with_its_paragraphs_and_what_was_cut() -> None:
    shown = article_text(articles()[1], width=80)
    assert "Headline:  Orvania reopens" in shown
    assert "Outlet:    not told by the page" in shown
    assert "¶1" in shown
    assert "1 quotes, 1 figures and dates, 1 names" in shown


def test_a_passage_that_may_tell_it_stands_for_an_absence() -> None:
    document = articles()[0].document
    at = document.paragraphs[1]
    cell = Cell(article=0, state="not in text")
    near = Nearby(article=0, start=at.start, end=at.end)
    unlike = Nearby(article=0, start=at.start, end=at.end, alike=False)
    hardly = Point(id="a", kind="fact", label="x", cells=(cell,), nearby=(unlike,))
    assert cell_words(cell, hardly, document) == "∅ Not in text"
    assert cell_words(
        cell, Point(id="a", kind="fact", label="x", cells=(cell,), nearby=(near,)), document
    ) == ("~ Alike ¶2")


def test_another_spelling_is_told_with_its_outlet_and_paragraph() -> None:
    texts = [
        "Sergei Talvin opened the dam on Monday. “It is safe,” Sergei Talvin said.",
        "The dam is open.\nSergey Talvin opened it. “It is safe,” Sergey Talvin said.",
    ]
    read = [findings(*text.split("\n")) for text in texts]
    table = comparison_text(read, compare(read), width=300)
    assert "Other spelling of Sergei Talvin: Sergei Talvin (made-up.txt ¶1)" in table
    assert "Sergey Talvin (made-up.txt ¶2)" in table
    assert "Other spelling" not in comparison_text(read[:1], compare(read[:1]))
