"""Where each word of one text stands in another version of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from comparator.analysis.diff import Moved, Segment, moved_passages, word_diff
from comparator.analysis.document import Record, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST = 250_000  # words times words of one replaced stretch; a longer one is taken as wholly rewritten
_TOGETHER = 60  # characters between two runs of words that moved to the same place
NOWHERE = -1


class Gap(Record, frozen=True):
    """A place where the texts differ: what stands there in the old and in the new one."""

    old: Span
    new: Span
    trivial: bool = False
    """Only punctuation or capitals differ."""


class TextMap(Record, frozen=True):
    """Two texts and which characters of their words are the same."""

    old: str
    new: str
    segments: tuple[Segment, ...]
    moved: tuple[Moved, ...]
    gaps: tuple[Gap, ...]
    forward: tuple[int, ...]
    """For each character of the old text its place in the new one, or NOWHERE."""
    backward: tuple[int, ...]
    spacing: int
    """Places where only the white space differs."""

    @property
    def passages(self) -> tuple[Moved, ...]:
        """The passages that moved; runs of words that moved together are one, with what changed inside."""
        found = list[Moved]()
        for run in sorted(self.moved, key=lambda run: run.a):
            last = found[-1] if found else None
            if (
                last
                and 0 <= run.a.start - last.a.end <= _TOGETHER
                and 0 <= run.b.start - last.b.end <= _TOGETHER
            ):
                found[-1] = Moved(a=Span(last.a.start, run.a.end), b=Span(last.b.start, run.b.end))
            else:
                found.append(run)
        return tuple(found)

    def stands(self, span: Span) -> float:
        """What share of the letters and digits of a span of the old text stands in the new one, 0 to 1."""
        places = [self.forward[i] for i in range(*span) if self.old[i].isalnum()]
        return sum(p != NOWHERE for p in places) / len(places) if places else 1.0

    def image(self, span: Span) -> Span | None:
        """From the first to the last of a span's letters that stand in the new text; None where none does."""
        places = [p for p in self.forward[span.start : span.end] if p != NOWHERE]
        return Span(min(places), max(places) + 1) if places else None

    def shared(self, span: Span, other: Span) -> int:
        """How many letters and digits of a span of the old text stand inside a span of the new one."""
        places = ((i, self.forward[i]) for i in range(*span))
        return sum(other.start <= p < other.end for i, p in places if self.old[i].isalnum())

    def gap(self, span: Span) -> int | None:
        """The index of the place of difference in which a span of the old text lies."""
        return next((n for n, gap in enumerate(self.gaps) if gap.old.overlap(span)), None)

    def turned(self) -> "TextMap":
        """The same from the new text to the old one; its segments are not turned."""
        return TextMap(
            old=self.new, new=self.old, segments=self.segments,
            moved=tuple(Moved(a=m.b, b=m.a) for m in self.moved),
            gaps=tuple(Gap(old=gap.new, new=gap.old, trivial=gap.trivial) for gap in self.gaps),
            forward=self.backward, backward=self.forward, spacing=self.spacing,
        )  # fmt: skip


def text_map(old: str, new: str) -> TextMap:
    """What the word diff of the two texts and the passages that moved put where."""
    segments = word_diff(old, new)
    moved = moved_passages(old, new, segments)
    gaps = tuple(_gaps(segments))
    forward = [NOWHERE] * len(old)
    for one, other in _alike(old, new, segments, moved, gaps):
        if len(one) == len(other):
            for i, j in zip(one, other, strict=True):
                forward[i] = j if forward[i] == NOWHERE else forward[i]
    backward = [NOWHERE] * len(new)
    for i, j in enumerate(forward):
        if j != NOWHERE:
            backward[j] = i
    return TextMap(
        old=old, new=new, segments=segments, moved=moved, gaps=gaps,
        forward=tuple(forward), backward=tuple(backward), spacing=_spacing(old, new, segments),
    )  # fmt: skip


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without marks."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


_Places = list[int]


def _alike(
    old: str, new: str, segments: Sequence[Segment], moved: Iterable[Moved], gaps: Iterable[Gap]
) -> Iterator[tuple[_Places, _Places]]:
    """Stretches of both texts that hold the same characters, one for one."""
    for segment in segments:
        if segment.kind == "same":
            yield _solid(old, segment.a), _solid(new, segment.b)
    for gap in gaps:
        if gap.trivial:
            yield _letters(old, gap.old), _letters(new, gap.new)
        else:
            yield from _words_alike(old, new, gap)
    for one in moved:
        yield _letters(old, one.a), _letters(new, one.b)


def _words_alike(old: str, new: str, gap: Gap) -> Iterator[tuple[_Places, _Places]]:
    """The words that a replaced stretch and what replaces it have in common: a word diff meant for readers
    leaves no stray word standing between two changes, but the word stands there."""
    one, other = _words(old, gap.old), _words(new, gap.new)
    if not one or not other or len(one) * len(other) > _MOST:
        return
    here, there = [w.of(old).casefold() for w in one], [w.of(new).casefold() for w in other]
    for i, j, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        for x, y in zip(one[i : i + size], other[j : j + size], strict=True):
            yield _letters(old, x), _letters(new, y)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text, span.start, span.end)]


def _solid(text: str, span: Span) -> _Places:
    return [i for i in range(*span) if not text[i].isspace()]


def _letters(text: str, span: Span) -> _Places:
    return [i for i in range(*span) if text[i].isalnum()]


def _gaps(segments: Sequence[Segment]) -> Iterator[Gap]:
    """Neighbouring segments that are not shared as one place; trivial where all of them are."""
    run = list[Segment]()
    for segment in [*segments, None]:
        if segment is not None and segment.kind != "same":
            run.append(segment)
        elif run:
            old, new = Span(run[0].a.start, run[-1].a.end), Span(run[0].b.start, run[-1].b.end)
            yield Gap(old=old, new=new, trivial=all(one.trivial for one in run))
            run = []


def _spacing(old: str, new: str, segments: Sequence[Segment]) -> int:
    shared = (s for s in segments if s.kind == "same")
    return sum(_differing(_spaces(s.a.of(old)), _spaces(s.b.of(new))) for s in shared)


def _spaces(text: str) -> list[str]:
    return re.findall(r"(?<=\S)\s*(?=\S)", text)


def _differing(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else 1
