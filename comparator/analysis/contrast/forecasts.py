"""Two forecasts of one deed that cannot both be right: "is expected to meet", "is unlikely to meet"."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.wording.flat_claims import of_two_names
from comparator.analysis.wording.likeness import content, phrases, stem
from comparator.analysis.wordlists import keys_by_word, table, weekdays

_NEAR = 6  # words behind the verb among which what is done stands
_BEFORE = 24  # characters before "expected to" in which a "not" stands
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NOT = re.compile(
    r"\b(?:not|never|hardly|no\s+longer)\s+(?:\w+ly\s+)?$|n['’]t\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:if|unless|whether|or)\b", re.IGNORECASE)


class Forecast(NamedTuple):
    """What is told to come, or not to."""

    comes: bool
    words: tuple[str, ...]
    """The stems behind "is expected to", in their order."""
    span: Span
    """The words that make it a forecast."""


def forecasts(a: CellText, b: CellText) -> Iterator[tuple[Span, Span]]:
    """The words of both cells by which the one expects what the other does not."""
    for ours in forecasts_in(a):
        for theirs in forecasts_in(b):
            unlikely, likely = (theirs, ours) if ours.comes else (ours, theirs)
            if (
                ours.comes != theirs.comes
                and _one_deed(unlikely, likely)
                and not of_two_names(a.text, b.text)
            ):
                yield ours.span, theirs.span
                return


@kept
def forecasts_in(cell: CellText) -> tuple[Forecast, ...]:
    """The forecasts of a cell; none where it makes a condition."""
    return tuple(_read(cell))


def _read(cell: CellText) -> Iterator[Forecast]:
    text = text_of(cell)
    found = phrases(text, cell.span, _cues())
    for phrase, span in () if found and _OPEN.search(text, *cell.span) else found:
        denied = _NOT.search(text, max(cell.span.start, span.start - _BEFORE), span.start)
        words = [m[0] for m in _WORD.finditer(text, span.end, cell.span.end)]
        told = tuple(stem(w) for w in words if content(w) and not w.endswith("ly"))
        comes = phrase not in table("opposites")["forecasts"]["unlikely"]
        if told and not (denied and not comes):
            yield Forecast(comes and not denied, told, span)


def _one_deed(unlikely: Forecast, likely: Forecast) -> bool:
    """Whether what is expected is what is not: one verb, and the first word behind each stands behind the
    other's too. A day that is named for the one alone makes them two."""
    verb, *rest = unlikely.words
    if verb not in likely.words:
        return False
    place = likely.words.index(verb)
    done, other = rest[:_NEAR], likely.words[place + 1 : place + 1 + _NEAR]
    if not (done and other) or done[0] not in other or other[0] not in done:
        return False
    both = {*done} & {*other}
    return bool(both - _times()) and ({*done} | {*other}) & _times() <= both


@functools.cache
def _times() -> frozenset[str]:
    """The stems of words that name a day, a month or a stretch of time: one that one of two forecasts alone
    has may make them tell of two occasions."""
    named = [*weekdays(), *keys_by_word(table("months")["months"]), *table("opposites")["forecasts"]["times"]]
    return frozenset(stem(word) for word in named)


@functools.cache
def _cues() -> tuple[str, ...]:
    lists = table("opposites")["forecasts"]
    return (*lists["likely"], *lists["unlikely"])
