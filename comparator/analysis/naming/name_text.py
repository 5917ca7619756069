"""Names as taggers and patterns give them, cut down to the name itself."""

import functools
import re

from comparator.analysis.naming.lexicon import DASHED
from comparator.analysis.naming.name_forms import is_acronym
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.things import is_no_name, is_street, is_thing, known_word
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import known_bodies, nicknames, pairs, title_words, words

_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Co|Inc|Corp|Ltd|Jr|Sr|Bros|Ave|Blvd|Rd|Assn|Dept|Univ|Phila)\.$")
_INSIDE = re.compile(r"-|(?<=[a-z])(?=[A-Z])")
_TRADE_NAME = re.compile(
    r"(?!(?:Ma?c|La|Le|De|Di|Del|Du|Van|Von|Fitz|O[’'])[A-Z])[A-Z](?:[a-z]+|-)[A-Z][a-z]+"
)
_OFFICE_OF = re.compile(r"(\w+) of (?:the )?(\w+) (?=[^\W\d_]\w+ \w)")
_INITIALS = re.compile(r"^((?:[A-Z]\.){1,3})(?=[A-Z][a-z])")
_POST = re.compile(r"[A-Z]{2,4}")
_DASHED = re.compile(rf"(\w.*?)-(?:{DASHED})$")
_SMALL = frozenset({"of", "for", "and", "on", "in", "the", "at", "et"})


def cleaned(text: str) -> str:
    """An entity's text without article, possessive, brackets, a score and what follows the name, a space
    behind its initials."""
    text = re.sub(r"^(?:the|a|an)\s+", "", re.sub(r"\s*(?:\(|\d+-\d+$).*$", "", text.strip()), flags=re.I)
    bare = re.sub(r"[’']s?$", "", re.sub(r"[\[\]]", "", text)).strip(" ,;:.—–-\"“”‘’'")
    kept: list[str] = []
    for word in bare.split():
        if joined := _DASHED.match(word):  # a dash set as a hyphen: "Ardal-who"
            kept.append(joined[1])
            break
        if word[:1].islower() and word not in _SMALL | particles() and not word.startswith(("al-", "el-")):
            break
        kept.append(word)
    while kept and (kept[-1] in _SMALL or not re.search(r"\w", kept[-1])):
        kept.pop()
    stop = "." if _ABBREVIATED.search(text) and kept and bare.endswith(kept[-1]) else ""
    return _INITIALS.sub(r"\1 ", " ".join(kept)) + stop


def is_abbreviated(name: str) -> bool:
    """Whether a name's full stop belongs to its last word: "Orlin Inc.", "Clark Ave."."""
    return bool(_ABBREVIATED.search(name))


def untitled(name: str, led: bool = False) -> str:
    """A person's name without the titles in front of it and without a place behind it. `led`: an office
    stands in front of it already, so that a first word like Dean is a given name."""
    name = without_letters(name)
    front = _OFFICE_OF.match(name)
    if front and is_office(front[1]) and front[2].casefold() in title_words():
        name = name[front.end() :]
    parts = re.sub(r"\sof\s.*$", "", name).split()
    if led and len(parts) == 2 and fold(parts[0]) in given_names():
        return " ".join(parts)
    while len(parts) > 1 and (
        parts[0].casefold() in title_words() | {"anything", "but", "and"} or is_office(parts[0])
    ):
        parts = parts[1:]
    for at in range(len(parts) - 1, 0, -1):
        if _leads(parts[:at]) and fold(parts[at]) in given_names() and len(parts) - at > 1:
            return " ".join(parts[at:])
    return " ".join(parts)


def without_letters(name: str) -> str:
    """A person's name without the letters of an office or a post in front and of a degree behind: "QB Arvo
    Selk", "Arvo Selk QC". A ship's letters are its own."""
    parts = name.split()
    while len(parts) > 2 and parts[-1] in words("name_parts", "states", "degrees"):
        parts.pop()
    at = next((i for i, p in enumerate(parts) if not _POST.fullmatch(p)), len(parts))
    ship = parts[:1] and parts[0] in words("name_parts", "ships", "prefixes")
    led = not ship and at and len(parts) - at > 1 and fold(parts[at]) in given_names()
    return " ".join(parts[at:] if led else parts)


