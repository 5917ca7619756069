"""Who kept what? One event's matrix, its opened rows, and how far its analysis is."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comparator.models import Event
from comparator.selectors.comparisons import (
    EventComparison,
    event_comparison,
    event_job,
    event_pending,
)
from comparator.selectors.events import event_get
from comparator.selectors.summary import counted
from comparator.web.columns import number, sources
from comparator.web.events import made_up
from comparator.web.matrix import MOST_COLUMNS, base_words, columns, row
from comparator.web.open_row import open_row
from comparator.web.progress import progress
from comparator.web.requests import Request, fragment
from comparator.web.rows import Rows
from comparator.web.summary import summary

FIRST_ROWS = 60


def event(request: Request, slug: str) -> HttpResponse:
    """An event's page; over htmx only its region, or one row of it."""
    found = visible_event(request, slug)
    shown = event_comparison(found, request.user, base=number(request, "base"))
    ctx = {"section": "events", "event": found, "made_up": found.pk in made_up([found])}
    ctx["can_edit"] = found.editable_by(request.user)
    if shown is None:
        ctx["progress"] = progress(event_pending(found, request.user), event_job(found))
        return render(request, "events/waiting.html", ctx)
    ctx["progress"] = progress(shown.pending, event_job(found) if shown.stale else None)
    if fragment(request).startswith("row-"):
        return render(request, "events/_row.html", ctx | _one_row(request, shown))
    days = [column.document.published for column in shown.columns if column.document.published]
    ctx |= {"first_published": min(days, default=None), "last_published": max(days, default=None)}
    ctx |= matrix_context(request, shown)
    region = fragment(request) == "comparison"
    return render(request, "events/_matrix.html" if region else "events/matrix.html", ctx)


def visible_event(request: HttpRequest, slug: str) -> Event:
    """The event, if this reader may see it; raises Http404 otherwise."""
    found = event_get(request.user, slug)
    if found is None:
        raise Http404
    return found


def matrix_context(request: HttpRequest, shown: EventComparison) -> dict[str, Any]:
    """What the matrix shows under the reader's choices of filter, order, base and columns."""
    every = sources(shown)
    rows = Rows(shown.comparison, every)
    show, order = request.GET.get("show", "all"), request.GET.get("order", "")
    stand, hidden = columns(every, shown.base, _wanted(request, shown))
    left = rows.ordered(show, order)
    opened = request.GET.get("row", "")
    asked = rows.find(opened, show) if opened else None
    if asked and asked not in left:
        left.insert(0, asked)
    limit = len(left) if request.GET.get("rows") == "all" else FIRST_ROWS
    return {
        "sources": every,
        "columns": stand,
        "hidden": hidden,
        "choose": len(every) > MOST_COLUMNS,
        "rows": [row(point, rows, stand, hidden) for point in left[:limit]],
        "rest": max(0, len(left) - limit),
        "opened": opened,
        "open": open_row(asked, every, shown.base) if asked else None,
        "filters": rows.filters(),
        "show": show,
        "order": order,
        "base": shown.base,
        "base_pk": every[shown.base].pk if shown.base is not None else 0,
        "base_words": base_words(every, shown.base),
        "summary": summary(shown.comparison, every),
        "status": counted(len(left), "row"),
        "width": len(stand) + 1 + bool(hidden),
    }


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
        "opened": opened,
        "open": open_row(point, every, shown.base) if opened == point.id else None,
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
