"""A number that one passage gives and another tells without it: "3,400 people", "some people"."""

import functools
import re
from collections.abc import Iterator

from comparator.analysis.contrast.amounts import amount
from comparator.analysis.contrast.telling import CellText, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Figure
from comparator.analysis.wording.likeness import content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import any_of, table

_SAME_FACT = 0.5  # beyond this share of the other words two passages tell of the same people or things
_TWO = 2  # a thing of which there is one needs no number


def unnumbered(exact: CellText, loose: CellText) -> Iterator[tuple[Figure, Span]]:
    """The counts of one cell whose thing the other tells with a word such as "some", and where; none where
    the other has any count, or tells something else."""
    counts = _counts(exact)
    told = _loose(loose) if counts and not _counts(loose) else ()
    for figure in counts if told else ():
        nouns = amount(exact.findings, figure, Span(figure.start, figure.end)).counted
        words, others = (content(cell.text) - nouns for cell in (exact, loose))
        if len(words & others) > _SAME_FACT * min(len(words), len(others)):
            said = (span for span in told if stem(span.of(text_of(loose)).split()[-1]) in nouns)
            yield from ((figure, span) for span in {span.start: span for span in said}.values())


@once
def _counts(cell: CellText) -> list[Figure]:
    held = (f for f in at(cell.findings).figures(cell.span) if f.kind == "count")
    return [f for f in held if not isinstance(f.value, int | float) or f.value >= _TWO]


def _loose(cell: CellText) -> list[Span]:
    """Where "some" and its like stand with the next word, and with the next two."""
    found = _unnumbered().finditer(text_of(cell), *cell.span)
    return [Span(m.start(), m.end(word)) for m in found for word in (1, 2) if m[word]]


@functools.cache
def _unnumbered() -> re.Pattern[str]:
    words, noun = any_of(table("amounts")["unnumbered"]["words"]), r"\s+([^\W\d_-]+)\b"
    return re.compile(rf"\b(?:{words}){noun}(?:{noun})?", re.IGNORECASE)
