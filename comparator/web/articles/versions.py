"""What changed, and when? The versions of one article, and any two of them side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comparator.analysis.document import Record
from comparator.models import is_staff
from comparator.selectors.article_versions import VersionRead, VersionsRead, versions_read
from comparator.selectors.looks import last_look
from comparator.selectors.version_changes import VersionChanges, version_changes
from comparator.web.articles.version_list import change_groups, only
from comparator.web.articles.version_text import Side, text_rows
from comparator.web.columns import UNNAMED, number, original_link
from comparator.web.pieces import Piece, diff_pieces

_KEPT = ("view", "trivial", "text")


def article_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and what the newer of two versions has differently; `a` and `b` are their numbers."""
    read = versions_read(request.user, pk, (number(request, "a"), number(request, "b")))
    if read is None:
        raise Http404
    can_edit = is_staff(request.user) or read.article.owner_id == (request.user.pk or 0)
    ctx: dict[str, Any] = {
        "section": "events",
        "read": read,
        "article": read.article,
        "outlet": read.outlet_name or UNNAMED,
        "original": original_link(read.article, request.user),
        "can_edit": can_edit,
        "newest_version": read.lines[0],
        "seen_last": max(read.lines, key=lambda line: (line.last_seen, line.number)).pk,
        "look": last_look(request.user, read.article) if can_edit else None,
        "kept": [(key, request.GET[key]) for key in _KEPT if request.GET.get(key)],
    }
    if read.pair:
        ctx |= _changes(request, read, *read.pair)
    return render(request, "articles/versions.html", ctx)


class Headline(Record, frozen=True):
    """Two headlines: as one run of words, or both where they share too little."""

    run: tuple[Piece, ...]
    was: str
    now: str


def _changes(request: HttpRequest, read: VersionsRead, old: VersionRead, new: VersionRead) -> dict[str, Any]:
    """What the page shows of two versions under the reader's choices, all of them in the address."""
    changes = version_changes(old.document, new.document, old.findings, new.findings)
    trivial, whole = request.GET.get("trivial") == "show", request.GET.get("text") == "whole"
    sides = (
        Side(document=old.document, findings=old.findings, letter="a"),
        Side(document=new.document, findings=new.findings, letter="b"),
    )
    rows = text_rows(changes.where, *sides, trivial=trivial, whole=whole)
    return {
        "old": old,
        "new": new,
        "changes": changes,
        "only": only(changes),
        "groups": change_groups(read.article.pk, changes, old, new),
        "headline": _headline(changes),
        "rows": rows,
        "differs": any(not row.is_same for row in rows),
        "trivial": trivial,
        "whole": whole,
        "view": "inline" if request.GET.get("view") == "inline" else "side",
        "status": _status(changes),
    }


def _headline(changes: VersionChanges) -> Headline | None:
    if changes.headline is None:
        return None
    was, now = changes.headline
    return Headline(run=tuple(diff_pieces(was, now) or ()), was=was, now=now)


def _status(changes: VersionChanges) -> str:
    """What is read out: how much changed."""
    counts = (
        (len(changes.figures), "figure"),
        (len(changes.quotes), "quote"),
        (len(changes.names), "name"),
    )
    told = [f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count]
    return f"Changed: {', '.join(told)}" if told else "No figure, quote or name changed"
