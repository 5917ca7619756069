"""Jobs: never lost, never done twice, given up after three attempts with a reason in words."""

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings
from comparator.models import MAX_ATTEMPTS, Analysis, Comparison, State
from comparator.selectors.jobs import JobRow
from comparator.services.analyses import analyses_refresh, analysis_run
from comparator.services.comparisons import comparison_run
from comparator.services.events import event_remove_article
from comparator.services.jobs import (
    Held,
    job_claim,
    job_fail,
    job_finish,
    job_release,
    job_retry,
)
from comparator.services.work import work_recover
from tests.factories import EventFactory, add_article, page
from tests.services import stand_ins

pytestmark = pytest.mark.django_db
LEASE = dt.timedelta(seconds=30)
LATER = dt.timedelta(seconds=31)


def waiting() -> Analysis:
    """A job that was just asked for."""
    return Analysis.objects.get(version=add_article())


def claim(job: Analysis, now: dt.datetime) -> Held | None:
    return job_claim(model=Analysis, pk=job.pk, now=now, lease=LEASE)


def queued(job: JobRow) -> int:
    """How many entries of the queue wait for a job."""
    entries = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return entries.filter(args_kwargs={"args": [job.pk], "kwargs": {}}).count()


def test_a_job_is_queued_once_when_it_is_asked_for() -> None:
    assert queued(waiting()) == 1


def test_only_one_of_two_workers_gets_a_job() -> None:
    job, now = waiting(), timezone.now()
    assert claim(job, now) is not None
    assert claim(job, now) is None


def test_an_expired_lease_can_be_taken_and_the_late_write_changes_nothing() -> None:
    job, now = waiting(), timezone.now()
    slow, quick = claim(job, now), claim(job, now + LATER)
    assert slow
    assert quick
    assert not job_finish(held=slow, now=now, result=b"late")
    assert not job_fail(held=slow, reason="late")
    assert not job_release(held=slow)
    assert job_finish(held=quick, now=now, result=b"right")
    assert not job_finish(held=slow, now=now, result=b"later still")
    job.refresh_from_db()
    assert (job.state, bytes(job.result or b""), job.attempts) == (State.DONE, b"right", 2)


def test_a_job_that_was_stopped_on_purpose_waits_and_counts_no_attempt() -> None:
    job = waiting()
    held = claim(job, timezone.now())
    assert held
    assert job_release(held=held)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.lease_token) == (State.WAITING, 0, "")


def test_recovery_puts_expired_jobs_back_and_leaves_living_ones() -> None:
    dead, alive, now = waiting(), waiting(), timezone.now()
    claim(dead, now - LATER)
    claim(alive, now)
    DBTaskResult.objects.all().delete()
    found = work_recover(now=now)
    dead.refresh_from_db()
    alive.refresh_from_db()
    assert (found.requeued, found.failed) == (1, 0)
    assert (dead.state, alive.state) == (State.WAITING, State.RUNNING)
    assert (queued(dead), queued(alive)) == (1, 0)


def test_recovery_gives_up_after_three_beginnings_and_says_why() -> None:
    job, now = waiting(), timezone.now()
    for _ in range(MAX_ATTEMPTS):
        assert claim(job, now)
        now += LATER
    assert claim(job, now) is None
    assert work_recover(now=now).failed == 1
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "3 times" in job.reason


def test_recovery_finds_a_lost_queue_entry_by_its_row_and_doubles_none() -> None:
    job = waiting()
    DBTaskResult.objects.all().delete()
    later = timezone.now() + dt.timedelta(minutes=1)
    for n in range(3):
        work_recover(now=later + n * dt.timedelta(minutes=1))
    assert queued(job) == 1


def test_an_error_is_tried_three_times_and_its_message_is_never_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(document: Document) -> ArticleFindings:
        raise ValueError(document.text)

    stand_ins.use(monkeypatch, analyse=broken)
    job = waiting()
    for _ in range(5):
        assert not analysis_run(analysis_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, MAX_ATTEMPTS)
    assert "ValueError" in job.reason
    assert "tents" not in job.reason


def test_a_failed_job_can_be_tried_again() -> None:
    job = waiting()
    assert not job_retry(job=job)
    Analysis.objects.filter(pk=job.pk).update(state=State.FAILED, attempts=3, reason="The lamp went out.")
    DBTaskResult.objects.all().delete()
    assert job_retry(job=job)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.reason, queued(job)) == (State.WAITING, 0, "", 1)


def test_a_stop_of_the_worker_puts_the_job_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(document: Document) -> ArticleFindings:
        raise SystemExit

    stand_ins.use(monkeypatch, analyse=stopped)
    job = waiting()
    with pytest.raises(SystemExit):
        analysis_run(analysis_id=job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 0)


def test_a_done_job_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    job = waiting()
    assert analysis_run(analysis_id=job.pk)
    assert not analysis_run(analysis_id=job.pk)
    job.refresh_from_db()
    held = [(found.vectors, found.readings) for found in (job.findings, job.findings_to_compare)]
    assert held == [(b"", b""), (b"\x00\xff", b"\x01")]  # the worker alone needs them


def test_the_last_article_read_asks_for_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    event = EventFactory()
    versions = [add_article(event.owner, event=event) for _ in range(2)]
    first, second = Analysis.objects.filter(version__in=versions).order_by("pk")
    analysis_run(analysis_id=first.pk)
    assert not Comparison.objects.exists()
    analysis_run(analysis_id=second.pk)
    comparison = Comparison.objects.get(event=event)
    assert comparison.version_ids == [version.pk for version in versions]
    assert comparison_run(comparison_id=comparison.pk)
    assert not comparison_run(comparison_id=comparison.pk)
    comparison.refresh_from_db()
    assert comparison.found.compared == (0, 1)
    assert comparison.summary.startswith("2 articles")


def test_an_article_that_cannot_be_read_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(document: Document) -> ArticleFindings:
        if "900 tents" in document.text:
            raise ValueError("no")
        return stand_ins.read_nothing(document)

    stand_ins.use(monkeypatch, analyse=picky)
    event = EventFactory()
    good = add_article(event.owner, event=event)
    add_article(event.owner, event=event, raw=page(amount=900))
    for _ in range(MAX_ATTEMPTS):
        for job in Analysis.objects.all():
            analysis_run(analysis_id=job.pk)
    assert Comparison.objects.get(event=event).version_ids == [good.pk]


def test_a_comparison_of_an_earlier_state_gives_way_to_the_present_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_ins.use(monkeypatch)
    event = EventFactory()
    versions = [add_article(event.owner, event=event) for _ in range(3)]
    for job in Analysis.objects.all():
        analysis_run(analysis_id=job.pk)
    old = Comparison.objects.get()
    event_remove_article(user=event.owner, event=event, article=versions[0].article)
    assert not comparison_run(comparison_id=old.pk)
    assert Comparison.objects.get().version_ids == [version.pk for version in versions[1:]]


def test_versions_that_the_present_analysis_has_not_read_are_asked_for() -> None:
    job = waiting()
    Analysis.objects.update(analysis_version="an older one", state=State.DONE)
    assert analyses_refresh() == 1
    assert analyses_refresh() == 0
    assert Analysis.objects.exclude(pk=job.pk).get().state == State.WAITING
