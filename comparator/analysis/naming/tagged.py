"""What a tagger's entity holds besides one name, and the people among what it calls bodies and places."""

import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
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


def office_holders(doc: Doc, text: str) -> Iterator[tuple[Entity, Entity]]:
    """(land or body, person) where a name follows without a comma what its bearer is at the head of, as state
    agencies write: "the president of the Rassk Federation | Anatoly Berezhin". The land is known, or the
    article's text has it, or the surname, alone."""
    for of in doc[1:-1]:
        if of.lower_ != "of" or not (is_office(doc[of.i - 1].text) or doc[of.i - 1].lower_ == "head"):
            continue
        start = of.i + 1 + (doc[of.i + 1].lower_ == "the")
        run = list(itertools.takewhile(lambda t: t.tag_ in ("NNP", "NNPS"), doc[start:]))
        splits = [n for n in range(1, len(run) - 1) if _is_full_name(run[n:])]
        heads = {n: doc[start : start + n] for n in splits}
        known = [n for n in splits if _is_land(heads[n].text)]
        alone = (n for n in splits if any(_stands_alone(w, text) for w in (heads[n].text, run[-1].text)))
        for n in known[:1] or [*alone][-1:]:
            yield heads[n], doc[start + n : start + len(run)]


def _stands_alone(name: str, text: str) -> bool:
    """Whether a name stands somewhere in a text without another one beside it."""
    beside = re.finditer(rf"(?:([\w’'-]+)\s)?\b{re.escape(name)}\b(?!\s?[A-Z-])", text)
    return any(not found[1] or not found[1][0].isupper() for found in beside)


def _is_full_name(tokens: Sequence[Token]) -> bool:
    name = " ".join(t.text for t in tokens)
    short = 1 < len(tokens) <= _LONGEST and _ends_as_surname(name.split())
    return short and is_given(tokens[0].text, any_given()) and can_be_person(name)


def _is_land(name: str) -> bool:
    """Whether a name is a land's, or a body's by its last word: "Rassk Federation", "National Assembly"."""
    return name.casefold() in known_places() or name.split()[-1] in body_heads()


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
