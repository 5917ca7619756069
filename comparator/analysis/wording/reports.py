"""Clauses that tell no more than who said it, and when."""

import functools
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement
from comparator.analysis.wording.likeness import is_function_word, stem
from comparator.analysis.wording.places import at, kept
from comparator.analysis.wordlists import keys_by_word, table, title_words, weekdays, words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Report(NamedTuple):
    """A clause that hands over what somebody said, and nothing of it."""

    verb: str
    speakers: frozenset[str]
    """The last words of the names in front of the verb."""


@kept
def report(article: ArticleFindings, span: Span) -> Report | None:
    """What a stretch is where it is but the speaker, a verb of saying and a day ("the ministry confirmed on
    Thursday"); None for everything else."""
    told = [s for s in at(article).statements(span) if span.holds(Span(s.start, s.end))]
    if len(told) != 1 or not _is_saying(told[0]):
        return None
    before = _speaker_alone(article, span, told[0])
    if before is None:
        return None
    names = (m.name for m in at(article).mentions(before))
    return Report(told[0].verb or "", frozenset(name.casefold().split()[-1] for name in names))


def one_report(reports: Sequence[Report]) -> bool:
    """Whether such clauses may be one and the same act of saying: by one verb, and by no two who are named
    differently."""
    named = [r.speakers for r in reports if r.speakers]
    apart = any(a.isdisjoint(b) for a, b in itertools.combinations(named, 2))
    return len({r.verb for r in reports}) == 1 and not apart


def _is_saying(statement: Statement) -> bool:
    return not statement.negated and statement.verb in words("clauses", "attribution")


def _speaker_alone(article: ArticleFindings, span: Span, statement: Statement) -> Span | None:
    """Where the speaker stands, if before the verb there is one, and behind it nothing but a day."""
    text, verb = article.document.text, stem(statement.verb or "")
    found = list(_WORD.finditer(text, *span))
    places = [i for i, m in enumerate(found) if stem(m[0]) == verb]
    if len(places) != 1 or not places[0]:
        return None
    before, after = found[: places[0]], found[places[0] + 1 :]
    if before[-1][0].casefold() in _passive():
        return None
    dated = [Span(f.start, f.end) for f in at(article).figures(span) if f.kind == "date"]
    days = (any(d.start <= m.start() < d.end for d in dated) for m in after)
    rest = [m[0] for m, of_day in zip(after, days, strict=True) if not of_day and not _idle(m[0])]
    speaker = Span(span.start, before[-1].end())
    return speaker if not rest and _is_speaker(article, speaker) else None


def _is_speaker(article: ArticleFindings, before: Span) -> bool:
    """Whether somebody is named before the verb, or an office."""
    told = before.of(article.document.text).casefold().split()
    return bool(at(article).mentions(before)) or not title_words().isdisjoint(told)


def _idle(word: str) -> bool:
    """Whether a word tells a time or nothing."""
    return is_function_word(word) or word.casefold() in _times()


@functools.cache
def _times() -> frozenset[str]:
    lists = table("months")
    named = {*keys_by_word(lists["months"]), *weekdays()}
    return frozenset({*named, *table("clauses")["parts_of_day"]})


@functools.cache
def _passive() -> frozenset[str]:
    """Forms of "be", after which what stands before the verb is what was said."""
    return frozenset(table("clauses")["forms_of_be"])
