"""Two texts on one page: aligned paragraphs on one line, moved ones linked, differing words marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from comparator.analysis.document import Record, Span
from comparator.web.blocks import Block, allowed, blocks
from comparator.web.changes import PairChange
from comparator.web.marks import finding_layers
from comparator.web.pieces import Layer, Piece, diff_layers, pieces
from comparator.web.sources import Source

Windows = Sequence[Span] | None
_Links = dict[int, int]


class Move(Record, frozen=True):
    """That a passage stands elsewhere in the other text."""

    words: str
    target: str


class BlockView(Record, frozen=True):
    """A block with its marks."""

    id: str
    place: str
    role: str
    runs: tuple[tuple[Piece, ...], ...]
    """The stretches that may be shown."""
    is_cut: bool
    """Whether some of its words may not be shown."""
    move: Move | None = None


class PairRow(Record, frozen=True):
    """A line of the page: the blocks of both texts that stand on it."""

    a: tuple[BlockView, ...]
    b: tuple[BlockView, ...]
    is_aligned: bool


def pair_rows(
    a: Source,
    b: Source,
    changes: Sequence[PairChange],
    marked: Sequence[PairChange],
    marks: Sequence[str],
    windows: tuple[Windows, Windows],
) -> list[PairRow]:
    """Both texts in lines. Aligned paragraphs that keep their order share a line; between such lines stand
    the paragraphs of either text that have no partner there. All changes align, those in `marked` show."""
    blocks_a, blocks_b = blocks(a.document), blocks(b.document)
    weights = _weights(blocks_a, blocks_b, changes)
    aligned = in_order(weights)
    layers_a, layers_b = _layers(a, b, marked)
    views_a = _views("a", a, blocks_a, [*layers_a, *finding_layers(a.findings, marks)], windows[0])
    views_b = _views("b", b, blocks_b, [*layers_b, *finding_layers(b.findings, marks)], windows[1])
    _note_moves(views_a, views_b, blocks_a, blocks_b, weights, aligned)
    return _lines(views_a, views_b, aligned)


def _weights(
    blocks_a: Sequence[Block], blocks_b: Sequence[Block], changes: Iterable[PairChange]
) -> dict[tuple[int, int], int]:
    """How many characters two blocks share by aligned passages."""
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for change in changes:
        if change.a and change.b:
            i, j = _block_of(blocks_a, change.a), _block_of(blocks_b, change.b)
            if i is not None and j is not None:
                weights[i, j] += min(change.a.end - change.a.start, change.b.end - change.b.start)
    return weights


def _block_of(candidates: Sequence[Block], span: Span) -> int | None:
    return next((i for i, block in enumerate(candidates) if block.span.overlap(span)), None)


def in_order(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that keep their order in both texts, each block at most once."""
    best: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    for pair in sorted(weights):
        before = [(best[p][0], p) for p in best if p[0] < pair[0] and p[1] < pair[1]]
        total, previous = max(before, default=(0, None))
        best[pair] = (total + weights[pair], previous)
    at = max(best, key=lambda pair: best[pair][0], default=None)
    chain: list[tuple[int, int]] = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _layers(a: Source, b: Source, changes: Iterable[PairChange]) -> tuple[list[Layer], list[Layer]]:
    layers_a, layers_b = list[Layer](), list[Layer]()
    done: list[Span] = []
    for change in changes:
        css, both = f"m-{_css(change)}", bool(change.a and change.b)
        if change.a:
            anchor = f"a-{change.point.id}"
            layers_a.append(_layer(change.a, css, change, anchor, linked=both))
        if change.b:
            anchor = f"b-{change.point.id}"
            layers_b.append(_layer(change.b, css, change, anchor, linked=both))
        if change.a and change.b and not any(change.a.overlap(span) for span in done):
            words = diff_layers(a.words(change.a), b.words(change.b), change.a.start, change.b.start)
            if words:
                done.append(change.a)
                layers_a += words[0]
                layers_b += words[1]
    return layers_a, layers_b


def _layer(span: Span, css: str, change: PairChange, anchor: str, *, linked: bool) -> Layer:
    return Layer(span=span, css=css, number=change.number, anchor=anchor, linked=linked)


def _css(change: PairChange) -> str:
    return {"conflict": "altered", "dates": "altered"}.get(change.mark.css, change.mark.css)


def _views(
    side: str, source: Source, all_blocks: Sequence[Block], layers: Sequence[Layer], windows: Windows
) -> list[BlockView]:
    views = []
    for i, block in enumerate(all_blocks):
        shown = allowed(block, windows)
        views.append(
            BlockView(
                id=f"{side}-p{i}",
                place=block.place,
                role=block.role,
                runs=tuple(tuple(pieces(source.text, window, layers)) for window in shown),
                is_cut=shown != [block.span],
            )
        )
    return views


def _note_moves(
    views_a: list[BlockView],
    views_b: list[BlockView],
    blocks_a: Sequence[Block],
    blocks_b: Sequence[Block],
    weights: dict[tuple[int, int], int],
    aligned: Sequence[tuple[int, int]],
) -> None:
    """Link the blocks that share passages but not a line."""
    used_a, used_b = {i for i, _ in aligned}, {j for _, j in aligned}
    moved = sorted(
        (p for p in weights if p[0] not in used_a and p[1] not in used_b), key=lambda p: -weights[p]
    )
    for i, j in moved:
        if views_a[i].move or views_b[j].move:
            continue
        to, origin = blocks_b[j].place, blocks_a[i].place
        arrows = ("↓", "↑") if j >= i else ("↑", "↓")
        views_a[i] = _moved(views_a[i], f"Moved to {to} {arrows[0]}", views_b[j].id)
        views_b[j] = _moved(views_b[j], f"Moved from {origin} {arrows[1]}", views_a[i].id)


def _moved(view: BlockView, words: str, target: str) -> BlockView:
    return msgspec.structs.replace(view, move=Move(words=words, target=target))


def _lines(
    a: Sequence[BlockView], b: Sequence[BlockView], aligned: Sequence[tuple[int, int]]
) -> list[PairRow]:
    rows, i, j = list[PairRow](), 0, 0
    for x, y in [*aligned, (len(a), len(b))]:
        if x > i or y > j:
            rows.append(PairRow(a=tuple(a[i:x]), b=tuple(b[j:y]), is_aligned=False))
        if x < len(a):
            rows.append(PairRow(a=(a[x],), b=(b[y],), is_aligned=True))
        i, j = x + 1, y + 1
    return rows
