"""What leads, what is buried? Each article's paragraphs as a strip, with the shared facts on it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.analysis.findings import Point
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.rows import present
from comparator.selectors.summary import counted
from comparator.web.event_page import event_page
from comparator.web.order.facts import MOST, Fact, candidates, choices, placed, spread, usual
from comparator.web.order.strips import COLUMN, MARKER_HEIGHT, MARKER_WIDTH, strips
from comparator.web.requests import Request
from comparator.web.rows import Rows
from comparator.web.sources import Source
from comparator.web.standing import standing, standing_context
from comparator.web.words import sign_key, signed

_TOLD = 3
_WIDE = 0.25  # of the text: what stands no farther apart is told by the picture alone


def order(request: Request, slug: str) -> HttpResponse:
    """An event's order page; over htmx only its region."""
    return event_page(request, slug, "order", "events/_order.html", order_context, title="Order")


def order_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows: `fact`, given once or more in the address, chooses the facts."""
    stand, hidden = standing(request, every, shown.base)
    rows = Rows(shown.comparison, every)
    points = candidates(rows)
    chosen = _chosen(request, points)
    picked = chosen or usual(points)
    facts = placed(picked, rows, stand, hidden) if stand else []
    columns = standing_context(stand, hidden)
    fixed = [("fact", point.id) for point in chosen]
    return columns | {
        "facts": facts,
        "sign_key": sign_key(
            [*(p.cell.mark for f in facts for p in f.places), *signed(f.more for f in facts)]
        ),
        "chosen": bool(chosen),
        "choices": choices(points, picked, rows),
        "most": MOST,
        "apart": _apart(facts, every),
        "picture": strips(stand, facts),
        "column_width": COLUMN,
        "marker_width": MARKER_WIDTH,
        "marker_height": MARKER_HEIGHT,
        "kept": [*columns["kept"], *fixed],
        "kept_columns": columns["kept"],
        "kept_choice": fixed,
        "status": f"{counted(len(facts), 'fact')} in {counted(len(stand), 'article')}",
        "width": len(stand) + 1 + bool(hidden),
    }


def _chosen(request: HttpRequest, points: Sequence[Point]) -> list[Point]:
    wanted = request.GET.getlist("fact")
    return [point for point in points if point.id in wanted][:MOST]


def _apart(facts: Sequence[Fact], every: Sequence[Source]) -> list[Fact]:
    """The facts that stand at the most unlike places, for the sentences on top."""
    wide = [f for f in facts if len(present(f.point)) > 1 and spread(f.point, every) >= _WIDE]
    return sorted(wide, key=lambda fact: -spread(fact.point, every) * len(present(fact.point)))[:_TOLD]
