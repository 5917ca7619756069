"""What of a page is not the article, line by line: menus, captions, sharing, notices, openers.

The wording is data (data/page_furniture.toml); which of it holds where is decided in page_sections.py.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from comparator.analysis.pages.blocks import Block

_FILE = Path(__file__).parents[1] / "data" / "page_furniture.toml"
_LONGEST = 400
"""Characters: a longer block is running text, whatever words it begins with."""
_NUMBER = re.compile(r"^\d{1,2}[.)] (?=\S)")
_OPENER_WORDS = 14
_TRIM = " :»›>→▸▶▼…*#|·•–—-."


class Wording(NamedTuple):
    """The compiled tables: a reason or kind, and the pattern that tells it."""

    openers: Mapping[str, re.Pattern[str]]
    lines: Mapping[str, re.Pattern[str]]
    starts: Mapping[str, re.Pattern[str]]
    anywhere: Mapping[str, re.Pattern[str]]
    comment_marks: Mapping[str, re.Pattern[str]]
    roles: Mapping[str, re.Pattern[str]]


@functools.cache
def wording() -> Wording:
    """The tables of data/page_furniture.toml, compiled once."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    return Wording(**{name: {k: _any_of(v) for k, v in tables[name].items()} for name in Wording._fields})


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def trimmed(text: str) -> str:
    """A label without the colons, arrows, bullets and dots around it."""
    return _NUMBER.sub("", " ".join(text.strip(_TRIM).split()))


def opener_of(block: Block) -> str | None:
    """The kind of section a block opens: "comments", "teaser", "signup"; None for any other block."""
    if block.words > _OPENER_WORDS or len(block.text) > _LONGEST:
        return None
    label = trimmed(block.text).rstrip("!?")
    return next((kind for kind, p in wording().openers.items() if p.fullmatch(label)), None)


def reason_of(block: Block) -> str | None:
    """Why a block is no part of the article, told from its own words; None when they do not tell."""
    if len(block.text) > _LONGEST:
        return None
    if doubled(block.text):
        return "picture caption"
    label = trimmed(block.text)
    if not any(c.isalnum() for c in label):
        return "menu"
    return _by_wording(block, label)


def _by_wording(block: Block, label: str) -> str | None:
    tables = wording()
    for reason, pattern in tables.lines.items():
        if pattern.fullmatch(label) and not _speech(block):
            return reason
    for reason, pattern in tables.starts.items():
        if pattern.match(label) and not _speech(block):
            return reason
    if block.words <= 70 and not _speech(block):
        return next((reason for reason, p in tables.anywhere.items() if p.search(block.text)), None)
    return None


def _speech(block: Block) -> bool:
    """Whether the block quotes a whole sentence: furniture does not."""
    return block.words > 12 and bool(re.search('[“"][^“”"]{25,}[,.?!][”"]', block.text))


def doubled(text: str) -> str | None:
    """The stretch that a text writes twice, as galleries print a caption; None for other texts."""
    half = len(text) // 2
    once = text[:half].rstrip()
    return once if half >= 25 and once == text[-half:].lstrip() else None


def comment_mark(block: Block) -> str | None:
    """ "strong" or "weak" where a block looks like the head or foot of a reader's comment."""
    if block.words > 12 or len(block.text) > 120:
        return None
    return next((k for k, p in wording().comment_marks.items() if p.fullmatch(block.text.strip())), None)
