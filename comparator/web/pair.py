"""What is different between two articles of an event?"""

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comparator.selectors.comparisons import event_comparison
from comparator.web.changes import PairChange, pair_changes, tally, weightiest_first
from comparator.web.columns import number, passages, sources
from comparator.web.event_page import visible_event
from comparator.web.events import made_up
from comparator.web.marks import KINDS
from comparator.web.pair_text import Windows, pair_rows
from comparator.web.requests import Request, fragment
from comparator.web.sources import Source

GROUPS = (
    ("changes", "Changes"),
    ("all", "All"),
    ("differs", "Differs"),
    ("same", "Same"),
    ("a", "Only in A"),
    ("b", "Only in B"),
)

_SHOWN = tuple(key for key, _ in GROUPS[1:])


def pair(request: Request, slug: str) -> HttpResponse:
    """Two articles side by side or inline; over htmx only the comparison itself."""
    event = visible_event(request, slug)
    shown = event_comparison(event, request.user, base=number(request, "a"))
    every = sources(shown) if shown else []
    ctx = {"section": "events", "event": event, "made_up": event.pk in made_up([event]), "sources": every}
    if shown is None or len(every) < 2:
        return render(request, "pair/empty.html", ctx)
    a, b = _picked(request, every)
    if shown.base != a.index:
        shown = event_comparison(event, request.user, base=a.pk) or shown
    windows = tuple(None if s.whole else passages(s, shown.comparison) for s in (a, b))
    ctx |= _context(request, a, b, pair_changes(shown.comparison, a, b), (windows[0], windows[1]))
    region = fragment(request) == "pair"
    return render(request, "pair/_pair.html" if region else "pair/pair.html", ctx)


def _picked(request: HttpRequest, every: list[Source]) -> tuple[Source, Source]:
    """The two articles asked for; where one is missing, unknown or the same as the other, the next best."""
    by_pk = {source.pk: source for source in every}
    a = by_pk.get(number(request, "a") or 0) or next((s for s in every if s.is_wire or s.is_source), every[0])
    b = by_pk.get(number(request, "b") or 0)
    if b is None or b is a:
        b = next(source for source in every if source is not a)
    return a, b


def _context(
    request: HttpRequest, a: Source, b: Source, changes: list[PairChange], windows: tuple[Windows, Windows]
) -> dict[str, object]:
    show = request.GET.get("show", "changes")
    marks = KINDS if request.GET.get("marks", "on") != "off" else ()
    shown = [c for c in changes if show in ("all", c.group) or (show not in _SHOWN and c.group != "same")]
    shown = [msgspec.structs.replace(change, number=n) for n, change in enumerate(shown, start=1)]
    order = "largest" if request.GET.get("order") == "largest" else ""
    counts = tally(changes)
    return {
        "a": a,
        "b": b,
        "view": "inline" if request.GET.get("view") == "inline" else "side",
        "marks": bool(marks),
        "show": show,
        "changes": weightiest_first(shown) if order else shown,
        "order": order,
        "groups": [(key, word, counts[key]) for key, word in GROUPS],
        "rows": pair_rows(a, b, changes, shown, marks, windows),
    }
