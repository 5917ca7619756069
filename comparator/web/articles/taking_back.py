"""Is it really to go? A version taken away or made an article of its own, and an article deleted: each asks
first and says what goes with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from comparator.models import Article, ArticleVersion, Event, is_staff
from comparator.services.taking_back import (
    article_delete,
    version_part,
    version_take_away,
    why_article_stays,
    why_version_stays,
)
from comparator.web.requests import MemberRequest

_CONFLICT = 409


@login_required
def version_away(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take a version away, after a question."""
    return _of_version(request, pk, number, "articles/version_away.html", _take_away)


@login_required
def version_own(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Make a version an article of its own, after a question."""
    return _of_version(request, pk, number, "articles/version_own.html", _part)


@login_required
def article_out(request: MemberRequest, pk: int) -> HttpResponse:
    """Delete an article, after a question that names its events."""
    article = _editable(request, pk)
    ctx = _ctx(request, article) | {"reason": why_article_stays(request.user, article)}
    if request.method != "POST":
        return render(request, "articles/delete.html", ctx)
    try:
        article_delete(user=request.user, article=article)
    except ValidationError as problem:
        ctx["reason"] = problem.messages[0]
        return render(request, "articles/delete.html", ctx, status=_CONFLICT)
    messages.success(request, "The article is deleted.")
    return redirect("articles")


def _of_version(
    request: MemberRequest,
    pk: int,
    number: int,
    template: str,
    act: Callable[[MemberRequest, ArticleVersion], HttpResponse],
) -> HttpResponse:
    article = _editable(request, pk)
    version = article.versions.select_related("article").filter(number=number).first()
    if version is None:
        raise Http404
    ctx = _ctx(request, article) | {
        "version": version,
        "reason": why_version_stays(request.user, version),
    }
    if request.method != "POST":
        return render(request, template, ctx)
    if request.POST.get("sure") != str(version.pk):  # another version bears this number by now
        return redirect("article-versions", pk)
    try:
        return act(request, version)
    except ValidationError as problem:
        return render(request, template, ctx | {"reason": problem.messages[0]}, status=_CONFLICT)


def _take_away(request: MemberRequest, version: ArticleVersion) -> HttpResponse:
    version_take_away(user=request.user, version=version)
    messages.success(request, f"Version {version.number} is gone. Its events are compared again.")
    return redirect("article-versions", version.article_id)


def _part(request: MemberRequest, version: ArticleVersion) -> HttpResponse:
    own = version_part(user=request.user, version=version)
    messages.success(request, "It is an article of its own now, and stands in no event yet.")
    return redirect("article", own.pk)


def _ctx(request: MemberRequest, article: Article) -> dict[str, Any]:
    events = Event.objects.visible_to(request.user).filter(coverage__article=article).order_by("pk")
    newest = article.versions.order_by("-number").values_list("headline", flat=True).first()
    return {
        "section": "events",
        "article": article,
        "headline": newest,
        "events": list(events),
    }


def _editable(request: MemberRequest, pk: int) -> Article:
    article = Article.objects.visible_to(request.user).select_related("outlet").filter(pk=pk).first()
    if article is None or not (is_staff(request.user) or article.owner_id == request.user.pk):
        raise Http404
    return article
