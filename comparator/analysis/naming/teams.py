"""Teams and other bodies that go by a plural behind "the": the Lesk Herons, the Herons."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_forms import is_plural, person_name
from comparator.analysis.naming.name_text import body_heads
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.things import is_common, states
from comparator.analysis.wordlists import (
    any_of,
    clubs,
    demonyms,
    folded,
    known_bodies,
    known_places,
    pairs,
    title_words,
    words,
)

_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")
_TEAM_LIKE = ("ORG", "PRODUCT", "PERSON")
_SPORT = 2  # clubs and leagues that an article about their sport names at least
_WITHIN = "in|into|inside|across|throughout|within|around|near"


def learn_teams(text: str, lexicon: Lexicon, told: Iterable[str]) -> None:
    """A plural behind "the" is nobody and, unless something is in it, no place: the Herons are a body, the
    Lesk Herons where the article has one of that name. "The Holts" are people of the article's name Holt.
    `told`: the article's plurals of that form (`told_teams`)."""
    families = {person_name(p).family for p in lexicon.people if not is_plural(p)}
    for name in told:
        if _is_team(name, text, families) and not is_common(name, text) and not _is_within(name, text):
            lexicon.bodies[name] += 2
    for names in (lexicon.people, lexicon.singles, lexicon.places):
        for name in [n for n in names if is_plural(n)]:
            if _is_team(name, text, families) and not (names is lexicon.places and _is_within(name, text)):
                lexicon.bodies[name] += max(2, names.pop(name))
    for name in [n for n in lexicon.bodies if is_plural(n) and " " not in n and n not in body_heads()]:
        for match in re.finditer(rf"\b[Tt]he ((?:[A-Z][a-z]+\s){{1,2}}{name})\b", beside(name, text)):
            if match[1].split()[0].casefold() not in title_words():
                lexicon.bodies[match[1]] += 1
    for name in [n for n in lexicon.bodies if is_plural(n) and " " in n]:
        _shorten(name, text, lexicon)


def learn_clubs(text: str, lexicon: Lexicon) -> None:
    """The last words of clubs' names in an article about their sport: "former Herons great", "the Thunder",
    and one of their players, "a Heron"."""
    told = Counter(_club_words().findall(text))
    clubs_ = {n for n in lexicon.bodies if n in clubs() or n in words("teams", "leagues", "words")}
    if len(told.keys() | clubs_) < _SPORT:
        return
    for name in [n for n in told if not is_common(n, text)]:
        for names in (lexicon.people, lexicon.singles, lexicon.places):
            names.pop(name, None)
        lexicon.bodies[name] += 2
    for name in {n.split()[-1] for n in lexicon.bodies if n.split()[-1] in club_words() and is_plural(n)}:
        one = name.removesuffix("s")
        player = rf"\b(?:an?|fellow|former|every|each|one|any)\s(?:[a-z]+\s)?{one}\b(?![’'-])"
        if re.search(player, beside(one, text)):
            lexicon.bodies[one] += 2
            lexicon.long_form[one] = lexicon.full_form(name)


@functools.cache
def club_words() -> frozenset[str]:
    """What the clubs of the large leagues go by: the last words of their names and the short ones."""
    short = pairs("teams", "short", "words")
    return frozenset(name.split()[-1] for name in clubs()) - {"Club", "Anaheim"} | short.keys()


@functools.cache
def _club_words() -> re.Pattern[str]:
    plural = any_of(name for name in club_words() if is_plural(name))
    other = any_of(name for name in club_words() if not is_plural(name))
    return re.compile(rf"(?<=[a-z,;]\s)(?:(?:{plural})|(?<=\b[Tt]he\s)(?:{other}))(?![\w-])")


def told_teams(doc: Doc) -> Iterator[str]:
    """Plurals with a capital, or of a number, behind "the" and not in front of a noun, that the tagger has
    for no people: "the Herons", "the 49ers"."""
    for token in doc[1:]:
        before, behind = token.nbor(-1), doc[token.i + 1] if token.i + 1 < len(doc) else None
        led = before.lower_ == "the" and is_plural(token.text) and not _is_known(token.text)
        named = token.tag_ in ("NNP", "NNPS") or token.ent_type_ in _TEAM_LIKE or token.text[0].isdigit()
        sure = token.tag_ == "NNPS" and not (behind is not None and behind.text[:1].isupper())
        plain = behind is None or sure or behind.pos_ not in _NOUNS
        alone = plain and (behind is None or behind.text not in ("-", "of", "for"))
        if led and named and alone and token.ent_type_ != "NORP":
            yield token.text


def _is_known(name: str) -> bool:
    """Whether a plural is a land's, a people's, an office's or a body's of any kind: "the Senators"."""
    low = name.casefold()
    plain = known_places() | known_bodies() | _offices() | frozenset(map(str.casefold, states()))
    return low in plain or low.removesuffix("s") in plain | set(demonyms()) or name in body_heads()


def _offices() -> frozenset[str]:
    """Words for who holds an office, for parties and peoples; "national" is none of them."""
    groups = folded("countries", "adjectives", "words")
    return title_words() - words("titles", "offices", "modifiers") | groups


def _shorten(name: str, text: str, lexicon: Lexicon) -> None:
    short = name.split()[-1]
    others = [n for n in (*lexicon.bodies, *lexicon.people) if n != name and n.endswith(f" {short}")]
    alone = rf"\b[Tt]he {short}\b(?!\s(?:of|for)\b)"
    partisans = pairs("name_parts", "parties", "plurals")  # the Liberal Democrats are not the Democrats
    if short in body_heads() or short in partisans or others or not re.search(alone, beside(short, text)):
        return
    for names in (lexicon.places, lexicon.singles):
        names.pop(short, None)
    lexicon.bodies[short] += 2
    lexicon.long_form.setdefault(short, name)


def _is_team(name: str, text: str, families: set[str]) -> bool:
    last = name.split()[-1]
    low = name.casefold()
    known = low in known_places() | known_bodies() or low.removesuffix("s") in demonyms() or name in states()
    kin = {fold(last.removesuffix("s")), fold(last.removesuffix("es"))} & families
    behind = rf"\b[Tt]he\s{re.escape(name)}\b(?![\s-][A-Z]|-)"
    return not known and not kin and bool(re.search(behind, beside(name, text)))


def _is_within(name: str, text: str) -> bool:
    within = rf"\b(?i:{_WITHIN})\sthe\s{re.escape(name)}\b(?![’'])"
    return bool(re.search(within, beside(name, text)))
