"""Which pairs of units are worth measuring: those of different articles that look alike at first sight."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.model import Aligner
from comparator.analysis.alignment.similarity import Index, Matrix

A_UNIT = (
    30  # pairs kept for each unit, on average: what is measured grows as the articles do, not as pairs do
)
AN_ARTICLE = 12  # partners of a unit in each other article
_AT_ONCE = 128
_SEEN = 4  # times as many pairs as are kept that are held at once while looking
_DRAWN = 160


class Candidates(NamedTuple):
    """Pairs of units, the left one before the right one, sorted; and the scores that they were chosen by."""

    left: Index
    right: Index
    scores: dict[str, Matrix]


def candidates(rows: Mapping[str, Matrix], home: Index, aligner: Aligner, *, every: bool) -> Candidates:
    """The pairs of different articles that look most alike by `rows`, which hold a unit vector for each unit
    and score; all pairs where `every`, or where the units are few."""
    every = every or len(home) <= 2 * A_UNIT  # in a small event no look tells much, and all pairs are few
    found = _Found(len(rows), None if every else _SEEN * A_UNIT * len(home))
    at = home.astype(np.int32)
    for first in range(0, len(home), _AT_ONCE):
        low, high = first, min(first + _AT_ONCE, len(home))
        blocks = {name: part[low:high] @ part[low:].T for name, part in rows.items()}
        looks = _looks(blocks, aligner)
        open_ = at[low:high, None] != at[None, low:]
        open_[:, : high - low] &= ~np.tri(high - low, dtype=bool)  # the left one before the right one
        if not every:
            open_ &= looks >= max(aligner.floor, found.floor)
        some = np.flatnonzero(open_)  # places in the block as one line, which takes a third of the time
        i, j = (part + np.int32(low) for part in divmod(some.astype(np.int32), np.int32(open_.shape[1])))
        found.take_in(i, j, looks.take(some), [block.take(some) for block in blocks.values()])
    left, right, looks, *parts = found.all()
    kept = np.ones(len(left), bool) if every else _best(left, right, looks, home)
    scores = {name: part[kept] for name, part in zip(rows, parts, strict=True)}
    return Candidates(left[kept].astype(np.int64), right[kept].astype(np.int64), scores)


class _Found:
    """Pairs as they are found, block by block: left and right units, looks, and the scores. Of more than
    `most` only the half that looks most alike is kept: the others are too many to hold for a large event,
    and would not be chosen."""

    def __init__(self, scores: int, most: int | None) -> None:
        self.most, self.floor, self.held = most, -np.inf, 0
        self.parts: list[list[NDArray[Any]]] = [[] for _ in range(scores + 3)]

    def take_in(self, left: Index, right: Index, looks: Matrix, scores: Sequence[Matrix]) -> None:
        """Add a block's pairs."""
        values: list[NDArray[Any]] = [left, right, looks, *scores]
        for part, new in zip(self.parts, values, strict=True):
            part.append(new)
        self.held += len(left)
        if self.most and self.held > self.most:
            self._thin_out(self.most // 2)

    def _thin_out(self, many: int) -> None:
        looks = np.concatenate(self.parts[2])
        self.floor = float(np.partition(looks, -many)[-many])
        kept = np.flatnonzero(looks >= self.floor)
        for part in self.parts:
            part[:] = [np.concatenate(part).take(kept)]
        self.held = len(kept)

    def all(self) -> list[NDArray[Any]]:
        """Each kind of value of all pairs together; they are held here no more."""
        whole = list[NDArray[Any]]()
        for part in self.parts:
            whole.append(np.concatenate(part))
            part.clear()
        return whole


def _looks(blocks: Mapping[str, Matrix], aligner: Aligner) -> Matrix:
    """How alike each two look: their scores in deviations from the usual mean, weighted."""
    look = np.zeros_like(next(iter(blocks.values())))
    part = np.empty_like(look)
    for name, weight in aligner.look.items():
        mean, spread = aligner.usual[name]
        np.multiply(blocks[name], np.float32(weight / spread), out=part)
        part -= np.float32(weight * mean / spread)
        look += part
    return look


def _best(left: Index, right: Index, looks: Matrix, home: Index) -> NDArray[np.bool_]:
    """The pairs that are among the best of one of the two in the other's article, and of those the best of
    all. A pair's rank is told by those above it alone, so that only the upper ones need be put in order."""
    most = A_UNIT * len(home)
    upper = 2 * most
    while True:
        kept = looks >= np.partition(looks, -upper)[-upper] if upper < len(looks) else looks == looks
        some = np.flatnonzero(kept)
        rank = ranks(left[some].astype(np.int64), right[some].astype(np.int64), looks[some], home)
        kept[some] = np.minimum(rank[0], rank[1]) < AN_ARTICLE
        if kept.sum() > most:
            kept &= looks >= np.partition(looks[kept], -most)[-most]
        if kept.sum() >= most or upper >= len(looks):
            return np.asarray(kept)
        upper *= 2


def ranks(left: Index, right: Index, score: Matrix, home: Index) -> tuple[Index, Index]:
    """How many pairs of the left unit with the right one's article have a higher score, and the same seen
    from the right unit."""
    order, begins = by_score(left, right, score, home)
    place = np.arange(len(order)) - begins
    rank = np.empty(len(order), np.int64)
    rank[order] = place
    return rank[: len(left)], rank[len(left) :]


def by_score(left: Index, right: Index, score: Matrix, home: Index) -> tuple[Index, Index]:
    """Every pair seen from either side (first all from the left, then all from the right), ordered by unit,
    by the other's article, and the highest score first; and for each place of that order where its unit and
    article begin."""
    other = np.concatenate([right, left])
    group = np.concatenate([left, right]) * (int(home.max(initial=0)) + 1) + home[other]
    order = np.argsort(_packed(group, np.concatenate([score, score]), other, len(home)))
    ordered = group[order]
    fresh = np.append(True, ordered[1:] != ordered[:-1]) if len(order) else np.zeros(0, bool)
    return order, np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))


def _packed(group: Index, score: Matrix, other: Index, units: int) -> NDArray[np.uint64]:
    """Numbers in the order of the group, then of the score from the highest, then of the other unit: one key
    sorts five times as fast as three. Where they need more than 64 bits, the score loses its last ones."""
    last = max(1, units - 1).bit_length()
    exact = min(32, 64 - last - int(group.max(initial=0)).bit_length())
    bits = (np.asarray(score, np.float32) + np.float32(0.0)).view(np.uint32)
    falling = np.where(bits >> np.uint32(31), bits, ~bits & np.uint32(0x7FFFFFFF)).astype(np.uint64)
    key = group.astype(np.uint64) << np.uint64(exact) | falling >> np.uint64(32 - exact)
    return np.asarray(key << np.uint64(last) | other.astype(np.uint64))


def drawn(home: Index) -> tuple[Index, Index]:
    """All pairs of different articles among some units that are spread evenly, the same ones every time."""
    some = np.arange(0, len(home), max(1, len(home) // _DRAWN))
    i, j = np.triu_indices(len(some), 1)
    apart = home[some[i]] != home[some[j]]
    return some[i[apart]], some[j[apart]]
