"""Which full stops end no sentence: those of ranks and titles before a name, and of other abbreviations."""

import functools
import re
from collections.abc import Iterator

from comparator.analysis.wordlists import words

_MUTE = "[b-df-hj-np-tv-xz]"
_UNSPEAKABLE = re.compile(f"[A-Z]{_MUTE}{{1,4}}")
"""A word without a vowel is an abbreviation in any field: "Sgt", "Cmdr"."""
_SHORT = re.compile(r"(?<![\w.-])(?P<short>[A-Z][\w-]{1,7})\.\s+(?=(?P<next>[A-Z]\w*))")


def titles() -> frozenset[str]:
    """The abbreviations that stand before names, without their full stops."""
    return words("abbreviations", "before_names", "words")


def named_after(text: str) -> Iterator[int]:
    """Where in a text the names begin that stand behind an abbreviated title."""
    for found in _SHORT.finditer(text):
        if _is_title(found["short"]) and found["next"].lower() not in words(
            "abbreviations", "openers", "words"
        ):
            yield found.end()


def _is_title(word: str) -> bool:
    others = words("abbreviations", "others", "words")
    return word in titles() or (word not in others and bool(_UNSPEAKABLE.fullmatch(word)))


@functools.cache
def sentence_end() -> re.Pattern[str]:
    """Matches the end of a sentence inside a paragraph, without a parse: for titles, not for findings."""
    short = "".join(rf"(?<!\b[A-Z]{some})" for some in ("", "[a-z]", "[a-z]{2}", _MUTE * 3, _MUTE * 4))
    known = "".join(
        rf"(?<!\b{re.escape(w)})" for w in sorted(titles() | words("abbreviations", "others", "words"))
    )
    return re.compile(rf"{known}{short}[.!?…][”’\"')]*(?=\s+[“‘\"'(]*[A-Z])")
