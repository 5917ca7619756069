"""The two-line summary says counts and exact words, and nothing it cannot say by name."""

import pytest

from comparator.analysis.findings import Cell, Comparison, Point, State, Verdict
from comparator.selectors.summary import conflicts, event_summary

NAMES = ["Brisa Post", "Linn Herald", "Ansel Courier"]


def point(label: str, *states: State, verdict: Verdict = "agree", kind: str = "fact") -> Point:
    cells = tuple(Cell(article=n, state=state) for n, state in enumerate(states))
    return Point(id=label, kind=kind, label=label, verdict=verdict, cells=cells)


def found(*points: Point) -> Comparison:
    return Comparison(analysis="1", points=points)


@pytest.mark.parametrize(
    ("points", "names", "expected"),
    [
        ([], NAMES[:1], "1 article."),
        ([], NAMES, "3 articles."),
        (
            [point("the mayor", "kept", "kept", "altered", verdict="conflict")],
            NAMES,
            "3 articles; 1 conflict: “the mayor”.",
        ),
        (
            [
                point("60 houses", "kept", "altered", "kept", verdict="conflict"),
                point("the mayor", "kept", "altered", "kept", verdict="conflict"),
                point("400 tents", "kept", "altered", "kept", verdict="different dates"),
            ],
            NAMES,
            "3 articles; 2 conflicts: “60 houses” and 1 more; 1 difference of dates: “400 tents”.",
        ),
        (
            [
                point("lot 9", "kept", "kept", "not in text"),
                point("we counted", "dropped", "kept", "kept", kind="quote"),
            ],
            NAMES,
            "3 articles.\nBrisa Post has nothing of “we counted”.",
        ),
        ([point("lot 9", "kept", "not in text", "not in text")], NAMES, "3 articles."),
        ([point("lot 9", "kept", "kept", "not yet known")], NAMES, "3 articles."),
        ([point("lot 9", "kept", "not in text")], NAMES[:2], "2 articles."),
        ([point("lot 9", "kept", "kept", "not in text")], [*NAMES[:2], None], "3 articles."),
    ],
    ids=["alone", "agreed", "one conflict", "several", "one lacks", "two lack", "not yet known", "of two",
         "no name"],
)  # fmt: skip
def test_summary(points: list[Point], names: list[str | None], expected: str) -> None:
    assert event_summary(found(*points), names) == expected


def test_conflicts_are_counted_by_verdict() -> None:
    assert conflicts(found(point("a", "kept", verdict="conflict"), point("b", "kept"))) == 1
