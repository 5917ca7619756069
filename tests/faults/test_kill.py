"""kill -9 of the worker at random moments: nothing is lost, nothing is done twice, and what kills whoever
touches it is given up with its reason.

Three kills here; `run.py test --long` sets COMPARATOR_KILLS to fifty.
"""

import datetime as dt
import os
import random
import subprocess
import time
from collections import Counter
from contextlib import ExitStack

import pytest
from django.db import connection, transaction
from django.utils import timezone

from comparator.models import (
    MAX_ATTEMPTS,
    UNFINISHED,
    Analysis,
    Article,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    Feed,
    Intake,
    State,
    WorkerBeat,
)
from comparator.selectors.jobs import JOB_MODELS
from comparator.services.events import event_compare
from comparator.services.intakes import intake_file, intake_text
from comparator.services.jobs import job_request
from tests.factories import EventFactory, OutletFactory, UserFactory, add_article, page
from tests.faults.workers import states, unfinished, wait_for, worker

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("COMPARATOR_KILLS", "3"))
_RECOVERY = 60
_LONGEST_WAIT = 1.2
_START = 90


def feed_of(event: Event) -> Feed:
    """A feed whose articles join the event by themselves."""
    return Feed.objects.create(
        url="https://example.org/feed", outlet=OutletFactory(), owner=event.owner, event=event,
        joins=Feed.Joins.ONE_EVENT, next_poll=timezone.now() + dt.timedelta(days=1),
    )  # fmt: skip


def as_html(text: str) -> bytes:
    """A page with the text as its article."""
    head, *rest = text.strip().split("\n\n")
    inner = "".join(f"<p>{one}</p>" for one in rest)
    return f"<html><body><article><h1>{head}</h1>{inner}</article></body></html>".encode()


def feed_item(feed: Feed, key: str) -> Intake:
    """An item of the feed whose page is at hand, so that nothing is fetched: read by the worker, it saves
    itself."""
    with transaction.atomic():
        item = Intake.objects.create(
            owner=feed.owner, feed=feed, item_key=key, batch=f"feed{feed.pk}", way=Intake.Way.FILE,
            url=f"https://example.org/{key}", data=as_html(page()),
            expires=timezone.now().date() + dt.timedelta(days=9),
        )  # fmt: skip
        job_request(job=item)
    return item


def busy_round(event: Event, feed: Feed, number: int) -> None:
    """Work of every kind: an article added, an item of a feed, a file and a pasted page's source."""
    add_article(event.owner, event=event)
    feed_item(feed, f"item-{number}")
    batch = f"batch{number}"
    intake_file(user=event.owner, batch=batch, name="page.html", data=as_html(page()))
    intake_text(user=event.owner, batch=batch, raw=as_html(page()).decode(), position=1)


def touched() -> Counter[tuple[object, ...]]:
    """What shows that any worker has been at any job."""
    return Counter(
        (model.__name__, *row)
        for model in JOB_MODELS
        for row in model._default_manager.values_list("pk", "state", "attempts")
    )


def kill_in_the_middle(chance: random.Random) -> None:
    """Start a worker, and kill it at some moment after it has begun to work."""
    before = touched()
    with worker() as process:
        assert wait_for(lambda: touched() != before or not unfinished(), _START), states()
        time.sleep(chance.random() * _LONGEST_WAIT)
        process.kill()


def left_lying() -> set[str]:
    """The tokens of the jobs that somebody is at, or was when he died."""
    rows = [model._default_manager.filter(state=State.RUNNING) for model in JOB_MODELS]
    return {token for found in rows for token in found.values_list("lease_token", flat=True)}


def finish(workers: int = 1) -> None:
    """Let workers do what is left: what the dead left lying is taken up within a minute of their start."""
    dead, patient = left_lying(), _START + 5 * unfinished()
    with ExitStack() as stack:
        for _ in range(workers):
            stack.enter_context(worker())
        assert wait_for(WorkerBeat.objects.filter(seen__gte=timezone.now()).exists, _START)
        assert wait_for(lambda: not dead & left_lying(), _RECOVERY), states()
        assert wait_for(lambda: unfinished() == 0, patient), states()
    ends = [end for model in JOB_MODELS for end in model._default_manager.values_list("finished", flat=True)]
    assert all(ends)


def test_a_worker_killed_at_random_moments_loses_nothing_and_does_nothing_twice() -> None:
    event, chance = EventFactory(), random.Random(7)  # noqa: S311 (moments of a test, not secrets)
    feed = feed_of(event)
    for number in range(KILLS):
        busy_round(event, feed, number)
        kill_in_the_middle(chance)
    finish(workers=2)
    every_job_has_its_end()
    every_item_became_one_article(feed)
    the_event_compares_what_was_read(event)


def every_job_has_its_end() -> None:
    """Done with a result or saved, or failed with a reason; never begun more often than allowed."""
    assert Intake.objects.count() == 3 * KILLS
    for model in JOB_MODELS:
        for job in model._default_manager.all():
            assert job.state == State.DONE or job.reason, states()
            assert job.attempts <= MAX_ATTEMPTS
    waiting = Intake.objects.filter(state=State.DONE, feed=None)
    assert all(len(intake.incoming) == 1 for intake in waiting)


