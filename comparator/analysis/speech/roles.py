"""Offices that a sentence gives to its subject: "she resigned as minister", "he was named ambassador"."""

from collections.abc import Iterator

from spacy.tokens import Token

from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.nominals import phrase_text
from comparator.analysis.wordlists import words


def roles(sentence: list[Token]) -> Iterator[tuple[Token, str]]:
    """(the subject's token, the title) for every office that a clause of the sentence gives or takes."""
    for token in sentence:
        if token.pos_ not in ("NOUN", "PROPN") or not is_office(token.text):
            continue
        verb = _verb(token)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) if verb else None
        if verb is not None and subject is None and verb.dep_ == "conj":
            subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if verb is not None and subject is not None and not any(c.dep_ == "neg" for c in verb.children):
            yield subject, f"{_when(verb)} {phrase_text(token)}".strip()


def _verb(office: Token) -> Token | None:
    """The verb that gives the office: "is", "became", "was named …", "resigned as …"."""
    head = office.head
    if office.dep_ == "pobj" and head.lower_ == "as":
        return head.head if head.head.lemma_ in _all() else None
    if office.dep_ == "attr" and head.lemma_ in ("be", "become", "remain"):
        return head
    return head if office.dep_ in ("oprd", "dobj") and head.lemma_ in _kind("giving") else None


def _when(verb: Token) -> str:
    if verb.lemma_ in _kind("leaving"):
        return "former"
    return "new" if verb.lemma_ in _kind("giving") else ""


def _kind(kind: str) -> frozenset[str]:
    return words("speakers", "roles", kind)


def _all() -> frozenset[str]:
    return _kind("leaving") | _kind("giving") | _kind("holding")
