"""Whose age a figure is."""

import functools
import re

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Mention
from comparator.analysis.wording.likeness import is_function_word
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import folded

_NEAR = 14  # characters between a person's name and an age that is told of them
_AHEAD = 80  # characters in which the name may come that "the 48-year-old writer" leads up to
_BEFORE = 2  # sentences in which the person must be named whom "the 48-year-old" means
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_LEADS_UP = re.compile(r"[-\s]old(?:\s+[\w-]+){0,4}\s+")
_RIGHT_BESIDE = re.compile(r"[\s,(–—-]*(?:(?:aged?|now|then|is|was|turned|only|just)\s+)*", re.IGNORECASE)
_OLD = re.compile(r"[-\s]old\s*([\w-]*)")


def is_owned(figure: Figure) -> bool:
    """Whether it is an age with the name of whose it is, and not a noun for them, as what is counted."""
    return figure.kind == "age" and bool(figure.counted) and not (figure.counted or "").islower()


def bearer(article: ArticleFindings, age: Figure) -> str:
    """The name of the person whose age it is: who is named right before it ("Ana Roy, and a girl, 11" is
    another's), whom "the 48-year-old writer" leads up to, or who alone was named before "the 48-year-old";
    empty where the text does not tell."""
    return at(article).read("bearer", Span(age.start, age.end), _read)


def with_bearer(article: ArticleFindings, age: Span) -> Span:
    """An age with the name beside it of whose it is: "Ana Roy, 48", "48-year-old Ana Roy"; the age
    alone where no name stands there."""
    person = _beside(article, age)
    return Span(min(age.start, person.start), max(age.end, person.end)) if person else age


def _read(article: ArticleFindings, age: Span) -> str:
    person = _beside(article, age)
    return person.name if person else _named_before(article, age)


def _beside(article: ArticleFindings, age: Span) -> Mention | None:
    """The person named where an age leads up to the name, or right before it."""
    after = [m for m in _people(article, Span(age.end, age.end + _AHEAD)) if m.start >= age.end]
    if after and _LEADS_UP.fullmatch(article.document.text, age.end, after[0].start):
        return after[0]
    before = _people(article, Span(max(0, age.start - _NEAR), age.start))
    beside = before and _RIGHT_BESIDE.fullmatch(article.document.text, before[-1].end, age.start)
    return before[-1] if beside else None


def _people(article: ArticleFindings, span: Span) -> list[Mention]:
    return [m for m in at(article).mentions(span) if m.kind == "person"]


def _named_before(article: ArticleFindings, age: Span) -> str:
    """Who is meant where a clause begins with "the 48-year-old", alone or with a nationality: the only person
    whom the last sentence naming anybody names."""
    text = article.document.text
    the = _THE.search(text, max(0, age.start - 6), age.start)
    begins_clause = the and any(s.start == the.start() for s in at(article).statements(age))
    if the is None or not begins_clause or not _stands_alone(text, age.end):
        return ""
    starts = sorted(s.start for s in article.sentences if s.start <= age.start)
    for start in starts[-_BEFORE - 1 :][::-1]:
        if people := {m.name for m in _people(article, Span(start, the.start()))}:
            return people.pop() if len(people) == 1 else ""
    return ""


def _stands_alone(text: str, end: int) -> bool:
    """Whether no noun stands behind "48-year-old" but a nationality: "the 48-year-old guard" may be another
    person."""
    old = _OLD.match(text, end)
    word = old[1] if old else "?"
    return not word or is_function_word(word) or word.casefold() in _nationalities()


@functools.cache
def _nationalities() -> frozenset[str]:
    return folded("countries", "adjectives", "words")
