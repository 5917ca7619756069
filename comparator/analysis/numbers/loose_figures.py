"""Figures that are told without a plain number and unit: votes, heights, "over the past year", "a single
shell"."""

import functools
import re
from typing import Any

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure
from comparator.analysis.language import Block
from comparator.analysis.numbers.numerals import BESIDE, parse_number
from comparator.analysis.numbers.outcomes import outcome
from comparator.analysis.numbers.qualifiers import qualifier_before
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
_HEIGHT = re.compile(
    r"(?<![\w.])(?P<feet>[3-8])(?:[-\s]?(?:foot|feet|ft)[-,\s]{1,2}(?P<inches>1[01]|\d)(?:[-\s]?(?:inch(?:es)?|in)\b)?(?![\w.,]?\d)"
    r"|['’′](?P<more>1[01]|\d)(?:[\"”″]|''))",
    re.I,
)
_SINGLE = re.compile(r"\b(?P<words>(?:an?|one)\s+single|another)\s+(?=[a-z])", re.I)


_NEAR = 4  # tokens between a blow and the "once" that counts it


def _figure(block: Block, span: Span, **fields: Any) -> Figure:
    return Figure(start=block.start + span.start, end=block.start + span.end, **fields)


def votes(block: Block) -> list[Figure]:
    """ "a 5-4 vote", "voted 11 to 4", "by 87 votes to 45", "87 in favour and 45 against": the value is
    "5-4", low and high its two sides."""
    text = block.text
    found = [_vote(block, match) for match in _RESULT.finditer(text) if _of_vote(text, match)]
    found += [_vote(block, match) for match in _FOR_AND_AGAINST.finditer(text)]
    return [figure for figure in found if figure]


def _of_vote(text: str, match: re.Match[str]) -> bool:
    """Whether a noun or verb of voting stands in or beside the two numbers."""
    return _voting().search(text[max(0, match.start() - 25) : match.end() + 15]) is not None


@functools.cache
def _voting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('units')['votes']['nouns'])})\b", re.IGNORECASE)


def _vote(block: Block, match: re.Match[str]) -> Figure | None:
    a, b = parse_number(match["a"]), parse_number(match["b"])
    if not isinstance(a, float) or not isinstance(b, float):
        return None
    value, low, high = f"{a:g}-{b:g}", min(a, b), max(a, b)
    return _figure(block, Span(*match.span()), kind="vote", value=value, low=low, high=high, unit="vote")


def heights(block: Block) -> list[Figure]:
    """ "5-foot-8", "6 feet 2 inches", in inches."""
    found = list[Figure]()
    for match in _HEIGHT.finditer(block.text):
        inches = 12.0 * float(match["feet"]) + float(match["inches"] or match["more"])
        found.append(_figure(block, Span(*match.span()), kind="measure", value=inches, unit="inch"))
    return found


def singles(block: Block) -> list[Figure]:
    """One thing told as one without the number: "a single shell", "another soldier was killed"."""
    found, words = list[Figure](), table("counting")["ones"]
    for match in _SINGLE.finditer(block.text):
        noun = _noun_after(block, match.end())
        told = outcome(noun) if noun is not None else None
        another = match["words"].lower() == "another"
        if noun is None or (another and not told) or noun.lemma_.lower() in words["single"]:
            continue
        before = block.text[max(0, match.start() - BESIDE) : match.start()]
        if re.search(rf"\b(?:{any_of(words['not_single'])})\s+$", before, re.I):
            continue
        span = Span(match.start(), noun.idx + len(noun))
        counted = f"{noun.text} {told}" if told else noun.text
        found.append(
            _figure(block, span, kind="count", value=1.0, unit=noun.lemma_.lower(), counted=counted,
                    qualifier="another" if another else None)
        )  # fmt: skip
    return found


def once(block: Block) -> list[Figure]:
    """ "shot once in the head": elsewhere "once" tells a time."""
    found, words = list[Figure](), table("counting")["ones"]
    for token in block.doc:
        before = block.doc[max(0, token.i - _NEAR) : token.i] if token.lower_ == "once" else ()
        blow = next((t for t in before if t.lemma_.lower() in words["blows"] and t.pos_ == "VERB"), None)
        if blow is not None:
            span = Span(token.idx, token.idx + len(token))
            found.append(_figure(block, span, kind="count", value=1.0, counted=f"times {blow.lower_}"))
    return found


def _noun_after(block: Block, start: int) -> Token | None:
    """The noun in the singular that a phrase begun before `start` is about, over adjectives and nouns."""
    last = None
    for token in block.doc:
        if token.idx < start:
            continue
        if token.pos_ not in ("ADJ", "NOUN") or not token.text.isalpha():
            break
        last = token
    return last if last is not None and last.tag_ == "NN" else None


def lone_times(block: Block) -> list[Figure]:
    """ "over the past year", "a day after", "less than a year", "hourlong", "half an hour": one unit of time
    without a number."""
    found = list[Figure]()
    for pattern in _lone_times():
        for match in pattern.finditer(block.text):
            span = Span(*match.span("span" if "span" in match.groupdict() else 0))
            if not any(f.start - block.start < span.end and span.start < f.end - block.start for f in found):
                found.append(_lone_time(block, match, span))
    return found


@functools.cache
def _lone_times() -> tuple[re.Pattern[str], ...]:
    words = table("counting")["durations"]
    unit = rf"(?P<unit>{any_of(words['units'])})(?!\w|-)"
    told = (
        rf"\b(?P<half>half)(?:\s+an?\s+|-){unit}",
        rf"\b(?P<unit>{any_of(words['units'])})-?long(?!\w)",
        rf"\b(?:over|during|in|for|within|throughout)\s+the\s+(?:past|last|next|coming)\s+{unit}",
        rf"\bthe\s+(?:past|coming)\s+{unit}",
        rf"(?<=\b)(?:{any_of(words['before'])})\s+(?P<span>an?\s+{unit})",
        rf"(?P<span>\ban?\s+{unit})(?=\s+(?:{any_of(words['after'])})\b)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in told)


def _lone_time(block: Block, match: re.Match[str], span: Span) -> Figure:
    before = qualifier_before(block.text, span.start)
    return _figure(
        block,
        Span(before.span.start if before else span.start, span.end),
        kind="duration",
        value=0.5 if "half" in match.groupdict() else 1.0,
        unit=match["unit"].lower(),
        qualifier=before.words if before else None,
    )
