"""Who took it from whom? Words that articles share, credits, and the days on which they came out."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.selectors.comparisons import EventComparison
from comparator.selectors.summary import counted
from comparator.web.event_page import event_page
from comparator.web.lineage.credits import credits
from comparator.web.lineage.graph import BOX_HEIGHT, BOX_WIDTH, graph
from comparator.web.lineage.pairs import BAR_WIDTH, LEAST, PARTS, Pair, from_earlier, pairs, passages
from comparator.web.requests import Request
from comparator.web.sight import Sight
from comparator.web.sources import Source

_FIRST_PAIRS = 40
_FIRST_ARTICLES = 30
_TOLD = 3


def lineage(request: Request, slug: str) -> HttpResponse:
    """An event's lineage; over htmx only its region."""
    return event_page(request, slug, "lineage", "events/_lineage.html", lineage_context, title="Lineage")


def lineage_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows: `see`, two articles' ids, opens the words that a pair shares."""
    sight = Sight(every, shown.comparison)
    reuse = shown.comparison.reuse
    named = credits(every, reuse, sight)
    found = pairs(every, reuse, named)
    by_key = {pair.key: pair for pair in found}
    see = request.GET.get("see", "")
    opened = by_key.get(see)
    whole = request.GET.get("pairs") == "all" or opened in found[_FIRST_PAIRS:]
    articles = from_earlier(every, reuse, named)
    return {
        "picture": graph(every, found, named),
        "box_width": BOX_WIDTH,
        "box_height": BOX_HEIGHT,
        "least": round(100 * LEAST),
        "parts": list(PARTS.values()),
        "bar_width": BAR_WIDTH,
        "pairs": found if whole else found[:_FIRST_PAIRS],
        "pairs_left": 0 if whole else max(0, len(found) - _FIRST_PAIRS),
        "opened": opened,
        "passages": passages(opened, sight) if opened else [],
        "told": [_told(pair, by_key.get(pair.back)) for pair in found if pair.taken >= LEAST][:_TOLD],
        "articles": articles if whole else articles[:_FIRST_ARTICLES],
        "articles_left": 0 if whole else max(0, len(articles) - _FIRST_ARTICLES),
        "undated": [source.name for source in every if source.published is None],
        "status": f"Opened: the words of {opened.later.name} and {opened.earlier.name}"
        if opened
        else f"{counted(len(found), 'pair')} of articles share words or name one another.",
        "width": len(PARTS) + 2,
    }


def _told(pair: Pair, back: Pair | None) -> tuple[str, str]:
    """(key, sentence) of a pair for the top of the page; `back` is the pair the other way round."""
    later, earlier = pair.later.name, pair.earlier.name
    if pair.apart:
        words = f"{pair.percent} % of {later} stands in {earlier}, outside quotes"
    else:
        words = f"{later} and {earlier} share {pair.percent} % of the words of {later}, outside quotes"
    return pair.key, f"{words}; {_naming(pair, back)}"


def _naming(pair: Pair, back: Pair | None) -> str:
    """Whether the later text credits the earlier one; else what it does that is near to it."""
    if pair.is_credited:
        return "credited"
    if pair.credits:
        place = pair.credits[0].place
        return f"names it, {place}" if place else "names it"
    if back and back.is_credited:
        return f"{pair.earlier.name} credits {pair.later.name}"
    return "no credit found"
