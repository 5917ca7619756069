"""The day a page was published: from its date lines, dateline or address, or inferred from what is around."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.document import PublishedFrom
from comparator.analysis.pages.blocks import Block
from comparator.analysis.pages.dates import (
    WEEKDAYS,
    Dated,
    dated,
    day_in_address,
    days_in,
    first_weekday,
    month_day,
    with_year,
)
from comparator.analysis.pages.sections import CAPTION, COMMENTS, TEASER

_ADD = "Add the publication date so that weekdays can be resolved."
NO_DATE = f"The page gives no date. {_ADD}"
NO_YEAR = f"The dateline names no year. {_ADD}"
_KEPT = ("headline", "lead", "body", "heading", "credit")
_OF_OTHERS = (COMMENTS, TEASER, CAPTION, "notice")
_DAYS_TO_COMMENT = 3
_DAYS_TO_PAGE = 2


class Published(NamedTuple):
    """A publication day, where it comes from, and a sentence for the reader where it needs a look."""

    day: dt.date | None
    source: PublishedFrom | None
    warning: str | None = None


def published_of(
    blocks: Sequence[Block], roles: Sequence[str], dateline: str | None, text: Sequence[str]
) -> Published:
    """The page's day. `text` holds the article's paragraphs, for a dateline that lacks its year."""
    found = _date_lines(blocks, roles)
    lined = next(days_in(dateline), None) if dateline else None
    if found and (found.rank < 2 or lined is None):
        return Published(found.day, "page")
    if lined:
        return Published(lined, "dateline")
    below = _below_dateline(blocks, roles, dateline)
    if below:
        return Published(below, "page")
    known = _from_dateline(dateline, text) or _from_address(blocks, roles) or _inferred(blocks, roles, text)
    yearless = known is None and dateline is not None and month_day(dateline) is not None
    return known or Published(None, None, NO_YEAR if yearless else NO_DATE)


def _date_lines(blocks: Sequence[Block], roles: Sequence[str]) -> Dated | None:
    """The best date line: "published" before a bare date before "updated"; a bare one only at the head."""
    text = next((i for i, r in enumerate(roles) if r == "body"), len(roles))
    head = roles.index("headline") if "headline" in roles else 0
    found: list[tuple[int, int, Dated]] = []
    for i, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if role in (*_KEPT, *_OF_OTHERS):
            continue
        day = _two_lines(blocks, i) or dated(block.text)
        if day and (day.rank != 1 or i < text):
            found.append((day.rank, i - head if i > head else 1000 + head - i, day))
    return min(found)[2] if found else None


def _below_dateline(blocks: Sequence[Block], roles: Sequence[str], dateline: str | None) -> dt.date | None:
    """The day of a date line under the first paragraph, where the dateline's day without a year is that day
    or one of the two before it."""
    named = month_day(dateline) if dateline else None
    for block, role in zip(blocks, roles, strict=True):
        found = dated(block.text) if named and role not in (*_KEPT, *_OF_OTHERS) else None
        if found and any((d.month, d.day) == named for d in _days_up_to(found.day)):
            return found.day
    return None


def _days_up_to(day: dt.date) -> list[dt.date]:
    return [day - dt.timedelta(days=n) for n in range(_DAYS_TO_PAGE + 1)]


def _two_lines(blocks: Sequence[Block], at: int) -> Dated | None:
    """A label and its date on two lines: "Published:" above "3 May 2016"."""
    above = blocks[at - 1].text if at and blocks[at - 1].words <= 3 else ""
    return dated(f"{above} {blocks[at].text}") if above.endswith((":", "on")) else None


def _from_dateline(dateline: str | None, text: Sequence[str]) -> Published | None:
    named = month_day(dateline) if dateline else None
    day = with_year(*named, text) if named else None
    if day is None:
        return None
    why = "the weekday and the latest month that the text names"
    warning = f"The dateline names no year; {day.year} was worked out from {why}. Check the date."
    return Published(day, "dateline", warning)


def _from_address(blocks: Sequence[Block], roles: Sequence[str]) -> Published | None:
    """Only the article's own address counts: one that stands alone above the end of its text."""
    last = max(i for i, r in enumerate(roles) if r == "body")
    lines = [b.text for b, r in zip(blocks[:last], roles[:last], strict=True) if r == "web address"]
    day = next((d for line in lines if (d := day_in_address(line))), None)
    return Published(day, "page") if day else None


def _inferred(blocks: Sequence[Block], roles: Sequence[str], text: Sequence[str]) -> Published | None:
    """From a picture caption's day and the first reader's comment, where they fit the text's weekday."""
    pairs = list(zip(blocks, roles, strict=True))
    comments = [d for b, r in pairs if r == COMMENTS and b.words <= 12 for d in days_in(b.text)]
    captions = [d for b, r in pairs if r == CAPTION for d in days_in(b.text[:600])]
    first = min(comments, default=None)
    back = {day for paragraph in text for day in days_in(paragraph)}  # with its year: looked back on
    for day in (d for d in captions if d not in back):
        near = first is not None and dt.timedelta() <= first - day <= dt.timedelta(days=_DAYS_TO_COMMENT)
        if near or (first is None and _fits(day, text)):
            return Published(day, "inferred", _look(day, "the day in a picture caption"))
    if first and _fits(first, text):
        return Published(first, "inferred", _look(first, "the first reader's comment"))
    return None


def _fits(day: dt.date, text: Sequence[str]) -> bool:
    """Whether the first weekday that the text names is that day's, or the day before."""
    named = first_weekday(text)
    return named is not None and (day.weekday() - WEEKDAYS.index(named)) % 7 <= 1


def _look(day: dt.date, source: str) -> str:
    return f"The page gives no date; {day.isoformat()} was inferred from {source}. Check it."
