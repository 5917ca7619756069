"""What a wire service says of its own copy, as the preview and the article's page show it."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone

from comparator.analysis.incoming import Wire
from comparator.ingest.wires.moments import FOR_EVER


class WireLine(NamedTuple):
    """One field: its name in a reader's words, and what stands in it."""

    label: str
    value: str
    strong: bool = False


def wire_lines(wire: Wire | None) -> list[WireLine]:
    """The fields that are told, the most important first."""
    if wire is None:
        return []
    lines = [
        WireLine("Embargo", _embargo(wire.embargo), strong=True) if wire.embargo else None,
        WireLine("Status", wire.status, strong=wire.status.casefold() not in ("", "usable")),
        WireLine("Slug", wire.slug),
        WireLine("Version", wire.version),
        WireLine("Urgency", f"{wire.urgency} (1 is most urgent)" if wire.urgency is not None else ""),
        WireLine("Written at", wire.located),
        WireLine("Copyright", wire.copyright),
        WireLine("Terms of use", wire.usage),
        WireLine("Identifier", wire.guid),
    ]
    return [line for line in lines if line and line.value]


def looks_like_wire(wire: Wire | None) -> bool:
    """Whether it bears what agencies put on their copy and others do not."""
    return wire is not None and (wire.urgency is not None or bool(wire.slug))


def is_endless(until: dt.datetime | None) -> bool:
    """Whether an embargo's sender gave it no end."""
    return until is not None and until >= FOR_EVER


def until_words(until: dt.datetime) -> str:
    """Until when an embargo lasts: "until 12:00 UTC on 1 May 2031", or "without an end"."""
    until = until.astimezone(dt.UTC)
    return "without an end" if is_endless(until) else f"until {until:%H:%M} UTC on {until.day} {until:%B %Y}"


def _embargo(until: dt.datetime) -> str:
    if is_endless(until):
        return "without an end: only you see it, and an event that holds it"
    until = until.astimezone(dt.UTC)
    hour = f"{until.day} {until:%B %Y, %H:%M} UTC"
    if until <= timezone.now():
        return f"ended {hour}"
    return f"until {hour}: until then only you see it, and an event that holds it"
