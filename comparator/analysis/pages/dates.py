"""Days named on a page: date lines, datelines without a year, and dates inside web addresses."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = rf"(?P<month>{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)}|sept)\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = [
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_MONTH} ?{_DAY}(?:,? (?:at )?[\d:.]{{4,5}} ?[ap]?m?,?)?,? {_YEAR}\b",
        rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}\b",
        rf"\b{_DAY}[ -]{_MONTH}[ -]{_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        r"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:(?:19|20)\d\d|\d\d))\b",
        r"(?<![\w-])(?P<first>[0-3]?\d)-(?P<second>[0-3]?\d)-(?P<year>(?:19|20)\d\d)(?![\w-])",
    )
]
_YEARLESS = re.compile(rf"\b(?:{_MONTH} {_DAY}|(?P<day2>[0-3]?\d) {_MONTH.replace('month', 'month2')})", re.I)
_IN_ADDRESS = re.compile(
    r"(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d|[a-z]{3})[/-]?(?P<day>[0-3]\d)\b", re.I
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}(?: [0-3]?\d(?:st|nd|rd|th)?,?|,)? {_YEAR}\b", re.IGNORECASE)
_NAMED_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_FIRST, _SECOND = re.compile(r"publish|posted|created|issued", re.I), re.compile(r"updat|modif|edited", re.I)
_YEARS_TRIED = 3  # from that of the latest month named: in three years no day falls on one weekday twice
_LONGEST_LINE = 200
_TOLD_BESIDE = 2  # words of a clause that a date line may hold
_BESIDE_DATES = frozenset(
    (
        *("am", "pm", "at", "on", "by", "and", "of", "in", "from", "for", "last", "first"),
        *("posted", "published", "updated", "modified", "created", "date"),
    )
)


class Dated(NamedTuple):
    """A day and how surely the page was published on it: 0 "published", 1 a date line, 2 "updated"."""

    rank: int
    day: dt.date


def days_in(text: str) -> Iterator[dt.date]:
    """Every full date (day, month, year) a text names. 3/4/2019 is left out: nobody can tell which it is."""
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            if day := _day(found.groupdict()):
                yield day


def dated(line: str) -> Dated | None:
    """The date a short line gives for the page; None for a line that only mentions one in passing."""
    if len(line) > _LONGEST_LINE or "©" in line or line.casefold().startswith("copyright"):
        return None
    day = next(days_in(line), None)
    if day is None:
        return None
    if _FIRST.search(line):
        return Dated(0, day)
    if _SECOND.search(line):
        return Dated(2, day)
    return Dated(1, day) if not line.rstrip().endswith(".") and _is_date_line(line) else None


def _is_date_line(line: str) -> bool:
    """Whether a line says little beside its date: labels, a writer's name, no clause in lower case."""
    words = line.split()
    told = [w for w in words if w.isalpha() and w.islower() and w not in _BESIDE_DATES]
    return len(words) <= 14 and len(told) <= _TOLD_BESIDE


def day_in_address(address: str) -> dt.date | None:
    """The date in a web address such as /2019/11/19/ or /2019-11-19-."""
    found = _IN_ADDRESS.search(address)
    return _day(found.groupdict()) if found else None


def month_day(text: str) -> tuple[int, int] | None:
    """(month, day) of a date without a year: "December 29", "29 Dec."."""
    found = _YEARLESS.search(text)
    if not found:
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    return (_month(month), int(day)) if 1 <= int(day) <= 31 else None


def with_year(month: int, day: int, texts: Iterable[str]) -> dt.date | None:
    """The date of a dateline that names no year, worked out from the text under it; None if it does not tell.

    What is new is told with its month ("since March 2011"), what is long past with its year alone ("the war
    of 2009"). So: the year of the latest month that is named with one, or one of the two after it, in which
    the dateline's day is the first weekday that the text names.
    """
    body = " ".join(texts)
    years = [int(found["year"]) for found in _MONTH_OF_YEAR.finditer(body)]
    weekday = first_weekday([body])
    if not years or not weekday:
        return None
    today = dt.date.today() + dt.timedelta(days=1)  # it may be tomorrow where the page was printed
    tried = (_safe(y, month, day) for y in range(max(years), max(years) + _YEARS_TRIED))
    wanted = WEEKDAYS.index(weekday)
    return next((d for d in tried if d and d <= today and d.weekday() == wanted), None)


def first_weekday(texts: Iterable[str]) -> str | None:
    """The first weekday that the texts name, in lower case."""
    found = next((f for text in texts if (f := _NAMED_WEEKDAY.search(text))), None)
    return found[1].casefold() if found else None


def _day(parts: dict[str, str | None]) -> dt.date | None:
    year = int(parts["year"] or 0)
    year += 2000 * (year < 100)
    if "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first > 12 >= second:
            return _safe(year, second, first)
        return _safe(year, first, second) if second > 12 or first == second else None
    return _safe(year, _month(parts["month"] or ""), int(parts["day"] or 0))


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    short = word.casefold()[:3]
    return next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(short)), 0)


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
