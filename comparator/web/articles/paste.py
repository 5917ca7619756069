"""The page could not be read: then its text is pasted, and stays with its address."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.page_text import Unreadable
from comparator.models import Intake
from comparator.selectors.intakes import batch_get, intake_get
from comparator.services.intakes import intake_paste
from comparator.web.articles.pages import Error
from comparator.web.articles.typed import keep_typed
from comparator.web.columns import safe_link
from comparator.web.requests import MemberRequest


@login_required
def intake_text_page(request: MemberRequest, batch: str, pk: int) -> HttpResponse:
    """The box for the text; an error answers 422 and keeps what was typed."""
    row = intake_get(request.user, batch, pk)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, row, _typed_before(row), [])
    if "raw" not in request.POST:  # the preview's button: what was typed there is kept on the way
        if found := batch_get(request.user, batch):
            keep_typed(request, found)
        return redirect("intake-text", batch, pk)
    raw = request.POST.get("raw", "").replace("\r\n", "\n")
    try:
        intake_paste(intake=row, raw=raw)
    except Unreadable as problem:
        return _ask(request, row, raw, [Error(field="raw", words=str(problem))])
    return redirect("article-batch", batch)


def _typed_before(row: Intake) -> str:
    if row.way != Intake.Way.TEXT or row.data is None:
        return ""
    return bytes(row.data).decode("utf-8", "replace")


def _ask(request: MemberRequest, row: Intake, typed: str, errors: list[Error]) -> HttpResponse:
    ctx = {"section": "add", "row": row, "link": safe_link(row.url), "typed": typed, "errors": errors}
    return render(request, "articles/paste.html", ctx, status=422 if errors else 200)
