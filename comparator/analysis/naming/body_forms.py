"""The names of bodies as they are compared: house spellings, abbreviations, companies' suffixes, ships."""

import functools
import re

from anyascii import anyascii

from comparator.analysis.naming.name_forms import is_acronym
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import any_of, demonyms, folded, pairs, same_place, table, words

_STOP = frozenset({"the", "of", "for", "and", "in", "on", "at", "to", "a", "an", "s", "et"})
_SAINT = re.compile(
    r"(?:^|(?<=\b(?:of|at) )|(?<=\bthe )|(?<=\b(?:Port|East|West) )|(?<=\bMount ))St\.?\s(?=[A-Z])"
)
_BRANCHES = frozenset({"kingdom", "united", "state", "canada", "uk", "usa"})
"""A country behind a body's name is its branch there, not what it is."""
_ON_AIR = re.compile(r"([KW][A-Z]{2,3})[- ](?:TV|FM|AM|Television)\b(?:,?\sCh(?:annel|\.)\s\d+)?")
"""A station's call letters and what may stand behind them: WKST-TV, Channel 7."""
_SITE = re.compile(r"(?<=\w)\.(?:com|net|org)$", re.I)
_STATE_OF = re.compile(r"(?:^|(?<=\bof )|(?<=\bof the ))(?:State|Commonwealth) of (?=[A-Z])")
_HOUSE = (
    (re.compile(r"is(ation|e|ed|es|er|ing)(s?)$"), r"iz\1\2"),
    (re.compile(r"(?<=[a-z]{3})ae(?=[a-z])"), "e"),
)


@remembered(8192)
def body_words(name: str) -> tuple[str, ...]:
    """The content words of a body's name in order, in lower-case ASCII and one spelling, known initials
    written out, a company's suffix left out."""
    found = _all_words(_singular(name))
    while len(found) > 1 and found[-1] in pairs("name_parts", "suffixes", "words"):
        found = found[:-1]
    if found[-2:] == ("sheriff", "department"):
        return (*found[:-1], "office")
    return (found[0],) if _ON_AIR.fullmatch(name) else found


def _singular(name: str) -> str:
    """The Social Democrats as the Social Democratic Party, the Sixers as the 76ers; others as they are."""
    front, _, last = name.rpartition(" ")
    party = pairs("name_parts", "parties", "plurals").get(last)
    if party and (not front or front in words("name_parts", "parties", "fronts")):
        return f"{front} {party} Party".lstrip()
    return f"{front} {pairs('teams', 'short', 'words').get(last, last)}".lstrip()


@remembered(8192)
def _all_words(name: str) -> tuple[str, ...]:
    name = _SITE.sub("", name)
    name = same_place().get(name.casefold(), re.sub(r"[’']s?\b", "", re.sub(r"\s*\([^)]*\)?", "", name)))
    name = re.sub(r"\b([Cc])o-(?=op|ord)", r"\1o", _STATE_OF.sub("", written_out(name)))
    spread = [_nation(w) for w in name.replace("/", " ").split()]
    plain = re.findall(r"[a-z0-9]+", str(anyascii(" ".join(spread))).casefold().replace(".", ""))
    return tuple(plain_word(w) for w in plain if w not in _STOP)


def suffix_kind(name: str) -> str:
    """What kind of company the suffix says: "corp" for Inc. and Corp., "" where there is none."""
    found = _all_words(name)
    return pairs("name_parts", "suffixes", "words").get(found[-1], "") if len(found) > 1 else ""


def written_out(name: str) -> str:
    """A name with the usual letters for towns, ships and saints as words: N.Y. Times, M/S Lesk, St Ann's."""
    table_: dict[str, str] = table("name_parts")["initials"]
    name = re.sub(r"(?<=\w\s)St\.?$", "Street", name)
    return _SAINT.sub("Saint ", " ".join(table_.get(word, word) for word in name.split()))


@remembered(8192)
def house_word(word: str) -> str:
    """A lower-case word of a name in one spelling: American, abbreviations in full, ordinals in figures."""
    for book in ("abbreviations", "ordinals", "spellings"):
        word = pairs("name_parts", book, "words").get(word, word)
    if word not in words("name_parts", "spellings", "always_s") and len(word) > 5:
        for pattern, house in _HOUSE:
            word = pattern.sub(house, word)
    return word


def plain_word(word: str) -> str:
    """The same without the plural's s, so that Workers' and Worker's agree."""
    word = house_word(word)
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _nation(word: str) -> str:
    """Initials and adjectives of countries as the country: U.S. and American -> United States."""
    low = word.casefold()
    return same_place().get(low) or demonyms().get(low, word)


@remembered(8192)
def body_head(name: str) -> str:
    """The word that says what a body is: the last before "of", "for" …; Council for the Council of Europe.
    The White House is never the House."""
    if name.casefold() in folded("name_parts", "whole", "names"):
        return name.casefold()
    front = re.split(r"\s(?:of|for|on|in|at|against)\s", re.sub(r"\s*\([^)]*\)?", "", name), maxsplit=1)[0]
    found = body_words(front.split(",")[0])
    while len(found) > 1 and found[-1] in _BRANCHES:
        found = found[:-1]
    if found[-2:] == ("police", "department"):
        return "police"
    if found[-2:] == ("sheriff", "department"):
        return "office"
    return found[-1] if found else ""


def has_initials(name: str, short: str) -> bool:
    """Whether a body's words begin with the letters of an acronym."""
    return letters_of(short) in initials_of(name)


def letters_of(acronym: str) -> str:
    """The bare letters of an acronym in capitals: LPMN for LPM-N."""
    return re.sub(r"[.-]", "", acronym).upper()


@remembered(8192)
def initials_of(name: str) -> frozenset[str]:
    """The acronyms that a body's words begin with the letters of, its small words counted or not; a word in
    capitals gives all its letters: the UN Relief and Works Agency is UNRWA. A land in front may have none."""
    plain = re.findall(r"[^\W_]+", re.sub(r"[’']s?\b", "", name))
    large = [w for w in plain if w.casefold() not in _STOP]
    found = frozenset(
        "".join(w if whole and is_acronym(w) else w[0] for w in some).upper()
        for some in (plain, large)
        for whole in (False, True)
    )
    land, _, rest = name.partition(" ")
    landless = rest.count(" ") > 1 and _nation(land) != land
    return found | initials_of(rest) if landless else found


def ship_prefixes() -> frozenset[str]:
    """Letters in front of ships' names."""
    return words("name_parts", "ships", "prefixes") | words("name_parts", "ships", "doubtful")


@functools.cache
def _ship() -> re.Pattern[str]:
    prefixes = any_of(ship_prefixes())
    nouns = any_of(words("name_parts", "ships", "nouns"))
    return re.compile(rf"(?:(?i:{nouns})\s)?(?:(?:{prefixes})\s)(.+)")


@remembered(8192)
def ship_of(name: str) -> str:
    """What a ship is called behind the letters for its navy or its kind, lower case; "" for no ship."""
    found = _ship().fullmatch(name)
    return found[1].casefold() if found else ""


def all_in(short: str, long: str) -> bool:
    """Whether a longer name has every word of a shorter one and more, none of them a point of the compass or
    another that tells two bodies apart: the University of South Orvania is not that of Orvania."""
    less, more = set(body_words(short)), set(body_words(long))
    telling = words("name_parts", "compass", "words") | words("name_parts", "compass", "telling")
    extra = more - less - ({"united", "state"} if "united" in more else set())
    return less < more and not extra & telling
