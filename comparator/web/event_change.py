"""What an event's owner does with it: publish it, or ask again for what failed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from comparator.models import Event
from comparator.selectors.comparisons import event_job
from comparator.services.events import event_publish as publish
from comparator.services.jobs import job_retry
from comparator.web.event import visible_event


@login_required
@require_POST
def event_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everybody read the event, or nobody but its owner."""
    user, event = _mine(request, slug)
    publish(user=user, event=event, published=request.POST.get("published") == "yes")
    messages.success(
        request, "Everybody can read this event now." if event.published else "Only you see this event now."
    )
    return redirect("event", slug)


@login_required
@require_POST
def event_retry(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once more for a comparison that failed."""
    _, event = _mine(request, slug)
    job = event_job(event)
    if job is not None:
        job_retry(job=job)
    return redirect("event", slug)


def _mine(request: HttpRequest, slug: str) -> tuple[User, Event]:
    event = visible_event(request, slug)
    if not isinstance(request.user, User) or not event.editable_by(request.user):
        raise Http404
    return request.user, event
