"""The queue's side of the jobs: each task calls a service; the row it names is the truth of the work."""

from typing import Any

from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from comparator.models import Analysis, Comparison
from comparator.services.analyses import analysis_run
from comparator.services.comparisons import comparison_run
from comparator.services.jobs import JobModel, job_wanted


@task()
def run_analysis(analysis_id: int) -> None:
    """Read one version."""
    analysis_run(analysis_id=analysis_id)


@task()
def run_comparison(comparison_id: int) -> None:
    """Compare the articles of one event."""
    comparison_run(comparison_id=comparison_id)


_TASKS: dict[JobModel, Task[Any, Any]] = {
    Analysis: run_analysis,
    Comparison: run_comparison,
}


def enqueue(sender: JobModel, job: Any, again: bool = False, **_: object) -> None:
    """Make the queue entry of a job, in the transaction that asks for it; where it was asked for before,
    only if no entry waits."""
    wanted = _TASKS[sender]
    if again and _waits(wanted.module_path, job.pk):
        return
    wanted.enqueue(job.pk)


def _waits(path: str, pk: int) -> bool:
    entries = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path)
    return entries.filter(args_kwargs={"args": [pk], "kwargs": {}}).exists()


job_wanted.connect(enqueue, dispatch_uid="queue entry for a job")
