"""Dates and times as news formats write them."""

import datetime as dt

FOR_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
"""The end of an embargo that its sender gave no end."""


def moment(text: str) -> dt.datetime | None:
    """A time in ISO 8601, in its long or short form ("20260311T0900Z"); in UTC where no zone is named.
    A day alone is its first moment. None for what is no such time."""
    try:
        read = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)


def day(*texts: str) -> dt.date | None:
    """The day of the first of the times that is one, in its own time zone."""
    for text in texts:
        if read := moment(text):
            return read.date()
    return None


def has_zone(text: str) -> bool:
    """Whether a time names its zone."""
    try:
        return dt.datetime.fromisoformat(text.strip()).tzinfo is not None
    except ValueError:
        return False
