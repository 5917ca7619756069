"""Whether the work is being done at all, and by whom."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, Comparison, Intake, State, WorkerBeat

JobRow = Analysis | Comparison | Intake
JobModel = type[Analysis] | type[Comparison] | type[Intake]
JOB_MODELS: tuple[JobModel, ...] = (Intake, Analysis, Comparison)
_BULKY = {"result", "data", "vectors", "readings"}
PATIENCE = dt.timedelta(seconds=60)
"""A worker that lives says so every few seconds."""
MISSING_AFTER = dt.timedelta(minutes=5)
"""A worker that was not seen for so long is not just being started anew."""


@dataclass(frozen=True, kw_only=True)
class Workers:
    """The workers' signs of life."""

    alive: int
    last_seen: dt.datetime | None
    is_missing: bool
    """Whether none was seen for MISSING_AFTER."""


def job_rows(model: JobModel) -> "QuerySet[Any]":
    """The rows that this version of the analysis may work on; what comes in is read the same by all."""
    everything: QuerySet[Any] = model._default_manager.all()
    return everything if model is Intake else everything.filter(analysis_version=ANALYSIS_VERSION)


def job_heads(model: JobModel) -> "QuerySet[Any]":
    """The same without what only the work itself needs."""
    return job_rows(model).defer(*(_BULKY & {field.name for field in model._meta.concrete_fields}))


def workers(*, now: dt.datetime, machine: str = "") -> Workers:
    """How many workers live and when the last was seen; with `machine`, only those whose names begin so."""
    beats = WorkerBeat.objects.filter(name__startswith=machine)
    last = beats.aggregate(last=Max("seen"))["last"]
    return Workers(
        alive=beats.filter(seen__gte=now - PATIENCE).count(),
        last_seen=last,
        is_missing=last is None or last < now - MISSING_AFTER,
    )


def nobody_works(*, now: dt.datetime) -> bool:
    """Whether jobs have waited for a while and no worker has shown that it lives, nor looked after them."""
    waiting = {"state": State.WAITING, "queued__lt": now - PATIENCE}
    if not any(job_rows(model).filter(**waiting).exists() for model in JOB_MODELS):
        return False
    return not workers(now=now).alive
