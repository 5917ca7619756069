"""Who kept what? One event's matrix, its opened rows, and how far its analysis is."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comparator.selectors.comparisons import (
    EventComparison,
    event_comparison,
    event_job,
    event_pending,
)
from comparator.selectors.summary import counted
from comparator.web.columns import number, sources
from comparator.web.corrections.words import corrected_context
from comparator.web.event_page import event_page, head, visible_event
from comparator.web.matrix.open_row import open_row
from comparator.web.matrix.summary import summary
from comparator.web.matrix.table import MOST_COLUMNS, columns, row
from comparator.web.progress import progress
from comparator.web.requests import Request, fragment
from comparator.web.rows import Rows
from comparator.web.sources import Source
from comparator.web.words import sign_key, signed

FIRST_ROWS = 40


def event(request: Request, slug: str) -> HttpResponse:
    """An event's matrix; over htmx only its region, or one row of it."""
    if fragment(request).startswith("row-"):
        return _event_row(request, slug)
    return event_page(request, slug, "event", "events/_matrix.html", matrix_context)


def _event_row(request: Request, slug: str) -> HttpResponse:
    found = visible_event(request, slug)
    shown = event_comparison(found, request.user, base=number(request, "base"))
    if shown is None:
        raise Http404
    ctx = head(request, found) | corrected_context(request, shown) | _one_row(request, shown)
    return render(request, "events/_row.html", ctx)


def matrix_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the matrix shows under the reader's choices of filter, order, base and columns."""
    rows = Rows(shown.comparison, every)
    show, order = request.GET.get("show", "all"), request.GET.get("order", "")
    stand, hidden = columns(every, shown.base, _wanted(request, shown))
    wanted = request.GET.get("row", "")
    asked = rows.find(wanted, show) if wanted else None
    left = rows.ordered(show, order)
    left = [asked, *left] if asked and asked not in left else left
    limit = len(left) if request.GET.get("rows") == "all" else FIRST_ROWS
    views = [row(point, rows, stand, hidden) for point in left[:limit]]
    every_open = request.GET.get("open") == "all"
    opened = [open_row(p, rows) if every_open or p is asked else None for p in left[:limit]]
    return {
        "columns": stand,
        "hidden": hidden,
        "choose": len(every) > MOST_COLUMNS,
        "rows": list(zip(views, opened, strict=True)),
        "every_open": every_open,
        "sign_key": sign_key([*(c.mark for r in views for c in r.cells), *signed(r.more for r in views)]),
        "rest": max(0, len(left) - limit),
        "filters": rows.filters(),
        "show": show,
        "order": order,
        "kept": _kept(show, order, "all" if every_open else "", stand if len(every) > MOST_COLUMNS else ()),
        "summary": summary(shown.summed, every),
        "status": counted(len(left), "row"),
        "width": len(stand) + 1 + bool(hidden),
    }


def _kept(show: str, order: str, opened: str, chosen: Sequence[Source]) -> list[tuple[str, object]]:
    """What of the page's address stays when the base changes."""
    said = (("show", show if show != "all" else ""), ("order", order), ("open", opened))
    return [*((key, value) for key, value in said if value), *(("col", source.pk) for source in chosen)]


def _one_row(request: Request, shown: EventComparison) -> dict[str, Any]:
    every = sources(shown)
    wanted = fragment(request).removeprefix("row-")
    rows = Rows(shown.comparison, every)
    point = rows.find(wanted, request.GET.get("show", "all"))
    if point is None:
        raise Http404
    stand, hidden = columns(every, shown.base, _wanted(request, shown))
    opened = request.GET.get("row", "")
    return {
        "row": row(point, rows, stand, hidden),
        "open": open_row(point, rows) if opened == point.id else None,
        "columns": stand,
        "hidden": hidden,
        "base": shown.base,
        "base_pk": every[shown.base].pk if shown.base is not None else 0,
        "width": len(stand) + 1 + bool(hidden),
    }


def _wanted(request: HttpRequest, shown: EventComparison) -> list[int]:
    """The columns that the reader chose: ids of articles, as indexes."""
    return [i for i, c in enumerate(shown.columns) if str(c.article.pk) in request.GET.getlist("col")]


def event_progress(request: Request, slug: str) -> HttpResponse:
    """How far the analysis is: asked for every few seconds; has the page loaded anew when all is done."""
    found = visible_event(request, slug)
    shown = event_comparison(found, request.user)
    stale = shown is None or shown.stale
    pending = event_pending(found, request.user) if shown is None else shown.pending
    now = progress(pending, event_job(found) if stale else None)
    ctx = {"event": found, "progress": now, "can_edit": found.editable_by(request.user)}
    response = render(request, "events/_progress.html", ctx)
    if request.htmx and not now.is_running:
        response["HX-Refresh"] = "true"
    return response
