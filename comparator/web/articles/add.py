"""How do I get it in? Links, pasted text and files: stored at once, and looked through on the next page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.page_text import Unreadable
from comparator.models import Event, Intake, storable
from comparator.selectors.contradictions import shortened
from comparator.selectors.events import events_editable
from comparator.selectors.intakes import batches_unsaved, bytes_unsaved, intakes_unsaved
from comparator.services.intakes import (
    bare_name,
    batch_new,
    intake_file,
    intake_link,
    intake_text,
    intake_unread,
    link_checked,
    without_password,
)
from comparator.web.articles.pages import Error
from comparator.web.forms import MOST_FILES, MOST_LINKS
from comparator.web.requests import MemberRequest
from comparator.web.uploads import MOST_BYTES, upload_alone, upload_too_large

MOST_UNSAVED = 500
"""Links, files and texts of one person that wait at once; so nobody fills the disk."""
MOST_BYTES_UNSAVED = 200_000_000
"""Of all of them together."""
_AGAIN = 422
MOST_MB = MOST_BYTES // 1_000_000


class _Given(NamedTuple):
    """What one submission holds."""

    links: tuple[str, ...] = ()
    raw: str = ""
    files: "tuple[UploadedFile, ...]" = ()
    event: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.links or self.raw.strip() or self.files)


@login_required
def article_add(request: MemberRequest) -> HttpResponse:
    """The form; what is sent with it becomes a batch, whose page comes next."""
    if request.method != "POST":
        return _ask(request, _Given(event=request.GET.get("event", "")), [])
    given = _given(request)
    errors = list(_errors(given, too_large=upload_too_large(request), alone=upload_alone(request)))
    if intakes_unsaved(request.user) >= MOST_UNSAVED:
        words = f"{MOST_UNSAVED} links and files of yours wait to be saved. Save or throw away some first."
        errors.append(Error(field="links", words=words))
    elif bytes_unsaved(request.user) >= MOST_BYTES_UNSAVED:
        words = f"{MOST_BYTES_UNSAVED // 1_000_000} MB of yours wait to be saved. Save or throw away some."
        errors.append(Error(field="links", words=words))
    if errors:
        return _ask(request, given, errors)
    try:
        batch = _store(request, given)
    except Unreadable as problem:  # the text alone came: it goes back into its field
        return _ask(request, given, [Error(field="raw", words=str(problem))])
    return redirect("article-batch", batch)


def _given(request: MemberRequest) -> _Given:
    lines = [line.strip() for line in request.POST.get("links", "").splitlines()]
    return _Given(
        links=tuple(dict.fromkeys(without_password(line) for line in lines if line)),
        raw=request.POST.get("raw", "").replace("\r\n", "\n"),
        files=tuple(request.FILES.getlist("files")),
        event=request.POST.get("event", ""),
    )


def _errors(given: _Given, *, too_large: bool, alone: str) -> Iterator[Error]:
    """What is wrong with the submission as a whole. What is wrong with one link, file or text among others is
    told beside it on the next page: files cannot be put back into a form."""
    if alone:
        name = shortened(bare_name(alone), 80)
        words = f"“{name}” alone has more than {MOST_MB} MB, the most that can be added at once."
        yield Error(field="files", words=f"{words} Add it in parts, or paste its text.")
    elif too_large:
        words = f"Together these files have more than {MOST_MB} MB. Add fewer at once."
        yield Error(field="files", words=words)
    elif given.is_empty:
        yield Error(field="links", words="Give a link, paste an article, or choose a file.")
    if len(given.files) > MOST_FILES:
        yield Error(field="files", words=f"Up to {MOST_FILES} files at once, please.")
    if len(given.links) > MOST_LINKS:
        yield Error(
            field="links", words=f"Up to {MOST_LINKS} links at once, please; here are {len(given.links)}."
        )
    elif not given.files:
        yield from _wrong_links(given.links)


def _wrong_links(links: Sequence[str]) -> Iterator[Error]:
    for link in links:
        try:
            link_checked(link)
        except Unreadable as problem:
            yield Error(field="links", words=f"“{link[:80]}”: {problem}")


@transaction.atomic
def _store(request: MemberRequest, given: _Given) -> str:
    """The batch that everything stands in now."""
    batch, user = batch_new(), request.user
    event = events_editable(user).filter(slug=storable(given.event)).first() if given.event else None
    places = iter(range(MOST_LINKS + MOST_FILES + 1))
    for link in given.links:
        _store_typed(user, batch, link, next(places), event, way=Intake.Way.LINK)
    if given.raw.strip():
        alone = not given.files and not given.links
        _store_typed(user, batch, given.raw, next(places), event, way=Intake.Way.TEXT, alone=alone)
    for file in given.files:
        intake_file(
            user=user, batch=batch, name=file.name or "", data=file.read(), position=next(places), event=event
        )
    return batch


def _store_typed(
    user: User, batch: str, typed: str, position: int, event: Event | None, *, way: str, alone: bool = False
) -> None:
    """A link or text; what cannot be read is kept with the reason, unless it came alone."""
    try:
        if way == Intake.Way.LINK:
            intake_link(user=user, batch=batch, position=position, event=event, url=typed)
        else:
            intake_text(user=user, batch=batch, position=position, event=event, raw=typed)
    except Unreadable as problem:
        if alone:
            raise
        words = str(problem)
        intake_unread(
            user=user, batch=batch, position=position, event=event, way=way, typed=typed, reason=words
        )


def _ask(request: MemberRequest, typed: _Given, errors: Sequence[Error]) -> HttpResponse:
    ctx = {
        "section": "add",
        "errors": errors,
        "typed": typed,
        "links": "\n".join(typed.links),
        "events": events_editable(request.user),
        "unsaved": batches_unsaved(request.user),
    }
    return render(request, "articles/add.html", ctx, status=_AGAIN if errors else 200)
