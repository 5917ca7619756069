"""How present somebody is in a sentence: by role, by number, by the verb; and where names stand in a view."""

from collections.abc import Sequence

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Mention
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.genders import PRONOUNS
from comparator.analysis.speech.masking import View
from comparator.analysis.speech.reporting import is_inverted, is_reporting
from comparator.analysis.wordlists import folded, words

_ROLE = {
    "nsubj": 3.0,
    "nsubjpass": 2.5,
    "agent": 1.5,
    "aux": 3.0,
    "dobj": 1.0,
    "dative": 1.0,
    "poss": 0.8,
    "ROOT": 1.0,
    "appos": 0.6,
    "attr": 0.6,
}


def is_plural(name: str) -> bool:
    """Whether a name or phrase stands for several: "officials", "X and Y"."""
    last = name.casefold().split()
    return (
        " and " in name
        or any(w.endswith("s") and not w.endswith("ss") and len(w) > 3 for w in last[:3])
        or any(w.endswith("men") and len(w) > 4 for w in last[1:3])
        or bool(set(last) & {"people", "police", "experts", "men", "children"})
    )


def outlets() -> frozenset[str]:
    """Press, broadcasters and platforms, in small letters."""
    return folded("countries", "media", "names")


def verb_of(token: Token) -> int:
    """Number of the verb that a token hangs on."""
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return int(head.i)


def role_of(token: Token) -> float:
    """How much a place in the sentence says that it is about this one."""
    top = token
    while top.dep_ in ("appos", "compound", "nmod") and top.head.pos_ in ("NOUN", "PROPN"):
        if top.dep_ != "appos":
            return 0.4
        top = top.head
    if top.dep_ == "conj":
        return _ROLE.get(top.head.dep_, 0.5) * 0.6
    if top is not token and _led_in(top):
        return _ROLE["nsubj"]
    if top.dep_ == "pobj" and _opens_as_source(top):
        return _ROLE["nsubj"] + 1.0
    if top.dep_ == "pobj":
        return 1.5 if top.head.dep_ == "agent" else 0.5
    if is_inverted(top):
        return _ROLE["nsubj"] + 1.0
    if top.dep_ == "dobj" and top.head.lemma_ in words("speakers", "moving", "lemmas"):
        return _ROLE["nsubj"]
    weight = _ROLE.get(top.dep_, 0.5)
    if top.dep_ == "nsubj":
        weight += 1.0 if is_reporting(top.head) else 0.0
        weight -= 0.7 if top.head.dep_ in ("relcl", "ccomp") else 0.0
    return weight


def _led_in(noun: Token) -> bool:
    """Whether the parser took the subject for an apposition of the place in front of it: "In X, the minister,
    Jane Doe, has …"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or verb.pos_ not in ("VERB", "AUX") or noun.i > verb.i:
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _opens_as_source(noun: Token) -> bool:
    """Whether a sentence opens with whose word it is, and is about nobody else: "According to X, the letter
    is late"."""
    according = noun.head.head
    if noun.head.lower_ != "to" or according.lower_ != "according" or noun.sent.start != according.i:
        return False
    subjects = (t for t in noun.sent if t.i > noun.i and t.dep_ in ("nsubj", "nsubjpass"))
    return _is_somebody(noun) and not any(map(_is_somebody, subjects))


def _is_somebody(noun: Token) -> bool:
    """Whether a word can stand for one person: a name, "he" or "she", an office, a noun for people."""
    person = noun.lower_ in PRONOUNS or noun.lemma_.casefold() in words("speakers", "people", "lemmas")
    return person or noun.pos_ == "PROPN" or is_office(noun.text)


def named_tokens(view: View, mentions: Sequence[Mention]) -> dict[int, tuple[Mention, Token]]:
    """Every token of a name in a view -> the mention and the name's head token."""
    found: dict[int, tuple[Mention, Token]] = {}
    low, high = view.block.start, view.block.start + len(view.block.text)
    for mention in mentions:
        if low <= mention.start < high:
            chunk = view.tokens_at(Span(mention.start, mention.end))
            if chunk is not None:
                found |= {t.i: (mention, chunk.root) for t in chunk}
    return found
