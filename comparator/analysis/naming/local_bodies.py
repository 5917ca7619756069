"""Bodies that the tagger misses: a town's courts and fire services, parties, papers by their last words."""

import functools
import re
from collections.abc import Container

from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.body_forms import body_head
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import any_of, folded, pairs, title_words, words

_TOWN = r"(?<![\w-])(?:[A-Z][a-z’'-]+\s){1,3}"


def learn_local_bodies(text: str, lexicon: Lexicon) -> None:
    """ "Lesk district magistrates' court", "Ardal Fire and Rescue", "the Herald-Gazette": bodies whatever
    letters they begin with; "the High Court" has no town in front."""
    for pattern in (_courts(), _fire_services()):
        for match in pattern.finditer(text):
            if pattern.fullmatch(name := _without_lead(match.group(), _leads())):
                lexicon.bodies[name] += 2
    for match in re.finditer(r"\b[Tt]he\s([A-Z][a-z]+[ -][A-Z][a-z]+)\b(?![\s-][A-Z])", text):
        if is_press_tail(match[1]):
            lexicon.bodies[match[1]] += 2
    _learn_parties(text, lexicon)
    _learn_heads(text, lexicon)


def _learn_parties(text: str, lexicon: Lexicon) -> None:
    """ "The Conservative party", "the Tories", not "the Tories in the region", nor the Greens where the
    article has a John Green; "the Harbour party" where it has the Harbour."""
    for match in re.finditer(rf"{_TOWN}party\b", text):
        name = _without_lead(match.group(), words("function_words", "words"))
        front = name.removesuffix(" party")
        if name != "party" and (front.split()[-1] in _party_words() or front in lexicon.bodies):
            lexicon.bodies[name] += 2
    for match in _partisans().finditer(text):
        for names in (lexicon.people, lexicon.singles, lexicon.places):
            names.pop(match[1], None)
        if any(match[1] in (name.split()[-1], f"{name.split()[-1]}s") for name in lexicon.people):
            lexicon.bodies.pop(match[1], None)
        else:
            lexicon.bodies[match[1]] += 2


@functools.cache
def _party_words() -> frozenset[str]:
    plain = words("name_parts", "parties", "more")
    return plain | frozenset(pairs("name_parts", "parties", "plurals").values())


@functools.cache
def _partisans() -> re.Pattern[str]:
    plurals = any_of(pairs("name_parts", "parties", "plurals"))
    fronts = any_of(words("name_parts", "parties", "fronts"))
    behind = r"(?![\w-]|\s(?:[A-Z]|(?:in|on|of|from|at|who)\b))"
    return re.compile(rf"\b[Tt]he\s((?:(?:{fronts})\s)?(?:{plurals})){behind}")


def _learn_heads(text: str, lexicon: Lexicon) -> None:
    """ "The Assembly" with a capital inside a sentence is a body, though the article never has more of its
    name; where it has two bodies of that kind, neither."""
    for match in _heads().finditer(text):
        if not any(body_head(name) == match[1].casefold() for name in lexicon.bodies):
            lexicon.bodies[match[1]] += 2


@functools.cache
def _heads() -> re.Pattern[str]:
    heads = any_of(words("name_parts", "alone", "heads"))
    return re.compile(rf"(?<=[a-z,;])\sthe\s({heads})\b(?![\w-]|\s(?:[A-Z]|of\b|for\b))")


@functools.cache
def _courts() -> re.Pattern[str]:
    kinds = any_of(words("name_parts", "courts", "kinds"))
    return re.compile(rf"{_TOWN}(?i:(?:{kinds})\s)[Cc]ourt\b(?!\s[A-Z])")


@functools.cache
def _fire_services() -> re.Pattern[str]:
    return re.compile(rf"{_TOWN}(?:{any_of(words('name_parts', 'fire_services', 'names'))})\b(?!\s[A-Z])")


@functools.cache
def _leads() -> frozenset[str]:
    """Small words and titles in front of a court: "At Lesk Crown Court"."""
    return words("function_words", "words") | title_words() - folded("name_parts", "courts", "in_front")


def _without_lead(run: str, plain: Container[str]) -> str:
    """A run of capitals without the words in front that are none of its name."""
    parts = run.split()
    while parts and parts[0].casefold() in plain:
        parts = parts[1:]
    return " ".join(parts)


def is_press_tail(name: str) -> bool:
    """Whether a name is a newspaper's own without its town: the Herald-Gazette, the Free Press."""
    front, _, last = name.replace("-", " ").rpartition(" ")
    press, fronts = words("name_parts", "press", "words"), words("name_parts", "press", "fronts")
    return last in press and (front in fronts or ("-" in name and front in press))


@remembered(8192)
def press_tail(name: str) -> str:
    """What a newspaper goes by without its town; "" for what has no such name."""
    parts = name.split()
    tails = (" ".join(parts[-n:]) for n in (1, 2) if n < len(parts))
    return next((tail for tail in tails if is_press_tail(tail)), "")


def learn_press(text: str, lexicon: Lexicon) -> None:
    """ "Told The News": a newspaper or an agency whose article has a capital inside a sentence has it in its
    name. "The Herald-Gazette" is the Lesk Herald-Gazette."""
    for name in [n for n in lexicon.bodies if _is_press(n)]:
        tail = press_tail(name)
        for short in (f"The {name}", tail):
            if short and re.search(rf"[a-z,(]\s?{re.escape(short)}\b", beside(short, text)):
                lexicon.bodies[short] += 2
                lexicon.long_form[short] = lexicon.full_form(name)


def _is_press(name: str) -> bool:
    heads = words("name_parts", "press", "words")
    return name.split()[-1].split("-")[-1] in heads and not name.startswith("The ")
