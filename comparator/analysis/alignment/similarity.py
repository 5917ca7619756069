"""Similarity of short texts by their characters, words and meaning, and what makes scores of different events
comparable."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

BUCKETS = 512  # hashed n-grams; sixteen times as many measured no better
_SIZES = (3, 4, 5)
_COMMON_DIRECTIONS = 3
_TEXTS_A_DIRECTION = 40
_MIN_RUNS = 3
_USUAL_PAIRS = 4_000
_AT_ONCE = 1_024  # rows of words that are worked on at once
_SPREADING = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing (Knuth, volume 3, 6.4)
_SPACE = re.compile(r"[^\w]+")
_WORD = re.compile(r"\w+")
Matrix = NDArray[np.float32]
Index = NDArray[np.int_]


def by_characters(texts: Sequence[str]) -> Matrix:
    """One unit row a text, so that the dot product of two is how alike they are by their character 3- to
    5-grams, weighted by rarity among the texts."""
    plain = [f" {' '.join(_WORD.findall(text.lower()))} " for text in texts]
    counts = np.zeros((len(plain), BUCKETS), np.float32)
    for first in range(0, len(plain), _AT_ONCE):
        counts[first : first + _AT_ONCE] = _counts(plain[first : first + _AT_ONCE])
    rarity = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))) + 1
    for block in _blocks(counts):
        block[:] = unit_rows(np.log1p(block) * rarity.astype(np.float32))
    return counts


def _counts(texts: Sequence[str]) -> Matrix:
    """How often each bucket of n-grams is met in each of some texts."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    total = np.zeros(len(texts) * BUCKETS, np.float32)
    for size in _SIZES:
        last = len(codes) - size + 1
        if last <= 0:
            continue
        gram = np.zeros(last, np.uint64)
        for place in range(size):
            gram = (gram + codes[place : place + last] + np.uint64(1)) * _SPREADING
        inside = owner[:last] == owner[size - 1 :]
        bucket = (gram >> np.uint64(64 - (BUCKETS - 1).bit_length())).astype(np.int64)
        total += np.bincount((owner[:last] * BUCKETS + bucket)[inside], minlength=len(total))
    return total.reshape(len(texts), BUCKETS)


