"""Work that is never lost and never done twice.

A job is a row (Analysis, Comparison or Intake) with a state, an attempt count and a lease. A worker claims
it with one conditional update, gets a token, and may write the result only while the row still bears that
token. While it lives it renews the lease; when it dies, the lease runs out and `services.work` puts the
row back. The queue only says where to look: a lost entry is found again by its row, a double one claims
nothing.
"""

import datetime as dt
import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from django.utils import timezone

from comparator.models import MAX_ATTEMPTS, MAX_PUT_OFFS, UNFINISHED, State
from comparator.selectors.jobs import JobModel, JobRow, job_heads, job_rows

job_wanted = Signal()
"""Sent with `job` (the row) in the transaction that asks for the work, and with `again=True` where the
work was asked for before. The tasks module answers it by making the queue entry."""

jobs_waiting = Signal()
"""Sent with `pks`, the jobs of one model that wait; those without a queue entry get one."""

job_given_up = Signal()
"""Sent with `job` when a job has failed for good."""

FRESH: dict[str, Any] = {
    "state": State.WAITING, "attempts": 0, "put_offs": 0, "not_before": None, "reason": "",
    "settled": False, "lease_until": None, "lease_token": "", "finished": None,
}  # fmt: skip
"""The fields of a job that is asked for as if for the first time; `asked` and `queued` are to be set to now
as well."""
LONGEST_PUT_OFF = dt.timedelta(days=1)
_TOO_LONG = "The work took longer than {minutes} minutes and was stopped."
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A job that this worker has claimed."""

    model: JobModel
    pk: int
    token: str
    began: float = field(default_factory=time.monotonic, compare=False)


in_hand: dict[str, Held] = {}
"""Token -> the job that this process is at; `services.work` prolongs their leases."""


class TooLongError(BaseException):
    """Raised inside work that took longer than any may; nothing inside the work is to catch it."""


def job_request(*, job: JobRow) -> None:
    """Ask for a job's work, in the caller's transaction."""
    job_wanted.send(type(job), job=job)


def job_claim(
    *, model: JobModel, pk: int, now: dt.datetime, lease: dt.timedelta | None = None
) -> Held | None:
    """Take a job that waits (and not for a later time) or whose lease has run out; None where there is
    nothing to take."""
    token = secrets.token_hex(16)
    taken = job_rows(model).filter(_free(now), pk=pk, attempts__lt=MAX_ATTEMPTS)
    won = taken.update(
        state=State.RUNNING, attempts=F("attempts") + 1, begun=now, not_before=None,
        lease_until=now + (lease or job_lease()), lease_token=token,
    )  # fmt: skip
    return Held(model=model, pk=pk, token=token) if won else None


def job_finish(*, held: Held, now: dt.datetime, **result: Any) -> bool:
    """Write the result and mark the job done; False, and nothing written, where the lease is lost."""
    return _write(held, state=State.DONE, finished=now, reason="", **result)


def job_release(*, held: Held) -> bool:
    """Put a job back that was stopped on purpose; this beginning does not count."""
    return _write(held, state=State.WAITING, attempts=F("attempts") - 1)


def job_put_off(*, held: Held, until: dt.datetime, reason: str) -> bool:
    """Let a job wait for a time, as a web server asked; this beginning does not count. It waits a day at
    the longest, and after MAX_PUT_OFFS times it is given up with the reason. False where the lease is
    lost."""
    if job_rows(held.model).filter(pk=held.pk, put_offs__gte=MAX_PUT_OFFS).exists():
        return job_refuse(held=held, reason=reason)
    until = min(until, timezone.now() + LONGEST_PUT_OFF)
    return _write(
        held, state=State.WAITING, attempts=F("attempts") - 1, put_offs=F("put_offs") + 1,
        not_before=until, queued=until, reason=reason,
    )  # fmt: skip


def job_refuse(*, held: Held, reason: str) -> bool:
    """Give a job up at once, since no further attempt can do better: what it was given is to blame, and the
    reason tells its owner so. False where the lease is lost."""
    return _give_up(held, reason, settled=True)


def job_fail(*, held: Held, reason: str, settled: bool = False) -> bool:
    """Note that an attempt failed: the job waits again, or is given up after the last attempt. `settled`:
    what it was given is to blame, such as an address where nothing answers."""
    if job_rows(held.model).filter(pk=held.pk, attempts__gte=MAX_ATTEMPTS).exists():
        return _give_up(held, reason, settled=settled)
    if not _write(held, state=State.WAITING, reason=reason, queued=timezone.now()):
        return False
    job_wanted.send(held.model, job=job_heads(held.model).get(pk=held.pk), again=True)
    return True


def job_retry(*, job: JobRow) -> bool:
    """Ask once more for a job that was given up; False where it is not."""
    now = timezone.now()
    with transaction.atomic():
        failed = job_rows(type(job)).filter(pk=job.pk, state=State.FAILED)
        won = failed.update(**FRESH, queued=now, asked=now)
        if won:
            job_wanted.send(type(job), job=job_heads(type(job)).get(pk=job.pk), again=True)
    return bool(won)


def job_end(*, job: JobRow, reason: str) -> bool:
    """Give up a job that waits or is under way, as a person decided; a worker that is at it writes nothing.
    False where there was nothing to end."""
    with transaction.atomic():
        rows = job_rows(type(job)).filter(pk=job.pk, state__in=UNFINISHED)
        won = rows.update(
            state=State.FAILED, finished=timezone.now(), reason=reason, not_before=None, lease_until=None,
            lease_token="", begun=Coalesce("begun", timezone.now()), settled=True,
        )  # fmt: skip
        if won:
            job_given_up.send(type(job), job=job_heads(type(job)).get(pk=job.pk))
    return bool(won)


def job_dismiss(*, job: JobRow) -> bool:
    """Count a job that was given up as looked after: it no longer stands among the failures, and its owner
    may still ask for it again. False where it is not given up."""
    given_up = job_rows(type(job)).filter(pk=job.pk, state=State.FAILED, settled=False)
    return bool(given_up.update(settled=True))


@contextmanager
def job_attempt(held: Held) -> Iterator[None]:
    """Around the work itself: an error becomes the job's reason, a stop of the worker puts it back."""
    in_hand[held.token] = held
    try:
        yield
    except TooLongError:
        with transaction.atomic():
            job_fail(held=held, reason=_TOO_LONG.format(minutes=settings.JOB_LONGEST_SECONDS // 60))
    except Exception as error:
        place = _place(error)
        log.error("job failed", extra={"job": held.pk, "kind": held.model.__name__, "place": place})
        with transaction.atomic():
            job_fail(held=held, reason=f"The work stopped on an error ({place}).")
    except BaseException:
        job_release(held=held)
        raise
    finally:
        in_hand.pop(held.token, None)


def job_lease() -> dt.timedelta:
    """How long a worker may be silent before it is taken for dead."""
    return dt.timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _give_up(held: Held, reason: str, *, settled: bool) -> bool:
    with transaction.atomic():
        if not _write(held, state=State.FAILED, finished=timezone.now(), reason=reason, settled=settled):
            return False
        job_given_up.send(held.model, job=job_heads(held.model).get(pk=held.pk))
    return True


def _write(held: Held, **fields: Any) -> bool:
    return bool(job_held(held).update(lease_until=None, lease_token="", **fields))


def job_held(held: Held) -> "models.QuerySet[Any]":
    """The row, while this worker holds it."""
    return job_rows(held.model).filter(pk=held.pk, state=State.RUNNING, lease_token=held.token)


def job_is_lost(now: dt.datetime) -> Q:
    """The jobs whose worker has died over them."""
    return Q(state=State.RUNNING, lease_until__lt=now)


def _free(now: dt.datetime) -> Q:
    due = Q(not_before=None) | Q(not_before__lte=now)
    return Q(state=State.WAITING) & due | job_is_lost(now)


def _place(error: BaseException) -> str:
    """The kind of an error and where it came from; its message could quote an article."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_globals.get('__name__', '?')}, line {trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{where}"
