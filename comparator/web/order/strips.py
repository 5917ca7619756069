"""The picture of the order page: a strip an article, its paragraphs from top to bottom, the facts on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from comparator.analysis.document import Record
from comparator.selectors.contradictions import shortened
from comparator.web.blocks import Block, blocks, word_count
from comparator.web.matrix.table import CellView
from comparator.web.order.facts import Fact
from comparator.web.sources import Source

COLUMN, GAP, GUTTER = 132, 56, 30
TOP, FOOT_LINE = 60, 17
MARKER_WIDTH, MARKER_HEIGHT = 40, 20
_PER_ROW = 3
_ROW = MARKER_HEIGHT + 3
_TALLEST = 600  # of the longest article's strip, without what markers add
_LARGEST = 1.5  # pixels a word: a few short texts do not fill the screen
_THINNEST, _LABELLED = 6, 15
_SEAM = 2
_NAME = 22  # letters of an outlet's name above its strip


class Marker(Record, frozen=True):
    """A fact on a strip."""

    x: float
    y: float
    number: int
    sign: str
    css: str
    url: str
    told: str


class Bar(Record, frozen=True):
    """A headline, lead or paragraph on a strip."""

    y: float
    height: float
    css: str
    label: str
    """Its number, where it has a marker or starts the strip; else empty."""


class Strip(Record, frozen=True):
    """One article's strip."""

    source: Source
    x: int
    name: str
    words: int
    bars: tuple[Bar, ...]
    markers: tuple[Marker, ...]
    bottom: float
    foot: tuple[tuple[float, str], ...]
    """(place, words) of the lines below it: what is not there."""


class Strips(Record, frozen=True):
    """The whole picture."""

    width: int
    height: float
    strips: tuple[Strip, ...]
    lines: tuple[tuple[str, int], ...]
    """(path, number) of the lines that join a fact's places in neighbouring strips."""


def strips(stand: Sequence[Source], facts: Sequence[Fact]) -> Strips:
    """The picture for the articles that stand."""
    longest = max((sum(_words(s, b) for b in blocks(s.document)) for s in stand), default=1)
    scale = min(_LARGEST, _TALLEST / max(1, longest))
    drawn = [_strip(i, source, facts, scale) for i, source in enumerate(stand)]
    height = max((y for s in drawn for y in (s.bottom, *(at for at, _ in s.foot))), default=0.0)
    width = GUTTER + len(drawn) * (COLUMN + GAP) - 12
    return Strips(width=width, height=height + 10, strips=tuple(drawn), lines=tuple(_lines(drawn)))


def _words(source: Source, block: Block) -> int:
    return len(block.span.of(source.text).split())


def _strip(place: int, source: Source, facts: Sequence[Fact], scale: float) -> Strip:
    x, y = GUTTER + place * (COLUMN + GAP), float(TOP)
    bars, markers = list[Bar](), list[Marker]()
    every = blocks(source.document)
    for number, block in enumerate(every):
        here = [(f, p.cell) for f in facts if (p := f.places[place]).cell.place == block.place]
        thin = _THINNEST if number else _LABELLED
        least = _ROW * ceil(len(here) / _PER_ROW) + 3 if here else thin
        height = round(max(least, _words(source, block) * scale), 1)
        label = block.place.removeprefix("¶") if here or number == 0 else ""
        bars.append(Bar(y=y, height=height, css=block.role, label=_short(label)))
        markers += _markers(here, x, y)
        y = round(y + height + _SEAM, 1)
    return Strip(
        source=source,
        x=x,
        name=shortened(source.outlet, _NAME),
        words=word_count(source.document),
        bars=tuple(bars),
        markers=tuple(markers),
        bottom=y,
        foot=tuple(_foot(place, source, facts, y + FOOT_LINE)),
    )


def _markers(here: Sequence[tuple[Fact, CellView]], x: float, y: float) -> Iterator[Marker]:
    """The facts of one paragraph, side by side, as many in a row as fit."""
    for slot, (fact, cell) in enumerate(here):
        yield Marker(
            x=x + 3 + (slot % _PER_ROW) * (MARKER_WIDTH + 3),
            y=y + 3 + (slot // _PER_ROW) * _ROW,
            number=fact.number,
            sign=cell.mark.sign,
            css=cell.mark.css,
            url=cell.url,
            told=f"{fact.number}, {cell.mark.word}, {cell.source.name} {cell.place}: {fact.label}",
        )


def _short(label: str) -> str:
    """The headline and the lead by their first letter."""
    return label if label.isdigit() else label[:1].upper()


def _foot(place: int, source: Source, facts: Sequence[Fact], y: float) -> Iterator[tuple[float, str]]:
    """What an article lacks, by state: its sign and word, then the numbers."""
    lacking: dict[str, list[str]] = {}
    for fact in facts:
        cell = fact.places[place].cell
        if not cell.place:
            lacking.setdefault(f"{cell.mark.sign} {cell.mark.word}", []).append(str(fact.number))
    if not source.compared:
        yield y, "Not in English: not analysed"
        return
    for state, numbers in lacking.items():
        yield y, f"{state}:"
        yield y + FOOT_LINE, ", ".join(numbers)
        y += 2 * FOOT_LINE


def _lines(drawn: Sequence[Strip]) -> Iterator[tuple[str, int]]:
    """Between neighbours, from the edge of one strip to that of the next, at the height of the markers."""
    for left, right in pairwise(drawn):
        there = {marker.number: marker for marker in right.markers}
        for marker in left.markers:
            if other := there.get(marker.number):
                start, end = left.x + COLUMN, right.x - GUTTER + 8
                y, z = marker.y + MARKER_HEIGHT / 2, other.y + MARKER_HEIGHT / 2
                middle = (start + end) / 2
                yield f"M{start} {y:g}C{middle:g} {y:g} {middle:g} {z:g} {end} {z:g}", marker.number
