"""Datelines, bylines and agency credits: the lines that say where, by whom and from whom a report is."""

import re
from typing import NamedTuple

from comparator.analysis.outlets import press_named
from comparator.analysis.pages.blocks import Block
from comparator.analysis.pages.dates import MONTHS
from comparator.analysis.pages.furniture import trimmed, wording

_DASH = r"(?:\s?[—–―]{1,2}\s?|\s-{1,3}\s|-{1,3}\s)"
_MONTHS = "|".join(f"{m}|{m[:3]}" for m in MONTHS)
_DATE = rf"(?:(?i:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?i:{_MONTHS})\.?(?:,? \d{{4}})?)"
_AGENCY = r"\((?P<agency>[A-Za-z][\w&./’' -]{1,40})\)"
_CAPS = r"(?:[A-Z]{3}[A-Z.’'-]*|[A-Z]{2}\. ?[A-Z]{3,})(?:[ /][A-Z.’'-]{2,}){0,3}"
_PLACE = r"[A-Z][\w.’'-]+(?: (?:al|el|de|la|of|and|[A-Z][\w.’'-]+)){0,3}"
_WITH = rf"(?:,? {_DATE})?,?(?: {_AGENCY})?"
_DATELINES = [
    re.compile(p)
    for p in (
        rf"(?P<line>{_CAPS}(?:, {_PLACE}){{0,2}}{_WITH}){_DASH}(?=\S)",
        rf"(?P<line>{_PLACE}(?:, {_PLACE}){{0,2}},? {_DATE},?(?: {_AGENCY})?){_DASH}(?=\S)",
        rf"(?P<line>{_PLACE}(?:, {_PLACE}){{0,2}} {_AGENCY}){_DASH}(?=\S)",
        rf"(?P<line>{_AGENCY}){_DASH}(?=\S)",
        rf"(?P<line>{_CAPS}(?:, {_PLACE})?,? {_DATE}\.? /(?P<agency>[A-Z][\w -]{{1,30}})/)\.?\s(?=\S)",
        rf"(?P<line>{_PLACE}(?:, {_PLACE})?)\s[—–―-]{{1,2}}\s(?=[A-Z“\"‘])",
        rf"(?P<line>{_CAPS}|{_PLACE}(?:, {_PLACE})?)(?:, {_DATE})?:\s(?=[A-Z“\"‘])",
    )
]
_BARE = len(_DATELINES) - 2
"""From here on the patterns show a place and a mark only; see `dateline_of`."""
_LABEL = re.compile(r"[A-Z][\w.’' -]{0,40}:\s")
_CREDIT_TAIL = re.compile(r"\((?P<names>[^()]{2,80})\)\s*$")
_DASHED_TAIL = re.compile(r"^[—–-]{1,2} ?(?P<names>.{2,60})$")
_PERSON = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
_SIGNED = re.compile(
    rf"{_PERSON}(?:(?:,| and|, and) {_PERSON}){{0,3}}(?:,| [-–—|]) (?:[Tt]he )?(?P<names>[A-Z].{{1,40}})"
)
_AGENCY_NAME = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}(?:Press|News Agency|News Service|Newswire|Wire|Agency)")
_SPLIT = re.compile(r"\s*(?:,|/|;|&|\band\b|\+)\s*")


class Dateline(NamedTuple):
    """A dateline at the head of a paragraph."""

    text: str
    length: int
    """Characters to the first one of the report itself, the dash counted in."""
    agency: str | None


def dateline_of(text: str, *, first: bool, labelled: int) -> Dateline | None:
    """The dateline a paragraph begins with.

    `first`: whether it is the first paragraph; only there does a place with a bare dash or colon count, and a
    colon only where no other paragraph (`labelled` counts them) begins with "Name:", as interviews do.
    """
    head = text[:160]
    for number, pattern in enumerate(_DATELINES):
        found = pattern.match(head)
        if found is None or (number >= _BARE and not first) or (number > _BARE and labelled > 1):
            continue
        parts = found.groupdict()
        return Dateline(found["line"].rstrip(" ,"), found.end(), parts.get("agency"))
    return None


def labelled(text: str) -> bool:
    """Whether a paragraph begins with "Name:", as turns of an interview do."""
    return bool(_LABEL.match(text[:60]))


def byline_of(block: Block) -> bool:
    """Whether a block names the writer: "By A. Writer", "A. Writer in Geneva", "A. Writer, Editor"."""
    if block.words > 22 or len(block.text) > 160 or block.text.endswith((".", "?", "!")):
        return False
    label = trimmed(block.text)
    return bool(wording().roles["byline"].fullmatch(label) or signed_for(label))


def signed_for(byline: str) -> str | None:
    """The agency behind a writer's name: "A. Writer, Meridian Press"."""
    signed = _SIGNED.fullmatch(byline)
    return signed["names"] if signed and is_agency(signed["names"]) else None


def credit_of(block: Block) -> tuple[str, ...] | None:
    """The agencies a closing line credits, () where it names people only; None if it is no credit."""
    if block.words > 30 or len(block.text) > 240:
        return None
    text = block.text.strip()
    if (
        text.startswith("(")
        and text.endswith(")")
        and wording().roles["credit"].fullmatch(trimmed(text[1:-1]))
    ):
        return agencies_in(text[1:-1])
    tail = _DASHED_TAIL.match(text) or _CREDIT_TAIL.search(text)
    named = agencies(tail["names"]) if tail else agencies(text)
    if tail and named and (tail.start() == 0 or (block.words <= 8 and not block.closed)):
        return named
    if named and not tail and len(named) == len(_SPLIT.split(text)):
        return named
    return agencies_in(text) if wording().roles["credit"].fullmatch(trimmed(text)) else None


def agencies(text: str) -> tuple[str, ...]:
    """The agencies in a list such as "Reuters, AFP", spelled as there: known ones, and names that say so."""
    names = (p.strip(" .") for p in _SPLIT.split(text))
    return tuple(n for n in names if n and is_agency(n))


def is_agency(name: str) -> bool:
    """Whether a name is a known outlet's, or ends as agencies' names do: "Meridian Press"."""
    return bool(press_named(name) or _AGENCY_NAME.fullmatch(name))


def closing_agencies(text: str) -> tuple[str, ...]:
    """The agencies in brackets at a paragraph's end: "… he said. (Reuters)"."""
    tail = _CREDIT_TAIL.search(text[-100:])
    return (
        agencies(tail["names"]) if tail and text[: text.rfind("(")].rstrip().endswith((".", "”", '"')) else ()
    )


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies that a credit line names after "from", "with" or a colon."""
    return agencies(re.sub(r"^.*?\b(?:from|with|by|sources?|agenc(?:y|ies))\b:?\s*", "", text, flags=re.I))
