"""The outlets that the project knows by name, domain and short name: data, and the look-ups over it."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from comparator.analysis.document import Record

_FILE = Path(__file__).parent / "data" / "outlets.json"
_DOMAIN = re.compile(r"(?:https?://|www\.|^|[\s(@])((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12})\b", re.IGNORECASE)


class Known(Record, frozen=True):
    """One outlet of the starter list."""

    name: str
    kind: str
    """wire, broadcaster, newspaper, magazine, online or organisation."""
    country: str
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class _Listing(Record, frozen=True):
    outlets: tuple[Known, ...]


@functools.cache
def known_outlets() -> tuple[Known, ...]:
    """The starter list, in the order of the file."""
    return msgspec.json.decode(_FILE.read_bytes(), type=_Listing).outlets


@functools.cache
def _by_name() -> Mapping[str, Known]:
    return {_fold(name): o for o in reversed(known_outlets()) for name in (*o.aliases, o.name)}


@functools.cache
def _by_domain() -> Mapping[str, Known]:
    return {domain: o for o in known_outlets() for domain in o.domains}


def outlet_named(name: str) -> Known | None:
    """The outlet of a name or short name, whatever its case: "AFP", "The Guardian"; None if unknown."""
    return _by_name().get(_fold(name))


def press_named(name: str) -> Known | None:
    """The same for those who report: ministries and bodies are named on pages that are not theirs."""
    found = outlet_named(name)
    return found if found and found.kind != "organisation" else None


def outlet_at(text: str) -> Known | None:
    """The outlet whose domain, or a domain under it, stands first in a text; None if none does."""
    found = (outlet_of_host(address[1].casefold()) for address in _DOMAIN.finditer(text))
    return next((outlet for outlet in found if outlet), None)


def outlet_of_host(host: str) -> Known | None:
    """The outlet of a host name in lower-case ASCII: of the longest domain that it is, or stands under."""
    labels = host.split(".")
    names = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((outlet for name in names if (outlet := _by_domain().get(name))), None)


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")
