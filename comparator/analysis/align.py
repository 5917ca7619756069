"""Which statements of different articles say the same."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import Canonical, Pairs, Unit, pair_features, units_of
from comparator.analysis.alignment.grouping import Group, groups_of
from comparator.analysis.alignment.model import Aligner, stored_aligner
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
    placed = tuple(u._replace(article=order[u.article]) for u in units)
    if len({u.article for u in units}) < 2:
        nothing = np.zeros(0, int)
        none = Chances(len(units), nothing, nothing, nothing * 0.5)
        return Alignment(placed, none, (), model, texts_of(ranked, units))
    chances = chances_of(ranked, pair_features(ranked, canonical, model), model)
    give_back(len(articles))
    rows = groups_of(chances, [u.article for u in units], model.threshold, model.loose)
    return Alignment(placed, chances, tuple(rows), model, texts_of(ranked, units))


def texts_of(articles: Sequence[ArticleFindings], units: Sequence[Unit]) -> tuple[str, ...]:
    """The words of each unit, without what an outlet put into a quotation."""
    return tuple(INSERTED.sub(" ", u.span.of(articles[u.article].document.text)) for u in units)


def chances_of(articles: Sequence[ArticleFindings], pairs: Pairs, model: Aligner) -> Chances:
    """The chance of each pair to say the same, with what no similarity can tell: days that contradict each
    other, denials, roles, and quotes of the same words."""
    chances = model.chances(pairs.names, pairs.values)
    negated = np.array([_is_denial(articles[u.article], u.statement) for u in pairs.units])
    chances = np.where(negated[pairs.left] ^ negated[pairs.right], chances * _NEGATED, chances)
    roles = np.array([u.statement.verb is None for u in pairs.units])
    chances = np.where(roles[pairs.left] ^ roles[pairs.right], chances * _ROLE, chances)
    _part_by_days(articles, pairs, chances)
    _part_by_occasion(articles, pairs, chances)
    _join_verbatim(articles, pairs, chances)
    return Chances(len(pairs.units), pairs.left, pairs.right, chances)


def _is_denial(found: ArticleFindings, told: Statement) -> bool:
    """Whether a clause says that something is not so, was turned down or called off."""
    words = found.document.text[told.start : told.end]
    return told.negated or refuses(told.verb, words) or undoes(words)


def _part_by_days(articles: Sequence[ArticleFindings], pairs: Pairs, chances: NDArray[np.float64]) -> None:
    """No chance for clauses that name days far apart."""
    days = [_days(articles[u.article], u.span) for u in pairs.units]
    dated = np.array([bool(d) for d in days])
    for pair in np.flatnonzero(dated[pairs.left] & dated[pairs.right]).tolist():
        if _far_apart(days[pairs.left[pair]], days[pairs.right[pair]]):
            chances[pair] = 0.0


def _part_by_occasion(
    articles: Sequence[ArticleFindings], pairs: Pairs, chances: NDArray[np.float64]
) -> None:
    """No chance for what an article opens with, or dates to its own days, in one written long before: it is
    told of another occasion. What a later article tells below may be what had been told then."""
    written = [a.document.published for a in articles]
    known = [day for day in written if day]
    if not known or (max(known) - min(known)).days <= DAYS_APART:
        return
    ordinal = [day.toordinal() if day else 0 for day in written]
    day = np.array([ordinal[u.article] for u in pairs.units])
    news = np.array([_is_news(articles[u.article], u.span) for u in pairs.units])
    later = day[pairs.left] - day[pairs.right]
    dated = (day[pairs.left] > 0) & (day[pairs.right] > 0)
    new = np.where(later > 0, news[pairs.left], news[pairs.right])
    chances[dated & (np.abs(later) > DAYS_APART) & new] = 0.0


def _is_news(found: ArticleFindings, span: Span) -> bool:
    """Whether a clause tells of the occasion of its article: it stands where reports tell it, or names a day
    near the report's."""
    published, number = found.document.published, found.document.paragraph_at(span.start)
    near = [abs((day - published).days) <= DAYS_APART for day in _days(found, span)] if published else []
    return any(near) or (not near and not number)


def _join_verbatim(articles: Sequence[ArticleFindings], pairs: Pairs, chances: NDArray[np.float64]) -> None:
    """Quotes that are largely the same words are the same utterance, whatever else is measured of them."""
    quoted = np.array([u.statement.voice == "quoted" for u in pairs.units])
    runs = {
        i: word_runs(INSERTED.sub(" ", u.span.of(articles[u.article].document.text)))
        for i, u in enumerate(pairs.units)
        if quoted[i]
    }
    for pair in np.flatnonzero(quoted[pairs.left] & quoted[pairs.right]).tolist():
        if share_verbatim(runs[int(pairs.left[pair])], runs[int(pairs.right[pair])]) >= _VERBATIM:
            chances[pair] = max(chances[pair], SURE)


def _days(found: ArticleFindings, span: Span) -> tuple[dt.date, ...]:
    """The days a clause names, as far as they are known to the day."""
    dates = [f for f in at(found).figures(span) if f.kind == "date" and span.holds(Span(f.start, f.end))]
    named = [f.as_of for f in dates if f.as_of]
    return tuple(dt.date.fromisoformat(day) for day in named if len(day) == _TO_THE_DAY)


def _far_apart(one: Sequence[dt.date], other: Sequence[dt.date]) -> bool:
    return all(abs((a - b).days) > DAYS_APART for a in one for b in other)
