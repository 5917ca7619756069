"""Word diffs of two aligned spans as segments, and passages that stand elsewhere in the other text.

Segments carry spans, never markup: templates turn them into `<ins>` and `<del>`. Light: no spaCy, no models,
no clock, so the same two texts always give the same answer.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from comparator.analysis.contrast.runs import common_runs, fold
from comparator.analysis.document import Record, Span

_Word = tuple[str, Span]
"""A token without its white space, and its span with it."""
SegmentKind = Literal["same", "removed", "added"]

# Words times words. 64 million is 8,000 words against 8,000 and takes under a second on one core; a
# sentence against a sentence is below 10,000.
MAX_PRODUCT = 64_000_000
# Words of both sides together. The semantic clean-up grows with the square of the number of changes.
MAX_WORDS = 24_000
MAX_CHANGES = 2_500  # two unrelated articles of a thousand words have about 800
MOVED_WORDS = 5  # the shortest run of words that is shown as moved

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"\S[^\n.!?]*(?:[.!?]+[\"'”’)\]]*(?=\s|$)|[.!?]|\n|$)")
_WHOLE = re.compile(r"(?s).+")
_TRIVIAL = frozenset(",.;:'\"“”‘’„«»‹›-–—()")
_PRIVATE = 0xF0000  # private use planes: outside the surrogates, and neither letters nor white space


class Segment(Record, frozen=True):
    """A stretch that both texts share, or that stands in one of them. The `a` spans of all segments in order
    make up the first text, the `b` spans the second; "same" stretches may differ in white space only."""

    kind: SegmentKind
    a: Span
    b: Span
    trivial: bool = False
    """Only capitals, quote marks, dashes or commas differ."""
    coarse: bool = False
    """The texts were too long to compare word by word: whole sentences are compared."""


class Moved(Record, frozen=True):
    """A run of words that stands at another place in the second text."""

    a: Span
    b: Span


def word_diff(a: str, b: str) -> tuple[Segment, ...]:
    """What the second text keeps, leaves out and adds, word by word.

    Deterministic and symmetric: swapping the texts swaps "removed" and "added". Beyond MAX_PRODUCT,
    MAX_WORDS or MAX_CHANGES whole sentences are compared instead, and every segment says `coarse`.
    """
    if (len(a), a) > (len(b), b):
        return tuple(_flipped(segment) for segment in _ordered(word_diff(b, a)))
    left, right = _cut(a, _TOKEN), _cut(b, _TOKEN)
    script = None if _too_much(left, right) else _script(left, right)
    if script is None or len(script) > MAX_CHANGES:
        return tuple(_coarse(a, b))
    return tuple(_with_trivia(_segments(left, right, script), a, b))


def moved_passages(a: str, b: str, segments: Sequence[Segment] | None = None) -> tuple[Moved, ...]:
    """Runs of at least MOVED_WORDS words that the diff removes at one place and adds at another."""
    parts = word_diff(a, b) if segments is None else segments
    gone = [s.a for s in parts if s.kind == "removed"]
    come = [s.b for s in parts if s.kind == "added"]
    left, right = _inside(_words(a), gone), _inside(_words(b), come)
    runs = common_runs([fold(w.of(a)) for w in left], [fold(w.of(b)) for w in right], MOVED_WORDS)
    return tuple(
        Moved(a=_joined(left, at, size), b=_joined(right, to, size))
        for at, to, size in runs
        if _unbroken(left, at, size, gone) and _unbroken(right, to, size, come)
    )


def _words(text: str) -> list[Span]:
    return [Span(*m.span()) for m in _TOKEN.finditer(text) if m[0][0].isalnum()]


def _inside(words: Iterable[Span], stretches: Sequence[Span]) -> list[Span]:
    """The words inside one of the stretches, which stand in order and apart."""
    starts = [stretch.start for stretch in stretches]
    before = ((w, bisect_right(starts, w.start) - 1) for w in words)
    return [w for w, at in before if at >= 0 and stretches[at].holds(w)]


def _joined(words: Sequence[Span], first: int, size: int) -> Span:
    return Span(words[first].start, words[first + size - 1].end)


def _unbroken(words: Sequence[Span], first: int, size: int, stretches: Sequence[Span]) -> bool:
    whole = _joined(words, first, size)
    return any(s.holds(whole) for s in stretches)


def _cut(text: str, pattern: re.Pattern[str]) -> list[_Word]:
    """(key, span) of every token; the white space after a token belongs to it, that before the first too,
    so that the spans make up the text."""
    found = [m for m in pattern.finditer(text) if m[0].strip()]
    if not found:
        return [("", Span(0, len(text)))] if text else []
    starts = [0] + [m.start() for m in found[1:]]
    ends = [*starts[1:], len(text)]
    return [
        (" ".join(m[0].split()), Span(start, end)) for m, start, end in zip(found, starts, ends, strict=True)
    ]


def _too_much(left: Sequence[object], right: Sequence[object]) -> bool:
    return len(left) * len(right) > MAX_PRODUCT or len(left) + len(right) > MAX_WORDS


def _coarse(a: str, b: str) -> list[Segment]:
    for pattern in (_SENTENCE, _WHOLE):
        left, right = _cut(a, pattern), _cut(b, pattern)
        script = None if _too_much(left, right) else _script(left, right)
        if script is not None and len(script) <= MAX_CHANGES:
            break
    return [msgspec.structs.replace(s, coarse=True) for s in _segments(left, right, script or [])]


def _segments(left: Sequence[_Word], right: Sequence[_Word], script: list[tuple[int, str]]) -> list[Segment]:
    segments, i, j = list[Segment](), 0, 0
    for operation, words in _cleaned(script):
        di, dj = len(words) * (operation <= 0), len(words) * (operation >= 0)
        spans = _stretch(left, i, i + di), _stretch(right, j, j + dj)
        segments.append(Segment(kind=_KINDS[operation], a=spans[0], b=spans[1]))
        i, j = i + di, j + dj
    return segments


_KINDS: dict[int, SegmentKind] = {-1: "removed", 0: "same", 1: "added"}


def _stretch(tokens: Sequence[_Word], first: int, last: int) -> Span:
    start = tokens[first][1].start if first < len(tokens) else (tokens[-1][1].end if tokens else 0)
    return Span(start, tokens[last - 1][1].end) if last > first else Span(start, start)


def _script(left: Sequence[_Word], right: Sequence[_Word]) -> list[tuple[int, str]]:
    """The shortest edit script as diff-match-patch has it: (-1 removed, 0 same, 1 added; the words, each
    encoded as one character)."""
    codes: dict[str, str] = {}
    one, two = (
        "".join(codes.setdefault(key, chr(_PRIVATE + len(codes))) for key, _ in side)
        for side in (left, right)
    )
    script, gone, come = list[tuple[int, str]](), "", ""
    for op in Indel.opcodes(one, two):
        if op.tag == "equal":
            script += [(-1, gone), (1, come), (0, one[op.src_start : op.src_end])]
            gone, come = "", ""
        else:
            gone += one[op.src_start : op.src_end]
            come += two[op.dest_start : op.dest_end]
    return [(operation, words) for operation, words in [*script, (-1, gone), (1, come)] if words]


def _cleaned(script: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The script without stray words left standing between two changes (diff-match-patch's semantic
    clean-up, which has no deadline that could make the answer depend on the clock)."""
    cleaner = diff_match_patch()
    cleaner.Diff_Timeout = 0
    diffs = list(script)
    cleaner.diff_cleanupSemantic(diffs)
    return [(operation, words) for operation, words in diffs if words]


