"""What a name's own words and the words beside it say that it is: ships, streets, numbered bodies, prizes."""

import functools
import re
from collections.abc import Container, Iterator

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.body_forms import ship_of, ship_prefixes
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_forms import is_acronym
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import (
    any_of,
    demonyms,
    folded,
    known_bodies,
    known_places,
    pairs,
    table,
    title_words,
    weekdays,
    words,
)

_CAP = r"[A-Z][\w’'-]+"
_RUN = rf"{_CAP}(?:\s(?:{_CAP}|\d+\b)){{0,2}}"
_AFLOAT = re.compile(r"\b(?:ships?|vessels?|crew|sail\w*|aboard|cruise|port|warships?)\b")
_JOINED = re.compile(r"-(?:based|led|run|era|class|style|wide|made|like|held|built|born|owned|\w+ed|\w+ing)$")


def is_street(name: str) -> bool:
    """Whether a name of several words is a street's or a square's."""
    parts = [p.rstrip(".") for p in name.split()]
    behind, front = words("name_parts", "streets", "behind"), words("name_parts", "streets", "front")
    return len(parts) > 1 and (parts[-1] in behind or parts[0] in front)


def is_thing(name: str) -> bool:
    """Whether the last word says that a name is a prize's, a treaty's, a garden's: nobody's."""
    return " " in name and name.split()[-1] in words("name_parts", "things", "heads")


def is_town(name: str) -> bool:
    """Whether a name is a town's initials: NYC."""
    full = table("name_parts")["initials"].get(name, "")
    return " " in full


def is_no_name(name: str) -> bool:
    """Whether a word that a tagger took for a name is a rank, a degree, a state's short form or a people."""
    low = name.casefold()
    short = name.rstrip(".") in pairs("name_parts", "states", "full")
    ranks = words("name_parts", "states", "plain")
    rank = name in ranks or (" " in name and name.split()[-1].rstrip(".") in ranks - {"Jr", "Sr"})
    return short or rank or low.removesuffix("s") in demonyms()


def states() -> frozenset[str]:
    """States and provinces that papers name without their country."""
    return frozenset(pairs("name_parts", "states", "full").values()) | words("name_parts", "states", "more")


def state_of(name: str) -> str:
    """The state that an abbreviation with a full stop stands for; "" for any other name. The State of
    Washington is not the capital."""
    full = pairs("name_parts", "states", "full").get(name[:-1], "") if name.endswith(".") else ""
    return f"State of {full}" if full in words("countries", "capitals", "names") else full


def learn_states(text: str, lexicon: Lexicon) -> None:
    """ "Lesk, Mich.": the state behind a town."""
    for match in _state_behind().finditer(text):
        lexicon.places[match["state"]] += 2


@functools.cache
def _state_behind() -> re.Pattern[str]:
    short = any_of(f"{name}." for name in pairs("name_parts", "states", "full"))
    day = any_of(name.capitalize() for name in weekdays())
    town = rf"\b(?!{day}\b)[A-Z][\w'’-]*[a-z],\s"
    return re.compile(rf"{town}(?P<state>{short})(?!\s?[A-Z][a-z]+\s(?:said|says|told)\b)")


def without_joined(name: str) -> str:
    """A name without the participle joined to it: "Lesk-based" is Lesk."""
    return " ".join(_JOINED.sub("", w) for w in name.split() if not re.search(r"-era$", w)) or name


def learn_ships(text: str, lexicon: Lexicon) -> None:
    """Ships are bodies, and so is their bare name: "INS Talvik", "the trawler Ekra Nord 5", "the Talvik"."""
    for name in dict.fromkeys(_ships(text)):
        bare = re.sub(rf"^(?:{any_of(ship_prefixes())})\s", "", name)
        for spelling in {name, bare}:
            for names in (lexicon.people, lexicon.singles, lexicon.places):
                names.pop(spelling, None)
        lexicon.bodies[name] += 2
        if bare != name:
            lexicon.bodies[bare] += 2
            lexicon.long_form[bare] = name
    kinds = words("name_parts", "ships", "nouns")
    for other in [n for n in lexicon.people if n.split()[0].casefold() in kinds]:
        del lexicon.people[other]
    for names in (lexicon.people, lexicon.places):
        for other in [n for n in names if ship_of(n)]:
            lexicon.bodies[other] += names.pop(other)


def learn_storms(text: str, lexicon: Lexicon) -> None:
    """A storm is nobody, nor is its bare name where nobody else has it: "Typhoon Olga", "Olga"."""
    front = any_of(words("name_parts", "storms", "words"))
    for match in re.finditer(rf"\b(?:{front})\s([A-Z][a-zà-ÿ]+)\b(?!\s[A-Z])", text):
        name, bare = match.group(), match[1]
        if bare in words("name_parts", "storms", "of_all") | words("countries", "body_heads", "words"):
            continue
        for names in (lexicon.people, lexicon.singles, lexicon.places):
            names.pop(name, None)
        lexicon.bodies[name] += 2
        others = (*lexicon.people, *lexicon.places)
        if not any(bare in other.split() for other in others):
            lexicon.singles.pop(bare, None)
            lexicon.bodies[bare] += 2
            lexicon.long_form[bare] = name


