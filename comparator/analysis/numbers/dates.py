"""Dates and days in running text, resolved against the day of publication.

A date that needs the publication date stays unresolved where that is unknown: it is never guessed.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.numbers.calendar_days import Tense
from comparator.analysis.numbers.date_forms import forms
from comparator.analysis.numbers.numerals import BESIDE
from comparator.analysis.wordlists import any_of, table

Telling = Callable[[Span], Tense]
"""Tells whether the clause around a span speaks of past or future; None where it does not say."""


class Date(NamedTuple):
    """A date as it stands, and what it means as far as known: "2012-11-11", "2012-11", "2012", or two of
    them with a slash for a stretch of time (ISO 8601); None where the text does not tell."""

    span: Span
    iso: str | None
    qualifier: str | None = None


def _untold(span: Span) -> Tense:
    return None


def find_dates(text: str, published: dt.date | None, telling: Telling = _untold) -> tuple[Date, ...]:
    """Every date of a text, in order and apart. `telling` gives the tense of the clause around a span."""
    found, taken = list[Date](), set[int]()
    for form in forms():
        for match in form.pattern.finditer(text):
            span = Span(*match.span("date"))
            if taken.isdisjoint(range(span.start, span.end)) and form.accept(text, match):
                taken.update(range(span.start, span.end))
                tense = "past" if _since(text, span.start) else telling(span)
                found.append(Date(span, form.read(match, published, tense)))
    return tuple(_qualified(text, date) for date in _joined(text, sorted(found, key=lambda d: d.span)))


def _since(text: str, start: int) -> bool:
    """Whether a date is told as where a time began, which is over whatever the clause foresees ("it would be
    the first halt since August")."""
    return re.search(r"\bsince\s+$", text[max(0, start - 10) : start], re.I) is not None


@functools.cache
def _qualifiers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(table('qualifiers')['dates']['phrases'])})(?:\s+|-)$", re.I)


_AFTER = re.compile(r"\s+or\s+(?:beyond|later|earlier|after|before)\b", re.I)


def _qualified(text: str, date: Date) -> Date:
    """The date with the qualifier before or after it ("since", "early", "or beyond") in its span."""
    match = _qualifiers().search(text[max(0, date.span.start - 30) : date.span.start])
    start = date.span.start - len(match[0]) if match else date.span.start
    after = _AFTER.match(text, date.span.end)
    words = (match[1] if match else "") + (after[0] if after else "")
    span = Span(start, after.end() if after else date.span.end)
    return Date(span, date.iso, " ".join(words.lower().split()) or None)


_STRETCH = re.compile(r"\s*[-–]\s*|\s+(?:to|or|and|until|through)\s+(?:early\s+|late\s+|mid-?\s*)?", re.I)
_OPENS = re.compile(r"\b(?:between|from|either)\s+(?:early\s+|late\s+|mid-?\s*)?$", re.I)


def _joined(text: str, dates: list[Date]) -> list[Date]:
    """Two dates that bound one stretch of time ("May or early June", "from March to July") become one."""
    out = list[Date]()
    for date in dates:
        last = out[-1] if out else None
        if last and _one_stretch(text, last, date):
            out[-1] = Date(Span(last.span.start, date.span.end), _stretch(last.iso, date.iso))
        else:
            out.append(date)
    return out


def _one_stretch(text: str, first: Date, second: Date) -> bool:
    """Whether what stands between two dates makes them the bounds of one stretch."""
    gap = text[first.span.end : second.span.start]
    if not _STRETCH.fullmatch(gap) or "/" in f"{first.iso}{second.iso}":
        return False
    if gap.split()[:1] in (["and"], ["to"]):
        return bool(_OPENS.search(text, max(0, first.span.start - BESIDE), first.span.start))
    return True


def _stretch(first: str | None, second: str | None) -> str | None:
    """The ISO interval of two dates; a month that only the second gives a year takes that year."""
    if not first or not second:
        return None
    if first[4:] and first > second:
        first = second[:4] + first[4:]
    if second[4:] and first[4:] and first[4:] < second[4:] and first[:4] < second[:4]:
        first = second[:4] + first[4:]
    return f"{first}/{second}" if first < second else second
