"""Does the page still say so? Asking for another look at an article's page, how it goes, and its text
where it cannot be loaded."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from comparator.analysis.page_text import Unreadable
from comparator.models import Article, is_staff
from comparator.selectors.jobs import nobody_works
from comparator.selectors.looks import last_look
from comparator.services.intakes import batch_new, intake_look_again, intake_text
from comparator.services.versions import newest_version
from comparator.web.articles.pages import Error
from comparator.web.columns import safe_link
from comparator.web.requests import MemberRequest, fragment

REGION = "look"
_AGAIN = 422


@login_required
def article_look_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask the worker to look at the page once more. While it does, the region that says so asks here how it
    went."""
    article = _mine(request, pk)
    if request.method != "POST":
        if fragment(request) == REGION:
            return _region(request, article)
        return redirect("article-versions", pk)
    try:
        intake_look_again(user=request.user, article=article)
    except Unreadable as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The page is being looked at again. This takes a few seconds.")
    return redirect("article-versions", pk)


def _region(request: MemberRequest, article: Article) -> HttpResponse:
    ctx = {
        "article": article,
        "can_edit": True,
        "look": last_look(request.user, article),
        "newest_version": newest_version(article),
        "is_stuck": nobody_works(now=timezone.now()),
        "came_by_itself": True,
    }
    return render(request, "articles/_look.html", ctx)


@login_required
def article_look_text(request: MemberRequest, pk: int) -> HttpResponse:
    """A box for what the page says now, where it cannot be loaded; it is looked through like all that comes
    in, and where its words are others than those stored, it becomes a version."""
    article = _mine(request, pk)
    if not article.url:
        raise Http404
    if request.method != "POST":
        return _ask(request, article, "", [])
    raw = request.POST.get("raw", "").replace("\r\n", "\n")
    try:
        row = intake_text(user=request.user, batch=batch_new(), raw=raw, url=article.url)
    except Unreadable as problem:
        return _ask(request, article, raw, [Error(field="raw", words=str(problem))])
    return redirect("article-batch", row.batch)


def _ask(request: MemberRequest, article: Article, typed: str, errors: list[Error]) -> HttpResponse:
    ctx = {
        "section": "events",
        "article": article,
        "link": safe_link(article.url),
        "typed": typed,
        "errors": errors,
    }
    return render(request, "articles/look_text.html", ctx, status=_AGAIN if errors else 200)


def _mine(request: MemberRequest, pk: int) -> Article:
    """The article, if this person may look at its page again; raises Http404 otherwise."""
    article = Article.objects.visible_to(request.user).filter(pk=pk).first()
    if article is None or not (is_staff(request.user) or article.owner_id == request.user.pk):
        raise Http404
    return article
