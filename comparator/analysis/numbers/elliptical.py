"""What numbers count whose noun stands elsewhere: "three of them", "two have been found", "($5 million)"."""

import re
from collections.abc import Sequence

import msgspec

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure
from comparator.analysis.language import Block
from comparator.analysis.numbers.outcomes import outcome_words
from comparator.analysis.speech.sentence_parts import tokens_in

_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|those|these|which)\b", re.I)
_TAKES_A_NOUN = ("nsubj", "nsubjpass", "dobj")
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*")
_SUMS = ("money", "measure")


def with_nouns(block: Block, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a block in order; one without anything counted takes what the number before it counts,
    where it is a part of those or stands in the place of a noun."""
    found = list[Figure]()
    for figure in sorted(figures, key=lambda f: (f.start, f.end)):
        words = None if figure.counted else _inherited(block, figure, found)
        found.append(msgspec.structs.replace(figure, counted=words) if words else figure)
    return found


def _inherited(block: Block, figure: Figure, before: Sequence[Figure]) -> str | None:
    last = before[-1] if before else None
    if last is None:
        return None
    if figure.kind == last.kind and figure.kind in _SUMS:
        gap = block.text[last.end - block.start : figure.start - block.start]
        return last.counted if _IN_BRACKETS.fullmatch(gap) else None
    if figure.kind != "count" or figure.unit == "share" or not isinstance(figure.value, float):
        return None
    return _noun_of(_whole(block, figure, before)) if _stands_for(block, figure) else None


def _stands_for(block: Block, figure: Figure) -> bool:
    """Whether a number stands where its noun would: "three of them", "two have been found"."""
    tokens = tokens_in(block.doc, Span(figure.start - block.start, figure.end - block.start))
    if not tokens:
        return False
    after = block.text[figure.end - block.start :]
    return bool(_OF_THEM.match(after)) or tokens[-1].dep_ in _TAKES_A_NOUN


def _whole(block: Block, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The last number of things in this sentence or the one before, which is no less."""
    tokens = tokens_in(block.doc, Span(figure.start - block.start, figure.end - block.start))
    first = tokens[0].sent.start
    earliest = block.doc[first - 1].sent.start_char if first else 0
    least = figure.value if isinstance(figure.value, float) else 0.0
    for other in reversed(before):
        if other.start - block.start < earliest:
            return None
        if other.kind == "count" and other.counted and other.unit not in (None, "share"):
            return other if not isinstance(other.value, float) or other.value >= least else None
    return None


def _noun_of(figure: Figure | None) -> str | None:
    """What a figure counts, without what became of it."""
    words = (figure.counted or "").split() if figure else []
    return " ".join(w for w in words if w not in set(outcome_words().values())) or None
