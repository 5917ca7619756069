"""Did they print the same words? Every utterance that two outlets or more have, speaker by speaker, with
each outlet's version under the fullest one."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.analysis.document import Record
from comparator.analysis.findings import Finding, Point
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.rows import present
from comparator.selectors.summary import counted
from comparator.web.event_page import event_page
from comparator.web.quotes.table import QuoteTable, quote_table
from comparator.web.quotes.utterances import LEGEND, MOST_ALIKE, MOST_DIFFERING, Utterance, utterance
from comparator.web.requests import Request
from comparator.web.rows import Filter, Rows
from comparator.web.sources import Source
from comparator.web.words import ALIKE, FINDING_WEIGHT, FINDING_WORDS, ONLY_HERE, sign_key

FEWEST, VERSIONS = 8, 80
"""Utterances stand on the page until it has so many versions; the rest is one step away."""
UNNAMED = "Speaker not told"
NOBODY = "-"
"""The speaker's value in an address where the articles tell none."""


class Speaker(Record, frozen=True):
    """One choice of the list of speakers."""

    key: str
    name: str
    count: int


class Group(Record, frozen=True):
    """The utterances of one speaker."""

    name: str
    utterances: tuple[Utterance, ...]


def quotes(request: Request, slug: str) -> HttpResponse:
    """An event's quotes; over htmx only the region under the tabs."""
    return event_page(request, slug, "quotes", "events/_quotes.html", quotes_context, title="Quotes")


def quotes_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows under the reader's choice of speaker and finding."""
    rows = Rows(shown.comparison, every)
    show, speaker = request.GET.get("show", "all"), request.GET.get("speaker", "")
    show = show if show in KINDS else "all"
    under = _under(rows, show)
    counts = Counter(map(_key, under))
    points = sorted(_by(under, speaker), key=lambda p: _order(p, every, counts))
    opened = request.GET.get("open", "")
    limit = len(points) if request.GET.get("rows") == "all" else _fitting(points)
    shared = _by(rows.under("quotes"), speaker)
    told = [utterance(p, rows, whole=p.id == opened) for p in points[:limit]]
    return {
        "show": show,
        "speaker": speaker,
        "filters": [f for f in _filters(rows, speaker) if f.count or f.key in (show, "all")],
        "speakers": _speakers(under),
        "every_speaker": len(under),
        "groups": _groups(told),
        "sign_key": sign_key(mark for one in told for mark in one.marks),
        "rest": max(0, len(points) - limit),
        "status": f"{counted(len(points), 'utterance')}",
        "shared": len(shared),
        "same": sum(_is_same(p) for p in shared),
        "single": len(_under(rows, "single")),
        "table": quote_table(shared, every) if show not in ("single", "perhaps") else QuoteTable(),
        "quote_legend": (*{"perhaps": (ALIKE,), "single": (ONLY_HERE, ALIKE)}.get(show, ()), *LEGEND),
        "kept": [(k, v) for k, v in (("show", show if show != "all" else ""), ("speaker", speaker)) if v],
    }


def _fitting(points: Sequence[Point]) -> int:
    """How many utterances stand on the page at once."""
    versions = accumulate(min(len(present(p)), MOST_DIFFERING + MOST_ALIKE) for p in points)
    return max(FEWEST, sum(total <= VERSIONS for total in versions))


def _is_same(point: Point) -> bool:
    """Whether all who have it have the same words, as far as was found."""
    return point.verdict != "conflict" and not any(cell.findings for cell in present(point))


def _has(finding: Finding) -> Callable[[Point], bool]:
    return lambda point: any(finding in cell.findings for cell in present(point))


KINDS: dict[str, tuple[str, Callable[[Point], bool]]] = {
    "all": ("Shared", lambda point: True),
    "same": ("Same words", _is_same),
    **{f.replace(" ", "-"): (FINDING_WORDS[f], _has(f)) for f in FINDING_WEIGHT},
    "perhaps": ("Perhaps the same", lambda point: True),
    "single": ("One outlet only", lambda point: True),
}


def _under(rows: Rows, show: str) -> list[Point]:
    """The utterances that a filter leaves."""
    if show in ("perhaps", "single"):
        return [p for p in rows.under(show) if p.kind == "quote"]
    return [p for p in rows.under("quotes") if KINDS[show][1](p)]


def _filters(rows: Rows, speaker: str) -> list[Filter]:
    return [
        Filter(key=k, word=word, count=len(_by(_under(rows, k), speaker))) for k, (word, _) in KINDS.items()
    ]


def _key(point: Point) -> str:
    return point.speaker or NOBODY


def _by(points: Sequence[Point], speaker: str) -> list[Point]:
    return [p for p in points if speaker in ("", _key(p))]


def _speakers(points: Sequence[Point]) -> list[Speaker]:
    """Who is quoted, the most quoted first; those whom no article names last."""
    counts = Counter(map(_key, points))
    names = sorted(counts, key=lambda key: (key == NOBODY, -counts[key], key))
    return [Speaker(key=k, name=UNNAMED if k == NOBODY else k, count=counts[k]) for k in names]


def _order(point: Point, sources: Sequence[Source], counts: Counter[str]) -> tuple[object, ...]:
    """By speaker as in the list, then by how far down it stands where it stands highest."""
    key = _key(point)
    places = [(c.start or 0) / max(1, len(sources[c.article].text)) for c in present(point)]
    return key == NOBODY, -counts[key], key, min(places, default=1.0)


def _groups(utterances: Sequence[Utterance]) -> list[Group]:
    by_speaker: dict[str, list[Utterance]] = {}
    for one in utterances:
        by_speaker.setdefault(one.speaker or UNNAMED, []).append(one)
    return [Group(name=name, utterances=tuple(said)) for name, said in by_speaker.items()]
