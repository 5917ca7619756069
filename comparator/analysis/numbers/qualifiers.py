"""Words that say how exact a number is: "more than", "at least", "about", "or more"."""

import functools
import re
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.wordlists import any_of, table


class Qualifier(NamedTuple):
    """A qualifier as it stands, and its plain words."""

    span: Span
    words: str


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])({any_of(table('qualifiers')['before']['phrases'])})\s+(?:an?\s+|the\s+)?$", re.I
    )


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s*({any_of(table('qualifiers')['after']['phrases'])})(?!\w)", re.I)


def qualifier_before(text: str, start: int) -> Qualifier | None:
    """The qualifier that ends where a number (or its currency sign) begins."""
    offset = max(0, start - 40)
    match = _before().search(text[offset:start])
    if not match:
        return None
    return Qualifier(Span(offset + match.start(1), offset + match.end(1)), " ".join(match[1].lower().split()))


def qualifier_after(text: str, end: int) -> Qualifier | None:
    """The qualifier that follows a number: "50 or more"."""
    match = _after().match(text, end)
    return Qualifier(Span(*match.span(1)), " ".join(match[1].lower().lstrip("-").split())) if match else None


def is_preposition_too(words: str) -> bool:
    """Whether a qualifier may be a mere preposition ("talks over four days")."""
    return words in table("qualifiers")["before"]["also_prepositions"]
