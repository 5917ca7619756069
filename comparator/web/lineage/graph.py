"""The picture of who took from whom: articles from left to right by day, lines for words and credits."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from comparator.analysis.document import Record
from comparator.selectors.contradictions import shortened
from comparator.web.blocks import word_count
from comparator.web.lineage.credits import Credit
from comparator.web.lineage.pairs import LEAST, Pair
from comparator.web.sources import Source, day
from comparator.web.svg import apart

BOX_WIDTH, BOX_HEIGHT = 190, 44
_COLUMN, _ROW, _TOP, _LEFT = BOX_WIDTH + 132, BOX_HEIGHT + 30, 40, 4
_ARC, _ARC_STEP = 64, 26
_LABEL_ROOM, _LABEL_WIDTH = 16, 90
_MOST_LINES = 30
_ALL_BOXES = 12  # up to so many articles stand in the picture even where no line leads to them
_NAME, _DETAIL = 22, 27
_LETTER = 7.4  # of a label, in pixels


class Box(Record, frozen=True):
    """An article, or an agency that is only credited."""

    x: float
    y: float
    name: str
    detail: str
    url: str = ""
    outside: bool = False


class Edge(Record, frozen=True):
    """A line from where words come from to who has them."""

    d: str
    css: str
    """"taken", "credit" or "both"."""
    width: float
    arrow: bool
    x: float
    y: float
    anchor: str
    label: str

    @property
    def plate(self) -> tuple[float, float]:
        """Where the ground behind the label begins and how wide it is, so that no line runs through it."""
        width = _LETTER * len(self.label) + 8
        return round(self.x - (width - 4 if self.anchor == "end" else 4), 1), round(width, 1)


class Column(Record, frozen=True):
    """A day."""

    x: float
    words: str


class Graph(Record, frozen=True):
    """The whole picture."""

    width: float
    height: float
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """Articles that stand in no line and for which there is no room."""


class _Line(Record, frozen=True):
    """What is to be drawn between two boxes."""

    start: str
    end: str
    share: float
    credit: bool
    arrow: bool


def graph(every: Sequence[Source], pairs: Sequence[Pair], credits: Sequence[Credit]) -> Graph:
    """The picture; empty where no article has words of another or credits anybody."""
    lines = [*_between(pairs), *_from_outside(credits)][:_MOST_LINES]
    ends = {end for line in lines for end in (line.start, line.end)}
    shown = [s for s in every if len(every) <= _ALL_BOXES or str(s.index) in ends]
    outside = list(dict.fromkeys(line.start for line in lines if not line.start.isdigit()))
    days = sorted({s.published for s in shown if s.published})
    columns = _columns(shown, days, outside=bool(outside))
    boxes = _boxes(shown, days, outside)
    edges = _edges(lines, boxes)
    return Graph(
        width=_width(boxes, edges),
        height=max((b.y for b in boxes.values()), default=0) + BOX_HEIGHT + 12,
        columns=tuple(columns),
        boxes=tuple(boxes.values()),
        edges=tuple(edges),
        left_out=len(every) - len(shown),
    )


def _width(boxes: dict[str, Box], edges: Sequence[Edge]) -> float:
    ends = [*(box.x + BOX_WIDTH + 8 for box in boxes.values()), *(edge.x + _LABEL_WIDTH for edge in edges)]
    return max(ends, default=0)


def _between(pairs: Sequence[Pair]) -> Iterator[_Line]:
    """One line for each two articles: words taken and credit together. A line has an arrow where a credit or
    two different days tell the direction."""
    found: dict[frozenset[int], Pair] = {}
    for pair in pairs:
        both = frozenset({pair.later.index, pair.earlier.index})
        known = found.get(both)
        if known is None or (pair.is_credited and not known.is_credited):
            found[both] = pair if known is None else _joined(pair, known)
    for pair in found.values():
        if pair.taken >= LEAST or pair.is_credited:
            yield _Line(
                start=str(pair.earlier.index),
                end=str(pair.later.index),
                share=pair.taken if pair.taken >= LEAST else 0,
                credit=pair.is_credited,
                arrow=pair.has_order,
            )


def _joined(credit: Pair, words: Pair) -> Pair:
    """A credit that runs against the order of the list, with the words that the two share."""
    shares = words.shares if not credit.shares else credit.shares
    return Pair(
        later=credit.later, earlier=credit.earlier, shares=shares, reuse=credit.reuse, credits=credit.credits
    )


def _from_outside(credits: Sequence[Credit]) -> Iterator[_Line]:
    for credit in credits:
        if credit.source is None and credit.is_credit:
            yield _Line(start=f"@{credit.name}", end=str(credit.article), share=0, credit=True, arrow=True)


def _columns(shown: Sequence[Source], days: Sequence[dt.date], *, outside: bool) -> Iterator[Column]:
    words = ["Not among these articles"] * outside + [day(one) for one in days]
    words += ["No known day"] * any(s.published is None for s in shown)
    for place, word in enumerate(words):
        yield Column(x=_LEFT + place * _COLUMN, words=word)


def _boxes(shown: Sequence[Source], days: Sequence[dt.date], outside: Sequence[str]) -> dict[str, Box]:
    """Boxes by the key of what they stand for: an article's index, or "@" and an agency's name."""
    boxes: dict[str, Box] = {}
    filled: dict[int, int] = {}

    def spot(column: int) -> tuple[float, float]:
        row = filled.get(column, 0)
        filled[column] = row + 1
        return _LEFT + column * _COLUMN, _TOP + row * _ROW

    here = {shortened(source.outlet, _NAME) for source in shown}
    for key in outside:
        x, y = spot(0)
        name = shortened(key.removeprefix("@"), _NAME)
        boxes[key] = Box(
            x=x,
            y=y,
            name=name,
            detail="another report of it" if name in here else "no article here",
            outside=True,
        )
    ordered = sorted(shown, key=lambda s: (not (s.is_wire or s.is_source), s.index))
    for source in ordered:
        place = days.index(source.published) if source.published else len(days)
        x, y = spot(place + bool(outside))
        detail = shortened(source.role, _DETAIL) or f"{word_count(source.document)} words"
        boxes[str(source.index)] = Box(
            x=x, y=y, name=shortened(source.outlet, _NAME), detail=detail, url=source.url
        )
    return boxes


def _edges(lines: Sequence[_Line], boxes: dict[str, Box]) -> list[Edge]:
    drawn = [_edge(line, boxes[line.start], boxes[line.end]) for line in lines]
    by_place: dict[int, list[int]] = {}
    for i, edge in enumerate(drawn):
        by_place.setdefault(round(edge.x / 60), []).append(i)
    moved = {
        i: y
        for group in by_place.values()
        for i, y in zip(group, apart([drawn[i].y for i in group], _LABEL_ROOM), strict=True)
    }
    return [msgspec.structs.replace(edge, y=moved[i]) for i, edge in enumerate(drawn)]


def _edge(line: _Line, start: Box, end: Box) -> Edge:
    d, x, y, anchor = _arc(start, end) if start.x == end.x else _across(start, end)
    return Edge(
        d=d,
        css=("both" if line.credit else "taken") if line.share else "credit",
        width=round(1.5 + 8 * min(line.share, 0.5), 1),
        arrow=line.arrow,
        x=x,
        y=y,
        anchor=anchor,
        label=f"{round(100 * line.share)} %{', credit' * line.credit}" if line.share else "",
    )


def _arc(start: Box, end: Box) -> tuple[str, float, float, str]:
    """Between two boxes of one day, on their right, its label at its farthest point."""
    y, z = _middle(start), _middle(end)
    reach = _ARC + _ARC_STEP * (abs(z - y) / _ROW - 1)
    edge = start.x + BOX_WIDTH
    d = f"M{edge:g} {y:g}C{edge + reach:g} {y:g} {edge + reach:g} {z:g} {edge:g} {z:g}"
    return d, edge + 0.75 * reach + 5, (y + z) / 2 + 4, "start"


def _across(start: Box, end: Box) -> tuple[str, float, float, str]:
    """Between two days, its label before its end: in the gap, whatever it passes behind."""
    y, z = _middle(start), _middle(end)
    right = start.x < end.x
    a, b = (start.x + BOX_WIDTH, end.x) if right else (start.x, end.x + BOX_WIDTH)
    bend = 0.5 * (b - a)
    d = f"M{a:g} {y:g}C{a + bend:g} {y:g} {b - bend:g} {z:g} {b:g} {z:g}"
    at = z - 8 + 0.01 * (y - z)  # lines that end in one box keep their labels in the order of their starts
    return (d, b - 16, at, "end") if right else (d, b + 16, at, "start")


def _middle(box: Box) -> float:
    return box.y + BOX_HEIGHT / 2
