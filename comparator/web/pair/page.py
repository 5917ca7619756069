"""What is different between two articles of an event?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from comparator.analysis.base import spelling
from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison
from comparator.selectors.comparisons import event_comparison
from comparator.web.columns import number, passages, sources
from comparator.web.event_page import visible_event
from comparator.web.events.page import made_up
from comparator.web.kept_regions import region
from comparator.web.marks import KINDS
from comparator.web.pair.changes import (
    PairChange,
    as_same,
    numbered,
    pair_changes,
    tally,
    weightiest_first,
)
from comparator.web.pair.rail import rail
from comparator.web.pair.text import Reading, pair_text
from comparator.web.pair.trivial import is_trivial
from comparator.web.requests import Request, fragment
from comparator.web.sources import Source
from comparator.web.words import sign_key

GROUPS = (
    ("changes", "Changes"),
    ("all", "All"),
    ("differs", "Differs"),
    ("same", "Same"),
    ("a", "Only in A"),
    ("b", "Only in B"),
)

_REGION = "pair/_pair.html"
_KEPT = ("view", "order", "show", "marks", "trivial")
_SHOWN = tuple(key for key, _ in GROUPS[1:])


def pair(request: Request, slug: str) -> HttpResponse:
    """Two articles side by side or inline; over htmx only the comparison itself."""
    event = visible_event(request, slug)
    shown = event_comparison(event, request.user, base=number(request, "a"))
    every = sources(shown) if shown else []
    ctx: dict[str, Any] = {"section": "events", "event": event, "sources": every}
    ctx["made_up"] = event.pk in made_up([event])
    if shown is None or len(every) < 2:
        return render(request, "pair/empty.html", ctx)
    a, b = _picked(request, every)
    if shown.base != a.index:
        shown = event_comparison(event, request.user, base=a.pk) or shown
    ctx |= {"a": a, "b": b}
    ctx["region"] = region(request, event, shown, _REGION, lambda: _drawn(request, shown.comparison, ctx))
    if fragment(request) == "pair":
        return HttpResponse(ctx["region"])
    return render(request, "pair/pair.html", ctx)


def _drawn(request: Request, comparison: Comparison, ctx: dict[str, Any]) -> str:
    return render_to_string(_REGION, ctx | pair_context(request, comparison, ctx["a"], ctx["b"]), request)


def _picked(request: HttpRequest, every: list[Source]) -> tuple[Source, Source]:
    """The two articles asked for; where one is missing, unknown or the same as the other, the next best."""
    by_pk = {source.pk: source for source in every}
    a = by_pk.get(number(request, "a") or 0) or next((s for s in every if s.is_wire or s.is_source), every[0])
    b = by_pk.get(number(request, "b") or 0)
    if b is None or b is a:
        b = next(source for source in every if source is not a)
    return a, b


def pair_context(request: HttpRequest, comparison: Comparison, a: Source, b: Source) -> dict[str, object]:
    """What the page shows of two articles under the reader's choices, all of them in the address."""
    every, asked = pair_changes(comparison, a, b), _Asked(request)
    canonical = spelling(comparison.names)
    trifles = [c for c in every if is_trivial(c, a, b, canonical)]
    told = every if asked.trivial else [as_same(c) if c in trifles else c for c in every]
    shown = numbered(change for change in told if asked.shows(change))
    how = Reading(
        canonical=canonical,
        marks=asked.marks,
        trivial=asked.trivial,
        windows=(_windows(a, comparison), _windows(b, comparison)),
    )
    text, counts = pair_text(a, b, told, shown, how), tally(told)
    return {
        "view": asked.view,
        "marks": bool(asked.marks),
        "show": asked.show,
        "trivial": asked.trivial,
        "trifles": len(trifles),
        "changes": weightiest_first(shown) if asked.order else shown,
        "sign_key": sign_key(change.mark for change in shown),
        "order": asked.order,
        "kept": [(k, request.GET[k]) for k in _KEPT if request.GET.get(k)],
        "groups": [(key, word, counts[key]) for key, word in GROUPS],
        "rows": text.rows,
        "moves": len(text.moves),
        "rail": rail(a, b, shown, text.moves),
    }


def _windows(source: Source, comparison: Comparison) -> list[Span] | None:
    return None if source.whole else passages(source, comparison)


class _Asked:
    """The reader's choices."""

    def __init__(self, request: HttpRequest) -> None:
        get = request.GET.get
        self.show = get("show", "changes") if get("show") in _SHOWN else "changes"
        self.marks = KINDS if get("marks", "on") != "off" else ()
        self.order = "largest" if get("order") == "largest" else ""
        self.view = "inline" if get("view") == "inline" else "side"
        self.trivial = get("trivial") == "show"

    def shows(self, change: PairChange) -> bool:
        """Whether the filter leaves a change."""
        return self.show in ("all", change.group) or (self.show == "changes" and change.group != "same")
