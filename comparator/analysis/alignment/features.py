"""What is measured of a pair of statements of two articles before it is judged whether they say the same."""

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from comparator.analysis.alignment.candidates import by_score, candidates, drawn, ranks
from comparator.analysis.alignment.model import Aligner
from comparator.analysis.alignment.similarity import (
    Bags,
    Index,
    Matrix,
    by_characters,
    distinguishing,
    standardised,
    told_again,
    unit_rows,
)
from comparator.analysis.alignment.vectors import Words, statement_text, words_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement
from comparator.analysis.memory import give_back
from comparator.analysis.wording.places import at

Canonical = Callable[[str | None], str | None]
MUCH = 10.0  # what neighbours count at most: the same sentence beside a pair does not make it one
LITTLE = 2.0  # what a pair that was not measured may reach at most, in deviations, of what ranks are made by


class Unit(NamedTuple):
    """One statement of one of the articles."""

    article: int
    number: int
    statement: Statement
    span: Span
    """Where it stands in its article."""


class Pairs(NamedTuple):
    """Pairs of units with what is measured of them, as parallel arrays."""

    units: tuple[Unit, ...]
    left: Index
    right: Index
    """Index of the pair's other unit, always the higher one; sorted by left, then right."""
    names: tuple[str, ...]
    values: Matrix
    """[pair, feature]."""
    raw: dict[str, Matrix]
    """Their scores before they are standardised …"""
    drawn: dict[str, Matrix]
    """… and those of pairs drawn evenly from all."""


def units_of(articles: Sequence[ArticleFindings]) -> tuple[Unit, ...]:
    """All statements of all articles, in order."""
    return tuple(
        Unit(a, n, s, Span(s.start, s.end))
        for a, found in enumerate(articles)
        for n, s in enumerate(found.statements)
    )


def pair_features(
    articles: Sequence[ArticleFindings], canonical: Canonical, aligner: Aligner, *, every: bool = False
) -> Pairs:
    """The features of the pairs of statements that look alike (of all pairs where `every`). Scores are
    standardised within the event."""
    units = units_of(articles)
    home = np.array([u.article for u in units], int)
    words = words_of(articles)
    rows = _rows(articles, units, words)
    give_back(len(articles))
    left, right, scores = candidates(rows, home, aligner, every=every)
    some = drawn(home)
    others = {name: _dots(part, *some) for name, part in rows.items()}
    del rows  # a large event has no room for them beside what comes now
    give_back(len(articles))
    told = _told(words, np.append(left, some[0]), np.append(right, some[1]))
    scores |= {name: part[: len(left)] for name, part in told.items()}
    others |= {name: part[len(left) :] for name, part in told.items()}
    found = {name: standardised(part, others[name], aligner.usual[name]) for name, part in scores.items()}
    together = found["characters"] + found["words in context"]
    found |= _ranks(left, right, together, home) | _shared(_bags(articles, units, canonical), left, right)
    found |= _manner(units, canonical, left, right) | _places(articles, units, left, right, together)
    names = tuple(found)
    values = np.empty((len(left), len(names)), np.float32)
    for number, name in enumerate(names):
        values[:, number] = found.pop(name)
    return Pairs(units, left, right, names, values, scores, others)


def _rows(articles: Sequence[ArticleFindings], units: Sequence[Unit], words: Words) -> dict[str, Matrix]:
    """Unit vectors of the statements whose dot products are scores."""
    texts = [(articles[u.article].document.text, u.statement) for u in units]
    sentences = sorted({(u.article, u.statement.sentence) for u in units})
    place = {sentence: n for n, sentence in enumerate(sentences)}
    alone = by_characters([statement_text(text, s) for text, s in texts])
    whole = by_characters([span.of(articles[a].document.text) for a, span in sentences])
    means = np.add.reduceat(words.vectors, words.starts, axis=0, dtype=np.float32)
    return {
        "characters": alone,
        "sentence's characters": whole[[place[u.article, u.statement.sentence] for u in units]],
        "meaning": unit_rows(distinguishing(means)),
    }


def _dots(rows: Matrix, left: Index, right: Index) -> Matrix:
    """The dot products of pairs of a few rows."""
    some, place = np.unique(np.append(left, right), return_inverse=True)
    return np.asarray((rows[some] @ rows[some].T)[place[: len(left)], place[len(left) :]], np.float32)


