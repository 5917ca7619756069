"""What papers leave out of a body's name: a company's trade, the word hospital, the land."""

import functools

from comparator.analysis.naming.body_forms import body_words, plain_word, suffix_kind
from comparator.analysis.wordlists import demonyms, known_bodies, pairs, same_place, words


def left_out(short: str, long: str) -> bool:
    """Whether a longer name only adds what papers leave out: Kestrel and Kestrel Foods, Lesk General and Lesk
    General Hospital. What has a register's suffix itself leaves nothing out."""
    less, more = body_words(short), body_words(long)
    rest = more[len(less) :]
    if not less or not rest or more[: len(less)] != less or suffix_kind(short):
        return False
    if len(less) > 1 and _is_left_out(" ".join(rest), less[-1]):
        return True
    if len(less) == len(rest) == 1 and long.split()[-1] in words("name_parts", "institutions", "heads"):
        return short.casefold() not in same_place()
    if short.casefold() in demonyms() or short.casefold() in same_place():
        return False
    trades = _trades("of_all" if short.casefold() in known_bodies() else "words")
    return all(w in trades for w in rest)


def _is_left_out(rest: str, before: str) -> bool:
    """Whether papers leave these last words out, behind any name or behind one that ends on this word."""
    behind = pairs("name_parts", "left_out", "behind")
    return rest in words("name_parts", "left_out", "of_all") or behind.get(before) == rest


@functools.cache
def _trades(key: str) -> frozenset[str]:
    return frozenset(plain_word(w) for w in words("name_parts", "trades", key))


def without_land(name: str) -> str:
    """A body's name without the land behind it: the Election Commission of Orvania."""
    front, _, land = name.rpartition(" of ")
    return front if " " in front and land.casefold() in same_place() else name


def lands_of(name: str) -> set[str]:
    """The words of a name that are lands', capitals' or peoples'."""
    return {w for w in name.casefold().split() if w in same_place() or w in demonyms()}