def _ships(text: str) -> Iterator[str]:
    doubtful = any_of(words("name_parts", "ships", "doubtful"))
    for match in re.finditer(rf"(?<![\w-])({any_of(ship_prefixes())})\s({_RUN})", text):
        says = re.match(r",?\s(?:said|says|told)\b", text[match.end() :])
        if not re.fullmatch(doubtful, match[1]) or (_AFLOAT.search(text) and not says):
            yield from _cut(f"{match[1]} ", match[2])
    nouns = any_of(words("name_parts", "ships", "nouns"))
    for match in re.finditer(rf"\b(?:{nouns})\s[\"“‘]?({_RUN})", text, re.A):
        if not re.match(rf"(?:{any_of(ship_prefixes())})\b", match[1]):
            yield from _cut("", match[1])


def _cut(front: str, run: str) -> Iterator[str]:
    """A ship's name up to the first word that is none of it: an office, a nation."""
    kept: list[str] = []
    for word in run.split():
        if re.sub(r"[’']s?$", "", word).casefold() in title_words() | known_places() | set(demonyms()):
            break
        kept.append(re.sub(r"[’']s?$", "", word))
        if kept[-1] != word:
            break
    if kept:
        yield front + " ".join(kept)


def learn_numbered(text: str, lexicon: Lexicon) -> None:
    """ "The 67th Precinct", "the 5th Fleet"; "14th Street", "3rd Ave.", "W. Clark Blvd."."""
    for match in _numbered().finditer(text):
        lexicon.bodies[match.group()] += 2
    for match in _streets().finditer(text):
        if match.group().casefold() not in known_bodies():
            lexicon.places[match.group()] += 2


@functools.cache
def _streets() -> re.Pattern[str]:
    behind = any_of(words("name_parts", "streets", "behind"))
    none = any_of(word.capitalize() for word in words("function_words", "words"))
    none += rf"|(?:{any_of(states())})\sSt\b"  # Ohio St. is a university
    front = rf"(?:\d+(?:st|nd|rd|th)|(?:[NSEW]\.\s)?(?!(?:{none})\b)(?:[A-Z][a-z]+\s)?[A-Z][a-z]+)"
    tail = r"(?:(?:(?<=Blvd)|(?<=Ave)|(?<=Rd))\.|(?:\.(?=\s[a-z(]|[,;:)]))?(?!\s[A-Z]))"
    return re.compile(rf"(?<![\w-]){front}\s(?:{behind})\b{tail}")


@functools.cache
def _numbered() -> re.Pattern[str]:
    heads = any_of(words("name_parts", "ordinals", "heads"))
    ordinals = any_of(w.title() for w in pairs("name_parts", "ordinals", "words"))
    return re.compile(rf"\b(?:\d+(?:st|nd|rd|th)|{ordinals})\s(?:[A-Z][a-z]+\s)?(?:{heads})\b")


def learn_institutions(text: str, lexicon: Lexicon) -> None:
    """ "An MBA from Orlin": the university that somebody has a degree from."""
    for match in _degree().finditer(text):
        if match[1].casefold() not in known_places() and match[1] not in states():
            lexicon.bodies[match[1]] += 2


@functools.cache
def _degree() -> re.Pattern[str]:
    cues = any_of(words("name_parts", "institutions", "cues"))
    return re.compile(rf"\b(?:{cues})\s(?:from|at)\s({_CAP})(?=[.,;]|\s[a-z])(?!,\s[A-Z])")


def is_common(name: str, text: str) -> bool:
    """Whether a lone word stands in small letters as often as in capitals: "Pirates", "Deli"."""
    small = name.casefold()
    if small == name or small not in text:
        return False
    low = _uses(small, text)
    return low > 0 and low >= _uses(name, text)


def _uses(word: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(word)}(?![\w-])", beside(word, text)))


def without_lead(name: str, bodies: Container[str]) -> str:
    """A body's name without the noun in capitals that begins the sentence: "Chipmaker ABC" is ABC."""
    lead, _, rest = name.partition(" ")
    noun = lead.casefold() in words("speakers", "bodies", "lemmas") or lead.endswith("maker")
    return rest if noun and (is_acronym(rest) or rest in bodies) else name


def is_office_of(name: str) -> bool:
    """Whether a name in capitals is an office's: "Associate Dean for Rural Health"."""
    found = re.match(r"(?:[\w-]+ )?([\w-]+) (?:of|for) ", name)
    return found is not None and is_office(found[1])


def bare_name(name: str, label: str, bodies: Container[str]) -> str:
    """A tagged name without what is none of it; "" for what is nobody's name at all: a rank, an office."""
    if label != "PERSON":
        name = without_joined(name)
    if label == "ORG":
        name = without_lead(name, bodies)
    if label in ("GPE", "LOC", "FAC"):
        name = _without_office(name)
    adjective = name.casefold() in folded("countries", "adjectives", "words")
    plain = adjective or not any(c.isupper() for c in name)
    none = is_no_name(name) or (label == "ORG" and is_office_of(name))
    return "" if plain or (none and name.casefold() not in known_bodies()) else name


def _without_office(name: str) -> str:
    """A place without the office behind it: "Lesk Sheriff" is Lesk, "Sheriff" alone is none."""
    front, _, last = name.rpartition(" ")
    return front if is_office(last) and name.casefold() not in known_places() else name


def known_word(word: str) -> bool:
    """Whether a word in front of a name says what somebody is, not who."""
    low = word.casefold()
    return {low, low.removesuffix("s")} & folded("speakers", "people", "lemmas") != frozenset() or bool(
        re.fullmatch(r"(?:under|ex-|co-|vice-).{4,}", low)
    )
