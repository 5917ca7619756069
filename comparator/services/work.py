"""All the work together: leases of what this process is at, recovery of what others left lying, and the
workers' signs of life."""

import datetime as dt
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from comparator.models import MAX_ATTEMPTS, State, WorkerBeat
from comparator.selectors.jobs import JOB_MODELS, JobModel, JobRow, job_heads, job_rows
from comparator.services.jobs import (
    in_hand,
    job_given_up,
    job_held,
    job_is_lost,
    job_lease,
    job_wanted,
    jobs_waiting,
)

_QUEUE_PATIENCE = dt.timedelta(seconds=10)
_MERCY = 60.0
"""Seconds that work may take to stop after it was told to."""
_NEVER_ENDED = (
    f"The work was begun {MAX_ATTEMPTS} times, and each time the worker stopped in the middle of it."
)


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """What a recovery found."""

    requeued: int
    failed: int


def work_recover(*, now: dt.datetime) -> Recovered:
    """Put back every job whose lease has run out, give up those begun too often, and ask again for those
    that have waited so long that their queue entry may be lost."""
    requeued = failed = 0
    for model in JOB_MODELS:
        mine = list(in_hand)  # this process lives, even where the machine is too busy to renew in time
        for job in job_heads(model).filter(job_is_lost(now)).exclude(lease_token__in=mine)[:500]:
            with transaction.atomic():
                outcome = _recover(model, job, now)
            requeued += outcome == State.WAITING
            failed += outcome == State.FAILED
        _look_after_waiting(model, now)
    return Recovered(requeued=requeued, failed=failed)


def work_renew(*, now: dt.datetime) -> int:
    """Prolong the leases of the jobs that this process is at; how many it still holds."""
    held = list(in_hand.values())
    return sum(job_held(one).update(lease_until=now + job_lease()) for one in held)


def work_hangs() -> bool:
    """Whether this process is at a job for so long that even stopping it did not help."""
    longest = settings.JOB_LONGEST_SECONDS + _MERCY
    return any(time.monotonic() - one.began > longest for one in list(in_hand.values()))


def worker_beat(*, name: str, started: dt.datetime, now: dt.datetime) -> None:
    """Note that a worker lives."""
    WorkerBeat.objects.update_or_create(name=name, defaults={"seen": now, "started": started})


def _recover(model: JobModel, job: JobRow, now: dt.datetime) -> State | None:
    """The state a lost job was given; None where somebody else was quicker."""
    given_up = job.attempts >= MAX_ATTEMPTS
    state = State.FAILED if given_up else State.WAITING
    won = (
        job_rows(model)
        .filter(job_is_lost(now), pk=job.pk, attempts=job.attempts, lease_token=job.lease_token)
        .update(
            state=state, lease_until=None, lease_token="", queued=now, not_before=None,
            finished=now if given_up else None,
            reason=(job.reason or _NEVER_ENDED) if given_up else job.reason,
        )
    )  # fmt: skip
    if not won:
        return None
    if given_up:
        job_given_up.send(model, job=job)
    else:
        job_wanted.send(model, job=job, again=True)
    return state


def _look_after_waiting(model: JobModel, now: dt.datetime) -> None:
    """Ask again for what has waited so long that its entry may be lost; `queued` of a job that was put off
    is the time for which it waits."""
    long_ago = {"state": State.WAITING, "queued__lt": now - _QUEUE_PATIENCE}
    pks = list(job_rows(model).filter(**long_ago).order_by("queued").values_list("pk", flat=True)[:2000])
    if pks:
        with transaction.atomic():
            job_rows(model).filter(pk__in=pks, **long_ago).update(queued=now, not_before=None)
            jobs_waiting.send(model, pks=pks)
