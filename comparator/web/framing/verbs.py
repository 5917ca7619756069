"""Reporting verbs as they stand in a text, put under the dictionary form and the kind that the lists give."""

import functools
import re

from comparator.analysis.wordlists import reporting_kind, table, words

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""), ("es", "e"), ("es", ""),
    ("s", ""),
)  # fmt: skip
_OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|its|their|our|my|your))\s+$", re.IGNORECASE)


def verb_of(cue: str, before: str = "") -> tuple[str, str]:
    """(the words to list it under, kind) of a reporting word as it stands behind `before`: "told" gives
    ("tell", "neutral"), "according to" itself, "position" behind "the ministry’s" ("position", "noun"). The
    kind of what is in no list is ""."""
    line = " ".join(cue.casefold().split())
    if line in words("reporting_verbs", "attributions", "phrases"):
        return line, "neutral"
    found = next((lemma for word in line.split() if (lemma := _lemma(word))), "")
    noun = next((w for w in (line, line.removesuffix("s")) if w in _nouns()), "")
    if noun and (not found or _OWNED.search(before)):
        return noun, "noun"
    return (found, reporting_kind()[found]) if found else (line, "")


def _nouns() -> frozenset[str]:
    return words("reporting_verbs", "nouns", "lemmas")


def _lemma(word: str) -> str:
    """The listed verb of which a word is a form; empty where it is of none."""
    if word in _irregular():
        return _irregular()[word]
    stems = [word.removesuffix(end) + more for end, more in _ENDINGS if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 2 and stem[-1] == stem[-2]]
    return next((s for s in (word, *stems, *doubled) if s in reporting_kind()), "")


@functools.cache
def _irregular() -> dict[str, str]:
    forms: dict[str, list[str]] = table("reporting_verbs")["irregular"]
    return {form: lemma for lemma, told in forms.items() for form in told}
