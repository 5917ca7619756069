"""Words by which two passages tell two things though they share most others: "killed" and "wounded", "rose"
and "fell", what the army did and what the rebels did, and who beat whom."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from comparator.analysis.wording.likeness import phrases, shared_content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

Pair = tuple[Span, Span]

_SAME_WORDS = 0.5  # shared content from which one word more makes two things of one
_BOTH = -1  # in place of a side, where a cell has words of both
_WORD = re.compile(r"[^\W\d_]+")


class _Act(NamedTuple):
    """Who is told to do what, each by a word of the passage."""

    doer: str
    verb: str
    at: Span
    """Where the doer stands."""


def contrary(a: CellText, b: CellText) -> Iterator[Pair]:
    """The words of two cells that share most others by which they tell two things: of two that nothing is at
    once, two sides that do one thing, or each doing it to the other."""
    known = (_sides(a) and _sides(b)) or (_act(a) and _act(b))
    if known and shared_content(a.text, b.text) >= _SAME_WORDS:
        yield from _of_one_kind(a, b)
        yield from _two_doers(a, b)


def _of_one_kind(a: CellText, b: CellText) -> Iterator[Pair]:
    """Each cell has a word of one side of a pair and none of the other."""
    ours, theirs = _sides(a), _sides(b)
    for pair in sorted(ours.keys() & theirs.keys()):
        (one, span), (two, other) = ours[pair], theirs[pair]
        if one != two:
            yield span, other


@kept
def _sides(cell: CellText) -> dict[str, tuple[int, Span]]:
    """{pair of contraries: (which side of it, the first of its words)} where a cell has but one side."""
    found: dict[str, tuple[int, Span]] = {}
    text = text_of(cell)
    for word in phrases(text, cell.span, _sides_by_word()):
        if text[word.span.start].islower():  # the south, not South Hill
            for pair, side in _sides_by_word()[word.phrase]:
                first = found.setdefault(pair, (side, word.span))
                if first[0] != side:
                    found[pair] = _BOTH, word.span
    return {pair: told for pair, told in found.items() if told[0] != _BOTH}


@functools.cache
def _sides_by_word() -> dict[str, list[tuple[str, int]]]:
    """{word: [(pair, which side of it)]}; a pair is called by the first words of its sides, since that is
    kept and its place in the list may change."""
    found = dict[str, list[tuple[str, int]]]()
    for pair in table("opposites")["contraries"]["pairs"]:
        for side, listed in enumerate(pair):
            for word in listed:
                found.setdefault(word, []).append(("/".join(words[0] for words in pair), side))
    return found


def _two_doers(a: CellText, b: CellText) -> Iterator[Pair]:
    one, two = _act(a), _act(b)
    if not (one and two) or one.verb != two.verb or one.doer == two.doer:
        return
    named = _has(a, two.doer), _has(b, one.doer)
    if named == (False, False):
        if {_side_of(one.doer), _side_of(two.doer)} == {"state", "others"}:
            yield one.at, two.at
    elif named == (True, True) and _acts_on(a, one, two.doer) and _acts_on(b, two, one.doer):
        yield one.at, two.at


@kept
def _act(cell: CellText) -> _Act | None:
    """The doer and the verb of the only clause of a cell, where the doer is printed in it."""
    held = [s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end))]
    return _read(cell, held[0]) if len(held) == 1 else None


def _read(cell: CellText, told: Statement) -> _Act | None:
    doer = ((told.subject or "").casefold().split() or [""])[-1]
    found = next((m for m in _WORD.finditer(text_of(cell), *cell.span) if m[0].casefold() == doer), None)
    return _Act(doer, stem(told.verb), Span(*found.span())) if found and told.verb else None


def _has(cell: CellText, word: str) -> bool:
    return word in {m.casefold() for m in _WORD.findall(cell.text)}


def _acts_on(cell: CellText, act: _Act, other: str) -> bool:
    """Whether a cell tells in the active voice that the doer does it to another: the verb stands between
    them, and is none of what both do to each other."""
    words = [word.casefold() for word in _WORD.findall(cell.text)]
    verbs = [n for n, word in enumerate(words) if stem(word) == act.verb]
    listed = table("opposites")["contraries"]
    people = _is_somebody(cell, act.doer) and _is_somebody(cell, other)
    if not verbs or not people or "by" in words or act.verb in _mutual():
        return False
    place = verbs[0]
    plain = not set(words[max(0, place - 2) : place]) & set(listed["passive"])
    return plain and words.index(act.doer) < place < _last(words, other)


def _is_somebody(cell: CellText, word: str) -> bool:
    """Whether a word of a cell is a name there, or a side."""
    return bool(_side_of(word)) or word.capitalize() in _WORD.findall(cell.text)


def _last(words: Sequence[str], word: str) -> int:
    return max((n for n, other in enumerate(words) if other == word), default=-1)


@functools.cache
def _mutual() -> frozenset[str]:
    return frozenset(stem(verb) for verb in table("opposites")["contraries"]["mutual"])


def _side_of(doer: str) -> str:
    listed = table("opposites")["doers"]
    return next((side for side, words in listed.items() if doer in words), "")
