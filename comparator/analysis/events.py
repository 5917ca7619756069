"""Which event does an article belong to? Scored by words, names, figures and days alone: no language model is
needed, so that the web process can ask too."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from comparator.analysis.belonging.clusters import CAREFUL, EVEN, grouped, linked, nearness
from comparator.analysis.belonging.fingerprints import Fingerprint, fingerprint
from comparator.analysis.belonging.likeness import Likeness, Profile, likeness
from comparator.analysis.belonging.reasons import reason
from comparator.analysis.document import Record

__all__ = [
    "CAREFUL",
    "EVEN",
    "Assignment",
    "Fingerprint",
    "Incomer",
    "Likeness",
    "Profile",
    "chance",
    "cluster",
    "fingerprint",
    "likeness",
    "nearness",
    "reason",
]

ALONE = "No other article shares enough of its names, words and figures"


class Incomer(Record, frozen=True):
    """An article whose event is asked for."""

    id: str
    headline: str
    text: str
    published: dt.date | None = None


class Assignment(Record, frozen=True):
    """The event of an article."""

    id: str
    event: str
    """The same for all articles of one event: the id of the first of them."""
    score: float
    """0 to 1: how likely it is that the article tells this event; of one alone, that it tells no other's."""
    reason: str


def chance(odds: float) -> float:
    """Log-odds as a likelihood to two digits, from .01 to .99: nothing is certain."""
    return round(1 / (1 + math.exp(-max(-4.6, min(4.6, odds)))), 2)


def cluster(articles: Sequence[Incomer]) -> tuple[Assignment, ...]:
    """The event of each article, in the order of the articles."""
    prints = [fingerprint(a.headline, a.text, a.published) for a in articles]
    links, near = linked(prints), defaultdict[int, dict[int, Likeness]](dict)
    for (a, b), link in links.items():
        near[a][b] = near[b][a] = link
    event_of = {n: event for event in grouped(len(prints), links) for n in event}
    return tuple(_assigned(articles, prints, n, event_of[n], near[n]) for n in range(len(articles)))


def _assigned(
    articles: Sequence[Incomer],
    prints: Sequence[Fingerprint],
    n: int,
    event: Sequence[int],
    near: Mapping[int, Likeness],
) -> Assignment:
    """What is told of one article. `near` has those it was compared with."""
    others = {m: link for m, link in near.items() if m in event}
    score, why = 1 - chance(max((link.odds for link in near.values()), default=-math.inf)), ALONE
    if others:
        score = chance(nearness(list(others.values())))
        why = reason(prints[n], prints[max(others, key=lambda m: others[m].odds)])
    return Assignment(id=articles[n].id, event=articles[min(event)].id, score=round(score, 2), reason=why)
