"""What the names that templates give to parts of a page say of them."""

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import comparator.analysis
from comparator.ingest.markup import Place

_FILE = Path(comparator.analysis.__file__).parent / "data" / "page_markup.toml"
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class Cues(NamedTuple):
    """The tables of data/page_markup.toml."""

    reasons: re.Pattern[str]
    by_name: Mapping[str, str]
    tags: Mapping[str, str]
    roles: Mapping[str, str]


@functools.cache
def cues() -> Cues:
    """The tables, read once."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    by_name = {name: reason for reason, names in tables["reasons"].items() for name in names}
    longest_first = sorted(by_name, key=len, reverse=True)
    pattern = re.compile(rf"-({'|'.join(map(re.escape, longest_first))})(?=-)")
    return Cues(pattern, by_name, tables["tags"], tables["roles"])


def reason_at(place: Place) -> str | None:
    """Why an element is no part of the article, by its tag, role and names; None where they do not say."""
    known = cues()
    return known.tags.get(place.tag) or known.roles.get(place.role) or _by_names(place.names)


@functools.lru_cache(maxsize=4096)
def _by_names(names: str) -> str | None:
    for name in names.split():
        parted = "-" + "-".join(p.casefold() for p in _PARTS.findall(name)) + "-"
        if found := cues().reasons.search(parted):
            return cues().by_name[found[1]]
    return None
