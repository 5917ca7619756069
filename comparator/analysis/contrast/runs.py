"""Runs of words that two texts share, found through a table of shingles. Standard library only."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST_PLACES = 20  # places of one shingle that are tried; more are refrains and would cost square time
_STEP = 8  # words that are laid beside each other at once

Table = dict[tuple[str, ...], list[int]]


class Run(NamedTuple):
    """`size` words from word `a` of the first text stand at word `b` of the second."""

    a: int
    b: int
    size: int


def fold(word: str) -> str:
    """A word without its capitals, with one kind of apostrophe."""
    return word.casefold().replace("’", "'").replace("‘", "'").replace("\u00a0", " ")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) of every word of a text."""
    folded = fold(text)
    if len(folded) == len(text):  # so it is but for a few letters that fold into two
        return [(m[0], *m.span()) for m in _WORD.finditer(folded)]
    return [(fold(m[0]), *m.span()) for m in _WORD.finditer(text)]


def shingles(words: Sequence[str], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(place, the `size` words from there) for every place of the text."""
    return enumerate(zip(*(words[first:] for first in range(size)), strict=False))


def shingle_table(words: Sequence[str], size: int) -> Table:
    """Where each shingle stands."""
    return table_of(shingles(words, size))


def table_of(standing: Iterable[tuple[int, tuple[str, ...]]]) -> Table:
    """The same for some shingles of a text with their places."""
    table: Table = {}
    for place, shingle in standing:
        places = table.setdefault(shingle, [])
        if len(places) < _MOST_PLACES:
            places.append(place)
    return table


def common_runs(
    a: Sequence[str],
    b: Sequence[str],
    least: int,
    table: Table | None = None,
) -> list[Run]:
    """Runs of at least `least` words that both lists have, from left to right in `a`, none overlapping
    another in `a`; of several at one place the longest, then the earliest in `b`. `table` is `b`'s
    shingle_table where the caller has it already."""
    known = shingle_table(b, least) if table is None else table
    runs, free = list[Run](), 0
    for place, shingle in shingles(a, least):
        if place >= free and (starts := known.get(shingle)):
            runs.append(longest_run(a, b, place, starts))
            free = place + runs[-1].size
    return runs


def longest_run(a: Sequence[str], b: Sequence[str], place: int, starts: Sequence[int]) -> Run:
    """The longest run from a place of `a` that begins at one of some places of `b`, of equals the first."""
    if len(starts) == 1:
        return Run(place, starts[0], _length(a, b, place, starts[0]))
    return max((Run(place, to, _length(a, b, place, to)) for to in starts), key=lambda run: run.size)


def _length(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    size, most = 0, min(len(a) - i, len(b) - j)
    while size + _STEP <= most and a[i + size : i + size + _STEP] == b[j + size : j + size + _STEP]:
        size += _STEP
    while size < most and a[i + size] == b[j + size]:
        size += 1
    return size
