"""Whether the work is being done at all."""

import datetime as dt

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, Comparison, State

PATIENCE = dt.timedelta(seconds=60)
"""A worker that lives looks at every waiting job each few seconds and notes when (`queued`)."""


def nobody_works(*, now: dt.datetime) -> bool:
    """Whether jobs have waited for so long without a look that no worker can be running."""
    waiting = {"state": State.WAITING, "analysis_version": ANALYSIS_VERSION, "queued__lt": now - PATIENCE}
    return any(model._default_manager.filter(**waiting).exists() for model in (Analysis, Comparison))
