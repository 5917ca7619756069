"""What is wrong with this row? A plain page with a form for each kind of correction."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from comparator.analysis.alignment.sure import OPPOSED
from comparator.analysis.document import Span
from comparator.analysis.findings import Point
from comparator.models import Correction, Event
from comparator.selectors.anchors import anchored, row_anchor
from comparator.selectors.comparisons import NO_BASE, EventComparison, event_comparison
from comparator.selectors.corrected import Anchor, CorrectedPoint, Payload
from comparator.selectors.rows import present
from comparator.services.corrections import (
    LONGEST_REASON,
    VERDICTS,
    ContestedError,
    Draft,
    correction_add,
    row_of,
    to_choose,
)
from comparator.web.articles.pages import Error
from comparator.web.columns import sources
from comparator.web.corrections.form import draft_of, echoed, other_rows, revision_of, row_choice
from comparator.web.corrections.page import Lister, editable_event
from comparator.web.corrections.words import DID, called
from comparator.web.event_page import head
from comparator.web.requests import MemberRequest
from comparator.web.words import FINDING_WEIGHT, FINDING_WORDS, VERDICT_WORDS

_AGAIN, _CONTESTED = 422, 409
_SAVED = "Saved. It is marked as corrected by a person, and can be undone in the list of corrections."


@login_required
def correct(request: MemberRequest, slug: str, row: str) -> HttpResponse:
    """The forms for one row; a good one is saved and leads back to the row, another is shown again with what
    is wrong, and where others were quicker both versions stand side by side."""
    event = editable_event(request, slug)
    sent = request.POST if request.method == "POST" else QueryDict()
    shown = event_comparison(event, request.user, base=_base(sent or request.GET))
    draft = draft_of(sent, shown) if shown else None
    point = _point(row, draft, shown) if shown else None
    if shown is None or point is None:
        return _gone(request, event)
    if draft is None:
        asked = request.method == "POST"
        errors = [Error(field="forms", words="Choose what is wrong below.")] if asked else []
        return _forms(request, event, shown, point, errors)
    try:
        saved = correction_add(
            user=request.user, event=event, draft=draft, seen=revision_of(sent), shown=shown
        )
    except ContestedError as contest:
        return _contested(request, shown, event, row, draft, contest)
    except ValidationError as problem:
        return _forms(request, event, shown, point, _errors(problem, draft))
    messages.success(request, _SAVED)
    return redirect(_where(request, event, saved, shown))


def _base(told: QueryDict) -> int | None:
    """The base that the reader had chosen."""
    value = told.get("base", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None


def _point(row: str, draft: Draft | None, shown: EventComparison) -> Point | None:
    """The row by its id, else by the words that the form names: its id may be another by now."""
    point = next((p for p in shown.comparison.points if p.id == row), None)
    return point or (row_of(draft.row, shown) if draft else None)


def _gone(request: MemberRequest, event: Event) -> HttpResponse:
    """There is no such row; who has written a reason meanwhile gets it back."""
    if request.method != "POST":
        raise Http404
    ctx = head(request, event) | {"reason": request.POST.get("reason", "")}
    return render(request, "corrections/gone.html", ctx, status=_CONTESTED)


def _where(request: MemberRequest, event: Event, saved: Correction, before: EventComparison) -> str:
    """Back to the row; to the list where the row is gone from the page."""
    base = before.columns[before.base].article.pk if before.base is not None else NO_BASE
    shown = event_comparison(event, request.user, base=base)
    row = shown.came[saved.pk].row if shown and saved.pk in shown.came else ""
    if shown is None or not any(point.id == row for point in shown.comparison.points):
        return f"{reverse('corrections', args=[event.slug])}#c-{saved.pk}"
    return f"{reverse('event', args=[event.slug])}?row={row}&base={base}#row-{row}"


def _errors(problem: ValidationError, draft: Draft) -> list[Error]:
    """What is wrong, each with the field of the form that was sent."""
    told = problem.message_dict
    part = "cell" if draft.kind == "relabel" and draft.findings is not None else draft.kind
    return [Error(field=f"{part}-{field}", words=" ".join(words)) for field, words in told.items()]


def _forms(
    request: MemberRequest, event: Event, shown: EventComparison, point: Point, errors: list[Error]
) -> HttpResponse:
    every = sources(shown)
    sent = request.POST
    others, more = other_rows(point, shown, every, request.GET.get("find", "")[:200])
    offered = [row_choice(one, shown, every) for one in others]
    asked = next((p for p in shown.comparison.points if p.id == sent.get("other")), None)
    if asked and asked not in others and asked.id != point.id:
        offered.insert(0, row_choice(asked, shown, every))
    resolved = isinstance(point, CorrectedPoint) and bool(point.resolved)
    ctx: dict[str, Any] = head(request, event) | {
        "row": row_choice(point, shown, every),
        "point": point,
        "verdict": VERDICT_WORDS[point.verdict],
        "can_resolve": point.verdict in OPPOSED or resolved,
        "shared": len(present(point)) > 1,
        "others": offered,
        "more_others": more,
        "find": request.GET.get("find", "")[:200],
        "both": _both(point, asked, shown),
        "verdicts": [(v, VERDICT_WORDS[v]) for v in VERDICTS],
        "findings": [(f, FINDING_WORDS[f]) for f in FINDING_WEIGHT],
        "against": every[shown.base].name if shown.base is not None else "",
        "base_pk": every[shown.base].pk if shown.base is not None else NO_BASE,
        "errors": errors,
        "typed": _typed(sent),
        "longest": LONGEST_REASON,
    }
    return render(request, "corrections/correct.html", ctx, status=_AGAIN if errors else 200)


def _typed(sent: QueryDict) -> dict[str, Any]:
    """What came in, for the form that sent it; the others stay empty."""
    part = "cell" if "of-cell" in sent else sent.get("kind", "")
    return {
        "part": part,
        "reason": sent.get("reason", ""),
        "other": sent.get("other", ""),
        "cells": sent.getlist("cells"),
        "keep": [value for name in sent if name.startswith("keep-") for value in sent.getlist(name)],
        "verdict": sent.get("verdict", ""),
        "findings": sent.getlist("findings"),
    }


def _both(point: Point, other: Point | None, shown: EventComparison) -> list[tuple[str, int, list[Any]]]:
    """(outlet, version, the two cells) of each article with other words in each of two rows to be joined."""
    if other is None or other.id == point.id:
        return []
    every, versions = sources(shown), shown.texts.versions
    needed = to_choose(row_anchor(point, versions), row_anchor(other, versions))
    mine = {cell.version: cell for cell in row_choice(point, shown, every).cells}
    theirs = {cell.version: cell for cell in row_choice(other, shown, every).cells}
    return [(mine[v].source.name, v, [mine[v], theirs[v]]) for v in mine if v in needed]


def _contested(
    request: MemberRequest,
    shown: EventComparison,
    event: Event,
    row: str,
    draft: Draft,
    contest: ContestedError,
) -> HttpResponse:
    """Both versions side by side; what was typed goes along and can be saved after all."""
    lister = Lister(request.user, shown)
    mine = [_hashed(anchor, shown) for anchor in draft.cells or draft.row.spans]
    ctx = head(request, event) | {
        "row_id": row,
        "theirs": [lister.listed(correction, None) for correction in contest.theirs],
        "mine": {
            "did": DID[draft.kind],
            "called": _called(draft),
            "why": draft.reason,
            "cells": list(lister.snippets(mine)),
        },
        "echoed": echoed(request.POST),
        "revision": contest.revision,
        "longest": LONGEST_REASON,
    }
    return render(request, "corrections/contested.html", ctx, status=_CONTESTED)


def _called(draft: Draft) -> str:
    return called(Payload(row=draft.row, verdict=draft.verdict, findings=draft.findings))


def _hashed(anchor: Anchor, shown: EventComparison) -> Anchor:
    """An anchor that a form sent, with the hash of its words where its version is compared."""
    index = shown.texts.index(anchor.version)
    if index is None or shown.texts.versions[index] != anchor.version:
        return anchor
    return anchored(anchor.version, Span(anchor.start, anchor.end), shown.texts.texts[index])
