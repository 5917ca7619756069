"""Figures that are told without a plain number and unit: votes, bare ages, "over the past year"."""

import re
from collections.abc import Sequence
from typing import Any

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention
from comparator.analysis.language import Block
from comparator.analysis.numbers.numerals import parse_number
from comparator.analysis.numbers.qualifiers import qualifier_before
from comparator.analysis.wordlists import any_of, table

_RESULT = re.compile(
    r"(?<![\w-])(?P<a>\d{1,4}|[a-z]{3,9})(?:\s?[-–]\s?|\s+to\s+)(?P<b>\d{1,4}|[a-z]{3,9})(?![\w-])", re.I
)
_AGED = re.compile(r"\b(?:aged?|aged\s+about)\s+(?P<age>\d{1,3})(?![\w.,]\d)", re.I)
_BETWEEN_COMMAS = re.compile(r",\s(?P<age>[1-9]\d)(?=,|\.\s|\.$|\s+and\b)")


def _figure(block: Block, span: Span, **fields: Any) -> Figure:
    return Figure(start=block.start + span.start, end=block.start + span.end, **fields)


def votes(block: Block) -> list[Figure]:
    """ "a 5-4 vote", "voted 11 to 4": the value is "5-4", low and high its two sides."""
    text, found = block.doc.text, list[Figure]()
    nouns = any_of(table("units")["votes"]["nouns"])
    for match in _RESULT.finditer(text):
        a, b = parse_number(match["a"]), parse_number(match["b"])
        near = text[max(0, match.start() - 25) : match.start()] + " | " + text[match.end() : match.end() + 15]
        if (
            not isinstance(a, float)
            or not isinstance(b, float)
            or not re.search(rf"\b(?:{nouns})\b", near, re.I)
        ):
            continue
        value, low, high = f"{a:g}-{b:g}", min(a, b), max(a, b)
        found.append(
            _figure(block, Span(*match.span()), kind="vote", value=value, low=low, high=high, unit="vote")
        )
    return found


def ages(block: Block, mentions: Sequence[Mention]) -> list[Figure]:
    """ "aged 34", and "Name, 61," right after a person's name."""
    text, found = block.doc.text, list[Figure]()
    for match in _AGED.finditer(text):
        found.append(_age(block, match))
    people = {m.end - block.start for m in mentions if m.kind == "person"}
    people |= {e.end_char for e in block.doc.ents if e.label_ == "PERSON"}
    for match in _BETWEEN_COMMAS.finditer(text):
        if match.start() in people:
            found.append(_age(block, match))
    return found


def _age(block: Block, match: re.Match[str]) -> Figure:
    return _figure(block, Span(*match.span("age")), kind="age", value=float(match["age"]), unit="year")


def lone_times(block: Block) -> list[Figure]:
    """ "over the past year", "a day after", "less than a year": one unit of time without a number."""
    words, text = table("counting")["durations"], block.doc.text
    unit = rf"(?P<unit>{any_of(words['units'])})(?!\w|-)"
    patterns = (
        rf"\b(?:over|during|in|for|within|throughout)\s+the\s+(?:past|last|next|coming)\s+{unit}",
        rf"\bthe\s+(?:past|coming)\s+{unit}",
        rf"(?<=\b)(?:{any_of(words['before'])})\s+(?P<span>an?\s+{unit})",
        rf"(?P<span>\ban?\s+{unit})(?=\s+(?:{any_of(words['after'])})\b)",
    )
    found = list[Figure]()
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.I):
            span = Span(*match.span("span" if "span" in match.groupdict() else 0))
            if any(f.start - block.start < span.end and span.start < f.end - block.start for f in found):
                continue
            before = qualifier_before(text, span.start)
            start = before.span.start if before else span.start
            unit_name = match["unit"].lower()
            found.append(
                _figure(block, Span(start, span.end), kind="duration", value=1.0, unit=unit_name,
                        qualifier=before.words if before else None)
            )  # fmt: skip
    return found
