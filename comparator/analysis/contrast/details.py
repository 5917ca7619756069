"""Figures, days and titles of two aligned passages: which of them differ, and on which words that rests."""

import functools
import re
from collections.abc import Iterator

from comparator.analysis.contrast.amounts import (
    figures_in,
    is_figure,
    lone_pair,
    pairs,
    row_pairs,
    told_lone_pair,
)
from comparator.analysis.contrast.grounds import one_sum
from comparator.analysis.contrast.parts import all_of, parts_of, rests_of
from comparator.analysis.contrast.posts import compare_titles
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Change, Figure, Mention
from comparator.analysis.wording.labels import other_role
from comparator.analysis.wording.likeness import content, shared_content
from comparator.analysis.wording.places import at, once
from comparator.analysis.wordlists import table, weekdays

_SAME_FACT = 0.4  # shared content from which the only figures of two passages belong to one fact
_SAME_CROWD = 0.25  # the same where both count people: a crowd has many names
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def compare_figures(
    here: ArticleFindings, span: Span, there: ArticleFindings, other: Span, *, retold: bool = False
) -> Iterator[Change]:
    """Figures of the same thing that cannot be one figure rounded or told with less detail; of a remark that
    the other passage `retold` also its only number, where one of them does not say what it counts."""
    ours = figures_in(here, span)
    theirs = figures_in(there, other) if ours else []
    if is_figure(here, span) and is_figure(there, other):
        for x, y, how in row_pairs(ours, theirs):
            if how in {"other", "less detail"}:
                yield _other_figure(x, y)
        return
    rests = rests_of(here, span) | rests_of(there, other)
    unlike = [
        (a, b)
        for a, b, how in pairs(ours, theirs)
        if how == "less detail"
        or (how == "other" and not (rests & {a.value, b.value}) and one_sum((here, a), (there, b)))
    ]
    yield from (_other_figure(a, b) for a, b in unlike)
    lone = lone_pair(ours, theirs) or (told_lone_pair(ours, theirs) if retold else None)
    if lone and not unlike:
        least = _SAME_CROWD if all(f.unit in _crowds() for f in lone) else _SAME_FACT
        if shared_content(span.of(here.document.text), other.of(there.document.text)) >= least:
            yield _other_figure(*lone)
    yield from _part_of_all(here, span, there, other)


def _part_of_all(here: ArticleFindings, span: Span, there: ArticleFindings, other: Span) -> Iterator[Change]:
    """What one passage tells of a part, the other of all of as many: "198 of the 214", "all 214"."""
    sides = (parts_of(here, span), all_of(there, other)), (all_of(here, span), parts_of(there, other))
    apart = [(ours[n], theirs[n]) for ours, theirs in sides for n in ours if n in theirs]
    for a, b in apart:
        rest = [
            content(whole.of(article.document.text)) - content(told.of(article.document.text))
            for article, whole, told in ((here, span, a), (there, other, b))
        ]
        if len(rest[0] & rest[1]) > _SAME_FACT * min(map(len, rest)):
            yield Change(from_=a, to=b, kind="other figure")


@functools.cache
def _crowds() -> frozenset[str]:
    return frozenset(table("counting")["scope"]["crowds"])


def _other_figure(a: Figure, b: Figure) -> Change:
    return Change(from_=Span(a.start, a.end), to=Span(b.start, b.end), kind="other figure")


def compare_days(here: ArticleFindings, span: Span, there: ArticleFindings, other: Span) -> Iterator[Change]:
    """Another day, where either passage names one day alone."""
    ours, theirs = days_in(here, span), days_in(there, other)
    if len({d.as_of for d in ours}) == len({d.as_of for d in theirs}) == 1:
        a, b = ours[0], theirs[0]
        alike = of_a_thing(here, a) == of_a_thing(there, b)
        if alike and a.as_of != b.as_of and not _one_weekday(here, a, there, b):
            yield Change(from_=Span(a.start, a.end), to=Span(b.start, b.end), kind="other date")


def _one_weekday(here: ArticleFindings, a: Figure, there: ArticleFindings, b: Figure) -> bool:
    """Whether both say no more than the same weekday: which week it was of is read from what is around, and
    too unsure to call it another day."""
    ours, theirs = (
        Span(f.start, f.end).of(article.document.text).casefold() for article, f in ((here, a), (there, b))
    )
    return ours == theirs and ours.isalpha() and ours in weekdays()


def of_a_thing(article: ArticleFindings, date: Figure) -> bool:
    """Whether a day is said of a thing that has it for its own ("for Sunday's vote"): what is told of it may
    have come about on another."""
    return article.document.text[date.end : date.end + 2] in ("'s", "’s")


@once
def days_in(article: ArticleFindings, span: Span) -> list[Figure]:
    """The dates in a span that are known to the day and bound no stretch of time."""
    dates = [f for f in at(article).figures(span) if f.kind == "date"]
    return [f for f in dates if _DAY.fullmatch(f.as_of or "") and not f.qualifier]


def compare_names(here: ArticleFindings, span: Span, there: ArticleFindings, other: Span) -> Iterator[Change]:
    """One person with two ranks of the same office, or with two labels for what that person is."""
    theirs = titled(there, other)
    for a in titled(here, span) if theirs else ():
        for b in theirs:
            one, two = a.title or "", b.title or ""
            if a.name.split()[-1].casefold() != b.name.split()[-1].casefold():
                continue
            if compare_titles(one, two) == "conflict":
                yield Change(from_=title_span(a), to=title_span(b), kind="other name or title")
            elif other_role(one, two):
                yield Change(from_=title_span(a), to=title_span(b), kind="other label")


@once
def titled(article: ArticleFindings, span: Span) -> list[Mention]:
    """The mentions of people in a span that carry a title."""
    return [
        m for m in at(article).mentions(span) if m.kind == "person" and m.title and m.title_start is not None
    ]


def title_span(mention: Mention) -> Span:
    """Where a mention's title stands."""
    if mention.title_start is None or mention.title_end is None:
        return Span(mention.start, mention.end)
    return Span(mention.title_start, mention.title_end)
