"""What did people put right? All corrections of an event: standing, undone, gone; and undoing one."""

import datetime as dt
from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from comparator.analysis.document import Record
from comparator.models import Anyone, Correction, Event
from comparator.selectors.anchors import Place
from comparator.selectors.comparisons import EventComparison, event_comparison
from comparator.selectors.contradictions import shortened
from comparator.selectors.corrected import Anchor, Came
from comparator.selectors.corrections import payload_of
from comparator.services.corrections import correction_undo as undo
from comparator.web.columns import number, sources
from comparator.web.corrections.words import DID, STANDINGS, called, who
from comparator.web.event_page import head, tabs, visible_event
from comparator.web.requests import MemberRequest, Request
from comparator.web.sight import Sight
from comparator.web.sources import place_of

ON_A_PAGE = 50
_SNIPPET = 90
_CELLS = 4
FILTERS = {"all": "All", "standing": "Standing", "undone": "Undone", "lost": "Without effect"}


class Snippet(Record, frozen=True):
    """The words of one cell that a correction rests on."""

    name: str
    place: str = ""
    url: str = ""
    words: str = ""
    """Empty where this reader may not see them, or they are gone."""
    is_gone: bool = False


class Listed(Record, frozen=True):
    """One correction in the list."""

    id: int
    did: str
    called: str
    why: str
    who: str
    when: dt.datetime
    state: str
    """"stands", "undone", "gone", "no row", "overruled"."""
    said: str
    """The same in words."""
    row: str
    """The row it bears on; empty where it bears on none that is shown."""
    by: int | None
    since: tuple[str, ...]
    cells: tuple[Snippet, ...]
    more: int
    others: tuple[Snippet, ...]
    """The cells of the other row, where there is one."""
    undone_by: str
    undone_at: dt.datetime | None


def corrections(request: Request, slug: str) -> HttpResponse:
    """The list, newest first, fifty on a page."""
    event = visible_event(request, slug)
    rows = event.corrections.order_by("-created", "-pk").values_list("pk", "undone_at")
    shown = event_comparison(event, request.user, base=number(request, "base"))
    states = {pk: None if undone else _state(pk, shown) for pk, undone in rows}
    show = request.GET.get("show", "all")
    show = show if show in FILTERS else "all"
    chosen = [pk for pk, state in states.items() if _passes(state, show)]
    page = Paginator(chosen, ON_A_PAGE).get_page(number(request, "page") or 1)
    told = event.corrections.select_related("author", "undone_by").in_bulk(list(page.object_list))
    lister = Lister(request.user, shown)
    ctx = head(request, event) | {
        "tabs": tabs(request, event),
        "listed": [lister.listed(told[pk], states[pk]) for pk in page.object_list],
        "page": page,
        "count": len(states),
        "show": show,
        "filters": [(k, w, sum(_passes(s, k) for s in states.values())) for k, w in FILTERS.items()],
    }
    return render(request, "corrections/list.html", ctx)


@login_required
@require_POST
def correction_undo(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Take one back, and return to it in the list."""
    event = editable_event(request, slug)
    correction = event.corrections.filter(pk=pk).select_related("event").first()
    if correction is None:
        raise Http404
    undo(user=request.user, correction=correction)
    messages.success(request, "Undone. The rows stand as if it had not been made.")
    return redirect(f"{reverse('corrections', args=[slug])}#c-{pk}")


def editable_event(request: MemberRequest, slug: str) -> Event:
    """The event, where this member may change it; raises Http404 otherwise."""
    event = visible_event(request, slug)
    if not event.editable_by(request.user):
        raise Http404
    return event


def _state(pk: int, shown: EventComparison | None) -> Came:
    """What a correction that nobody has undone comes to."""
    return shown.came.get(pk, Came(standing="gone")) if shown else Came(standing="stands")


def _passes(state: Came | None, show: str) -> bool:
    if show == "undone":
        return state is None
    if show == "standing":
        return state is not None and state.standing == "stands"
    return show == "all" or (state is not None and state.standing != "stands")


class Lister:
    """Puts corrections into words for one reader."""

    def __init__(self, reader: Anyone, shown: EventComparison | None) -> None:
        self.reader, self.shown = reader, shown
        self.sources = sources(shown) if shown else []
        self.sight = Sight(self.sources, shown.comparison) if shown else None
        self.rows = {point.id for point in shown.comparison.points} if shown else set[str]()

    def listed(self, row: Correction, state: Came | None) -> Listed:
        """A correction as it stands in the list; `state` is None where it is undone."""
        payload = payload_of(row.payload)
        spans = payload.cells or payload.row.spans if payload else ()
        other = payload.other.spans if payload and payload.other else ()
        return Listed(
            id=row.pk,
            did=DID.get(row.kind, row.get_kind_display()),
            called=called(payload),
            why=row.reason,
            who=who(self.reader, row.author),
            when=row.created,
            state=state.standing if state else "undone",
            said=STANDINGS[state.standing] if state else "Undone",
            row=state.row if state and state.row in self.rows else "",
            by=state.by if state else None,
            since=tuple(self.sources[i].name for i in state.since) if state else (),
            cells=tuple(self.snippets(spans[:_CELLS])),
            more=max(0, len(spans) - _CELLS),
            others=tuple(self.snippets(other[:_CELLS])),
            undone_by=who(self.reader, row.undone_by),
            undone_at=row.undone_at,
        )

    def snippets(self, anchors: Iterable[Anchor]) -> Iterable[Snippet]:
        """The words of anchors, as far as this reader may see them."""
        for anchor in anchors:
            place = self.shown.texts.locate(anchor) if self.shown else None
            yield self._snippet(place) if place else Snippet(name=self._name(anchor), is_gone=True)

    def _snippet(self, place: Place) -> Snippet:
        source = self.sources[place.article]
        seen = self.sight is not None and self.sight.sees(source, place.span)
        return Snippet(
            name=source.name,
            place=place_of(source, place.span.start),
            url=source.link(place.span) if seen else source.url,
            words=shortened(source.words(place.span), _SNIPPET) if seen else "",
        )

    def _name(self, anchor: Anchor) -> str:
        """The outlet of words that are gone."""
        index = self.shown.texts.index(anchor.version) if self.shown else None
        return self.sources[index].name if index is not None else "An article that is not compared now"
