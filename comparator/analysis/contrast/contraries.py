"""Words by which two passages tell two things though they share most others: "killed" and "wounded", "rose"
and "fell", what the army did and what the rebels did, and who beat whom."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from comparator.analysis.wording.likeness import content, is_function_word, phrases, shared_content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import any_of, keys_by_word, table, weekdays, words

Pair = tuple[Span, Span]

_SAME_WORDS = 0.5  # shared content from which one word more makes two things of one
_NAMED = "named"
_BOTH = -1  # in place of a side, where a cell has words of both
_WORD = re.compile(r"[^\W\d_]+")


class _Act(NamedTuple):
    """Who is told to do what, or to have it done to them, each by a word of the passage."""

    doer: str
    """The last word of the subject."""
    verb: str
    at: Span
    """Where the doer stands."""
    by: Span | None
    """By whom it is done to the subject, in the passive."""


def contrary(a: CellText, b: CellText) -> Iterator[Pair]:
    """The words of two cells that share most others by which they tell two things: of two that nothing is at
    once, two sides that do one thing, each doing it to the other, by whom it was done, what they died of."""
    known = (_sides(a) and _sides(b)) or (_act(a) and _act(b))
    if known and shared_content(a.text, b.text) >= _SAME_WORDS:
        yield from _of_one_kind(a, b)
        yield from _two_doers(a, b)
        yield from _two_causes(a, b)


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
    if not (one and two) or one.verb != two.verb:
        return
    if _turned((a, one), (b, two)):
        yield one.by or one.at, two.by or two.at
    elif _two_sides((a, one), (b, two)):
        yield one.at, two.at
    elif one.by and two.by:
        yield from _two_agents((a, one.by), (b, two.by))


def _two_agents(*told: tuple[CellText, Span]) -> Iterator[Pair]:
    """By whom it was done, where neither passage has a word of the other's and both are named, or are not of
    one side: "found by the police", "found by a neighbour". A neighbour may be the woman of the other, a
    mayor be named there, and "by gunfire" or "by Monday" is by nobody."""
    (a, one), (b, two) = told
    ours, theirs = (_kind_of(_WORD.findall(span.of(text_of(cell)))[-1]) for cell, span in told)
    named = {ours, theirs} == {_NAMED}
    two_sides = ours != theirs and "" not in (ours, theirs) and _NAMED not in (ours, theirs)
    if (named or two_sides) and not (_share(a, one, b) or _share(b, two, a)):
        yield one, two


def _kind_of(who: str) -> str:
    """The side of somebody by the last word for him, whether he is named or told by what he is; empty
    for what is nobody."""
    low = who.casefold()
    if not who.islower():
        return "" if low in weekdays() or low in _months() else _NAMED
    known = words("speakers", "people", "lemmas") | words("speakers", "bodies", "lemmas")
    return _side_of(low) or ("somebody" if {low, low.removesuffix("s")} & known else "")


@functools.cache
def _months() -> frozenset[str]:
    return frozenset(keys_by_word(table("months")["months"]))


def _two_sides(*told: tuple[CellText, _Act]) -> bool:
    """Whether what the army did in one passage is what the rebels did in the other, and neither has both."""
    (a, one), (b, two) = told
    lone = not _has(a, two.doer) and not _has(b, one.doer)
    return lone and {_side_of(one.doer), _side_of(two.doer)} == {"state", "others"}


def _turned(*told: tuple[CellText, _Act]) -> bool:
    """Whether in one passage somebody does to another what in the other passage that one does to him."""
    (a, one), (b, two) = told
    others = two.doer, one.doer
    if one.doer == two.doer:
        others = (_agent(a, one) or _agent(b, two),) * 2
    ours, theirs = _roles(a, one, others[0]), _roles(b, two, others[1])
    return bool(ours and theirs) and ours == theirs[::-1]


def _agent(cell: CellText, act: _Act) -> str:
    """The last word of by whom it is done in the passive; else empty."""
    return _words(act.by.of(text_of(cell)))[-1] if act.by else ""


def _roles(cell: CellText, act: _Act, other: str) -> tuple[str, ...]:
    """(who does it, to whom) of a cell's subject and another, in the active voice or in the passive; empty
    where that is not plain, or where it is what both do to each other."""
    words = _words(cell.text)
    if other not in words or act.verb in _mutual():
        return ()
    if not (_is_somebody(cell, act.doer) and _is_somebody(cell, other)):
        return ()
    if act.by:
        return (other, act.doer) if _agent(cell, act) == other else ()
    first, last = words.index(act.doer), _last(words, other)
    between = {*words[first + 1 : max(first, last)]}
    plain = "by" not in words and between.isdisjoint(table("opposites")["contraries"]["passive"])
    return (act.doer, other) if first < last and plain else ()


def _two_causes(a: CellText, b: CellText) -> Iterator[Pair]:
    """What somebody died of, where neither passage has a word of the other's: burns and smoke. Any of it may
    be an illness or injuries."""
    one = _cause(a)
    two = _cause(b) if one else None
    if one and two and not _share(a, one, b) and not _share(b, two, a):
        last = {_words(span.of(text_of(cell)))[-1] for cell, span in ((a, one), (b, two))}
        if last.isdisjoint(table("opposites")["contraries"]["any_cause"]):
            yield one, two


def _share(cell: CellText, words: Span, other: CellText) -> bool:
    return not content(words.of(text_of(cell))).isdisjoint(content(other.text))


@kept
def _cause(cell: CellText) -> Span | None:
    """What the only death of a cell is told to have come of, where that is nobody's name ("the death of
    Lund")."""
    found = [*_died_of().finditer(text_of(cell), *cell.span)]
    cause = _noun(cell, found[0].end(), cell.span.end) if len(found) == 1 else None
    return cause if cause and text_of(cell)[cause.start].islower() else None


