"""The ways to write a date: what each looks like and what it means."""

import datetime as dt
import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from comparator.analysis.numbers import calendar_days
from comparator.analysis.numbers.calendar_days import Tense, day_iso, month_iso
from comparator.analysis.numbers.numerals import BESIDE, parse_number
from comparator.analysis.wordlists import any_of, keys_by_word, table

Match = re.Match[str]
Reader = Callable[[Match, dt.date | None, Tense], str | None]
Accept = Callable[[str, Match], bool]


class Form(NamedTuple):
    """One way to write a date."""

    pattern: re.Pattern[str]
    read: Reader
    """(match, published, tense of the clause) -> ISO date, or None where it cannot be known."""
    accept: Accept
    """(text, match) -> whether it is a date here."""


@functools.cache
def _numbers(name: str) -> dict[str, int]:
    """{"january": 1 …} or {"monday": 0 …} with abbreviations."""
    return {word: int(number) for word, number in keys_by_word(table("months")[name]).items()}


def _capital(words: list[str]) -> str:
    """A pattern for words with a capital, or all in capitals."""
    return any_of([w.capitalize() for w in words] + [w.upper() for w in words if len(w) > 3])


def _month(match: Match) -> int:
    return _numbers("months")[match["month"].lower().rstrip(".")]


def _which(match: Match, name: str = "which") -> str | None:
    found = match.groupdict().get(name)
    return found.lower().split()[-1] if found else None


_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "earlier": 0, "later": 0, "next": 1, "coming": 1}


def _year(match: Match, published: dt.date | None) -> int | None:
    """The year a date names, outright or as "last year"."""
    if match.groupdict().get("year"):
        return int(match["year"])
    which = _which(match)
    return published.year + _STEP[which] if which and published else None


# --- readers -------------------------------------------------------------------------------------------


