"""Numbers that are told to be a part of others, and numbers that tell a change."""

import re

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

_LEADING = re.compile(r"\b(from|by|to)\s+(?:an?\s+|another\s+)?$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom|them|these|those)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,;:.!?“”\"()—–]+")
_LEAD = 20  # characters before a number in which those words stand …
_WHOLE = 80  # … and in which the number stands that it is a part of


def led_by(text: str, figure: Figure) -> str:
    """The word of change that a figure of a text stands behind: "from", "by" or "to"; else empty. "By 65
    members" may tell who did it."""
    found = _LEADING.search(text, max(0, figure.start - _LEAD), figure.start)
    word = found[1].casefold() if found else ""
    return "" if word == "by" and figure.kind == "count" else word


def part_of_some(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """Of a number that is a part of one before it ("four of which exploded") the stems of what is told of it;
    nothing of any other."""
    text = article.document.text
    behind = _OF_THEM.match(text, figure.end)
    if not (behind or _OF_WHICH.search(text, max(0, figure.start - _LEAD), figure.start)):
        return frozenset()
    before = at(article).figures(Span(max(0, figure.start - _WHOLE), figure.start))
    told = _CLAUSE.match(text, behind.end() if behind else figure.end)
    return content(told[0]) if told and any(f.kind == "count" for f in before) else frozenset()
