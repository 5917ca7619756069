"""Work that is never lost and never done twice.

A job is a row (Analysis or Comparison) with a state, an attempt count and a lease. A worker claims it with
one conditional update, gets a token, and may write the result only while the row still bears that token.
When a worker dies, its lease runs out and `work_recover` puts the row back. The queue only says where to
look: a lost entry is found again by its row, a double one claims nothing.
"""

import datetime as dt
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.dispatch import Signal

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import MAX_ATTEMPTS, Analysis, Comparison, State

job_wanted = Signal()
"""Sent with `job` (the row) in the transaction that asks for the work, and with `again=True` where the
work was asked for before. The tasks module answers it by making the queue entry."""

job_given_up = Signal()
"""Sent with `job` when a job has failed for good."""

JobRow = Analysis | Comparison
JobModel = type[Analysis] | type[Comparison]
_MODELS: tuple[JobModel, ...] = (Analysis, Comparison)
_QUEUE_PATIENCE = dt.timedelta(seconds=5)
_NEVER_ENDED = (
    f"The work was begun {MAX_ATTEMPTS} times, and each time the worker stopped in the middle of it."
)
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A job that this worker has claimed."""

    model: JobModel
    pk: int
    token: str


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """What a recovery found."""

    requeued: int
    failed: int


def job_request(*, job: JobRow) -> None:
    """Ask for a job's work, in the caller's transaction."""
    job_wanted.send(type(job), job=job)


def job_claim(*, model: JobModel, pk: int, now: dt.datetime, lease: dt.timedelta) -> Held | None:
    """Take a job that waits or whose lease has run out; None where there is nothing to take."""
    token = secrets.token_hex(16)
    taken = _rows(model).filter(_free(now), pk=pk, attempts__lt=MAX_ATTEMPTS)
    won = taken.update(
        state=State.RUNNING, attempts=F("attempts") + 1, lease_until=now + lease, lease_token=token
    )
    return Held(model=model, pk=pk, token=token) if won else None


def job_finish(*, held: Held, now: dt.datetime, **result: Any) -> bool:
    """Write the result and mark the job done; False, and nothing written, where the lease is lost."""
    return _write(held, state=State.DONE, finished=now, reason="", **result)


def job_release(*, held: Held) -> bool:
    """Put a job back that was stopped on purpose; this beginning does not count."""
    return _write(held, state=State.WAITING, attempts=F("attempts") - 1)


def job_fail(*, held: Held, reason: str) -> bool:
    """Note that an attempt failed: the job waits again, or is given up after the last attempt."""
    last = _rows(held.model).filter(pk=held.pk, attempts__gte=MAX_ATTEMPTS).exists()
    if not _write(held, state=State.FAILED if last else State.WAITING, reason=reason):
        return False
    job = _rows(held.model).get(pk=held.pk)
    if last:
        job_given_up.send(held.model, job=job)
    else:
        job_wanted.send(held.model, job=job, again=True)
    return True


def job_retry(*, job: JobRow) -> bool:
    """Ask once more for a job that was given up; False where it is not."""
    with transaction.atomic():
        failed = _rows(type(job)).filter(pk=job.pk, state=State.FAILED)
        won = failed.update(state=State.WAITING, attempts=0, reason="")
        if won:
            job_wanted.send(type(job), job=_rows(type(job)).get(pk=job.pk), again=True)
    return bool(won)


@contextmanager
def job_attempt(held: Held) -> Iterator[None]:
    """Around the work itself: an error becomes the job's reason, a stop of the worker puts it back."""
    try:
        yield
    except Exception as error:
        place = _place(error)
        log.error("job failed", extra={"job": held.pk, "kind": held.model.__name__, "place": place})
        with transaction.atomic():
            job_fail(held=held, reason=f"The work stopped on an error ({place}).")
    except BaseException:
        job_release(held=held)
        raise


def work_recover(*, now: dt.datetime) -> Recovered:
    """Put back every job whose lease has run out, give up those begun too often, and ask again for those
    that have waited so long that their queue entry may be lost."""
    requeued = failed = 0
    for model in _MODELS:
        for job in _rows(model).filter(_lost(now)).defer("result")[:500]:
            with transaction.atomic():
                outcome = _recover(model, job, now)
            requeued += outcome == State.WAITING
            failed += outcome == State.FAILED
    return Recovered(requeued=requeued, failed=failed)


def lease_for(characters: int) -> dt.timedelta:
    """How long a worker may be silent over so much text: the setting, and as much again for every
    20,000 characters."""
    return dt.timedelta(seconds=settings.JOB_LEASE_SECONDS * (1 + characters / 20_000))


def _recover(model: JobModel, job: JobRow, now: dt.datetime) -> State | None:
    """The state a lost job was given; None where somebody else was quicker."""
    given_up = job.attempts >= MAX_ATTEMPTS
    state = State.FAILED if given_up else State.WAITING
    won = (
        _rows(model)
        .filter(_lost(now), pk=job.pk, attempts=job.attempts, lease_token=job.lease_token)
        .update(
            state=state, lease_until=None, lease_token="", queued=now,
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


def _write(held: Held, **fields: Any) -> bool:
    mine = _rows(held.model).filter(pk=held.pk, state=State.RUNNING, lease_token=held.token)
    return bool(mine.update(lease_until=None, lease_token="", **fields))


def _rows(model: JobModel) -> "models.QuerySet[Any]":
    """The rows that this version of the analysis may work on."""
    return model.objects.filter(analysis_version=ANALYSIS_VERSION)


def _free(now: dt.datetime) -> Q:
    return Q(state=State.WAITING) | Q(state=State.RUNNING, lease_until__lt=now)


def _lost(now: dt.datetime) -> Q:
    return Q(state=State.RUNNING, lease_until__lt=now) | Q(
        state=State.WAITING, queued__lt=now - _QUEUE_PATIENCE
    )


def _place(error: BaseException) -> str:
    """The kind of an error and where it came from; its message could quote an article."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_globals.get('__name__', '?')}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"
