"""What `add` does with files and addresses: brings them in, reads them here and now, saves what was read."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.management.commands._files import file_bytes
from comparator.models import UNFINISHED, Analysis, Comparison, Event, Intake, State
from comparator.services.analyses import analysis_run
from comparator.services.articles import AddedArticle, article_preview
from comparator.services.comparisons import comparison_run
from comparator.services.intake_reading import intake_run
from comparator.services.intake_saving import Answer, NotSavedError, Saved, batch_save
from comparator.services.intakes import batch_new, intake_file, intake_leave_out, intake_link

LONGEST_WAIT = 90.0
"""Seconds that a site may ask to wait; what is put off for longer is left to the worker."""
_PAUSE = 0.25
_WEB = ("http://", "https://")


@dataclass
class Outcome:
    """What became of the files and addresses."""

    added: list[tuple[str, AddedArticle]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Name and reason."""
    event: Event | None = None


def bring_in(user: User, items: Sequence[str], event: Event | None, outcome: Outcome) -> list[Intake]:
    """A row for each file and address; what is no file is noted as failed."""
    batch, rows = batch_new(), list[Intake]()
    for position, item in enumerate(items):
        try:
            if item.lower().startswith(_WEB):
                rows.append(intake_link(user=user, event=event, url=item, batch=batch, position=position))
            else:
                name, data = Path(item).name, file_bytes(item)
                rows.append(
                    intake_file(user=user, event=event, name=name, data=data, batch=batch, position=position)
                )
        except Unreadable as problem:
            outcome.failed.append((item, str(problem)))
    return rows


def read_now(row: Intake, outcome: Outcome, name: str) -> Intake:
    """Read one here, or wait for the worker that is at it already; what fails is noted."""
    ends = time.monotonic() + LONGEST_WAIT
    while True:
        intake_run(intake_id=row.pk)
        row = Intake.objects.select_related("event").get(pk=row.pk)
        if row.state not in UNFINISHED:
            break
        if row.is_put_off and (row.not_before is None or _seconds_to(row) > ends - time.monotonic()):
            words = f"{row.reason} The worker asks again; look under “Your articles” later."
            outcome.failed.append((name, words))
            return row
        if time.monotonic() > ends:
            outcome.failed.append((name, "It is still being read. Look under “Your articles” later."))
            return row
        time.sleep(_PAUSE)
    if row.state == State.FAILED:
        outcome.failed.append((name, row.reason))
        intake_leave_out(intake=row)  # the file is still where it was
    return row


def _seconds_to(row: Intake) -> float:
    return (row.not_before - timezone.now()).total_seconds() if row.not_before else 0.0


def save_now(
    user: User,
    rows: Sequence[tuple[str, Intake]],
    outcome: Outcome,
    *,
    event: Event | None,
    title: str,
    told: Callable[[Document], Answer],
) -> None:
    """Store what was read; an article that cannot be stored is noted and the others are stored without it.
    `told` makes the answer for an article; its row and number are filled in here."""
    named = list(_answers(rows, outcome, told))
    while named:
        try:
            saved = batch_save(
                user=user,
                batch=rows[0][1].batch,
                answers=[answer for _, answer in named],
                event=event,
                title=title,
            )
        except NotSavedError as problem:
            name = next(name for name, answer in named if answer == problem.answer)
            outcome.failed.append((name, str(problem)))
            named = [(name, answer) for name, answer in named if answer != problem.answer]
        else:
            _note(saved, named, outcome)
            return


def _note(saved: Saved, named: Sequence[tuple[str, Answer]], outcome: Outcome) -> None:
    outcome.event = saved.event
    outcome.added += [(name, added) for (name, _), added in zip(named, saved.added, strict=True)]


def _answers(
    rows: Sequence[tuple[str, Intake]], outcome: Outcome, told: Callable[[Document], Answer]
) -> Iterator[tuple[str, Answer]]:
    for name, row in rows:
        for number, incoming in enumerate(row.incoming):
            called = _called(name, incoming, len(row.incoming))
            try:
                answer = told(article_preview(incoming=incoming))
            except Unreadable as problem:
                outcome.failed.append((called, str(problem)))
            else:
                yield called, Answer(
                    intake=row.pk, number=number, published=answer.published, outlet=answer.outlet,
                    is_wire=answer.is_wire,
                )  # fmt: skip


def _called(name: str, incoming: Incoming, many: int) -> str:
    return incoming.name if many > 1 and incoming.name else name


def finish(outcome: Outcome) -> None:
    """Analyse and compare here and now, or wait for the worker that is at it."""
    versions = [added.version.pk for _, added in outcome.added]
    while jobs := list(_unfinished_analyses(versions)):
        for pk in jobs:
            analysis_run(analysis_id=pk)
        if list(_unfinished_analyses(versions)) == jobs:
            time.sleep(_PAUSE)
    while outcome.event and (jobs := list(_unfinished_comparisons(outcome.event))):
        for pk in jobs:
            comparison_run(comparison_id=pk)
        if list(_unfinished_comparisons(outcome.event)) == jobs:
            time.sleep(_PAUSE)


def _unfinished_analyses(versions: Sequence[int]) -> Iterator[int]:
    rows = Analysis.objects.filter(version__in=versions, state__in=UNFINISHED).order_by("pk")
    return iter(rows.values_list("pk", flat=True))


def _unfinished_comparisons(event: Event) -> Iterator[int]:
    rows = Comparison.objects.filter(event=event, state__in=UNFINISHED).order_by("pk")
    return iter(rows.values_list("pk", flat=True))