def unit_rows(rows: NDArray[np.floating]) -> Matrix:
    """The rows at length one; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms == 0, 1, norms), np.float32)


def distinguishing(vectors: Matrix | NDArray[np.int8]) -> Matrix:
    """The vectors without what all of them share: all clauses of an event are about its topic, and that hides
    which of them say the same. The mean goes, and the directions in which they vary most (Mu and Viswanath
    2018); fewer of those where there are few texts."""
    if not len(vectors):
        return np.asarray(vectors, np.float32)
    centred = np.asarray(vectors - vectors.mean(axis=0, dtype=np.float32), np.float32)
    count = min(_COMMON_DIRECTIONS, len(vectors) // _TEXTS_A_DIRECTION)
    if count:
        _, directions = np.linalg.eigh(centred.T @ centred)
        widest = directions[:, -count:]
        for block in _blocks(centred):
            block -= (block @ widest) @ widest.T
    return centred


def _blocks(rows: Matrix) -> Iterator[Matrix]:
    """The rows a few at a time, to be changed where they stand: those of a large event take a hundred
    megabytes, and each step on all of them at once as many again."""
    return (rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE))


def told_again(
    forms: Sequence[str], vectors: Matrix | NDArray[np.int8], starts: Index, left: Index, right: Index
) -> tuple[Matrix, Matrix]:
    """[weighting, pair]: for each pair of texts (sorted by `left`) how much of what the left one says is
    found in the right one, and the other way: for each word the likeness of the other text's word nearest to
    it, weighted by the word's rarity among the texts (Zhang et al. 2020), then by the square of that. `forms`
    and `vectors` are the words of all texts, text after text, each from its place in `starts`."""
    near, ends = distinguishing(vectors), np.append(starts[1:], len(forms))
    for block in _blocks(near):
        block[:] = unit_rows(block)
    weight = _rarity(forms, starts, ends)
    weights = np.stack([weight, weight**2])
    whole = np.add.reduceat(weights, starts, axis=1) if len(starts) else weights
    share = weights / np.repeat(whole, ends - starts, axis=1)
    words, cuts = _ranges(starts[right], ends[right])
    there, back = np.empty((len(share), len(left)), np.float32), np.empty(len(words), np.float32)
    for first, last in runs_of(left):
        low, high = starts[left[first]], ends[left[first]]
        begin, end = cuts[first], cuts[last] if last < len(cuts) else len(words)
        alike = np.ascontiguousarray((near.take(words[begin:end], axis=0) @ near[low:high].T).T)
        alike.max(axis=0, out=back[begin:end])
        there[:, first:last] = share[:, low:high] @ np.maximum.reduceat(
            alike, cuts[first:last] - begin, axis=1
        )
    del near  # the most that is held
    found = [np.add.reduceat(back * own[words], cuts) for own in share] if len(cuts) else [*there]
    return there, np.stack(found)


def _ranges(starts: Index, ends: Index) -> tuple[NDArray[np.int32], Index]:
    """All numbers from each start to its end, one range after the other, and where each range begins."""
    sizes = ends - starts
    cuts = np.cumsum(sizes) - sizes
    found = np.repeat((starts - cuts).astype(np.int32), sizes)
    found += np.arange(len(found), dtype=np.int32)
    return found, cuts


def runs_of(values: Index) -> Iterator[tuple[int, int]]:
    """[first, last) of each run of equal values."""
    borders = [0, *(np.flatnonzero(values[1:] != values[:-1]) + 1).tolist(), len(values)]
    return ((a, b) for a, b in itertools.pairwise(borders) if a < b)


def _rarity(forms: Sequence[str], starts: Index, ends: Index) -> Matrix:
    """For each word the logarithm of how few of the texts have it."""
    places = zip(starts.tolist(), ends.tolist(), strict=True)
    having = Counter(itertools.chain.from_iterable({*forms[low:high]} for low, high in places))
    rarity = {word: np.log((2 + len(starts)) / (1 + many)) for word, many in having.items()}
    return np.array([rarity[word] for word in forms], np.float32)


class Bags:
    """Sets of words, one a text, that can be intersected for many pairs at once."""

    def __init__(self, bags: Sequence[frozenset[str]]) -> None:
        index = {w: i for i, w in enumerate(sorted({w for bag in bags for w in bag}))}
        self.held = np.array([index[w] for bag in bags for w in sorted(bag)], np.int32)
        self.sizes = np.array([len(bag) for bag in bags], np.int64)
        self.starts = np.cumsum(self.sizes) - self.sizes
        has = np.zeros((len(bags), max(1, len(index))), bool)
        has[np.repeat(np.arange(len(bags)), self.sizes), self.held] = True
        self.rarity = np.log((1 + len(bags)) / (1 + has.sum(axis=0))).astype(np.float32)
        self.total: Matrix = np.asarray(has.astype(np.float32) @ self.rarity, np.float32)
        self.bits = np.packbits(has, axis=1)

    def shared(self, left: Index, right: Index) -> Matrix:
        """For each pair the weight of the words that both have, by their rarity."""
        items, cuts = _ranges(self.starts[left], self.starts[left] + self.sizes[left])
        words = self.held[items]
        other = np.repeat(right.astype(np.int32), self.sizes[left])
        also = (self.bits[other, words >> 3] >> (7 - (words & 7)).astype(np.uint8)) & 1
        sums = np.concatenate([[0.0], np.cumsum(also * self.rarity[words], dtype=np.float64)])
        return np.asarray(sums[cuts + self.sizes[left]] - sums[cuts], np.float32)

    def overlap(self, left: Index, right: Index, shared: Matrix) -> Matrix:
        """The share of either's words that both have, weighted alike."""
        either = self.total[left] + self.total[right] - shared
        return np.asarray(shared / np.where(either <= 0, 1, either), np.float32)


def standardised(
    scores: NDArray[np.floating], drawn: NDArray[np.floating], usual: tuple[float, float]
) -> Matrix:
    """Scores in standard deviations from their mean in the event, which the scores of some pairs `drawn` from
    it tell. `usual` are the mean and the deviation of large events: they count as _USUAL_PAIRS more, for
    among a few pairs those that say the same are no exception."""
    mean, spread = usual
    share = drawn.size / (drawn.size + _USUAL_PAIRS)
    own = float(drawn.mean()) if drawn.size else mean
    centre = share * own + (1 - share) * mean
    own_square = float(((drawn - centre) ** 2).mean()) if drawn.size else 0.0
    square = share * own_square + (1 - share) * spread**2
    return np.asarray((scores - centre) / (np.sqrt(square) or 1.0), np.float32)


def word_runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of three words."""
    words = _SPACE.sub(" ", text.lower()).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def share_verbatim(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter one's runs of three words that the other has too; 0 where they share fewer
    than three, unless the texts are the same."""
    shared = len(one & other)
    if shared < _MIN_RUNS and not (shared and shared == max(len(one), len(other))):
        return 0.0
    return shared / max(1, min(len(one), len(other)))
