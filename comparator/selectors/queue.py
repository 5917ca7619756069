"""The jobs as those who look after the site see them: what kind, whose, since when, and how it went. Never a
word, a title, a file's name or an address (docs/decisions/0086-what-the-queue-shows.md)."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When
from django.db.models.fields import CharField

from comparator.models import Analysis, Comparison, Intake, State
from comparator.selectors.jobs import JobModel, JobRow, job_heads

KINDS: dict[str, JobModel] = {"intake": Intake, "reading": Analysis, "comparison": Comparison}
_OWNER: dict[JobModel, str] = {
    Intake: "owner__username",
    Analysis: "version__article__owner__username",
    Comparison: "event__owner__username",
}
STATES: dict[str, Q] = {
    "waiting": Q(state=State.WAITING, not_before=None),
    "put-off": Q(state=State.WAITING, not_before__isnull=False),
    "running": Q(state=State.RUNNING),
    "given-up": Q(state=State.FAILED, settled=False),
    "refused": Q(state=State.FAILED, settled=True),
    "done": Q(state=State.DONE),
}
UNDONE = tuple(state for state in STATES if state not in ("done", "refused"))
"""What somebody may have to look after; what was refused was told to the person whose file or link it was."""
ON_A_PAGE = 50
_COLUMNS = ("kind", "pk", "at", "way", "whose", "attempts", "asked", "not_before", "begun", "lease_until",
            "finished", "reason")  # fmt: skip
_OUR_OWN = re.compile(r"The work (?:was begun|was ended|stopped on an error|took longer) ")
_ANSWERED = re.compile(r"\banswered (\d{3})\b")
_TOLD = "Its owner was told why."


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """One job."""

    kind: str
    """A key of KINDS."""
    pk: int
    at: str
    """A key of STATES."""
    way: str
    """How it came in, for what comes in; else empty."""
    whose: str | None
    attempts: int
    asked: dt.datetime
    not_before: dt.datetime | None
    begun: dt.datetime | None
    lease_until: dt.datetime | None
    finished: dt.datetime | None
    reason: str

    @property
    def can_retry(self) -> bool:
        """Whether it can be asked for once more."""
        return self.at in ("given-up", "refused")

    @property
    def can_dismiss(self) -> bool:
        """Whether it can be taken out of the failures."""
        return self.at == "given-up"

    @property
    def can_end(self) -> bool:
        """Whether it can be given up by hand."""
        return self.at in ("waiting", "put-off", "running")


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """A page of the list."""

    rows: tuple[QueueRow, ...]
    count: int
    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many jobs of one kind are in each state, and since when the first of them waits."""

    kind: str
    states: dict[str, int]
    waits_since: dt.datetime | None


def queue_counts() -> tuple[Counts, ...]:
    """What there is to do, for each kind of work; one query a kind."""
    return tuple(_counts(kind, model) for kind, model in KINDS.items())


def queue_page(*, kinds: Iterable[str], states: Iterable[str], page: int) -> QueuePage:
    """A page of the jobs of these kinds in these states: at work first, then what failed, then what waits."""
    states = tuple(states)
    parts = [_listed(kind, states) for kind in KINDS if kind in set(kinds)]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    paginator = Paginator(rows.order_by("rank", "-asked", "kind", "-pk"), ON_A_PAGE)
    chosen = paginator.get_page(page)
    return QueuePage(
        rows=tuple(map(_row, chosen.object_list)),
        count=paginator.count,
        number=chosen.number,
        pages=paginator.num_pages,
    )


def queue_job(kind: str, pk: int) -> JobRow | None:
    """The row of a job; None where there is none."""
    model = KINDS.get(kind)
    found: JobRow | None = _work(model).filter(pk=pk).first() if model else None
    return found


def queue_failed(kind: str) -> "QuerySet[Any]":
    """The jobs of one kind that were given up, and not for what they were given."""
    return _work(KINDS[kind]).filter(STATES["given-up"])


def _counts(kind: str, model: JobModel) -> Counts:
    told = _work(model).aggregate(
        **{state.replace("-", "_"): Count("pk", filter=which) for state, which in STATES.items()},
        since=Min("asked", filter=STATES["waiting"]),
    )
    return Counts(
        kind=kind,
        states={state: told[state.replace("-", "_")] for state in STATES},
        waits_since=told["since"],
    )


def _work(model: JobModel) -> "QuerySet[Any]":
    """The model's rows that a worker has to do with: not what was found unreadable as it was typed."""
    return job_heads(model).exclude(state=State.FAILED, attempts=0, begun=None)


def _listed(kind: str, states: tuple[str, ...]) -> "QuerySet[Any]":
    model = KINDS[kind]
    chosen = Q(pk__in=[])
    for state in states:
        chosen |= STATES[state]
    order = ("running", "given-up", "refused", "waiting", "put-off", "done")
    told: dict[str, Any] = {} if model is Intake else {"way": Value("")}
    rows: QuerySet[Any] = _work(model).annotate(
        kind=Value(kind),
        at=Case(*(When(STATES[state], then=Value(state)) for state in STATES), output_field=CharField()),
        rank=Case(*(When(STATES[state], then=Value(place)) for place, state in enumerate(order))),
        whose=F(_OWNER[model]),
        **told,
    )
    listed: QuerySet[Any] = rows.filter(chosen).order_by().values_list("rank", *_COLUMNS)
    return listed


def _row(told: tuple[Any, ...]) -> QueueRow:
    row = QueueRow(**dict(zip(_COLUMNS, told[1:], strict=True)))
    return row if not row.reason else _without_words(row)


def _without_words(row: QueueRow) -> QueueRow:
    """Reasons that the machinery gives name nothing of an article; a sentence written for the owner can name
    a file or an address, and only the number of a web server's answer is taken from it."""
    if _OUR_OWN.match(row.reason):
        return row
    answered = _ANSWERED.search(row.reason)
    words = f"The web server answered {answered[1]}. {_TOLD}" if answered else _TOLD
    return QueueRow(**{**row.__dict__, "reason": words})
