"""What stands around a number: what it counts, whose figure it is, the day it holds for."""

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention, Quote
from comparator.analysis.language import Block
from comparator.analysis.speech.sentence_parts import governor, tokens_in
from comparator.analysis.wordlists import keys_by_word, table


class Counted(NamedTuple):
    """The noun a number counts: its last token, its lemma, its phrase with what is told of it."""

    token: Token
    unit: str
    words: str


def counted(doc: Doc, number: Span) -> Counted | None:
    """What a number counts ("more than 30,000 people" -> people; "four-party meeting" -> the unit party, of a
    meeting); None where no noun follows it."""
    tokens = tokens_in(doc, number)
    noun = _noun(tokens) if tokens else None
    if noun is None:
        return counted_alone(tokens[-1]) if tokens else None
    last, unit = _of_phrase(noun), noun.lemma_.lower()
    if noun.dep_ in ("compound", "nmod") and noun.nbor(-1).text == "-" and noun.head.i > noun.i:
        last = noun.head
    after = doc[tokens[-1].i + 1 : last.i + 1]
    modifiers = [
        t
        for t in after
        if not (t.is_punct or t.dep_ in ("det", "poss") or (t == after[0] and t.lower_ == "of"))
    ]
    words, told = " ".join(t.text for t in modifiers), outcome(noun)
    return Counted(last, unit, f"{words} {told}" if told and told not in words else words)


def _of_phrase(noun: Token) -> Token:
    """The last token of "heads of state", "rounds of talks"; the noun itself where nothing hangs on it."""
    of = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of.lower_ == "of" else None
    if inner is None or inner.pos_ not in ("NOUN", "PROPN") or inner.i - of.i > 3:
        return noun
    return noun if any(c.dep_ in ("det", "poss") for c in inner.children) else inner


def counted_alone(number: Token) -> Counted | None:
    """What a number or share without a noun counts: "up to 300 were wounded", "the death toll rose to 89",
    "turnout fell to 58 percent", "police put the crowd at 25,000", "a population of 45,000"."""
    told = outcome(number)
    if told:
        return Counted(number, told, told)
    thing = _measured(number)
    if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return None
    words = [t for t in thing.lefts if t.dep_ in ("compound", "amod")] + [thing]
    told = next((_outcomes()[t.lemma_.lower()] for t in words if t.lemma_.lower() in _outcomes()), None)
    return Counted(number, told or thing.lemma_.lower(), " ".join(t.text for t in words))


def _measured(number: Token) -> Token | None:
    """What a number is the measure of: the noun before its "of", what the verb before its "to" or "at" is
    told of, the subject of "is" or "reached"."""
    lists, before = table("counting")["measured"], number.head
    if number.dep_ == "pobj" and before.lower_ == "of":
        whole = before.head
        return whole if whole.pos_ == "NOUN" and whole.lemma_.lower() not in lists["sums"] else None
    verb = before.head if number.dep_ == "pobj" and before.lower_ in lists["prepositions"] else None
    while verb is not None and verb.dep_ == "prep":  # "from 71 to 89"
        verb = verb.head
    if verb is None and number.dep_ in ("attr", "dobj") and before.lemma_.lower() in lists["verbs"]:
        verb = before
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    told = {c.dep_: c for c in verb.children}
    if "dobj" in told and told["dobj"] != number:
        return told["dobj"]
    return told.get("nsubj") or told.get("nsubjpass")


def _noun(tokens: Sequence[Token]) -> Token | None:
    """The head noun to the right of a number: its governor, or what stands after its "of"."""
    last = tokens[-1]
    for token in reversed(tokens):
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
        if inner is not None and inner.pos_ in ("NOUN", "PROPN"):
            return inner
        if token.dep_ in ("nummod", "amod", "det", "compound", "quantmod", "nmod"):
            head = token.head
            if head in tokens:
                continue
            if head.i > last.i and head.pos_ in ("NOUN", "PROPN") and head.sent == last.sent:
                return head
    return None


@functools.cache
def _outcomes() -> dict[str, str]:
    return keys_by_word(table("counting")["outcomes"])


def _bearer(noun: Token) -> Token:
    """The noun whose place in the sentence another has: a list's first, the "dozens" of "dozens of men"."""
    vague = table("numerals")["vague"]["plurals"]
    while True:
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in vague:
            noun = noun.head.head
        else:
            return noun


def outcome(noun: Token) -> str | None:
    """What is told of those counted: "killed" for "killing ten men" and "ten men were killed" alike."""
    noun = _bearer(noun)
    head = noun.head
    words = [noun, *(c for c in noun.children if c.dep_ in ("acl", "amod", "relcl"))]
    if noun.dep_ in ("nsubjpass", "dobj", "nsubj", "attr", "acomp", "oprd"):
        words += [head, *(c for c in head.children if c.dep_ == "acomp" and noun.dep_ == "nsubj")]
    if noun.dep_ == "pobj" and head.lower_ in ("of", "to"):
        words.append(head.head)
    does = {
        t.i
        for t in (head,)
        if noun.dep_ == "nsubj" and t.lemma_.lower() in table("counting")["deeds"]["verbs"]
    }
    return next(
        (_outcomes()[w.lemma_.lower()] for w in words if w.lemma_.lower() in _outcomes() and w.i not in does),
        None,
    )


