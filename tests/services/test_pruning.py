"""What is taken away, and what stays."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.incoming import Incoming
from comparator.models import (
    Analysis,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    Feed,
    Intake,
    State,
    StoredPage,
    WorkerBeat,
)
from comparator.selectors.versions import current_heads, versions_key
from comparator.services.pages import page_keep
from comparator.services.previews import article_preview
from comparator.services.pruning import COMPARISONS_KEPT, FAILURES_KEPT, FEED_MEMORY, work_prune
from comparator.services.versions import version_add
from tests.factories import EventFactory, OutletFactory, UserFactory, add_article, page

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def entry(status: str, ago: dt.timedelta) -> uuid.UUID:
    """An entry of the queue that began and ended so long ago."""
    when = timezone.now() - ago
    made = DBTaskResult.objects.create(
        status=status, started_at=when, finished_at=None if status == TaskResultStatus.RUNNING else when,
        args_kwargs={"args": [0], "kwargs": {}}, task_path="comparator.tasks.run_analysis",
        backend_name="default", run_after=get_date_max(), exception_class_path="", traceback="",
    )  # fmt: skip
    return uuid.UUID(str(made.pk))


def intake(**told: Any) -> Intake:
    told = {"expires": timezone.now().date() + 9 * DAY, "state": State.DONE, **told}
    return Intake.objects.create(owner=UserFactory(), batch="b", way=Intake.Way.FILE, data=b"x", **told)


def compared(event: Event, key: str, days: int, **told: Any) -> Comparison:
    """A comparison of the event's articles that was asked for and finished so many days ago."""
    when = timezone.now() - days * DAY
    heads = current_heads(event)
    told = {"analysis_version": ANALYSIS_VERSION, "state": State.DONE, "result": b"{}", **told}
    told = {"version_ids": [head.pk for head in heads], "finished": when, **told}
    return Comparison.objects.create(event=event, key=key, asked=when, **told)


def test_entries_of_the_queue_go_after_a_day_and_failures_after_a_month() -> None:
    done, failed, running = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED, TaskResultStatus.RUNNING
    stay = {entry(done, HOUR), entry(failed, FAILURES_KEPT - HOUR), entry(running, HOUR)}
    ready = entry(TaskResultStatus.READY, 99 * DAY)
    for status, ago in ((done, DAY), (failed, FAILURES_KEPT), (running, DAY)):
        entry(status, ago + HOUR)
    assert work_prune(now=timezone.now())["queue entries"] == 3
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {*stay, ready}


def test_what_was_saved_goes_after_a_day_and_what_was_not_on_its_day() -> None:
    now = timezone.now()
    stay = {intake().pk, intake(saved=now - HOUR).pk, intake(state=State.FAILED, reason="No.").pk}
    intake(saved=now - DAY - HOUR)
    intake(expires=now.date() - DAY)
    intake(expires=now.date() - DAY, state=State.RUNNING)
    work_prune(now=now)
    assert set(Intake.objects.values_list("pk", flat=True)) == stay


def test_what_a_feed_brought_is_remembered_without_its_bytes() -> None:
    now = timezone.now()
    feed = Feed.objects.create(
        url="https://example.org/f", outlet=OutletFactory(), owner=UserFactory(), next_poll=now
    )
    old = {"feed": feed, "saved": now - 20 * DAY, "expires": now.date() - DAY}
    kept = intake(**old, item_key="a", asked=now - 20 * DAY)
    intake(**old, item_key="b", asked=now - FEED_MEMORY - DAY)
    work_prune(now=now)
    left = Intake.objects.get()
    assert (left.pk, left.data, left.result) == (kept.pk, None, None)


def test_of_an_events_comparisons_the_newest_few_stay() -> None:
    event = EventFactory()
    add_article(event.owner, event=event)
    made = [compared(event, f"k{days}", days) for days in range(2, 9)]
    assert work_prune(now=timezone.now())["comparisons"] == len(made) - COMPARISONS_KEPT
    left = Comparison.objects.filter(event=event).values_list("pk", flat=True)
    assert set(left) == {one.pk for one in made[:COMPARISONS_KEPT]}


