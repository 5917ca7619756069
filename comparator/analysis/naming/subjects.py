"""Names that the grammar gives away where the tagger has none: subjects, and what a word for a body names."""

import functools
import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_text import body_heads, can_be_person
from comparator.analysis.naming.things import is_no_name
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.reporting import lemma_of, speaks_in_person
from comparator.analysis.wordlists import (
    any_of,
    folded,
    known_bodies,
    known_places,
    table,
    title_words,
    words,
)

_UNSURE = (
    "",
    "PERSON",
    "FAC",
    "PRODUCT",
    "WORK_OF_ART",
    "EVENT",
    "LAW",
)  # of what the tagger says of a name it does not know
_ROLES = ("nsubj", "dobj")
_LONGEST = 6  # words and dashes of a name
_NOUNS = words("speakers", "bodies", "lemmas") - words("speakers", "not_in_front", "lemmas")
_BEHIND = re.compile(
    rf"\b({any_of(_NOUNS)})(,?)\s"
    r"([A-Z][A-Za-z-]{2,}(?:\s[A-Z][A-Za-z-]{2,})?)(,?)(?=\s[a-z])"
)


def speaking_names(doc: Doc) -> Iterator[tuple[str, int]]:
    """(name, its first token) of two or three capitalised words that are the subject of a finite verb at a
    sentence's start, and that no word list knows as anything but a name."""
    for token in doc:
        if token.dep_ not in _ROLES or token.tag_ != "NNP" or token.head.tag_ not in ("VBD", "VBZ"):
            continue
        run = [*_compounds(token), token]
        begins = run[0].is_sent_start and token.i + 1 == token.head.i and token.dep_ == "nsubj"
        stands = begins or _of_country(run[0]) or _says(run[0], token) or _in_office(token)
        if stands and 1 < len(run) < _LONGEST and all(_is_name_word(t) for t in run):
            name = doc[run[0].i : token.i + 1].text
            if can_be_person(name):
                yield name, run[0].i


def _compounds(noun: Token) -> list[Token]:
    """The nouns right in front of a noun that belong to it; nothing where anything else does."""
    lefts = [t for t in noun.lefts if t.dep_ != "poss"]
    near = all((t.dep_ == "compound" and t.tag_ == "NNP") or t.tag_ == "HYPH" for t in lefts)
    return lefts if near and lefts and noun.i - lefts[0].i == len(lefts) else []


def _says(first: Token, last: Token) -> bool:
    """Whether a run stands right beside a verb that only people and bodies are the subject of."""
    verb = last.head
    beside = (last.i + 1 == verb.i and last.dep_ == "nsubj") or first.i == verb.i + 1
    return beside and speaks_in_person(verb) and lemma_of(verb) not in _addressing()


def _in_office(noun: Token) -> bool:
    """Whether an office stands behind a name that speaks: "Arvo Selks, minister of trade, said"."""
    behind = (t for t in noun.rights if t.dep_ == "appos" and t.i < noun.head.i)
    office = next(behind, None)
    speaks = noun.dep_ == "nsubj" and speaks_in_person(noun.head)
    return speaks and office is not None and is_office(office.text) and noun.nbor(1).text == ","


def _addressing() -> frozenset[str]:
    return words("reporting_verbs", "addressing", "lemmas") - {"tell"}


def _of_country(first: Token) -> bool:
    """Whether a name stands behind a country's: "Finland's Jane Doe said"."""
    return first.i > 1 and first.nbor(-1).tag_ == "POS" and first.nbor(-2).text.casefold() in known_places()


def _is_name_word(token: Token) -> bool:
    """Whether a word can be part of a person's name, as far as lists and the tagger know."""
    low = token.text.casefold()
    people = words("speakers", "people", "lemmas") | words("speakers", "bodies", "lemmas")
    known = people | title_words() | known_places() | known_bodies() | words("countries", "areas", "words")
    heads = body_heads() | words("countries", "place_heads", "words")
    plain = token.text[1:].islower() or "-" in token.text or "’" in token.text or "'" in token.text
    plain = plain or token.text == "-"
    return plain and token.ent_type_ in _UNSURE and low not in known and token.text not in heads


def learn_told_bodies(text: str, lexicon: Lexicon) -> None:
    """ "The bloc ECOWAS", "the port operator, Nordkai, called": a name behind a word for a body is one."""
    _learn_letters(text, lexicon)
    for match in _BEHIND.finditer(text):
        name, commas = match.group(3), (match.group(2), match.group(4))
        first = name.split()[0].casefold()
        if commas[0] != commas[1] or name in lexicon.people or name in lexicon.places:
            continue
        if first in title_words() | days() | known_places() | folded("countries", "adjectives", "words"):
            continue
        if any(name in known and name != known for known in (*lexicon.people, *lexicon.bodies)):
            continue
        lexicon.bodies[name] += 2


def _learn_letters(text: str, lexicon: Lexicon) -> None:
    """ "The OLF said", "a member of the OLF": letters behind "the" that speak or have officers."""
    for match in _letters().finditer(text):
        name = match[1] or match[2]
        if name.casefold() not in known_places() and not is_no_name(name):
            lexicon.bodies[name] += 2


@functools.cache
def _letters() -> re.Pattern[str]:
    officers = any_of(words("titles", "offices", "heads") | {"member", "members", "officials"})
    says = r"(?:said|says|told|denied|announced|confirmed)"
    letters = r"[Tt]he\s([A-Z]{3,6})\b(?!-)"
    return re.compile(
        rf"\b{letters}(?=\s(?:had\s)?{says}\b)|\b(?:{officers})\s(?:of|for|with|from|at)\s{letters}(?!\s[A-Z])"
    )


def days() -> frozenset[str]:
    """Words for months and days, which may stand behind a body's word in American style."""
    lists = table("months")
    return frozenset(w for key in ("months", "weekdays") for group in lists[key].values() for w in group)
