"""Statements: the clauses of an article that report a fact each, and the sentences of its quotes."""

import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comparator.analysis.alignment.clause_heads import MIN_WORDS, is_content
from comparator.analysis.alignment.clauses import Clause, clauses_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Mention, Quote, Statement, VoiceKind
from comparator.analysis.language import Block, Parsed
from comparator.analysis.wordlists import table, words


def find_statements(
    parsed: Parsed,
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    stand_ins: Mapping[int, str] | None = None,
) -> tuple[Statement, ...]:
    """Every statement of the body, headline and lead left out where the body repeats them, in the order of
    the text. A sentence inside quote marks is one statement; other sentences are cut into clauses. What an
    outlet asks in its own words ("What happens next?") states nothing.
    `stand_ins`: whom pronouns and descriptions mean, by the offset where they stand (quotes.read_speech)."""
    reader = _Reader(parsed, quotes, mentions, stand_ins or {})
    return tuple(s for block in parsed.blocks if not block.heading for s in reader.block(block))


class _Piece(NamedTuple):
    """Tokens that become one statement."""

    tokens: tuple[Token, ...]
    head: Token
    subject: tuple[Token, ...] = ()
    reported: bool = False


class _Reader:
    """Reads statements with the article's quotes and names at hand."""

    def __init__(
        self,
        parsed: Parsed,
        quotes: Sequence[Quote],
        mentions: Sequence[Mention],
        stand_ins: Mapping[int, str],
    ) -> None:
        self.stand_ins = stand_ins
        self.dateline = parsed.document.parts.dateline
        self.quotes = sorted(quotes, key=lambda q: q.start)
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self.starts = [m.start for m in self.mentions]

    def block(self, block: Block) -> Iterator[Statement]:
        for sentence in block.doc.sents:
            taken = {t.i for t in sentence if self._in_dateline(block, t)}
            quoted = list(self._quoted(block, sentence, taken))
            taken |= {t.i for piece, _ in quoted for t in piece.tokens} | set(self._goes_on(block, sentence))
            own = () if _asks(sentence, taken) else clauses_of(sentence, taken)
            pieces = [(_piece(c), None) for c in own] + quoted
            for piece, quote in sorted(pieces, key=lambda p: p[0].tokens[0].i):
                yield self._statement(block, sentence, piece, quote)

    def _in_dateline(self, block: Block, token: Token) -> bool:
        return bool(self.dateline) and block.span(token, token).overlap(self.dateline or Span(0, 0)) > 0

    def _quoted(
        self, block: Block, sentence: Sentence, taken: Collection[int]
    ) -> Iterator[tuple[_Piece, Quote | None]]:
        """The stretches of the sentence that lie in a direct quote and are sentences themselves."""
        whole = block.span(sentence[0], sentence[-1])
        for quote in self.quotes:
            span = Span(quote.start, quote.end)
            if quote.kind == "indirect" or not whole.overlap(span):
                continue
            inside = [t for t in sentence if t.i not in taken and span.holds(block.span(t, t))]
            for tokens in map(_bare, _uncut(inside)):
                if _is_sentence(tokens):
                    yield _Piece(tokens, _top(tokens)), quote

    def _goes_on(self, block: Block, sentence: Sentence) -> Iterator[int]:
        """Tokens at the beginning that end a quote of the sentence before: no clause of the narrator's."""
        first = block.span(sentence[0], sentence[0]).start
        for quote in self.quotes:
            if quote.kind != "indirect" and quote.start < first < quote.end:
                yield from (t.i for t in sentence if block.span(t, t).start < quote.end)

    def _statement(self, block: Block, sentence: Sentence, piece: _Piece, quote: Quote | None) -> Statement:
        span = block.span(piece.tokens[0], piece.tokens[-1])
        said = quote or self._indirect(span)
        speaker = said.speaker if said else None
        voice: VoiceKind = "quoted" if quote else "reported" if said or piece.reported else "own"
        whole = [t for t in sentence if t.text.strip()]
        return Statement(
            start=span.start,
            end=span.end,
            sentence=block.span(whole[0], whole[-1]),
            voice=voice,
            speaker=speaker,
            subject=self._subject(block, piece, speaker if quote else None),
            words=self._words(block, piece, speaker if quote else None),
            verb=None if piece.head.dep_ == "appos" else piece.head.lemma_.lower(),
            negated=_negated(piece),
            hedges=_hedges(piece),
        )

    def _indirect(self, span: Span) -> Quote | None:
        """The indirect quote that holds at least half of a clause; of one inside another the inner one."""
        holding = [q for q in self.quotes if span.overlap(Span(q.start, q.end)) * 2 >= span.end - span.start]
        return min(holding, key=lambda q: q.end - q.start, default=None)

    def _subject(self, block: Block, piece: _Piece, speaker: str | None) -> str | None:
        named = [self._meant(block, t) for t in piece.subject if t.pos_ != "PRON"]
        if found := next((name for name in named if name), None):
            return found
        tokens = [t for t in piece.subject if t.dep_ != "det"]
        return " ".join(self._resolved(block, t, speaker) for t in tokens) or None

    def _words(self, block: Block, piece: _Piece, speaker: str | None) -> tuple[str, ...]:
        found = list[str]()
        for token in (*(t for t in piece.subject if t not in piece.tokens), *piece.tokens):
            text = self._resolved(block, token, speaker)
            if text != token.text:
                found += text.lower().split()
            elif is_content(token):
                found.append(token.lemma_.lower())
                found += (self._meant(block, token) or "").lower().split()
        return tuple(dict.fromkeys(found))

    def _resolved(self, block: Block, token: Token, speaker: str | None) -> str:
        """The token's text, or the name that a pronoun stands for."""
        word = token.lower_
        if word in words("clauses", "pronouns_speaker"):
            return speaker or token.text
        meant = self._meant(block, token) if token.pos_ == "PRON" else None
        if meant is not None:
            return meant
        if word in words("clauses", "pronouns_person") and not speaker:
            return self._person_before(block.start + token.idx) or token.text
        return token.text

    def _meant(self, block: Block, token: Token) -> str | None:
        """Whom "she" or "the minister" stands for."""
        return self.stand_ins.get(block.start + token.idx)

    def _person_before(self, offset: int) -> str | None:
        before = self.mentions[: bisect.bisect_left(self.starts, offset)]
        return next((m.name for m in reversed(before) if m.kind == "person"), None)


