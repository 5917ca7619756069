"""What wire services say about using their copy, in words a reader can act on."""

import datetime as dt
import time

from comparator.ingest.wires.moments import FOR_EVER, has_zone, moment

_LONGEST = dt.timedelta(days=2 * 366)
_WITHDRAWN = ("withheld", "canceled", "cancelled")


def embargo_of(told: str | None, warnings: list[str]) -> dt.datetime | None:
    """The end of an embargo from its field: None where there is no field. What is unclear about it is added
    to `warnings`; an embargo whose end cannot be read has none."""
    if told is None:
        return None
    ends = moment(told)
    if ends is None:
        warnings.append("Its sender put it under an embargo without an end. Set one when you know it.")
        return FOR_EVER
    if ends.timestamp() > time.time() + _LONGEST.total_seconds():
        warnings.append("Its embargo would last over two years; it was taken to have no end. Set another.")
        return FOR_EVER
    if not has_zone(told):
        warnings.append("The embargo names no time zone; it was taken as UTC.")
    return ends


def status_of(told: str, warnings: list[str]) -> str:
    """The publishing status without its vocabulary's prefix; a withdrawn one is added to `warnings`."""
    status = told.rpartition(":")[2].strip().lower()
    if status in _WITHDRAWN:
        warnings.append(f"Its sender has marked this copy as {status}. Ask them before you use it.")
    return status


def urgency_of(told: object) -> int | None:
    """1, most urgent, to 9; None for anything else."""
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        return None
    digits = str(told).strip().removesuffix(".0")
    return int(digits) if len(digits) == 1 and digits in "123456789" else None
