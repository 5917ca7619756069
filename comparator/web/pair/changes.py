"""What differs between two articles, as a numbered list in the order of the first text."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell, Comparison, Point
from comparator.selectors.contradictions import balanced, shortened
from comparator.selectors.rows import present
from comparator.web.lone import hides, told
from comparator.web.matrix.issue import cell_span
from comparator.web.sources import Source, place_of
from comparator.web.words import (
    ALIKE,
    CONFLICT,
    DATES,
    FINDING_WEIGHT,
    FINDING_WORDS,
    KEPT,
    Mark,
    finding_mark,
    ranked,
)

LEFT_OUT = Mark(css="dropped", sign="−", word="Not in B")
PUT_IN = Mark(css="added", sign="+", word="Only in B")


Words = Sequence[tuple[str, Span]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FEWEST = 3  # words: fewer stand in any text by chance


class PairChange(Record, frozen=True):
    """One point of the two articles."""

    number: int
    point: Point
    mark: Mark
    also: str
    words: str
    a: Span | None
    b: Span | None
    place_a: str = ""
    place_b: str = ""

    @property
    def group(self) -> str:
        """Which filter it belongs to: "same", "differs", "a" or "b"."""
        if self.a is None:
            return "b"
        if self.b is None:
            return "a"
        return "same" if self.mark.css == "kept" else "differs"


def pair_changes(comparison: Comparison, a: Source, b: Source) -> list[PairChange]:
    """Every point that one of two articles has; the comparison stands on `a` as its base."""
    found = [_cells(point, a, b) for point in comparison.points]
    having = [(p, x, y) for p, x, y in found if x or y]
    words_a, words_b = spoken(a.text), spoken(b.text)
    having.sort(key=lambda item: _order(item[1], item[2], a, b))
    every = [_standing(_change(0, *item, a, b), a, b, words_a, words_b) for item in having]
    return numbered(change for change in every if not any(_says_it_already(o, change) for o in every))


def numbered(changes: Iterable[PairChange]) -> list[PairChange]:
    """The changes with the numbers they bear on the page."""
    return [msgspec.structs.replace(change, number=n) for n, change in enumerate(changes, start=1)]


def as_same(change: PairChange) -> PairChange:
    """The change as one that changes nothing worth a mark."""
    return msgspec.structs.replace(change, mark=KEPT, also="")


def _standing(change: PairChange, a: Source, b: Source, words_a: Words, words_b: Words) -> PairChange:
    """The change as it is. A passage that no row sets beside the other text, and that stands there word for
    word all the same, is the same: it is never called missing."""
    if change.a and not change.b and (there := found_in(a.words(change.a), words_b)):
        return msgspec.structs.replace(change, b=there, place_b=place_of(b, there.start), mark=KEPT)
    if change.b and not change.a and (there := found_in(b.words(change.b), words_a)):
        return msgspec.structs.replace(change, a=there, place_a=place_of(a, there.start), mark=KEPT)
    return change


def spoken(text: str) -> Words:
    """The words of a text in small letters, without marks, each with its place."""
    return [(found[0].casefold().replace("’", "'"), Span(*found.span())) for found in _WORD.finditer(text)]


def found_in(passage: str, words: Words) -> Span | None:
    """Where a passage stands in a text word for word, whatever its marks and capitals."""
    wanted = [word for word, _ in spoken(passage)]
    if len(wanted) < _FEWEST:
        return None
    known = [word for word, _ in words]
    for start in range(len(known) - len(wanted) + 1):
        if known[start] == wanted[0] and known[start : start + len(wanted)] == wanted:
            return Span(words[start][1].start, words[start + len(wanted) - 1][1].end)
    return None


def weightiest_first(changes: Sequence[PairChange]) -> list[PairChange]:
    """Contradictions first, then cuts and rewordings, then what one text lacks; the longest first."""
    return sorted(changes, key=_weight)


def _weight(change: PairChange) -> tuple[int, int]:
    marks = (CONFLICT.word, DATES.word, *(FINDING_WORDS[f] for f in FINDING_WEIGHT))
    rank = marks.index(change.mark.word) if change.mark.word in marks else len(marks)
    return rank + (change.group == "same"), -_length(change)


def _says_it_already(other: PairChange, change: PairChange) -> bool:
    """Whether another point covers the same words of both articles and more, so that this one would only
    put a second number on them. What differs is never covered by what is the same."""
    if other is change or (change.group == "differs" and other.group != "differs"):
        return False
    if not (_holds(other.a, change.a) and _holds(other.b, change.b)):
        return False
    return _length(other) > _length(change) or other.point.id < change.point.id


def _holds(outer: Span | None, inner: Span | None) -> bool:
    return inner is None or (outer is not None and outer.holds(inner))


def _length(change: PairChange) -> int:
    return sum(span.end - span.start for span in (change.a, change.b) if span)


def _cells(point: Point, a: Source, b: Source) -> tuple[Point, Cell | None, Cell | None]:
    cells = {c.article: c for c in present(point) if c.article in (a.index, b.index)}
    return point, cells.get(a.index), cells.get(b.index)


def _order(x: Cell | None, y: Cell | None, a: Source, b: Source) -> float:
    """How far down it stands, as a share of the text it stands in; the first text counts where it has it."""
    cell, source = (x, a) if x else (y, b)
    return (cell.start or 0) / max(1, len(source.text)) if cell else 1.0


def _change(n: int, point: Point, x: Cell | None, y: Cell | None, a: Source, b: Source) -> PairChange:
    span_a = cell_span(x) if x else None
    span_b = cell_span(y) if y else None
    mark, also = _mark(point, x, y)
    return PairChange(
        number=n,
        point=point,
        mark=mark,
        also=also,
        words=_words(point, a, b, span_a, span_b),
        a=span_a,
        b=span_b,
        place_a=place_of(a, span_a.start) if span_a else "",
        place_b=place_of(b, span_b.start) if span_b else "",
    )


def _words(point: Point, a: Source, b: Source, span_a: Span | None, span_b: Span | None) -> str:
    """The words of a point in the first text, else in the second; of a point that one article alone has, as
    far as this reader may see them."""
    source, span = (a, span_a) if span_a else (b, span_b)
    if span is None:
        return ""
    return (
        told(source, span.start)
        if hides(source, point, span.start)
        else shortened(balanced(source.words(span)), 90)
    )


def _mark(point: Point, x: Cell | None, y: Cell | None) -> tuple[Mark, str]:
    if y is None:
        return LEFT_OUT, ""
    if x is None:
        return PUT_IN, ""
    if is_perhaps(point) or y.state == "alike":
        return ALIKE, ""
    marks = [finding_mark(f) for f in ranked(y.findings)]
    if not marks:
        return KEPT, ""
    also = ", ".join(mark.word for mark in marks[1:])
    if point.verdict == "different dates" or (
        point.verdict == "conflict" and set(y.findings) != {"less detail"}
    ):
        return (CONFLICT if point.verdict == "conflict" else DATES), ", ".join(m.word for m in marks)
    return marks[0], also


def tally(changes: Sequence[PairChange]) -> dict[str, int]:
    """How many changes each filter leaves."""
    groups = [change.group for change in changes]
    counts = {group: groups.count(group) for group in ("differs", "same", "a", "b")}
    return {"changes": len(groups) - counts["same"], "all": len(groups), **counts}
