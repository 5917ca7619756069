"""Where or to whom something was said: "on Al Jazeera", "told reporters", "at a news conference in
Istanbul"."""

import re

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.speech.masking import View
from comparator.analysis.wordlists import folded, words

_PREPOSITIONS = frozenset({"on", "in", "at", "during", "by", "via", "through", "to", "with"})


def venue_near(view: View, cue: Span) -> str | None:
    """The venue told in the cue's sentence, in the words that stand there, None where there is none."""
    verb = view.tokens_at(cue)
    if verb is None or not len(verb):
        return None
    told = _addressee(view, verb[0])
    if told:
        return told
    for token in verb[0].sent:
        if token.dep_ == "prep" and token.lower_ in _PREPOSITIONS and not view.inside_quote(token):
            found = _occasion(view, token)
            if found:
                return found
    return None


def _addressee(view: View, verb: Token) -> str | None:
    """The object of "told" where it is the press or an audience."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and not view.inside_quote(child):
            phrase = _phrase(child)
            media = _media(phrase)
            if media or child.lemma_.casefold() in words("venues", "addressed", "lemmas"):
                return media or phrase
    return None


def _occasion(view: View, prep: Token) -> str | None:
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None or view.inside_quote(noun):
        return None
    phrase = _phrase(noun)
    media = _media(phrase)
    if media and prep.lower_ in ("on", "in", "to", "with", "via"):
        return media
    return (
        phrase
        if noun.lemma_.casefold() in words("venues", "occasions", "lemmas") and prep.lower_ != "with"
        else None
    )


def _phrase(noun: Token) -> str:
    """A noun with what belongs to it, up to the first comma or relative clause."""
    last = noun.i
    for right in noun.rights:
        if right.dep_ not in ("prep", "compound", "nummod") or (
            right.lower_ not in ("of", "in", "on", "with", "for", "at", "to") and right.dep_ == "prep"
        ):
            break
        last = right.right_edge.i
    return str(noun.doc[noun.left_edge.i : last + 1].text).strip()


def _media(phrase: str) -> str | None:
    """A known press body, broadcaster or platform inside a phrase, as it stands."""
    for size in (4, 3, 2, 1):
        parts = re.findall(r"[\w’'.&-]+", phrase)
        for at in range(len(parts) - size + 1):
            name = " ".join(parts[at : at + size])
            if name.casefold() in folded("countries", "media", "names"):
                return name
    return None
