"""Figures of several articles in one row, whose numbers may count two things."""

import itertools

import numpy as np
import pytest

from comparator.analysis.align import align
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.figure_rows import figure_rows
from comparator.analysis.alignment.rows import Row
from comparator.analysis.alignment.two_numbers import parted_by_numbers, with_disputed
from comparator.analysis.compare import compare
from comparator.analysis.differences import CellText
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.verdicts import verdict
from tests.analysis.made_up import article


def parted(*told: str) -> list[set[str]]:
    """What becomes of a row of the first figure of each sentence, as sets of words."""
    articles: list[ArticleFindings] = [article(text, outlet=f"Paper {i}") for i, text in enumerate(told)]
    spans = [Span(f.start, f.end) for f in (a.figures[0] for a in articles)]
    row = Row(kind="figure", cells=dict(enumerate(spans)), score=0.7)
    rows = parted_by_numbers([row], articles)
    return [{span.of(articles[a].document.text) for a, span in row.cells.items()} for row in rows]


def test_unlike_numbers_of_two_deeds_are_rows_of_their_own() -> None:
    found = parted(
        "The navy captured 23 pirates off Lorn.",
        "The navy captured 23 pirates on the ship.",
        "The coast guard had captured eight pirates.",
    )
    assert found == [{"23 pirates"}, {"eight pirates"}]


def test_a_contradiction_stays_one_row() -> None:
    assert parted("The blast at the depot killed 14 people.", "The blast at the depot killed 31 people.") == [
        {"14 people", "31 people"}
    ]


def test_so_does_a_number_told_less_exactly() -> None:
    told = ("The blast at the depot killed 14 people.", "The blast at the depot killed at least 14 people.")
    assert len(parted(*told)) == 1


def joined(*told: str) -> list[set[str]]:
    """What becomes of figures that stand alone, beside one row of the sentences they stand in."""
    articles = [article(text, outlet=f"Paper {i}") for i, text in enumerate(told)]
    rows = [
        Row(kind="figure", cells={i: Span(f.start, f.end)}) for i, a in enumerate(articles) for f in a.figures
    ]
    facts = [Row(kind="fact", cells={i: a.document.paragraphs[0] for i, a in enumerate(articles)}, score=0.9)]
    found = with_disputed(rows, facts, articles)
    return [{span.of(articles[a].document.text) for a, span in row.cells.items()} for row in found]


def test_what_contradicts_in_a_fact_is_one_figure() -> None:
    told = ("The blast at the depot killed 14 people.", "The blast at the depot killed 31 people.")
    assert joined(*told) == [{"14 people", "31 people"}]


def test_figures_of_one_fact_that_do_not_contradict_stay_apart() -> None:
    told = ("The blast at the depot killed 14 people.", "The blast at the depot wounded 31 people.")
    assert joined(*told) == [{"14 people"}, {"31 people"}]


@pytest.mark.parametrize("order", [*itertools.permutations("ABC")])
def test_what_is_put_together_does_not_hang_on_the_order_of_the_articles(order: tuple[str, ...]) -> None:
    told = {
        "A": ("The blast at the depot killed 14 people.",),
        "B": ("The blast at the depot killed 31 people.", "Police had put the toll at 20 people dead."),
        "C": ("The blast at the depot killed 20 people.",),
    }
    articles = [article(*told[name], outlet=name) for name in order]
    at = {name: order.index(name) for name in told}
    a, b, b_below, c = (
        Span(f.start, f.end) for name in told for f in articles[at[name]].figures if f.kind != "date"
    )
    cells: list[dict[int, Span]] = [{at["A"]: a}, {at["B"]: b}, {at["C"]: c, at["B"]: b_below}]
    fact = Row(kind="fact", cells={i: x.document.paragraphs[0] for i, x in enumerate(articles)}, score=0.9)
    found = with_disputed([Row(kind="figure", cells=row) for row in cells], [fact], articles)
    assert {frozenset(order[i] for i in row.cells) for row in found} == {frozenset("ABC"), frozenset("B")}


