"""Messages within a message: what somebody forwarded or answered to, told by the headers copied into it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_RULE = re.compile(
    r"[-_=* ]{2,}\s*(?:original|forwarded) message\s*[-_=* ]{2,}|begin forwarded message:", re.I
)
_HEADER = re.compile(r"\s*\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\s*:\*?\s*(.*)", re.I)
_FEWEST = 3
"""Copied headers in a row that are a message's head and not lines of an article."""
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)


class Section(NamedTuple):
    """One of the messages within a message."""

    headers: Mapping[str, str]
    """Those copied above it, by their names in lower case; none for the uppermost."""
    text: str
    left_out: int
    """Words of the other messages around it."""


def without_marks(text: str) -> str:
    """A text without the marks of quoting, where they stand before most of its lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return _QUOTED.sub("", text) if lines and quoted > 0.5 * len(lines) else text


def longest_section(text: str) -> Section:
    """The message with the most words: who forwards an article writes less than it says."""
    found: list[tuple[dict[str, str], list[str]]] = [({}, [])]
    lines, i = text.split("\n"), 0
    while i < len(lines):
        headers, after = _head(lines, i)
        if after > i:
            found.append((headers, []))
            i = after
        else:
            found[-1][1].append(lines[i])
            i += 1
    texts = ["\n".join(section) for _, section in found]
    words = [len(section.split()) for section in texts]
    best = words.index(max(words))
    return Section(found[best][0], texts[best], sum(words) - words[best])


def _head(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers that begin in a line, and the line after them; that line itself where none do."""
    ruled = bool(_RULE.fullmatch(lines[start].strip(" >\t")))
    at = start + ruled
    while ruled and at < len(lines) and not lines[at].strip(" >\t"):
        at += 1
    headers: dict[str, str] = {}
    while at < len(lines) and (line := _HEADER.match(lines[at].lstrip(" >\t"))):
        headers[line[1].lower()] = line[2].strip(" *")
        at += 1
    if len(headers) >= _FEWEST or (ruled and headers):
        return headers, at
    return {}, start + ruled
