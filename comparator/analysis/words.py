"""Patterns and look-ups made of the word lists in data/."""

import re
from collections.abc import Iterable, Mapping

from comparator.analysis.wordlists import table

__all__ = ["any_of", "keys_by_word", "table"]


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, blind to the kind of white space."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)


def keys_by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """{word: key} of a table {key: [words]}."""
    return {word: key for key, words in groups.items() for word in words}
