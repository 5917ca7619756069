"""One deed, and a "not" or a refusal in one passage alone: "she refused to sign the declaration", "she signed
the declaration late at night"."""

from collections.abc import Iterator

from comparator.analysis.contrast.telling import CellText, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Statement
from comparator.analysis.wording.claims import (
    bears_on,
    denies_a_part,
    is_forecast,
    negation,
    of_another,
    of_some,
)
from comparator.analysis.wording.likeness import content, stem
from comparator.analysis.wording.places import at


def refused(a: CellText, b: CellText) -> Iterator[Change]:
    """What one cell denies that somebody did, of whom the other tells that he did it, to nothing else."""
    found = perhaps_refused(a, b)
    own, other = (a, b) if negation(a.passage) else (b, a)
    if found and not of_another(own.passage, found[0 if own is a else 1], other.passage):
        yield Change(from_=found[0], to=found[1], kind="negated")


def perhaps_refused(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    """The "not" of one cell and what the other tells of the same doing, be it done to something else."""
    ours, theirs = negation(a.passage), negation(b.passage)
    if bool(ours) == bool(theirs) or of_some(a.passage) or of_some(b.passage):
        return None
    own, word, other = (a, ours, b) if ours else (b, theirs, a)
    return (ours or a.span, theirs or b.span) if word and _undone(own, word, other) else None


def _undone(own: CellText, word: Span, other: CellText) -> bool:
    """Whether the other cell has the verb that a "not" stands on, of the same doer and with a word more in
    common, or with two words more."""
    if is_forecast(word.of(text_of(own))) or denies_a_part(own.passage, word):
        return False
    if not bears_on(own.passage, word, other.passage):
        return False
    denied = content(text_of(own)[word.end : own.span.end])
    doers = {_last(told) for told in _told(own)}
    return any(
        told.verb is not None
        and not told.hedges
        and (verb := stem(told.verb)) in denied
        and (shared := (denied - {verb}) & (content(other.text) - {verb, _last(told)}))
        and (_last(told) in doers or len(shared) > 1)
        for told in _told(other)
    )


@once
def _told(cell: CellText) -> list[Statement]:
    """The statements of a cell, each with somebody or something that it tells of."""
    held = at(cell.findings).statements(cell.span)
    return [s for s in held if s.subject and cell.span.holds(Span(s.start, s.end))]


def _last(told: Statement) -> str:
    """The last word of who or what a statement tells of: "Ms Lund" and "Mira Lund" are one."""
    return (told.subject or "").casefold().split()[-1]
