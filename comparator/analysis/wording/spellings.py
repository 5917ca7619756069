"""Framing terms in British and American spelling, with and without a hyphen: one term, no choice of words."""

import functools
import re

from comparator.analysis.naming.body_forms import house_word
from comparator.analysis.wordlists import table


def spellings(term: str) -> frozenset[str]:
    """A term in every spelling that counts as this term: "dialogue" and "dialog", "airstrike" and "air
    strike"."""
    same = {t for t in _terms() if _one_spelling(t) == _one_spelling(term)}
    return frozenset({*same, *(" ".join(map(house_word, t.split())) for t in {term, *same})})


@functools.cache
def _terms() -> tuple[str, ...]:
    """Every term as the lists have it."""
    referents = table("framing_terms")["referents"].values()
    return tuple(t for lists in referents for kind in ("nouns", "phrases") for t in lists.get(kind, ()))


def _one_spelling(term: str) -> str:
    return "".join(house_word(word) for word in re.split(r"[\s-]+", term))


def listed(term: str) -> str:
    """The spelling of a term that is shown: the first that the lists have."""
    return _first().get(_one_spelling(term), term)


@functools.cache
def _first() -> dict[str, str]:
    """{term in one spelling: the first of the lists' spellings for it}."""
    return {_one_spelling(term): term for term in reversed(_terms())}
