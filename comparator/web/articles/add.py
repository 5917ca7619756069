"""How do I get it in? Paste or files, a preview of what was read, and saving it into an event."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.page_text import Unreadable
from comparator.ingest.upload import check_size, decode
from comparator.models import Article, Event
from comparator.services.articles import article_add as add
from comparator.services.articles import article_preview
from comparator.services.events import event_create
from comparator.web.articles.pages import (
    Error,
    Page,
    first_title,
    form_errors,
    page_errors,
    posted_pages,
    read_page,
)
from comparator.web.forms import MOST_FILES, EventForm
from comparator.web.requests import MemberRequest

_AGAIN = 422
_MOST_TOGETHER = 5_000_000
"""Bytes of all the texts of one submission: they come back with the second step, and a form has its limit."""


class _Taken(NamedTuple):
    """A text that came in."""

    raw: str
    name: str
    """The file's; empty for what was pasted."""
    field: str
    warning: str | None = None


@login_required
def article_add(request: MemberRequest) -> HttpResponse:
    """The form; its preview; and the saving, which leads to the event."""
    if request.method != "POST":
        return _ask(request, [], {"event": request.GET.get("event", "")})
    if "save" in request.POST or "read-again" in request.POST:
        return _save(request)
    return _preview(request)


def _ask(request: MemberRequest, errors: Sequence[Error], typed: dict[str, Any]) -> HttpResponse:
    form = EventForm(user=request.user)
    ctx = {"section": "add", "errors": errors, "typed": typed, "events": form.fields["event"].queryset}  # type: ignore[attr-defined]  # a ModelChoiceField
    return render(request, "articles/add.html", ctx, status=_AGAIN if errors else 200)


def _preview(request: MemberRequest) -> HttpResponse:
    """The first step: what would be kept of each page."""
    typed = {"raw": request.POST.get("raw", ""), "event": request.POST.get("event", "")}
    taken, errors = _taken(request)
    pages, more = _pages(taken)
    errors += more
    if not pages or any(error.field != "files" for error in errors):
        return _ask(request, errors, typed)
    # Files cannot be put back into a form: those that were read go on, the summary names the others.
    told = [Error(field="main", words=f"{error.words} The others are kept below.") for error in errors]
    event = {"event": typed["event"], "title": first_title(pages)}
    return _show(request, pages, EventForm(initial=event, user=request.user), told)


def _taken(request: MemberRequest) -> tuple[list[_Taken], list[Error]]:
    """Everything that came in, and what is wrong with it."""
    files = request.FILES.getlist("files")
    raw = request.POST.get("raw", "").replace("\r\n", "\n")
    if not raw.strip() and not files:
        return [], [Error(field="raw", words="Paste an article, or choose a file.")]
    if len(files) > MOST_FILES:
        return [], [Error(field="files", words=f"Up to {MOST_FILES} files at once, please.")]
    taken, errors = [_Taken(raw, "", "raw")] if raw.strip() else [], list[Error]()
    for file in files:
        name = file.name or "The file"
        try:
            check_size(file.size or 0, name)
            read = decode(file.read(), name)
        except Unreadable as problem:
            errors.append(Error(field="files", words=str(problem)))
        else:
            taken.append(_Taken(read.text, name, "files", read.warning))
    if sum(len(one.raw.encode("utf-8", "replace")) for one in taken) > _MOST_TOGETHER:
        return [], [Error(field="files", words="Together these are more than 5 MB. Add fewer at once.")]
    return taken, errors


def _pages(taken: Sequence[_Taken]) -> tuple[list[Page], list[Error]]:
    pages, errors = list[Page](), list[Error]()
    for raw, name, field, warning in taken:
        try:
            document = article_preview(raw=raw, file_name=name)
        except Unreadable as problem:
            words = f"{name}: {problem}" if name and name not in str(problem) else str(problem)
            errors.append(Error(field=field, words=words))
        else:
            warnings = (*document.warnings, *([warning] if warning else []))
            document = msgspec.structs.replace(document, warnings=warnings)
            pages.append(read_page(len(pages), raw, name, document))
    return pages, errors


def _show(
    request: MemberRequest, pages: list[Page], form: EventForm, errors: Sequence[Error]
) -> HttpResponse:
    ctx = {"section": "add", "pages": pages, "form": form, "errors": errors, "count": len(pages)}
    return render(request, "articles/preview.html", ctx, status=_AGAIN if errors else 200)


def _save(request: MemberRequest) -> HttpResponse:
    """The second step: everything is stored, or nothing and the page says why."""
    form, pages = EventForm(request.POST, user=request.user), posted_pages(request.POST, MOST_FILES)
    if not pages:
        return _ask(request, [Error(field="raw", words="Paste an article, or choose a file.")], {})
    errors = [*form_errors(form), *page_errors(pages)]
    if errors or "read-again" in request.POST:
        return _show(request, pages, form, errors)
    try:
        event, known = _store(request.user, form, pages)
    except Unreadable as problem:
        return _show(request, pages, form, [Error(field="id_title", words=str(problem))])
    except ValidationError as problem:
        return _show(request, pages, form, [Error(field="id_title", words=" ".join(problem.messages))])
    if known:
        words = "1 article was" if known == 1 else f"{known} articles were"
        kept = "Its outlet, day and kind stay as they were." if known == 1 else "What is known of them stays."
        messages.info(request, f"{words} here already, word for word, and not stored again. {kept}")
    return redirect("event", event.slug)


@transaction.atomic
def _store(user: User, form: EventForm, pages: Sequence[Page]) -> tuple[Event, int]:
    """The event, and how many of the articles were known already."""
    event = form.cleaned_data["event"] or event_create(
        user=user, title=form.cleaned_data["title"], starts=_first_day(pages)
    )
    known = 0
    for page in pages:
        data = page.form.cleaned_data
        day, outlet = _given(page)
        added = add(
            user=user,
            raw=data["raw"],
            file_name=data["file_name"],
            published=day,
            outlet_name=outlet,
            event=event,
            kind=data["kind"],
            is_wire=data["is_wire"],
            keep=data["keep"],
            rights=data["rights"] or Article.Rights.PASSAGES,
        )
        known += not added.created
    return event, known


def _given(page: Page) -> tuple[dt.date | None, str | None]:
    """Day and outlet where the person told another than was read: what was only left as it stood still comes
    from the page. With pieces put back, the page may read otherwise: then what was confirmed holds."""
    data, read = page.form.cleaned_data, page.document
    if read is None or data["keep"]:
        return data["published"], data["outlet"]
    day = None if data["published"] == read.published else data["published"]
    return day, None if data["outlet"] == read.outlet else data["outlet"]


def _first_day(pages: Sequence[Page]) -> Any:
    days = [page.form.cleaned_data["published"] for page in pages]
    return min((day for day in days if day), default=None)
