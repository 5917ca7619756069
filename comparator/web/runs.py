"""Two wordings as one line of runs: what both have, what the second leaves out, what it puts in.

A word diff may put a whole phrase out and in again where only its place beside a cut differs; here the words
that both phrases begin or end with stand as shared.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from comparator.analysis.diff import Segment, SegmentKind
from comparator.analysis.document import Span

_WORD = re.compile(r"\S+\s*")
_ENDED = re.compile(r"[.!?][\"”’)\]]*\s*\Z")
_WORTH = 3  # words in a row that are shared even amid what is left out and put in
_NOT_LETTERS = re.compile(r"\W+")


class Run(NamedTuple):
    """A run of words; its span lies in the first text where it is removed, else in the second."""

    kind: SegmentKind
    span: Span


class _Token(NamedTuple):
    key: str
    span: Span


def runs(segments: Sequence[Segment], was: str, now: str) -> list[Run]:
    """The runs of a word diff, neighbours of one kind made one. What differs only in capitals and marks is
    shared."""
    found, gone, come = list[Run](), list[_Token](), list[_Token]()
    for segment in segments:
        if segment.kind == "same" or segment.trivial:
            found += [*_settled(gone, come), Run("same", segment.b)]
            gone, come = [], []
        elif segment.kind == "removed":
            gone += _tokens(was, segment.a)
        else:
            come += _tokens(now, segment.b)
    return _joined(_slid(_joined([*found, *_settled(gone, come)]), was, now))


def _tokens(text: str, span: Span) -> list[_Token]:
    words = _WORD.finditer(text, span.start, span.end)
    return [_Token(_NOT_LETTERS.sub("", w[0]).casefold() or w[0].strip(), Span(*w.span())) for w in words]


def _settled(gone: Sequence[_Token], come: Sequence[_Token]) -> list[Run]:
    """Words left out and put in at one place, without those that both begin or end with, or that end one
    and begin the other."""
    head = _alike(gone, come)
    gone, start, come = gone[head:], come[:head], come[head:]
    tail = _alike(gone[::-1], come[::-1])
    gone, come, end = gone[: len(gone) - tail], come[: len(come) - tail], come[len(come) - tail :]
    before, after = _overlap(come, gone), _overlap(gone, come)
    i, j, size = _longest(gone, come)
    if size >= _WORTH:
        shared = _as("same", come[j : j + size])
        middle = [*_settled(gone[:i], come[:j]), *shared, *_settled(gone[i + size :], come[j + size :])]
    elif before > after:
        middle = [*_as("added", come[:-before]), *_as("same", come[-before:]), *_as("removed", gone[before:])]
    elif after:
        middle = [*_as("removed", gone[:-after]), *_as("same", come[:after]), *_as("added", come[after:])]
    else:
        middle = [*_as("removed", gone), *_as("added", come)]
    return [*_as("same", start), *middle, *_as("same", end)]


def _alike(one: Sequence[_Token], other: Sequence[_Token]) -> int:
    """With how many of the same words both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a.key != b.key), min(len(one), len(other)))


def _longest(one: Sequence[_Token], other: Sequence[_Token]) -> tuple[int, int, int]:
    """Where the longest run of words stands that both have, and how long it is."""
    matcher = SequenceMatcher(None, [t.key for t in one], [t.key for t in other], autojunk=False)
    return matcher.find_longest_match()


def _overlap(one: Sequence[_Token], other: Sequence[_Token]) -> int:
    """How many words the first ends with and the second begins with, not counting all of either."""
    most = min(len(one), len(other))
    sizes = range(most, 0, -1)
    return next((k for k in sizes if [t.key for t in one[-k:]] == [t.key for t in other[:k]]), 0)


def _slid(found: Sequence[Run], was: str, now: str) -> list[Run]:
    """What is left out begins with a sentence where that can be: of "We came. We went" beside "We went"
    the words "We came." are left out, not "came. We"."""
    result: list[Run] = []
    for run in found:
        if run.kind == "removed" and result and result[-1].kind == "same":
            result[-1:] = _earlier(result[-1], run, was, now)
        else:
            result.append(run)
    return result


def _earlier(same: Run, gone: Run, was: str, now: str) -> list[Run]:
    kept, left = _tokens(now, same.span), _tokens(was, gone.span)
    before = _tokens(was, Span(0, gone.span.start))
    for k in range(min(len(kept), len(left), len(before)) + 1):
        if k and not kept[-k].key == left[-k].key == before[-k].key:
            break
        if k == len(before) or _ENDED.search(was, 0, before[-1 - k].span.end):
            moved = Span(before[-k].span.start, left[-k].span.start) if k else gone.span
            return [
                *_as("same", kept[: len(kept) - k]),
                Run("removed", moved),
                *_as("same", kept[len(kept) - k :]),
            ]
    return [same, gone]


def _as(kind: SegmentKind, tokens: Sequence[_Token]) -> list[Run]:
    return [Run(kind, Span(tokens[0].span.start, tokens[-1].span.end))] if tokens else []


def _joined(found: Sequence[Run]) -> list[Run]:
    result: list[Run] = []
    for run in found:
        if result and result[-1].kind == run.kind and result[-1].span.end == run.span.start:
            result[-1] = Run(run.kind, Span(result[-1].span.start, run.span.end))
        elif run.span.end > run.span.start:
            result.append(run)
    return result
