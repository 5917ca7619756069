"""The word lists in data/, read once: reporting verbs, titles, given names, countries and bodies."""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A data file as a dictionary, by its name without suffix."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@functools.cache
def words(name: str, *path: str) -> frozenset[str]:
    """The words of one list in a data file: a TOML list, or a string of words."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    return frozenset(found.split() if isinstance(found, str) else found)


@functools.cache
def folded(name: str, *path: str) -> frozenset[str]:
    """The same list in lower case."""
    return frozenset(w.casefold() for w in words(name, *path))


@functools.cache
def reporting_kind() -> dict[str, str]:
    """Lemma of a reporting verb -> its kind: neutral, claim, confirm, deny, urge, attack, praise or
    promise."""
    kinds: dict[str, list[str]] = table("reporting_verbs")["kinds"]
    found: dict[str, str] = {}
    for kind, lemmas in kinds.items():
        for lemma in lemmas:
            found.setdefault(lemma, kind)
    return found


@functools.cache
def same_place() -> dict[str, str]:
    """Every known spelling of a country, worldwide body or treaty, in lower case -> its usual name."""
    lists = table("countries")
    pairs = [(name, name) for key in ("plain", "capitals") for name in lists[key]["names"]]
    pairs += [(name, name) for name in seats()]
    pairs += [
        (alias, name)
        for key in ("names", "bodies", "treaties")
        for name, more in known_spellings(key).items()
        for alias in more
    ]
    return {alias.casefold(): name for alias, name in pairs}


@functools.cache
def known_spellings(key: str) -> dict[str, tuple[str, ...]]:
    """The usual name of a country ("names"), worldwide body ("bodies") or treaty ("treaties") -> all its
    spellings; what begins with UN may have U.N. and United Nations as well."""
    return {
        name: tuple(dict.fromkeys(s for one in (name, *more) for s in _spelt_out(one)))
        for name, more in table("countries")[key].items()
    }


def _spelt_out(name: str) -> tuple[str, ...]:
    if not name.startswith(("UN ", "UN's", "UN’s")):
        return (name,)
    return (name, f"U.N.{name[2:]}", f"United Nations{name[2:]}")


@functools.cache
def known_places() -> frozenset[str]:
    """Countries and capitals in lower case."""
    lists = table("countries")
    plain = [n for key in ("plain", "capitals") for n in lists[key]["names"]]
    return frozenset(n.casefold() for n in (*plain, *_spellings("names"), *seats()))


@functools.cache
def seats() -> dict[str, str]:
    """Capital -> its country, each as newspapers write it."""
    return dict(table("countries")["seats"]["pairs"])


@functools.cache
def known_bodies() -> frozenset[str]:
    """Worldwide bodies, press, platforms and clubs in lower case."""
    lists = table("countries")
    named = (*lists["media"]["names"], *lists["groups"]["names"], *_spellings("bodies", "treaties"), *clubs())
    return frozenset(n.casefold() for n in named)


@functools.cache
def clubs() -> tuple[str, ...]:
    """The clubs of the large leagues of North America, by their full names."""
    leagues: dict[str, list[str]] = table("teams")["clubs"]
    return tuple(name for league in leagues.values() for name in league)


@functools.cache
def adjectives() -> dict[str, str]:
    """Country in lower case -> its usual adjective."""
    return {name.casefold(): told[0] for name, told in table("demonyms")["countries"].items() if told}


@functools.cache
def pairs(name: str, *path: str) -> dict[str, str]:
    """A list of "this=that" in a data file, as a dictionary."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    return dict(word.split("=") for word in found.split())


@functools.cache
def demonyms() -> dict[str, str]:
    """Adjective of nationality, lower case -> country."""
    adjectives = words("countries", "adjectives", "words")
    lists = table("demonyms")["countries"].items()
    named = {word.casefold(): country for country, more in lists for word in more if word in adjectives}
    return {**named, **table("countries")["demonyms"]}


@functools.cache
def lands() -> dict[str, str]:
    """Country, or adjective of nationality, in lower case -> the country by its usual name; an adjective
    whose country is not listed stands for itself."""
    nations = {word: word for word in folded("countries", "adjectives", "words")}
    places = {place: same_place().get(place, place) for place in known_places()}
    countries = {name.casefold(): name for name in table("demonyms")["countries"]}
    usual = {word.casefold(): countries[country] for country, word in adjectives().items()}
    return {**nations, **places, **demonyms(), **usual, **countries}


def _spellings(*keys: str) -> list[str]:
    return [word for key in keys for spellings in known_spellings(key).values() for word in spellings]


def honorific_gender(word: str) -> str | None:
    """ "m" or "f" for a form of address that tells ("Mr.", "Queen"), else None."""
    if word.casefold() in words("titles", "honorifics", "male"):
        return "m"
    return "f" if word.casefold() in words("titles", "honorifics", "female") else None


@functools.cache
def honorifics() -> frozenset[str]:
    """Forms of address that stand right in front of a name, lower case."""
    return frozenset(w for kind in ("male", "female", "plain") for w in words("titles", "honorifics", kind))


@functools.cache
def title_words() -> frozenset[str]:
    """Every word that may stand in a title in front of a name, lower case, nationalities among them."""
    adjectives = folded("countries", "adjectives", "words")
    offices = words("titles", "offices", "heads") | words("titles", "offices", "modifiers")
    return frozenset((*honorifics(), *offices, *adjectives))


@functools.cache
def same_office() -> dict[str, frozenset[str]]:
    """Word for an office -> the other words that newspapers have for who holds it."""
    groups: list[list[str]] = table("titles")["same_office"]["groups"]
    return {
        word: frozenset(o for g in groups if word in g for o in g) - {word}
        for word in {w for group in groups for w in group}
    }


@functools.cache
def weekdays() -> frozenset[str]:
    """The names of weekdays and their short forms, in lower case."""
    return frozenset(keys_by_word(table("months")["weekdays"]))


def short_forms(name: str) -> frozenset[str]:
    """The other forms of a given name, all in lower case: the short ones of a full one, the full ones of a
    short one, and of its other short forms those that begin alike: Kate is Katie, Ted is not Eddie."""
    return _short_forms().get(name, frozenset())


def nicknames() -> frozenset[str]:
    """Every given name that has a short form or is one, in lower case."""
    return frozenset(_short_forms())


@functools.cache
def _short_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table("given_names")["nicknames"]:
        full, *short = line.split()
        for one, other in itertools.permutations((full, *short), 2):
            if full in (one, other) or one[0] == other[0]:
                found.setdefault(one, set()).add(other)
    return {name: frozenset(others) for name, others in found.items()}


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, blind to the kind of white space."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)


def keys_by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """{word: key} of a table {key: [words]}."""
    return {word: key for key, words in groups.items() for word in words}
