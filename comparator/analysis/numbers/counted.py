"""What a number counts: the noun after it, or what else its sentence tells of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from comparator.analysis.doc_text import text_of
from comparator.analysis.document import Span
from comparator.analysis.numbers.outcomes import measured, outcome, outcome_words
from comparator.analysis.speech.sentence_parts import tokens_in
from comparator.analysis.wordlists import any_of, table

_NOUNS = ("NOUN", "PROPN")
_AHEAD = 6  # tokens between a number and its noun where the parse does not join them
_BREAKS = frozenset("—–:;()[]\"“”'‘’…")


class Counted(NamedTuple):
    """The noun a number counts: its last token, its lemma, its phrase with what is told of it, and where
    another number begins that the phrase goes around ("12 Somali and 11 Yemeni sailors")."""

    token: Token
    unit: str
    words: str
    until: int | None = None


def counted(doc: Doc, number: Span) -> Counted | None:
    """What a number counts ("more than 30,000 people" -> people; "four-party meeting" -> the unit party, of a
    meeting); None where no noun follows it."""
    tokens = tokens_in(doc, number)
    if not tokens:
        return None
    noun = _noun(tokens)
    noun = _whole(noun) if noun is not None and is_its_own(tokens[-1], noun) else _ahead(tokens[-1])
    if noun is None:
        return counted_alone(tokens[-1])
    last, unit = _of_phrase(noun), noun.lemma_.lower()
    if noun.dep_ in ("compound", "nmod") and noun.nbor(-1).text == "-" and noun.head.i > noun.i:
        last = noun.head
    last = _both(last)
    words, until = _phrase([*doc[tokens[-1].i + 1 : last.i + 1]])
    told = outcome(noun) or _told_after(noun) or _done_so_often(noun)
    return Counted(last, unit, f"{words} {told}" if told and told not in words else words, until)


def _both(noun: Token) -> Token:
    """The last of two nouns that one number counts together: "forty men and women", not "forty tanks and some
    guns"."""
    joined = noun.doc[noun.i + 1 : noun.i + 3]
    both = len(joined) == 2 and joined[0].lower_ == "and" and noun.tag_ == joined[1].tag_ == "NNS"
    return joined[1] if both and joined[1].dep_ == "conj" and joined[1].head == noun else noun


def _phrase(after: Sequence[Token]) -> tuple[str, int | None]:
    """The words from behind a number to its noun, without what another number between them counts, and where
    that number begins."""
    kept, skipping, until = list[Token](), False, None
    for token in after:
        if _is_number(token):
            while kept and (kept[-1].dep_ == "cc" or kept[-1].is_punct):
                skipping = kept.pop().dep_ == "cc" or skipping
            until = _end_of(kept, after[0]) if until is None else until
        elif until is None or not skipping or token == after[-1]:
            kept.append(token)
    first = after[0] if len(after) else None
    words = [t for t in kept if not (t.is_punct or t.dep_ in ("det", "poss", "case") or t.tag_ == "POS")]
    if words and words[0] == first and first.lower_ == "of":
        words = words[1:]
    return " ".join(t.text for t in words), until


def _end_of(kept: Sequence[Token], first: Token) -> int:
    """Where the last word of content ends; where there is none, right before the first token."""
    owner = bool(kept) and kept[-1].tag_ == "POS"  # "eleven of the bridge's 18 lanes"
    own = [t for t in kept if t.pos_ in (*_NOUNS, "ADJ", "VERB") and not owner]
    return own[-1].idx + len(own[-1]) if own else first.idx


def _is_number(token: Token) -> bool:
    """Whether a token begins another number: not "one", nor the number in a name ("AK 47 rifles")."""
    before = token.nbor(-1) if token.i else None
    if before is None or before.pos_ in _NOUNS or before.text == "-" or token.lower_ == "one":
        return False
    return token.text[0].isdecimal() or (token.like_num and token.pos_ == "NUM") or token.is_currency


def is_its_own(number: Token, noun: Token) -> bool:
    """Whether nothing between a number and a noun parts them: an article, a name, a verb with a number of its
    own."""
    between = noun.doc[number.i + 1 : noun.i + 1]
    article = any(t.dep_ == "det" and t.lower_ in ("a", "an", "the") and t.head == noun for t in between)
    named = noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"
    acts = any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP") for t in between)
    other = any(t.dep_ == "nummod" and t.head == noun and t.i > number.i + 1 for t in between[:-1])
    acts = acts or (other and any(t.pos_ == "VERB" for t in between))
    return not (named or acts or (article and not _of_first(number)))


def _of_first(number: Token) -> bool:
    return number.i + 1 < len(number.doc) and number.nbor(1).lower_ == "of"


def _whole(noun: Token) -> Token:
    """The last noun of a compound that the parse broke up: "two plainclothes | police officers"."""
    last, doc = noun, noun.doc
    if noun.i and noun.nbor(-1).text == "-":  # "a four-party | meeting" is counted by its parties
        return noun
    while last.i + 1 < len(doc):
        step = last.i + 2 if doc[last.i + 1].text == "-" and last.i + 2 < len(doc) else last.i + 1
        after = doc[step]
        joined = last.head.i > last.i and last.head.i - step < 3 and last.head.pos_ in _NOUNS
        model = any(c.isdecimal() for c in last.text) and after.pos_ == "NOUN"
        if after.pos_ not in _NOUNS or not (joined or model) or after.sent != noun.sent:
            break
        last = after
    return last


