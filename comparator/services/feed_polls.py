"""Looking at feeds: politely, each by one worker at a time, and so that nothing comes twice or is lost.

A look begins with one conditional update that moves the feed's next look by CLAIM; who does not win it looks
at nothing, and after a crash the feed simply waits for so long. It ends with one transaction that writes the
new items and what the next look needs, and only while the feed still bears the mark of the beginning.
"""

import contextlib
import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from comparator.analysis.page_text import Unreadable
from comparator.ingest.feed import FeedItem, FeedRead
from comparator.ingest.feed_limited import read_feed_limited
from comparator.ingest.network.fetch import Fetched, Unfetchable, fetch
from comparator.ingest.network.fetched import later
from comparator.models import Feed, Intake, State
from comparator.services.intakes import KEPT, batch_new
from comparator.services.jobs import job_request

CLAIM = dt.timedelta(minutes=10)
"""Longer than any look takes."""
FIRST = 20
"""Items that the first look brings, the newest; the others are only remembered."""
MOST = 100
"""New items of any later look; the rest come with the next."""
DAY = dt.timedelta(days=1)
MOST_A_DAY = 2_000
"""Items that all feeds of one person bring in a day (UTC); the rest comes with later looks."""
_FULL = (
    f"Your feeds brought {MOST_A_DAY:,} articles today, the most for one day. What is left comes "
    "from tomorrow on, as long as the feed still names it."
)
GIVEN_UP_AFTER = 10
"""Failures in a row that can be expected to repeat, after which a feed is switched off: about five days."""
ALWAYS_GIVEN_UP_AFTER = 40
"""Failures in a row of any kind, after which a feed is switched off: over a month."""
_LONGEST = 2000  # the longest address that is kept
_REMEMBERED_ANEW = dt.timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Polled:
    """What a look at a feed gave."""

    feed: Feed
    """As it was before the look."""
    new: int = 0
    failed: str = ""
    """The sentence for the user where it failed."""


def feeds_due(*, now: dt.datetime, most: int | None = 5) -> list[int]:
    """The feeds whose time has come, those that wait longest first; a few at a time, so that a worker comes
    to other work in between."""
    due = Feed.objects.filter(active=True, next_poll__lte=now, owner__is_active=True)
    return list(due.order_by("next_poll", "pk").values_list("pk", flat=True)[:most])


def feed_poll(*, feed_id: int, now: dt.datetime | None = None, always: bool = False) -> Polled | None:
    """Look at a feed whose time has come, or with `always` at any; its new items become rows for the worker.
    None where there was nothing to do, or another was quicker."""
    now = now or timezone.now()
    feed = Feed.objects.select_related("owner", "outlet").filter(pk=feed_id, owner__is_active=True).first()
    if feed is None or not (always or (feed.active and feed.next_poll <= now)):
        return None
    claimed = _claim(feed, now)
    if claimed is None:
        return None
    try:
        fetched = fetch(feed.url, wanted="feed", etag=feed.etag, modified=feed.modified)
        read = None if fetched.not_modified else _read(fetched)
    except Unfetchable as problem:
        return _failed(feed, claimed, str(problem), problem.retry_after or 0, permanent=problem.permanent)
    except Unreadable as problem:
        return _failed(feed, claimed, str(problem), 0, permanent=True)
    return _done(feed, claimed, fetched, read)


def intake_feed_item(*, feed: Feed, item: FeedItem, batch: str, position: int = 0) -> Intake | None:
    """The row of one item, which the worker fetches and which saves itself; None where it came before."""
    row = _row(feed, item, batch, position)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            job_request(job=row)
    except IntegrityError:
        return None
    return row


def _claim(feed: Feed, now: dt.datetime) -> dt.datetime | None:
    """The mark under which this look stands; None where another look began meanwhile."""
    mark = now + CLAIM
    won = Feed.objects.filter(pk=feed.pk, next_poll=feed.next_poll).update(next_poll=mark)
    return mark if won else None


def _read(fetched: Fetched) -> FeedRead:
    return read_feed_limited(
        fetched.body, url=fetched.url, content_type=fetched.content_type, charset=fetched.charset
    )


def _done(feed: Feed, mark: dt.datetime, fetched: Fetched, read: FeedRead | None) -> Polled | None:
    now = timezone.now()
    fresh, others = _fresh(feed, read, now) if read else ((), ())
    with transaction.atomic():
        room = _room(feed, now) if fresh else 0
        taken = fresh[: min(MOST, room)]
        more = len(fresh) > len(taken)
        won = Feed.objects.filter(pk=feed.pk, next_poll=mark).update(
            polled=now, tried=now, failures=0, reason=_FULL if more and len(taken) == room else "",
            next_poll=now + _scattered(dt.timedelta(seconds=feed.every)),
            title=read.title if read else feed.title,
            # Without these the next look gets the whole feed again, and with it the items that wait.
            etag="" if more else fetched.etag or (feed.etag if fetched.not_modified else ""),
            modified="" if more else fetched.modified or (feed.modified if fetched.not_modified else ""),
        )  # fmt: skip
        if not won:
            return None
        new = _bring_in(feed, taken)
        _remember(feed, others, now)
        if read and fetched.moved_to:
            _move(feed, fetched.moved_to)
    return Polled(feed=feed, new=new)


