"""Whose government or leader a term means: its country, from the words beside it."""

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from comparator.analysis.wordlists import any_of, keys_by_word, table

_REACH = 8  # tokens an "of" phrase may run to
_TITLE = 150  # characters that an office and its country take before a name
_SEAT_OF = re.compile(r"(?P<land>[A-Z]\w+)(?:['’]s)? capital,? (?:(?:city )?of )?\Z")
_ADJECTIVE = re.compile(r"(\w{5,}?)(?:ian|an|ish|ese)")  # "Senegalese": of a place that is in no list


@functools.cache
def _countries() -> dict[str, str]:
    """{"syrian": "Syria", "damascus": "Syria", "syria": "Syria" …}."""
    groups = table("demonyms")["countries"]
    return {w.lower(): c for w, c in {**keys_by_word(groups), **{c: c for c in groups}}.items()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_countries())})(?!\w)", re.I)


def country_in(text: str) -> str | None:
    """The first country a text names: by itself, its adjective or its seat of government. A capital letter
    tells "US" from "us"."""
    return next(_named(text), None)


def countries_in(text: str) -> frozenset[str]:
    """Every country that a text names in one of these ways."""
    return frozenset(_named(text))


def _named(text: str) -> Iterator[str]:
    hits = (m for m in _pattern().finditer(text) if m[0][0].isupper() and (len(m[0]) > 2 or m[0].isupper()))
    return (_countries()[" ".join(m[0].lower().split())] for m in hits)


def is_country(name: str) -> bool:
    """Whether an owner is a country, and not a surname."""
    return name in table("demonyms")["countries"]


def countries_of(names: Iterable[str], texts: Sequence[str]) -> dict[str, str]:
    """{surname: country} for those whom a text calls head of a country ("Syrian President Bashar Assad"); of
    several countries the most frequent. A name that is a country stays itself."""
    found = dict[str, str]()
    for name in set(names) - set(table("demonyms")["countries"]):
        heads = (_head_of().search(stretch) for text in texts for stretch in _before(text, name))
        counts = Counter(country_in(m["country"]) for m in heads if m)
        best = counts.most_common(1)[0][0] if counts else None
        if best:
            found[name] = best
    return found


def seats_of(names: Collection[str], places: Collection[str], texts: Sequence[str]) -> dict[str, str]:
    """{place: land} for the places among owners that a text calls a land's capital ("the Californian
    capital, Sacramento")."""
    found = dict[str, str]()
    for name in sorted({*names} & {*places}):
        seats = (_SEAT_OF.search(stretch) for text in texts for stretch in _before(text, name))
        lands = (_land_of(m["land"], places) for m in seats if m)
        if land := next(filter(None, lands), None):
            found[name] = land
    return found


def _land_of(word: str, places: Collection[str]) -> str | None:
    """The country that a word names by itself, its adjective or its seat, as the lists have it; else the
    place of the article that it names, or of whose name it keeps five letters or more in front of -ian, -an,
    -ish or -ese ("Velmian" of Velmia; not "Texan", "Scottish"). A part of the world has no government."""
    made = _ADJECTIVE.fullmatch(word)
    forms = (word, *(f"{made[1]}{end}" for end in ("", "a", "ia"))) if made else (word,)
    regions = table("demonyms")["regions"]["names"]
    return country_in(word) or next((f for f in forms if f in places and f not in regions), None)


def _before(text: str, name: str) -> Iterator[str]:
    """What stands right before each place of a name: to read whole texts for every name of a large event
    would take as long as all else."""
    free = 0
    for found in re.finditer(rf"{re.escape(name)}(?!\w)", text):
        yield text[max(free, found.start() - _TITLE) : found.start()]
        free = found.end()


@functools.cache
def _head_of() -> re.Pattern[str]:
    """What tells right before a name that it is the head of a country."""
    groups, offices = table("demonyms")["countries"], table("demonyms")["heads"]["words"]
    return re.compile(
        rf"(?<!\w)(?P<country>{any_of((*groups, *keys_by_word(groups)))})(?:['’]s)?\s+(?:{any_of(offices)}),?"
        r"\s+(?:[A-Z][\w.’'-]*\s+){0,3}(?:[\w’'-]+-)?\Z"
    )


def owner(token: Token, places: Collection[str] = ()) -> str | None:
    """The country whose government or leader a term means ("the Syrian regime"), the place that is in no list
    ("the Texas government"), or the surname it goes by ("the Assad regime"); None where the words beside it
    do not say. `places`: what the article names as places."""
    if is_general(token):
        return None
    for words in (token.doc[token.left_edge.i : token.i], _behind(token)):
        country = country_in(words.text)
        if country:
            return country
        name = next((t.text for t in reversed(list(words)) if t.ent_type_ == "PERSON"), None)
        if name and name not in places:
            return name
        if land := next(
            filter(None, (_land_of(t.text, places) for t in words if t.text[:1].isupper())), None
        ):
            return land
    return None


def _behind(token: Token) -> Words:
    """What an "of" behind a term has, also in the brackets of whoever put it in; for a government also what
    an "in" has: "the regime in Damascus"."""
    of = _of(token)
    if of is None:
        return token.doc[0:0]
    return token.doc[of.i + 1 : min(of.right_edge.i + 1, of.i + _REACH)]


def _of(token: Token) -> Token | None:
    lists = table("framing_terms")
    seated = token.lemma_.lower() in lists["referents"]["the government"]["nouns"]
    heads = [token, *(t for t in token.doc[token.i + 1 : token.i + 2] if t.text == "[")]
    prepositions = ("of", "in") if seated else ("of",)
    return next((c for head in heads for c in head.rights if c.lower_ in prepositions), None)


def is_general(token: Token) -> bool:
    """Whether a term means none in particular ("any government", "an interim government", "his …"), what
    somebody else is taken for ("recognised as the government of Syria"), or what leads something else than a
    country ("the leader of the Syrian opposition")."""
    lists = table("framing_terms")["owner"]
    words = {t.lower_ for t in token.lefts}
    if words & {*lists["claimed"]} or _is_called(token):
        return True
    if words & {*lists["any"], *lists["pronouns"], *lists["to_come"]}:
        return not country_in(token.doc[token.left_edge.i : token.i].text)
    of = _of(token)
    led = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return (
        of is not None
        and of.lower_ == "of"
        and led is not None
        and led.pos_ == "NOUN"
        and led.lemma_.lower() not in lists["lands"]
    )


def _is_called(token: Token) -> bool:
    """Whether a term is what somebody is called or taken for: who governs does not follow from it."""
    behind = token.doc[token.i + 1 : token.i + _REACH].text.lower()
    exiled = re.match(r"\W?(?:of (?:\w+ )?\w+ )?in[ -]exile\b", behind)
    return (token.dep_ == "pobj" and token.head.lower_ == "as") or exiled is not None
