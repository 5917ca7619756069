"""Can I take the outlets along? Export as a file; import with a look at what it would do."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.page_text import Unreadable
from comparator.services import outlet_files
from comparator.services.outlet_files import (
    LIMIT,
    Outcome,
    OutletFile,
    outcomes_stamp,
    outlets_read,
    outlets_try,
)
from comparator.web.articles.pages import Error
from comparator.web.requests import MemberRequest

_AGAIN, _CONFLICT = 422, 409


@login_required
def outlets_export(request: MemberRequest) -> HttpResponse:
    """The file of what this person may look up."""
    made = outlet_files.outlets_export(user=request.user)
    headers = {"Content-Disposition": 'attachment; filename="outlets.json"'}
    return HttpResponse(made, content_type="application/json", headers=headers)


@login_required
def outlets_import(request: MemberRequest) -> HttpResponse:
    """The form; what the file would do; and the import, which leads to the list."""
    if request.method != "POST":
        return _ask(request)
    try:
        raw = _taken(request)
        file = outlets_read(raw.encode("utf-8", "replace"))
    except Unreadable as problem:
        return _ask(request, [Error(field="file", words=str(problem))])
    if "import" not in request.POST:
        return _show(request, raw, file)
    try:
        done = outlet_files.outlets_import(
            user=request.user, file=file, expected=request.POST.get("expected", "")
        )
    except ValidationError as problem:
        errors = [Error(field="outcomes", words=" ".join(problem.messages))]
        return _show(request, raw, file, errors, status=_CONFLICT)
    messages.success(request, _said(done))
    return redirect("outlets")


def _taken(request: MemberRequest) -> str:
    """The file's text, as it was uploaded or as it came back. Raises Unreadable."""
    upload = request.FILES.get("file")
    if upload is None:
        if raw := request.POST.get("raw", ""):
            return raw
        raise Unreadable("Choose a file of outlets, as the export makes it.")
    if (upload.size or 0) > LIMIT:
        raise Unreadable(f"The file has {upload.size:,} bytes; the limit is {LIMIT:,}. Split it.")
    try:
        return str(upload.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("This is no file of outlets: it is not written in UTF-8.") from None


def _ask(request: MemberRequest, errors: list[Error] | None = None) -> HttpResponse:
    ctx = {"section": "outlets", "errors": errors or []}
    return render(request, "outlets/import.html", ctx, status=_AGAIN if errors else 200)


def _show(
    request: MemberRequest,
    raw: str,
    file: OutletFile,
    errors: list[Error] | None = None,
    status: int = 200,
) -> HttpResponse:
    outcomes = outlets_try(user=request.user, file=file)
    groups = {
        fate: [one for one in outcomes if one.fate == fate] for fate in ("refused", "changed", "new", "same")
    }
    ctx: dict[str, Any] = {
        "section": "outlets",
        "errors": errors or [],
        "raw": raw,
        "groups": groups,
        "count": len(outcomes),
        "does": len(groups["new"]) + len(groups["changed"]),
        "expected": outcomes_stamp(outcomes),
    }
    return render(request, "outlets/import_preview.html", ctx, status=status)


def _said(done: tuple[Outcome, ...]) -> str:
    counted = {fate: sum(one.fate == fate for one in done) for fate in ("new", "changed", "refused")}
    return "Imported: {new} new, {changed} changed, {refused} left out.".format(**counted)
