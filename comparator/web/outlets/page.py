"""Does it have habits? An outlet over the published events it covers, what is told of it, its articles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from comparator.analysis.document import Record
from comparator.selectors.habits import FEWEST_EVENTS, Altered, Kept
from comparator.selectors.outlet_list import outlet_data, outlet_listed
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
    """An outlet's page, by its slug; by its id it leads there. One of the starter list that nobody's visible
    articles are from shows what the list tells."""
    found = outlet_get(request.user, key)
    if found is None:
        return _listed(request, key)
    if key != found.slug:
        return redirect("outlet", found.slug)
    habits = outlet_habits(found)
    articles = outlet_articles(request.user, found, number(request, "page") or 1)
    ctx = {
        "section": "outlets",
        "outlet": outlet_data(found, articles.count, told=found.told_to(request.user)),
        "habits": habits,
        "enough": habits.events >= FEWEST_EVENTS,
        "fewest": FEWEST_EVENTS,
        "kept": [KeptShown(word=_KIND_WORDS[one.kind], told=one) for one in habits.kept],
        "altered": [AlteredShown(word=FINDING_WORDS[one.finding], told=one) for one in habits.altered],
        "articles": articles,
        "can_edit": found.editable_by(request.user),
    }
    return render(request, "outlets/outlet.html", ctx)


def _listed(request: HttpRequest, slug: str) -> HttpResponse:
    known = outlet_listed(slug)
    if known is None:
        raise Http404
    return render(request, "outlets/listed.html", {"section": "outlets", "outlet": known})
