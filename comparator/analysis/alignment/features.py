"""What is measured of a pair of statements of two articles before it is judged whether they say the same."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.similarity import (
    Matrix,
    char_tfidf,
    cosine,
    distinguishing,
    shared_weight,
    standardised,
    told_again,
)
from comparator.analysis.alignment.vectors import statement_text, words_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement

Canonical = Callable[[str | None], str | None]
USUAL = {
    "characters": (0.051, 0.050),
    "sentence's characters": (0.086, 0.052),
    "meaning": (-0.007, 0.126),
    "words in context": (0.144, 0.075),
    "the less told": (0.120, 0.070),
    "the more told": (0.169, 0.085),
}
"""Mean and deviation of each score over the pairs of four events; they differ little from event to event."""


class Unit(NamedTuple):
    """One statement of one of the articles."""

    article: int
    number: int
    statement: Statement

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.statement.start, self.statement.end)


class Pairs(NamedTuple):
    """Every two units with what is measured of them."""

    units: tuple[Unit, ...]
    cross: NDArray[np.bool_]
    """[i, j]: whether the two stand in different articles."""
    names: tuple[str, ...]
    values: NDArray[np.floating]
    """[i, j, feature], the same for [j, i]."""


class _Bags(NamedTuple):
    """What the units hold, unit by unit, as sets that can be intersected."""

    words: list[frozenset[str]]
    names: list[frozenset[str]]
    figures: list[frozenset[str]]
    subjects: list[frozenset[str]]


def units_of(articles: Sequence[ArticleFindings]) -> tuple[Unit, ...]:
    """All statements of all articles, in order."""
    return tuple(Unit(a, n, s) for a, found in enumerate(articles) for n, s in enumerate(found.statements))


def pair_features(articles: Sequence[ArticleFindings], canonical: Canonical) -> Pairs:
    """The features of every pair of statements. Scores are standardised within the event."""
    units = units_of(articles)
    home = np.array([u.article for u in units])
    cross = home[:, None] != home[None, :]
    found = _similarities(articles, units, cross)
    together = found["characters"] + found["words in context"]
    found |= _ranks(together, home) | _shared(_bags(articles, units, canonical))
    found |= _manner(units, canonical) | _places(articles, units, together)
    return Pairs(units, cross, tuple(found), np.stack(list(found.values()), axis=-1).astype(np.float32))


def _similarities(
    articles: Sequence[ArticleFindings], units: Sequence[Unit], cross: NDArray[np.bool_]
) -> dict[str, Matrix]:
    texts = [(articles[u.article].document.text, u.statement) for u in units]
    words = words_of(articles)
    told = told_again(words.forms, words.vectors, words.starts)
    means = np.add.reduceat(words.vectors, words.starts, axis=0)
    scores: dict[str, NDArray[np.floating]] = {
        "characters": char_tfidf([statement_text(text, s) for text, s in texts]),
        "sentence's characters": char_tfidf([s.sentence.of(text) for text, s in texts]),
        "meaning": cosine(distinguishing(means)),
        "words in context": (told + told.T) / 2,
        "the less told": np.minimum(told, told.T),
        "the more told": np.maximum(told, told.T),
    }
    return {name: standardised(score, cross, USUAL[name]) for name, score in scores.items()}


def _bags(articles: Sequence[ArticleFindings], units: Sequence[Unit], canonical: Canonical) -> _Bags:
    names, figures = list[frozenset[str]](), list[frozenset[str]]()
    for unit in units:
        found = articles[unit.article]
        held = {canonical(m.name) or m.name for m in found.mentions if unit.span.holds(Span(m.start, m.end))}
        names.append(frozenset(held))
        figures.append(_figures(found, unit.span))
    return _Bags(
        words=[frozenset(u.statement.words) for u in units],
        names=names,
        figures=figures,
        subjects=[frozenset((u.statement.subject or "").lower().split()) for u in units],
    )


def _figures(found: ArticleFindings, span: Span) -> frozenset[str]:
    """Values and dates in a span, as words that can be compared."""
    inside = [f for f in found.figures if span.holds(Span(f.start, f.end))]
    return frozenset(f"{f.unit or ''} {f.as_of if f.kind == 'date' else f.value}" for f in inside)


def _shared(bags: _Bags) -> dict[str, Matrix]:
    overlap, weight = shared_weight(bags.words)
    _, figures = shared_weight(bags.figures)
    some = np.array([bool(f) for f in bags.figures])
    return {
        "words": overlap,
        "weight of words": np.log1p(weight),
        "names": shared_weight(bags.names)[1],
        "figures": figures,
        "other figures": (some[:, None] & some[None, :] & (figures == 0)).astype(np.float32),
        "subject": shared_weight(bags.subjects)[1],
    }


def _manner(units: Sequence[Unit], canonical: Canonical) -> dict[str, Matrix]:
    speakers = np.array([canonical(u.statement.speaker) or "" for u in units])
    both = (speakers[:, None] != "") & (speakers[None, :] != "")
    same = speakers[:, None] == speakers[None, :]
    quoted = np.array([u.statement.voice == "quoted" for u in units])
    negated = np.array([u.statement.negated for u in units])
    verbs = np.array([u.statement.verb or "" for u in units])
    lengths = np.array([len(u.statement.words) + 1.0 for u in units])
    shorter, longer = np.minimum.outer(lengths, lengths), np.maximum.outer(lengths, lengths)
    flags = {
        "same speaker": both & same,
        "other speaker": both & ~same,
        "both quoted": quoted[:, None] & quoted[None, :],
        "one quoted": quoted[:, None] ^ quoted[None, :],
        "one negated": negated[:, None] ^ negated[None, :],
        "same verb": (verbs[:, None] == verbs[None, :]) & (verbs != ""),
    }
    found: dict[str, Matrix] = {name: flag.astype(np.float32) for name, flag in flags.items()}
    return found | {"length": np.log(shorter), "ratio of lengths": shorter / longer}


def _ranks(score: Matrix, home: NDArray[np.int_]) -> dict[str, Matrix]:
    """How a pair stands among the other article's candidates, seen from either side: this carries over from
    event to event where a threshold does not."""
    rank, margin = np.zeros_like(score), np.zeros_like(score)
    for article in np.unique(home):
        columns = np.where(home == article)[0]
        part = score[:, columns]
        rank[:, columns] = 1 / (1 + np.argsort(np.argsort(-part, axis=1, kind="stable"), axis=1))
        ordered = np.sort(part, axis=1)
        best, second = ordered[:, -1:], ordered[:, -2:-1] if len(columns) > 1 else ordered[:, -1:]
        margin[:, columns] = part - np.where(part == best, second, best)
    return {
        "better rank": np.maximum(rank, rank.T),
        "worse rank": np.minimum(rank, rank.T),
        "margin": np.minimum(margin, margin.T),
    }


def _places(articles: Sequence[ArticleFindings], units: Sequence[Unit], score: Matrix) -> dict[str, Matrix]:
    """How far apart the two stand in their articles, and how alike their neighbours are."""
    place = np.array([u.statement.start / max(1, len(articles[u.article].document.text)) for u in units])
    padded = np.pad(score, 1, constant_values=float(score.min()) if score.size else 0.0)
    around = np.maximum(padded[2:, 2:], padded[:-2, :-2])
    return {"distance": np.abs(np.subtract.outer(place, place)), "neighbours": around}
