"""Cuts the sentences of a parsed block into clauses: what is told, without who told it."""

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comparator.analysis.alignment.appositions import appositions
from comparator.analysis.alignment.clause_heads import (
    MAX_WHOLE,
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
    runs, subject = _runs(tokens, taken), _subject(head)
    place = _main(runs, head)
    run, whole = _trim(runs[place]), _trim(_whole(runs, place, head, taken))
    if _reports_clause(head, heads, taken):
        if _announces(head, run):
            yield Clause(run, head, subject)
        else:
            yield from _adjuncts(head, tokens)
    elif _worth_telling(whole, subject) and not only_came(head, tokens, heads):
        yield Clause(whole, head, subject, _attribution(head, heads, taken))


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


def _runs(tokens: Sequence[Token], taken: Collection[int]) -> list[list[Token]]:
    """The stretches of a clause that clauses inside it, or quoted words, leave of it."""
    runs = [[tokens[0]]]
    for token in tokens[1:]:
        between = range(runs[-1][-1].i + 1, token.i)
        if len(between) < _MAX_GAP and not any(i in taken for i in between):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _main(runs: Sequence[Sequence[Token]], head: Token) -> int:
    """Which of them has the head; the longest, if that is next to nothing."""
    place = next((n for n, run in enumerate(runs) if head in run), 0)
    if len(_trim(runs[place])) >= MIN_WORDS:
        return place
    return max(range(len(runs)), key=lambda n: len(runs[n]))


def _whole(runs: Sequence[Sequence[Token]], place: int, head: Token, taken: Collection[int]) -> list[Token]:
    """One of them with those before and behind it, over the clauses that stand between, which are told alone
    too: no verb is cut from its subject, and no clause loses its end, where that makes no long stretch."""
    first = last = place
    while first and _is_one(runs[first - 1 : last + 1], head, taken):
        first -= 1
    while last + 1 < len(runs) and _is_one(runs[first : last + 2], head, taken):
        last += 1
    return list(itertools.chain.from_iterable(runs[first : last + 1]))


def _is_one(runs: Sequence[Sequence[Token]], head: Token, taken: Collection[int]) -> bool:
    """Whether a clause over all of them is short enough to read, and holds nothing that does not hang on it:
    no remark in quote marks, and nobody who says it."""
    first, last = runs[0][0], runs[-1][-1]
    own = {t.i for run in runs for t in run}
    inside = (t for t in head.doc[first.i : last.i] if t.i not in own and not t.is_punct)
    short = last.idx + len(last.text) - first.idx <= MAX_WHOLE
    return short and all(t.i not in taken and _hangs_on(t, head) for t in inside)


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether a word belongs to what is told of a clause; not who says it, set inside ("The dam, he said,
    will hold"), nor what a noun hands over ("the news that the dam holds")."""
    if token.head == head and token.dep_ == "parataxis":
        return False
    return head.is_ancestor(token) and not (token.dep_ == "acl" and _has_that(token))


def _has_that(head: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in head.children)


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
