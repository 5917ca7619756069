"""Figures that are told without a plain number and unit: votes, bare ages, "over the past year"."""

import re
from collections.abc import Sequence
from typing import Any

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention
from comparator.analysis.language import Block
from comparator.analysis.numbers.numerals import parse_number
from comparator.analysis.numbers.qualifiers import qualifier_before
from comparator.analysis.numbers.units import names_person
from comparator.analysis.wordlists import any_of, table

_SIDE = r"\d{1,3}(?:,\d{3})*|\d{4}|[a-z]{3,9}(?:-[a-z]{3,5})?"
_RESULT = re.compile(
    rf"(?<![\w-])(?P<a>{_SIDE})(?:\s?[-–]\s?|\s+(?:[a-z]{{3,9}}\s+)?to\s+)(?P<b>{_SIDE})(?![\w-])", re.I
)
_FOR_AND_AGAINST = re.compile(
    rf"(?<![\w-])(?P<a>{_SIDE})\s+(?:[a-z]+\s+){{0,3}}?(?:for|in\s+favou?r)(?:\s+of\s+it)?,?\s+"
    rf"(?:and\s+|with\s+)?(?P<b>{_SIDE})\s+(?:[a-z]+\s+){{0,2}}?against(?![\w-])",
    re.I,
)
_AGED = re.compile(r"\b(?:aged?|aged\s+about)\s+(?P<age>\d{1,3})(?![\w.,]\d)", re.I)
_BETWEEN_COMMAS = re.compile(r",\s(?P<age>[1-9]\d)(?=,|\.\s|\.$|\s+and\b)")


_IS_OF_AGE = re.compile(r"\b(?:is|was|turned|turns)\s+(?P<age>[1-9]\d)(?=[,.;]|\s+and\b)")
_NO_PEOPLE = ("DATE", "GPE", "LOC", "TIME")
_PEOPLE = frozenset({"who", "he", "she"})


def _figure(block: Block, span: Span, **fields: Any) -> Figure:
    return Figure(start=block.start + span.start, end=block.start + span.end, **fields)


def votes(block: Block) -> list[Figure]:
    """ "a 5-4 vote", "voted 11 to 4", "by 87 votes to 45", "87 in favour and 45 against": the value is
    "5-4", low and high its two sides."""
    text = block.doc.text
    found = [_vote(block, match) for match in _RESULT.finditer(text) if _of_vote(text, match)]
    found += [_vote(block, match) for match in _FOR_AND_AGAINST.finditer(text)]
    return [figure for figure in found if figure]


def _of_vote(text: str, match: re.Match[str]) -> bool:
    """Whether a noun or verb of voting stands in or beside the two numbers."""
    nouns = any_of(table("units")["votes"]["nouns"])
    near = text[max(0, match.start() - 25) : match.end() + 15]
    return re.search(rf"\b(?:{nouns})\b", near, re.I) is not None


def _vote(block: Block, match: re.Match[str]) -> Figure | None:
    a, b = parse_number(match["a"]), parse_number(match["b"])
    if not isinstance(a, float) or not isinstance(b, float):
        return None
    value, low, high = f"{a:g}-{b:g}", min(a, b), max(a, b)
    return _figure(block, Span(*match.span()), kind="vote", value=value, low=low, high=high, unit="vote")


def ages(block: Block, mentions: Sequence[Mention]) -> list[Figure]:
    """ "aged 34", and "Name, 61," right after a person's name."""
    text, found = block.doc.text, list[Figure]()
    for match in _AGED.finditer(text):
        found.append(_age(block, match))
    people = {m.end - block.start for m in mentions if m.kind == "person"}
    people |= {e.end_char for e in block.doc.ents if e.label_ == "PERSON"}
    for match in _BETWEEN_COMMAS.finditer(text):
        if match.start() in people or _is_person(block, match.start()) or _is_named(block, match.start()):
            found.append(_age(block, match))
    for match in _IS_OF_AGE.finditer(text):
        token = block.doc.char_span(*match.span("age"), alignment_mode="expand")
        subject = next((c for c in token[0].head.children if c.dep_ == "nsubj"), None) if token else None
        if subject is not None and (subject.lower_ in _PEOPLE or subject.ent_type_ == "PERSON"):
            found.append(_age(block, match))
    return found


def _is_person(block: Block, end: int) -> bool:
    """Whether the word that ends here is a person by office or trade: "the judge, 54,"."""
    before = re.search(r"\w+$", block.doc.text[:end])
    return before is not None and names_person(before[0].lower())


def _is_named(block: Block, end: int) -> bool:
    """Whether what ends here reads as a person's name after a word for them: "the skipper Jan Maly, 54,"."""
    before = block.doc.char_span(0, end, alignment_mode="contract")
    if before is None or len(before) < 3 or before.end_char != end:
        return False
    trade, first, last = before[-3], before[-2], before[-1]
    named = all(t.pos_ == "PROPN" and t.ent_type_ not in _NO_PEOPLE for t in (first, last))
    return named and (trade.pos_ == "NOUN" or trade.ent_type_ == "PERSON") and trade.text.islower()


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
