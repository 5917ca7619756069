"""What an amount is measured in: the unit after a number, the currency sign before it."""

import functools
import re
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import FigureKind
from comparator.analysis.wordlists import any_of, keys_by_word, table


class Unit(NamedTuple):
    """A unit as it stands beside a number; the span is that of the unit's own words."""

    span: Span
    name: str
    kind: FigureKind


_KINDS: tuple[tuple[str, FigureKind], ...] = (
    ("durations", "duration"),
    ("percentage_points", "percentage points"),
    ("percent", "percent"),
    ("measures", "measure"),
    ("currencies", "money"),
)


@functools.cache
def _units() -> dict[str, tuple[str, FigureKind]]:
    """{word as in a newspaper: (unit, kind)}."""
    tables = table("units")
    return {word: (unit, kind) for name, kind in _KINDS for word, unit in keys_by_word(tables[name]).items()}


@functools.cache
def _after() -> re.Pattern[str]:
    between = rf"(?:(?:{any_of(table('units')['between']['words'])})\s+)?"
    return re.compile(rf"(?:\s*-\s*|\s*){between}(?P<unit>{_hyphened(any_of(_units()))})(?![^\W_])", re.I)


def _hyphened(pattern: str) -> str:
    """The pattern with hyphens for white space too: "170,000-square-foot"."""
    return pattern.replace(r"\s+", r"[\s-]+")


@functools.cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<sign>{any_of(keys_by_word(table('units')['signs']))})\s?$")


@functools.cache
def _longest_sign() -> int:
    """In characters, with the space behind it."""
    return max(map(len, keys_by_word(table("units")["signs"]))) + 1


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that follows a number ending at `end`: "five-day", "30 per cent", "two full years"."""
    match = _after().match(text, end)
    if not match:
        return None
    glued = match.start("unit") == end and text[end : end + 1].isalpha()
    word = " ".join(match["unit"].lower().replace("-", " ").split())
    name, kind = _units()[word]
    if glued and kind == "duration":
        return None
    return Unit(Span(*match.span("unit")), name, kind)


def sign_before(text: str, start: int) -> Unit | None:
    """The currency sign right before a number: "$", "US$", "£"."""
    match = _sign().search(text, max(0, start - _longest_sign()), start)
    if not match:
        return None
    code = keys_by_word(table("units")["signs"])[match["sign"]]
    return Unit(Span(*match.span("sign")), code, "money")


def dimension(unit: str | None) -> str:
    """What a unit measures, where others measure it too ("length" of a mile); else the unit itself."""
    return _sizes().get(unit or "", (unit or "", 1.0))[0]


def size_of(unit: str | None) -> float:
    """How much of the first unit of its dimension one of a unit is: 1,609.344 metres of a mile."""
    return _sizes().get(unit or "", ("", 1.0))[1]


@functools.cache
def _sizes() -> dict[str, tuple[str, float]]:
    known = table("units")["sizes"]
    return {unit: (name, float(size)) for name, units in known.items() for unit, size in units.items()}


def names_person(noun: str) -> bool:
    """Whether a noun names a person, by the list or by its ending ("rival", "banker")."""
    lists = table("units")["ages"]
    return noun in lists["people"] or (noun.endswith(tuple(lists["endings"])) and noun not in lists["things"])
