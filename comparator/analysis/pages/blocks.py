"""A page cut into blocks: the stretches of lines that stand together as one paragraph, label or link."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.document import Span

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_LINE = re.compile("[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_EDGES = "".join(chr(c) for c in range(0x3100) if chr(c).isspace()) + INVISIBLE
_WORD = re.compile(r"\w[\w'’.-]*")
_CLOSERS = "\"'”’»)]*"
_ENDS = ".!?…。！？؟"
_TITLED = 0.6
"""Running text has fewer capitals, German with its nouns too."""
_LONG_WRAP = 120
"""Mail and wire texts are wrapped at 60 to 80 characters; a longer line is a paragraph of its own."""


class Block(NamedTuple):
    """One block of the page with the place where it stands."""

    start: int
    end: int
    text: str
    gap: bool
    """Whether a blank line, or the top of the page, stands before it."""
    words: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: a closed sentence, or words enough for one."""
        return (self.closed and self.words >= 4) or (self.words >= 25 and not _titled(self.text))


def _titled(text: str) -> bool:
    """Whether most words of a text begin with a capital or a figure: names run together, as menus are."""
    words = text.split()
    return sum(w[:1].isupper() or w[:1].isdigit() for w in words) > _TITLED * len(words)


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a full stop, question or exclamation mark, closing marks aside."""
    return text.rstrip(_CLOSERS + " ").endswith(tuple(_ENDS))


def blocks_of(raw: str, *, wrapped: bool = True) -> list[Block]:
    """The page's blocks in order. Every line that is not blank belongs to exactly one.

    `wrapped`: whether lines may be parts of a paragraph; else each line is a block of its own.
    """
    lines = list(_lines(raw))
    width = _wrap_width(lines) if wrapped else 0
    merged: list[tuple[int, int, bool]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and width and _wraps(before, line, width):
            merged[-1] = (merged[-1][0], line.end, merged[-1][2])
        else:
            merged.append((line.start, line.end, line.gap))
    return [_block(raw, start, end, gap) for start, end, gap in merged]


def words_of(text: str) -> list[str]:
    """The words of a text, folded for comparing: case, marks of quotation and accents aside."""
    flat = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return [w.rstrip(".'-") for w in _WORD.findall(flat)]


def _block(raw: str, start: int, end: int, gap: bool) -> Block:
    text = raw[start:end].replace("\r\n", "\n")
    return Block(start, end, text, gap, len(text.split()))


def _lines(raw: str) -> Iterator[Block]:
    """Lines that are not blank, without the white space and invisible characters around them."""
    end = 0
    for found in _LINE.finditer(raw):
        text = found[0].strip(_EDGES)
        if not text:
            continue
        start = found.start() + found[0].index(text)
        between = raw[end:start]
        gap = not end or between.replace("\r\n", "\n").count("\n") + between.count("\u2029") > 1
        yield Block(start, end := start + len(text), text, gap, 0)


def _wrap_width(lines: list[Block]) -> int:
    """The width at which the page's lines are wrapped, 0 where its lines are whole paragraphs.

    Wrapped lines run on in lower case; menus and paragraphs do not.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    runs_on = [a for a, b in pairs if not a.text.endswith((*_ENDS, ":")) and b.text[:1].islower()]
    widths = sorted(len(a.text) for a in runs_on)
    if len(runs_on) < 3 or len(runs_on) < 0.3 * len(pairs):
        return 0
    width = widths[int(0.95 * (len(widths) - 1))]
    return width if 30 <= width <= _LONG_WRAP else 0


def _wraps(before: Block, line: Block, width: int) -> bool:
    """Whether a line goes on with the one before: its first word would not have fitted there."""
    if line.gap or len(before.text) > width * 1.3:
        return False
    return len(before.text) + 1 + len(_first_word(line.text)) > width * 0.93


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0]
