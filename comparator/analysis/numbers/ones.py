"""Whether "one" is told as a number, or is but an article with weight."""

import re

from spacy.tokens import Token

from comparator.analysis.numbers.numerals import Numeral
from comparator.analysis.numbers.outcomes import outcome
from comparator.analysis.numbers.qualifiers import is_preposition_too, qualifier_before
from comparator.analysis.numbers.units import Unit, names_person
from comparator.analysis.wordlists import any_of, table


def counts_one(text: str, number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """One that is told as a number: "one civilian was killed", "only one", "a one-day trip", "one count of
    theft", "one is confirmed dead". Elsewhere it is but an article with weight ("one adviser said")."""
    if unit and unit.kind == "duration":
        word = text[number.span.end : unit.span.start]
        after = any_of(table("counting")["durations"]["after"])
        return "-" in word or bool(re.match(rf"\s+(?:{after})\b", text[unit.span.end :]))
    before = qualifier_before(text, number.span.start)
    if unit or before:
        of = re.match(r"\s+of\b", text[number.span.end :])
        return not (of and before and is_preposition_too(before.words))  # "close to one of the gates"
    if text[number.span.end : number.span.end + 1] == "-":
        return _in_compound(text, number)
    one = tokens[0]
    if one.i and one.nbor(-1).lower_ in table("counting")["ones"]["whichever"]:
        return False
    near = one.dep_ == "nummod" and 0 < one.head.i - one.i < 4 and one.head.pos_ in ("NOUN", "ADJ")
    return _of_noun(one.head) if near else _stands_for_one(one)


def _in_compound(text: str, number: Numeral) -> bool:
    """ "a one-seat majority", no "one-sided", no "one-on-one"."""
    part = re.match(r"-([a-z]+)", text[number.span.end :])
    listed = table("counting")["ones"]["compounds"]
    return part is not None and part[1] not in listed and not part[1].endswith(("ed", "er"))


def _of_noun(noun: Token) -> bool:
    """Whether one of a noun is a number: something happened to it, it stands beside another number, or it is
    what reports count ("one shot")."""
    if outcome(noun) is not None or _beside_number(noun):
        return True
    if noun.lemma_.lower() in table("counting")["ones"]["nouns"]:
        return True
    return noun.dep_ == "nsubjpass" and (noun.lemma_.lower() == "person" or names_person(noun.lemma_.lower()))


def _stands_for_one(one: Token) -> bool:
    """Whether "one" by itself stands for one of those told of: "one is confirmed dead", "one of my sons was
    killed"; not whoever it may be ("when one is killed")."""
    if one.dep_ not in ("nsubj", "nsubjpass", "dobj") or outcome(one) is None:
        return False
    return not any(c.lower_ in ("when", "if", "whenever", "unless", "once") for c in one.head.children)


def _beside_number(noun: Token) -> bool:
    """Whether a noun is joined with another that is counted ("one soldier and two civilians")."""
    beside = [noun.head] if noun.dep_ == "conj" else [c for c in noun.children if c.dep_ == "conj"]
    return any(child.dep_ == "nummod" for other in beside for child in other.children)
