"""Which tokens of a sentence head a clause of their own, and which clauses are too slight to stand alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comparator.analysis.wordlists import words

MIN_WORDS = 3  # fewer are no clause that can be told apart from another
MAX_WHOLE = 250  # code points; a longer stretch is not put together
_MIN_LONG = 5  # a shorter relative or adverbial clause stays inside the one it belongs to
_MIN_OWN = {"advcl": 5}  # words that are left of it at least when the clauses inside it are cut out …
_MIN_OWN_ELSE = 4  # … of a relative clause one word less: what it is about stands before it
_MIN_EVENT = 6  # words: "after leaving the building" only says when
_MIN_AIM = 7  # words: a longer second aim is told apart from the first
_ALWAYS = {"parataxis", "csubj"}
_RELATIVE = {"relcl", "acl"}
_LONG = {"relcl", "acl", "advcl"}
_SLIGHT = {*_LONG, "prep"}
_OWN = {"nsubj", "nsubjpass", "aux", "auxpass"}
_LINKS = {"CCONJ", "ADV", "AUX", "PART"}
_CONTENT = {"NOUN", "PROPN", "VERB", "NUM", "ADJ"}


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    return token.pos_ in _CONTENT and token.lemma_.lower() not in _words("empty_words")


def is_verb(token: Token) -> bool:
    """Whether a token is a verb or stands for one."""
    return token.pos_ in {"VERB", "AUX"}


def is_reporting(head: Token) -> bool:
    """Whether a verb is one that hands over what somebody said."""
    return head.lemma_.lower() in _words("attribution") and is_verb(head)


def clause_heads(sentence: Sentence) -> set[int]:
    """Indexes of the tokens that head the clauses of a sentence."""
    heads = {t.i for t in sentence if _heads_clause(t)}
    while astray := heads & _next_astray(sentence, heads):
        heads -= astray
    return heads


def owner(token: Token, heads: Collection[int]) -> Token:
    """The head of the clause that a token belongs to."""
    while token.i not in heads and token.head is not token:
        token = token.head
    return token


def members_of(tokens: Iterable[Token], heads: Collection[int]) -> dict[int, list[Token]]:
    """The tokens of each clause, by its head's index."""
    members: defaultdict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        members[owner(token, heads).i].append(token)
    return members


def only_came(head: Token, own: Collection[Token], heads: Collection[int]) -> bool:
    """Whether a clause tells but that something came about, and how is told apart: "The vote came"."""
    apart = any(c.i in heads and c.dep_ in _SLIGHT for c in head.children)
    return apart and is_verb(head) and _is_bare(head, own)


def _words(key: str) -> Collection[str]:
    return words("clauses", key)


def _heads_clause(token: Token) -> bool:
    if token.head == token or _begins_anew(token):
        return True
    if token.dep_ == "prep":
        return token.lower_ in _words("own_event") and _size(token) >= _MIN_EVENT and _is_told(token.head)
    if not is_verb(token) or _is_infinitive(token) or _is_denied(token):
        return False
    if token.dep_ == "ccomp":
        return is_reporting(token.head)
    if token.dep_ == "conj":
        beside = is_verb(token.head) or (token.head.head == token.head and _has_own_subject(token))
        return beside and _size(token) >= MIN_WORDS and not _goes_on(token)
    return token.dep_ in _ALWAYS or (token.dep_ in _LONG and _size(token) >= _MIN_LONG)