def test_the_comparison_that_pages_show_stays_however_old_it_is() -> None:
    event = EventFactory()
    version = add_article(event.owner, event=event)
    Analysis.objects.update(state=State.DONE, result=b"{}", finished=timezone.now())
    elsewhere = add_article()
    gone = {"version_ids": [version.pk, elsewhere.pk]}  # of an article that was taken out since
    present = compared(event, versions_key(current_heads(event)), 99)
    standing = compared(event, "standing", 50)
    newest = [compared(event, f"k{days}", days, **gone) for days in range(2, 9)]
    work_prune(now=timezone.now())
    left = set(Comparison.objects.filter(event=event).values_list("pk", flat=True))
    assert left == {present.pk, standing.pk, *(one.pk for one in newest[:COMPARISONS_KEPT])}


def test_what_was_finished_today_stays() -> None:
    event = EventFactory()
    for n in range(9):
        compared(event, f"k{n}", 0)
    assert work_prune(now=timezone.now())["comparisons"] == 0


def test_failures_and_what_nobody_will_finish_go() -> None:
    event = EventFactory()
    add_article(event.owner, event=event)
    failed = {"state": State.FAILED, "reason": "No.", "result": None}
    recent = compared(event, "recent", 20, **failed)
    compared(event, "long ago", 40, **failed)
    earlier = {"analysis_version": "an earlier one", "state": State.WAITING, "finished": None}
    compared(event, "never", 3, **earlier)
    waiting = compared(event, "waiting", 3, state=State.WAITING, finished=None)
    done = compared(event, "done", 2)
    last = compared(event, "last", 40, **failed)  # nothing took its place: its reason is what the page shows
    work_prune(now=timezone.now())
    left = set(Comparison.objects.values_list("pk", flat=True))
    assert left == {recent.pk, waiting.pk, done.pk, last.pk}


def test_readings_by_an_earlier_analysis_go_when_nothing_rests_on_them() -> None:
    event = EventFactory()
    shown, free = add_article(event.owner, event=event), add_article()
    unread = add_article()
    long_ago = timezone.now() - 9 * DAY
    Analysis.objects.exclude(version=unread).update(state=State.DONE, result=b"{}", finished=long_ago)
    for version in (shown, free, unread):
        Analysis.objects.create(version=version, analysis_version="1", state=State.DONE, finished=long_ago)
    compared(event, "k", 5, analysis_version="1", version_ids=[shown.pk])
    assert work_prune(now=timezone.now())["analyses"] == 1
    earlier = Analysis.objects.filter(analysis_version="1").values_list("version", flat=True)
    assert set(earlier) == {shown.pk, unread.pk}


def test_workers_and_sessions_of_the_past_go() -> None:
    now = timezone.now()
    for name, ago in (("a", HOUR), ("b", 2 * DAY)):
        WorkerBeat.objects.create(name=name, started=now - ago, seen=now - ago)
        Session.objects.create(session_key=name, session_data="", expire_date=now + DAY - ago)
    gone = work_prune(now=now)
    assert (gone["workers"], gone["sessions"]) == (1, 1)


def test_the_page_of_a_version_goes_a_month_after_a_newer_one_came_unless_an_event_is_kept_at_it() -> None:
    kept, pinned, fresh = (add_article(raw=page()) for _ in range(3))
    newest = []
    for old, ago in ((kept, 31), (pinned, 31), (fresh, 29)):
        raw = page()
        version, _ = version_add(old.article, Incoming(raw=raw), article_preview(raw=raw))
        ArticleVersion.objects.filter(pk=version.pk).update(created=timezone.now() - ago * DAY)
        newest.append(version)
    for version in (kept, pinned, fresh, *newest):
        page_keep(version=version, html=b"<p>one</p>")
    event = EventFactory()
    Coverage.objects.create(event=event, article=pinned.article, pinned=pinned)
    assert work_prune(now=timezone.now())["pages"] == 1
    left = set(StoredPage.objects.values_list("pk", flat=True))
    assert left == {pinned.pk, fresh.pk, *(version.pk for version in newest)}
    assert ArticleVersion.objects.filter(pk=kept.pk).exists()
