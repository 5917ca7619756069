"""How much of one text stands in another, by words alone; needs no model."""

import re

_WORD = re.compile(r"\w+")
_RUN = 3  # words: runs of two are in most texts of one subject, of four a light edit breaks


def word_runs(text: str) -> frozenset[int]:
    """The runs of three words of a text, as hashes that hold within this process."""
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))


def shared_words(a: str, b: str) -> float:
    """How much of the shorter text stands in the other, 0 to 1: a report that grew has all of the first."""
    return shared_runs(word_runs(a), word_runs(b))


def shared_runs(a: frozenset[int], b: frozenset[int]) -> float:
    """The same of two texts whose runs are known."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0
