"""Each block as the narrator tells it: quotes that are sentences stand as two words while the rest is parsed.

spaCy's parser loses its way in long quotes. "It works" in their place leaves it the narrator's own sentence,
which says who speaks.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from comparator.analysis.document import Span
from comparator.analysis.language import Block, Parsed, nlp
from comparator.analysis.speech.quote_marks import Marked, marked_spans
from comparator.analysis.speech.reporting import REPORTING_FORMS

_STAND_IN = "It works"
_MARKS = frozenset("\"“”„«»‹›‟＂'‘’")
_LEADS_IN = '.?!:;,—–-"”“(…‑'
_FOLLOWED = re.compile(r"\W*(?:[\w’'.-]+\s+){0,5}?([\w-]+)\b")
_APPOSED = re.compile(r"\W*(?:[A-Z][\w’'.-]*\s?){2,4},\s.*,\s([a-z]+)\b")  # "Jane Doe, head of this, said"
_TAG = 200  # characters behind a quote in which its attribution stands
_LONG_FRAGMENT = 24  # words; a longer one is kept from the parser too


class QuotedPart(NamedTuple):
    """A quoted stretch of a view."""

    marked: Marked
    span: Span
    """Where it stands in the document, without the marks."""
    clause: bool
    """Whether it is a sentence of its own, and so hidden from the parser."""
    first: int
    last: int
    """Its tokens in the view, both included; -1 where it has none."""


class View(NamedTuple):
    """A block as narrated, parsed, with the way back to the document's offsets."""

    block: Block
    doc: Doc
    pieces: tuple[tuple[int, int, int, int], ...]
    """(start, end in the view, start, end in the block) in order."""
    quoted: tuple[QuotedPart, ...]
    within: frozenset[int] = frozenset()
    """The tokens of all quoted stretches."""
    hidden: frozenset[int] = frozenset()
    """The tokens that stand for quotes kept from the parser."""

    def origin(self, offset: int, last: bool = False) -> int:
        """The document offset of a character of the view; the end of a hidden quote with `last`."""
        for start, end, begin, stop in self.pieces:
            if start <= offset < end or (last and start < offset <= end):
                straight = end - start == stop - begin
                return self.block.start + (begin + offset - start if straight else (stop if last else begin))
        return self.block.start + (self.pieces[-1][3] if self.pieces else offset)

    def span(self, first: Token, last: Token) -> Span:
        """The document span from one token of the view to another, both included."""
        return Span(self.origin(first.idx), self.origin(last.idx + len(last.text), last=True))

    def tokens_at(self, span: Span) -> Stretch | None:
        """The tokens of the view that stand for a document span, None where it is hidden."""
        start, end = span.start - self.block.start, span.end - self.block.start
        for low, high, begin, stop in self.pieces:
            if begin <= start and end <= stop and high - low == stop - begin:
                return self.doc.char_span(low + start - begin, low + end - begin, alignment_mode="expand")
        return None

    def inside_quote(self, token: Token) -> bool:
        """Whether a token belongs to a quoted stretch."""
        return token.i in self.within


def views(parsed: Parsed) -> tuple[View, ...]:
    """Every block of the document as a view; only blocks with quotes are parsed again, without the
    tagger of names."""
    marks = [marked_spans(b.text) for b in parsed.blocks]
    plans = [_plan(b.text, m) if m else None for b, m in zip(parsed.blocks, marks, strict=True)]
    texts = [p.text for p in plans if p]
    docs = iter(nlp().pipe(texts, disable=["ner"]))
    return tuple(
        _view(b, next(docs), plan, m) if plan else View(b, b.doc, _whole(b.text), ())
        for b, m, plan in zip(parsed.blocks, marks, plans, strict=True)
    )


class _Plan(NamedTuple):
    text: str
    pieces: tuple[tuple[int, int, int, int], ...]
    clauses: tuple[bool, ...]


def _whole(text: str) -> tuple[tuple[int, int, int, int], ...]:
    return ((0, len(text), 0, len(text)),)


