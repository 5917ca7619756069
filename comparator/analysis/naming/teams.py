"""Teams and other bodies that go by a plural behind "the": the Lesk Herons, the Herons."""

import re

from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_forms import is_plural, person_name
from comparator.analysis.naming.name_text import body_heads
from comparator.analysis.naming.sounds import fold
from comparator.analysis.wordlists import demonyms, known_bodies, known_places, title_words

_WITHIN = "in|into|inside|across|throughout|within|around|near"


def learn_teams(text: str, lexicon: Lexicon) -> None:
    """A plural behind "the" is nobody and, unless something is in it, no place: the Herons are a body, the
    Lesk Herons where the article has one of that name. "The Holts" are people of the article's name Holt."""
    families = {person_name(p).family for p in lexicon.people if not is_plural(p)}
    for names in (lexicon.people, lexicon.singles, lexicon.places):
        for name in [n for n in names if is_plural(n)]:
            if _is_team(name, text, families) and not (names is lexicon.places and _is_within(name, text)):
                lexicon.bodies[name] += max(2, names.pop(name))
    for name in [n for n in lexicon.bodies if is_plural(n) and " " not in n and n not in body_heads()]:
        for match in re.finditer(rf"\b[Tt]he ((?:[A-Z][a-z]+\s){{1,2}}{name})\b", text):
            if match[1].split()[0].casefold() not in title_words():
                lexicon.bodies[match[1]] += 1
    for name in [n for n in lexicon.bodies if is_plural(n) and " " in n]:
        _shorten(name, text, lexicon)


def _shorten(name: str, text: str, lexicon: Lexicon) -> None:
    short = name.split()[-1]
    others = [n for n in (*lexicon.bodies, *lexicon.people) if n != name and n.endswith(f" {short}")]
    if short in body_heads() or others or not re.search(rf"\b[Tt]he {short}\b(?!\s(?:of|for)\b)", text):
        return
    for names in (lexicon.places, lexicon.singles):
        names.pop(short, None)
    lexicon.bodies[short] += 2
    lexicon.long_form.setdefault(short, name)


def _is_team(name: str, text: str, families: set[str]) -> bool:
    last = name.split()[-1]
    known = (
        name.casefold() in known_places() | known_bodies() or name.casefold().removesuffix("s") in demonyms()
    )
    kin = {fold(last.removesuffix("s")), fold(last.removesuffix("es"))} & families
    return not known and not kin and bool(re.search(rf"\b[Tt]he\s{re.escape(name)}\b(?![\s-][A-Z]|-)", text))


def _is_within(name: str, text: str) -> bool:
    return bool(re.search(rf"\b(?i:{_WITHIN})\sthe\s{re.escape(name)}\b(?![’'])", text))
