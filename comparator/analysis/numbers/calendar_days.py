"""Which day, month or year a yearless date means, seen from the day of publication."""

import datetime as dt
from typing import Literal

Tense = Literal["past", "future", "foreseen"] | None
"""What a clause speaks of; "foreseen": what was then still to come ("called off the march planned for …")."""
_AHEAD = ("future", "foreseen")
_JUST_BEEN = 60  # days


def day_iso(year: int, month: int, day: int) -> str | None:
    """YYYY-MM-DD, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def month_iso(year: int, month: int) -> str:
    """YYYY-MM; months beyond December or before January run over into other years."""
    return f"{year + (month - 1) // 12:04d}-{(month - 1) % 12 + 1:02d}"


def weekday(number: int, published: dt.date, tense: Tense, which: str | None = None) -> str:
    """The day a weekday (0 = Monday) means: the day of publication itself, else the latest before it, or the
    first after it where the clause speaks of the future. `which` is "last", "next" or "this"."""
    back = (published.weekday() - number) % 7
    if which == "next":
        return (published + dt.timedelta(days=7 - back)).isoformat()
    if which == "last":
        return (published - dt.timedelta(days=back or 7)).isoformat()
    ahead = (7 - back) % 7
    days = ahead if tense in _AHEAD else -back
    return (published + dt.timedelta(days=days)).isoformat()


def year_of_month(month: int, published: dt.date, tense: Tense) -> int:
    """The year a month without one means: the nearest, past before future where both are half a year away;
    a clause's tense decides over nearness."""
    ahead = (month - published.month) % 12
    if tense in _AHEAD:
        return published.year + (published.month + ahead - 1) // 12
    back = (published.month - month) % 12
    if tense == "past" or back <= ahead:
        return published.year + (published.month - back - 1) // 12
    return published.year + (published.month + ahead - 1) // 12


def year_of_day(month: int, day: int, published: dt.date, tense: Tense) -> int:
    """The year a day of a month without one means, by the same rule; a day that has just been is not of the
    year to come where the clause only tells what was foreseen ("called off the raid planned for Oct. 13")."""
    years = (published.year - 1, published.year, published.year + 1)
    days = [(y, day_iso(y, month, day)) for y in years]
    distances = {y: (dt.date.fromisoformat(iso) - published).days for y, iso in days if iso}
    just_been = tense == "foreseen" and any(-_JUST_BEEN <= d < 0 for d in distances.values())
    if tense in _AHEAD and not just_been:
        distances = {y: d for y, d in distances.items() if d >= 0} or distances
    if tense == "past":
        distances = {y: d for y, d in distances.items() if d <= 0} or distances
    return min(distances, key=lambda y: (abs(distances[y]), distances[y]), default=published.year)


def shifted(published: dt.date, number: int, unit: str) -> str | None:
    """What lies a number of units from the day of publication, as exact as the unit is."""
    if unit in ("day", "night"):
        return (published + dt.timedelta(days=number)).isoformat()
    if unit == "month":
        return month_iso(published.year, published.month + number)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    return (
        f"{published.year + number * years:04d}"
        if years and 0 < published.year + number * years < 9999
        else None
    )
