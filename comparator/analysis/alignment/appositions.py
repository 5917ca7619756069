"""What a phrase beside a name says of its bearer: "Ana Brandt, the head of the port authority"."""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from spacy.tokens import Token

from comparator.analysis.alignment.clause_heads import is_content, owner

_MIN_WORDS = 4  # a shorter phrase stays where it is
_MAX_WORDS = 25
_MARKS = {",", "-", "–", "—", "--"}
_BEFORE = {"compound", "amod", "poss", "nummod", "nmod", "det", "case"}


class Apposition(NamedTuple):
    """A name and what is said of its bearer beside it."""

    tokens: tuple[Token, ...]
    head: Token
    bearer: tuple[Token, ...]
    apart: tuple[Token, ...]
    """The tokens that are no part of the clause round it any more."""


def appositions(free: Sequence[Token], heads: Collection[int]) -> list[Apposition]:
    """The appositions among the tokens of a sentence that are free to be told; `heads`: of its clauses."""
    open_ = {t.i for t in free}
    return [found for t in free if t.dep_ == "appos" for found in _apposition(t, open_, heads)]


def _apposition(head: Token, open_: AbstractSet[int], heads: Collection[int]) -> Iterator[Apposition]:
    bearer = _named(head.head)
    if head.i < bearer.i or {head.pos_, bearer.pos_} != {"NOUN", "PROPN"} or _has_equal(head):
        return
    clause = owner(bearer, heads).i
    beside = [t for t in bearer.sent if t.i in open_ and owner(t, heads).i == clause]
    said = _bare([t for t in head.subtree if t in beside])
    named = [*(t for t in bearer.lefts if t.dep_ in _BEFORE for t in t.subtree), bearer]
    if not said or not _is_one(named, said, open_) or _is_counted(head) or _is_counted(bearer):
        return
    before = [t for t in bearer.doc[named[0].i : said[0].i] if t.pos_ != "DET"]
    if _is_telling(said if head.pos_ == "NOUN" else before):
        whole = tuple(bearer.doc[named[0].i : said[-1].i + 1])
        yield Apposition(whole, head, tuple(named), _apart(bearer, named, said, beside))


def _bare(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the marks at their end."""
    last = max((n for n, t in enumerate(tokens) if not t.is_punct), default=-1)
    return list(tokens[: last + 1])


def _is_one(named: Sequence[Token], said: Sequence[Token], open_: AbstractSet[int]) -> bool:
    """Whether name and role follow each other, with a mark between them, and make no long stretch."""
    stretch = range(named[0].i, said[-1].i + 1)
    return _is_marked(said[0]) and len(stretch) <= _MAX_WORDS and open_ >= set(stretch)


def _apart(
    bearer: Token, named: Sequence[Token], said: Sequence[Token], beside: Sequence[Token]
) -> tuple[Token, ...]:
    """What the clause round it can spare, which keeps a name that stands behind the role: nothing where a
    part of the clause would be cut off with it."""
    if any(c.dep_ == "conj" for c in bearer.children):
        return ()
    first, last, role_first = named[0].i, said[-1].i, bearer.pos_ != "PROPN"
    if bearer.dep_ in {"nsubj", "nsubjpass"} and bearer.i < bearer.head.i:
        spared = bearer.doc[first : said[0].i if role_first else last + 1]
        return () if any(t.i < first and _is_told(t) for t in beside) else tuple(spared)
    return () if role_first or any(t.i > last and _is_told(t) for t in beside) else tuple(said)


def _named(noun: Token) -> Token:
    """The name that letters behind it hang on: "Ana Brandt, MD, a surgeon"."""
    short = noun.dep_ == "appos" and noun.pos_ == "PROPN" and noun.text.isupper()
    return noun.head if short else noun


def _is_told(token: Token) -> bool:
    return not token.is_punct and token.dep_ not in {"cc", "mark"}


def _has_equal(name: Token) -> bool:
    """Whether another stands beside a name by "and": who that is does not belong here."""
    return name.pos_ == "PROPN" and any(c.dep_ == "conj" for c in name.children)


def _is_counted(noun: Token) -> bool:
    """Whether a number stands before it: an item of a list, or a distance."""
    return any(t.dep_ == "nummod" for t in noun.lefts)


def _is_marked(first: Token) -> bool:
    return first.i > first.sent.start and first.nbor(-1).text in _MARKS


def _is_telling(phrase: Sequence[Token]) -> bool:
    words = [t for t in phrase if not t.is_punct]
    return len(words) >= _MIN_WORDS and sum(is_content(t) for t in words) > 1
