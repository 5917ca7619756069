"""What a tagger's entity holds besides one name, and the people among what it calls bodies and places."""

import itertools
import re
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_text import (
    any_given,
    body_heads,
    can_be_person,
    is_abbreviated,
    is_given,
)
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.things import states
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import (
    any_of,
    clubs,
    known_bodies,
    known_places,
    same_place,
    title_words,
    words,
)

_LETTERS = re.compile(r"(?:[A-Z]\.){2,3}|([A-Z])\1|[A-Z]J")
_NAME = re.compile(r"[A-Z][\w’'-]*[a-z]")
_AT_POST = re.compile(r"\s([A-Z]{1,3}\s)?([A-Z][\w’'-]+\s[A-Z][\w’'-]+)")
_TWO_PLURALS = re.compile(r"(?:[Tt]he\s)?([A-Z][a-z]{2,}[a-rt-z]s)\sand\s(?:the\s)?([A-Z][a-z]{2,}[a-rt-z]s)")
_LONGEST = 3  # words of a name that a given name alone makes a person's


def pieces(text: str, label: str) -> list[str]:
    """The names in one entity: an alternative behind a slash, two in a list, a site behind "at"."""
    parts = text.split("/")
    if label == "PERSON":
        return [p for part in parts for p in re.split(r",\s(?:and\s)?|\sand\s|[’']s\s", part)]
    if label == "ORG":
        return [p for part in parts for p in _listed(part) if p]
    return [p for part in parts for p in re.split(r"\sat\s", part)] if label == "FAC" else parts


def _listed(text: str) -> list[str]:
    """Two bodies that a comma alone parts, two plurals that "and" does ("Herons and Otters"), a list that
    begins with a known body."""
    if plurals := _TWO_PLURALS.fullmatch(text):
        return list(plurals.groups())
    first, comma, second = text.partition(", ")
    if comma and first.casefold() in known_bodies():
        return re.split(r",\s(?:and\s)?|\sand\s", text)
    listed = re.search(r"\s(?:and|of|for)\s|&", text) or is_abbreviated(text) or "," in second
    suffix = second.rstrip(".") in words("countries", "companies", "words")
    return [first, second] if comma and not listed and not suffix else [text]


def untagged_people(doc: Doc) -> Iterator[tuple[str, int]]:
    """(name, its first token) of two words that the tagger has for names but for none of its kinds: a given
    name before what can be a surname."""
    for first, last in itertools.pairwise(doc):
        proper = (
            first.tag_ == "NNP"
            and last.tag_ in ("NNP", "NNPS")
            and not first.ent_type_
            and not last.ent_type_
        )
        if not proper or not is_given(first.text, any_given()) or first.lower_ in _plain():
            continue
        near = [*doc[max(0, first.i - 1) : first.i], *doc[last.i + 1 : last.i + 2]]
        near = [t for t in near if t.text != "-" or not t.whitespace_]  # a dash set as a hyphen
        name = f"{first.text} {last.text}"
        alone = not any(t.tag_ in ("NNP", "NNPS", "HYPH") or t.lower_ == "the" for t in near)
        if alone and _ends_as_surname(name.split()) and can_be_person(name):
            yield name, first.i


def behind_club(name: str) -> str:
    """A person's name without the club that the tagger took with it: "New York Mets RF Piet Selk"."""
    club = next((c for c in clubs() if name.startswith(f"{c} ")), "")
    found = _AT_POST.fullmatch(name, len(club)) if club else None
    return found[2] if found and (found[1] or fold(found[2].split()[0]) in any_given()) else name


def is_somebody(name: str, doc: Doc, entity: Entity) -> bool:
    """Whether what the tagger takes for a body, a place or a product has a person's name: a given name or
    initials before a word that is no body's, no place's and no trade's, and no "the" in front."""
    parts = name.split()
    if entity.label_ not in ("ORG", "GPE", "PRODUCT", "FAC", "LOC") or not 1 < len(parts) <= _LONGEST:
        return False
    led = entity[0].lower_ == "the" or (entity.start > 0 and doc[entity.start - 1].lower_ == "the")
    given = is_given(parts[0], any_given()) or bool(_LETTERS.fullmatch(parts[0]))
    known = {name.casefold(), parts[0].casefold()} & (_plain() | set(same_place()))
    return given and not led and not known and _ends_as_surname(parts) and can_be_person(name)


def _plain() -> frozenset[str]:
    """What makes nobody of a word that is a given name as well: a title, a land, a body."""
    return known_places() | known_bodies() | title_words() | frozenset(map(str.casefold, states()))


def _ends_as_surname(parts: list[str]) -> bool:
    last = parts[-1]
    other = (
        body_heads() | words("countries", "place_heads", "words") | words("countries", "companies", "words")
    )
    other |= words("name_parts", "streets", "behind") | words("name_parts", "things", "heads")
    trades = words("name_parts", "trades", "words") | words("name_parts", "sites", "heads")
    plain = last not in other and last.casefold() not in trades | known_places() | title_words()
    return plain and not is_office(last) and all(_NAME.fullmatch(p) for p in parts[1:])


def claim_addressed(lexicon: Lexicon, text: str) -> None:
    """ "Arvo Selk" is somebody, whatever the tagger says, where the text has a Mr Selk, or uses Selk alone
    for a person; a ship or a storm is not."""
    for names in (lexicon.bodies, lexicon.places):
        two = [n for n in names if n.count(" ") == 1 and n not in lexicon.long_form.values()]
        for name in [n for n in two if _ends_as_surname(n.split()) and can_be_person(n)]:
            first, last = name.split()
            address = rf"\b(?:{any_of(words('titles', 'addressed', 'words'))})\.?\s{re.escape(last)}\b"
            known = first.casefold() in _plain() or first in lexicon.places
            if not known and (last in lexicon.singles or re.search(address, beside(last, text))):
                lexicon.people[name] += names.pop(name)
