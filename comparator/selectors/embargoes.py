"""Which events an embargo keeps from others' sight."""

import datetime as dt

from comparator.analysis.document import Record
from comparator.models import Coverage, Event
from comparator.models.event import holds_back


class HeldBack(Record, frozen=True):
    """Why an event is not seen by others yet."""

    until: dt.datetime
    """When the last of the embargoes ends."""
    outlet: str | None
    """Whose article bears it."""
    articles: int
    """How many are under one."""


def held_back(event: Event) -> HeldBack | None:
    """What holds an event back; None where nothing does. For its owner's eyes."""
    held = Coverage.objects.filter(holds_back(), event=event)
    rows = list(
        held.order_by("-article__embargo", "pk").values_list("article__embargo", "article__outlet__name")
    )
    until, outlet = rows[0] if rows else (None, None)
    if until is None:
        return None
    return HeldBack(until=until, outlet=outlet, articles=len(rows))
