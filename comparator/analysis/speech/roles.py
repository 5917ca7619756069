"""Offices that a sentence gives to its subject: "she resigned as minister", "he was named ambassador"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from comparator.analysis.findings import Mention
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.masking import View
from comparator.analysis.speech.nominals import phrase_text
from comparator.analysis.wordlists import title_words, words


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


def speaks_for(title: str, speaking: frozenset[str], own: set[str]) -> bool:
    """Whether a title is a spokesman's, and names nobody but whom the phrase names too."""
    said = title.replace("’s", "").replace("'s", "").split()
    names = {w.casefold() for w in said if w[:1].isupper()} - title_words()
    office = any(w.casefold() in speaking for w in said) or title.casefold().endswith("press secretary")
    return office and (not names or bool(names & own))


def titled(view: View, token: Token, named: dict[int, tuple[Mention, Token]]) -> str | None:
    """Whose title a noun belongs to, that the parser took for the subject: "Leader of the Opposition Jane
    Doe"."""
    if token.dep_ != "nsubj" or token.pos_ not in ("NOUN", "PROPN"):
        return None
    at = view.origin(token.idx)
    inside = {named[t.i][0] for t in token.subtree if t.i in named}
    return next((m.name for m in inside if (m.title_start or 0) <= at < (m.title_end or 0) <= m.start), None)


def is_head_of_state(noun: Token) -> bool:
    """Whether a noun is the head of a bare "the head of state": not Orva's, not a former one."""
    if noun.lower_ != "head" or {t.lower_ for t in noun.lefts} != {"the"}:
        return False
    of = [c for c in noun.children if c.dep_ == "prep"]
    states = (
        [c for c in of[0].children if c.lower_ == "state"] if len(of) == 1 and of[0].lower_ == "of" else []
    )
    return any(not list(state.children) for state in states)


def heads_a_state(titles: Iterable[str]) -> bool:
    """Whether one of somebody's titles is that of the head of a country now: "the Kestrian president", not
    "former president", "vice president", "club president"."""
    return any(map(_heads_a_state, titles))


def _heads_a_state(title: str) -> bool:
    told = title.replace("’s", "").replace("'s", "").split()
    low = {w.casefold() for w in told}
    others = (
        {w for w in told if not w[:1].isupper()}
        - {"the", "of"}
        - words("speakers", "heads_of_bodies", "of_states")
    )
    bodies = (
        words("speakers", "bodies", "lemmas") | words("speakers", "passing", "words") | {"vice", "deputy"}
    )
    return bool(low & words("speakers", "heads_of_bodies", "of_states")) and not (others or low & bodies)
