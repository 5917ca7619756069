"""Articles that stand together: average links first, then single articles to the event nearest to them."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.belonging.fingerprints import Fingerprint
from comparator.analysis.belonging.likeness import Likeness, Profile, likeness

NEAREST = 3
"""Articles of an event whose mean likeness says how near another article is to it: an event has many sides,
and nobody tells them all."""
EVEN = 0.0
CAREFUL = 0.5  # log-odds above which an article left alone joins what others made
_UNLIKE = -4.0  # the log-odds of two articles that share no rare terms
_IN_COMMON = 2  # rare terms that two articles share before they are compared
_MOST_WITH_TERM = 400  # a term that more articles have is not rare in this file
_COMPARED = 60  # articles that each is compared with, besides those that choose it

Links = dict[tuple[int, int], Likeness]
"""How alike the pairs (a < b) are that were compared."""


def nearness(links: Sequence[Likeness]) -> float:
    """How near an article is to an event, in log-odds, from its likeness to each of the event's articles: the
    words of the nearest few, and the day of whichever was published nearest, also for one whose day is not
    known."""
    best = heapq.nlargest(NEAREST, (link.words for link in links))
    days = max((link.days for link in links if link.days is not None), default=0.0)
    return sum(best) / len(best) + days


def linked(fingerprints: Sequence[Fingerprint]) -> Links:
    """How alike articles are, of all pairs that share some of their rarest terms."""
    profiles = [Profile(f) for f in fingerprints]
    return {(a, b): likeness(profiles[a], profiles[b]) for a, b in _pairs(fingerprints)}


def grouped(count: int, links: Links) -> list[list[int]]:
    """Indexes of the articles of each event. The order of the articles makes no difference but for ties."""
    return _with_lone_ones(_average_linked(count, links), links)


def _pairs(fingerprints: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """For each article those that share most of its rarest terms; a term that few have counts for more."""
    having = defaultdict[str, list[int]](list)
    for n, found in enumerate(fingerprints):
        for term in found.rare:
            having[term].append(n)
    pairs = set[tuple[int, int]]()
    for n, found in enumerate(fingerprints):
        times, weight = Counter[int](), defaultdict[int, float](float)
        for term in found.rare:
            others = having[term]
            if len(others) <= _MOST_WITH_TERM:
                times.update(others)
                worth = 1 / (1 + math.log(len(others)))
                for m in others:
                    weight[m] += worth
        near = [m for m, shared in times.items() if shared >= _IN_COMMON and m != n]
        best = heapq.nsmallest(_COMPARED, near, key=lambda m: (-weight[m], m))
        pairs.update((min(n, m), max(n, m)) for m in best)
    return pairs


class _Between(NamedTuple):
    """What two groups have in common."""

    above: float = 0.0
    """Sum over their pairs of articles of what the words' likeness lies above that of strangers, so that
    pairs never compared need no room."""
    days: float | None = None
    """Of the two articles published nearest."""

    def and_also(self, other: "_Between") -> "_Between":
        days = max((d for d in (self.days, other.days) if d is not None), default=None)
        return _Between(self.above + other.above, days)

    def odds(self, pairs: int) -> float:
        return self.above / pairs + _UNLIKE + (self.days or 0.0)


class _Linking:
    """Groups on the way: who stands in each, and what each two have in common."""

    def __init__(self, count: int, links: Links) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self._between = defaultdict[int, dict[int, _Between]](dict)
        self._next = count
        self.queue = list[tuple[float, int, int]]()
        for (a, b), link in links.items():
            self._put(a, b, _Between(link.words - _UNLIKE, link.days))

    def join(self, a: int, b: int) -> None:
        """Make one group of two, if they still stand by themselves."""
        if a not in self.members or b not in self.members:
            return
        fresh, self._next = self._next, self._next + 1
        self.members[fresh] = self.members.pop(a) + self.members.pop(b)
        common = dict[int, _Between]()
        for other, between in (*self._between.pop(a).items(), *self._between.pop(b).items()):
            if other in self.members:
                common[other] = common.get(other, _Between()).and_also(between)
        for other, between in common.items():
            self._put(other, fresh, between)

    def _put(self, a: int, b: int, between: _Between) -> None:
        self._between[a][b] = self._between[b][a] = between
        odds = between.odds(len(self.members[a]) * len(self.members[b]))
        heapq.heappush(self.queue, (-odds, a, b))


def _average_linked(count: int, links: Links) -> list[list[int]]:
    """Join the two groups whose articles are most alike on average, as long as one event is likelier than
    two."""
    linking = _Linking(count, links)
    while linking.queue and -linking.queue[0][0] > EVEN:
        _, a, b = heapq.heappop(linking.queue)
        linking.join(a, b)
    return list(linking.members.values())


def _with_lone_ones(events: list[list[int]], links: Links) -> list[list[int]]:
    """Give each article that stands alone to the event it is nearest to, if it is near enough."""
    whole = [event for event in events if len(event) > 1]
    joined, alone = [list(event) for event in whole], list[list[int]]()
    stranger = Likeness(_UNLIKE, None)
    for (n,) in (event for event in events if len(event) == 1):
        near = [nearness([links.get((min(n, m), max(n, m)), stranger) for m in event]) for event in whole]
        best = max(range(len(near)), key=near.__getitem__, default=None)
        if best is not None and near[best] > CAREFUL:
            joined[best].append(n)
        else:
            alone.append([n])
    return joined + alone
