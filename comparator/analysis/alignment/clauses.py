"""Cuts the sentences of a parsed block into clauses: what is told, without who told it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comparator.analysis.wordlists import words

MIN_WORDS = 3  # fewer are no clause that can be told apart from another
_MIN_LONG = 5  # a shorter relative or adverbial clause stays inside the one it belongs to
_MAX_GAP = 4  # so many foreign tokens inside a clause do not break it
_ALWAYS = {"parataxis", "csubj"}
_RELATIVE = {"relcl", "acl"}
_LONG = {"relcl", "acl", "advcl"}
_CONTENT = {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}


class Clause(NamedTuple):
    """One clause: the tokens its span runs over, its head, and its subject, which may stand elsewhere."""

    tokens: tuple[Token, ...]
    head: Token
    subject: tuple[Token, ...] = ()
    attribution: Token | None = None
    """The reporting verb that governs it."""


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    return token.pos_ in _CONTENT and token.lemma_.lower() not in _words("empty_words")


def clauses_of(sentence: Sentence, taken: Collection[int]) -> list[Clause]:
    """The clauses of a sentence, in order, without the tokens whose index is `taken` (quoted sentences)."""
    heads = {t.i for t in sentence if _heads_clause(t)}
    members: defaultdict[int, list[Token]] = defaultdict(list)
    for token in sentence:
        if token.i not in taken and not _in_attribution_phrase(token):
            members[_owner(token, heads).i].append(token)
    found = list[Clause]()
    for index in sorted(members):
        found += _clauses_at(sentence.doc[index], members[index], heads, taken)
    return sorted(found, key=lambda c: c.tokens[0].i)


def _words(key: str) -> Collection[str]:
    return words("clauses", key)


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "ROOT" or _begins_anew(token):
        return True
    if token.dep_ == "prep":
        return token.lower_ in _words("own_event") and _size(token) > MIN_WORDS and _is_told(token.head)
    if not _is_verb(token) or _is_infinitive(token):
        return False
    if token.dep_ == "ccomp":
        return is_reporting(token.head)
    if token.dep_ == "conj":
        return _is_verb(token.head) and _size(token) >= MIN_WORDS
    return token.dep_ in _ALWAYS or (token.dep_ in _LONG and _size(token) >= _MIN_LONG)


def _begins_anew(token: Token) -> bool:
    """Whether a semicolon parts it from what it hangs on, and it has a verb: a sentence by its rank."""
    low, high = sorted((token.i, token.head.i))
    if not any(t.text == ";" for t in token.doc[low:high]):
        return False
    return _size(token) >= MIN_WORDS and any(_is_verb(t) for t in token.subtree)


def _is_told(token: Token) -> bool:
    """Whether a verb carries a sentence or a clause that is no mere attribute of a noun."""
    return _is_verb(token) and token.dep_ not in _RELATIVE


def _is_infinitive(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def _size(token: Token) -> int:
    return sum(1 for t in token.subtree if not t.is_punct)


def _owner(token: Token, heads: Collection[int]) -> Token:
    while token.i not in heads and token.head is not token:
        token = token.head
    return token


def _in_attribution_phrase(token: Token) -> bool:
    """Inside "according to …"."""
    return any(t.lower_ == "according" for t in (token, *token.ancestors))


def is_reporting(head: Token) -> bool:
    """Whether a verb is one that hands over what somebody said."""
    return head.lemma_.lower() in _words("attribution") and _is_verb(head)


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
    elif _worth_telling(run, subject):
        yield Clause(run, head, subject, _attribution(head, heads, taken))


def _announces(head: Token, run: Sequence[Token]) -> bool:
    """Whether the reporting itself is news, and the text says more of it than who and that."""
    more = sum(is_content(t) for t in run if t is not head)
    return head.lemma_.lower() in _words("announcing") and head in run and more > 1


def _adjuncts(head: Token, tokens: Sequence[Token]) -> Iterator[Clause]:
    """What stands beside a reporting verb and tells an event of its own: "after talks with …"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _words("event_prepositions"):
            inside = set(child.subtree)
            run = _trim([t for t in tokens if t in inside])
            if _worth_telling(run, ()) and sum(t.pos_ in {"NOUN", "PROPN"} for t in run) > 1:
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
    while last > first and (tokens[last - 1].is_punct or tokens[last - 1].dep_ == "cc"):
        last -= 1
    return tuple(tokens[first:last])


def _loose(token: Token) -> bool:
    return token.is_punct or token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")


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
