"""Where are my articles? What a member brought in, in an event or in none."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from comparator.selectors.intakes import batches_unsaved
from comparator.selectors.own_articles import own_articles
from comparator.web.articles.which import joined
from comparator.web.columns import number
from comparator.web.requests import MemberRequest


@login_required
def articles(request: MemberRequest) -> HttpResponse:
    """The list, those in no event first."""
    ctx = {
        "section": "own",
        "articles": own_articles(request.user, number(request, "page") or 1),
        "unsaved": batches_unsaved(request.user),
        "joined": joined(request),
    }
    return render(request, "articles/own.html", ctx)