def _asks(sentence: Sentence, taken: Collection[int]) -> bool:
    """Whether the narrator asks, and nobody who is quoted."""
    last = next((t for t in reversed(sentence) if t.text.strip()), None)
    return last is not None and last.text == "?" and last.i not in taken


def _piece(clause: Clause) -> _Piece:
    return _Piece(clause.tokens, clause.head, clause.subject, clause.attribution is not None)


def _bare(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (kept[0].is_punct or not kept[0].text.strip()):
        kept.pop(0)
    while kept and ((kept[-1].is_punct and kept[-1].text != "%") or not kept[-1].text.strip()):
        kept.pop()
    return tuple(kept)


def _uncut(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The stretches between marks of omission, where those in front and behind are clauses with a subject:
    words that followed another sentence ("The well is dry ... and we leave") are another remark."""
    omissions = tuple(table("quoting")["ellipses"])
    for at, token in enumerate(tokens):
        if token.text.startswith(omissions):
            before, after = _bare(tokens[:at]), _bare(tokens[at + 1 :])
            if _is_clause(before) and _is_clause(after):
                return [before, *_uncut(after)]
    return [tokens]


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether words have a verb at their top, with its subject among them."""
    if len(tokens) < MIN_WORDS:
        return False
    top = _top(tokens)
    subjects = {c.dep_ for c in top.children if c in tokens} & {"nsubj", "nsubjpass", "expl"}
    return (
        bool(subjects) and top.tag_.startswith(("VB", "MD")) and top.dep_ not in ("advcl", "relcl", "xcomp")
    )


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether quoted words make a sentence of their own: a verb with its subject, or an order."""
    if len(tokens) < MIN_WORDS:
        return False
    return any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in tokens) or _top(tokens).dep_ == "ROOT"


def _top(tokens: Sequence[Token]) -> Token:
    """The token whose head lies outside."""
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head.i not in inside or t.head is t]
    return max(outer, key=lambda t: sum(1 for _ in t.subtree)) if outer else tokens[0]


def _negated(piece: _Piece) -> bool:
    """Whether the clause says that something is not so."""
    no = words("clauses", "negations")
    return any(t.dep_ == "neg" or t.lower_ in no for t in piece.tokens)


def _hedges(piece: _Piece) -> tuple[str, ...]:
    weak = words("clauses", "hedges")
    return tuple(dict.fromkeys(t.lower_ for t in piece.tokens if {t.lower_, t.lemma_.lower()} & weak))
