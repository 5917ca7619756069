"""One thing that changed between two versions, and how what was found in both is put in pairs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol, TypeVar

from comparator.analysis.document import Record, Span
from comparator.selectors.text_map import TextMap, folded_words

ChangeKind = Literal["figure", "quote", "name"]
What = Literal["changed", "went", "came"]


class VersionChange(Record, frozen=True):
    """Something found in one version or in both; spans lie in their texts."""

    kind: ChangeKind
    what: What
    old: Span | None = None
    new: Span | None = None
    aspect: str = ""
    """What changed where the words themselves did not: "speaker", "qualifier", "title"."""
    was: str = ""
    now: str = ""
    detail: str = ""
    """What a figure counts, who is quoted."""


class Found(Protocol):
    """Anything the reading found at a place of the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


F = TypeVar("F", bound=Found)
Pairs = tuple[list[tuple[F, F]], list[F], list[F]]
"""What stands in both, in the old version alone, in the new one alone."""


def span_of(found: Found) -> Span:
    """Where it stands."""
    return Span(found.start, found.end)


def paired(where: TextMap, old: Sequence[F], new: Sequence[F], least: float) -> Pairs[F]:
    """Found things of two versions in pairs: first those that share most letters by the word diff, `least`
    as a share of the shorter one's; then those with the same words anywhere."""
    free_old, free_new = list(old), list(new)
    pairs = _taken(free_old, free_new, _by_place(where, old, new, least))
    same = [(a, b) for a in free_old for b in free_new if _words(where.old, a) == _words(where.new, b)]
    return [*pairs, *_taken(free_old, free_new, same)], free_old, free_new


def paired_in_gaps(
    where: TextMap, old: list[F], new: list[F], fits: Callable[[F, F], bool]
) -> list[tuple[F, F]]:
    """Those of what is left on both sides that stand at one place of difference and fit; they are taken out
    of both lists."""
    gaps = [(where.gap(span_of(a)), a) for a in old]
    found = [
        (a, b)
        for n, a in gaps
        if n is not None
        for b in new
        if where.gaps[n].new.overlap(span_of(b)) and fits(a, b)
    ]
    return _taken(old, new, found)


def in_text_order(changes: Iterable[VersionChange]) -> tuple[VersionChange, ...]:
    """What changed first, then what went, then what came; each in the order of the text."""
    order: tuple[What, ...] = ("changed", "went", "came")
    return tuple(sorted(changes, key=lambda c: (order.index(c.what), c.old or c.new or Span(0, 0))))


def _by_place(where: TextMap, old: Sequence[F], new: Sequence[F], least: float) -> list[tuple[F, F]]:
    scored = list[tuple[int, int, int, F, F]]()
    for i, a in enumerate(old):
        image = where.image(span_of(a))
        for j, b in enumerate(new if image else ()):
            if image and image.overlap(span_of(b)):
                shared = where.shared(span_of(a), span_of(b))
                shorter = min(_letters(where.old, a), _letters(where.new, b))
                if shared and shared >= least * shorter:
                    scored.append((-shared, i, j, a, b))
    return [(a, b) for *_, a, b in sorted(scored, key=lambda row: row[:3])]


def _taken(free_old: list[F], free_new: list[F], wanted: Iterable[tuple[F, F]]) -> list[tuple[F, F]]:
    """The pairs wanted whose both sides are still free, in their order."""
    taken = []
    for a, b in wanted:
        i = next((n for n, one in enumerate(free_old) if one is a), None)
        j = next((n for n, one in enumerate(free_new) if one is b), None)
        if i is not None and j is not None:
            taken.append((a, b))
            del free_old[i], free_new[j]
    return taken


def _letters(text: str, found: Found) -> int:
    return sum(map(str.isalnum, text[found.start : found.end]))


def _words(text: str, found: Found) -> tuple[str, ...]:
    return folded_words(text[found.start : found.end])
