"""The comparison that stands for an event wherever several events are counted: on lists, in stories, of
outlets."""

from collections import defaultdict
from collections.abc import Iterable

from comparator.models import ArticleVersion, Comparison


def standing_comparisons(events: Iterable[int]) -> dict[int, Comparison]:
    """Event -> its newest finished comparison whose articles all still cover it, without the result: what
    was taken out of an event is never told of with it again. Two queries, however many events there are."""
    done = Comparison.objects.done().filter(event__in=list(events)).order_by("-finished", "-pk")
    every = list(done.defer("result", "reason"))
    covers = defaultdict[int, set[int]](set)
    versions = ArticleVersion.objects.filter(article__coverage__event__in={one.event_id for one in every})
    for event, version in versions.values_list("article__coverage__event", "pk"):
        covers[event].add(version)
    found = dict[int, Comparison]()
    for one in every:
        if one.event_id not in found and covers[one.event_id].issuperset(one.version_ids):
            found[one.event_id] = one
    return found
