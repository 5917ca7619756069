"""Do the numbers agree? Every figure that two outlets or more have, conflicts first."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.analysis.document import Record
from comparator.analysis.findings import Point, Verdict
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.rows import present
from comparator.selectors.summary import counted
from comparator.web.event_page import event_page
from comparator.web.figures.rows import FigureRow, Reading, figure_of, figure_row, readings
from comparator.web.requests import Request
from comparator.web.rows import Filter, Rows
from comparator.web.sources import Source
from comparator.web.words import (
    ABSENT,
    ADDED,
    ALIKE,
    ALTERED,
    CONFLICT,
    DATES,
    DROPPED,
    ELSEWHERE,
    KEPT,
    ONLY_HERE,
    sign_key,
)

FIRST = 40
"""So many figures stand on the page at once; the rest is one step away."""
LEGEND = (CONFLICT, DATES, ALTERED, KEPT, ADDED, DROPPED, ABSENT, ELSEWHERE)

GROUPS: dict[str, tuple[str, frozenset[Verdict], str]] = {
    "conflicts": ("Conflicts", frozenset({"conflict"}), "They cannot both be right for the same day."),
    "dates": (
        "Different dates",
        frozenset({"different dates"}),
        "The figures differ, and so does the day they hold for: both may be right.",
    ),
    "exact": (
        "Rounded or less exact",
        frozenset({"rounded", "less detail"}),
        "One gives the figure more exactly than the other.",
    ),
    "differs": (
        "Told differently",
        frozenset({"altered", "both true"}),
        "The figures do not contradict one another, but something about them differs.",
    ),
    "agree": ("Agree", frozenset({"agree", "single source"}), "The same figure for the same thing."),
}
"""Every group of the page in its order: its word, its verdicts, and what they mean."""
ASIDE = {"perhaps": "Perhaps the same", "single": "One outlet only"}
"""What stands aside from them: figures that cannot be called one, and those that stand alone."""


class Group(Record, frozen=True):
    """The figures of one group."""

    key: str
    word: str
    meaning: str
    rows: tuple[FigureRow, ...]


def figures(request: Request, slug: str) -> HttpResponse:
    """An event's figures; over htmx only the region under the tabs."""
    return event_page(request, slug, "figures", "events/_figures.html", figures_context, title="Figures")


def figures_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows under the reader's choice of group."""
    rows = Rows(shown.comparison, every)
    show = request.GET.get("show", "all")
    show = show if show in (*GROUPS, *ASIDE) else "all"
    points = _under(rows, show)
    limit = len(points) if request.GET.get("rows") == "all" else FIRST
    lone = _lone(points[:limit], rows) if show == "single" else []
    opened = request.GET.get("open", "")
    groups = [] if show == "single" else _groups(points[:limit], rows, show, opened)
    told = [r.mark for r in lone] + [mark for group in groups for r in group.rows for mark in r.marks]
    filters = _filters(rows)
    counts = {f.key: f.count for f in filters}
    return {
        "show": show,
        "filters": [f for f in filters if f.count or f.key in (show, "all")],
        "groups": groups,
        "sign_key": sign_key(told),
        "lone": lone,
        "lone_heads": next((tuple(head for head, _ in one.cells) for one in lone if one.cells), ()),
        "rest": max(0, len(points) - limit),
        "status": counted(len(points), "figure"),
        "answer": [f for f in filters if f.key in GROUPS and f.count],
        "shared": counts["all"],
        "single": counts["single"],
        "figure_legend": (*{"perhaps": (ALIKE,), "single": (ONLY_HERE, ALIKE)}.get(show, ()), *LEGEND),
        "kept": [("show", show)] if show != "all" else [],
    }


def _under(rows: Rows, show: str) -> list[Point]:
    """The figures that a filter leaves, conflicts first, then in the order of the groups."""
    wanted = {point.id for point in _among(rows, show)}
    every = [p for p in rows.ordered(show if show in ASIDE else "figures", "") if p.id in wanted]
    groups = [verdicts for _, verdicts, _ in GROUPS.values()]
    return every if show in ASIDE else [p for verdicts in groups for p in every if p.verdict in verdicts]


def _among(rows: Rows, show: str) -> list[Point]:
    """The same in no order: for counting."""
    if show in ASIDE:
        return [p for p in rows.under(show) if p.kind == "figure"]
    return [p for p in rows.under("figures") if show == "all" or p.verdict in GROUPS[show][1]]


def _filters(rows: Rows) -> list[Filter]:
    words = {"all": "Shared", **{key: word for key, (word, _, _) in GROUPS.items()}, **ASIDE}
    return [Filter(key=key, word=word, count=len(_among(rows, key))) for key, word in words.items()]


def _groups(points: Sequence[Point], rows: Rows, show: str, opened: str) -> list[Group]:
    if show == "perhaps":
        told = tuple(figure_row(point, rows, whole=point.id == opened) for point in points)
        meaning = "They share words or meaning. Read them before you call them one."
        return [Group(key=show, word=ASIDE[show], meaning=meaning, rows=told)] if told else []
    found = [
        Group(
            key=key,
            word=word,
            meaning=meaning,
            rows=tuple(figure_row(p, rows, whole=p.id == opened) for p in points if p.verdict in of),
        )
        for key, (word, of, meaning) in GROUPS.items()
    ]
    return [group for group in found if group.rows]


def _lone(points: Sequence[Point], rows: Rows) -> list[Reading]:
    """The figures that one outlet alone has, for one table."""
    told = [(point, cell) for point in points for cell in present(point)[:1]]
    figures = [figure_of(cell, rows.sources[cell.article].findings) for _, cell in told]
    return readings(told, figures, rows, drawn_marks=False)
