"""How far the reading and comparing of an event's articles is."""

from collections.abc import Sequence

from comparator.analysis.document import Record
from comparator.models import Comparison, State
from comparator.selectors.comparisons import Pending

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
    return Progress(
        waiting=sum(p.state in _MOVING for p in pending),
        total=len(pending),
        failures=tuple(
            Failure(article=p.article.pk, headline=p.version.headline or "Untitled", reason=p.reason)
            for p in failed
        ),
        is_comparing=job is not None and job.state in _MOVING,
        failed=job.reason if job is not None and job.state == State.FAILED else "",
    )


def _failure(one: Pending) -> Failure:
    headline = one.version.headline or "Untitled"
    return Failure(article=one.article.pk, headline=headline, reason=one.reason)
