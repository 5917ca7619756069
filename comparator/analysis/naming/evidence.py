"""What the words around a name say that it is, where the tagger took a place or a press body for a person."""

import functools
import re
from collections.abc import Container

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_text import given_names
from comparator.analysis.naming.sounds import fold
from comparator.analysis.wordlists import any_of, known_places, words

_BEFORE = 80  # characters before a name in which its office stands


def settle_kinds(lexicon: Lexicon, text: str) -> None:
    """Move names that only a tag makes people to the bodies and places, where the text says so. A known
    given name, an office or a form of address keeps somebody a person."""
    for names in (lexicon.people, lexicon.singles):
        for name in list(names):
            near = beside(name, text)
            if _is_persons(name, near):
                continue
            if _is_medium(name, near) or _is_called_body(name, near):
                lexicon.bodies[name] += names.pop(name)
            elif _is_place(name, near):
                lexicon.places[name] += names.pop(name)


def is_placed(name: str, text: str, places: Container[str]) -> bool:
    """Whether the text ever puts a name where a place stands: behind a preposition, before a comma and the
    land, in front of an office or a dash, behind a place in a list; or with its own."""
    plain, text = re.escape(name), beside(name, text)
    listed = re.findall(rf"\b(\w+),\s(?:and\s)?{plain}\b", text)
    if any(before in places or before.casefold() in known_places() for before in listed):
        return True
    nouns = any_of(words("countries", "areas", "words") | words("name_parts", "standing", "behind"))
    front = any_of(words("name_parts", "standing", "front"))
    behind = rf"\b{plain}(?:,\s[A-Z]|[’']s\b|\s(?:—|--|-|and)\s|\s(?:{nouns})\b|,\s\w+\sand\b|\s[A-Z])"
    found = rf"\b(?i:{front}|\w+ern)\s(?:the\s|\w+ern\s)?{plain}\b(?!\s(?:said|told))"
    return bool(re.search(found, text) or re.search(behind, text))


def _is_persons(name: str, text: str) -> bool:
    """Whether something besides the tag makes this a person."""
    if fold(name.split()[0]) in given_names():
        return True
    if re.search(rf"{re.escape(name)},\s(?:who|\d\d,)", text):
        return True
    places = re.finditer(rf"{re.escape(name)}\b", text)
    return any(_in_office().search(text, max(0, m.start() - _BEFORE), m.start()) for m in places)


@functools.cache
def _in_office() -> re.Pattern[str]:
    """An office or a form of address right before a name, with a first name between."""
    offices = "|".join(re.escape(w) for w in sorted(words("titles", "offices", "heads")))
    return re.compile(rf"(?i:\b(?:{offices}|mr|mrs|ms|dr|sir)\.?)\s(?:[A-Z][\w’'-]*\s)?\Z")


def _is_medium(name: str, text: str) -> bool:
    """ "the broadcaster X", "on X", "told X television"."""
    media = "|".join(words("venues", "media_nouns", "words"))
    plain = re.escape(name)
    before = rf"\b(?:{media})\s(?:[A-Z]\w+\s)?{plain}\b|\b(?:told|on|to|with)\s{plain}\s(?:{media}|news)\b"
    shown = (
        rf"\b(?:interview|said|spoke|speaking|aired|live|appear\w*|broadcast)\s(?:\w+\s){{0,2}}on\s{plain}\b"
    )
    behind = rf"\b{plain},\s(?:a|an|the)\s(?:[\w-]+\s){{0,3}}(?:{media})\b"
    return any(re.search(pattern, text) for pattern in (before, shown, behind))


def _is_called_body(name: str, text: str) -> bool:
    """ "The charity X", "rights group X": a noun for a body right in front."""
    nouns = words("speakers", "bodies", "lemmas") - words("speakers", "not_in_front", "lemmas")
    return bool(re.search(rf"\b(?:{any_of(nouns)})\s{re.escape(name)}\b", text))


def _is_place(name: str, text: str) -> bool:
    """Whether people are in it, and it is no subject that says something."""
    plain = re.escape(name)
    areas = any_of(words("countries", "areas", "words") | {"resident", "residents", "native"})
    found = (
        rf"\b(?:[Ii]n|(?:go|come|travel|trip|visit|return) to|capital,?|(?:{areas}) of)\s{plain}\b(?![’']s)"
    )
    sites = any_of(words("name_parts", "standing", "sites"))
    if re.search(rf"\b{plain}\s(?:{sites})\b|,\sof\s{plain},", text):
        return True
    inside = len(re.findall(found, text)) + len(
        re.findall(rf"\b[Tt]he (?:\w+ )?{plain}\s(?:{areas})\b", text)
    )
    said = re.search(rf"\b{plain}\s(?:said|says|told|added)\b|\b(?:said|says|told)\s{plain}\b", text)
    return inside > 0 and not said