def _plan(text: str, marks: Sequence[Marked]) -> _Plan:
    """The block's text with hidden quotes replaced and the marks of the others turned into spaces."""
    out, pieces, clauses, at = "", list[tuple[int, int, int, int]](), list[bool](), 0
    for mark in marks:
        clauses.append(is_clause(text, mark))
        begin, stop = _without_marks(text, at, mark.start)
        narrated = text[begin:stop]
        inner = _stand_in(text, mark, out + narrated) if clauses[-1] else text[mark.start : mark.end]
        for words, low, high in ((narrated, begin, stop), (inner, mark.start, mark.end)):
            pieces.append((len(out), len(out) + len(words), low, high))
            out += words
        at = mark.end
    begin, _ = _without_marks(text, at, len(text))
    pieces.append((len(out), len(out) + len(text) - begin, begin, len(text)))
    return _Plan(out + text[begin:], tuple(p for p in pieces if p[0] < p[1]), tuple(clauses))


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Narration between two quotes without the mark that closes the one and opens the other."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _stand_in(text: str, mark: Marked, before: str) -> str:
    """Two words in place of a quoted sentence, with the punctuation that it ends on."""
    words = _STAND_IN if not before.strip() or before.rstrip()[-1:] in ".!?:" else _STAND_IN.lower()
    tail = _last_sign(text, mark)
    if tail in "?!…." and tail and attributed_after(text, mark):
        tail = ","
    return words + ("." if tail in ("?", "!", "…") else tail)


def _last_sign(text: str, mark: Marked) -> str:
    """The punctuation a quote ends on, inside the marks of a quote within it or not; "" for a word."""
    sign = text[mark.start : mark.end].rstrip("’'”\"")[-1:]
    return sign if sign in ",.?!…" else ""


def attributed_after(text: str, mark: Marked) -> bool:
    """Whether a reporting verb follows within the next words, before the sentence ends."""
    rest = re.split(r"[.!?:]\s|[“\"]", text[mark.end + 1 : mark.end + _TAG])[0]
    words = re.findall(r"[\w’'-]+", rest[:90])[:7]
    sign, goes_on = _last_sign(text, mark), bool(words) and words[0][:1].islower()
    ends = sign in ("?", "!", "…") or (sign == "." and goes_on)
    apposed = _APPOSED.match(rest)
    return ends and any(w.casefold() in REPORTING_FORMS for w in (*words, apposed[1] if apposed else ""))


def is_clause(text: str, mark: Marked) -> bool:
    """Whether a quoted stretch is a sentence of its own rather than a piece of the narrator's."""
    inner = text[mark.start : mark.end]
    words = re.findall(r"[\w’'-]+", inner)
    before = text[: mark.start].rstrip(" \t\u00a0\"“”„«»'‘’`")
    first = next((c for c in inner if c.isalpha()), "")
    lead = not before or before[-1] in _LEADS_IN or _reports(before) or not mark.opened
    if len(words) > _LONG_FRAGMENT and lead:
        return True
    if not lead or (
        not (first.isupper() or inner.startswith("[")) and not (inner.startswith("…") or not before)
    ):
        return False
    return not is_title_case(words) and (len(words) >= 3 or inner[-1:] in ",.?!…")


def _reports(before: str) -> bool:
    word = re.findall(r"[\w-]+$", before)
    return bool(word) and (word[0].casefold() in REPORTING_FORMS or word[0].casefold() in ("that", "saying"))


def is_title_case(words: Sequence[str]) -> bool:
    """Whether the words are a title: all but the small ones in capitals, three at least."""
    large = [w for w in words if len(w) > 3]
    return len(words) >= 3 and len(large) >= 2 and all(w[:1].isupper() for w in large)


def _view(block: Block, doc: Doc, plan: _Plan, marks: Sequence[Marked]) -> View:
    bare = View(block, doc, plan.pieces, ())
    parts = []
    for mark, clause in zip(marks, plan.clauses, strict=True):
        piece = next((p for p in plan.pieces if p[2] == mark.start and p[3] == mark.end), None)
        chunk = doc.char_span(piece[0], piece[1], alignment_mode="expand") if piece else None
        span = Span(block.start + mark.start, block.start + mark.end)
        first, last = (chunk.start, chunk.end - 1) if chunk is not None and len(chunk) else (-1, -1)
        parts.append(QuotedPart(mark, span, clause, first, last))
    within, hidden = (
        frozenset(i for p in some if p.first >= 0 for i in range(p.first, p.last + 1))
        for some in (parts, [p for p in parts if p.clause])
    )
    return bare._replace(quoted=tuple(parts), within=within, hidden=hidden)


_LINE_WORDS = 25  # a block that is longer is prose, whatever it ends on


def is_narration(view: View) -> bool:
    """Whether a block is running text: no headline, section heading, or line without an end ("Read
    more: …")."""
    if view.block.heading:
        return False
    return is_prose(view) or (view.block.number is not None and any(q.clause for q in view.quoted))


def is_prose(view: View) -> bool:
    """Whether a block ends as a sentence does, or is too long for a line that leads elsewhere."""
    text = view.block.text.rstrip()
    ends = text.rstrip("\"”’')]»")[-1:] in (".", "!", "?", "…", ":", ",", ";")
    return ends or (view.block.number is not None and len(text.split()) > _LINE_WORDS)
