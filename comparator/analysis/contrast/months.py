"""Days and months that two cells name without the year, where nobody can tell the day itself."""

import functools
import re
from typing import NamedTuple

from comparator.analysis.contrast.telling import CellText, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.wording.likeness import stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import any_of, keys_by_word, table, weekdays

_WEEK = 7  # days; two dates further apart are two acts more often than one wrong day
_YEAR = 12
_LONG = 31
_EXACT = frozenset({None, "early", "late", "mid"})


@functools.cache
def times() -> frozenset[str]:
    """The stems of words that name a day, a month or a stretch of time: one that only one of two clauses has
    may make them tell of two occasions."""
    named = [*weekdays(), *keys_by_word(table("months")["months"]), *table("opposites")["forecasts"]["times"]]
    return frozenset(stem(word) for word in named)


class Date(NamedTuple):
    """A month, and its day where it is told."""

    month: int
    day: int | None
    span: Span


@once
def date_of(cell: CellText) -> Date | None:
    """The only date of a cell, where it names a month and bounds no stretch of time."""
    text = text_of(cell)
    dates = [f for f in at(cell.findings).figures(cell.span) if f.kind == "date"]
    if len(dates) != 1 or dates[0].qualifier not in _EXACT or dates[0].as_of:
        return None
    span = Span(dates[0].start, dates[0].end)
    found = _calendar().search(text, *span)
    if not found:
        return None
    day = found[1] or found[3]
    month = int(keys_by_word(table("months")["months"])[found[2].casefold()])
    return Date(month, int(day) if day else None, span)


def two_dates(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    """Where both cells name their dates, when these are less than a week apart, or two months that follow
    each other; none where the year of both is known."""
    one, two = date_of(a), date_of(b)
    if not (one and two) or (one.month, one.day) == (two.month, two.day):
        return None
    months = (one.month - two.month) % _YEAR
    if one.day and two.day:
        apart = abs((one.month * _LONG + one.day) - (two.month * _LONG + two.day))
        return (one.span, two.span) if apart < _WEEK else None
    return (one.span, two.span) if not (one.day or two.day) and months in (1, _YEAR - 1) else None


@functools.cache
def _calendar() -> re.Pattern[str]:
    months = any_of(keys_by_word(table("months")["months"]))
    return re.compile(rf"\b(?:(\d{{1,2}})\s+)?({months})\b\.?(?:\s+(\d{{1,2}})\b)?", re.IGNORECASE)
