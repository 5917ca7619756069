"""What the list of events and an event's heading read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import (
    UNFINISHED,
    Analysis,
    Anyone,
    Article,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    is_staff,
    storable,
)
from comparator.models.event import holds_back
from comparator.selectors.facets import Narrowing, narrowed
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.versions import current_versions, stood_on_by_outer_event

PAGE_SIZE = 24


@dataclass(frozen=True, kw_only=True)
class EventCard:
    """One event in the list."""

    event: Event
    """With its story; title, slug, published, starts, ends."""
    articles: int
    outlets: int
    outlet_names: tuple[str, ...]
    conflicts: int
    first_published: dt.date | None
    last_published: dt.date | None
    summary: str
    """Two counted sentences of the newest comparison; empty before there is one."""
    held: bool
    """Whether an embargo keeps it from others' sight."""
    in_work: bool
    """Whether an article of it is still being read or compared, so that counts may change."""


@dataclass(frozen=True, kw_only=True)
class EventPage:
    """One page of the list of events."""

    cards: tuple[EventCard, ...]
    count: int
    """How many events there are on all pages."""
    number: int
    pages: int


def events_list(user: Anyone, asked: Narrowing | None = None, *, page: int = 1) -> EventPage:
    """The events this reader may see and that have what was asked for, newest first. As many queries for 20
    as for 200 articles."""
    paginator = Paginator(_counted(narrowed(user, asked or Narrowing())), PAGE_SIZE)
    chosen = paginator.get_page(page)
    rows = list(chosen.object_list)
    names = _outlet_names(row.pk for row in rows)
    compared = standing_comparisons(row.pk for row in rows)
    return EventPage(
        cards=tuple(_card(row, names[row.pk], compared.get(row.pk)) for row in rows),
        count=paginator.count,
        number=chosen.number,
        pages=paginator.num_pages,
    )


def event_get(user: Anyone, slug: str) -> Event | None:
    """The event with this slug and its story; None where this reader may not see one."""
    return Event.objects.visible_to(user).select_related("story").filter(_addressed(slug)).first()


@dataclass(frozen=True, kw_only=True)
class CoverageLine:
    """One article of an event, for who looks after it."""

    article: Article
    name: str
    """Its outlet and day."""
    headline: str
    is_wire: bool
    is_mine: bool
    """Whether this person may put right what is told of it."""
    versions: tuple[tuple[int, dt.datetime], ...]
    """The number of each version and when it was first seen, newest first."""
    kept: int | None
    """The number of the version that the event is kept at; None where it follows the newest."""


def event_coverage(event: Event, user: Anyone) -> list[CoverageLine]:
    """The articles of an event in the order of its columns; for pages that its owner sees alone."""
    covers = {one.article_id: one for one in event.coverage.all()}
    numbers = defaultdict[int, list[tuple[int, dt.datetime]]](list)
    every = ArticleVersion.objects.filter(article__in=covers).order_by("-number")
    for article, number, created in every.values_list("article", "number", "created"):
        numbers[article].append((number, created))
    return [
        _line(version, user, covers[version.article_id], numbers[version.article_id])
        for version in current_versions(event)
    ]


def _line(
    version: ArticleVersion, user: Anyone, cover: Coverage, versions: Sequence[tuple[int, dt.datetime]]
) -> CoverageLine:
    article = version.article
    day = f", {version.published.day} {version.published:%b %Y}" if version.published else ""
    return CoverageLine(
        article=article,
        name=f"{article.outlet.name if article.outlet else 'Outlet not named'}{day}",
        headline=version.headline or "Without a headline",
        is_wire=cover.is_wire,
        is_mine=is_staff(user) or (article.owner_id is not None and article.owner_id == user.pk),
        versions=tuple(versions),
        kept=version.number if cover.pinned_id else None,
    )


def _addressed(slug: str) -> Q:
    """The event with an address, or with the one it had before it was published."""
    return Q(slug=storable(slug)) | Q(draft_slug=storable(slug))


def events_editable(user: Anyone) -> QuerySet[Event]:
    """The events this person may add articles to, newest first; for pickers."""
    return Event.objects.editable_by(user).order_by(F("starts").desc(nulls_last=True), "-pk")


def _counted(events: QuerySet[Event]) -> QuerySet[Any]:
    # What an earlier version of the analysis left unfinished nobody will ever finish.
    under_way = {"analysis_version": ANALYSIS_VERSION, "state__in": UNFINISHED}
    reading = Analysis.objects.filter(version__article__coverage__event=OuterRef("pk"), **under_way)
    comparing = Comparison.objects.filter(event=OuterRef("pk"), **under_way)
    days = stood_on_by_outer_event().exclude(published=None)
    return (
        events.select_related("story")
        .annotate(
            n_articles=Count("coverage", distinct=True),
            n_outlets=Count("coverage__article__outlet", distinct=True),
            first=Subquery(days.order_by("published").values("published")[:1]),
            last=Subquery(days.order_by("-published").values("published")[:1]),
            held=Exists(Coverage.objects.filter(holds_back(), event=OuterRef("pk"))),
            in_work=Exists(reading) | Exists(comparing),
        )
        .order_by(Coalesce("starts", TruncDate("created")).desc(), "-pk")
    )


def _outlet_names(event_pks: Iterable[int]) -> dict[int, tuple[str, ...]]:
    rows = (
        Coverage.objects.filter(event__in=list(event_pks), article__outlet__isnull=False)
        .order_by("article__outlet__name")
        .values_list("event", "article__outlet__name")
        .distinct()
    )
    names: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for event, name in rows:
        names[event] += (name,)
    return names


def _card(row: Any, names: Sequence[str], compared: Comparison | None) -> EventCard:
    return EventCard(
        event=row,
        articles=row.n_articles,
        outlets=row.n_outlets,
        outlet_names=tuple(names),
        conflicts=compared.conflicts if compared else 0,
        first_published=row.first,
        last_published=row.last,
        summary=compared.summary if compared else "",
        held=row.held,
        in_work=row.in_work,
    )
