"""Is the work getting done? The jobs of the whole site, for those who look after it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from comparator.analysis.document import Record
from comparator.models import Intake, is_staff
from comparator.selectors.jobs import workers
from comparator.selectors.queue import (
    KINDS,
    STATES,
    UNDONE,
    Counts,
    QueueRow,
    queue_counts,
    queue_failed,
    queue_job,
    queue_page,
)
from comparator.services.jobs import job_dismiss, job_end, job_retry
from comparator.web.columns import number

KIND_WORDS = {"intake": "Coming in", "reading": "Readings", "comparison": "Comparisons"}
STATE_WORDS = {
    "waiting": "Waiting",
    "put-off": "Put off",
    "running": "Running",
    "given-up": "Given up",
    "refused": "Refused, told to the person",
    "done": "Done",
}
_ONE = {"reading": "Reading an article", "comparison": "Comparing an event"}
_MOST_RETRIED = 500
_ENDED = "The work was ended by an administrator."


class Choice(Record, frozen=True):
    """One link of a filter."""

    key: str
    word: str
    count: int
    is_chosen: bool


class Shown(Record, frozen=True):
    """A job as the list shows it."""

    row: QueueRow
    what: str
    word: str
    """Its state."""


def queue(request: HttpRequest) -> HttpResponse:
    """The list, by kind and state; 404 for whoever does not look after the site."""
    _staff_only(request)
    kind, state = _chosen(request.GET.get("kind"), KINDS), _chosen(request.GET.get("state"), STATES)
    counts = queue_counts()
    mine = [one for one in counts if kind in ("", one.kind)]
    page = queue_page(
        kinds=[kind] if kind else KINDS,
        states=[state] if state else UNDONE,
        page=number(request, "page") or 1,
    )
    ctx = {
        "section": "queue",
        "workers": workers(now=timezone.now()),
        "now": timezone.now(),
        "kinds": _kind_choices(counts, kind),
        "states": _state_choices(mine, state),
        "kind": kind,
        "state": state,
        "page": page,
        "shown": [Shown(row=row, what=_what(row), word=STATE_WORDS[row.at]) for row in page.rows],
        "waits_since": min((one.waits_since for one in mine if one.waits_since), default=None),
        "given_up": sum(one.states["given-up"] for one in mine),
    }
    return render(request, "queue.html", ctx)


@require_POST
def queue_change(request: HttpRequest) -> HttpResponse:
    """Try one job again, or all that were given up of a kind; give one up or dismiss it."""
    _staff_only(request)
    kind, state = _chosen(request.POST.get("kind"), KINDS), _chosen(request.POST.get("state"), STATES)
    if request.POST.get("do") == "retry-all":
        _retry_all(request, [kind] if kind else list(KINDS))
    else:
        _change_one(request)
    asked = urlencode({key: value for key, value in (("kind", kind), ("state", state)) if value})
    return redirect(f"{reverse('queue')}?{asked}" if asked else reverse("queue"))


def _staff_only(request: HttpRequest) -> None:
    if not is_staff(request.user):
        raise Http404


def _chosen(value: str | None, known: dict[str, Any]) -> str:
    return value if value in known else ""


def _retry_all(request: HttpRequest, kinds: Sequence[str]) -> None:
    asked = sum(job_retry(job=job) for kind in kinds for job in queue_failed(kind)[:_MOST_RETRIED])
    messages.success(request, f"Asked again for {asked} job{'' if asked == 1 else 's'}.")


def _change_one(request: HttpRequest) -> None:
    kind, _, pk = request.POST.get("job", "").partition("-")
    is_id = pk.isascii() and pk.isdigit() and len(pk) < 16
    job = queue_job(kind, int(pk)) if is_id else None
    if job is None:
        raise Http404
    if request.POST.get("do") == "end":
        done, words = job_end(job=job, reason=_ENDED), "The job was given up; its owner sees that."
    elif request.POST.get("do") == "dismiss":
        done, words = job_dismiss(job=job), "Dismissed: it no longer counts as a failure."
    else:
        done, words = job_retry(job=job), "The job was asked for again."
    if done:
        messages.success(request, words)
    else:
        messages.info(request, "Nothing was changed: the job is in another state by now.")


def _kind_choices(counts: Sequence[Counts], chosen: str) -> list[Choice]:
    sums = {one.kind: sum(one.states[state] for state in UNDONE) for one in counts}
    every = Choice(key="", word="All kinds", count=sum(sums.values()), is_chosen=not chosen)
    return [every, *(_choice(kind, KIND_WORDS[kind], sums[kind], chosen) for kind in KINDS)]


def _state_choices(counts: Sequence[Counts], chosen: str) -> list[Choice]:
    sums = {state: sum(one.states[state] for one in counts) for state in STATES}
    undone = sum(sums[state] for state in UNDONE)
    every = Choice(key="", word="Not done", count=undone, is_chosen=not chosen)
    return [every, *(_choice(state, STATE_WORDS[state], sums[state], chosen) for state in STATES)]


def _choice(key: str, word: str, count: int, chosen: str) -> Choice:
    return Choice(key=key, word=word, count=count, is_chosen=key == chosen)


def _what(row: QueueRow) -> str:
    return _ONE.get(row.kind) or Intake.Way(row.way).label
