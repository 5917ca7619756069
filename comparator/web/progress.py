"""How far the reading and comparing of an event's articles is."""

from collections.abc import Sequence

from django.utils import timezone

from comparator.analysis.document import Record
from comparator.models import Comparison, State
from comparator.selectors.comparisons import Pending
from comparator.selectors.jobs import nobody_works

_MOVING = (State.WAITING, State.RUNNING)


class Failure(Record, frozen=True):
    """An article that could not be read, and why."""

    article: int
    headline: str
    reason: str


class Progress(Record, frozen=True):
    """What is still to come, and what will not come."""

    waiting: int
    total: int
    failures: tuple[Failure, ...] = ()
    is_comparing: bool = False
    failed: str = ""
    """Why the comparison itself failed; else empty."""
    is_stuck: bool = False
    """Whether no worker is there to do it."""

    @property
    def is_running(self) -> bool:
        """Whether something will change without anybody doing anything."""
        return self.waiting > 0 or self.is_comparing

    @property
    def done(self) -> int:
        """How many articles are read."""
        return self.total - self.waiting

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.is_running or self.failures or self.failed)


def progress(pending: Sequence[Pending], job: Comparison | None) -> Progress:
    """The state of the articles that are not in the comparison shown, and of the comparison asked for."""
    failed = [p for p in pending if p.state == State.FAILED]
    waiting = sum(p.state in _MOVING for p in pending)
    comparing = job is not None and job.state in _MOVING
    return Progress(
        waiting=waiting,
        total=len(pending),
        failures=tuple(map(_failure, failed)),
        is_comparing=comparing,
        is_stuck=(waiting > 0 or comparing) and nobody_works(now=timezone.now()),
        failed=job.reason if job is not None and job.state == State.FAILED else "",
    )


def _failure(one: Pending) -> Failure:
    headline = one.version.headline or "Untitled"
    return Failure(article=one.article.pk, headline=headline, reason=one.reason)
