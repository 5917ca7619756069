"""Whose figure a number is, and the day it holds for."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention, Quote
from comparator.analysis.language import Block
from comparator.analysis.numbers.outcomes import measured
from comparator.analysis.speech.sentence_parts import governor, tokens_in
from comparator.analysis.wordlists import any_of, table, words

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
    named = _according(_part(tokens[0])) or _reporter(tokens[0])
    return _name(block, named, mentions) if named is not None else None


def _part(token: Token) -> Iterable[Token]:
    """The part of a sentence between semicolons that holds a token: each part has its own source."""
    sentence = token.sent
    before = [t.i for t in sentence if t.text == ";" and t.i < token.i]
    behind = [t.i for t in sentence if t.text == ";" and t.i > token.i]
    return sentence.doc[before[-1] if before else sentence.start : behind[0] if behind else sentence.end]


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
        if verb.lemma_.lower() == "speak" and below.lower_ == "of" and below == token.head:
            return _subject(verb)  # "the organisers spoke of 25,000"
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
    back = _pointed_back(block, number, dates) or _deed_before(block, number, dates)
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
        and (date.qualifier not in bounds or _reached(date, published))
        and not _on_the_way(block, date, number)
        and _governor(block, Span(date.start, date.end)) == own
        and not _of_another(block, date, number)
        and not _before_now(block, date, number)
        and not _bounds_time(block, date)
    ]
    nearest = min(known, key=lambda d: max(d.start - number.end, number.start - d.end), default=None)
    if nearest is not None:
        return nearest.as_of
    unknown = _at_first(block, own) or any(_of_bearer(block, date, own, published) for date in dates)
    return None if unknown else published


_AT_FIRST = re.compile(
    r"\b(?:in|within|during)\s+(?:the|its|their|his|her)\s+first\s+(?:\w+\s+)?(?:years?|months?|weeks?|decades?)\b",
    re.IGNORECASE,
)


def _at_first(block: Block, verb: Token) -> bool:
    """Whether a clause of the past tells of when something began: "Forty sank in the first five years"."""
    start, end = block.doc[verb.left_edge.i].idx, verb.right_edge.idx + len(verb.right_edge)
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return past and _AT_FIRST.search(block.text, start, end) is not None


def _of_bearer(block: Block, date: Figure, verb: Token, published: str | None) -> bool:
    """Whether an earlier month or year says which subject a clause of the past tells of, so that nobody knows
    the day of the clause: "The boats that came in April brought 40 people"."""
    told = verb.tag_ == "VBD" and published is not None and (date.as_of or published)[:7] < published[:7]
    tokens = tokens_in(block.doc, Span(date.start - block.start, date.end - block.start)) if told else []
    clause = next((t for t in tokens[0].ancestors if t.dep_ in ("relcl", "acl")), None) if tokens else None
    if clause is None or clause.head.head != verb or clause.head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text != ","


_PART = re.compile(r"\s+(?:of\s+(?:them|these|those|whom))\b", re.IGNORECASE)
_PART_FIRST = re.compile(r"\bof\s+(?:them|these|those|whom),?\s+$", re.IGNORECASE)


def with_days_of_wholes(
    block: Block, figures: Sequence[Figure], dates: Sequence[Figure], published: str | None
) -> list[Figure]:
    """Figures in order; a part ("In April 1,500 came; 401 of them applied") with no day of its own holds for
    that of the count right before it, where its sentence has no date behind that one."""
    out = list[Figure]()
    for figure in figures:
        whole = next((f for f in reversed(out) if f.kind == "count"), None)
        part = whole and figure.as_of == published and _near(block, whole, figure) and _is_part(block, figure)
        if whole and part and not any(d.start > whole.start and _beside(block, d, figure) for d in dates):
            figure = msgspec.structs.replace(figure, as_of=whole.as_of)
        out.append(figure)
    return out


def _near(block: Block, whole: Figure, part: Figure) -> bool:
    """Whether a figure stands in the sentence of another or in the one behind."""
    stops = re.findall(r"[.!?]\s+(?=[A-Z])", block.text[whole.end - block.start : part.start - block.start])
    return len(stops) <= 1


def _beside(block: Block, date: Figure, figure: Figure) -> bool:
    """Whether a date, known or not, stands in the sentence of a figure."""
    tokens = tokens_in(block.doc, Span(figure.start - block.start, figure.end - block.start))
    sentence = tokens[0].sent if tokens else None
    return sentence is not None and sentence.start_char <= date.start - block.start < sentence.end_char


def _is_part(block: Block, figure: Figure) -> bool:
    """Whether a figure tells, in the past, of some "of them"."""
    start, end = figure.start - block.start, figure.end - block.start
    part = _PART.search(block.text[start:end]) or _PART.match(block.text, end)
    verb = _verb_at(block, Span(figure.start, figure.end))
    past = verb is not None and not _is_now(verb)
    return past and bool(part or _PART_FIRST.search(block.text[:start]))


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


def _deed_before(block: Block, number: Span, dates: Sequence[Figure]) -> str | None:
    """The date of the sentence before, where the clause of a number tells more of that deed: "They left the
    pact in 2003. That decision passed by 60 votes to 37"."""
    verb = _governor(block, number)
    if verb is None or verb.tag_ != "VBD" or not any(_takes_up_deed(t, verb) for t in verb.subtree):
        return None
    if any(verb.sent.start_char <= d.start - block.start < verb.sent.end_char for d in dates):
        return None
    before = verb.doc[verb.sent.start - 1].sent if verb.sent.start else None
    root = before.root if before is not None else None
    own = (d for d in dates if root is not None and _governor(block, Span(d.start, d.end)) == root)
    told = {d.as_of for d in own if not _of_another(block, d, number)}
    return told.pop() if len(told) == 1 else None


def _takes_up_deed(token: Token, verb: Token) -> bool:
    """Whether a token is the noun of "that decision" as a verb's subject or object; no "that town"."""
    pointing = any(c.dep_ == "det" and c.lower_ == "that" for c in token.children)
    deed = token.tag_ == "NN" and token.lower_ in words("deeds", "done", "nouns")
    return pointing and deed and token.head == verb and token.dep_ in ("nsubj", "nsubjpass", "dobj")


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


def _reached(date: Figure, published: str | None) -> bool:
    """Whether a date is the one by which something had come to a number: "By 1993 they had destroyed 40"."""
    return date.qualifier == "by" and published is not None and (date.as_of or "") < published


def _on_the_way(block: Block, date: Figure, number: Span) -> bool:
    """Whether a number is the way that was covered since a date: "left on Monday and walked 40 miles"."""
    measures = table("units")["measures"]
    way = [w for unit in ("km", "mile", "nautical_mile") for w in measures[unit]]
    told = block.text[number.start - block.start : number.end - block.start]
    covered = re.search(rf"(?:\b|\d)(?:{any_of(way)})$", told, re.I) is not None
    verb = _verb_at(block, Span(date.start, date.end))
    return covered and verb != _verb_at(block, number) and not _in_front(block, date, verb)


def _in_front(block: Block, date: Figure, verb: Token | None) -> bool:
    """Whether a date stands in front of its verb's subject, and so holds for what else it did too."""
    subject = _subject(verb) if verb is not None else None
    return subject is not None and date.end - block.start <= block.doc[subject.left_edge.i].idx


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
