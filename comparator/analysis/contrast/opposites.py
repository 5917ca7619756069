"""Words of two cells for one thing that cannot both be right: "east of the town" and "west of the town"."""

import functools
import re
from collections.abc import Iterator

from comparator.analysis.contrast.telling import CellText, kept, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from comparator.analysis.wording.likeness import content, phrases
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

Pair = tuple[Span, Span]
_REST = re.compile(r"[^,;:.!?()]*")  # of a clause


def opposed(a: CellText, b: CellText) -> Iterator[Pair]:
    """The words of both cells that rule each other out."""
    if states(a) and states(b):
        yield from _directions(a, b)
        yield from _conditions(a, b)


def two_times(a: CellText, b: CellText) -> Pair | None:
    """The words by which one cell tells what was before something, the other what was after it: the next
    word of content is the same."""
    ours, theirs = times_in(a), times_in(b)
    pairs = ((ours[word], theirs[word]) for word in ours.keys() & theirs.keys())
    apart = sorted((one[1], two[1]) for one, two in pairs if one[0] != two[0])
    return apart[0] if apart else None


@once
def times_in(cell: CellText) -> dict[str, tuple[str, Span]]:
    """{stem of what something is before or after: (which of both, the word that says so)}."""
    found = {}
    for word, span in phrases(text_of(cell), cell.span, _before_or_after()):
        behind = _REST.match(text_of(cell), span.end, cell.span.end)
        stems = (content(w) for w in (behind[0].split() if behind else ()))
        first = next((s for s in stems if s), None)
        if first:
            found[min(first)] = _before_or_after()[word], span
    return found


@functools.cache
def _before_or_after() -> dict[str, str]:
    return {word: side for side, listed in table("opposites")["times"].items() for word in listed}


@kept
def states(cell: CellText) -> bool:
    """Whether a cell has anything that can be opposed."""
    return bool(_sides(cell) or _condition(cell))


def _directions(a: CellText, b: CellText) -> Iterator[Pair]:
    ours, theirs = _sides(a), _sides(b)
    for place in ours.keys() & theirs.keys():
        one, two = (side[place].of(text_of(c)).casefold() for c, side in ((a, ours), (b, theirs)))
        if two in table("opposites")["directions"].get(one, ()):
            yield ours[place], theirs[place]


def _sides(cell: CellText) -> dict[str, Span]:
    """{place: the direction in which it is told to lie}."""
    found = _direction().finditer(text_of(cell), *cell.span)
    return {m[2].casefold(): Span(*m.span(1)) for m in found}


@functools.cache
def _direction() -> re.Pattern[str]:
    words = "|".join(sorted(table("opposites")["directions"], key=len, reverse=True))
    return re.compile(rf"\b({words})\s+of\s+(?:the\s+)?([A-Z][\w-]+)")


def _conditions(a: CellText, b: CellText) -> Iterator[Pair]:
    ours = _condition(a)
    theirs = _condition(b) if ours else None
    if not (ours and theirs) or ours.of(text_of(a)).casefold() == theirs.of(text_of(b)).casefold():
        return
    if _one_subject(a, b):
        yield ours, theirs


def _condition(cell: CellText) -> Span | None:
    """The word for how somebody is, where a cell has but one."""
    found = list(_in_condition().finditer(text_of(cell), *cell.span))
    return Span(*found[0].span(1)) if len(found) == 1 else None


@functools.cache
def _in_condition() -> re.Pattern[str]:
    lists = table("opposites")["conditions"]
    return re.compile(rf"\bin\s+(?:an?\s+)?({'|'.join(lists['words'])})\s+{lists['noun']}\b", re.IGNORECASE)


def _one_subject(a: CellText, b: CellText) -> bool:
    """Whether both cells tell of one subject: the last words of their subjects are the same."""
    one, two = ({_last(s.subject) for s in _statements(c) if s.subject} for c in (a, b))
    return bool(one & two)


def _statements(cell: CellText) -> list[Statement]:
    return [s for s in at(cell.findings).statements(cell.span) if cell.span.overlap(Span(s.start, s.end)) > 0]


def _last(name: str) -> str:
    return (name.casefold().split() or [""])[-1]
