"""Feeds as people set them up: which address, how often, and what becomes of what they bring."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from comparator.ingest.network.addresses import RefusedError, checked
from comparator.models import Event, Feed, Outlet, is_staff

EVERY = {
    900: "Every quarter of an hour",
    1800: "Every half hour",
    3600: "Every hour",
    10_800: "Every three hours",
    21_600: "Every six hours",
    86_400: "Once a day",
}
"""Seconds between two looks -> words for them."""
MOST_FEEDS = 200
"""Of one person: what one worker looks at in time."""
# What its owner sets, and what the worker writes: that stays, unless the feed is looked at anew.
_SET_UP = ("url", "is_wire", "every", "joins", "event", "active")
_LOOKS, _BROUGHT = ("failures", "reason", "next_poll"), ("etag", "modified", "title", "polled", "tried")


def feed_create(
    *,
    user: User,
    outlet: Outlet,
    url: str,
    joins: str = Feed.Joins.NEVER,
    event: Event | None = None,
    is_wire: bool = False,
    every: int = 1800,
) -> Feed:
    """A feed of an outlet that the worker looks at from now on; its items become the person's articles.
    Raises ValidationError with the field and a sentence, and PermissionDenied for another's event."""
    if Feed.objects.filter(owner=user).count() >= MOST_FEEDS:
        raise ValidationError({"url": f"You have {MOST_FEEDS} feeds, which is the most. Delete one first."})
    feed = Feed(outlet=outlet, owner=user, next_poll=timezone.now())
    return _settled(user, feed, url=url, joins=joins, event=event, is_wire=is_wire, every=every)


def feed_change(
    *,
    user: User,
    feed: Feed,
    url: str | None = None,
    joins: str | None = None,
    event: Event | None = None,
    is_wire: bool | None = None,
    every: int | None = None,
    active: bool | None = None,
) -> Feed:
    """Set a feed up otherwise; what is None stays. With another address, or switched on again, it is looked
    at at once and its failures are forgotten. Raises as `feed_create`, also for another's feed."""
    _must_own(user, feed)
    feed.refresh_from_db()
    before = (feed.url, feed.active)
    if active is not None:
        feed.active = active
    return _settled(
        user,
        feed,
        url=feed.url if url is None else url,
        joins=feed.joins if joins is None else joins,
        event=event or feed.event,
        is_wire=feed.is_wire if is_wire is None else is_wire,
        every=feed.every if every is None else every,
        before=before,
    )


def feed_look(*, user: User, feed: Feed) -> None:
    """Have a feed looked at as soon as a worker is free. Raises PermissionDenied."""
    _must_own(user, feed)
    Feed.objects.filter(pk=feed.pk, active=True).update(next_poll=timezone.now())


def feed_delete(*, user: User, feed: Feed) -> None:
    """Forget a feed and what it brought that is no article yet; its articles stay. Raises
    PermissionDenied."""
    _must_own(user, feed)
    feed.delete()


def _settled(
    user: User,
    feed: Feed,
    *,
    url: str,
    joins: str,
    event: Event | None,
    is_wire: bool,
    every: int,
    before: tuple[str, bool] | None = None,
) -> Feed:
    feed.url, feed.is_wire = _address(url), is_wire
    if every not in EVERY:
        raise ValidationError({"every": "Choose how often it is looked at."})
    feed.every = every
    feed.joins, feed.event = _joining(user, feed, joins, event)
    changed: tuple[str, ...] = _SET_UP
    if before is not None and before != (feed.url, feed.active):
        changed += _begin_anew(feed, moved=before[0] != feed.url)
    try:
        with transaction.atomic():
            feed.save(update_fields=changed if feed.pk else None)
    except IntegrityError:
        raise ValidationError({"url": "You have this feed already."}) from None
    return feed


def _address(url: str) -> str:
    try:
        return checked(url).url
    except RefusedError as problem:
        raise ValidationError({"url": str(problem)}) from None


def _joining(user: User, feed: Feed, joins: str, event: Event | None) -> tuple[str, Event | None]:
    """How its articles find an event; the one event is kept only where they all go into it."""
    if joins not in Feed.Joins.values:
        raise ValidationError({"joins": "Choose what becomes of its articles."})
    if joins != Feed.Joins.ONE_EVENT:
        return joins, None
    if event is None:
        raise ValidationError({"event": "Choose the event that its articles join."})
    if not (event.editable_by(feed.owner) and (event.pk == feed.event_id or event.editable_by(user))):
        raise PermissionDenied("This event is not yours to add to.")
    return joins, event


def _begin_anew(feed: Feed, *, moved: bool) -> tuple[str, ...]:
    """The names of the fields that this changes."""
    feed.failures, feed.reason, feed.next_poll = 0, "", timezone.now()
    if not moved:
        return _LOOKS
    feed.etag = feed.modified = feed.title = ""
    feed.polled = feed.tried = None
    return _LOOKS + _BROUGHT


def _must_own(user: User, feed: Feed) -> None:
    if not (is_staff(user) or feed.owner_id == user.pk):
        raise PermissionDenied("This feed is not yours.")
