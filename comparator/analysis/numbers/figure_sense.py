"""Whether a number in the text is a figure at all, or part of a name, a pronoun, a rank in a phrase."""

import re

from spacy.tokens import Doc, Token

from comparator.analysis.numbers.figure_context import outcome
from comparator.analysis.numbers.numerals import Numeral
from comparator.analysis.numbers.qualifiers import is_preposition_too, qualifier_before
from comparator.analysis.numbers.units import Unit
from comparator.analysis.speech.sentence_parts import tokens_in
from comparator.analysis.wordlists import any_of, table


def is_figure(doc: Doc, number: Numeral, unit: Unit | None, heading: bool) -> bool:
    """Whether a number tells a figure: not "one of", "third party", "Article 5", "Group of Seven"."""
    text, tokens = doc.text, tokens_in(doc, number.span)
    if not tokens or _in_row(text, number) or _in_name(text, number, tokens, heading):
        return False
    if _names_place(number, tokens, unit) or _named_before(text, number, tokens, unit):
        return False
    if number.ordinal:
        return _counts_rank(text, number, tokens)
    if number.span.of(text).lower() == "one":
        return _counts_one(text, number, tokens, unit)
    return not isinstance(number.value, str) or tokens[-1].pos_ not in ("VERB", "ADV")


def _in_row(text: str, number: Numeral) -> bool:
    """Whether digits number a list, or stand in a row of them: telephone numbers, scores."""
    start, end = number.span
    if not number.digits or number.low is not None:
        return False
    row = re.match(r"\s?[-–]\s?\d|\s\d", text[end:]) or re.search(r"\d\s?[-–]\s?$|\d\s$", text[:start])
    zero = re.match(r"0\d", text[start:])
    return bool(row or zero or (not text[:start].strip() and re.match(r"[.)]\s", text[end:])))


def _in_name(text: str, number: Numeral, tokens: list[Token], heading: bool) -> bool:
    """Whether a number is part of a name: "10 Downing Street", "Group of Seven", "the Big Four"."""
    words, (start, end) = table("counting")["identifiers"], number.span
    if re.search(rf"\b(?:{any_of(words['groups'])})\s+$", text[max(0, start - 30) : start], re.I):
        return True
    after = re.match(r"\s+((?:[A-Z][\w'’]+\s+)?[A-Z][\w'’]+)", text[end:])
    if number.digits and after and {w.lower() for w in after[1].split()} & set(words["after"]):
        return True
    return not number.digits and not heading and text[start].isupper() and not _opens(tokens[0])


def _names_place(number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """Whether digits name what stands before them: "Boeing 747", "Article 5", "room 10"."""
    first, last = tokens[0], tokens[-1]
    if not number.digits or unit or first.i == 0:
        return False
    before, words = first.nbor(-1), table("counting")["identifiers"]["before"]
    if last.dep_ in ("nummod", "appos", "npadvmod") and last.head == before:
        return before.pos_ == "PROPN" or before.lemma_.lower() in words
    return (before.pos_ == "PROPN" or before.lower_ in words) and not _noun_follows(last)


def _opens(token: Token) -> bool:
    """Whether a token opens its sentence, or a clause in quote marks or after a colon."""
    return token.is_sent_start or token.i == 0 or token.nbor(-1).is_punct


def _noun_follows(token: Token) -> bool:
    return token.dep_ == "nummod" and token.head.i > token.i


def _counts_rank(text: str, number: Numeral, tokens: list[Token]) -> bool:
    """ "the second time", "fifth in line": not "Second, …", "second-largest", "third party"."""
    if number.value == 1 or text[number.span.end : number.span.end + 1] in ("-", ","):
        return False
    if re.match(r"\s+in\s+line\b", text[number.span.end :]):
        return True
    noun = _noun_after(tokens)
    return noun is not None and noun.lemma_.lower() not in table("counting")["ordinals"]["nouns"]


def _noun_after(tokens: list[Token]) -> Token | None:
    """The common noun an ordinal stands before, over adjectives and hyphens only; None in front of a name."""
    if tokens[0].pos_ not in ("ADJ", "NUM", "NOUN"):
        return None
    rest = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 7]
    last = None
    for token in rest:
        if token.pos_ == "NOUN":
            last = token
        elif last is not None or not (
            token.pos_ in ("ADJ", "NUM", "ADV", "VERB") or token.lower_ in ("-", "on")
        ):
            break
    return last


def _counts_one(text: str, number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """One that is told as a number: "one civilian was killed", "only one", "a one-day trip". Elsewhere it is
    but an article with weight ("one adviser said")."""
    if unit and unit.kind == "duration":
        word = text[number.span.end : unit.span.start]
        after = any_of(table("counting")["durations"]["after"])
        return "-" in word or bool(re.match(rf"\s+(?:{after})\b", text[unit.span.end :]))
    before = qualifier_before(text, number.span.start)
    if unit or before:
        of = re.match(r"\s+of\b", text[number.span.end :])
        return not (of and before and is_preposition_too(before.words))  # "close to one of the gates"
    head = tokens[0].head
    near = tokens[0].dep_ == "nummod" and 0 < head.i - tokens[0].i < 4 and head.pos_ == "NOUN"
    return near and (outcome(head) is not None or _beside_number(head))


def _beside_number(noun: Token) -> bool:
    """Whether a noun is joined with another that is counted ("one soldier and two civilians")."""
    beside = [noun.head] if noun.dep_ == "conj" else [c for c in noun.children if c.dep_ == "conj"]
    return any(child.dep_ == "nummod" for other in beside for child in other.children)


def _named_before(text: str, number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """ "the two leaders", "our two countries": things already named, counted in passing."""
    words = table("counting")["definite"]
    definite = tokens[0].i > 0 and tokens[0].nbor(-1).lower_ in words["words"]
    alone = tokens[-1].dep_ != "nummod"
    small = isinstance(number.value, float) and number.value <= words["most_alone" if alone else "most"]
    return (
        definite and small and not number.digits and not number.ordinal and not number.share and unit is None
    )
