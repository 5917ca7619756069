"""Two versions of a text in lines: sentences that stayed stand side by side, words that differ are marked,
and what moved is linked."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from comparator.analysis.document import Document, Record, Span
from comparator.analysis.findings import ArticleFindings
from comparator.selectors.text_map import NOWHERE, TextMap
from comparator.web.blocks import Block, blocks
from comparator.web.pair.lines import Line, aligned, units
from comparator.web.pair.text import BlockView
from comparator.web.pieces import Layer, Move, pieces

_FEW = 2  # unchanged lines in a row that stay on the page beside a change


class TextRow(Record, frozen=True):
    """A line of the page, or a number of unchanged lines that are folded into one."""

    a: tuple[BlockView, ...] = ()
    b: tuple[BlockView, ...] = ()
    is_same: bool = False
    folded: int = 0
    """How many lines this one stands for."""


class Side(Record, frozen=True):
    """One of the two versions as its text is shown."""

    document: Document
    findings: ArticleFindings | None
    letter: str
    """"a" or "b"."""

    @property
    def units(self) -> list[Block]:
        """Its sentences where it was read, else its paragraphs."""
        return units(self.findings) if self.findings else blocks(self.document)


def text_rows(where: TextMap, old: Side, new: Side, *, trivial: bool, whole: bool) -> list[TextRow]:
    """Both texts in lines. Trivial differences are marked only where asked for; unchanged lines are folded
    unless the whole text is asked for."""
    layers = _layers(where, old, new, trivial=trivial)
    of_old, of_new = old.units, new.units
    lines = aligned(of_old, of_new, _weights(where, of_old, of_new))
    marks = (
        _by_block([block for line in lines for block in line.a], layers[0]),
        _by_block([block for line in lines for block in line.b], layers[1]),
    )
    rows = [_row(line, old, new, marks) for line in lines]
    return rows if whole else list(_folded(rows))


def _weights(where: TextMap, old: Sequence[Block], new: Sequence[Block]) -> dict[tuple[int, int], int]:
    """How many letters two sentences share that kept their place in the order of the text."""
    homes = dict[int, int]()
    for j, block in enumerate(new):
        homes.update(dict.fromkeys(range(*block.span), j))
    moved = {i for move in where.moved for i in range(*move.a)}
    found = Counter[tuple[int, int]]()
    for i, block in enumerate(old):
        for at in range(*block.span):
            place = where.forward[at]
            if place != NOWHERE and place in homes and at not in moved:
                found[i, homes[place]] += 1
    return dict(found)


_Layers = tuple[list[Layer], list[Layer]]


def _layers(where: TextMap, old: Side, new: Side, *, trivial: bool) -> _Layers:
    """The marks in both texts: what was left out, put in, moved; each place of difference has a number."""
    gone = [m.a for m in where.moved]
    come = [m.b for m in where.moved]
    told = [s for s in where.segments if trivial or not s.trivial]
    on_old = [y for s in told if s.kind == "removed" for y in _marks(where.old, s.a, gone, "del")]
    on_new = [y for s in told if s.kind == "added" for y in _marks(where.new, s.b, come, "ins")]
    moves = _moves(where, old, new)
    numbers = _numbers(where, on_old, on_new)
    return [*on_old, *moves[0], *numbers[0]], [*on_new, *moves[1], *numbers[1]]


def _marks(text: str, span: Span, without: Iterable[Span], tag: str) -> Iterator[Layer]:
    """The layer over a span, left open where words moved that stand in it; marks beside them moved along."""
    holes = sorted(hole for hole in without if hole.overlap(span))
    edges = [span.start, *(place for hole in holes for place in hole), span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end and (not holes or any(map(str.isalnum, text[start:end]))):
            yield Layer(span=Span(start, end), tag=tag)


def _numbers(where: TextMap, on_old: Sequence[Layer], on_new: Sequence[Layer]) -> _Layers:
    """A number at the first mark of each place of difference, in both texts where it has marks in both."""
    found: _Layers = ([], [])
    number = 0
    for gap in where.gaps:
        first = [
            next((y.span for y in layers if y.span.overlap(span)), None)
            for layers, span in ((on_old, gap.old), (on_new, gap.new))
        ]
        number += any(first)
        for side, span in zip(found, first, strict=True):
            if span:
                side.append(Layer(span=span, css="", number=number, linked=all(first)))
    return found


def _moves(where: TextMap, old: Side, new: Side) -> _Layers:
    found: _Layers = ([], [])
    for n, move in enumerate(where.passages, start=1):
        down = move.b.start / max(1, len(where.new)) > move.a.start / max(1, len(where.old))
        to, origin = place(new.document, move.b.start), place(old.document, move.a.start)
        ids = f"moved-a{n}", f"moved-b{n}"
        there = Move(id=ids[0], target=ids[1], words=f"Moved to {to} {'↓' if down else '↑'}")
        back = Move(id=ids[1], target=ids[0], words=f"Moved from {origin} {'↑' if down else '↓'}")
        found[0].append(Layer(span=move.a, css="m-moved", move=there))
        found[1].append(Layer(span=move.b, css="m-moved", move=back))
    return found


def place(document: Document, offset: int) -> str:
    """What the page calls the part of a text that an offset lies in."""
    here = (block for block in blocks(document) if block.span.start <= offset < block.span.end)
    return next((block.place for block in here), "text")


_Marks = dict[Span, list[Layer]]


def _by_block(passages: Sequence[Block], layers: Iterable[Layer]) -> _Marks:
    """The marks that lie over each passage, by its span; passages stand in the order of the text."""
    found: _Marks = {block.span: [] for block in passages}
    ends = [block.span.end for block in passages]
    for layer in layers:
        for block in passages[bisect_right(ends, layer.span.start) :]:
            if block.span.start >= layer.span.end:
                break
            found[block.span].append(layer)
    return found


def _row(line: Line, old: Side, new: Side, marks: tuple[_Marks, _Marks]) -> TextRow:
    touched = any(marks[0][block.span] for block in line.a) or any(marks[1][block.span] for block in line.b)
    return TextRow(
        a=_views(old, line.a, marks[0]),
        b=_views(new, line.b, marks[1]),
        is_same=line.is_aligned and not touched,
    )


def _views(side: Side, passages: Iterable[Block], marks: _Marks) -> tuple[BlockView, ...]:
    return tuple(
        BlockView(
            id=f"{side.letter}-at{block.span.start}",
            place=block.place,
            role=block.role,
            runs=(tuple(pieces(side.document.text, block.span, marks[block.span])),),
            is_cut=False,
        )
        for block in passages
    )


def _folded(rows: Sequence[TextRow]) -> Iterator[TextRow]:
    """Unchanged lines made one, except one on either side of a change."""
    run = list[TextRow]()
    for n, row in enumerate([*rows, None]):
        if row is not None and row.is_same:
            run.append(row)
            continue
        before, after = n > len(run), row is not None
        yield from _fold(run, before=before, after=after)
        run = []
        if row is not None:
            yield row


def _fold(run: Sequence[TextRow], *, before: bool, after: bool) -> Iterator[TextRow]:
    inner = run[int(before) : len(run) - int(after)]
    if len(inner) < _FEW:
        yield from run
        return
    yield from run[: int(before)]
    yield TextRow(is_same=True, folded=len(inner))
    yield from run[len(run) - int(after) :] if after else ()
