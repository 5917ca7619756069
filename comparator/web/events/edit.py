"""Is the event told right? Title, days, story and articles, for who may change them; and taking it away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from comparator.models import Event, Story
from comparator.selectors.embargoes import held_back
from comparator.selectors.events import CoverageLine, event_coverage, event_get
from comparator.services.events import (
    ChangedMeanwhileError,
    event_delete,
    event_describe,
    event_mark_wire,
    event_remove_article,
    event_stamp,
    story_create,
)
from comparator.services.pinning import version_pin
from comparator.web.articles.pages import Error, form_errors
from comparator.web.columns import number_of
from comparator.web.edit_forms import EventEditForm
from comparator.web.requests import MemberRequest

_AGAIN, _CONFLICT = 422, 409
_CHANGED = (
    "Somebody saved this event after you opened it. Below are your words, and above them what is stored now. "
    "Save again to put yours in its place."
)


@login_required
def event_edit(request: MemberRequest, slug: str) -> HttpResponse:
    """The form, and its saving; 409 with both versions where somebody else saved meanwhile."""
    event = _editable(request, slug)
    if request.method != "POST":
        return _show(request, event, EventEditForm(user=request.user, event=event))
    form = EventEditForm(request.POST, user=request.user, event=event)
    if not form.is_valid():
        return _show(request, event, form, form_errors(form), status=_AGAIN)
    try:
        _save(request, event, form)
    except ChangedMeanwhileError:
        return _changed(request, _editable(request, slug), form)
    messages.success(request, "Saved.")
    return redirect("event", event.slug)


@transaction.atomic
def _save(request: MemberRequest, event: Event, form: EventEditForm) -> None:
    told = form.cleaned_data
    story: Story | None = told["story"]
    if told["new_story"].strip():
        story = story_create(user=request.user, title=told["new_story"], shown=event.published)
    event_describe(
        user=request.user, event=event, title=told["title"], starts=told["starts"], ends=told["ends"],
        story=story, position=told["position"] or 0, seen=told["seen"],
    )  # fmt: skip


def _changed(request: MemberRequest, event: Event, form: EventEditForm) -> HttpResponse:
    """The same form with what is stored now beside it; saved once more, it holds."""
    again = request.POST.copy()
    again["seen"] = event_stamp(event)
    form = EventEditForm(again, user=request.user, event=event)
    errors = [Error(field="id_title", words=_CHANGED)]
    return _show(request, event, form, errors, status=_CONFLICT, stored=event)


def _show(
    request: MemberRequest,
    event: Event,
    form: EventEditForm,
    errors: list[Error] | None = None,
    *,
    status: int = 200,
    stored: Event | None = None,
) -> HttpResponse:
    ctx: dict[str, Any] = {
        "section": "events",
        "event": event,
        "form": form,
        "errors": errors or [],
        "stored": stored,
        "lines": event_coverage(event, request.user),
        "held": held_back(event),
    }
    return render(request, "events/edit.html", ctx, status=status)


@login_required
@require_POST
def event_article(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Mark an article of the event as wire copy or not, keep it at a version, or take it out of the event."""
    event = _editable(request, slug)
    line = _line(request, event, pk)
    action = request.POST.get("action")
    if action == "remove":
        event_remove_article(user=request.user, event=event, article=line.article)
        messages.success(request, f"Taken out of the event: {line.name}. {_stays(request, line)}")
    elif action in ("wire", "not-wire"):
        event_mark_wire(user=request.user, event=event, article=line.article, is_wire=action == "wire")
        words = "is marked as wire copy" if action == "wire" else "is no longer marked as wire copy"
        messages.success(request, f"{line.name} {words}.")
    elif action == "keep":
        _keep(request, event, line)
    return redirect("event-edit", event.slug)


def _keep(request: MemberRequest, event: Event, line: CoverageLine) -> None:
    """Keep the event's comparison at the version asked for, or let it follow the newest."""
    asked = request.POST.get("version", "")
    version = line.article.versions.filter(number=number_of(asked) or 0).first() if asked else None
    if asked and version is None:
        raise Http404
    version_pin(user=request.user, event=event, article=line.article, version=version)
    words = f"is kept at version {version.number}" if version else "follows its newest version"
    messages.success(request, f"{line.name} {words} in this event.")


def _stays(request: MemberRequest, line: CoverageLine) -> str:
    brought_in = line.article.submitters.filter(pk=request.user.pk)
    mine = line.article.owner_id == request.user.pk or brought_in.exists()
    return "The article itself stays: find it under “Your articles”." if mine else "The article itself stays."


@login_required
def event_remove(request: MemberRequest, slug: str) -> HttpResponse:
    """Asks whether the event is to go, and takes it away."""
    event = _editable(request, slug)
    lines = event_coverage(event, request.user)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        event_delete(user=request.user, event=event)
        messages.success(
            request,
            f"The event is gone: {event.title}. Its articles stay, and yours stand under “Your articles”.",
        )
        return redirect("events")
    ctx = {
        "section": "events",
        "event": event,
        "lines": lines,
        "corrections": event.corrections.standing().count(),
        "held": held_back(event),
    }
    return render(request, "events/delete.html", ctx)


def _line(request: MemberRequest, event: Event, pk: int) -> CoverageLine:
    lines = event_coverage(event, request.user)
    line = next((line for line in lines if line.article.pk == pk), None)
    if line is None:
        raise Http404
    return line


def _editable(request: MemberRequest, slug: str) -> Event:
    """The event, if this person may change it; raises Http404 otherwise."""
    event = event_get(request.user, slug)
    if event is None or not event.editable_by(request.user):
        raise Http404
    return event
