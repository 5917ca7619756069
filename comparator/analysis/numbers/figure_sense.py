"""Whether a number in the text is a figure at all, or part of a name, a pronoun, a rank in a phrase."""

import re

from spacy.tokens import Doc, Token

from comparator.analysis.doc_text import text_of
from comparator.analysis.numbers.numerals import BESIDE, Numeral
from comparator.analysis.numbers.ones import counts_one
from comparator.analysis.numbers.units import Unit
from comparator.analysis.speech.sentence_parts import tokens_in
from comparator.analysis.wordlists import any_of, table, weekdays

_BY = re.compile(r"-by-")  # "a four-by-four car"


def is_figure(doc: Doc, number: Numeral, unit: Unit | None, heading: bool) -> bool:
    """Whether a number tells a figure: not "one of", "third party", "Article 5", "Group of Seven"."""
    text, tokens = text_of(doc), tokens_in(doc, number.span)
    if not tokens or _in_row(text, number) or _in_name(text, number, tokens, unit, heading):
        return False
    if _names_place(number, tokens, unit) or _named_before(text, number, tokens, unit):
        return False
    if _BY.match(text, number.span.end) or _BY.search(text, max(0, number.span.start - 4), number.span.start):
        return False
    if number.ordinal:
        return _counts_rank(text, number, tokens)
    if number.span.of(text).lower() == "one":
        return counts_one(text, number, tokens, unit)
    return not isinstance(number.value, str) or tokens[-1].pos_ not in ("VERB", "ADV")


def _in_row(text: str, number: Numeral) -> bool:
    """Whether digits number a list, or stand in a row of them: telephone numbers, scores; not "12 9-mm
    cartridges"."""
    start, end = number.span
    if not number.digits or number.low is not None:
        return False
    after, before = text[end : end + BESIDE], text[max(0, start - BESIDE) : start]
    row = re.match(r"\s?[-–]\s?\d|\s\d(?![\d.,]*-[a-z])", after) or re.search(r"\d\s?[-–]\s?$", before)
    row = row or (None if re.match(r"-[a-z]", after) else re.search(r"\d\s$", before))
    zero = re.match(r"0\d", text[start : start + 2])
    return bool(row or zero or (re.match(r"[.)]\s", after) and not text[:start].strip()))


def _in_name(text: str, number: Numeral, tokens: list[Token], unit: Unit | None, heading: bool) -> bool:
    """Whether a number is part of a name: "10 Downing Street", "Group of Seven", "the Big Four"; not
    money ("the $2 Million Orva Heist")."""
    if unit is not None and _is_sum(text, number, unit):
        return False
    words, (start, end) = table("counting")["identifiers"], number.span
    group = re.search(rf"\b(?:{any_of(words['groups'])})\s+$", text[max(0, start - 30) : start], re.I)
    if group and not (group[0].rstrip().endswith(" of") and group[0].islower() and _counts_noun(tokens[-1])):
        return True
    after = re.match(r"(?:\s+[A-Z][\w'’.]+){1,4}", text[end : end + 2 * BESIDE])
    if number.digits and after and {w.lower() for w in after[0].split()} & set(words["after"]):
        return True
    if number.digits and (_is_dialled(text, number, tokens) or _opens_name(number, tokens[-1])):
        return True
    return not number.digits and not heading and text[start].isupper() and not _opens(tokens[0])


def _is_sum(text: str, number: Numeral, unit: Unit) -> bool:
    """Whether money stands with its sign, or in millions: "$2", "2 Million Dollar", not "10 Pound Street"."""
    led = unit.span.start < number.span.start
    return unit.kind == "money" and (led or (number.digits and " " in number.span.of(text)))


def _counts_noun(last: Token) -> bool:
    """Whether a number counts a common noun: "a group of five merchant ships", not "Group of Seven"."""
    return last.dep_ == "nummod" and last.head.i > last.i and last.head.pos_ == "NOUN"


def _is_dialled(text: str, number: Numeral, tokens: list[Token]) -> bool:
    """Whether digits are the number that one calls for help."""
    words = table("counting")["identifiers"]
    if number.span.of(text) not in words["emergency"]:
        return False
    first, last = tokens[0], tokens[-1]
    after = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    before = {t.lemma_.lower() for t in last.doc[max(0, first.i - 3) : first.i]}
    return after in words["dialled"] or bool(before & set(words["dialling"]))


def _opens_name(number: Numeral, last: Token) -> bool:
    """Whether digits stand in a name whose noun is in the singular: "the 8 Dock crew", "the 1200 block"."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if after is None or not isinstance(number.value, float) or number.value < 2:
        return False
    if after.lower_ == "block" and after.tag_ == "NN":
        return True
    named = after.pos_ == "PROPN" and after.tag_ == "NNP" and after.ent_type_ not in _NO_NAMES
    if not named or after.text.isupper() or after.ent_iob_ == "B":
        return False
    return last.dep_ != "nummod" or (last.head.i > last.i and last.head.tag_ in ("NN", "NNP"))


_NO_NAMES = ("NORP", "GPE", "PERSON", "DATE", "LOC")


def _names_place(number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """Whether digits name what stands before them: "Boeing 747", "Article 5", "room 10"."""
    first, last = tokens[0], tokens[-1]
    if not number.digits or unit or first.i == 0:
        return False
    before, words = first.nbor(-1), table("counting")["identifiers"]["before"]
    if before.lower_ in weekdays() and not (isinstance(number.value, float) and number.value < _DAYS):
        return False  # "By Tuesday 760 had applied"
    if last.dep_ in ("nummod", "appos", "npadvmod") and last.head == before:
        return before.pos_ == "PROPN" or before.lemma_.lower() in words
    return (before.pos_ == "PROPN" or before.lower_ in words) and not _noun_follows(last)


_DAYS = 32  # below, a number behind a weekday may be the day of the month


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


_NARROWING = ("acl", "relcl", "amod", "compound", "conj", "prep")


def _named_before(text: str, number: Numeral, tokens: list[Token], unit: Unit | None) -> bool:
    """ "the two leaders", "our two countries", "the two met": things already named, counted in passing."""
    words = table("counting")["definite"]
    definite = tokens[0].i > 0 and tokens[0].nbor(-1).lower_ in words["words"]
    alone = tokens[-1].dep_ != "nummod"
    small = isinstance(number.value, float) and number.value <= words["most_alone" if alone else "most"]
    if not (definite and small) or number.digits or number.ordinal or number.share or unit is not None:
        return False
    noun = tokens[-1].head
    pair = noun.lemma_.lower() in table("counting")["definite_pairs"]["nouns"]
    return alone or pair or not any(c.dep_ in _NARROWING for c in noun.children)
