"""What can I compare? The first page, and the list of events."""

import contextlib
import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparator.models import Coverage, Event
from comparator.selectors.events import EventCard, events_list, outlets_with_events
from comparator.web.columns import number
from comparator.web.requests import Request, fragment


def home(request: HttpRequest) -> HttpResponse:
    """A visitor lands on the most telling comparison there is; people who signed in, on the list."""
    cards = () if request.user.is_authenticated else events_list(request.user).cards
    first = featured(cards)
    return redirect("event", first.event.slug) if first else redirect("events")


def featured(cards: Iterable[EventCard]) -> EventCard | None:
    """The most telling of the events that are compared: most conflicts, then most articles."""
    compared = [card for card in cards if card.summary and card.articles > 1]
    return max(compared, key=lambda card: (card.conflicts, card.articles), default=None)


def events(request: Request) -> HttpResponse:
    """The events this reader may see, with search."""
    query = request.GET.get("q", "")[:200].replace("\x00", "").strip()
    outlet = request.GET.get("outlet", "")[:200].replace("\x00", "")
    since, until = _day(request, "since"), _day(request, "until")
    page = events_list(
        request.user,
        query=query,
        outlet=outlet,
        since=since,
        until=until,
        page=number(request, "page") or 1,
    )
    narrowed = bool(query or outlet or since or until)
    ctx = {
        "section": "events",
        "q": query,
        "page": page,
        "featured": None if narrowed or page.number > 1 else featured(page.cards),
        "outlets": outlets_with_events(request.user).order_by("name"),
        "outlet": outlet,
        "since": since,
        "until": until,
        "narrowed": narrowed,
        "made_up": made_up(card.event for card in page.cards),
    }
    region = fragment(request) == "events"
    return render(request, "events/_list.html" if region else "events/list.html", ctx)


def _day(request: HttpRequest, key: str) -> dt.date | None:
    """A day of the query; None where it is missing or is none."""
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(request.GET.get(key, ""))
    return None


def made_up(events: Iterable[Event]) -> frozenset[int]:
    """Which of the events belong to the demonstration, whose countries, people and outlets do not exist."""
    rows = Coverage.objects.filter(event__in=list(events), how=Coverage.How.DEMO)
    return frozenset(rows.values_list("event", flat=True))
