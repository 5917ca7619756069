"""Stretches of text between quote marks of every kind, in one block of an article."""

import functools
import re
from collections.abc import Sequence

from comparator.analysis.document import Record
from comparator.analysis.speech.reporting import REPORTING_FORMS
from comparator.analysis.wordlists import any_of, table

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‟": "”"}
_DOUBLE = frozenset('"“”„«»‹›‟＂')
_CLOSERS = frozenset('"”»›＂')
_INCHES = re.compile(
    r"\d\s?['′’]\s?\d{1,2}[\"″”]|\b\d{1,3}(?:\.\d)?-?[\"″](?=\s?(?:tall|wide|long|screen|by|x)\b)"
)
_SENTENCE_END = re.compile(r"[.!?…][)\]]?\s+")
_TYPED_DOUBLE = ("''", "``")  # two single marks typed for a double one
_MAX_SINGLE = 700  # characters; a single mark whose partner is farther away is an apostrophe


class Marked(Record):
    """Text between quote marks, in offsets of its block: `start` and `end` without the marks."""

    start: int
    end: int
    opened: bool = True
    """False where the opening mark is missing in print."""
    closed: bool = True
    """False where the closing mark is missing: the quote goes on in the next paragraph, or the mark
    was lost."""


def marked_spans(text: str) -> tuple[Marked, ...]:
    """The outermost quoted stretches of one block, in order. Apostrophes, feet and inches are none."""
    skipped = {i for m in _INCHES.finditer(text) for i in range(m.start(), m.end())}
    found: list[Marked] = []
    at = 0
    while at < len(text):
        char = '"' if text.startswith(_TYPED_DOUBLE, at) else text[at]
        if at in skipped or (char not in _DOUBLE and char not in "'‘’`"):
            at += 1
            continue
        span = _double(text, at, found, skipped) if char in _DOUBLE else _single(text, at, skipped)
        if span is None:
            at += 1
            continue
        if span.start < span.end:
            found.append(_trimmed(text, span))
        at = max(at, span.end) + 1
    return tuple(found)


def _trimmed(text: str, span: Marked) -> Marked:
    """Without white space at the ends and without a second mark that opens the quote again."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _DOUBLE):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start=start, end=end, opened=span.opened, closed=span.closed)


def _opens(text: str, at: int) -> bool:
    """Whether the mark stands where a quote begins: space or a bracket before it, a word right behind."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        (not before or before.isspace() or before in "([—–-:/‘'…")
        and bool(after)
        and not after.isspace()
        and after not in ",.;:!?)"
    )


def _double(text: str, at: int, found: Sequence[Marked], skipped: set[int]) -> Marked | None:
    char, wide = text[at], text.startswith(_TYPED_DOUBLE, at)
    if wide:
        return _closed_by(text, at + 1, '"”＂', skipped) if _opens(text, at + 1) else None
    if char in _OPENERS or (_opens(text, at) and char not in "»›"):
        return _closed_by(
            text, at, _OPENERS.get(char, "") + '"”＂' if char not in "«‹„" else _OPENERS[char], skipped
        )
    if char in _CLOSERS:
        start = _lost_start(text, at, found[-1].end + 1 if found else 0)
        return Marked(start=start, end=at, opened=False) if start is not None else None
    return None


def _closed_by(text: str, at: int, closers: str, skipped: set[int]) -> Marked:
    """The quote that opens at a mark, to its closing mark or to the end of the block; where the mark that
    closes it was lost, which another that opens or the end shows, to the words for who said it."""
    place, reopened = at + 1, False
    while place < len(text):
        if text.startswith("''", place) and '"' in closers:
            break
        if place not in skipped and text[place] in closers and not _reopens(text, place):
            break
        reopened = reopened or text[place] in closers or text[place] in _OPENERS
        place += 1
    closed = place < len(text)
    tag = _tag().search(text, at, place) if reopened or not closed else None
    if tag:
        return Marked(start=at + 1, end=tag.start() + 1)
    return Marked(start=at + 1, end=place, closed=closed)


@functools.cache
def _tag() -> re.Pattern[str]:
    """Who said it, behind a quotation and to the end of its sentence: ", Lund said.", ", says Mira Lund."."""
    said = any_of(table("reporting_verbs")["plain"]["forms"])
    who, whom = r"(?=[A-Z])(?:[\w.’'-]+\s+){1,7}?", r"(?=[A-Z])[\w.’' -]{2,40}?"
    return re.compile(rf",\s+(?:{who}(?:{said})|(?:{said})\s+{whom})\.(?=\s|$)")


def _reopens(text: str, at: int) -> bool:
    """Whether a mark inside an open quote opens again: a space before it and a word right behind."""
    return at > 0 and text[at - 1].isspace() and _opens(text, at)


def _lost_start(text: str, close: int, floor: int) -> int | None:
    """Where a quote began whose opening mark is missing: the block's start, or behind the last
    attribution."""
    if close == 0 or text[close - 1].isspace() or text[close - 1] not in ",.!?…":
        return None
    after = [w.casefold() for w in re.findall(r"[\w-]+", text[close + 1 : close + 60])[:6]]
    if floor == 0:
        return 0 if len(text[:close].split()) >= 3 and any(w in REPORTING_FORMS for w in after) else None
    ends = [m.end() for m in _SENTENCE_END.finditer(text, floor, close - 1)]
    return ends[0] if ends else None


def _single(text: str, at: int, skipped: set[int]) -> Marked | None:
    """A quote in single marks, which must close in the same block; an apostrophe gives None."""
    after = text[at + 1 : at + 2]
    if (
        not _opens(text, at)
        or not (after.isalpha() or after in '[“"')
        or (text[at] == "’" and text[at - 1 : at] != "")
    ):
        return None
    ends = [m.start() for m in re.finditer(r"['’](?!\w)", text[at + 1 : at + 1 + _MAX_SINGLE])]
    ends = [at + 1 + e for e in ends if not text[at + e].isspace() and at + 1 + e not in skipped]
    if not ends:
        return None
    sure = [e for e in ends if text[e - 1] in ",.!?…" or text[e - 1] not in "s"]
    end = (sure or ends)[0]
    return Marked(start=at + 1, end=end) if end > at + 2 else None
