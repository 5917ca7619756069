"""Figures, days and titles of two aligned passages: which of them differ, and on which words that rests."""

import re
from collections.abc import Iterator

from comparator.analysis.contrast.amounts import figures_in, lone_pair, pairs
from comparator.analysis.contrast.posts import compare_titles
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Change, Figure, Mention
from comparator.analysis.wording.likeness import shared_content

_SAME_FACT = 0.4  # shared content from which the only figures of two passages belong to one fact
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def compare_figures(
    here: ArticleFindings, span: Span, there: ArticleFindings, other: Span
) -> Iterator[Change]:
    """Figures of the same thing that cannot be one figure rounded or told with less detail."""
    for a, b, how in pairs(figures_in(here, span), figures_in(there, other)):
        if how in {"other", "less detail"}:
            yield _other_figure(a, b)
    lone = lone_pair(figures_in(here, span), figures_in(there, other))
    shared = shared_content(span.of(here.document.text), other.of(there.document.text))
    if lone and shared >= _SAME_FACT:
        yield _other_figure(*lone)


def _other_figure(a: Figure, b: Figure) -> Change:
    return Change(from_=Span(a.start, a.end), to=Span(b.start, b.end), kind="other figure")


def compare_days(here: ArticleFindings, span: Span, there: ArticleFindings, other: Span) -> Iterator[Change]:
    """Another day, where either passage names one day alone."""
    ours, theirs = days_in(here, span), days_in(there, other)
    if len({d.as_of for d in ours}) == len({d.as_of for d in theirs}) == 1:
        a, b = ours[0], theirs[0]
        if a.as_of != b.as_of:
            yield Change(from_=Span(a.start, a.end), to=Span(b.start, b.end), kind="other date")


def days_in(article: ArticleFindings, span: Span) -> list[Figure]:
    """The dates in a span that are known to the day and bound no stretch of time."""
    dates = [f for f in article.figures if f.kind == "date" and span.overlap(Span(f.start, f.end))]
    return [f for f in dates if _DAY.fullmatch(f.as_of or "") and not f.qualifier]


def compare_names(here: ArticleFindings, span: Span, there: ArticleFindings, other: Span) -> Iterator[Change]:
    """One person with two ranks of the same office."""
    for a in titled(here, span):
        for b in titled(there, other):
            same = a.name.split()[-1].casefold() == b.name.split()[-1].casefold()
            if same and compare_titles(a.title or "", b.title or "") == "conflict":
                yield Change(from_=title_span(a), to=title_span(b), kind="other name or title")


def titled(article: ArticleFindings, span: Span) -> list[Mention]:
    """The mentions of people in a span that carry a title."""
    inside = [m for m in article.mentions if span.overlap(Span(m.start, m.end))]
    return [m for m in inside if m.kind == "person" and m.title and m.title_start is not None]


def title_span(mention: Mention) -> Span:
    """Where a mention's title stands."""
    return Span(mention.title_start or mention.start, mention.title_end or mention.end)
