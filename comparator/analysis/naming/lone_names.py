"""People who go by one word that is no surname anybody would know: an office's word, a short form."""

import functools
import re

from spacy.tokens import Doc, Token

from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_forms import person_name
from comparator.analysis.naming.name_patterns import tells_more
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import (
    any_of,
    known_bodies,
    known_places,
    short_forms,
    title_words,
    words,
)

_NO_PERSON = ("of", "the", "a", "an")  # in front of a word that is also a short form: "of Art", "the Will"
_LONG = 5  # letters from which on a short form is no word as well
_SAYS = r"(?:says|said|told|tells|recalled|added|\w+ly (?:said|told))\b"
_SURNAME = re.compile(r"[A-Z][\w’'-]*[a-z]{2}")
_STARTS = r"(?:[.!?]\s|[.!?]?[”\"’']\s|\b(?:[Bb]ut|[Aa]nd|to|when|as)\s)"


def learn_surname_offices(text: str, lexicon: Lexicon) -> None:
    """ "Jane King says … King told": a surname that is an office elsewhere, where the text then uses it alone
    for somebody."""
    offices = any_of(words("titles", "surnames_too", "words"))
    full = rf"(?<![\w-])([A-Z][a-z]+)\s({offices})(?=,?\s(?:{_SAYS}|is\b|was\b|\d\d,))"
    for match in re.finditer(full, text):
        alone = rf"{_STARTS}{match[2]}\b,?\s(?:\d\d,|{_SAYS})"
        first = match[1].casefold()
        if first in words("function_words", "words") or tells_more(match[1]):
            continue
        if re.search(alone, text):
            lexicon.people[match.group()] += 1


def learn_short_forms(text: str, lexicon: Lexicon) -> None:
    """The short form of a given name that the text uses by itself for the one who has it: "This is for
    Katie"."""
    given = [g for name in lexicon.people for g in person_name(name).given[:1]]
    for form in {f for g in given for f in short_forms(g) if given.count(g) == 1}:
        for match in re.finditer(rf"(?<![\w-]){form.title()}(?![\w-])(?!\s[A-Z])", text):
            before = text[: match.start()].split(" ")[-2:-1]
            if not before or not (before[0][:1].isupper() or (len(form) < _LONG and before[0] in _NO_PERSON)):
                lexicon.singles[match.group()] += 2


def learn_lone_speakers(doc: Doc, lexicon: Lexicon) -> None:
    """A lone surname that speaks, alone or beside another ("said Orsk and Selk"), where the tagger has it for
    a person: whoever it is may have the full name in another article."""
    for token in doc:
        first = token.head if token.dep_ == "conj" else token
        speaks = first.dep_ == "nsubj" and re.fullmatch(_SAYS, first.head.lower_)
        if speaks and token.ent_type_ == "PERSON" and _is_lone_surname(token):
            lexicon.singles[token.text] += 2


def _is_lone_surname(token: Token) -> bool:
    near = [*token.doc[max(0, token.i - 1) : token.i], *token.doc[token.i + 1 : token.i + 2]]
    alone = not any(t.tag_ in ("NNP", "NNPS", "HYPH", "POS", "DT") for t in near)
    plain = {token.lower_, token.lower_.removesuffix("s")} & _no_surnames() or is_office(token.text)
    return token.tag_ == "NNP" and alone and not plain and bool(_SURNAME.fullmatch(token.text))


@functools.cache
def _no_surnames() -> frozenset[str]:
    """Words that may stand alone and speak, and are known for something else."""
    nouns = words("speakers", "people", "lemmas") | words("speakers", "bodies", "lemmas")
    return nouns | title_words() | known_places() | known_bodies() | words("function_words", "words")
