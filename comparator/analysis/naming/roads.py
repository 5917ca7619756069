"""Numbered roads: I-20 is Interstate 20, the event's one Highway 7 its State Route 7."""

import functools
import re
from collections.abc import Collection

from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.wordlists import any_of, table

PLAIN = "plain"  # the kind of a road whose words do not tell whose it is: Highway 7


def learn_roads(text: str, lexicon: Lexicon) -> None:
    """ "On Interstate 20", "I-20", "state Route 7": a road is a place, whatever a tagger makes of it."""
    for match in _roads().finditer(text):
        lexicon.places[match.group()] += 2


def road_of(name: str) -> tuple[str, str] | None:
    """The kind and the number of a road; None for any other name."""
    found = _roads().fullmatch(name)
    return (next(kind for kind in table("roads") if found[kind]), found["number"]) if found else None


def one_road(key: str, keys: Collection[str]) -> str | None:
    """Of the keys of places, "state 7", the one that "plain 7" means: the only road of its number."""
    kind, _, number = key.partition(" ")
    fits = [f"{other} {number}" for other in table("roads") if other != kind and f"{other} {number}" in keys]
    return fits[0] if kind == PLAIN and len(fits) == 1 else None


@functools.cache
def _roads() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{_words(lists)})" for kind, lists in table("roads").items())
    return re.compile(rf"(?<![\w-])(?:{kinds})(?P<number>\d{{1,3}})(?![\w.,:]?\d|[-\w])")


def _words(lists: dict[str, list[str]]) -> str:
    written = (rf"(?i:{any_of(lists['words'])})\s",)
    return "|".join((*written, *map(re.escape, lists.get("letters", ()))))
