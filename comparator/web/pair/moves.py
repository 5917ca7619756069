"""Passages that stand at another place in the other text, linked both ways."""

from collections.abc import Sequence
from functools import lru_cache

from comparator.analysis.diff import moved_passages
from comparator.analysis.document import Record, Span
from comparator.web.pair.changes import PairChange, spoken
from comparator.web.pair.lines import Line
from comparator.web.pieces import Layer, Move
from comparator.web.sources import Source, place_of

FEWEST_WORDS = 8
"""A shorter run of the same words is a name or a turn of phrase, which stands in many places."""
FEWEST_ALIGNED = 4
"""Fewer words that a row holds in both texts are a day or a number, which may be said of two things."""


class Moved(Record, frozen=True):
    """A passage and where it stands in both texts."""

    a: Span
    b: Span


def moves(a: Source, b: Source, changes: Sequence[PairChange], lines: Sequence[Line]) -> list[Moved]:
    """The passages whose two places are on no common line: aligned ones of the same words, and the same words
    in a row. Two outlets' own sentences on one thing were never at one place."""
    aligned = [
        Moved(a=c.a, b=c.b)
        for c in changes
        if c.a and c.b and _same_words(a.words(c.a), b.words(c.b)) and _is_passage(a.words(c.a))
    ]
    found: list[Moved] = []
    for one in [*aligned, *verbatim(a.text, b.text)]:
        rows = [line_of(lines, "a", one.a), line_of(lines, "b", one.b)]
        again = any(one.a.overlap(m.a) or one.b.overlap(m.b) for m in found)
        if rows[0] != rows[1] and -1 not in rows and not again:
            found.append(one)
    return sorted(found, key=lambda move: move.a)


def _is_passage(words: str) -> bool:
    return len(words.split()) >= FEWEST_ALIGNED


def _same_words(one: str, other: str) -> bool:
    """Whether two passages are the same but for marks and capitals."""
    return [word for word, _ in spoken(one)] == [word for word, _ in spoken(other)]


@lru_cache(maxsize=64)
def verbatim(a: str, b: str) -> tuple[Moved, ...]:
    """Runs of the same words that the two texts have at different places."""
    runs = (Moved(a=run.a, b=run.b) for run in moved_passages(a, b))
    return tuple(run for run in runs if len(run.a.of(a).split()) >= FEWEST_WORDS)


def line_of(lines: Sequence[Line], side: str, span: Span) -> int:
    """The line on which most of a span stands; -1 where none has it."""
    shares = [sum(x.span.overlap(span) for x in (line.a if side == "a" else line.b)) for line in lines]
    most = max(shares, default=0)
    return shares.index(most) if most else -1


def move_layers(
    a: Source, b: Source, found: Sequence[Moved], lines: Sequence[Line]
) -> tuple[list[Layer], list[Layer]]:
    """The marks of moved passages in both texts, each with a link to the other."""
    layers: tuple[list[Layer], list[Layer]] = ([], [])
    for n, move in enumerate(found, start=1):
        below = line_of(lines, "b", move.b) > line_of(lines, "a", move.a)
        to, origin = place_of(b, move.b.start), place_of(a, move.a.start)
        ids = f"moved-a{n}", f"moved-b{n}"
        there = Move(id=ids[0], target=ids[1], words=f"Moved to {to} {'↓' if below else '↑'}")
        back = Move(id=ids[1], target=ids[0], words=f"Moved from {origin} {'↑' if below else '↓'}")
        layers[0].append(Layer(span=move.a, css="m-moved", move=there))
        layers[1].append(Layer(span=move.b, css="m-moved", move=back))
    return layers
