"""Printed lines put back into paragraphs: what a page's layout broke is mended."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_EDGE = 3
"""Lines at a page's top and foot among which running heads and page numbers stand."""
_WIDE_GAP = 1.4
"""Times the usual distance of two lines above which a gap parts paragraphs."""
_SHORT = 0.8
"""The share of a full line's letters below which a line that ends a sentence ends its paragraph."""
_SAME_HEIGHT = 4
"""Points within which a running line stands on each page."""
_OTHER_SIZE = 1.12
"""Times by which letters must differ for two lines to be of two kinds."""
_NUMBER = re.compile(r"(?:page\s+|p\.\s*|-\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*-)?", re.IGNORECASE)
_ENDED = (".", "!", "?", "”", '"', "’", ":", "…")
_BROKEN = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")


class Line(NamedTuple):
    """A printed line; the measures are the page's own, growing to the right and upwards."""

    text: str
    x: float
    y: float
    size: float
    """Of its letters."""


def without_running(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and the lines that come back at their edges; those lines, once each."""
    counted = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(2, (sum(map(bool, pages)) + 1) // 2)
    running = {key for key, times in counted.items() if times >= least}
    kept: list[list[Line]] = []
    gone: dict[tuple[str, int], str] = {}
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        kept.append([])
        for line in page:
            if id(line) in edges and _key(line) in running:
                gone.setdefault(_key(line), line.text)
            elif not (id(line) in edges and len(pages) > 1 and _NUMBER.fullmatch(line.text)):
                kept[-1].append(line)
    return kept, list(gone.values())


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _key(line: Line) -> tuple[str, int]:
    """A running line but for its number, and its height on the page."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / _SAME_HEIGHT)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The text of paragraphs; one that goes on over the page is one."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    whole = " ".join(line.text for _, line in lines)
    leading, width = _leading(pages), _width([line for _, line in lines])
    gathered = ""
    for i, (number, line) in enumerate(lines):
        before = lines[i - 1] if i else None
        if before and _parts(before[1], line, leading, width, same_page=before[0] == number):
            yield gathered
            gathered = ""
        gathered = joined(gathered, line.text, whole) if gathered else line.text
    if gathered:
        yield gathered


def joined(text: str, line: str, whole: str) -> str:
    """A text with its next line; a word that was parted at the line's end is put together.

    The hyphen stays where `whole`, all the text there is, has the word with it elsewhere, and before capitals
    and digits.
    """
    found = _BROKEN.search(text)
    rest = re.match(r"\w+", line)
    if not found or not rest:
        return f"{text} {line}"
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if not rest[0][0].islower() or f"{found[1]}-{rest[0]}" in whole:
        return text + line
    return text[:-1] + line


def _parts(before: Line, line: Line, leading: float, width: float, *, same_page: bool) -> bool:
    """Whether a new paragraph begins with a line."""
    sizes = sorted((max(before.size, 0.1), max(line.size, 0.1)))
    if sizes[1] / sizes[0] > _OTHER_SIZE:
        return True
    gap = before.y - line.y
    if same_page and leading and gap > _WIDE_GAP * leading * max(line.size, 1):
        return True
    ended = before.text.endswith(_ENDED)
    if ended and len(before.text) < _SHORT * width:
        return True
    return ended and same_page and line.x - before.x > line.size * 0.8


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance of two lines in sizes of their letters, 0 where it cannot be told."""
    pairs = [pair for page in pages for pair in itertools.pairwise(page)]
    gaps = [(a.y - b.y) / max(b.size, 1) for a, b in pairs if 0 < a.y - b.y < 4 * max(b.size, 1)]
    return statistics.median_low(gaps) if gaps else 0.0


def _width(lines: Sequence[Line]) -> float:
    """How many letters a full line has: nine of ten lines have no more."""
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0.0