def _told(words: Words, left: Index, right: Index) -> dict[str, Matrix]:
    """What is told word for word in several articles is measured once."""
    same, count = _first_told(words), len(words.starts)
    pairs, place = np.unique(same[left] * count + same[right], return_inverse=True)
    there, back = told_again(words.forms, words.vectors, words.starts, pairs // count, pairs % count)
    less, more = np.minimum(there, back), np.maximum(there, back)
    found = {
        "words in context": (there[0] + back[0]) / 2,
        "the less told": less[0],
        "the more told": more[0],
        "the less told, by rare words": less[1],
        "the more told, by rare words": more[1],
    }
    return {name: part[place] for name, part in found.items()}


def _first_told(words: Words) -> Index:
    """For each statement the first one with the same words in the same context."""
    seen: dict[tuple[tuple[str, ...], bytes], int] = {}
    parts = itertools.pairwise([*words.starts.tolist(), len(words.forms)])
    keys = ((words.forms[low:high], words.vectors[low:high].tobytes()) for low, high in parts)
    return np.array([seen.setdefault(key, number) for number, key in enumerate(keys)], int)


def _bags(
    articles: Sequence[ArticleFindings], units: Sequence[Unit], canonical: Canonical
) -> dict[str, list[frozenset[str]]]:
    """What the units hold, unit by unit, as sets that can be intersected; of names their words, since a
    council and an assembly of one town have something in common."""
    names, figures = list[frozenset[str]](), list[frozenset[str]]()
    for unit in units:
        found = articles[unit.article]
        held = {
            canonical(m.name) or m.name
            for m in at(found).mentions(unit.span)
            if unit.span.holds(Span(m.start, m.end))
        }
        names.append(frozenset(word for name in held for word in name.lower().split()))
        figures.append(_figures(found, unit.span))
    subjects = [frozenset((u.statement.subject or "").lower().split()) for u in units]
    words = [frozenset(u.statement.words) for u in units]
    return {"words": words, "names": names, "figures": figures, "subject": subjects}


def _figures(found: ArticleFindings, span: Span) -> frozenset[str]:
    """Values and dates in a span, as words that can be compared."""
    inside = [f for f in at(found).figures(span) if span.holds(Span(f.start, f.end))]
    return frozenset(f"{f.unit or ''} {f.as_of if f.kind == 'date' else f.value}" for f in inside)


def _shared(bags: dict[str, list[frozenset[str]]], left: Index, right: Index) -> dict[str, Matrix]:
    held = {name: Bags(bag) for name, bag in bags.items()}
    shared = {name: bag.shared(left, right) for name, bag in held.items()}
    some = np.array([bool(f) for f in bags["figures"]])
    found = {
        "words": held["words"].overlap(left, right, shared["words"]),
        "weight of words": np.log1p(shared["words"]),
        "names": shared["names"],
        "figures": shared["figures"],
        "other figures": (some[left] & some[right] & (shared["figures"] == 0)).astype(np.float32),
        "subject": shared["subject"],
    }
    for name in ("names", "figures"):
        alone = [held[name].total[side] - shared[name] for side in (left, right)]
        found |= {f"{name} of one": np.maximum(*alone), f"{name} of the other": np.minimum(*alone)}
    return found


def _manner(units: Sequence[Unit], canonical: Canonical, left: Index, right: Index) -> dict[str, Matrix]:
    speakers = _numbered([canonical(u.statement.speaker) for u in units])
    verbs = _numbered([u.statement.verb for u in units])
    quoted = np.array([u.statement.voice == "quoted" for u in units])
    negated = np.array([u.statement.negated for u in units])
    lengths = np.array([len(u.statement.words) + 1.0 for u in units])
    both, same = (speakers[left] > 0) & (speakers[right] > 0), speakers[left] == speakers[right]
    flags = {
        "same speaker": both & same,
        "other speaker": both & ~same,
        "both quoted": quoted[left] & quoted[right],
        "one quoted": quoted[left] ^ quoted[right],
        "one negated": negated[left] ^ negated[right],
        "same verb": (verbs[left] == verbs[right]) & (verbs[left] > 0),
    }
    shorter, longer = np.minimum(lengths[left], lengths[right]), np.maximum(lengths[left], lengths[right])
    found: dict[str, Matrix] = {name: flag.astype(np.float32) for name, flag in flags.items()}
    return found | {"length": np.log(shorter), "ratio of lengths": shorter / longer}


def _numbered(words: Sequence[str | None]) -> Index:
    """A number for each different word, 0 for none."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(w, len(numbers) + 1) if w else 0 for w in words], int)


def _ranks(left: Index, right: Index, score: Matrix, home: Index) -> dict[str, Matrix]:
    """How a pair stands among the other article's candidates, seen from either side: this carries over from
    event to event where a threshold does not."""
    rank = [1 / (1 + r) for r in ranks(left, right, score, home)]
    margin = _margins(left, right, score, home)
    return {
        "better rank": np.maximum(*rank),
        "worse rank": np.minimum(*rank),
        "margin": np.minimum(margin[: len(left)], margin[len(left) :]),
    }


def _margins(left: Index, right: Index, score: Matrix, home: Index) -> Matrix:
    """How far a pair is above the unit's next best in the other's article, or below its best, from the left
    and then from the right."""
    order, begins = by_score(left, right, score, home)
    if not len(order):
        return np.zeros(0, np.float32)
    ordered = np.concatenate([score, score])[order]
    after = np.append(ordered[1:], np.float32(LITTLE))
    alone = np.append(begins[1:] != begins[:-1], True)
    second = np.where(alone, np.float32(LITTLE), np.maximum(after, np.float32(LITTLE)))
    best = np.maximum(ordered[begins], np.float32(LITTLE))
    margin = np.empty(len(order), np.float32)
    margin[order] = ordered - np.where(begins == np.arange(len(order)), second, best)
    return margin


def _places(
    articles: Sequence[ArticleFindings], units: Sequence[Unit], left: Index, right: Index, score: Matrix
) -> dict[str, Matrix]:
    """How far apart the two stand in their articles, and how alike their neighbours are."""
    place = np.array([u.statement.start / max(1, len(articles[u.article].document.text)) for u in units])
    keys = left * len(units) + right
    around = np.full(len(left), LITTLE, np.float32)
    for step in (len(units) + 1, -len(units) - 1):
        at = np.minimum(np.searchsorted(keys, keys + step), max(0, len(keys) - 1))
        there = keys[at] == keys + step
        around = np.where(there, np.maximum(around, score[at]), around)
    return {"distance": np.abs(place[left] - place[right]), "neighbours": np.minimum(around, MUCH)}
