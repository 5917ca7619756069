"""Jobs of what comes in: put off, refused, kept by a living worker, stopped when they last too long."""

import dataclasses
import datetime as dt
import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comparator.models import MAX_PUT_OFFS, Feed, Intake, State
from comparator.services.jobs import (
    Held,
    TooLongError,
    in_hand,
    job_attempt,
    job_claim,
    job_end,
    job_finish,
    job_put_off,
    job_refuse,
    job_request,
    job_retry,
)
from comparator.services.work import work_hangs, work_recover, work_renew
from tests.factories import OutletFactory, UserFactory
from tests.services.test_jobs import queued

pytestmark = pytest.mark.django_db


def brought_in() -> Intake:
    """A link that was just named."""
    job = Intake.objects.create(
        owner=UserFactory(), batch="b", way=Intake.Way.LINK, expires=timezone.now().date()
    )
    job_request(job=job)
    return job


def held_intake() -> tuple[Intake, Held]:
    """A link that a worker is at."""
    job = brought_in()
    held = job_claim(model=Intake, pk=job.pk, now=timezone.now())
    assert held
    return job, held


def test_a_job_that_is_put_off_waits_for_its_time_and_counts_no_attempt() -> None:
    job, held = held_intake()
    until = timezone.now() + dt.timedelta(minutes=10)
    DBTaskResult.objects.all().delete()
    assert job_put_off(held=held, until=until, reason="The site asks to wait.")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.put_offs, job.not_before) == (State.WAITING, 0, 1, until)
    assert job.is_put_off
    early = until - dt.timedelta(seconds=1)
    assert job_claim(model=Intake, pk=job.pk, now=early) is None
    work_recover(now=early)
    assert queued(job) == 0
    work_recover(now=until + dt.timedelta(seconds=20))
    assert queued(job) == 1
    assert job_claim(model=Intake, pk=job.pk, now=until + dt.timedelta(seconds=20))


def test_a_job_is_put_off_for_a_day_at_most_and_not_for_ever() -> None:
    job, held = held_intake()
    in_a_year = timezone.now() + dt.timedelta(days=365)
    for _ in range(MAX_PUT_OFFS):
        assert job_put_off(held=held, until=in_a_year, reason="The site asks to wait.")
        job.refresh_from_db()
        assert job.not_before
        assert job.not_before <= timezone.now() + dt.timedelta(days=1)
        again = job_claim(model=Intake, pk=job.pk, now=job.not_before)
        assert again
        held = again
    assert job_put_off(held=held, until=in_a_year, reason="The site asks to wait.")
    job.refresh_from_db()
    assert (job.state, job.reason) == (State.FAILED, "The site asks to wait.")


def test_a_job_that_is_refused_fails_at_once_with_its_reason() -> None:
    job, held = held_intake()
    assert job_refuse(held=held, reason="The page answered 404.")
    assert not job_refuse(held=held, reason="Late.")
    assert not job_put_off(held=held, until=timezone.now(), reason="Late.")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.reason) == (State.FAILED, 1, "The page answered 404.")
    assert job.finished
    assert job_retry(job=job)
    job.refresh_from_db()
    assert (job.state, job.finished, job.reason) == (State.WAITING, None, "")


def test_a_job_that_somebody_ended_takes_no_late_result() -> None:
    job, held = held_intake()
    assert job_end(job=job, reason="Ended.")
    assert not job_end(job=job, reason="Again.")
    assert not job_finish(held=held, now=timezone.now(), result=b"[]")
    job.refresh_from_db()
    assert (job.state, job.reason, job.result) == (State.FAILED, "Ended.", None)


def test_a_living_worker_keeps_its_lease_and_loses_it_with_its_work() -> None:
    job, held = held_intake()
    later = timezone.now() + dt.timedelta(hours=1)
    with job_attempt(held):
        assert work_renew(now=later) == 1
        assert work_recover(now=later).requeued == 0
        much_later = later + dt.timedelta(hours=1)  # a machine too busy to renew the lease in time
        assert work_recover(now=much_later).requeued == 0
        assert job_finish(held=held, now=later, result=b"[]")
        assert work_renew(now=later) == 0
    assert not in_hand
    job.refresh_from_db()
    assert (job.state, job.lease_until) == (State.DONE, None)


def test_work_that_lasts_too_long_is_stopped_and_counts() -> None:
    job, held = held_intake()
    with job_attempt(held):
        try:
            raise TooLongError
        except Exception:
            pytest.fail("caught inside the work")
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 1)
    assert job.reason == "The work took longer than 20 minutes and was stopped."


def test_work_that_nothing_stops_is_noticed(settings: Any) -> None:
    _, held = held_intake()
    settings.JOB_LONGEST_SECONDS = 100
    for began, hangs in ((time.monotonic(), False), (time.monotonic() - 200, True)):
        with job_attempt(dataclasses.replace(held, began=began)):
            assert work_hangs() is hangs


def test_many_jobs_without_an_entry_get_theirs_in_few_queries() -> None:
    told = {"batch": "b", "way": Intake.Way.LINK, "expires": timezone.now().date()}
    Intake.objects.bulk_create([Intake(**told) for _ in range(300)])
    later = timezone.now() + dt.timedelta(minutes=1)
    work_recover(now=later)
    assert DBTaskResult.objects.count() == 300
    with CaptureQueriesContext(connection) as queries:
        work_recover(now=later + dt.timedelta(minutes=1))
    assert DBTaskResult.objects.count() == 300
    assert len(queries) < 20


@pytest.mark.parametrize("lost", [False, True], ids=["asked for", "asked for again"])
def test_what_a_feed_brings_comes_after_what_somebody_waits_for(lost: bool) -> None:
    """Also where it was put off, or its entry was lost."""
    owner, day = UserFactory(), timezone.now()
    outlet = OutletFactory()
    feed = Feed.objects.create(url="https://example.org/feed", outlet=outlet, owner=owner, next_poll=day)
    told = {"owner": owner, "batch": "b", "way": Intake.Way.LINK, "expires": day.date()}
    slow = Intake.objects.create(**told, feed=feed, item_key="k")
    for job in (slow, Intake.objects.create(**told)):
        job_request(job=job)
    if lost:
        DBTaskResult.objects.all().delete()
        work_recover(now=timezone.now() + dt.timedelta(minutes=1))
    entries = DBTaskResult.objects.filter(task_path__endswith="run_intake")
    assert [entry.args_kwargs["args"] for entry in entries] == [[slow.pk + 1], [slow.pk]]