def _has_own_subject(verb: Token) -> bool:
    """Whether a verb has a subject: then it is a clause, also behind one whose verb was taken for a noun."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _goes_on(second: Token) -> bool:
    """Whether a verb goes on with one that has nothing of its own behind it: "shot and killed a guard". Told
    alone, the first would lack what was done to whom."""
    between = second.doc[second.head.i + 1 : second.i]
    return all(t.pos_ in _LINKS for t in between)


def _is_denied(token: Token) -> bool:
    """Whether a clause is what somebody denied, or did not say: alone it would claim the contrary."""
    if token.dep_ == "conj":
        return _is_denied(token.head)
    if token.dep_ not in {"ccomp", "acl"}:
        return False
    verb = token.head if is_verb(token.head) else token.head.head
    if not is_verb(verb):
        return False
    return verb.lemma_.lower() in _words("denying") or any(c.dep_ == "neg" for c in verb.children)


def _begins_anew(token: Token) -> bool:
    """Whether a semicolon parts it from what it hangs on, and it has a verb: a sentence by its rank."""
    low, high = sorted((token.i, token.head.i))
    if not any(t.text == ";" for t in token.doc[low:high]):
        return False
    return _size(token) >= MIN_WORDS and any(is_verb(t) for t in token.subtree)


def _is_told(token: Token) -> bool:
    """Whether a verb carries a sentence or a clause that is no mere attribute of a noun."""
    return is_verb(token) and token.dep_ not in _RELATIVE


def _is_infinitive(token: Token) -> bool:
    """Whether it is "to …", or the second of two such: "to stop the boats and search them"."""
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return True
    if token.dep_ != "conj" or token.tag_ != "VB" or _size(token) >= _MIN_AIM:
        return False
    return not any(c.dep_ in _OWN for c in token.children) and _is_infinitive(token.head)


def _size(token: Token) -> int:
    return sum(1 for t in token.subtree if not t.is_punct)


def _next_astray(sentence: Sentence, heads: Collection[int]) -> set[int]:
    """Heads of clauses that belong into the one they hang on; one clause's at a time."""
    members = members_of(sentence, heads)
    for index in sorted(members):
        head, own = sentence.doc[index], members[index]
        if inner := _needed(head, own, heads):
            return inner
        if _hangs_on(head) and _is_slight(head, own, heads):
            return {index}
    return set()


def _hangs_on(head: Token) -> bool:
    """Whether a clause may be part of another; the first of a sentence that was broken may be called so too,
    and hangs on none."""
    return head.head != head and head.dep_ in _SLIGHT and not _begins_anew(head)


def _is_slight(head: Token, own: Collection[Token], heads: Collection[int]) -> bool:
    """Whether too little of a clause is left by those inside it; what only hands over a remark is none."""
    if is_reporting(head) and any(c.dep_ == "ccomp" and c.i in heads for c in head.children):
        return False
    few = _MIN_OWN.get(head.dep_, _MIN_OWN_ELSE)
    return sum(not t.is_punct for t in own) < few or sum(is_content(t) for t in own) < 2


def _needed(head: Token, own: Collection[Token], heads: Collection[int]) -> set[int]:
    """Heads of the clauses inside one that it tells nothing without."""
    inside = [t for t in head.subtree if t.i in heads and t.i != head.i]
    if _is_bare(head, own):
        return _told_by(head, inside)
    return set() if head.dep_ == "conj" or is_reporting(head) else _parting(head, own, inside)


def _is_bare(head: Token, own: Collection[Token]) -> bool:
    """Whether a clause is no more than that its subject came, or was held, or is only named."""
    if not is_verb(head):
        return not any(is_verb(t) for t in own)
    spans = _words("spans_of_time")
    beside = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"} or c.lemma_.lower() in spans]
    known = {head.i, *(t.i for c in beside for t in c.subtree)}
    return head.lemma_.lower() in _words("light_verbs") and not any(
        is_content(t) for t in own if t.i not in known
    )


def _told_by(head: Token, inside: Sequence[Token]) -> set[int]:
    """What hangs on a bare clause, with all that hangs on that or, where it would be too long, without."""
    near = [t for t in inside if t.head.i == head.i and t.dep_ in _SLIGHT]
    deep = [t for t in inside if any(n.i == t.i or n.is_ancestor(t) for n in near)]
    fitting = (some for some in (deep, near) if _length(head, inside, some) <= MAX_WHOLE)
    return {t.i for t in next(fitting, ())}


def _parting(head: Token, own: Collection[Token], inside: Sequence[Token]) -> set[int]:
    """What stands between a clause's subject and its verb, where little comes from the verb on."""
    first = min(t.i for t in own)
    found = [t for t in inside if t.dep_ in _RELATIVE and first < t.left_edge.i and t.i < head.i]
    end = max((t.right_edge.i for t in found), default=head.i)
    few = sum(not t.is_punct for t in own if t.i > end) <= MIN_WORDS
    return {t.i for t in found} if few and _length(head, inside, found) <= MAX_WHOLE else set()


def _length(head: Token, inside: Sequence[Token], taken_in: Sequence[Token]) -> int:
    """Code points of a clause with some of those inside it."""
    apart = {t.i for t in inside} - {t.i for t in taken_in}
    told = [t for t in head.subtree if not any(a.i in apart for a in (t, *t.ancestors))]
    return told[-1].idx + len(told[-1].text) - told[0].idx