def _ahead(number: Token) -> Token | None:
    """The noun of a phrase that follows a number which the parse hangs elsewhere: adjectives and nouns in a
    row, the last of them plural ("seven AK-47 assault rifles")."""
    if number.i + 1 < len(number.doc) and number.nbor(1).pos_ not in ("ADJ", "NOUN", "PROPN"):
        return None
    last = None
    for token in number.doc[number.i + 1 : number.i + 1 + _AHEAD]:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.text != "-":
            break
        behind = last is not None and last.pos_ == "NOUN" and token.pos_ == "ADJ"
        if token.sent != number.sent or token.text in _BREAKS or behind:
            break
        last = token
    fitting = ("NN",) if number.lower_ == "one" else ("NNS",)
    known = last is not None and last.tag_ in fitting and last.ent_type_ not in ("DATE", "TIME", "PERSON")
    return last if known else None


def _of_phrase(noun: Token) -> Token:
    """The last token of "heads of state", "rounds of talks"; the noun itself where nothing hangs on it."""
    of = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of.lower_ == "of" else None
    if inner is None or inner.pos_ not in _NOUNS or inner.i - of.i > 3:
        return noun
    return noun if any(c.dep_ in ("det", "poss") for c in inner.children) else inner


def _noun(tokens: Sequence[Token]) -> Token | None:
    """The head noun to the right of a number: its governor, or what stands after its "of"."""
    last = tokens[-1]
    for token in reversed(tokens):
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
        if inner is not None and inner.pos_ in _NOUNS:
            return inner
        if token.dep_ in ("nummod", "amod", "det", "compound", "quantmod", "nmod"):
            head = token.head
            if head in tokens:
                continue
            if head.pos_ == "NUM" and not head.is_digit and head.head.pos_ == "NOUN":
                head = head.head  # "seven AK-47 rifles"
            if head.i > last.i and head.pos_ in _NOUNS and head.sent == last.sent:
                return head
    return None


def counted_alone(number: Token) -> Counted | None:
    """What a number or share without a noun counts: "up to 300 were wounded", "the death toll rose to 89",
    "turnout fell to 58 percent", "police put the crowd at 25,000", "a population of 45,000", "a mother of
    12"."""
    if _kin_before(number):
        return Counted(number, "child", "children")
    often = _done_so_often(number)
    if often:
        return Counted(number, "time", f"times {often}")
    told = outcome(number) or _told_after(number)
    if told:
        return Counted(number, told.split()[-1], told)
    thing = measured(number)
    if thing is None or thing.pos_ not in _NOUNS:
        return _who_came(number)
    return _of_thing(number, thing)


def _of_thing(number: Token, thing: Token) -> Counted:
    words = [t for t in thing.lefts if t.dep_ in ("compound", "amod")] + [thing]
    of = next((c for c in thing.children if c.lower_ == "of"), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    told = None
    if inner is not None and thing.lemma_.lower() in table("counting")["measured"]["sums"]:
        told = outcome(thing)
        thing, words = inner, [inner]  # "brought to ten the number of soldiers who died"
    told = (
        told
        or outcome(thing)
        or next(
            (outcome_words()[t.lemma_.lower()] for t in words if t.lemma_.lower() in outcome_words()), None
        )
    )
    said = " ".join(t.text for t in words)
    return Counted(
        number, told or thing.lemma_.lower(), f"{said} {told}" if told and inner in words else said
    )


def _told_after(number: Token) -> str | None:
    """The outcome right behind a number ("left five dead and 16 injured"); with "15 critically" that of the
    number before it."""
    after = number.nbor(1) if number.i + 1 < len(number.doc) else None
    if after is None or after.sent != number.sent:
        return None
    if after.pos_ in ("ADJ", "VERB", "NOUN", "PROPN") and after.tag_ not in ("VBD", "VBG", "VBP", "VBZ"):
        return outcome_words().get(after.lemma_.lower())
    ends = after.i + 1 >= len(number.doc) or after.nbor(1).is_punct
    if after.pos_ != "ADV" or not after.lower_.endswith("ly") or not ends:
        return None
    before = [t for t in number.sent if t.i < number.i and t.lemma_.lower() in outcome_words()]
    return f"{after.lower_} {outcome_words()[before[-1].lemma_.lower()]}" if before else None


def _done_so_often(number: Token) -> str | None:
    """What is done so many times: "arrested" for "arrested four times", "was shot twice"."""
    often = number.lower_ == "times" or number.lower_ in table("numerals")["multiples"]
    verb = number.head
    more = number.i + 1 < len(number.doc) and number.nbor(1).tag_ in ("JJR", "RBR", "DT")
    if (
        not often
        or more
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() in table("counting")["ones"]["idle_verbs"]
    ):
        return None
    return outcome_words().get(verb.lemma_.lower()) or verb.lower_


def _kin_before(number: Token) -> bool:
    """Whether a number is that of somebody's children: "a mother of 12"."""
    kin = any_of(table("counting")["kin"]["parents"])
    before = text_of(number.doc)[max(0, number.idx - 30) : number.idx]
    return re.search(rf"\b(?:{kin})[\s-]of[\s-]$", before, re.I) is not None


def _who_came(number: Token) -> Counted | None:
    """People, where a bare number is the subject of what only people do: "another 1,000 marched"."""
    acts = number.dep_ == "nsubj" and number.head.lemma_.lower() in table("counting")["crowds"]["verbs"]
    return Counted(number, "people", "people") if acts else None
