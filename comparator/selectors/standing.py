"""The comparison that stands for an event wherever several events are counted: on lists, in stories, of
outlets."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from comparator.models import ArticleVersion, Comparison


class _Covers(NamedTuple):
    """The versions of the articles that cover an event."""

    every: set[int]
    current: set[int]
    """Of each article the version that the event is kept at, else the newest."""


def standing_comparisons(events: Iterable[int]) -> dict[int, Comparison]:
    """Event -> its newest finished comparison whose articles all still cover it, without the result: what
    was taken out of an event is never told of with it again. One of the versions that the event stands on
    now goes before all others. Two queries, however many events there are."""
    done = Comparison.objects.done().filter(event__in=list(events)).order_by("-finished", "-pk")
    every = list(done.defer("result", "reason"))
    covers = _covers({one.event_id for one in every})
    found = dict[int, Comparison]()
    for one in sorted(every, key=lambda one: not covers[one.event_id].current.issuperset(one.version_ids)):
        if one.event_id not in found and covers[one.event_id].every.issuperset(one.version_ids):
            found[one.event_id] = one
    return found


def _covers(events: set[int]) -> dict[int, _Covers]:
    covers = defaultdict[int, _Covers](lambda: _Covers(set(), set()))
    newest = dict[tuple[int, int], tuple[int, int]]()
    versions = ArticleVersion.objects.filter(article__coverage__event__in=events)
    rows = versions.values_list(
        "article__coverage__event", "article", "article__coverage__pinned", "number", "pk"
    )
    for event, article, pinned, number, pk in rows:
        covers[event].every.add(pk)
        if pinned in (None, pk):
            newest[event, article] = max(newest.get((event, article), (0, 0)), (number, pk))
    for (event, _), (_, pk) in newest.items():
        covers[event].current.add(pk)
    return covers
