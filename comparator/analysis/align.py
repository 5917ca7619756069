"""Which statements of different articles say the same."""

import datetime as dt
import functools
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.features import Canonical, Pairs, Unit, pair_features, units_of
from comparator.analysis.alignment.grouping import Group, groups_of
from comparator.analysis.alignment.similarity import share_verbatim
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings

COEFFICIENTS = Path(__file__).parent / "data" / "aligner.json"
DAYS_APART = 10  # two clauses that name days further apart tell of two events, whatever their words
_TO_THE_DAY = len("2000-01-01")
_VERBATIM = 0.6  # two quotes that share so much word for word are one utterance …
SURE = 0.95  # … and this is the chance they get
_INSERTED = re.compile(r"\[[^\]]*\]")  # what an outlet puts into a quote is none of the speaker's words
_NEGATED = 0.5  # a clause and its denial stand in one row only where all else agrees: the chance is halved


class Aligner(NamedTuple):
    """A logistic regression over pair_features; made by bench/train_aligner.py."""

    features: tuple[str, ...]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float
    threshold: float
    """Pairs below are not joined."""
    loose: float
    """Every two members of one row reach this."""

    def probabilities(self, pairs: Pairs) -> NDArray[np.float64]:
        """[i, j]: the chance that two units say the same; 0 within an article."""
        order = [pairs.names.index(name) for name in self.features]
        scaled = (pairs.values[..., order] - self.mean) / self.spread
        chance = 1 / (1 + np.exp(-np.clip(scaled @ self.weights + self.bias, -30, 30)))
        return np.where(pairs.cross, chance, 0.0)


class Alignment(NamedTuple):
    """The units of an event, the chance of every pair, and the rows they make."""

    pairs: Pairs
    chances: NDArray[np.float64]
    groups: tuple[Group, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The statements of all articles."""
        return self.pairs.units


@functools.cache
def stored_aligner() -> Aligner:
    """The coefficients that come with the project."""
    return read_aligner(COEFFICIENTS.read_text("utf-8"))


def read_aligner(text: str) -> Aligner:
    """An aligner from its JSON."""
    data = json.loads(text)
    return Aligner(
        features=tuple(data["features"]),
        mean=np.array(data["mean"], np.float64),
        spread=np.array(data["spread"], np.float64),
        weights=np.array(data["weights"], np.float64),
        bias=float(data["bias"]),
        threshold=float(data["threshold"]),
        loose=float(data["loose"]),
    )


def align(
    articles: Sequence[ArticleFindings], canonical: Canonical, aligner: Aligner | None = None
) -> Alignment:
    """Rows of statements that say the same. The order of the articles does not change what is joined."""
    model = aligner or stored_aligner()
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    ranked = [articles[a] for a in order]
    units = units_of(ranked)
    if len({u.article for u in units}) < 2:
        none = np.zeros((len(units), len(units)))
        return Alignment(_placed(Pairs(units, none > 0, (), none[..., None]), order), none, ())
    pairs = pair_features(ranked, canonical)
    chances = guarded(ranked, pairs, model.probabilities(pairs))
    home = np.array([u.article for u in pairs.units])
    rows = groups_of(chances, home, model.threshold, model.loose)
    return Alignment(_placed(pairs, order), chances, tuple(rows))


def _placed(pairs: Pairs, order: Sequence[int]) -> Pairs:
    """The pairs with the articles' indexes as they came in."""
    return pairs._replace(units=tuple(u._replace(article=order[u.article]) for u in pairs.units))


def guarded(
    articles: Sequence[ArticleFindings], pairs: Pairs, chances: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The chances with what no similarity can tell: days that contradict each other, and denials."""
    negated = np.array([u.statement.negated for u in pairs.units])
    kept = np.where(negated[:, None] ^ negated[None, :], chances * _NEGATED, chances)
    days = [_days(articles[u.article], u.span) for u in pairs.units]
    for i in (i for i, own in enumerate(days) if own):
        for j in (j for j, other in enumerate(days) if other and kept[i, j]):
            if _far_apart(days[i], days[j]):
                kept[i, j] = kept[j, i] = 0.0
    return _with_utterances(articles, pairs, kept)


def _with_utterances(
    articles: Sequence[ArticleFindings], pairs: Pairs, chances: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Quotes that are largely the same words are the same utterance, whatever else is measured of them."""
    quoted = np.array([u.statement.voice == "quoted" for u in pairs.units])
    texts = [_INSERTED.sub(" ", u.span.of(articles[u.article].document.text)) for u in pairs.units]
    same = (share_verbatim(texts) >= _VERBATIM) & quoted[:, None] & quoted[None, :] & pairs.cross
    return np.where(same, np.maximum(chances, SURE), chances)


def _days(found: ArticleFindings, span: Span) -> tuple[dt.date, ...]:
    """The days a clause names, as far as they are known to the day."""
    named = [
        f.as_of for f in found.figures if f.kind == "date" and span.holds(Span(f.start, f.end)) and f.as_of
    ]
    return tuple(dt.date.fromisoformat(day) for day in named if len(day) == len("2000-01-01"))


def _far_apart(one: Sequence[dt.date], other: Sequence[dt.date]) -> bool:
    return all(abs((a - b).days) > DAYS_APART for a in one for b in other)
