"""Does it have habits? An outlet over the published events it covers, and the list of its articles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.document import Record
from comparator.selectors.habits import FEWEST_EVENTS, Altered, Kept
from comparator.selectors.outlets import outlet_articles, outlet_get, outlet_habits
from comparator.web.columns import number
from comparator.web.words import FINDING_WORDS

_KIND_WORDS = {"fact": "Facts", "quote": "Quotes", "figure": "Figures"}


class KeptShown(Record, frozen=True):
    """How much it has of one kind, in words."""

    word: str
    told: Kept


class AlteredShown(Record, frozen=True):
    """One way in which it differs, in words."""

    word: str
    told: Altered


def outlet(request: HttpRequest, key: str) -> HttpResponse:
    """An outlet's page, by its slug; by its id it leads there."""
    found = outlet_get(request.user, key)
    if found is None:
        raise Http404
    if key != found.slug:
        return redirect("outlet", found.slug)
    habits = outlet_habits(found)
    ctx = {
        "section": "events",
        "outlet": found,
        "habits": habits,
        "enough": habits.events >= FEWEST_EVENTS,
        "fewest": FEWEST_EVENTS,
        "kept": [KeptShown(word=_KIND_WORDS[one.kind], told=one) for one in habits.kept],
        "altered": [AlteredShown(word=FINDING_WORDS[one.finding], told=one) for one in habits.altered],
        "articles": outlet_articles(request.user, found, number(request, "page") or 1),
    }
    return render(request, "outlets/outlet.html", ctx)
