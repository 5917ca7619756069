"""Two texts on one page: aligned sentences on one line, moved passages linked, differing words marked."""

from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.web.blocks import Block, allowed
from comparator.web.marks import finding_layers
from comparator.web.pair.changes import PairChange
from comparator.web.pair.lines import lines, units
from comparator.web.pair.moves import Moved, move_layers, moves
from comparator.web.pair.trivial import Canonical, diff
from comparator.web.pieces import Layer, Piece, layers_of, pieces
from comparator.web.sources import Source

Windows = Sequence[Span] | None


class BlockView(Record, frozen=True):
    """A passage of one paragraph with its marks."""

    id: str
    place: str
    role: str
    runs: tuple[tuple[Piece, ...], ...]
    """The stretches that may be shown."""
    is_cut: bool
    """Whether some of its words may not be shown."""


class PairRow(Record, frozen=True):
    """A line of the page: the passages of both texts that stand on it."""

    a: tuple[BlockView, ...]
    b: tuple[BlockView, ...]
    is_aligned: bool


class PairText(Record, frozen=True):
    """Both texts in lines, and what stands at another place."""

    rows: tuple[PairRow, ...]
    moves: tuple[Moved, ...]


class Reading(Record, frozen=True):
    """How the reader wants the two texts."""

    canonical: Canonical
    marks: tuple[str, ...] = ()
    """Kinds of findings that are marked: "quotes", "figures", "names"."""
    trivial: bool = False
    """Whether differences in marks, capitals and spellings of a name are marked."""
    windows: tuple[Windows, Windows] = (None, None)
    """The passages that may be shown of either text; None for all of it."""


def pair_text(
    a: Source, b: Source, changes: Sequence[PairChange], marked: Sequence[PairChange], how: Reading
) -> PairText:
    """Both texts in lines. All changes align, those in `marked` show."""
    stand = lines(units(a.findings), units(b.findings), changes)
    moved = [move for move in moves(a, b, changes, stand) if _may_show(move, how.windows)]
    layers = _layers(a, b, marked, how)
    tags = move_layers(a, b, moved, stand)
    on_a = [*layers[0], *tags[0], *finding_layers(a.findings, how.marks)]
    on_b = [*layers[1], *tags[1], *finding_layers(b.findings, how.marks)]
    rows = [
        PairRow(
            a=_views("a", a, line.a, on_a, how.windows[0]),
            b=_views("b", b, line.b, on_b, how.windows[1]),
            is_aligned=line.is_aligned,
        )
        for line in stand
    ]
    return PairText(rows=tuple(rows), moves=tuple(moved))


def _may_show(move: Moved, windows: tuple[Windows, Windows]) -> bool:
    """Whether both ends of the link stand on the page."""
    return all(
        seen is None or any(window.start <= span.start < window.end for window in seen)
        for seen, span in zip(windows, (move.a, move.b), strict=True)
    )


def _layers(
    a: Source, b: Source, changes: Iterable[PairChange], how: Reading
) -> tuple[list[Layer], list[Layer]]:
    layers_a, layers_b = list[Layer](), list[Layer]()
    done: list[Span] = []
    for change in changes:
        css, both = f"m-{_css(change)}", bool(change.a and change.b)
        if change.a:
            layers_a.append(_layer(change.a, css, change, f"a-{change.point.id}", linked=both))
        if change.b:
            layers_b.append(_layer(change.b, css, change, f"b-{change.point.id}", linked=both))
        if change.a and change.b and not any(change.a.overlap(span) for span in done):
            segments = diff(a.words(change.a), b.words(change.b), how.canonical)
            words = layers_of(segments, change.a.start, change.b.start, trivial=how.trivial)
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
    side: str, source: Source, passages: Sequence[Block], layers: Sequence[Layer], windows: Windows
) -> tuple[BlockView, ...]:
    views = []
    for block in passages:
        shown = allowed(block, windows)
        views.append(
            BlockView(
                id=f"{side}-at{block.span.start}",
                place=block.place,
                role=block.role,
                runs=tuple(tuple(pieces(source.text, window, layers)) for window in shown),
                is_cut=shown != [block.span],
            )
        )
    return tuple(views)
