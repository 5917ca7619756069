"""Whose figure a number is, and the day it holds for."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention, Quote
from comparator.analysis.language import Block
from comparator.analysis.numbers.outcomes import measured
from comparator.analysis.speech.sentence_parts import governor, tokens_in
from comparator.analysis.wordlists import table

# --- source --------------------------------------------------------------------------------------------


_OLD = re.compile(r"-(?:day|week|month|year)s?-old\b", re.IGNORECASE)


def source(block: Block, number: Span, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> str | None:
    """Whose figure it is: the speaker of the quote around it, "according to …", or who reports it; None where
    the sentence does not say who. `number` is a span of the document."""
    if _OLD.search(block.text, number.start - block.start, number.end - block.start):
        return None  # "the 22-month-old war": everybody knows since when
    found = _source(block, number, quotes, mentions)
    return found if found and not _is_nobody(found) else None


def _is_nobody(named: str) -> bool:
    """Whether words for a source tell nobody who it is: "the country", "a source", "one report"."""
    lists = table("counting")["sources"]
    first, *rest = named.casefold().split()
    told = rest if rest and first in lists["determiners"] else [first, *rest]
    return len(told) == 1 and told[0] in lists["nobody"]


def _source(block: Block, number: Span, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> str | None:
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
        if verb.lemma_.lower() in verbs and below.lower_ == "at" and measured(token) is not None:
            return _subject(verb)  # "police put the crowd at 25,000"
    beside = [c for verb in path for c in verb.children if c.dep_ == "parataxis"]
    return next((_subject(c) for c in beside if c.lemma_.lower() in verbs), None)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _name(block: Block, head: Token, mentions: Sequence[Mention]) -> str | None:
    """A reporter's full name where it is one, else its noun phrase; None for a pronoun."""
    if head.pos_ in ("PRON", "NUM") or _is_share(head):
        return None  # "62 percent said" are asked, they do not answer for a figure
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


def _is_share(head: Token) -> bool:
    return head.lemma_.lower() in table("units")["percent"]["percent"] or head.lower_ in ("half", "majority")


# --- day -----------------------------------------------------------------------------------------------


def day(block: Block, number: Span, dates: Sequence[Figure], published: str | None) -> str | None:
    """The day a count holds for: a date in its clause, or that to which its clause points back, if the
    paragraph has it; else the publication date. Spans of the document."""
    back = _pointed_back(block, number, dates)
    if back is not None:
        return back
    own = None if _in_passing(block, number) else _governor(block, number)
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
        and not _before_now(block, date, number)
        and not _bounds_time(block, date)
    ]
    nearest = min(known, key=lambda d: max(d.start - number.end, number.start - d.end), default=None)
    return nearest.as_of if nearest else published


_WHEN = re.compile(r",?\s+when\s+[^,;:.!?()]*", re.IGNORECASE)
_LENGTHS = {"day": len("2000-12-31"), "month": len("2000-12"), "year": len("2000")}


def _pointed_back(block: Block, number: Span, dates: Sequence[Figure]) -> str | None:
    """The date before a number that its clause points back to: "since May, when a flood killed 40", "The
    floods that month killed 40"; None where it points to none, or to one that is not there."""
    known = [d for d in dates if d.end <= number.start]
    opened = (
        d for d in known if _WHEN.fullmatch(block.text, d.end - block.start, number.start - block.start)
    )
    when = next((d.as_of for d in opened), None)
    verb = _governor(block, number)
    if when is not None or verb is None:
        return when
    that = next((t for t in verb.subtree if _is_that_time(t) and governor(t) == verb), None)
    if that is None:
        return None
    size = _LENGTHS[that.lower_]
    named = (d.as_of or "" for d in reversed(dates) if d.end <= block.start + that.idx)
    return next((day[:size] for day in named if len(day) >= size and "/" not in day), None)


def _is_that_time(token: Token) -> bool:
    """Whether a token is the "month" of "that month"."""
    pointing = any(c.dep_ == "det" and c.lower_ == "that" for c in token.children)
    return pointing and token.lower_ in _LENGTHS


def _in_passing(block: Block, number: Span) -> bool:
    """Whether a number tells who somebody is, whenever the clause's deed was: "Ann Lee, a mother of 12, was
    robbed in 2011"."""
    tokens = tokens_in(block.doc, Span(number.start - block.start, number.end - block.start))
    path = [tokens[0], *tokens[0].ancestors] if tokens else []
    verb = _governor(block, number)
    below = path[: path.index(verb)] if verb in path else path
    return any(t.dep_ == "appos" for t in below)


_SINCE = re.compile(r"\bsince\s+(?:[\w'’-]+\s+){1,8}$", re.I)


def _bounds_time(block: Block, date: Figure) -> bool:
    """Whether a date is part of a phrase that opens a time ("since the beginning of the war in May")."""
    return _SINCE.search(block.text, 0, date.start - block.start) is not None


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


def _before_now(block: Block, date: Figure, number: Span) -> bool:
    """Whether a date is of a deed, the number of how things are: "was founded in May and has 40 members"."""
    then = _verb_at(block, Span(date.start, date.end))
    now = _verb_at(block, number)
    return then is not None and now is not None and then != now and not _is_now(then) and _is_now(now)


def _verb_at(block: Block, span: Span) -> Token | None:
    """The nearest verb above a stretch, whether its subject is its own or that of a verb before it."""
    tokens = tokens_in(block.doc, Span(span.start - block.start, span.end - block.start))
    return next((t for t in tokens[0].ancestors if t.pos_ in ("VERB", "AUX")), None) if tokens else None


def _is_now(verb: Token) -> bool:
    """Whether a verb stands in the present, or in the perfect."""
    return any(
        t.tag_ in ("VBZ", "VBP") for t in (verb, *verb.children) if t.dep_ in ("aux", "auxpass") or t is verb
    )


def _governor(block: Block, span: Span) -> Token | None:
    tokens = tokens_in(block.doc, Span(span.start - block.start, span.end - block.start))
    return governor(tokens[0]) if tokens else None
