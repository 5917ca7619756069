"""Taking away what nobody needs any more, so that the database grows with the articles and with nothing else.

What is kept, and why: docs/decisions/0085-what-is-taken-away.md.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.sessions.models import Session
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import (
    UNFINISHED,
    Analysis,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    Intake,
    State,
    StoredPage,
    WorkerBeat,
)
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.versions import current_heads, versions_key
from comparator.services.intakes import intakes_purge

DAY = dt.timedelta(days=1)
FAILURES_KEPT = dt.timedelta(days=30)
FEED_MEMORY = dt.timedelta(days=180)
PAGES_KEPT = dt.timedelta(days=30)
"""How long the HTML of a version stays after a newer one has come."""
COMPARISONS_KEPT = 3
"""Finished comparisons of an event that stay beside the one that is shown."""
_AT_ONCE = 200


def work_prune(*, now: dt.datetime) -> dict[str, int]:
    """Take away what has had its time; how many rows of each kind went."""
    return {
        "queue entries": _prune_entries(now),
        "intakes": _prune_intakes(now),
        "comparisons": _prune_comparisons(now),
        "analyses": _prune_analyses(now),
        "pages": _prune_pages(now),
        "workers": WorkerBeat.objects.filter(seen__lt=now - DAY).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
    }


def _prune_entries(now: dt.datetime) -> int:
    """Entries of the queue: those that succeeded, and those whose worker died over them (their job's row
    tells the truth of it), after a day; failures later."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - DAY)
    dead = Q(status=TaskResultStatus.RUNNING, started_at__lt=now - DAY)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILURES_KEPT)
    return DBTaskResult.objects.filter(done | dead | failed).delete()[0]


def _prune_intakes(now: dt.datetime) -> int:
    """What was saved has its article; what was not goes on the day its owner was told of. What a feed
    brought stays for as long as the feed may show it, so that it does not come again."""
    saved = Intake.objects.filter(feed=None, saved__lt=now - DAY)
    forgotten = Intake.objects.filter(feed__isnull=False, asked__lt=now - FEED_MEMORY)
    return intakes_purge(now) + saved.delete()[0] + forgotten.delete()[0]


def _prune_comparisons(now: dt.datetime) -> int:
    """Comparisons that newer ones have taken the place of, and those that nobody will ever finish."""
    long_ago = Q(asked__lt=now - DAY) & (Q(finished=None) | Q(finished__lt=now - DAY))
    old = Comparison.objects.filter(long_ago)
    gone = _delete(old.filter(~Q(analysis_version=ANALYSIS_VERSION), state__in=UNFINISHED))
    gone += _delete(old.filter(_newer_done(), state=State.FAILED, asked__lt=now - FAILURES_KEPT))
    many = Event.objects.annotate(done=Count("comparisons", filter=Q(comparisons__state=State.DONE))).filter(
        done__gt=COMPARISONS_KEPT
    )
    for event in many.order_by("pk").iterator():
        gone += _delete(old.filter(event=event, state=State.DONE).exclude(pk__in=_kept(event)))
    return gone


def _newer_done() -> Exists:
    """Whether the event has a finished comparison that was asked for later."""
    return Exists(Comparison.objects.done().filter(event=OuterRef("event"), pk__gt=OuterRef("pk")))


def _kept(event: Event) -> set[int]:
    """The newest few of an event, the one that lists show, and the one of the versions it stands on."""
    done = Comparison.objects.done().filter(event=event).order_by("-finished", "-pk")
    present = versions_key(head for head in current_heads(event) if head.read)
    kept = set(done.values_list("pk", flat=True)[:COMPARISONS_KEPT])
    kept.update(done.filter(key=present).values_list("pk", flat=True))
    kept.update(one.pk for one in standing_comparisons([event.pk]).values())
    return kept


def _prune_analyses(now: dt.datetime) -> int:
    """Readings by an earlier version of the analysis, where the present one has read the same words and no
    comparison rests on them any more."""
    anew = Analysis.objects.done().filter(
        version=OuterRef("version"), analysis_version=ANALYSIS_VERSION, finished__lt=now - DAY
    )
    earlier = Analysis.objects.filter(Exists(anew)).exclude(analysis_version=ANALYSIS_VERSION)
    needed = _rested_on()
    rows = earlier.values_list("pk", "version", "analysis_version")[:5000]
    free = [pk for pk, version, by in rows if version not in needed[by]]
    return Analysis.objects.filter(pk__in=free).delete()[0]


def _prune_pages(now: dt.datetime) -> int:
    """The HTML of versions that are neither the newest of their article nor one that an event is kept at:
    nobody reads them again with other rules. Their words stay."""
    newer = ArticleVersion.objects.filter(
        article=OuterRef("version__article"),
        number__gt=OuterRef("version__number"),
        created__lt=now - PAGES_KEPT,
    )
    pinned = Coverage.objects.filter(pinned=OuterRef("version"))
    old = StoredPage.objects.filter(Exists(newer), ~Exists(pinned)).values_list("pk", flat=True)
    return StoredPage.objects.filter(pk__in=list(old[:5000])).delete()[0]


def _rested_on() -> dict[str, set[int]]:
    """Earlier version of the analysis -> the versions of articles whose readings by it are still shown."""
    needed = defaultdict[str, set[int]](set)
    earlier = Comparison.objects.exclude(analysis_version=ANALYSIS_VERSION)
    for by, versions in earlier.values_list("analysis_version", "version_ids").iterator():
        needed[by].update(versions)
    return needed


def _delete(rows: "QuerySet[Comparison]") -> int:
    """Delete rows a few at a time, without reading what they hold and without holding up who writes."""
    gone = 0
    for some in _batches(list(rows.values_list("pk", flat=True))):
        gone += Comparison.objects.filter(pk__in=some).delete()[0]
    return gone


def _batches(pks: list[int]) -> Iterable[list[int]]:
    return (pks[at : at + _AT_ONCE] for at in range(0, len(pks), _AT_ONCE))