def _read_iso(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    return day_iso(int(match["y"]), int(match["m"]), int(match["d"]))


def _read_day(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    """ "13 July", "the 13th of July", "November 11, 2012"; with a last day, "July 11-12"."""
    month, day = _month(match), int(match["day"])
    year = _year(match, published)
    if year is None and published:
        year = calendar_days.year_of_day(month, day, published, tense)
    first = day_iso(year, month, day) if year else None
    last = match.groupdict().get("last")
    until = day_iso(year, month, int(last)) if year and last else None
    return f"{first}/{until}" if first and until else first


def _read_month(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    """ "March 2011", "last June", "in January", "January last year"."""
    month, year, rel = _month(match), _year(match, published), _which(match, "rel")
    if year is None and published:
        if rel in ("last", "past"):
            year = published.year - (month >= published.month)
        elif rel in ("next", "coming"):
            year = published.year + (month <= published.month)
        elif rel == "this":
            year = published.year
        else:
            year = calendar_days.year_of_month(month, published, tense)
    return month_iso(year, month) if year else None


def _read_year(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    return match["year"]


def _read_decade(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    return f"{match['y']}/{int(match['y']) + 9}"


def _read_years(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    first, last = match["y"], match["z"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _read_ago(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    word = match["number"].lower()
    number = 1 if word in ("a", "an") else parse_number(word)
    if not published or not isinstance(number, int | float) or number > 2000:
        return None
    return calendar_days.shifted(published, -int(number), match["unit"].lower())


def _read_relative(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    """ "last year", "next month", "later this year": weeks and weekends stay without a day."""
    step, unit = _STEP[_which(match, "rel") or "this"], match["unit"].lower()
    if not published or unit not in ("month", "year", "century", "night"):
        return None
    if unit == "night":
        return calendar_days.shifted(published, step, unit)
    return calendar_days.shifted(published, step, unit) if unit != "century" else None


def _read_weekday(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    number = _numbers("weekdays")[match["weekday"].lower()]
    return calendar_days.weekday(number, published, tense, _which(match, "rel")) if published else None


def _read_time(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    """ "7:30 p.m. on Friday": the day, where one is named."""
    return _read_weekday(match, published, tense) if match["weekday"] else None


def _read_word(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    step = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return calendar_days.shifted(published, step, "day") if published else None


def _read_bare_day(match: Match, published: dt.date | None, tense: Tense) -> str | None:
    """ "on the 12th": of the month of publication, or the one beside it that the tense asks for."""
    if not published:
        return None
    day, step = int(match["day"]), 0
    if tense == "past" and day > published.day:
        step = -1
    if tense != "past" and day < published.day:
        step = 1
    year, month = map(int, month_iso(published.year, published.month + step).split("-"))
    return day_iso(year, month, day)


# --- whether it is a date here -------------------------------------------------------------------------


def _always(text: str, match: Match) -> bool:
    return True


def _word_before(text: str, at: int) -> str:
    words = re.findall(r"[^\W_]+|[^\w\s]", text[max(0, at - 40) : at])
    return words[-1].lower() if words else ""


def _is_month(text: str, match: Match) -> bool:
    """ "May" and "March" alone are months only after a word that takes a time."""
    word, words = match["month"].lower().rstrip("."), table("months")["words"]
    if word not in words["ambiguous_months"] or _which(match, "rel") or _which(match):
        return True
    if _word_before(text, match.start("date")) in words["time_takers"]:
        return True
    joint = r"\s*(?:[-–]|or|and|to|until)\s*(?:early\s+|late\s+|mid-?)?"
    return bool(re.match(rf"{joint}(?:{_capital(list(_numbers('months')))})\b", text[match.end("date") :]))


def _is_year(text: str, match: Match) -> bool:
    """Four digits are a year but where they count the noun after them ("2000 soldiers") or a clock time."""
    before = _word_before(text, match.start("date"))
    start, end = match.span("date")
    behind = text[end : end + BESIDE]
    if re.match(r"\s*(?:hours|GMT|hrs|EST|UTC)\b", behind):
        return False
    plural = re.match(r"\s+(?:(?!the\b|its\b|both\b)[a-z]+\s+)?[a-z]{3,}s\b|\s+people\b", behind)
    if before in table("months")["words"]["year_takers"]:
        return not (plural and before not in ("in", "since", "the", "during"))
    return not plural and not re.search(r"[A-Z]\w*\s$", text[max(0, start - BESIDE) : start])


def _is_weekday(text: str, match: Match) -> bool:
    word = match["weekday"].lower()
    return word not in table("months")["words"]["ambiguous_weekdays"] or match[0].rstrip().endswith(".")


def _is_ago(text: str, match: Match) -> bool:
    word = match["number"].lower()
    return word in ("a", "an") or parse_number(word) is not None


def _is_bare_day(text: str, match: Match) -> bool:
    return not re.match(
        r"\s+[A-Za-z]*(?:floor|anniversary|century|day|district|street|time)", text[match.end("date") :], re.I
    )


# --- the forms -----------------------------------------------------------------------------------------

_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:]|[.,]\d)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
_WHICH = r"(?:,?\s+(?P<which>last|this|next)\s+year)?"
_NUMBER = r"(?P<number>\d+|an?|[a-z]+(?:-[a-z]+)?)"

_ZONE = r"(?:local\s+time|[A-Z]{1,3}[ST]T|GMT|UTC|ET|PT)(?!\w)"
_TIME = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?i:[ap]\.m\.|[ap]m(?!\w))|[012]?\d:[0-5]\d(?![:\d])|[012]\d[0-5]\d(?=\s+(?:GMT|UTC|hours|local)))"
    rf"(?:\s+{_ZONE})?"
)


def _rows() -> list[tuple[str, Reader, Accept, int]]:
    """(pattern, reader, accept, flags), the fullest form first: a later one takes nothing from an earlier."""
    full = [names[0] for names in table("months")["months"].values()]
    short = [name for names in table("months")["months"].values() for name in names[1:]]
    month = rf"(?P<month>(?:{_capital(full)})\b|(?:{_capital(short)})\b\.?)"
    weekday = rf"(?P<weekday>{_capital(list(_numbers('weekdays')))})\b(?:\.(?=\s[a-z]))?"
    before = rf"(?:(?:{_capital(list(_numbers('weekdays')))})\b\.?,?\s+)?"
    year = rf"(?:,?\s+{_YEAR})?"
    season = any_of(table("months")["words"]["seasons"])
    return [
        (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _read_iso, _always, 0),
        (rf"{before}{_DAY}\s*(?:[-–]|to)\s*(?P<last>\d\d?)\s+{month}{year}", _read_day, _always, 0),
        (rf"{before}{month}\s+{_DAY}\s*[-–]\s*(?P<last>\d\d?)(?!\d){year}", _read_day, _always, 0),
        (rf"{before}(?:the\s+)?{_DAY}(?:\s+of)?\s+{month}{year}{_WHICH}", _read_day, _always, 0),
        (rf"{before}{month}\s+(?:the\s+)?{_DAY}{year}{_WHICH}", _read_day, _always, 0),
        (rf"{month},?\s+(?:of\s+)?{_YEAR}", _read_month, _always, 0),
        (rf"(?:(?P<rel>(?i:last|this|next|past|coming))\s+)?{month}{_WHICH}", _read_month, _is_month, 0),
        (rf"(?:the\s+)?(?:{season})(?:\s+of)?\s+{_YEAR}", _read_year, _always, re.I),
        (r"(?:the\s+)?(?P<y>(?:1[5-9]|20)\d0)['’]?s(?!\w)", _read_decade, _always, 0),
        (r"(?P<y>(?:1[5-9]|20)\d\d)\s*[-–/]\s*(?P<z>(?:1[5-9]|20)\d\d|\d\d)(?!\w)", _read_years, _always, 0),
        (rf"{_NUMBER}\s+(?P<unit>day|week|fortnight|month|year|decade)s?\s+ago", _read_ago, _is_ago, re.I),
        (
            r"(?:(?:earlier|later)\s+)?(?:the\s+)?(?P<rel>last|this|next|previous|coming)\s+"
            r"(?P<unit>week|weekend|month|year|night|century)(?!\w)(?:['’]s\b)?",
            _read_relative, _is_relative, re.I,
        ),
        (rf"{_TIME}(?:,?\s+(?:on\s+)?{weekday})?(?:\s+{_ZONE})?", _read_time, _always, 0),
        (rf"(?:(?P<rel>(?i:last|this|next))\s+)?{weekday}(?!-)", _read_weekday, _is_weekday, 0),
        (r"(?P<word>yesterday|today|tomorrow|tonight)(?:['’]s\b)?", _read_word, _always, re.I),
        (r"on\s+the\s+(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)(?!\w)", _read_bare_day, _is_bare_day, re.I),
        (_YEAR, _read_year, _is_year, 0),
    ]  # fmt: skip


def _is_relative(text: str, match: Match) -> bool:
    """ "over the last year" is a length of time, no date."""
    start = match.start("rel")
    before = text[max(0, start - BESIDE) : start]
    lasting = re.search(r"\b(?:over|during|in|for|within|of)\s+the\s+$", before, re.I)
    return not lasting or match["rel"].lower() != "last"


@functools.cache
def forms() -> tuple[Form, ...]:
    """Every form, the fullest first."""
    edge = r"(?<![\w/$£€#])(?<!\d[.,:-])"
    return tuple(
        Form(re.compile(rf"{edge}(?P<date>{pattern})", flags), read, accept)
        for pattern, read, accept, flags in _rows()
    )
