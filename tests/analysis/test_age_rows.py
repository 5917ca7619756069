"""Rows of ages show whose they are. All sentences are made up."""

from collections.abc import Sequence

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Point
from comparator.analysis.wording.places import at
from tests.analysis.made_up import article

ONE = (
    "Mira Sand, 34, was rescued from the ferry on Monday, the harbour office said.",
    "The ferry sank off Port Lorn.",
)


def figure_rows(*told: str) -> list[tuple[Point, list[str]]]:
    """The rows of figures that an article and another one share, with the words of their cells."""
    articles = [article(*ONE, outlet="The Herald"), article(*told, outlet="The Post")]
    rows = [p for p in compare(articles).points if p.kind == "figure" and len(_words(p, articles)) > 1]
    return [(p, _words(p, articles)) for p in rows]


def _words(point: Point, articles: Sequence[ArticleFindings]) -> list[str]:
    held = [(c, articles[c.article].document.text) for c in point.cells]
    return [text[c.start : c.end] for c, text in held if c.start is not None]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Rescuers brought Mira Sand, 34, ashore from the ferry on Monday.", "Mira Sand, 34"),
        ("The 34-year-old Mira Sand was rescued from the ferry on Monday.", "34-year-old Mira Sand"),
    ],
)
def test_a_row_of_ages_shows_whose_they_are(told: str, shown: str) -> None:
    [(point, words)] = figure_rows(told)
    assert words == ["Mira Sand, 34", shown]
    assert point.verdict == "agree"


def test_two_ages_of_one_person_are_told_against_each_other() -> None:
    [(point, words)] = figure_rows("Mira Sand, 39, was rescued from the ferry on Monday.")
    assert words == ["Mira Sand, 34", "Mira Sand, 39"]
    assert point.verdict == "conflict"


def test_a_name_near_an_age_that_is_another_persons_stays_outside() -> None:
    found = article("Mira Sand and an 11-year-old girl were rescued from the ferry on Monday.")
    row = next(p for p in compare([found]).points if p.kind == "figure")
    assert "Sand" not in _words(row, [found])[0]


@pytest.mark.parametrize(
    ("stretch", "is_age"),
    [
        ("Mira Sand, 34", True),
        ("34", True),
        ("Mira Sand, 34, was", False),
        ("Mira Sand", False),
        ("Mira Sand, 34, was rescued with Tom Okoro", False),
    ],
)
def test_a_name_and_an_age_beside_it_are_that_age_and_nothing_more_is(stretch: str, is_age: bool) -> None:
    found = article("Mira Sand, 34, was rescued with Tom Okoro on Monday.")
    start = found.document.text.index(stretch)
    figure = at(found).figure(Span(start, start + len(stretch)))
    assert (figure is not None and figure.kind == "age") is is_age
