"""Other words for one referent: the labels an outlet chose, the body it named, the title it gave."""

import functools
import re
from collections.abc import Iterator, Sequence

from comparator.analysis.findings import ArticleFindings, Change
from comparator.analysis.remembering import remembered
from comparator.analysis.wording.claims import Passage
from comparator.analysis.wording.likeness import Found, likeness, phrases, shared_content, stem
from comparator.analysis.wordlists import table

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEADS = re.compile(r"\b(?:leader|head|chief|chair(?:man|woman)?|commander) of ([^,;:.]+)$", re.IGNORECASE)
_SAME_SLOT = 0.4  # shared content from which two labels of a group stand for one referent
_NEARLY_SAME = 0.5  # likeness from which a judging word that one side alone has is its choice


def compare_labels(reference: Passage, cell: Passage) -> Iterator[Change]:
    """Terms of one group, of which each side has another; judging words that only one side has."""
    swapped = list(_swapped(reference, cell))
    if swapped and shared_content(reference.words, cell.words) >= _SAME_SLOT:
        yield from swapped
    elif likeness(reference.words, cell.words) >= _NEARLY_SAME:
        yield from _judged(reference, cell)


def compare_bodies(
    reference: Passage, cell: Passage, here: ArticleFindings, there: ArticleFindings
) -> Iterator[Change]:
    """Another body in the same place: names that differ in what kind of body they name alone."""
    left, right = bodies_of(reference), bodies_of(cell)
    ours, theirs = {f.phrase for f in left}, {f.phrase for f in right}
    for one in left:
        for two in right:
            if _spelled(one.phrase) == _spelled(two.phrase):
                continue
            apart = one.phrase not in theirs and two.phrase not in ours
            if apart and _rivals(one.phrase, two.phrase, here, there):
                yield Change(from_=one.span, to=two.span, kind="other name or title")
                return


def other_role(one: str, two: str) -> bool:
    """Whether two titles of one person use two labels, for him or for what he leads: "president" and
    "strongman", "leader of the Valley Assembly" and "leader of the farmers' movement"."""
    words = [[w.casefold() for w in _WORD.findall(title)] for title in (one, two)]
    lists = table("labels")["roles"]
    judged = [not set(lists["judging"]).isdisjoint(told) for told in words]
    if judged[0] != judged[1]:
        return not set(lists["leading"]).isdisjoint(words[judged[0]])
    return _two_bodies(*(_led(title) for title in (one, two)))


def _two_bodies(one: list[str], two: list[str]) -> bool:
    """Whether one is the name of a body, the other a kind of body that it is not, with whose it is."""
    named, told = (one, two) if one and one[-1][0].isupper() else (two, one)
    kinds = set(table("labels")["bodies"]["nouns"]) - set(table("labels")["roles"]["any_body"])
    if len(named) < 2 or len(told) < 2 or told[-1] not in kinds or named[-1].casefold() not in kinds:
        return False
    return _spelled(named[-1].casefold()) != _spelled(told[-1])


def _led(title: str) -> list[str]:
    """The words for what a title says that its bearer leads; none where it does not say it so."""
    found = _LEADS.search(title)
    words = _WORD.findall(found[1]) if found else []
    return words[1:] if words and words[0].casefold() == "the" else words


@functools.cache
def _spelled(noun: str) -> str:
    """A noun in one spelling: "organisation" and "organization" are no two bodies."""
    for british, american in table("quoting")["spellings"]:
        if noun.endswith(british):
            return noun[: -len(british)] + str(american)
    return noun


def _rivals(one: str, two: str, here: ArticleFindings, there: ArticleFindings) -> bool:
    """Whether the articles name two bodies alike but for these words, and neither of them names both."""
    ours, theirs = _named(here, one), _named(there, two)
    if _named(here, two) or _named(there, one):
        return False
    return any(a and b and len(a & b) * 2 > min(len(a), len(b)) for a in ours for b in theirs)


def _named(article: ArticleFindings, noun: str) -> list[frozenset[str]]:
    """What else the names of the article's bodies hold that end in this noun."""
    names = [m.name.casefold().split() for m in article.mentions if m.kind == "organisation"]
    return [frozenset(n) - {noun, "the", "of", "for"} for n in names if noun in n]


@remembered(20_000)
def bodies_of(passage: Passage) -> list[Found]:
    """Words for kinds of bodies ("council", "coalition") in a passage."""
    return phrases(*passage, table("labels")["bodies"]["nouns"])


def labelled(passage: Passage) -> bool:
    """Whether a passage has a term of any group."""
    return any(_grouped(passage))


def judging(passage: Passage) -> bool:
    """Whether a passage has a word that judges."""
    return bool(phrases(*passage, _loaded()))


def _swapped(reference: Passage, cell: Passage) -> Iterator[Change]:
    for left, right in zip(_grouped(reference), _grouped(cell), strict=False):
        ours, theirs = {f.phrase for f in left}, {f.phrase for f in right}
        one = next((f for f in left if f.phrase not in theirs), None)
        two = next((f for f in right if f.phrase not in ours), None)
        if one and two:
            yield Change(from_=one.span, to=two.span, kind="other label")


def _judged(reference: Passage, cell: Passage) -> Iterator[Change]:
    left, right = _terms(reference, _loaded()), _terms(cell, _loaded())
    ours, theirs = {f.phrase for f in left}, {f.phrase for f in right}
    if ours - theirs:
        one = next(f for f in left if f.phrase not in theirs)
        yield Change(from_=one.span, to=cell.span, kind="other label")
    elif theirs - ours:
        two = next(f for f in right if f.phrase not in ours)
        yield Change(from_=reference.span, to=two.span, kind="other label")


def _terms(passage: Passage, listed: tuple[str, ...]) -> list[Found]:
    """The list's terms in a passage, each under its stem."""
    return [Found(stem(f.phrase.replace(" ", "")), f.span) for f in phrases(*passage, listed)]


@remembered(16_384)
def _grouped(passage: Passage) -> tuple[list[Found], ...]:
    """The terms of each group in a passage; nothing at all where it has none of any."""
    found = phrases(*passage, _every())
    return tuple(_terms(passage, listed) for listed in _groups()) if found else ()


@functools.cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(_with_plurals(listed) for listed in table("labels")["groups"].values())


@functools.cache
def _every() -> tuple[str, ...]:
    return tuple(word for listed in _groups() for word in listed)


@functools.cache
def _loaded() -> tuple[str, ...]:
    return _with_plurals(table("labels")["loaded"]["words"])


def _with_plurals(listed: Sequence[str]) -> tuple[str, ...]:
    return tuple(listed) + tuple(word + "s" for word in listed if not word.endswith(("s", "men")))
