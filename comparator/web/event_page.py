"""What every comparing page of an event has in common: its head, the tabs, the base, and one region."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from comparator.models import Event
from comparator.selectors.comparisons import EventComparison, event_comparison, event_job, event_pending
from comparator.selectors.embargoes import held_back
from comparator.selectors.events import event_get
from comparator.selectors.versions import kept_behind
from comparator.web.columns import number, sources
from comparator.web.corrections.words import corrected_context
from comparator.web.events.page import made_up
from comparator.web.kept_regions import region
from comparator.web.matrix.table import base_words
from comparator.web.progress import progress
from comparator.web.requests import Request, fragment
from comparator.web.sources import Source

TABS = {
    "event": "Matrix",
    "quotes": "Quotes",
    "figures": "Figures",
    "framing": "Framing",
    "order": "Order",
    "lineage": "Lineage",
    "readings": "Readings",
}
"""The name of each page's address and the word on its tab, in their order."""

_CARRIED = ("base", "col")

REGION = "comparison"
"""The id of the region that htmx swaps."""

Context = Callable[[Request, EventComparison, list[Source]], dict[str, Any]]


def event_page(
    request: Request, slug: str, tab: str, template: str, context: Context, *, title: str = ""
) -> HttpResponse:
    """One comparing page of an event, whole or over htmx only its region. `tab` is the name of its address,
    `template` the region's, and `context` gives what the region shows; `title` is put before the event's.
    Under the address that the event had as a draft it leads to today's."""
    found = visible_event(request, slug)
    if slug != found.slug and not fragment(request):
        return redirect(f"{reverse(tab, args=[found.slug])}?{request.GET.urlencode()}".rstrip("?"))
    shown = event_comparison(found, request.user, base=number(request, "base"))
    ctx = head(request, found)
    if shown is None:
        ctx["progress"] = progress(event_pending(found, request.user), event_job(found))
        return render(request, "events/waiting.html", ctx)
    every = sources(shown)
    ctx["progress"] = progress(shown.pending, event_job(found) if shown.stale else None)
    ctx |= _days(shown) | base_context(shown, every)
    ctx |= {"tab": tab, "tabs": tabs(request, found), "page_title": title}
    ctx["rejected_rows"] = len(shown.rejected)

    def drawn() -> str:
        whole = ctx | corrected_context(request, shown) | context(request, shown, every)
        return render_to_string(template, whole, request)

    ctx["region"] = region(request, found, shown, template, drawn)
    if fragment(request) == REGION:
        return HttpResponse(ctx["region"])
    return render(request, "events/page.html", ctx)


def visible_event(request: HttpRequest, slug: str) -> Event:
    """The event, if this reader may see it; raises Http404 otherwise."""
    found = event_get(request.user, slug)
    if found is None:
        raise Http404
    return found


def head(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What the head of an event's page shows."""
    return {
        "section": "events",
        "event": event,
        "made_up": event.pk in made_up([event]),
        "can_edit": event.editable_by(request.user),
        "kept_behind": kept_behind(event),
        "held": held_back(event) if event.owner_id and event.owner_id == request.user.pk else None,
    }


def tabs(request: HttpRequest, event: Event) -> list[tuple[str, str, str]]:
    """(name, address, word) of each page of an event; the base and the columns chosen go along."""
    chosen = QueryDict(mutable=True)
    for key in _CARRIED:
        chosen.setlist(key, request.GET.getlist(key))
    query = f"?{chosen.urlencode()}" if chosen.urlencode() else ""
    return [(name, reverse(name, args=[event.slug]) + query, word) for name, word in TABS.items()]


def base_context(shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """The articles and which of them the others are read against."""
    base = shown.base
    return {
        "sources": every,
        "base": base,
        "base_pk": every[base].pk if base is not None else 0,
        "base_words": base_words(every, base),
    }


def _days(shown: EventComparison) -> dict[str, Any]:
    days = [column.document.published for column in shown.columns if column.document.published]
    return {"first_published": min(days, default=None), "last_published": max(days, default=None)}
