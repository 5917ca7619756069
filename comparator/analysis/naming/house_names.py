"""Names that one house style prints and another does not: a state's services in small letters, initials in
front of what they stand for, a slip of the pen, a place told by what it is."""

import itertools
import re
from collections.abc import Container

from rapidfuzz.distance import Levenshtein

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.body_forms import has_initials
from comparator.analysis.naming.having import Having
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.local_bodies import learn_local_bodies, learn_press
from comparator.analysis.naming.name_forms import person_name
from comparator.analysis.naming.name_text import cleaned, given_names
from comparator.analysis.naming.roads import learn_roads
from comparator.analysis.naming.sounds import fold, like_word, same_word, sound_keys
from comparator.analysis.naming.subjects import days
from comparator.analysis.naming.things import is_common, learn_states, states
from comparator.analysis.wordlists import (
    adjectives,
    any_of,
    demonyms,
    folded,
    known_bodies,
    known_places,
    title_words,
    words,
)

_SHORTEST = 4  # letters of a surname that an article may misspell
_LONG = 6  # letters of a place's name that may have a slip
_LED = re.compile(r"(?<![\w(])([A-Z]{2,8})\s\(([A-Z][^()]{4,80})\)")


def learn_house_names(text: str, lexicon: Lexicon, plain: Container[str]) -> None:
    """Add to the names of an article those that only a house style hides. `plain` are words with a
    capital that the tagger takes for no name, as the first of a sentence."""
    _learn_services(text, lexicon)
    _learn_led_by_initials(text, lexicon)
    learn_press(text, lexicon)
    learn_local_bodies(text, lexicon)
    learn_roads(text, lexicon)
    learn_states(text, lexicon)
    _learn_stations(text, lexicon)
    _learn_described(text, lexicon, plain)
    _learn_quarters(text, lexicon)
    _learn_slips(text, lexicon)
    _learn_misspelt(text, lexicon, plain)


def _learn_services(text: str, lexicon: Lexicon) -> None:
    """ "The Orvanian navy", "Orvania's foreign ministry": a state's service goes by the state's name."""
    services = any_of(words("name_parts", "services", "words"))
    pattern = rf"(?<![\w-])([A-Z][\w.]+(?:\s[A-Z][\w.]+)?)([’']s?)?\s(?i:{services})\b(?!\s[A-Z])"
    of_state = folded("countries", "adjectives", "words") | set(demonyms())
    for match in re.finditer(pattern, text):
        front, _, rest = match[1].partition(" ")
        lead = len(front) + 1 if rest and front.casefold() in words("function_words", "words") else 0
        owner, name = match[1][lead:], match.group()[lead:]
        adjective = adjectives().get(owner.casefold()) if match[2] else None
        if adjective and owner not in states():  # Georgia may be either
            lexicon.long_form[name] = f"{adjective} {name.partition(match[2])[2].strip()}"
        elif owner.casefold() in (known_places() if match[2] else of_state):
            lexicon.bodies[name] += 2


def _learn_led_by_initials(text: str, lexicon: Lexicon) -> None:
    """ "The NTC (Northern Transit Corridor)"."""
    for match in _LED.finditer(text):
        name = cleaned(match[2])
        if has_initials(name, match[1]):
            lexicon.long_form[match[1]] = name
            lexicon.bodies[match[1]] += 1
            lexicon.bodies[name] += 1


def _learn_stations(text: str, lexicon: Lexicon) -> None:
    """ "WKST-TV", "KST TV, Channel 7": a station goes by its call letters alone as well. "LeskNews.com"."""
    for match in re.finditer(
        r"(?<![\w-])(([KW][A-Z]{2,3})[- ](?:TV|FM|AM))\b(?:,?\sCh(?:annel|\.)\s\d+)?", text
    ):
        for name in {*match.groups(), match.group()}:
            lexicon.bodies[name] += 2
        lexicon.long_form.setdefault(match[2], match[1])
    for match in re.finditer(r"(?<![\w@./-])([A-Z]\w+)\.(?:com|net|org)(?![\w/.-]*\w)", text):
        lexicon.bodies[match.group()] += 2
        alone = re.findall(rf"\b(\w+)\s{match[1]}\b(?![.\w-]|\s[A-Z])", text)
        town = {"in", "of", "from", "at", "to", "near"} & {word.casefold() for word in alone}
        if any(map(str.islower, alone)) and not town and not _names(match[1], lexicon):
            lexicon.bodies[match[1]] += 2