def test_each_of_a_few_equal_numbers_is_held_against_another() -> None:
    told = (
        "A fire at the school in Lorn killed 14 people.",
        "The blast at the depot killed 14 people.",
        "The blast at the depot killed 31 people.",
    )
    articles = [article(text, outlet=f"Paper {i}") for i, text in enumerate(told)]
    spans = (Span(a.figures[0].start, a.figures[0].end) for a in articles)
    cells = [CellText(i, a, span) for i, (a, span) in enumerate(zip(articles, spans, strict=True))]
    assert verdict("figure", [cells[0], cells[2]], [None, None])[0] != "conflict"
    assert verdict("figure", cells, [None] * 3)[0] == "conflict"


def figures(one: str, two: str, chance: float) -> list[set[str]]:
    """The figures that two sentences share, where all their clauses have one chance to say the same."""
    articles = [article(text, outlet=text) for text in (one, two)]
    found = align(articles, lambda name: name)
    pairs = itertools.combinations(range(len(found.units)), 2)
    left, right = np.array([*pairs], int).T
    near = Chances(len(found.units), left, right, np.full(len(left), chance))
    rows = figure_rows(articles, found._replace(chances=near))
    shared = (row for row in rows if len(row.cells) > 1)
    return [{span.of(articles[a].document.text) for a, span in row.cells.items()} for row in shared]


@pytest.mark.parametrize(
    ("one", "two", "chance", "shared"),
    [
        ("The club lost eight of its games.", "Okoro lost in eight.", 0.3, False),
        ("The club lost eight of its games.", "Okoro lost in eight.", 0.7, True),
        ("The club lost eight games.", "Okoro lost eight games.", 0.3, True),
        ("The club lost 84 games.", "Okoro lost in 84.", 0.3, True),
    ],
)
def test_a_small_number_that_counts_nothing_by_its_words_is_one_with_another_only_in_one_fact(
    one: str, two: str, chance: float, shared: bool
) -> None:
    assert bool(figures(one, two, chance)) is shared


@pytest.mark.parametrize(
    ("one", "two", "rows"),
    [
        (
            "The company builds pumps with two of the other largest mills in Kestria, the report said.",
            "Shares rose after two of the largest yards in Kestria said that their merger would go on.",
            0,
        ),
        (
            "The company builds pumps with two of the other largest mills in Kestria, the report said.",
            "Shares rose after two of the largest mills in Kestria said that their merger would go on.",
            1,
        ),
        (
            "The trial of the miller continued for the second day on Wednesday.",
            "The guard then gave a second contradiction in the trial of the miller on Wednesday.",
            0,
        ),
    ],
)
def test_a_small_number_of_two_things_in_unlike_sentences_is_not_one(one: str, two: str, rows: int) -> None:
    found = compare((article(one, outlet="Alpha"), article(two, outlet="Beta"))).points
    assert sum(point.kind == "figure" and len(point.cells) > 1 for point in found) == rows


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("less than a year", "more than a year", "conflict"),
        ("seven weeks", "more than seven weeks", "less detail"),
        ("seven weeks", "seven weeks", "agree"),
    ],
)
def test_one_length_of_time_told_otherwise_is_not_the_same(one: str, two: str, verdict: str) -> None:
    texts = (f"The strike of the port workers lasted {length}." for length in (one, two))
    articles = tuple(article(text, outlet=f"Paper {n}") for n, text in enumerate(texts))
    found = [p for p in compare(articles).points if p.kind == "figure"]
    assert [p.verdict for p in found] == [verdict]


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (
            "Orva and Kestria met after two days of talks in Lorn.",
            "Envoys meet again in Lorn in two days.",
            False,
        ),
        (
            "Orva and Kestria met after two days of talks in Lorn.",
            "Envoys met in Lorn two days later.",
            False,
        ),
        ("Envoys of Orva meet in Lorn in two days.", "Envoys of Orva will meet in Lorn in two days.", True),
        (
            "Envoys met in Lorn for two days of talks.",
            "The talks of the envoys in Lorn lasted two days.",
            True,
        ),
    ],
)
def test_how_long_something_lasts_is_not_how_long_it_is_until_then(one: str, two: str, joined: bool) -> None:
    articles = [article(one, outlet="Alpha"), article(two, outlet="Beta")]
    rows = [p for p in compare(articles).points if p.kind == "figure"]
    assert any(sum(cell.start is not None for cell in row.cells) > 1 for row in rows) is joined
