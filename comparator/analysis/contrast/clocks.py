"""The hour at which a passage says that something happened."""

import functools
import re
from typing import NamedTuple

from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.wordlists import any_of, table

_DAY = 24 * 60
_HOUR = r"(?<![\d.:])(?:(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b\.?|(noon|midday|midnight)\b)"
_BEFORE = 24  # characters before an hour in which it says how exact it is


class Hour(NamedTuple):
    """A clock time."""

    minute: int
    """Of the day."""
    off: int
    """Minutes by which the words allow it to be off."""
    zone: str
    span: Span


@kept
def hour_of(cell: CellText) -> Hour | None:
    """The only hour that a cell tells, but for one in brackets, which is the same by another clock; None
    where there is none, or several, or one that bounds a stretch."""
    text = text_of(cell)
    told = (m for m in _clock().finditer(text, *cell.span) if text[m.start() - 1 : m.start()] != "(")
    found = [_hour(text, m) for m in told]
    return found[0] if len(found) == 1 else None


def two_hours(a: CellText, b: CellText) -> tuple[Hour, Hour] | None:
    """The hours of two cells, where one clock cannot have shown both."""
    one = hour_of(a)
    two = hour_of(b) if one else None
    if not (one and two) or one.zone != two.zone:
        return None
    apart = abs(one.minute - two.minute)
    return (one, two) if min(apart, _DAY - apart) > max(one.off, two.off) else None


def _hour(text: str, found: re.Match[str]) -> Hour | None:
    lists = table("opposites")["hours"]
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    rough, sharp = (
        re.search(rf"\b(?:{any_of(lists[k])})\s+$", before, re.IGNORECASE) for k in ("rough", "sharp")
    )
    zone = _zone().match(text, found.end())
    if not (rough or sharp):
        return None
    minute = _minute(found)
    off = lists["loose"] if rough else lists["tight"]
    return (
        None if minute is None else Hour(minute, off, zone[1].casefold() if zone else "", Span(*found.span()))
    )


def _minute(found: re.Match[str]) -> int | None:
    """Minutes since midnight; None for an hour that no clock shows."""
    if found[4]:
        return 0 if found[4].casefold() == "midnight" else _DAY // 2
    hours, minutes = int(found[1]), int(found[2] or 0)
    if not 1 <= hours <= 12 or minutes > 59:
        return None
    return (hours % 12 + (12 if found[3].casefold() == "p" else 0)) * 60 + minutes


@functools.cache
def _clock() -> re.Pattern[str]:
    return re.compile(_HOUR, re.IGNORECASE)


@functools.cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"\s*\(?\s*({any_of(table('opposites')['hours']['zones'])})\b")
