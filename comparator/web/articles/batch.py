"""What was read? A batch on its way to articles: how far it is, what could not be read and what to do about
it, each article as it will be kept, and saving them into an event."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from comparator.models import Intake
from comparator.selectors.intakes import (
    Batch,
    batch_became,
    batch_get,
    intake_get,
    intake_name,
    is_later,
)
from comparator.selectors.jobs import nobody_works
from comparator.services.intake_failures import is_in_vain, seems_offline
from comparator.services.intake_saving import NotSavedError, Saved, batch_save
from comparator.services.intakes import batch_throw_away, intake_correct, intake_leave_out, intake_retry
from comparator.web.articles.groups import groups, taken
from comparator.web.articles.offers import offers
from comparator.web.articles.pages import (
    UNFOLDED,
    Error,
    answers_of,
    count_after,
    count_gone,
    first_title,
    form_errors,
    page_errors,
    pages_of,
)
from comparator.web.articles.preview import Page, page_key
from comparator.web.articles.typed import is_outdated, keep_typed, typed_choice
from comparator.web.forms import EventForm
from comparator.web.requests import MemberRequest, fragment

_AGAIN = 422
_REGION = "batch"
_NOTHING_LEFT = "Every article is left out or set aside. Keep one of them, or throw everything away."

_GONE = "{} of the form had been saved or set aside from another window. What is left stands here."


@login_required
def article_batch(request: MemberRequest, batch: str) -> HttpResponse:
    """The batch's page; while something is being read, htmx asks for its region again and again."""
    found = _mine(request, batch)
    if found.is_saved:
        return _after(found) if request.method == "POST" else _saved_before(request, found)
    return _save(request, found) if request.method == "POST" else _show(request, found)


@login_required
@require_POST
def batch_keep(request: MemberRequest, batch: str) -> HttpResponse:
    """Keep what was typed so far; htmx sends it whenever a field was changed. What comes too late, when some
    of its articles are saved, is nothing to keep."""
    found = _mine(request, batch)
    outdated = is_outdated(request, found)
    kept = not outdated and keep_typed(request, found)
    if fragment(request):
        return render(request, "articles/_kept.html", {"kept": kept, "outdated": outdated, "batch": found})
    return redirect("article-batch", batch)


@login_required
@require_POST
def intake_again(request: MemberRequest, batch: str, pk: int) -> HttpResponse:
    """Try once more what could not be read; what was typed into the preview is kept."""
    row = _row(request, batch, pk)
    keep_typed(request, _mine(request, batch))
    url = request.POST.get(f"url-{pk}", row.url).strip()
    if url and url != row.url:
        intake_correct(intake=row, url=url)
    elif not is_in_vain(row):
        intake_retry(intake=row)
    return redirect("article-batch", batch)


@login_required
@require_POST
def intake_out(request: MemberRequest, batch: str, pk: int) -> HttpResponse:
    """Leave one out; where it was the last, there is nothing to go back to."""
    row = _row(request, batch, pk)
    keep_typed(request, _mine(request, batch))
    intake_leave_out(intake=row)
    left = batch_get(request.user, batch)
    if left is None:
        messages.info(request, "Left out. Nothing else was waiting there.")
        return redirect("article-add")
    return redirect("article-batch", batch)


@login_required
def batch_out(request: MemberRequest, batch: str) -> HttpResponse:
    """Throw away everything of a batch that is not saved, after a question."""
    found = _mine(request, batch)
    if request.method == "POST":
        batch_throw_away(user=request.user, batch=batch)
        messages.success(request, "Thrown away. Nothing of it is kept.")
        return redirect("articles")
    names = [intake_name(row) for row in found.rows]
    return render(request, "articles/throw_away.html", {"section": "add", "batch": found, "names": names})


def _mine(request: MemberRequest, batch: str) -> Batch:
    found = batch_get(request.user, batch)
    if found is None:
        raise Http404
    return found


def _row(request: MemberRequest, batch: str, pk: int) -> Intake:
    row = intake_get(request.user, batch, pk)
    if row is None:
        raise Http404
    return row


def _after(batch: Batch) -> HttpResponse:
    """Where saving a batch leads that is saved: to its last event."""
    return redirect("event", batch.event.slug) if batch.event else redirect("articles")


def _saved_before(request: MemberRequest, batch: Batch) -> HttpResponse:
    """What became of each, where everything is saved."""
    ctx = {"section": "add", "became": batch_became(request.user, batch.token)}
    return render(request, "articles/saved.html", ctx)


def _show(request: MemberRequest, batch: Batch) -> HttpResponse:
    """How far it is; once all is read that will be read soon, the articles."""
    if batch.waiting:
        return _render(request, batch, {})
    pages = pages_of(batch)
    chosen = batch.event if batch.event and batch.event.editable_by(request.user) else None
    initial = {"event": chosen.slug if chosen else "", "title": first_title(pages)} | typed_choice(batch)
    return _preview(request, batch, pages, EventForm(initial=initial, user=request.user), [])