# --- source --------------------------------------------------------------------------------------------


def source(block: Block, number: Span, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> str | None:
    """Whose figure it is: the speaker of the quote around it, "according to …", or who reports it; None where
    the sentence does not say. `number` is a span of the document."""
    holding = [q for q in quotes if q.start <= number.start and number.end <= q.end and q.speaker]
    quote = min(holding, key=lambda q: q.end - q.start, default=None)
    tokens = tokens_in(block.doc, Span(number.start - block.start, number.end - block.start))
    if quote or not tokens:
        inner = _reporter(tokens[0]) if tokens and quote and quote.kind == "indirect" else None
        if inner is not None and quote and quote.start <= block.start + inner.idx < quote.end:
            return _name(block, inner, mentions)  # "the army said that the rebels claimed to have killed 40"
        return quote.speaker if quote else None
    named = _according(tokens[0].sent) or _reporter(tokens[0])
    return _name(block, named, mentions) if named is not None else None


def _according(sentence: Iterable[Token]) -> Token | None:
    for token in sentence:
        if token.lower_ == "according":
            to = next((c for c in token.children if c.lower_ == "to"), None)
            return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return None


def _reporter(token: Token) -> Token | None:
    """The subject of the reporting verb whose clause holds a token: "X said that …", "…, X said"."""
    verbs = table("counting")["sources"]["verbs"]
    path = [token, *token.ancestors]
    for below, verb in pairwise(path):
        if verb.lemma_.lower() in verbs and below.dep_ in ("ccomp", "xcomp"):
            return _subject(verb)
        if verb.lemma_.lower() in verbs and below.lower_ == "at" and _measured(token) is not None:
            return _subject(verb)  # "police put the crowd at 25,000"
    beside = [c for verb in path for c in verb.children if c.dep_ == "parataxis"]
    return next((_subject(c) for c in beside if c.lemma_.lower() in verbs), None)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _name(block: Block, head: Token, mentions: Sequence[Mention]) -> str | None:
    """A reporter's full name where it is one, else its noun phrase; None for a pronoun."""
    if head.pos_ == "PRON":
        return None
    lefts = [t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod")]
    first = lefts[0] if lefts else head
    start, end = block.span(first, head)
    hits = [m for m in mentions if m.start < end and start < m.end]
    if hits:
        at = block.start + head.idx
        return min(hits, key=lambda m: (not m.start <= at < m.end, m.start)).name
    entity = next(
        (e for e in block.doc.ents if e.start <= head.i < e.end or first.i <= e.start < head.i), None
    )
    named = entity.text if entity else block.doc[first.i : head.i + 1].text
    return re.sub(r"^(?:the|an?)\s+", "", named, flags=re.I)


# --- day -----------------------------------------------------------------------------------------------


def day(block: Block, number: Span, dates: Sequence[Figure], published: str | None) -> str | None:
    """The day a count holds for: a date in its clause, else the publication date. Spans of the document."""
    own = _governor(block, number)
    bounds = table("qualifiers")["dates"]["bounds"]
    if own is None:
        return published
    known = [
        date
        for date in dates
        if date.as_of
        and date.qualifier not in bounds
        and _governor(block, Span(date.start, date.end)) == own
        and not _of_another(block, date, number)
        and not _bounds_time(block, date)
    ]
    nearest = min(known, key=lambda d: max(d.start - number.end, number.start - d.end), default=None)
    return nearest.as_of if nearest else published


_SINCE = re.compile(r"\bsince\s+(?:[\w'’-]+\s+){1,8}$", re.I)


def _bounds_time(block: Block, date: Figure) -> bool:
    """Whether a date is part of a phrase that opens a time ("since the beginning of the war in May")."""
    return _SINCE.search(block.doc.text, 0, date.start - block.start) is not None


def _of_another(block: Block, date: Figure, number: Span) -> bool:
    """Whether a date belongs to another thing: it is part of a name ("the 1951 Convention"), or tells of what
    is said of the subject in passing ("the treaty, signed 30 years ago, covers 18 countries")."""
    tokens = tokens_in(block.doc, Span(date.start - block.start, date.end - block.start))
    if not tokens:
        return False
    last = tokens[-1]
    if last.dep_ in ("nummod", "compound", "amod") and last.head.i > last.i and last.head.pos_ == "PROPN":
        return True
    counts = set(tokens_in(block.doc, Span(number.start - block.start, number.end - block.start)))
    return any(
        t.dep_ in ("acl", "relcl", "advcl") and t.pos_ == "VERB" and not counts & set(t.subtree)
        for t in [last, *last.ancestors]
    )


def _governor(block: Block, span: Span) -> Token | None:
    tokens = tokens_in(block.doc, Span(span.start - block.start, span.end - block.start))
    return governor(tokens[0]) if tokens else None
