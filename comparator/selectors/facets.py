"""By what the list of events can be narrowed, with how many events each choice would leave."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from comparator.models import (
    Anyone,
    Article,
    ArticleVersion,
    Coverage,
    Event,
    EventName,
    EventWords,
    Outlet,
    storable,
)
from comparator.selectors.name_keys import name_key

MOST_CHOICES = 40
"""Of one facet; those that most events have."""


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What a reader asked for; what is empty asks for nothing."""

    query: str = ""
    outlet: str = ""
    """An outlet's slug."""
    place: str = ""
    person: str = ""
    """Keys of names, as `name_key` makes them."""
    month: str = ""
    """"2021-03"."""
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every event is asked for."""
        return self == Narrowing()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a facet."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Facets:
    """The choices of each facet: with how many events they leave under what is asked for besides."""

    outlets: tuple[Choice, ...]
    months: tuple[Choice, ...]
    places: tuple[Choice, ...]
    persons: tuple[Choice, ...]


def event_facets(user: Anyone, asked: Narrowing) -> Facets:
    """The choices over the events this reader may see; four queries, however many events there are."""
    return Facets(
        outlets=_outlets(narrowed(user, replace(asked, outlet=""))),
        months=_months(narrowed(user, replace(asked, month=""))),
        places=_names(EventName.Kind.PLACE, narrowed(user, replace(asked, place=""))),
        persons=_names(EventName.Kind.PERSON, narrowed(user, replace(asked, person=""))),
    )


def narrowed(user: Anyone, asked: Narrowing) -> QuerySet[Event]:
    """The events this reader may see that have what was asked for."""
    events = Event.objects.visible_to(user)
    query = storable(asked.query.strip())
    if query:
        events = events.filter(Q(title__icontains=query) | _with_words(user, query) | _with_name(query))
    if asked.outlet:
        covered = Coverage.objects.filter(event=OuterRef("pk"), article__outlet__slug=storable(asked.outlet))
        events = events.filter(Exists(covered))
    for kind, key in ((EventName.Kind.PLACE, asked.place), (EventName.Kind.PERSON, asked.person)):
        if key:
            events = events.filter(
                Exists(EventName.objects.filter(event=OuterRef("pk"), kind=kind, key=name_key(key)))
            )
    return _between(events, asked)


def _with_words(user: Anyone, query: str) -> Q:
    """Whether articles have the words. Strangers search in no more than they may read: who may ask for any
    run of letters could else spell out a whole text."""
    versions, text = ArticleVersion.objects.all(), Q(text__icontains=query)
    if not user.is_authenticated:
        versions, text = versions.visible_to(user), text & Q(article__rights=Article.Rights.WHOLE)
    worded = versions.filter(text | Q(headline__icontains=query), article__coverage__event=OuterRef("pk"))
    outlets = Coverage.objects.filter(event=OuterRef("pk"), article__outlet__name__icontains=query)
    passages = EventWords.objects.filter(event=OuterRef("pk"), passages__icontains=query)
    return Q(Exists(worded)) | Q(Exists(outlets)) | Q(Exists(passages))


def _with_name(query: str) -> Q:
    """A name is found however its accents and letters are written."""
    key = name_key(query)
    return Q(Exists(EventName.objects.filter(event=OuterRef("pk"), key__contains=key))) if key else Q(pk=None)


def _between(events: QuerySet[Event], asked: Narrowing) -> QuerySet[Event]:
    if asked.month:
        year, month = map(int, asked.month.split("-"))
        events = events.filter(starts__year=year, starts__month=month)
    if asked.since:
        events = events.filter(Q(ends__gte=asked.since) | Q(ends=None, starts__gte=asked.since))
    return events.filter(starts__lte=asked.until) if asked.until else events


def _outlets(events: QuerySet[Event]) -> tuple[Choice, ...]:
    rows = (
        Outlet.objects.filter(articles__coverage__event__in=events)
        .annotate(n=Count("articles__coverage__event", distinct=True))
        .order_by("-n", "name")
        .values_list("slug", "name", "n")
    )
    return _choices(rows[:MOST_CHOICES])


def _months(events: QuerySet[Event]) -> tuple[Choice, ...]:
    rows = (
        events.filter(starts__isnull=False)
        .order_by()
        .annotate(month=TruncMonth("starts"))
        .values("month")
        .annotate(n=Count("pk"))
        .order_by("-month")
        .values_list("month", "n")
    )
    return tuple(
        Choice(value=f"{month:%Y-%m}", name=f"{month:%B %Y}", count=n) for month, n in rows[:MOST_CHOICES]
    )


def _names(kind: str, events: QuerySet[Event]) -> tuple[Choice, ...]:
    rows = (
        EventName.objects.filter(kind=kind, event__in=events)
        .order_by()
        .values("key")
        .annotate(n=Count("event", distinct=True), shown=Min("name"))
        .order_by("-n", "shown")
        .values_list("key", "shown", "n")
    )
    return _choices(rows[:MOST_CHOICES])


def _choices(rows: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, name=name, count=count) for value, name, count in rows)
