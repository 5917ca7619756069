"""The words of one outlet's version of an utterance: against the fullest wording, and who is said to have
said them."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from comparator.analysis.diff import word_diff
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Cell, Finding, Quote
from comparator.web.pieces import LIKENESS, likeness
from comparator.web.runs import Run, runs
from comparator.web.sources import Source
from comparator.web.words import FINDING_WORDS

CUTS: tuple[Finding, ...] = (
    "silent cut", "marked cut", "spliced", "ends early", "starts late", "outlet insertion",
)  # fmt: skip
"""What is told apart inside the words; every other finding stands on the version's head."""
_BETWEEN = 60  # characters from a reporting verb to the end of the place or outlet it names


class Word(Record, frozen=True):
    """A run of words in a version."""

    text: str
    tag: str = ""
    """"del", "ins", or empty for what both have."""
    css: str = ""
    """The kind of cut it is part of: "silent-cut"; empty where it is none."""
    note: str = ""
    """The word for that cut, where it starts."""


@lru_cache(maxsize=4096)
def against(was: str, now: str, cell: Cell, at_was: int) -> tuple[Word, ...] | None:
    """The second text with what it leaves out and puts in, each cut named by the cell's changes; None where
    the two share too little to be read in one and no cut explains it. `at_was` is where the first text starts
    in its article."""
    segments = word_diff(was, now)
    if likeness(segments) < LIKENESS and not set(CUTS).intersection(cell.findings):
        return None
    words = [_word(run, was, now, cell, at_was) for run in runs(segments, was, now)]
    return tuple(_noted_once([part for word in words for part in _trimmed(word)]))


def is_the_same(words: Sequence[Word]) -> bool:
    """Whether nothing but capitals, marks and dashes differs, up to where one of the two begins or ends."""
    return len({i for i, word in enumerate(words) if not word.tag and word.text.strip()}) < 2 and not any(
        word.tag == "ins" for word in words
    )


def _word(run: Run, was: str, now: str, cell: Cell, at_was: int) -> Word:
    if run.kind == "same":
        return Word(text=run.span.of(now))
    gone = run.kind == "removed"
    shift = at_was if gone else cell.start or 0
    cut = _cut_at(Span(run.span.start + shift, run.span.end + shift), cell, gone=gone)
    return Word(
        text=run.span.of(was if gone else now),
        tag="del" if gone else "ins",
        css=cut.replace(" ", "-") if cut else "",
        note=FINDING_WORDS[cut].lower() if cut else "",
    )


def _cut_at(span: Span, cell: Cell, *, gone: bool) -> Finding | None:
    """The kind of cut that words belong to: the change that covers most of them."""
    changes = [c for c in cell.changes if c.kind in CUTS]
    best = max(changes, key=lambda c: (c.from_ if gone else c.to).overlap(span), default=None)
    return best.kind if best and (best.from_ if gone else best.to).overlap(span) else None


def _trimmed(word: Word) -> list[Word]:
    """A change without the white space behind it, which would be drawn as part of it."""
    bare = word.text.rstrip()
    if not word.tag or bare == word.text or not bare:
        return [word]
    return [msgspec.structs.replace(word, text=bare), Word(text=word.text[len(bare) :])]


def _noted_once(words: Sequence[Word]) -> list[Word]:
    """A cut is named where it starts; runs of it that only shared words interrupt are not named again."""
    noted, last = list[Word](), ""
    for word in words:
        again = word.note and word.css == last
        noted.append(msgspec.structs.replace(word, note="") if again else word)
        last = word.css if word.tag else last
    return noted


def quote_of(cell: Cell, findings: ArticleFindings) -> Quote | None:
    """The quote a cell stands on: direct speech before reported, then the one that shares most with it."""
    span = Span(cell.start or 0, cell.end or 0)
    held = [q for q in findings.quotes if span.overlap(Span(q.start, q.end))]
    return max(held, key=lambda q: (q.kind != "indirect", span.overlap(Span(q.start, q.end))), default=None)


def attribution(cell: Cell, source: Source) -> str:
    """Who is said to have said it, how and to whom: "Ada Roon told reporters". The verb is that of the
    utterance, which may stand before or after another part of it."""
    quote = quote_of(cell, source.findings)
    if quote is None:
        return ""
    parts = [q for q in source.findings.quotes if _one_utterance(q, quote)]
    parts.sort(key=lambda q: q is not quote)
    verb = next((q for q in parts if q.cue), quote)
    venue = next((q.venue for q in (verb, *parts) if q.venue), None)
    return " ".join(filter(None, (quote.speaker, _cue_words(verb, venue, cell, source))))


def _one_utterance(one: Quote, other: Quote) -> bool:
    return one is other or (
        one.utterance == other.utterance and one.speaker == other.speaker and one.kind == other.kind
    )


def _cue_words(quote: Quote, venue: str | None, cell: Cell, source: Source) -> str:
    """The reporting verb with where or to whom: as it stands where both are close and may be shown."""
    cue = " ".join((quote.cue or "").split())
    if not venue or not cue or quote.cue_start is None or quote.cue_end is None:
        return cue or (f"({venue})" if venue else "")
    near = source.text[quote.cue_end : quote.cue_end + _BETWEEN]
    at = near.find(venue)
    shown = source.sentences(Span(cell.start or 0, cell.end or 0))
    printed = Span(quote.cue_start, quote.cue_end + at + len(venue))
    if at >= 0 and (source.whole or shown.holds(printed)) and "." not in near[:at] and "”" not in near[:at]:
        return " ".join(printed.of(source.text).split())
    return f"told {venue}" if cue == "told" else f"{cue} ({venue})"
