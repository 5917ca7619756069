"""Text cut into pieces that a template marks up. Nothing here makes HTML."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from comparator.analysis.diff import Segment, word_diff
from comparator.analysis.document import Record, Span


class Move(Record, frozen=True):
    """That a passage stands elsewhere in the other text."""

    id: str
    target: str
    words: str
    """"Moved to ¶9 ↓"."""


class Layer(Record, frozen=True):
    """A stretch that is marked in a text."""

    span: Span
    css: str = ""
    tag: str = "mark"
    """"mark", "ins" or "del"."""
    anchor: str = ""
    """The id of its first piece."""
    number: int | None = None
    """The number of the change that starts here."""
    linked: bool = False
    """Whether that change has words in the other text too."""
    after: str = ""
    """A label behind its last piece: the speaker of a quote."""
    move: Move | None = None


class Ref(Record, frozen=True):
    """The number of a change, where it starts."""

    number: int
    linked: bool = False


class Piece(Record, frozen=True):
    """A run of characters under the same marks."""

    text: str
    tag: str = ""
    css: str = ""
    anchors: tuple[str, ...] = ()
    numbers: tuple[Ref, ...] = ()
    moves: tuple[Move, ...] = ()
    after: str = ""


LIKENESS = 0.35
"""Below this share of common characters a word diff is noise: the reader gets both texts unmarked instead."""


def pieces(text: str, window: Span, layers: Iterable[Layer]) -> list[Piece]:
    """The words of a window of a text, cut wherever a layer starts or ends. Joined, they give the window."""
    inside = [layer for layer in layers if layer.span.overlap(window)]
    cuts = {window.start, window.end}
    cuts.update(p for layer in inside for p in layer.span if window.start < p < window.end)
    edges = sorted((cuts - _inside_changes(inside)) | set(window))
    return [
        _piece(text, Span(a, b), [y for y in inside if y.span.start < b and a < y.span.end], window)
        for a, b in pairwise(edges)
    ]


def _inside_changes(layers: Sequence[Layer]) -> set[int]:
    """Places where a plain mark starts or ends inside words left out or put in: cutting there would have a
    screen reader say "left out" twice."""
    changes = [y.span for y in layers if y.tag != "mark"]
    kept = {p for span in changes for p in span}
    kept |= {y.span.start for y in layers if y.anchor or y.number is not None or y.move}
    kept |= {y.span.end for y in layers if y.after}
    places = {p for y in layers for p in y.span}
    return {p for p in places - kept if any(span.start < p < span.end for span in changes)}


def _piece(text: str, span: Span, layers: Sequence[Layer], window: Span) -> Piece:
    first = [y for y in layers if max(y.span.start, window.start) == span.start]
    last = [y.after for y in layers if min(y.span.end, window.end) == span.end and y.after]
    tags = {y.tag for y in layers}
    return Piece(
        text=span.of(text),
        tag=next((tag for tag in ("del", "ins", "mark") if tag in tags), ""),
        css=" ".join(dict.fromkeys(y.css for y in layers if y.css)),
        anchors=tuple(y.anchor for y in first if y.anchor and y.span.start == span.start),
        numbers=tuple(
            Ref(number=y.number, linked=y.linked)
            for y in first
            if y.number is not None and y.span.start == span.start
        ),
        moves=tuple(y.move for y in first if y.move and y.span.start == span.start),
        after=", ".join(dict.fromkeys(last)),
    )


def likeness(segments: Sequence[Segment]) -> float:
    """What share of both texts' characters the diff leaves the same, 0 to 1."""
    total = sum(s.a.end - s.a.start + s.b.end - s.b.start for s in segments)
    same = sum(s.a.end - s.a.start + s.b.end - s.b.start for s in segments if s.kind == "same")
    return same / total if total else 1.0


def diff_pieces(a: str, b: str) -> list[Piece] | None:
    """Both texts run into one, with what the second leaves out and puts in; None where they share little."""
    segments = word_diff(a, b)
    if likeness(segments) < LIKENESS:
        return None
    tags = {"same": "", "removed": "del", "added": "ins"}
    return [Piece(text=(s.a.of(a) if s.kind == "removed" else s.b.of(b)), tag=tags[s.kind]) for s in segments]


def layers_of(
    segments: Sequence[Segment], at_a: int, at_b: int, *, trivial: bool
) -> tuple[list[Layer], list[Layer]] | None:
    """A word diff as marks in both texts, the spans moved to where the two passages start; None where they
    share little. Trivial differences are marked only where asked for."""
    if likeness(segments) < LIKENESS:
        return None
    told = [s for s in segments if trivial or not s.trivial]
    gone = [Layer(span=_at(s.a, at_a), tag="del") for s in told if s.kind == "removed"]
    come = [Layer(span=_at(s.b, at_b), tag="ins") for s in told if s.kind == "added"]
    return gone, come


def _at(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
