"""How two passages tell one thing that is to come: as sure, as possible, not at all, or on a condition."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Change
from comparator.analysis.remembering import remembered
from comparator.analysis.wording.claims import (
    Passage,
    denies_a_part,
    grades,
    hedge,
    negation,
    of_some,
    permits,
)
from comparator.analysis.wording.deeds import Deed, deed_behind
from comparator.analysis.wording.likeness import content, phrases
from comparator.analysis.wordlists import table

_FAR = 2_000  # characters: no sentence is longer
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_STOP = re.compile(r"[,;:.!?)”\"—–\n]")
_OPENS = re.compile(r"(?:^|[,;:—–“\"(]|\b(?:that|and|but|said|says))\s*$")
_NOT_BEHIND, _NOT_BEFORE = re.compile(r"(?:\s+\w+){0,2}?\s+(?:not|never)\b"), re.compile(r"\bnot\s+$")
_WORDS = re.compile(r"[\w'’-]+")
_BETWEEN = 14  # words between a deed and the condition behind it
_LEADING = 8  # words between a condition in front and the deed
_TOLD_TOO = (
    0.5  # share of a condition's content in a sentence that has a condition, which then tells the same
)


class Told(NamedTuple):
    """A deed as a passage tells it."""

    deed: Deed
    grade: int
    """0 for "will", less for "is expected to" and "could"."""
    cue: Span


def compare_coming(reference: Passage, cell: Passage) -> Iterator[Change]:
    """Of one deed that both tell as coming: weaker or stronger, denied, tied to a condition or no more."""
    pairs = ((one, two) for one in _told(reference) for two in _told(cell) if one.deed.is_also(two.deed))
    for one, two in pairs:
        if one.deed.denied != two.deed.denied:
            yield from _denied(reference, cell, one, two)
        elif one.grade != two.grade:
            yield from _firmness(reference, cell, one, two)
        else:
            yield from _conditions(reference, cell, one, two)
        return


def conditional(passage: Passage) -> bool:
    """Whether the sentence of a passage makes a condition."""
    return bool(_conditions_in(passage.text, sentence_around(passage.text, passage.span)))


def _denied(reference: Passage, cell: Passage, one: Told, two: Told) -> Iterator[Change]:
    plain, denying = (cell, (reference, one.cue)) if one.deed.denied else (reference, (cell, two.cue))
    if (
        one.grade == two.grade == 0
        and negation(plain) is None
        and not (denies_a_part(*denying) or of_some(plain) or of_some(denying[0]))
    ):
        yield Change(from_=one.cue, to=two.cue, kind="negated")


def _firmness(reference: Passage, cell: Passage, one: Told, two: Told) -> Iterator[Change]:
    """The firmer side says nothing of its passage to be unsure."""
    firmer = reference if one.grade > two.grade else cell
    if hedge(firmer) is None or max(one.grade, two.grade) < 0:
        yield Change(
            from_=one.cue, to=two.cue, kind="weaker claim" if two.grade < one.grade else "stronger claim"
        )


def _conditions(reference: Passage, cell: Passage, one: Told, two: Told) -> Iterator[Change]:
    """A condition that one side alone has, in whatever words."""
    ours, theirs = _condition_of(reference.text, one.cue), _condition_of(cell.text, two.cue)
    if ours and not theirs and not _told_too(cell.text, two.cue, ours.of(reference.text)):
        yield Change(from_=ours, to=two.cue, kind="stronger claim")
    if theirs and not ours and not _told_too(reference.text, one.cue, theirs.of(cell.text)):
        yield Change(from_=one.cue, to=theirs, kind="weaker claim")


@remembered(20_000)
def _told(passage: Passage) -> tuple[Told, ...]:
    """The deeds that a passage tells as coming, each as weakly as it is told."""
    cues = phrases(*passage, _cues())
    if not cues or permits(passage) or sentence_around(*passage).of(passage.text).rstrip('”" ').endswith("?"):
        return ()
    weakest: dict[tuple[str, str, str], Told] = {}
    for phrase, span in cues:
        deed = deed_behind(passage.text, passage.span, span)
        if deed and span.of(passage.text) != "May":
            cue = _with_not(passage.text, span) if deed.denied else span
            key, told = (deed.verb, deed.doer, deed.thing), Told(deed, grades().get(phrase, 0), cue)
            if key not in weakest or told.grade < weakest[key].grade:
                weakest[key] = told
    return tuple(weakest.values())


def _with_not(text: str, cue: Span) -> Span:
    """A cue with the "not" right behind it, or in front."""
    behind, before = _NOT_BEHIND.match(text, cue.end), _NOT_BEFORE.search(text, 0, cue.start)
    return Span(before.start() if before else cue.start, behind.end() if behind else cue.end)


@functools.cache
def _cues() -> tuple[str, ...]:
    lists = table("claims")["grades"]
    return (*table("deeds")["coming"]["words"], *lists["-1"], *lists["-2"])


def sentence_around(text: str, span: Span) -> Span:
    """From the end of the sentence before a stretch to the end of its own; a point in "Mr." ends one too, and
    text without any is looked through so far."""
    start = max(-1, span.start - _FAR)
    for mark in (". ", "! ", "? ", "\n", ".” ", "?” "):
        start = max(start, text.rfind(mark, max(start, 0), span.start))
    end = _SENTENCE.match(text, max(span.start, 0), span.end + _FAR)
    return Span(start + 1, max(span.end, end.end() if end else span.end))


def _conditions_in(text: str, within: Span) -> list[Span]:
    """Where words that make a condition stand."""
    lists = table("deeds")["conditions"]
    found = [f.span for f in phrases(text, within, lists["words"])]
    idle = [f.span for f in phrases(text, within, lists["other"])] if found else []
    return [s for s in found if not any(s.overlap(i) for i in idle)]


def _condition_of(text: str, cue: Span) -> Span | None:
    """The condition on the deed that a "will" stands on: behind it, or in front of its clause."""
    sentence = sentence_around(text, cue)
    for word in _conditions_in(text, sentence):
        end = _STOP.search(text, word.end)
        clause = Span(word.start, end.start() if end else len(text))
        between = Span(cue.end, word.start) if word.start >= cue.end else Span(clause.end, cue.start)
        if between.end < between.start or len(content(clause.of(text))) < 1:
            continue
        behind = between.start == cue.end
        if _belongs(text, between, _BETWEEN if behind else _LEADING) and (
            behind or _OPENS.search(text[sentence.start : word.start].strip(" "))
        ):
            return clause
    return None


def _belongs(text: str, between: Span, most: int) -> bool:
    """Whether nothing between a deed and a condition makes it that of something else."""
    words = between.of(text)
    other = phrases(text, between, (*_cues(), "said", "says", "told", "warned", "added", "which", "who"))
    return len(_WORDS.findall(words)) <= most and not other and not re.search(r"[;:.!?\n]", words)


def _told_too(text: str, cue: Span, condition: str) -> bool:
    """Whether an article that has no condition on a deed may tell it otherwise: in the deed's paragraph with
    any word of condition or order, elsewhere with some of its words too."""
    otherwise = table("deeds")["conditions"]["told_otherwise"]
    start, end = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.end)
    if phrases(text, Span(start, end if end >= 0 else len(text)), otherwise):
        return True
    wanted = content(condition)
    sentences = (Span(*m.span()) for m in _SENTENCE.finditer(text))
    return any(
        len(wanted & content(s.of(text))) >= _TOLD_TOO * len(wanted) and phrases(text, s, otherwise)
        for s in sentences
    )
