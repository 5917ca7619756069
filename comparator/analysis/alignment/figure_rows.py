"""Which figures of different articles count the same thing."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.grouping import groups_of
from comparator.analysis.alignment.rows import Row
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure

_RELATED = 0.12  # chance that the clauses say the same from which equal figures are one figure
_SAME = 0.3  # from which unequal ones are, if they are the only ones of their kind in their clauses


class Place(NamedTuple):
    """A figure in its article, and the statements that hold it."""

    article: int
    figure: Figure
    units: tuple[int, ...]


def figure_rows(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Row]:
    """Figures of several articles that count the same thing, then the numbers that one article has alone."""
    places = _places(articles, alignment)
    scores = _scores(places, alignment)
    home = np.array([p.article for p in places], dtype=int)
    groups = groups_of(scores, home, 0.5, 0.5) if len(places) > 1 else []
    joined = {i for group in groups for i in group.members}
    rows = [_row([places[i] for i in g.members], g.score) for g in groups]
    alone = [p for i, p in enumerate(places) if i not in joined and p.figure.kind != "date"]
    return rows + [Row(kind="figure", cells={p.article: _span(p)}) for p in alone]


def _span(place: Place) -> Span:
    return Span(place.figure.start, place.figure.end)


def _places(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Place]:
    holding: dict[int, list[tuple[Span, int]]] = {}
    for i, unit in enumerate(alignment.units):
        holding.setdefault(unit.article, []).append((unit.span, i))
    return [
        Place(a, f, tuple(i for span, i in holding.get(a, []) if span.holds(Span(f.start, f.end))))
        for a in sorted(range(len(articles)), key=lambda a: articles[a].document.text)
        for f in articles[a].figures
    ]


def _scores(
    places: Sequence[Place], alignment: Alignment
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    scores = np.zeros((len(places), len(places)))
    for i, j in itertools.combinations(range(len(places)), 2):
        if places[i].article != places[j].article:
            scores[i, j] = scores[j, i] = _score(places[i], places[j], places, alignment)
    return scores


def _score(one: Place, other: Place, places: Sequence[Place], alignment: Alignment) -> float:
    a, b = one.figure, other.figure
    if a.kind != b.kind or a.unit != b.unit or not (one.units and other.units):
        return 0.0
    chance = float(alignment.chances[np.ix_(one.units, other.units)].max())
    equal = (a.as_of == b.as_of) if a.kind == "date" else (a.value, a.low, a.high) == (b.value, b.low, b.high)
    if a.counted and b.counted and not _same_thing(a.counted, b.counted):
        return 0.0
    lone = all(_only(p, places) for p in (one, other))
    if equal and chance >= _RELATED:
        return 0.5 + chance / 2
    if chance >= _SAME and (lone or (a.counted and b.counted)):
        return 0.5 + chance / 4
    return 0.0


def _same_thing(a: str, b: str) -> bool:
    return bool(_heads(a) & _heads(b))


def _heads(counted: str) -> set[str]:
    """The words of what is counted, without the ending of the plural."""
    return {w.rstrip("s") for w in counted.lower().split() if len(w) > 2}


def _only(place: Place, places: Sequence[Place]) -> bool:
    kinds = [p for p in places if p.article == place.article and set(p.units) & set(place.units)]
    return sum(p.figure.kind == place.figure.kind for p in kinds) == 1


def _row(places: Sequence[Place], score: float) -> Row:
    values = sorted({f"{p.figure.value}" for p in places if p.figure.value is not None})
    counted = sorted({p.figure.counted for p in places if p.figure.counted})
    reasons = [f"same figure: {values[0]}"] if len(values) == 1 else []
    reasons += [f"same thing counted: {', '.join(counted)}"] if counted else []
    cells = {p.article: _span(p) for p in places}
    return Row(
        kind="figure", cells=cells, joined_by=tuple(reasons or ["same statement"]), score=round(score, 3)
    )
