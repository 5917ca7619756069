"""Similarity of short texts by their characters, and what makes scores of different events comparable."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 13  # hashed n-grams; an event's statements have some 10,000 different ones
_SIZES = (3, 4, 5)
_COMMON_DIRECTIONS = 3
_TEXTS_A_DIRECTION = 40
_MIN_RUNS = 3
_TEXTS_AT_ONCE = 200
_USUAL_PAIRS = 4_000
_SPACE = re.compile(r"[^\w]+")
Matrix = NDArray[np.float32]


def char_tfidf(texts: Sequence[str]) -> Matrix:
    """How alike every two texts are by their character 3- to 5-grams, weighted by rarity among them."""
    return cosine(_weighted(_counts(texts)))


def _counts(texts: Sequence[str]) -> Matrix:
    counts = np.zeros((len(texts), BUCKETS), np.float32)
    for row, text in enumerate(texts):
        folded = " " + _SPACE.sub(" ", text.lower()).strip() + " "
        grams = [folded[i : i + n] for n in _SIZES for i in range(max(0, len(folded) - n + 1))]
        np.add.at(counts[row], [zlib.crc32(g.encode()) % BUCKETS for g in grams], 1)
    return counts


def _weighted(counts: Matrix) -> Matrix:
    rarity = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))) + 1
    return np.asarray(np.log1p(counts) * rarity, np.float32)


def cosine(rows: Matrix) -> Matrix:
    """The cosine of every two rows."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(norms == 0, 1, norms)
    return np.asarray(unit @ unit.T, np.float32)


def distinguishing(vectors: Matrix) -> Matrix:
    """The vectors without what all of them share: all clauses of an event are about its topic, and that hides
    which of them say the same. The mean goes, and the directions in which they vary most (Mu and Viswanath
    2018); fewer of those where there are few texts."""
    if not len(vectors):
        return vectors
    centred = vectors - vectors.mean(axis=0)
    count = min(_COMMON_DIRECTIONS, len(vectors) // _TEXTS_A_DIRECTION)
    if count:
        _, directions = np.linalg.eigh(centred.T @ centred)
        widest = directions[:, -count:]
        centred = centred - (centred @ widest) @ widest.T
    return np.asarray(centred, np.float32)


def told_again(forms: Sequence[str], vectors: Matrix, starts: NDArray[np.int_]) -> Matrix:
    """[i, j]: how much of what text i says is found in text j: for each word of i the likeness of the word of
    j nearest to it, weighted by the word's rarity among the texts (Zhang et al. 2020). `forms` and `vectors`
    are the words of all texts, text after text, each from its place in `starts`."""
    centred = distinguishing(vectors)
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    near: Matrix = np.asarray(centred / np.where(norms == 0, 1, norms), np.float32)
    ends = [*starts[1:].tolist(), len(forms)]
    nearest = np.empty((len(forms), len(starts)), np.float32)
    for first in range(0, len(starts), _TEXTS_AT_ONCE):
        low, high = starts[first], ends[min(first + _TEXTS_AT_ONCE, len(starts)) - 1]
        cuts = starts[first : first + _TEXTS_AT_ONCE] - low
        nearest[:, first : first + len(cuts)] = np.maximum.reduceat(near @ near[low:high].T, cuts, axis=1)
    weight = _rarity(forms, starts, ends)
    total = np.add.reduceat(weight, starts)[:, None]
    return np.asarray(np.add.reduceat(nearest * weight[:, None], starts, axis=0) / total, np.float32)


def _rarity(forms: Sequence[str], starts: NDArray[np.int_], ends: Sequence[int]) -> Matrix:
    """For each word the logarithm of how few of the texts have it."""
    having = Counter(w for low, high in zip(starts.tolist(), ends, strict=True) for w in set(forms[low:high]))
    return np.array([np.log((2 + len(starts)) / (1 + having[w])) for w in forms], np.float32)


def shared_weight(bags: Sequence[frozenset[str]]) -> tuple[Matrix, Matrix]:
    """(overlap, weight) of every two bags of words: the rarity-weighted share of their words that both have,
    and the weight of what they share."""
    index = {w: i for i, w in enumerate(sorted({w for bag in bags for w in bag}))}
    has: Matrix = np.zeros((len(bags), max(1, len(index))), np.float32)
    for row, bag in enumerate(bags):
        has[row, [index[w] for w in bag]] = 1
    rarity = np.log((1 + len(bags)) / (1 + has.sum(axis=0))).astype(np.float32)
    shared = (has * rarity) @ has.T
    total = (has * rarity).sum(axis=1)
    either = total[:, None] + total[None, :] - shared
    return (shared / np.where(either <= 0, 1, either)).astype(np.float32), shared.astype(np.float32)


def standardised(
    scores: NDArray[np.floating], among: NDArray[np.bool_], usual: tuple[float, float]
) -> Matrix:
    """Scores in standard deviations from their mean over the pairs that count (`among`). `usual` are the mean
    and the deviation of large events: they count as _USUAL_PAIRS more, for among a few pairs those that say
    the same are no exception."""
    mean, spread = usual
    picked = scores[among]
    share = picked.size / (picked.size + _USUAL_PAIRS)
    own = float(picked.mean()) if picked.size else mean
    centre = share * own + (1 - share) * mean
    own_square = float(((picked - centre) ** 2).mean()) if picked.size else 0.0
    square = share * own_square + (1 - share) * spread**2
    return np.asarray((scores - centre) / (np.sqrt(square) or 1.0), np.float32)


def share_verbatim(texts: Sequence[str]) -> Matrix:
    """For every two texts the share of the shorter one's runs of three words that the other has too; 0 where
    they share fewer than three, unless the texts are the same."""
    folded = [_SPACE.sub(" ", text.lower()).split() for text in texts]
    bags = [frozenset(zip(words, words[1:], words[2:], strict=False)) for words in folded]
    index = {run: i for i, run in enumerate(sorted({run for bag in bags for run in bag}))}
    has: Matrix = np.zeros((len(bags), max(1, len(index))), np.float32)
    for row, bag in enumerate(bags):
        has[row, [index[run] for run in bag]] = 1
    shared, count = has @ has.T, has.sum(axis=1)
    shorter = np.maximum(np.minimum.outer(count, count), 1)
    same = (shared == np.maximum.outer(count, count)) & (shared > 0)
    return np.where((shared >= _MIN_RUNS) | same, shared / shorter, 0).astype(np.float32)