def _learn_described(text: str, lexicon: Lexicon, plain: Container[str]) -> None:
    """ "Sakhura, a girls' school in the camp", "the al-Sakhura school": a lone name that what it is makes a
    place."""
    sites = any_of(words("name_parts", "standing", "sites") | words("countries", "areas", "words"))
    ends = r"(?=[,.]|\s(?:in|of|on|near|for|by|that|which|where)\b)"
    between = r"(?:(?!(?:in|of|at|from|near|who)\b)[\w’'-]+\s){0,4}"
    beside = rf"\b([A-Z][a-z]{{3,}}),\s(?:an?|the)\s{between}(?:{sites}){ends}"
    in_front = rf"(?<![\w-])((?:[Aa]l|[Ee]l)-[A-Z][a-z]{{2,}})\s(?:{sites})\b"
    for match in (*re.finditer(beside, text), *re.finditer(in_front, text)):
        known = match[1] in plain or match[1].casefold() in _plain_words() | days()
        if not known and not _names(match[1], lexicon):
            lexicon.places[match[1]] += 2


def _learn_quarters(text: str, lexicon: Lexicon) -> None:
    """ "Northeast Lesk", "NE Lesk": a side of a place that the article has is a place of its own."""
    sides = any_of({w.title() for w in words("name_parts", "compass", "words")} | {"NE", "NW", "SE", "SW"})
    for match in re.finditer(rf"(?<![\w-])(?:{sides})\s([A-Z][a-z]+)\b(?!\s[A-Z]|-)", text):
        if match[1] in lexicon.places and match.group() not in lexicon.bodies:
            lexicon.places[match.group()] += 2


def _learn_slips(text: str, lexicon: Lexicon) -> None:
    """ "The al-Sakhora school", "the al-Sahora school": one letter's difference in front of one noun."""
    sites = any_of(words("name_parts", "standing", "sites"))
    behind = {
        n: set(re.findall(rf"\b{re.escape(n)}\s({sites})\b", beside(n, text)))
        for n in lexicon.places
        if " " not in n
    }
    long = sorted((n for n in behind if len(fold(n)) >= _LONG), key=lambda n: (-lexicon.places[n], n))
    for name, slip in itertools.combinations(long, 2):
        near = Levenshtein.distance(fold(name), fold(slip)) == 1 and like_word(name, slip)
        if near and behind[name] & behind[slip]:
            lexicon.long_form.setdefault(slip, name)


def _learn_misspelt(text: str, lexicon: Lexicon, plain: Container[str]) -> None:
    """A lone word with a person's predicate that sounds as one surname of the article does: "Grey lived"."""
    families, near = {person_name(p).family for p in lexicon.people}, Having()
    numbered = sorted(families)
    for number, family in enumerate(numbered):
        near.add(number, sound_keys(family))
    for match in re.finditer(
        r"(?<![\w-])([A-Z][a-z]{3,})(?=[’']s\b|\s(?:\w+ed|was|had|is|has|said|told|says)\b)", text
    ):
        name = match[1]
        heard = (numbered[n] for n in near.any_of(sound_keys(name)))
        like = [f for f in heard if len(f) >= _SHORTEST and f != fold(name) and same_word(name, f)]
        told = fold(name) in families | given_names() or name.casefold() in _plain_words() or name in plain
        if len(like) == 1 and not told and not _names(name, lexicon) and not is_common(name, text):
            lexicon.singles[name] += 2


def _plain_words() -> frozenset[str]:
    return title_words() | known_places() | known_bodies() | words("function_words", "words")


def _names(word: str, lexicon: Lexicon) -> bool:
    """Whether the article has the word as somebody's name already, or as part of one."""
    held = (*lexicon.people, *lexicon.singles, *lexicon.bodies, *lexicon.places)
    return any(word in name.split() for name in held)
