"""Which full stops end no sentence: those of ranks and titles before a name, and of other abbreviations."""

import functools
import re

from comparator.analysis.wordlists import words

_MUTE = "[b-df-hj-np-tv-xz]"
_UNSPEAKABLE = f"[A-Z]{_MUTE}{{1,4}}"
"""A word without a vowel is an abbreviation in any field: "Sgt", "Cmdr"."""


def titles() -> frozenset[str]:
    """The abbreviations that stand before names, without their full stops."""
    return words("abbreviations", "before_names", "words")


@functools.cache
def names_after() -> re.Pattern[str]:
    """Matches an abbreviation and the space behind it, up to the name that it belongs to."""
    others = "|".join(words("abbreviations", "others", "words") - titles())
    openers = "|".join(words("abbreviations", "openers", "words"))
    return re.compile(
        rf"(?<![\w.-])(?:{'|'.join(titles())}|(?!(?:{others})\.){_UNSPEAKABLE})\.\s+(?=[A-Z])(?!(?i:{openers})\b)"
    )


@functools.cache
def sentence_end() -> re.Pattern[str]:
    """Matches the end of a sentence inside a paragraph, without a parse: for titles, not for findings."""
    short = "".join(rf"(?<!\b[A-Z]{some})" for some in ("", "[a-z]", "[a-z]{2}", _MUTE * 3, _MUTE * 4))
    known = "".join(
        rf"(?<!\b{re.escape(w)})" for w in sorted(titles() | words("abbreviations", "others", "words"))
    )
    return re.compile(rf"{known}{short}[.!?…][”’\"')]*(?=\s+[“‘\"'(]*[A-Z])")
