"""Whose word is it? The terms, names in several spellings, the reporting verbs, the speakers and the first
lines of each article."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.analysis.document import Record, Span
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.summary import counted
from comparator.web.blocks import blocks
from comparator.web.event_page import event_page
from comparator.web.framing.speech import WIDTH, Speech
from comparator.web.framing.spellings import spelt
from comparator.web.framing.terms import VOICES, Terms
from comparator.web.pieces import Layer, Piece, pieces
from comparator.web.requests import Request
from comparator.web.sight import Sight
from comparator.web.sources import Source
from comparator.web.standing import standing, standing_context

_FIRST_SPEAKERS = 12


class Opening(Record, frozen=True):
    """How an article begins."""

    source: Source
    headline: tuple[Piece, ...]
    lead: tuple[tuple[Piece, ...], ...]
    """The lead, else the first paragraph; only what this reader may see of it."""
    place: str
    url: str
    is_cut: bool


def framing(request: Request, slug: str) -> HttpResponse:
    """An event's framing; over htmx only its region."""
    return event_page(request, slug, "framing", "events/_framing.html", framing_context, title="Framing")


def framing_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows: `see` in the address opens the sentences behind one count."""
    comparison = shown.comparison
    stand, hidden = standing(request, every, shown.base)
    sight = Sight(every, comparison)
    see = request.GET.get("see", "").split(".")
    terms = Terms(comparison.framing, stand, hidden, sight)
    referents = terms.referents(see)
    columns = standing_context(stand, hidden)
    fixed = [(key, request.GET[key]) for key in ("see", "speakers") if request.GET.get(key)]
    spoken = _spoken(request, Speech(comparison, stand, sight), see)
    panels = [row.opened for referent in referents for row in referent.rows]
    panels += [row.opened for row in (*spoken["verb_rows"], *spoken["speakers"])]
    title = next((panel.title for panel in panels if panel), "")
    return {
        **columns,
        **spoken,
        "kept": [*columns["kept"], *fixed],
        "kept_choice": fixed,
        "see": ".".join(see),
        "voices": VOICES.values(),
        "only_own": terms.only_own(),
        "referents": referents,
        "spelt": spelt(comparison.names, stand, hidden, sight),
        "openings": [_opening(source, sight, terms.counted(source)) for source in stand],
        "width": len(stand) + 1 + bool(hidden),
        "status": f"Opened: {title}" if title else f"{counted(len(referents), 'thing')} with terms.",
    }


def _spoken(request: HttpRequest, speech: Speech, see: Sequence[str]) -> dict[str, Any]:
    """Reporting verbs and speakers; the most quoted ones, until all are asked for."""
    speakers = speech.speakers(see)
    whole = request.GET.get("speakers") == "all" or any(speaker.opened for speaker in speakers)
    return {
        "verb_rows": speech.verb_rows(see),
        "without_verb": speech.without_verb(),
        "pictures": speech.pictures(),
        "picture_width": WIDTH,
        "speaking": speech.stand,
        "speakers": speakers if whole else speakers[:_FIRST_SPEAKERS],
        "speakers_left": 0 if whole else max(0, len(speakers) - _FIRST_SPEAKERS),
    }


def _opening(source: Source, sight: Sight, counted: Sequence[Span]) -> Opening:
    document = source.document
    layers = [Layer(span=span, css="m-term") for span in counted]
    headline = document.parts.headline
    first = _first(source)
    seen: Sequence[Span] = sight.seen(source, first[1]) if first else ()
    return Opening(
        source=source,
        headline=tuple(pieces(source.text, headline, layers)) if headline else (),
        lead=tuple(tuple(pieces(source.text, span, layers)) for span in seen),
        place=first[0] if first else "",
        url=sight.link(source, first[1]) if first else "",
        is_cut=first is not None and list(seen) != [first[1]],
    )


def _first(source: Source) -> tuple[str, Span] | None:
    """The lead of an article, else its first paragraph."""
    found = (b for b in blocks(source.document) if b.role in ("lead", "paragraph"))
    return next(((block.place, block.span) for block in found), None)
