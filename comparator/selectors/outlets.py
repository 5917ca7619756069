"""What an outlet's page reads: its articles that this reader may see, and its habits over published events.
As many queries for a hundred events as for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Prefetch

from comparator.models import Anyone, ArticleVersion, Comparison, Coverage, Event, Outlet, storable
from comparator.selectors.comparisons import found_as_corrected
from comparator.selectors.habits import Habits, Told, habits
from comparator.selectors.standing import standing_comparisons

PAGE_SIZE = 50
MOST_EVENTS = 200
"""The newest so many published events are looked through."""


@dataclass(frozen=True, kw_only=True)
class OutletArticle:
    """One article of the list."""

    version: ArticleVersion
    """Without its words."""
    events: tuple[Event, ...]
    """Those that this reader may see."""


@dataclass(frozen=True, kw_only=True)
class OutletArticles:
    """A page of the list."""

    rows: tuple[OutletArticle, ...]
    count: int
    number: int
    pages: int


def outlet_get(user: Anyone, key: str) -> Outlet | None:
    """The outlet with this slug, or with this id; None where this reader may not look it up."""
    seen = Outlet.objects.listed_to(user)
    found = seen.filter(slug=storable(key)).first()
    is_id = key.isascii() and key.isdigit() and len(key) < 16
    return found or (seen.filter(pk=int(key)).first() if is_id else None)


def outlet_articles(user: Anyone, outlet: Outlet, page: int) -> OutletArticles:
    """The articles of an outlet that this reader may see, newest first."""
    versions = (
        ArticleVersion.objects.newest_visible_to(user)
        .filter(article__outlet=outlet)
        .select_related("article")
        .prefetch_related(Prefetch("article__events", Event.objects.visible_to(user), to_attr="seen_events"))
        .defer("raw", "text", "document_json")
        .order_by(F("published").desc(nulls_last=True), "-pk")
    )
    paginator = Paginator(versions, PAGE_SIZE)
    chosen = paginator.get_page(page)
    return OutletArticles(
        rows=tuple(_row(version) for version in chosen.object_list),
        count=paginator.count,
        number=chosen.number,
        pages=paginator.num_pages,
    )


def _row(version: Any) -> OutletArticle:
    return OutletArticle(version=version, events=tuple(version.article.seen_events))


def outlet_habits(outlet: Outlet) -> Habits:
    """What is counted of an outlet over published events; the same for every reader."""
    covered = Coverage.objects.filter(event=OuterRef("pk"), article__outlet=outlet)
    events = Event.objects.published().filter(Exists(covered)).order_by("-starts", "-pk")[:MOST_EVENTS]
    by_pk = {event.pk: event for event in events}
    newest = standing_comparisons(by_pk)
    stamp = tuple(
        (pk, one.pk, str(one.finished), by_pk[pk].title, by_pk[pk].corrections_revision)
        for pk, one in sorted(newest.items())
    )
    return _habits(_Key(outlet.pk, stamp, tuple(by_pk.values())))


@dataclass(frozen=True)
class _Key:
    """What an outlet's habits rest on."""

    outlet: int
    stamp: tuple[tuple[int, int, str, str, int], ...]
    events: tuple[Event, ...] = field(compare=False)


@lru_cache(maxsize=32)
def _habits(key: _Key) -> Habits:
    """Kept for the next one who asks: of a hundred events it takes a second."""
    pks = [comparison for _, comparison, *_ in key.stamp]
    stored = Comparison.objects.filter(pk__in=pks).select_related("event")
    by_event = {one.event_id: one for one in stored}
    outlets = _outlets_of(by_event.values())
    told = [
        _told(event, by_event[event.pk], outlets, key.outlet) for event in key.events if event.pk in by_event
    ]
    return habits([one for one in told if one])


def _outlets_of(stored: Any) -> dict[int, int | None]:
    """The outlet of each version that is compared."""
    pks = {pk for one in stored for pk in one.version_ids}
    return dict(ArticleVersion.objects.filter(pk__in=pks).values_list("pk", "article__outlet"))


def _told(event: Event, stored: Comparison, outlets: dict[int, int | None], outlet: int) -> Told | None:
    """The event as compared and corrected; None where the outlet took no part, or nobody else did."""
    found, by_index = found_as_corrected(stored), [outlets.get(pk) for pk in stored.version_ids]
    part = _taking_part(found.compared, by_index)
    own = frozenset(i for i in part if by_index[i] == outlet)
    if not own or len(own) == len(part):
        return None
    return Told(event.slug, event.title, found, own, tuple(by_index))


def _taking_part(compared: Sequence[int], by_index: Sequence[int | None]) -> list[int]:
    return [i for i in (compared or range(len(by_index))) if i < len(by_index)]
