"""What the names that templates give to parts of a page say of them."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import comparator.analysis
from comparator.ingest.pages.markup import Place

_FILE = Path(comparator.analysis.__file__).parent / "data" / "page_markup.toml"
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class Cues(NamedTuple):
    """The tables of data/page_markup.toml."""

    reasons: re.Pattern[str]
    by_name: Mapping[str, str]
    tags: Mapping[str, str]
    roles: Mapping[str, str]
    leads: re.Pattern[str]


@functools.cache
def cues() -> Cues:
    """The tables, read once."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    by_name = {name: reason for reason, names in tables["reasons"].items() for name in names}
    leads = _any_of(tables["lead"]["names"])
    return Cues(_any_of(by_name), by_name, tables["tags"], tables["roles"], leads)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"-({'|'.join(map(re.escape, longest_first))})(?=-)")


def reason_at(place: Place) -> str | None:
    """Why an element is no part of the article, by its tag, role and names; None where they do not say."""
    return _by_names(place.names) or plain_reason(place)


def plain_reason(place: Place) -> str | None:
    """The same by its tag and role alone: names may be given in error, these hardly are."""
    return cues().roles.get(place.role) or cues().tags.get(place.tag)


@functools.lru_cache(maxsize=4096)
def _by_names(names: str) -> str | None:
    found = next((f for name in names.split() if (f := cues().reasons.search(_parted(name)))), None)
    return cues().by_name[found[1]] if found else None


def is_lead(place: Place) -> bool:
    """Whether an element is named as the sentence under a headline that sums the story up."""
    return any(cues().leads.search(_parted(name)) for name in place.names.split())


def _parted(name: str) -> str:
    return "-" + "-".join(part.casefold() for part in _PARTS.findall(name)) + "-"