def every_item_became_one_article(feed: Feed) -> None:
    """No item was saved twice, however often its reading was begun."""
    saved = Intake.objects.filter(feed=feed, state=State.DONE)
    assert saved, states()
    assert all(item.saved and item.article_id for item in saved)
    assert len({item.article_id for item in saved}) == len(saved)
    assert Article.objects.count() == KILLS + len(saved)
    assert ArticleVersion.objects.count() == Article.objects.count()
    assert set(ArticleVersion.objects.values_list("times_seen", flat=True)) == {1}
    assert Analysis.objects.count() == Article.objects.count()


def the_event_compares_what_was_read(event: Event) -> None:
    """One comparison of exactly the versions that were read."""
    assert Coverage.objects.filter(event=event).count() == Article.objects.count()
    read = set(Analysis.objects.filter(state=State.DONE).values_list("version", flat=True))
    newest = Comparison.objects.filter(event=event, state=State.DONE).latest("pk")
    assert set(newest.version_ids) == read
    assert len(newest.version_ids) == len(read)


def test_killed_between_reading_and_saving_an_item_is_saved_once() -> None:
    event = EventFactory()
    feed = feed_of(event)
    with worker() as process:
        assert wait_for(lambda: bool(feed.items.filter(state=State.DONE)) or not feed.items.exists(), _START)
        item = caught_before_saving(feed, process)
    assert not Article.objects.exists() or item.state == State.RUNNING
    before = Article.objects.count()
    finish()
    item.refresh_from_db()
    assert (item.state, item.attempts) == (State.DONE, 2), states()
    assert Article.objects.count() == before + 1
    assert Analysis.objects.filter(state=State.DONE).count() == Article.objects.count()


def caught_before_saving(feed: Feed, process: "subprocess.Popen[bytes]") -> Intake:
    """An item that the worker has read and could not save, because the test holds the database; then the
    worker is killed."""
    for number in range(20):
        item = feed_item(feed, f"caught-{number}")
        wait_for(lambda one=item: not Intake.objects.filter(pk=one.pk, state=State.WAITING).exists(), _START)
        with transaction.atomic():
            held = Intake.objects.select_for_update().get(pk=item.pk)
            if connection.vendor == "sqlite":  # begun IMMEDIATE: nobody else writes until it ends
                assert connection.in_atomic_block
            if held.state == State.RUNNING:
                time.sleep(2)  # the reading ends meanwhile, and the saving waits
                process.kill()
                process.wait(timeout=10)
                return held
    raise AssertionError("the worker was quicker than the test, twenty times")


def test_what_kills_whoever_reads_it_is_given_up_and_the_rest_is_done() -> None:
    poison, healthy = add_article(raw=page(extra=LONG)), add_article()
    for attempt in range(1, MAX_ATTEMPTS + 1):
        with worker() as process:
            begun = Analysis.objects.filter(version=poison, state=State.RUNNING, attempts=attempt)
            assert wait_for(begun.exists, _START), states()
            process.kill()
    finish()
    job = Analysis.objects.get(version=poison)
    assert (job.state, job.attempts) == (State.FAILED, MAX_ATTEMPTS)
    assert job.reason.startswith("The work was begun 3 times")
    assert Analysis.objects.get(version=healthy).state == State.DONE


LONG = "\n\n".join(
    f"The ferry number {n} left the port at dawn, the clerk said, and {n + 20} people were aboard. "
    "“Nobody was left behind on the pier,” she told the harbour paper." for n in range(60)
)  # fmt: skip


def test_files_that_bring_their_reader_down_stop_with_a_reason_and_the_worker_lives() -> None:
    user = UserFactory()
    bombs = {
        "deep.html": b"<div>" * 400_000,
        "open.html": b"<a" * 2_000_000,
        "cut.docx": b"PK\x03\x04" * 5000,
    }
    with worker() as process:
        jobs = [intake_file(user=user, batch="bombs", name=name, data=data) for name, data in bombs.items()]
        last = intake_file(user=user, batch="last", name="page.html", data=as_html(page()))
        done = Intake.objects.filter(pk=last.pk, state=State.DONE)
        assert wait_for(done.exists, _START), states()
        assert process.poll() is None
    for job in jobs:
        job.refresh_from_db()
        assert job.state not in UNFINISHED
        assert job.state == State.DONE or job.reason, states()
        assert job.attempts <= MAX_ATTEMPTS
    assert jobs[0].state == State.FAILED


def test_work_that_never_ends_is_stopped_and_given_up() -> None:
    event = EventFactory()
    for _ in range(2):
        add_article(event.owner, event=event, raw=page(extra=LONG * 8))
    event_compare(event=event)
    with worker(JOB_LONGEST_SECONDS="2") as process:
        failed = Analysis.objects.filter(state=State.FAILED)
        assert wait_for(failed.exists, _START), states()
        assert process.poll() is None
    assert all("took longer than" in job.reason for job in failed)
