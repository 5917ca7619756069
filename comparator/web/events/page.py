"""What can I compare? The first page, and the list of events."""

import contextlib
import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.document import Record
from comparator.models import Coverage, Event
from comparator.selectors.events import EventCard, events_list
from comparator.selectors.facets import Choice, Narrowing, event_facets
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
    """The events this reader may see, with search and facets."""
    asked = _asked(request)
    page = events_list(request.user, asked, page=number(request, "page") or 1)
    ctx = {
        "section": "events",
        "q": asked.query,
        "page": page,
        "featured": featured(page.cards) if asked.is_empty and page.number == 1 else None,
        "facets": _facets(request, asked),
        "since": asked.since,
        "until": asked.until,
        "narrowed": not asked.is_empty,
        "made_up": made_up(card.event for card in page.cards),
    }
    region = fragment(request) == "events"
    return render(request, "events/_list.html" if region else "events/list.html", ctx)


def _asked(request: HttpRequest) -> Narrowing:
    """What the query asks for; what cannot be read asks for nothing."""
    return Narrowing(
        query=_text(request, "q").strip(),
        outlet=_text(request, "outlet"),
        place=_text(request, "place"),
        person=_text(request, "person"),
        month=_month(request),
        since=_day(request, "since"),
        until=_day(request, "until"),
    )


def _text(request: HttpRequest, key: str) -> str:
    return request.GET.get(key, "")[:200].replace("\x00", "")


def _month(request: HttpRequest) -> str:
    """A month of the query, as "2021-03"; empty where it is missing or is none."""
    value = request.GET.get("month", "")
    with contextlib.suppress(ValueError):
        return f"{dt.date.fromisoformat(f'{value}-01'):%Y-%m}" if len(value) == len("2021-03") else ""
    return ""


def _day(request: HttpRequest, key: str) -> dt.date | None:
    """A day of the query; None where it is missing or is none."""
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(request.GET.get(key, ""))
    return None


class Facet(Record, frozen=True):
    """One select of the form above the list."""

    name: str
    label: str
    none: str
    """The words for no choice."""
    value: str
    choices: tuple[Choice, ...]


def _facets(request: HttpRequest, asked: Narrowing) -> list[Facet]:
    """The selects with counts; a choice made stays in its select also where it leaves no event."""
    told = event_facets(request.user, asked)
    every = (
        ("outlet", "Outlet", "All outlets", asked.outlet, told.outlets),
        ("month", "Month", "Any month", asked.month, told.months),
        ("place", "Place", "All places", asked.place, told.places),
        ("person", "Person", "All people", asked.person, told.persons),
    )
    return [
        Facet(name=name, label=label, none=none, value=value, choices=_with_chosen(value, choices))
        for name, label, none, value, choices in every
        if choices or value
    ]


def _with_chosen(value: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    if not value or any(choice.value == value for choice in choices):
        return choices
    return (*choices, Choice(value=value, name=value, count=0))


def made_up(events: Iterable[Event]) -> frozenset[int]:
    """Which of the events belong to the demonstration, whose countries, people and outlets do not exist."""
    rows = Coverage.objects.filter(event__in=list(events), how=Coverage.How.DEMO)
    return frozenset(rows.values_list("event", flat=True))
