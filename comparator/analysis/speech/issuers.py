"""Bodies of a state without a name of their own, and whose words a statement, a report or a release gives."""

from spacy.tokens import Token

from comparator.analysis.speech.reporting import is_reporting
from comparator.analysis.wordlists import adjectives, folded, same_place, words

_ARTICLES = ("the", "a", "an")
ISSUED = ("from", "by")
"""Words behind a statement in front of whose it is."""


def state_body(token: Token, phrase: str) -> str:
    """The phrase as the name of a body of a state, where it is one: "Talvian navy" for "the Talvian navy" and
    for "Talvia's navy"; any other phrase as it stands."""
    if token.lemma_.casefold() not in words("speakers", "bodies", "lemmas") or token.tag_ != "NN":
        return phrase
    parts = phrase.replace("’", "'").split()
    if parts[0].casefold() in _ARTICLES:
        parts = parts[1:]
    owner = parts[0].removesuffix("'s")
    if owner != parts[0]:
        adjective = adjectives().get(owner.casefold())
        return " ".join([adjective, *parts[1:]]) if adjective else phrase
    state = owner.casefold() in folded("countries", "adjectives", "words") or owner.casefold() in same_place()
    return " ".join(parts) if state and len(parts) > 1 else phrase


def issuer(source: Token) -> Token | None:
    """Whose words a thing that speaks gives: "the company's statement", "a statement from the junta"."""
    for child in source.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ISSUED:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def stated_in(token: Token) -> Token | None:
    """The verb that tells whose a statement is: "said in a statement", "issued a statement"."""
    if token.lemma_.casefold() not in words("reporting_verbs", "sources", "lemmas"):
        return None
    if token.dep_ == "dobj":
        own = token.head.lemma_ in words("speakers", "issuing", "lemmas") and issuer(token) is None
        return token.head if own else None
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "through", "via"):
        return None
    verb = token.head.head
    return verb if is_reporting(verb) else None


def given_by(thing: Token) -> Token | None:
    """Who speaks by what he gives: "the mayor" in "the mayor issued a statement saying …", "gave an interview
    noting …". None for anything else that has a verb of saying behind it: "a ferry saying …", "a study saying
    …", a report that is handed to somebody."""
    verb = thing.head
    if thing.dep_ != "dobj" or verb.lemma_ not in words("speakers", "issuing", "lemmas"):
        return None
    if thing.pos_ != "NOUN" or not _gives_own_words(thing) or issuer(thing) is not None:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _gives_own_words(thing: Token) -> bool:
    """Whether a thing that is given has the giver's words: a statement or an interview always, a report or a
    complaint unless it is handed to somebody."""
    noun = thing.lemma_.casefold()
    if noun in words("reporting_verbs", "own_words", "lemmas") | words("speakers", "issuing", "own"):
        return True
    others = words("speakers", "issuing", "others")
    handed = any(c.dep_ == "dative" for c in thing.head.children)
    return noun in words("reporting_verbs", "sources", "lemmas") - others and not handed
