"""How firmly a clause claims its content, and whether it is negated."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Change
from comparator.analysis.wording.likeness import content, phrases, shared_content
from comparator.analysis.wordlists import table

_SHORT_NOT = re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:the|its|their|his|her|our|military|naval)\s+$", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:neither|nobody|no\s+one|no)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)  # before "may"
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


@functools.lru_cache(maxsize=20_000)
def hedge(passage: Passage) -> Hedge | None:
    """The weakest word on the claim; None where it is stated plainly."""
    found = phrases(*passage, _grades())
    graded = [Hedge(_grades()[f.phrase], f.span) for f in found if not _is_name(passage.text, f.span)]
    return min(graded, key=lambda h: h.grade, default=None)


@functools.lru_cache(maxsize=20_000)
def negation(passage: Passage) -> Span | None:
    """The word that negates the passage; None where nothing does, or where two take each other back."""
    lists = table("claims")["negation"]
    harmless = [f.span for f in phrases(*passage, lists["harmless"])]
    found = [f.span for f in phrases(*passage, lists["words"])]
    found += [Span(*m.span()) for m in _SHORT_NOT.finditer(passage.text, *passage.span)]
    turning = sorted(s for s in found if not any(h.holds(s) for h in harmless))
    return turning[0] if len(turning) % 2 else None


def is_forecast(words: str) -> bool:
    """Whether a word denies a forecast ("unlikely"), not a fact."""
    return words.casefold().strip() in table("claims")["negation"]["forecast"]


def stands_so_far(passage: Passage) -> bool:
    """Whether a passage says how things stand for now ("not yet")."""
    return bool(phrases(*passage, table("claims")["negation"]["passing"]))


def stands_on(one: Passage, two: Passage) -> bool:
    """Whether what either passage hedges is in the other too: the verb after the hedge, which is its first
    word with content, or after "it is not clear whether …" the one behind the subject."""
    for own, other in ((one, two), (two, one)):
        found = hedge(own)
        if not found:
            continue
        rest = (content(w) for w in re.findall(r"[^\W_]+", own.text[found.span.end : own.span.end]))
        places = 2 if found.span.of(own.text).casefold().startswith("it ") else 1
        verbs = [stems for stems in rest if stems][:places]
        if any(stems & content(other.words) for stems in verbs):
            return True
    return False


def _firmness(reference: Passage, cell: Passage) -> Iterator[Change]:
    if _permits(reference) or _permits(cell):
        return
    one, two = hedge(reference), hedge(cell)
    before, after = one.grade if one else 0, two.grade if two else 0
    if before != after:
        yield Change(
            from_=one.span if one else reference.span,
            to=two.span if two else cell.span,
            kind="weaker claim" if after < before else "stronger claim",
        )


def _permits(passage: Passage) -> bool:
    """Whether a passage tells what is allowed: "may" there gives leave, and the other side says the same with
    "can" or "is allowed to"."""
    lists = table("claims")["permission"]
    named = bool(phrases(*passage, lists["words"]))
    return named or any(
        _NOBODY.search(passage.text[passage.span.start : f.span.start]) for f in phrases(*passage, ["may"])
    )


def _polarity(reference: Passage, cell: Passage) -> Iterator[Change]:
    one, two = negation(reference), negation(cell)
    if bool(one) != bool(two):
        yield Change(from_=one or reference.span, to=two or cell.span, kind="negated")


def _is_name(text: str, span: Span) -> bool:
    """The month and the name May, not the verb; "the might of an army"."""
    noun = span.of(text).casefold() == "might" and _NOUN.search(text[max(0, span.start - 20) : span.start])
    return span.of(text) == "May" or bool(noun)


@functools.cache
def _grades() -> dict[str, int]:
    return {phrase: int(grade) for grade, listed in table("claims")["grades"].items() for phrase in listed}
