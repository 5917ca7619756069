"""Countries and languages by their codes, with English names."""

import functools
from collections.abc import Mapping
from pathlib import Path

import msgspec

_DATA = Path(__file__).parent / "data"


@functools.cache
def countries() -> Mapping[str, str]:
    """English names by code of ISO 3166-1 alpha-2, such as "GB", in the names' order."""
    return _named("countries")


@functools.cache
def languages() -> Mapping[str, str]:
    """English names by code of ISO 639-1, such as "en", in the names' order."""
    return _named("languages")


def country_name(code: str) -> str:
    """A country's name; a code that is none stays as it is."""
    return countries().get(code, code)


def language_name(code: str) -> str:
    """A language's name; a code that is none stays as it is."""
    return languages().get(code, code)


def _named(kind: str) -> dict[str, str]:
    told = msgspec.json.decode((_DATA / f"{kind}.json").read_bytes(), type=dict[str, str | dict[str, str]])
    names = told[kind]
    return dict(sorted(names.items(), key=lambda item: item[1])) if isinstance(names, dict) else {}
