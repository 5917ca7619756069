"""Which statements of different articles say the same."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.doubtful import without_doubtful
from comparator.analysis.alignment.features import Canonical, Pairs, Unit, pair_features, units_of
from comparator.analysis.alignment.grouping import Group, groups_of
from comparator.analysis.alignment.model import Aligner, Regression, stored_aligner
from comparator.analysis.alignment.similarity import share_verbatim, word_runs
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement
from comparator.analysis.insertions import INSERTED
from comparator.analysis.memory import give_back
from comparator.analysis.wording.claims import refuses, undoes
from comparator.analysis.wording.places import at

DAYS_APART = 10  # two clauses that name days further apart tell of two events, whatever their words
_TO_THE_DAY = len("2000-01-01")
_VERBATIM = 0.6  # two quotes that share so much word for word are one utterance …
SURE = 0.95  # … and this is the chance they get
_NEGATED = 0.5  # a clause and its denial stand in one row only where all else agrees: the chance is halved
_ROLE = 0.4  # who somebody is and what happened, be it told with the same title, are seldom one fact


class Alignment(NamedTuple):
    """The units of an event, the chance of the pairs that may say the same, and the rows they make."""

    units: tuple[Unit, ...]
    chances: Chances
    """That two tell one fact …"""
    remarks: Chances
    """… and that they are one remark."""
    groups: tuple[Group, ...]
    model: Aligner
    texts: tuple[str, ...]
    """The words of each unit, without what an outlet put into a quotation."""


def align(
    articles: Sequence[ArticleFindings], canonical: Canonical, aligner: Aligner | None = None
) -> Alignment:
    """Rows of statements that say the same. The order of the articles does not change what is joined."""
    model = aligner or stored_aligner()
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    ranked = [articles[a] for a in order]
    units = units_of(ranked)
    placed = tuple(Unit(order[a], number, statement, span) for a, number, statement, span in units)
    if len({u.article for u in units}) < 2:
        nothing = np.zeros(0, int)
        none = Chances(len(units), nothing, nothing, nothing * 0.5)
        return Alignment(placed, none, none, (), model, texts_of(ranked, units))
    pairs = pair_features(ranked, canonical, model)
    facts, remarks = chances_of(ranked, pairs, model.facts, model.remarks)
    del pairs
    give_back(len(articles))
    groups = groups_of(facts, [u.article for u in units], model.threshold, model.loose)
    rows = tuple(without_doubtful(groups, units, ranked))
    return Alignment(placed, facts, remarks, rows, model, texts_of(ranked, units))


def texts_of(articles: Sequence[ArticleFindings], units: Sequence[Unit]) -> tuple[str, ...]:
    """The words of each unit, without what an outlet put into a quotation."""
    return tuple(INSERTED.sub(" ", u.span.of(articles[u.article].document.text)) for u in units)


def chances_of(articles: Sequence[ArticleFindings], pairs: Pairs, *models: Regression) -> tuple[Chances, ...]:
    """The chance of each pair to say the same, by each of the models, with what no similarity can tell: days
    that contradict each other, denials, roles, and quotes of the same words."""
    negated = np.array([_is_denial(articles[u.article], u.statement) for u in pairs.units])
    roles = np.array([u.statement.verb is None for u in pairs.units])
    factor = np.where(negated[pairs.left] ^ negated[pairs.right], _NEGATED, 1.0)
    factor = np.where(roles[pairs.left] ^ roles[pairs.right], factor * _ROLE, factor)
    factor[[*_far_apart_days(articles, pairs)]] = 0.0
    factor[_of_another_occasion(articles, pairs)] = 0.0
    least = np.zeros(len(factor))
    least[[*_verbatim(articles, pairs)]] = SURE
    told = (model.chances(pairs.names, pairs.values) * factor for model in models)
    return tuple(Chances(len(pairs.units), pairs.left, pairs.right, np.maximum(t, least)) for t in told)


def _is_denial(found: ArticleFindings, told: Statement) -> bool:
    """Whether a clause says that something is not so, was turned down or called off."""
    words = found.document.text[told.start : told.end]
    return told.negated or refuses(told.verb, words) or undoes(words)


def _far_apart_days(articles: Sequence[ArticleFindings], pairs: Pairs) -> Iterator[int]:
    """The pairs of clauses that name days far apart: they have no chance."""
    days = [_days(articles[u.article], u.span) for u in pairs.units]
    dated = np.array([bool(d) for d in days])
    for pair in np.flatnonzero(dated[pairs.left] & dated[pairs.right]).tolist():
        if _far_apart(days[pairs.left[pair]], days[pairs.right[pair]]):
            yield pair


def _of_another_occasion(articles: Sequence[ArticleFindings], pairs: Pairs) -> NDArray[np.bool_]:
    """Which pairs have no chance, since one clause is what an article opens with, or dates to its own days,
    and the other stands in one written long before: it is told of another occasion. What a later article
    tells below may be what had been told then."""
    written = [a.document.published for a in articles]
    ordinal = [day.toordinal() if day else 0 for day in written]
    day = np.array([ordinal[u.article] for u in pairs.units])
    later = day[pairs.left] - day[pairs.right]
    dated = (day[pairs.left] > 0) & (day[pairs.right] > 0)
    apart = np.asarray(dated & (np.abs(later) > DAYS_APART))
    if not apart.any():
        return apart
    news = np.array([_is_news(articles[u.article], u.span) for u in pairs.units])
    return np.asarray(apart & np.where(later > 0, news[pairs.left], news[pairs.right]))


def _is_news(found: ArticleFindings, span: Span) -> bool:
    """Whether a clause tells of the occasion of its article: it stands where reports tell it, or names a day
    near the report's."""
    published, number = found.document.published, found.document.paragraph_at(span.start)
    near = [abs((day - published).days) <= DAYS_APART for day in _days(found, span)] if published else []
    return any(near) or (not near and not number)


def _verbatim(articles: Sequence[ArticleFindings], pairs: Pairs) -> Iterator[int]:
    """The pairs of quotes that are largely the same words: these are the same utterance, whatever else is
    measured of them."""
    quoted = np.array([u.statement.voice == "quoted" for u in pairs.units])
    runs = {
        i: word_runs(INSERTED.sub(" ", u.span.of(articles[u.article].document.text)))
        for i, u in enumerate(pairs.units)
        if quoted[i]
    }
    for pair in np.flatnonzero(quoted[pairs.left] & quoted[pairs.right]).tolist():
        if share_verbatim(runs[int(pairs.left[pair])], runs[int(pairs.right[pair])]) >= _VERBATIM:
            yield pair


def _days(found: ArticleFindings, span: Span) -> tuple[dt.date, ...]:
    """The days a clause names, as far as they are known to the day."""
    dates = [f for f in at(found).figures(span) if f.kind == "date" and span.holds(Span(f.start, f.end))]
    named = [f.as_of for f in dates if f.as_of]
    return tuple(dt.date.fromisoformat(day) for day in named if len(day) == _TO_THE_DAY)


def _far_apart(one: Sequence[dt.date], other: Sequence[dt.date]) -> bool:
    return all(abs((a - b).days) > DAYS_APART for a in one for b in other)