def _move(feed: Feed, url: str) -> None:
    """Look at a feed where its site says, for good, that it is now; unless its owner has that one too."""
    if len(url) > _LONGEST:
        return
    with contextlib.suppress(IntegrityError), transaction.atomic():
        Feed.objects.filter(pk=feed.pk, url=feed.url).update(url=url)


def _room(feed: Feed, now: dt.datetime) -> int:
    """How many items this person's feeds may still bring in today; until the transaction ends no other look
    at one of them counts."""
    User.objects.select_for_update().filter(pk=feed.owner_id).values_list("pk", flat=True).first()
    today = Intake.objects.filter(feed__owner=feed.owner_id, expires=timezone.now().date() + KEPT)
    remembered = Q(state=State.DONE, attempts=0)
    return max(0, MOST_A_DAY - today.exclude(remembered).count())


def _fresh(feed: Feed, read: FeedRead, now: dt.datetime) -> tuple[Sequence[FeedItem], Sequence[FeedItem]]:
    """The items to be brought in, newest first, and those that are only remembered."""
    shown = feed.items.filter(item_key__in=[item.key for item in read.items])
    known = set(shown.values_list("item_key", flat=True))
    # What a feed still shows must not be forgotten with what it showed long ago.
    shown.filter(asked__lt=now - _REMEMBERED_ANEW, finished__isnull=False).update(asked=now)
    fresh = [item for item in read.items if item.key not in known]
    dates = [item.published for item in fresh if item.published]
    if len(dates) == len(fresh):
        fresh.sort(key=lambda item: item.published.timestamp() if item.published else 0, reverse=True)
    return (fresh[:FIRST], fresh[FIRST:]) if feed.polled is None else (fresh, ())


def _bring_in(feed: Feed, items: Sequence[FeedItem]) -> int:
    """Rows for new items, the oldest first, as they were published; how many were new indeed."""
    batch = batch_new()
    made = [
        intake_feed_item(feed=feed, item=item, batch=batch, position=position)
        for position, item in enumerate(reversed(items))
    ]
    return sum(row is not None for row in made)


def _remember(feed: Feed, items: Sequence[FeedItem], now: dt.datetime) -> None:
    """Note items that are older than what is wanted of a new feed, so that they are not new the next time."""
    batch = batch_new()
    rows = [_row(feed, item, batch, position) for position, item in enumerate(items)]
    for row in rows:
        row.state, row.finished, row.saved = State.DONE, now, now
    Intake.objects.bulk_create(rows, ignore_conflicts=True)


def _row(feed: Feed, item: FeedItem, batch: str, position: int) -> Intake:
    return Intake(
        owner=feed.owner, feed=feed, item_key=item.key, url=item.url, way=Intake.Way.FEED, batch=batch,
        position=position, expires=timezone.now().date() + KEPT,
    )  # fmt: skip


def _failed(
    feed: Feed, mark: dt.datetime, message: str, retry_after: float, *, permanent: bool
) -> Polled | None:
    """Wait twice as long as the last time, a day at most, or as long as the site asks; give up in the end."""
    now, failures = timezone.now(), feed.failures + 1
    given_up = failures >= (GIVEN_UP_AFTER if permanent else ALWAYS_GIVEN_UP_AFTER)
    if given_up:
        message = message.removesuffix(later("feed")).strip()
        message += (
            f" It failed {failures} times in a row and is no longer looked at; switch it on once it works."
        )
    doubled = dt.timedelta(seconds=min(feed.every * 2.0 ** min(failures, 20), DAY.total_seconds()))
    wait = max(_scattered(doubled), dt.timedelta(seconds=retry_after))
    won = Feed.objects.filter(pk=feed.pk, next_poll=mark).update(
        failures=failures, reason=message, next_poll=now + wait, active=feed.active and not given_up,
        tried=now,
    )  # fmt: skip
    return Polled(feed=feed, failed=message) if won else None


def _scattered(wait: dt.timedelta) -> dt.timedelta:
    """A tenth more or less, so that feeds that were set up together are not looked at together for ever."""
    return wait * random.uniform(0.9, 1.1)  # noqa: S311 (nothing secret hangs on it)