def _with_trivia(segments: Sequence[Segment], a: str, b: str) -> list[Segment]:
    """Mark removed and added stretches that differ in capitals and marks only."""
    result = list(segments)
    for place, segment in enumerate(segments):
        after = segments[place + 1] if place + 1 < len(segments) else segment
        if segment.kind != "same" and _only_marks(segment.a.of(a) + segment.b.of(b)):
            result[place] = _trivial(segment)
        pair = (segment.kind, after.kind) == ("removed", "added")
        if pair and _bare(segment.a.of(a)) == _bare(after.b.of(b)):
            result[place : place + 2] = [_trivial(segment), _trivial(after)]
    return result


def _only_marks(text: str) -> bool:
    return all(c in _TRIVIAL or c.isspace() for c in text) and "..." not in text


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c not in _TRIVIAL and not c.isspace())


def _trivial(segment: Segment) -> Segment:
    return msgspec.structs.replace(segment, trivial=True)


def _flipped(segment: Segment) -> Segment:
    kinds: dict[SegmentKind, SegmentKind] = {"same": "same", "removed": "added", "added": "removed"}
    return msgspec.structs.replace(segment, kind=kinds[segment.kind], a=segment.b, b=segment.a)


def _ordered(segments: Sequence[Segment]) -> list[Segment]:
    """Added before removed, so that after flipping the removed words come first as everywhere."""
    result = list(segments)
    for place in range(len(result) - 1):
        one, two = result[place], result[place + 1]
        if (one.kind, two.kind) == ("removed", "added"):
            result[place] = msgspec.structs.replace(two, a=Span(one.a.start, one.a.start))
            result[place + 1] = msgspec.structs.replace(one, b=Span(two.b.end, two.b.end))
    return result