def _leads(front: list[str]) -> bool:
    """Whether the words in front of a given name are somebody's office or trade, or an adverb: "Homicide
    Detective", "Naturally"."""
    adverb = len(front[0]) > len("early") and front[0].endswith("ly") and fold(front[0]) not in any_given()
    return is_office(front[-1]) or (len(front) == 1 and (adverb or known_word(front[0])))


def without_tail(name: str) -> str:
    """A run of capitals without the offices and body words at its end, two words left at least."""
    parts = name.split()
    while len(parts) > 2 and (parts[-1].casefold() in title_words() or parts[-1] in body_heads()):
        parts.pop()
    return " ".join(parts)


def particles() -> frozenset[str]:
    """Small words inside people's names."""
    return words("titles", "name_particles", "words")


def body_heads() -> frozenset[str]:
    """Last words of the names of bodies, as they are written."""
    return words("countries", "body_heads", "words")


@functools.cache
def given_names() -> frozenset[str]:
    """Known given names of men and women, lower case."""
    return words("given_names", "male") | words("given_names", "female")


@functools.cache
def any_given() -> frozenset[str]:
    """Given names that only bear out what something else says of a name, those of few people and the short
    ones among them."""
    short = frozenset(form for form in nicknames() if form.isalpha())
    return given_names() | words("first_names", "names") | short


def is_given(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of these given names, or several joined: Eva-Marie, EvaMarie."""
    return fold(word) in known or all(half in known for half in map(fold, _INSIDE.split(word)))


def is_trade_name(name: str) -> bool:
    """Whether a lone word has a capital inside, as names of firms and sites do: LeskNet, not McNeil nor
    EvaMarie."""
    return bool(_TRADE_NAME.fullmatch(name)) and not is_given(name, given_names())


def has_given(name: str) -> bool:
    """Whether a name begins with a known given name and can be somebody's, or is two of them together."""
    first, more, _ = name.partition(" ")
    if not more:
        return bool(_TRADE_NAME.fullmatch(name)) and is_given(name, given_names())
    return first.casefold() in given_names() and can_be_person(untitled(name))


def is_body(name: str) -> bool:
    """Whether the last word says that this is a body, and the first is nobody's given name."""
    parts = name.split()
    doubtful = parts[-1] in words("name_parts", "persons_too", "words")
    if parts[0].casefold() in given_names() and len(parts) < 4 and doubtful:
        return False
    return parts[-1] in body_heads() and parts[-1] not in words("countries", "place_heads", "words")


def begins_with_body(name: str) -> bool:
    """Whether the first words are a known body's: Reuters Berlin."""
    parts = name.split()
    return len(parts) > 1 and any(
        " ".join(parts[:n]).casefold() in known_bodies() for n in range(1, len(parts) + 1)
    )


def can_be_person(name: str) -> bool:
    """Whether the words have the form of a person's name."""
    parts = name.split()
    if (
        not parts
        or len(parts) > 5
        or parts[-1] in particles()
        or len(parts[-1]) < 2
        or any(c.isdigit() for c in name)
    ):
        return False
    if not all(p.strip("(\"“‘'")[:1].isupper() or p in particles() or "-" in p for p in parts):
        return False
    if is_office(parts[-1]) and parts[0].casefold() not in given_names():
        return False
    if is_no_name(name) and parts[0].casefold() not in given_names():
        return False
    storm = parts[0] in words("name_parts", "storms", "words")
    site = storm or parts[-1] in words("name_parts", "sites", "sure")
    if len(parts) > 1 and (site or is_thing(name) or is_street(name)):
        return False
    known = name.casefold() in title_words() or is_acronym(name)
    known = known or parts[-1] in pairs("name_parts", "parties", "plurals")
    return not (known or begins_with_body(name) or is_body(name))
