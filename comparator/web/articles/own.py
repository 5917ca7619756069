"""Where are my articles? What a member brought in, in an event or in none, and putting one into an event."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from comparator.models import Article, storable
from comparator.selectors.events import events_editable
from comparator.selectors.intakes import batches_unsaved
from comparator.selectors.own_articles import own_articles
from comparator.services.events import event_add_article
from comparator.web.columns import number
from comparator.web.requests import MemberRequest

_MOST_EVENTS = 50  # offered beside each article


@login_required
def articles(request: MemberRequest) -> HttpResponse:
    """The list, those in no event first."""
    ctx = {
        "section": "own",
        "articles": own_articles(request.user, number(request, "page") or 1),
        "unsaved": batches_unsaved(request.user),
        "open_to": events_editable(request.user)[:_MOST_EVENTS],
    }
    return render(request, "articles/own.html", ctx)


@login_required
@require_POST
def article_into_event(request: MemberRequest, pk: int) -> HttpResponse:
    """Put an article into an event that this person may change, and show the event."""
    article = Article.objects.visible_to(request.user).filter(pk=pk).first()
    event = events_editable(request.user).filter(slug=storable(request.POST.get("event", ""))).first()
    if article is None or event is None:
        raise Http404
    event_add_article(user=request.user, event=event, article=article)
    messages.success(request, "The article stands in this event now.")
    return redirect("event", event.slug)
