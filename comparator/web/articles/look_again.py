"""Does the page still say so? Asking for another look at an article's page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from comparator.analysis.page_text import Unreadable
from comparator.models import Article, is_staff
from comparator.services.intakes import intake_look_again
from comparator.web.requests import MemberRequest


@login_required
@require_POST
def article_look_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask the worker to look at the page once more; how it went stands with the article's versions."""
    article = Article.objects.visible_to(request.user).filter(pk=pk).first()
    if article is None or not (is_staff(request.user) or article.owner_id == request.user.pk):
        raise Http404
    try:
        intake_look_again(user=request.user, article=article)
    except Unreadable as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The page is being looked at again. This takes a few seconds.")
    return redirect("article-versions", pk)
