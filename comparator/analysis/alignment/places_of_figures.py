"""The figures of an event where they stand, with what each of them counts and what is told of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparator.analysis.align import Alignment
from comparator.analysis.contrast.amounts import Amount, amount_of
from comparator.analysis.contrast.same_event import Telling, telling_of
from comparator.analysis.contrast.scopes import Scope, scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.places import at


class Place(NamedTuple):
    """A figure in its article, the words around it, and the statements that hold it."""

    article: int
    found: ArticleFindings
    figure: Figure
    amount: Amount
    words: str
    units: tuple[int, ...]
    alone: bool
    """Whether it is the only one of its kind in those statements."""
    scope: Scope
    """What exactly it counts."""
    telling: Telling
    """What is told of it."""


def places_of(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Place]:
    """All figures of all articles, in an order that does not depend on that of the articles."""
    holding: dict[tuple[int, Span], list[int]] = {}
    for i, unit in enumerate(alignment.units):
        holding.setdefault((unit.article, unit.span), []).append(i)
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    return [place for a in order for place in _of(a, articles[a], holding)]


def _of(
    number: int, article: ArticleFindings, holding: Mapping[tuple[int, Span], Sequence[int]]
) -> Iterator[Place]:
    """The figures of one article."""
    spans = [Span(f.start, f.end) for f in article.figures]
    held = [
        tuple(i for span in _clauses(article, own) for i in holding.get((number, span), ())) for own in spans
    ]
    of_kind = Counter(
        (f.kind, unit) for f, units in zip(article.figures, held, strict=True) for unit in units
    )
    for figure, span, units_of in zip(article.figures, spans, held, strict=True):
        alone = bool(units_of) and all(of_kind[figure.kind, unit] == 1 for unit in units_of)
        words = span.of(article.document.text)
        known, counts = amount_of(article, figure), scope_of(article, figure)
        told = telling_of(article, figure)
        yield Place(number, article, figure, known, words, units_of, alone, counts, told)


def _clauses(article: ArticleFindings, own: Span) -> list[Span]:
    """The statements that hold a figure, each once."""
    spans = {Span(s.start, s.end) for s in at(article).statements(own)}
    return sorted(span for span in spans if span.holds(own))
