"""Is the article described right? Its outlet, day, headline, kind and rights, for who brought it in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from comparator.selectors.articles import ArticleRead, article_get
from comparator.services.articles import article_describe, article_stamp
from comparator.services.embargoes import article_embargo
from comparator.services.events import ChangedMeanwhileError
from comparator.web.articles.page import can_edit
from comparator.web.articles.pages import Error, form_errors
from comparator.web.edit_forms import ArticleEditForm
from comparator.web.requests import MemberRequest

_AGAIN, _CONFLICT = 422, 409
_CHANGED = (
    "Somebody saved this article’s details after you opened them. Below are your words, and above them what "
    "is stored now. Save again to put yours in its place."
)


@login_required
def article_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """The form, and its saving; 409 with both versions where somebody else saved meanwhile."""
    read = _editable(request, pk)
    stamp = article_stamp(read.version)
    if request.method != "POST":
        return _show(request, read, ArticleEditForm(read=read, stamp=stamp))
    form = ArticleEditForm(request.POST, read=read, stamp=stamp)
    if not form.is_valid():
        return _show(request, read, form, form_errors(form), status=_AGAIN)
    try:
        _save(request, read, form)
    except ChangedMeanwhileError:
        return _changed(request, _editable(request, pk))
    except ValidationError as problem:
        form.add_error(None, problem)
        return _show(request, read, form, form_errors(form), status=_AGAIN)
    messages.success(request, "Saved. Where its day, outlet or headline changed, it is being read again.")
    return redirect("article", pk)


@transaction.atomic
def _save(request: MemberRequest, read: ArticleRead, form: ArticleEditForm) -> None:
    told = form.cleaned_data
    article_describe(
        user=request.user, version=read.version, published=told["published"], outlet_name=told["outlet"],
        headline=told["headline"] or None, kind=told["kind"], rights=told["rights"], seen=told["seen"],
    )  # fmt: skip
    if told["embargo"] != read.article.embargo:
        article_embargo(user=request.user, article=read.article, until=told["embargo"])


def _changed(request: MemberRequest, read: ArticleRead) -> HttpResponse:
    """The same form with what is stored now above it; saved once more, it holds."""
    stamp = article_stamp(read.version)
    again = request.POST.copy()
    again["seen"] = stamp
    form = ArticleEditForm(again, read=read, stamp=stamp)
    errors = [Error(field="id_outlet", words=_CHANGED)]
    return _show(request, read, form, errors, status=_CONFLICT, changed=True)


def _show(
    request: MemberRequest,
    read: ArticleRead,
    form: ArticleEditForm,
    errors: list[Error] | None = None,
    *,
    status: int = 200,
    changed: bool = False,
) -> HttpResponse:
    ctx: dict[str, Any] = {
        "section": "events",
        "read": read,
        "form": form,
        "errors": errors or [],
        "changed": changed,
    }
    return render(request, "articles/edit.html", ctx, status=status)


def _editable(request: MemberRequest, pk: int) -> ArticleRead:
    read = article_get(request.user, pk)
    if read is None or not can_edit(request, read):
        raise Http404
    return read
