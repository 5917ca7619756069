"""Words as terms, and how much each tells: rare ones much, those in every text nothing.

How rare a word is comes from the vocabulary of the sentence model, which is sorted by how often its words
stand in the model's training text (English Wikipedia and books). It is the same for every archive, so that a
stored weight never changes because other articles came in.
"""

import functools
import math
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

_VOCABULARY = Path(__file__).parents[1] / "data" / "minilm-tokenizer.json"
_ZIPF = 0.1  # share of running words of the commonest one; the word of rank r has a share of _ZIPF / r
_UNKNOWN_RANK = 60_000  # a name or word that the vocabulary of 20,000 words does not have
_NUMBER_RANK = 15_000
_WORDS = 300  # of a usual report
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")


def term_of(word: str) -> str:
    """The term that a word as it stands counts for: no capitals, accents, thousands' commas or endings; empty
    for what is none."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"'s?$", "", plain).replace("'", "")
    return _stem(plain) if len(plain) > 1 else ""


def is_figure(term: str) -> bool:
    """Whether a term is a number in digits."""
    return term[0].isdigit()


@functools.lru_cache(maxsize=50_000)
def weight_of(term: str) -> float:
    """What meeting a term tells: minus the logarithm of the share of reports that have it."""
    share = _ZIPF / _NUMBER_RANK if is_figure(term) else _shares().get(term, _ZIPF / _UNKNOWN_RANK)
    return max(0.0, -math.log(1 - math.exp(-share * _WORDS)))


_ENDINGS = (("ies", "y", 5), ("ing", "", 6), ("ed", "", 5), ("es", "", 5))


def _stem(word: str) -> str:
    """A word without the endings of number and tense; rough, but the same for all its forms."""
    if len(word) <= 3:
        return word
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            word = word[: -len(ending)] + instead
            break
    else:
        word = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 4 else word


@functools.cache
def vocabulary() -> tuple[str, ...]:
    """Some 20,000 words, the commonest first."""
    places: dict[str, Any] = msgspec.json.decode(_VOCABULARY.read_bytes())["model"]["vocab"]
    whole = (w for w in places if len(w) > 1 and w.isascii() and w.isalpha())
    return tuple(sorted(whole, key=places.__getitem__))


@functools.cache
def _shares() -> Counter[str]:
    """Each term's share of running words; a term's forms are added up."""
    shares = Counter[str]()
    for rank, word in enumerate(vocabulary(), start=1):
        shares[_stem(word)] += _ZIPF / rank  # type: ignore[assignment]  # Counter is typed for whole numbers
    return shares
