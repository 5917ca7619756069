"""How firmly a clause claims its content, and whether it is negated."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Change
from comparator.analysis.wording.likeness import phrases, shared_content
from comparator.analysis.wordlists import table

_SHORT_NOT = re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE)
_SAME_CLAIM = 0.5  # shared content from which two clauses count as claiming the same thing
_SAME_BUT_NOT = 0.6  # the same for negation: a negated clause about something else contradicts nothing


class Passage(NamedTuple):
    """A stretch of a text."""

    text: str
    span: Span

    @property
    def words(self) -> str:
        """The stretch itself."""
        return self.span.of(self.text)


class Hedge(NamedTuple):
    """The word that says how firm a claim is."""

    grade: int
    span: Span


def compare_claims(reference: Passage, cell: Passage) -> Iterator[Change]:
    """Weaker, stronger or negated, where both claim the same thing."""
    shared = shared_content(reference.words, cell.words)
    if shared >= _SAME_CLAIM:
        yield from _firmness(reference, cell)
    if shared >= _SAME_BUT_NOT:
        yield from _polarity(reference, cell)


def hedge(passage: Passage) -> Hedge | None:
    """The weakest word on the claim; None where it is stated plainly."""
    found = phrases(*passage, _grades())
    graded = [Hedge(_grades()[f.phrase], f.span) for f in found if not _is_name(passage.text, f.span)]
    return min(graded, key=lambda h: h.grade, default=None)


def negation(passage: Passage) -> Span | None:
    """The word that negates the passage; None where nothing does, or where two take each other back."""
    lists = table("claims")["negation"]
    harmless = [f.span for f in phrases(*passage, lists["harmless"])]
    found = [f.span for f in phrases(*passage, lists["words"])]
    found += [Span(*m.span()) for m in _SHORT_NOT.finditer(passage.text, *passage.span)]
    turning = sorted(s for s in found if not any(h.holds(s) for h in harmless))
    return turning[0] if len(turning) % 2 else None


def _firmness(reference: Passage, cell: Passage) -> Iterator[Change]:
    one, two = hedge(reference), hedge(cell)
    before, after = one.grade if one else 0, two.grade if two else 0
    if before != after:
        yield Change(
            from_=one.span if one else reference.span,
            to=two.span if two else cell.span,
            kind="weaker claim" if after < before else "stronger claim",
        )


def _polarity(reference: Passage, cell: Passage) -> Iterator[Change]:
    one, two = negation(reference), negation(cell)
    if bool(one) != bool(two):
        yield Change(from_=one or reference.span, to=two or cell.span, kind="negated")


def _is_name(text: str, span: Span) -> bool:
    """The month and the name May, not the verb."""
    return span.of(text) == "May"


@functools.cache
def _grades() -> dict[str, int]:
    return {phrase: int(grade) for grade, listed in table("claims")["grades"].items() for phrase in listed}
