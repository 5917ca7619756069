"""A comparison: a cell for every article, evidence in every cell, and nothing that depends on the order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.compare import compare
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Comparison, Point
from tests.analysis.made_up import article

ARTICLES = (
    article("Engineers found a crack in the Tirsa dam on Monday, a spokesman said.", outlet="One",
            day="2019-03-05"),
    article("A crack was found in the Tirsa dam on Monday by engineers.",
            "Rain washed away 12 bridges in the valley.",
            "“The wall will hold and nobody has to leave,” Maria Lund told reporters.", outlet="Two",
            day="2019-03-06"),
    article("Rain swept away 12 bridges in the valley.",
            "Maria Lund said: “The wall will hold and nobody has to leave.”", outlet="Three",
            day="2019-03-06"),
)  # fmt: skip
FRENCH = article("Les ponts sont fermés.", language="fr", outlet="Four")


def words(point: Point, articles: tuple[ArticleFindings, ...] = ARTICLES) -> dict[str, str]:
    """{outlet: the words of its cell} of a point."""
    return {
        articles[c.article].document.outlet or "": Span(c.start, c.end).of(articles[c.article].document.text)
        for c in point.cells
        if c.start is not None and c.end is not None
    }


def rows(
    read: Comparison, articles: tuple[ArticleFindings, ...] = ARTICLES
) -> set[tuple[str, frozenset[str]]]:
    return {(p.kind, frozenset(f"{o}: {w}" for o, w in words(p, articles).items())) for p in read.points}


def point_with(read: Comparison, part: str, kind: str) -> Point:
    found = [p for p in read.points if p.kind == kind and any(part in w for w in words(p).values())]
    return max(found, key=lambda p: len(words(p)))


@pytest.fixture(scope="module")
def read() -> Comparison:
    return compare(ARTICLES)


def test_every_point_has_the_cells_that_say_something_in_the_articles_order(read: Comparison) -> None:
    for point in read.points:
        articles = [cell.article for cell in point.cells]
        assert articles == sorted(set(articles))
        assert all(cell.start is not None or cell.state != "not in text" for cell in point.cells)


def test_an_article_without_the_fact_has_no_span(read: Comparison) -> None:
    cell = point_with(read, "crack", "fact").cell(2)
    assert (cell.state, cell.start, cell.paragraph) == ("not in text", None, None)


@pytest.mark.parametrize(
    ("part", "kind", "outlets"),
    [
        ("crack", "fact", {"One", "Two"}),
        ("12", "figure", {"Two", "Three"}),
        ("wall", "quote", {"Two", "Three"}),
        ("bridges", "fact", {"Two", "Three"}),
    ],
)
def test_what_several_outlets_have_is_one_row(
    read: Comparison, part: str, kind: str, outlets: set[str]
) -> None:
    assert words(point_with(read, part, kind)).keys() == outlets


def test_a_quote_is_given_to_its_speaker_by_full_name(read: Comparison) -> None:
    assert point_with(read, "wall", "quote").speaker == "Maria Lund"


def test_rows_say_why_they_were_joined(read: Comparison) -> None:
    joined = [p for p in read.points if len(words(p)) > 1]
    assert joined
    assert all(p.joined_by and p.score for p in joined)


def test_labels_are_words_of_the_reference_cell(read: Comparison) -> None:
    for point in read.points:
        assert point.label in ARTICLES[point.reference].document.text
        assert point.cell(point.reference).start is not None


def test_no_two_points_of_a_kind_have_the_same_cells(read: Comparison) -> None:
    assert len(rows(read)) == len(read.points)


def test_what_one_article_has_alone_is_kept() -> None:
    alone = compare(ARTICLES[:1])
    assert {p.verdict for p in alone.points} == {"single source"}


@settings(max_examples=6)
@given(order=st.permutations(range(len(ARTICLES))))
def test_the_order_of_the_articles_changes_no_row_and_no_id(order: list[int]) -> None:
    mixed = tuple(ARTICLES[i] for i in order)
    other = compare(mixed)
    assert rows(other, mixed) == rows(compare(ARTICLES))
    assert {p.id for p in other.points} == {p.id for p in compare(ARTICLES).points}


def test_another_article_moves_no_span_of_the_first_ones() -> None:
    spans = {(c.article, c.start, c.end) for p in compare(ARTICLES[:2]).points for c in p.cells if c.end}
    held = [Span(s.start, s.end) for s in ARTICLES[0].statements]
    after = {(c.article, c.start, c.end) for p in compare(ARTICLES).points for c in p.cells if c.end}
    assert {s for s in spans if s[0] == 0} == {s for s in after if s[0] == 0}
    assert held == [Span(s.start, s.end) for s in ARTICLES[0].statements]


def test_an_article_in_another_language_stands_by_and_takes_no_part() -> None:
    read = compare((*ARTICLES, FRENCH))
    assert read.compared == (0, 1, 2)
    assert all(p.cell(3).start is None for p in read.points)


def test_nothing_to_compare_is_no_error() -> None:
    assert compare(()).points == ()


def test_a_quoted_fragment_stands_beside_the_sentence_it_is_of() -> None:
    whole = article("“We made a reckless bargain,” Maria Lund said.", outlet="One")
    part = article("Maria Lund called it a “reckless bargain” for farmers.", outlet="Two")
    pair = (whole, part)
    shared = [p for p in compare(pair).points if p.kind == "quote" and len(words(p, pair)) == 2]
    assert [words(p, pair) for p in shared] == [
        {"One": "We made a reckless bargain", "Two": "reckless bargain"}
    ]
