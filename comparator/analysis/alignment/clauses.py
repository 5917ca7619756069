"""Cuts the sentences of a parsed block into clauses: what is told, without who told it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comparator.analysis.alignment.appositions import appositions
from comparator.analysis.alignment.clause_heads import (
    MIN_WORDS,
    clause_heads,
    is_content,
    is_reporting,
    members_of,
    only_came,
)
from comparator.analysis.wordlists import words

_MAX_GAP = 4  # so many foreign tokens inside a clause do not break it
_MIN_BESIDE = 5  # words: "in a written statement" tells nothing
_RELATIVE = {"relcl", "acl"}


class Clause(NamedTuple):
    """One clause: the tokens its span runs over, its head, and its subject, which may stand elsewhere."""

    tokens: tuple[Token, ...]
    head: Token
    subject: tuple[Token, ...] = ()
    attribution: Token | None = None
    """The reporting verb that governs it."""


def clauses_of(sentence: Sentence, taken: Collection[int]) -> list[Clause]:
    """The clauses of a sentence, in order, without the tokens whose index is `taken` (quoted sentences)."""
    heads = clause_heads(sentence)
    free = [t for t in sentence if t.i not in taken and not _in_attribution_phrase(t)]
    found = [Clause(a.tokens, a.head, a.bearer) for a in appositions(free, heads)]
    apart = {t.i for a in appositions(free, heads) for t in a.apart}
    members = members_of((t for t in free if t.i not in apart), heads)
    for index in sorted(members):
        found += _clauses_at(sentence.doc[index], members[index], heads, taken)
    return sorted(found, key=lambda c: c.tokens[0].i)


def _words(key: str) -> Collection[str]:
    return words("clauses", key)


def _in_attribution_phrase(token: Token) -> bool:
    """Inside "according to …"."""
    return any(t.lower_ == "according" for t in (token, *token.ancestors))


def _reports_clause(head: Token, heads: Collection[int], taken: Collection[int]) -> bool:
    if not is_reporting(head):
        return False
    told = any(c.dep_ in {"ccomp", "parataxis"} and c.i in heads for c in head.children)
    near = range(head.sent.start, head.sent.end)
    return told or any(i in taken for i in near) or head.dep_ == "parataxis"


def _clauses_at(
    head: Token, tokens: Sequence[Token], heads: Collection[int], taken: Collection[int]
) -> Iterator[Clause]:
    run, subject = _trim(_run(tokens, head, taken)), _subject(head)
    if _reports_clause(head, heads, taken):
        if _announces(head, run):
            yield Clause(run, head, subject)
        else:
            yield from _adjuncts(head, tokens)
    elif _worth_telling(run, subject) and not only_came(head, tokens, heads):
        yield Clause(run, head, subject, _attribution(head, heads, taken))


def _announces(head: Token, run: Sequence[Token]) -> bool:
    """Whether the reporting itself is news, and the text says more of it than who and that."""
    who = {t.i for c in head.children if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree}
    more = any(is_content(t) for t in run if t.i != head.i and t.i not in who)
    return head.lemma_.lower() in _words("announcing") and head in run and more


def _adjuncts(head: Token, tokens: Sequence[Token]) -> Iterator[Clause]:
    """What stands beside a reporting verb and tells an event of its own: "after talks with …"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _words("event_prepositions"):
            inside = set(child.subtree)
            run = _trim([t for t in tokens if t in inside])
            if len(run) >= _MIN_BESIDE and sum(t.pos_ in {"NOUN", "PROPN"} for t in run) > 1:
                yield Clause(run, child, _subject(head))


def _run(tokens: Sequence[Token], head: Token, taken: Collection[int]) -> list[Token]:
    """The unbroken stretch round the head, or the longest if that is next to nothing."""
    runs = [[tokens[0]]]
    for token in tokens[1:]:
        between = range(runs[-1][-1].i + 1, token.i)
        if len(between) < _MAX_GAP and not any(i in taken for i in between):
            runs[-1].append(token)
        else:
            runs.append([token])
    mine = next((r for r in runs if head in r), runs[0])
    return mine if len(_trim(mine)) >= MIN_WORDS else max(runs, key=len)


def _trim(tokens: Sequence[Token]) -> tuple[Token, ...]:
    first, last = 0, len(tokens)
    while first < last and _loose(tokens[first]):
        first += 1
    while last > first and (_is_mark(tokens[last - 1]) or tokens[last - 1].dep_ == "cc"):
        last -= 1
    return tuple(tokens[first:last])


def _loose(token: Token) -> bool:
    return _is_mark(token) or token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")


def _worth_telling(tokens: Sequence[Token], subject: Sequence[Token]) -> bool:
    """Two words of content, the subject's counted too."""
    outside = sum(t.pos_ != "DET" for t in subject if t not in tokens)
    pronoun = sum(t.pos_ == "PRON" for t in tokens)
    content = sum(is_content(t) for t in tokens)
    return len(tokens) >= MIN_WORDS and content > 0 and content + min(1, outside + pronoun) > 1


def _attribution(head: Token, heads: Collection[int], taken: Collection[int]) -> Token | None:
    return next((t for t in head.ancestors if t.i in heads and _reports_clause(t, heads, taken)), None)


def _subject(head: Token) -> tuple[Token, ...]:
    """The noun phrase that does it; inherited from the verb above where the clause has none of its own."""
    own = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own and own[0].tag_ not in {"WDT", "WP"}:
        return _noun_phrase(own[0])
    if head.dep_ in _RELATIVE:
        return _noun_phrase(head.head)
    if head.dep_ in {"conj", "advcl", "xcomp", "prep"} and head.head is not head:
        return _subject(head.head)
    return ()


def _noun_phrase(head: Token) -> tuple[Token, ...]:
    """The head with what stands before it, and its "of …"."""
    kept = [t for t in head.lefts if t.dep_ in {"compound", "amod", "poss", "nummod", "nmod", "det"}]
    of = [t for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree][:5]
    return (*kept, head, *of)


def _is_mark(token: Token) -> bool:
    """Whether it is a mark of punctuation; the % of a number is a word."""
    return token.is_punct and token.text != "%"
