"""What an event's owner does with it: publish it, or ask again for what failed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from comparator.models import Event
from comparator.selectors.comparisons import event_job
from comparator.selectors.embargoes import held_back
from comparator.services.events import event_publish as publish
from comparator.services.jobs import job_retry
from comparator.web.event_page import visible_event
from comparator.web.moments import moment
from comparator.web.requests import MemberRequest


@login_required
@require_POST
def event_publish(request: MemberRequest, slug: str) -> HttpResponse:
    """Let everybody read the event, or nobody but its owner."""
    event = _mine(request, slug)
    publish(user=request.user, event=event, published=request.POST.get("published") == "yes")
    messages.success(request, _readers(event))
    return redirect("event", event.slug)


def _readers(event: Event) -> str:
    """Who reads the event now, in words."""
    if not event.published:
        return "Only you see this event now."
    if held := held_back(event):
        return f"It is published; others see it from {moment(held.until)} on, when the embargo ends."
    return "Everybody can read this event now."


@login_required
@require_POST
def event_retry(request: MemberRequest, slug: str) -> HttpResponse:
    """Ask once more for a comparison that failed."""
    event = _mine(request, slug)
    job = event_job(event)
    if job is not None:
        job_retry(job=job)
    return redirect("event", slug)


def _mine(request: MemberRequest, slug: str) -> Event:
    event = visible_event(request, slug)
    if not event.editable_by(request.user):
        raise Http404
    return event
