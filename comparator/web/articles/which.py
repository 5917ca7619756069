"""Which event does an article belong to? What is suggested and why, another of one's events, or a new one."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from comparator.models import Article, ArticleVersion, Coverage, Event, storable
from comparator.selectors.events import events_editable
from comparator.services.events import event_add_article, event_create, event_remove_article
from comparator.services.suggestions import article_suggestions, suggestion_accept
from comparator.web.requests import MemberRequest, fragment

_MOST_EVENTS = 50  # in the list to choose from


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An event that is suggested."""

    event: Event
    reason: str
    score: str
    """How likely, as a reader sees it: "82 of 100"."""


@login_required
@require_http_methods(["GET", "POST"])
def article_into_event(request: MemberRequest, pk: int) -> HttpResponse:
    """The page that asks, over htmx only what is suggested; or do what was chosen there."""
    article = Article.objects.visible_to(request.user).filter(pk=pk).first()
    if article is None:
        raise Http404
    return _done(request, article) if request.method == "POST" else _asked(request, article)


def _asked(request: MemberRequest, article: Article) -> HttpResponse:
    found = article_suggestions(user=request.user, article=article)
    offers = [
        Offer(event=one.event, reason=one.reason, score=f"{round(100 * one.score)} of 100") for one in found
    ]
    newest = article.versions.order_by("-number").only("headline", "published", "article", "number").first()
    ctx = {"section": "own", "article": article, "version": newest}
    if fragment(request):
        return render(request, "articles/_which.html", {**ctx, "offers": offers[:1], "in_list": True})
    ctx |= {"offers": offers, "open_to": events_editable(request.user)[:_MOST_EVENTS]}
    return render(request, "articles/which.html", ctx)


def _done(request: MemberRequest, article: Article) -> HttpResponse:
    if "undo" in request.POST:
        return _undone(request, article)
    if "title" in request.POST:
        return _into_new(request, article)
    event = _event(request, "event")
    if "suggested" in request.POST:
        suggestion_accept(user=request.user, article=article, event=event)
        return redirect(f"{reverse('articles')}?joined={article.pk}&event={event.slug}")
    event_add_article(user=request.user, event=event, article=article)
    messages.success(request, "The article stands in this event now.")
    return redirect("event", event.slug)


def _into_new(request: MemberRequest, article: Article) -> HttpResponse:
    version = ArticleVersion.objects.filter(article=article).order_by("-number").only("published").first()
    try:
        event = event_create(
            user=request.user, title=request.POST["title"], starts=version.published if version else None
        )
    except ValidationError:
        messages.error(request, "Give the new event a title.")
        return redirect("article-into-event", article.pk)
    event_add_article(user=request.user, event=event, article=article)
    messages.success(request, "The article stands in a new event now, which you alone see.")
    return redirect("event", event.slug)


def _undone(request: MemberRequest, article: Article) -> HttpResponse:
    event_remove_article(user=request.user, event=_event(request, "undo"), article=article)
    messages.success(request, "Undone: the article stands in no event by this suggestion any more.")
    return redirect("articles")


def _event(request: MemberRequest, key: str) -> Event:
    event = events_editable(request.user).filter(slug=storable(request.POST.get(key, ""))).first()
    if event is None:
        raise Http404
    return event


def joined(request: MemberRequest) -> Coverage | None:
    """The coverage that was just accepted, as the list's address names it, so that it can be undone; None
    where there is none that this person may undo."""
    pk, slug = request.GET.get("joined", ""), storable(request.GET.get("event", ""))
    if not (pk.isascii() and pk.isdigit() and len(pk) < 16):
        return None
    mine = Coverage.objects.filter(event__in=Event.objects.editable_by(request.user))
    mine = mine.filter(article__in=Article.objects.visible_to(request.user))
    return mine.filter(article=int(pk), event__slug=slug).select_related("event", "article").first()
