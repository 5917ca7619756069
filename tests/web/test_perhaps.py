"""A row of passages that are only alike claims nothing."""

import pytest

from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.findings import Cell, Point, PointKind, Verdict
from comparator.web.rows import FILTERS
from comparator.web.words import ABSENT, ALIKE, cell_mark


def _point(*, kind: PointKind = "fact", score: float | None = 0.4, verdict: Verdict = "agree") -> Point:
    cells = (
        Cell(article=0, state="kept", start=0, end=9),
        Cell(article=1, state="altered", findings=("stronger claim",), start=0, end=9),
        Cell(article=2, state="dropped"),
    )
    return Point(id="f1", kind=kind, label="made up", verdict=verdict, score=score, cells=cells)


def _shown_under(point: Point) -> set[str]:
    return {key for key, (_, test) in FILTERS.items() if test(point)}


def test_weakly_joined_facts_stand_apart_and_are_called_alike() -> None:
    point = _point()
    assert _shown_under(point) == {"perhaps"}
    assert [cell_mark(point, cell) for cell in point.cells] == [ALIKE, ALIKE, ABSENT]


@pytest.mark.parametrize(
    "point",
    [_point(score=0.9), _point(score=None), _point(kind="quote"), _point(verdict="conflict")],
    ids=["surely joined", "joined by a rule", "one speaker's words", "a contradiction"],
)
def test_everything_else_says_what_it_is(point: Point) -> None:
    assert not is_perhaps(point)
    assert "all" in _shown_under(point)
    assert ALIKE not in [cell_mark(point, cell) for cell in point.cells]