@functools.cache
def _died_of() -> re.Pattern[str]:
    died = any_of(table("opposites")["contraries"]["died"])
    return re.compile(rf"\b(?:{died})\s+(?:of|from)\b", re.IGNORECASE)


@kept
def _act(cell: CellText) -> _Act | None:
    """The doer and the verb of the only clause of a cell, where the doer is printed in it."""
    held = [s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end))]
    return _read(cell, held[0]) if len(held) == 1 else None


def _read(cell: CellText, told: Statement) -> _Act | None:
    doer = ((told.subject or "").casefold().split() or [""])[-1]
    found = next((m for m in _WORD.finditer(text_of(cell), *cell.span) if m[0].casefold() == doer), None)
    if not found or not told.verb:
        return None
    return _Act(doer, stem(told.verb), Span(*found.span()), _by_whom(cell, Span(found.end(), told.end)))


def _by_whom(cell: CellText, within: Span) -> Span | None:
    """Who stands behind "by" and a verb in the passive: "was found early on Monday by the police"."""
    found = _passive().search(text_of(cell), *within)
    return _noun(cell, found.end(), within.end) if found else None


def _noun(cell: CellText, start: int, end: int) -> Span | None:
    """The words from a place on to the first preposition or mark, without an article before them."""
    held: list[re.Match[str]] = []
    for word in _WORD.finditer(text_of(cell), start, end):
        gap = text_of(cell)[held[-1].end() if held else start : word.start()]
        if gap.strip(" -’'") or (held and is_function_word(word[0])):
            break
        held += [] if is_function_word(word[0]) else [word]
        start = start if held else word.end()
    return Span(held[0].start(), held[-1].end()) if held else None


@functools.cache
def _passive() -> re.Pattern[str]:
    aux = any_of(table("opposites")["contraries"]["passive"])
    return re.compile(rf"\b(?:{aux})\s[^,;:.]*?\w\s+by\b", re.IGNORECASE)


def _has(cell: CellText, word: str) -> bool:
    return word in _words(cell.text)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


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
    return next((side for side, words in listed.items() if doer in words or f"{doer}s" in words), "")
