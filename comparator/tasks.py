"""The queue's side of the jobs: each task calls a service; the row it names is the truth of the work."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from comparator.models import Analysis, Comparison, Intake
from comparator.selectors.jobs import JobModel
from comparator.services.analyses import analysis_run
from comparator.services.comparisons import comparison_run
from comparator.services.jobs import job_wanted, jobs_waiting


@task()
def run_analysis(analysis_id: int) -> None:
    """Read one version."""
    analysis_run(analysis_id=analysis_id)


@task()
def run_comparison(comparison_id: int) -> None:
    """Compare the articles of one event."""
    comparison_run(comparison_id=comparison_id)


@task()
def run_intake(intake_id: int) -> None:
    """Fetch and read one link, file or text."""
    from comparator.services.intake_reading import intake_run  # loads what fetches: for the worker alone

    intake_run(intake_id=intake_id)


@task()
def run_feed(feed_id: int) -> None:
    """Look at one feed whose time has come."""
    from comparator.services.feed_polls import feed_poll  # loads what fetches: for the worker alone

    feed_poll(feed_id=feed_id)


_TASKS: dict[JobModel, Task[Any, Any]] = {
    Analysis: run_analysis,
    Comparison: run_comparison,
    Intake: run_intake,
}


_AFTER_PEOPLE = -10
"""What a feed brings is read after what somebody waits for."""


def enqueue(sender: JobModel, job: Any, again: bool = False, **_: object) -> None:
    """Make the queue entry of a job, in the transaction that asks for it; where it was asked for before,
    only if no entry waits."""
    wanted = _TASKS[sender]
    if again and _waits(wanted.module_path, job.pk):
        return
    _put(wanted, job.pk, from_feed=sender is Intake and job.feed_id is not None)


def enqueue_missing(sender: JobModel, pks: Sequence[int], **_: object) -> None:
    """Make the entries that are missing of jobs that wait."""
    wanted = _TASKS[sender]
    ready = _ready(wanted.module_path).values_list("args_kwargs", flat=True)
    there = {told["args"][0] for told in ready if told["args"]}
    fed = set[int]()
    if sender is Intake:
        fed.update(Intake.objects.filter(pk__in=pks, feed__isnull=False).values_list("pk", flat=True))
    for pk in pks:
        if pk not in there:
            _put(wanted, pk, from_feed=pk in fed)


def enqueue_due_feeds(now: dt.datetime) -> int:
    """Make queue entries for a few feeds whose time has come; how many. One that waits already is not asked
    for twice."""
    from comparator.services.feed_polls import feeds_due

    due = [pk for pk in feeds_due(now=now) if not _waits(run_feed.module_path, pk)]
    for pk in due:
        run_feed.enqueue(pk)
    return len(due)


def _put(wanted: Task[Any, Any], pk: int, *, from_feed: bool) -> None:
    wanted.using(priority=_AFTER_PEOPLE if from_feed else 0).enqueue(pk)


def _waits(path: str, pk: int) -> bool:
    return _ready(path).filter(args_kwargs={"args": [pk], "kwargs": {}}).exists()


def _ready(path: str) -> "QuerySet[DBTaskResult[Any, Any]]":
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path)


job_wanted.connect(enqueue, dispatch_uid="queue entry for a job")
jobs_waiting.connect(enqueue_missing, dispatch_uid="queue entries that are missing")
