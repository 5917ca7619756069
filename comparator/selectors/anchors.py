"""Where the words of a correction stand in the versions that are compared now."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Point
from comparator.models import storable
from comparator.selectors.corrected import Anchor, RowAnchor

_LONG = 24
"""Characters from which words are known by themselves; a bare "300" is known by its neighbours too."""
_ALIKE = 0.5
_NEIGHBOUR = re.compile(r"\w+")
_AROUND = 40


class Place(NamedTuple):
    """A span in an article of the comparison, by the article's index."""

    article: int
    span: Span


class Located(NamedTuple):
    """Where the anchors of a row stand now."""

    places: tuple[Place, ...]
    gone: int
    """How many of the words are no longer in their article."""
    left: int
    """How many stood in an article that is not compared now."""


@dataclass(frozen=True)
class Texts:
    """The versions compared, in their order, and the earlier ones that corrections rest on."""

    versions: Sequence[int]
    articles: Sequence[int]
    """Their articles' ids."""
    texts: Sequence[str]
    earlier: Mapping[int, tuple[int, str]]
    """Version -> (its article's id, its text)."""

    def locate(self, anchor: Anchor) -> Place | None:
        """Where the words stand now; None where they are gone. In the version they were found in that is
        their span; in another version of the article, the one place with these very words."""
        index = self.index(anchor.version)
        if index is None:
            return None
        if self.versions[index] == anchor.version:
            span = Span(anchor.start, anchor.end)
            return Place(index, span) if _is(anchor, self.texts[index]) else None
        old = self.earlier[anchor.version][1]
        found = _again(Span(anchor.start, anchor.end), old, self.texts[index]) if _is(anchor, old) else None
        return Place(index, found) if found else None

    def all(self, anchors: Sequence[Anchor]) -> Located:
        """The same for several anchors."""
        places = tuple(place for anchor in anchors if (place := self.locate(anchor)))
        left = sum(self.index(anchor.version) is None for anchor in anchors)
        return Located(places, len(anchors) - len(places) - left, left)

    def index(self, version: int) -> int | None:
        """The index of a version's article among those compared; None where it is not."""
        if version in self._by_version:
            return self._by_version[version]
        return self._by_article.get(self.earlier[version][0]) if version in self.earlier else None

    @cached_property
    def _by_version(self) -> dict[int, int]:
        return {version: index for index, version in enumerate(self.versions)}

    @cached_property
    def _by_article(self) -> dict[int, int]:
        return {article: index for index, article in enumerate(self.articles)}


def row_anchor(point: Point, versions: Sequence[int]) -> RowAnchor:
    """A row by the words of its cells, without their hashes; `versions` in the comparison's order."""
    spans = (
        Anchor(version=versions[cell.article], start=cell.start, end=cell.end)
        for cell in point.cells
        if cell.start is not None and cell.end is not None
    )
    return RowAnchor(kind=point.kind, spans=tuple(spans))


def likeness(one: Span, other: Span) -> float:
    """The share of both spans' characters that they have in common, 0 to 1."""
    common = one.overlap(other)
    return common / (one.end - one.start + other.end - other.start - common) if common else 0.0


def are_alike(one: Span, other: Span) -> bool:
    """Whether two spans of a text are much the same words."""
    return likeness(one, other) > _ALIKE


def words_hash(words: str) -> str:
    """The hash by which the words of an anchor are known again."""
    return hashlib.blake2b(storable(words).encode(), digest_size=8).hexdigest()


def anchored(version: int, span: Span, text: str) -> Anchor:
    """The anchor of a span."""
    return Anchor(version=version, start=span.start, end=span.end, hash=words_hash(span.of(text)))


def _is(anchor: Anchor, text: str) -> bool:
    """Whether the anchor's words stand at its span."""
    inside = 0 <= anchor.start < anchor.end <= len(text)
    return inside and words_hash(text[anchor.start : anchor.end]) == anchor.hash


def _again(span: Span, old: str, new: str) -> Span | None:
    """Where the words of a span of the old text stand in the new one, if at just one place."""
    words = span.of(old)
    start = new.find(words)
    if start < 0 or new.find(words, start + 1) >= 0:
        return None
    found = Span(start, start + len(words))
    return found if len(words) >= _LONG or _same_neighbour(span, old, found, new) else None


def _same_neighbour(span: Span, old: str, found: Span, new: str) -> bool:
    """Whether the word before or after is the same: a short run of words may mean something else by now."""
    before, after = _beside(span, old), _beside(found, new)
    return any(a is not None and a == b for a, b in zip(before, after, strict=True))


def _beside(span: Span, text: str) -> tuple[str | None, str | None]:
    before = _NEIGHBOUR.findall(text[max(0, span.start - _AROUND) : span.start])
    after = _NEIGHBOUR.search(text, span.end, span.end + _AROUND)
    return (before[-1] if before else None), (after[0] if after else None)
