"""Points in time as people write them, always with their zone."""

import datetime as dt


def moment(value: dt.datetime) -> str:
    """ "14:00 UTC on 5 March 2026"."""
    value = value.astimezone(dt.UTC)
    return f"{value:%H:%M} UTC on {value.day} {value:%B %Y}"
