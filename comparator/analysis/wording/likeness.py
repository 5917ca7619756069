"""How much of their content two short passages share, and where phrases of a list stand."""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import any_of, table

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TOKEN = re.compile(r"\w+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "ly", "er", "s", "e", "y")


class Found(NamedTuple):
    """A phrase of a list where it stands in a text."""

    phrase: str
    span: Span


@remembered(50_000)
def stem(word: str) -> str:
    """A word without the ending that tense or number give it; rough, and only ever compared with itself."""
    key = re.sub(r"['’]s?$", "", word.casefold()).replace("-", "")
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def is_function_word(word: str) -> bool:
    """Whether a word carries no content of its own ("and", "that")."""
    return word.casefold() in _function_words()


@remembered(20_000)
def content(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(filter(None, map(_telling, _WORD.findall(text))))


@remembered(50_000)
def _telling(word: str) -> str:
    """The stem of a word of content; empty for any other."""
    return "" if is_function_word(word) else stem(word)


def shared_content(a: str, b: str) -> float:
    """How much of the shorter passage's content the other has, 0 to 1."""
    left, right = content(a), content(b)
    return len(left & right) / max(1, min(len(left), len(right)))


def likeness(a: str, b: str) -> float:
    """How much of both passages' content they share, 0 to 1."""
    left, right = content(a), content(b)
    return len(left & right) / max(1, len(left | right))


def phrases(text: str, span: Span, listed: Iterable[str]) -> list[Found]:
    """Where any of the phrases stands in a stretch of a text, in order, the longest phrase at each place."""
    pattern, first = _pattern(tuple(listed))
    if first.isdisjoint(_tokens(span.of(text))):
        return []  # as in most stretches, which is told sooner by words than by the pattern
    return [Found(" ".join(m[0].split()).casefold(), Span(*m.span())) for m in pattern.finditer(text, *span)]


@functools.cache
def _pattern(listed: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """What finds the phrases, and the words that they begin with."""
    first = (_TOKEN.search(phrase.casefold()) for phrase in listed)
    pattern = re.compile(rf"(?<![\w-])(?:{any_of(listed)})(?![\w-])", re.IGNORECASE)
    return pattern, frozenset(m[0] for m in first if m)


@remembered(20_000)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(text.casefold()))


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(table("function_words")["words"])