def _preview(
    request: MemberRequest, batch: Batch, pages: Sequence[Page], form: EventForm, errors: Sequence[Error]
) -> HttpResponse:
    offered = offers(request.user, pages, batch.event)
    ctx = {
        "pages": pages,
        "form": form,
        "errors": errors,
        "count": len(pages),
        "folds": len(pages) > UNFOLDED,
        "groups": groups(pages),
        "just_kept": "read-again" in request.POST,
        "after": count_after(batch),
        "offers": offered,
        "suggested": any(offer.score for offer in offered),
        "chosen": form["event"].value() or "",
    }
    return _render(request, batch, ctx)


def _render(request: MemberRequest, batch: Batch, more: dict[str, Any]) -> HttpResponse:
    ctx = {
        "section": "add",
        "batch": batch,
        "total": len(batch.rows),
        "done": len(batch.rows) - len(batch.waiting),
        "rows": [_RowView(row) for row in (batch.rows if batch.waiting else batch.open)],
        "offline": seems_offline(batch),
        "became": batch_became(request.user, batch.token),
        "is_stuck": bool(batch.waiting) and nobody_works(now=timezone.now()),
        **more,
    }
    wanted = "articles/_batch.html" if fragment(request) == _REGION else "articles/batch.html"
    return render(request, wanted, ctx, status=_AGAIN if more.get("errors") else 200)


class _RowView:
    """One link, file or text in the list of what was brought in."""

    def __init__(self, row: Intake) -> None:
        self.pk, self.reason, self.name = row.pk, row.reason, intake_name(row)
        self.until = row.not_before if is_later(row) else None
        self.is_failed = row.state == Intake.State.FAILED
        self.is_text = row.way == Intake.Way.TEXT
        self.url = row.url if row.way == Intake.Way.LINK else ""
        self.in_vain = self.is_failed and is_in_vain(row)
        self.count = len(row.incoming)
        self.word = self._word(row)

    def _word(self, row: Intake) -> str:
        if self.until:
            return "Waits"
        words = {"waiting": "Waiting", "running": "Being read", "failed": "Not read"}
        several = f"{self.count} articles read" if self.count > 1 else "Read"
        return words.get(row.state, several)


def _save(request: MemberRequest, batch: Batch) -> HttpResponse:
    """Everything that was answered for is stored, or nothing and the page says why."""
    form, pages = EventForm(request.POST, user=request.user), pages_of(batch, request.POST)
    if gone := count_gone(pages, request.POST):
        messages.warning(request, _GONE.format("An article" if gone == 1 else f"{gone} articles"))
    if not pages:
        return redirect("article-batch", batch.token)
    if "take" in request.POST:
        keep_typed(request, batch, taken(request.POST, pages))
        return redirect(f"{reverse('article-batch', args=[batch.token])}#which")
    keep_typed(request, batch)
    errors = [*form_errors(form), *page_errors(pages)]
    if "read-again" in request.POST or errors:
        return _preview(request, batch, pages, form, errors)
    answers = answers_of(pages)
    if not answers:
        return _preview(request, batch, pages, form, [Error(field="main", words=_NOTHING_LEFT)])
    event = form.cleaned_data["event"]
    offered = offers(request.user, pages, None) if event else []
    try:
        saved = batch_save(
            user=request.user,
            batch=batch.token,
            answers=answers,
            event=event,
            title=form.cleaned_data["title"],
            reasons={offer.event.pk: offer.reason for offer in offered},
            later=[page.place for page in pages if page.set_aside],
            left_out=[page.place for page in pages if page.dropped],
        )
    except NotSavedError as problem:
        return _preview(request, batch, pages, form, [_not_saved(problem, batch, pages)])
    except ValidationError as problem:
        told = [Error(field="id_title", words=" ".join(problem.messages))]
        return _preview(request, batch, pages, form, told)
    return _saved(request, batch, saved)


def _not_saved(problem: NotSavedError, batch: Batch, pages: Sequence[Page]) -> Error:
    rows = {row.pk: row for row in batch.rows}
    key = page_key(rows[problem.answer.intake], problem.answer.number)
    name = next(page.name for page in pages if page.key == key)
    return Error(field=key, words=f"{name}: {problem}" if len(pages) > 1 else str(problem))


def _saved(request: MemberRequest, batch: Batch, saved: Saved) -> HttpResponse:
    """To the event, or on with what is left of the batch."""
    if saved.known:
        words = "1 article was" if saved.known == 1 else f"{saved.known} articles were"
        kept = (
            "The headline, outlet, day and kind that it had stay."
            if saved.known == 1
            else "What is known of them stays."
        )
        messages.info(request, f"{words} here already, word for word, and not stored again. {kept}")
    if saved.older:
        messages.info(request, "Of wire copy, the later version that stands here already was kept.")
    left = batch_get(request.user, batch.token)
    if left and (left.read or left.waiting):
        messages.success(request, "Saved. What is left comes now.")
        return redirect("article-batch", batch.token)
    if left and left.rows:
        one = len(left.rows) == 1
        many = "1 of what you brought in was" if one else f"{len(left.rows)} of what you brought in were"
        messages.info(request, f"{many} not read, and {'waits' if one else 'wait'} under “Your articles”.")
    return redirect("event", saved.event.slug) if saved.event else redirect("articles")
