"""What lasted so long: the meeting of "met for three hours", "the talks lasted three hours", "banned for six
months"."""

import functools

from spacy.tokens import Token

from comparator.analysis.numbers.counted import Counted
from comparator.analysis.wordlists import pairs, table, words

_DATING = ("later", "earlier", "after", "before", "ago", "since", "of", "apart")
_OBJECTS = ("dobj", "npadvmod", "attr", "oprd", "acomp")


def lasted(unit: Token) -> Counted | None:
    """What a length of time measures, told by the verb or noun that it hangs on; `unit` is the word for
    hours or days. None where it dates something ("three hours later") or nothing tells."""
    if any(t.lower_ in _DATING and t.i > unit.i for t in unit.children):
        return None
    head = unit.head
    if unit.dep_ in _OBJECTS and head.lemma_.lower() in words("counting", "lengths", "lasts"):
        return _subject(head)
    if unit.dep_ == "npadvmod" and head.lower_ == "long" and head.head.lemma_ == "be":
        return _subject(head.head)
    if unit.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        noun = head.head
        return Counted(noun, noun.lemma_.lower(), noun.text) if noun.lemma_.lower() in _measured() else None
    verb = head.head if unit.dep_ == "pobj" and head.lower_ in ("for", "to") else head
    known = verb.pos_ == "VERB" and (unit.dep_ == "npadvmod" or verb is not head)
    done = pairs("counting", "lengths", "verbs").get(verb.lemma_.lower()) if known else None
    return Counted(verb, done, done) if done else None


def _subject(verb: Token) -> Counted | None:
    while verb.dep_ == "xcomp":  # "is to last"
        verb = verb.head
    noun = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if noun is None or noun.lemma_.lower() not in _measured():
        return None
    return Counted(noun, noun.lemma_.lower(), noun.text)


@functools.cache
def _measured() -> frozenset[str]:
    """Nouns for what has a length of its own, set or over and done with."""
    return frozenset(w for group in table("counting")["lengths"]["nouns"] for w in group.split())
