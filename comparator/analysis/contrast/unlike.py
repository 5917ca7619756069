"""What sets two cells apart of which nothing was found to differ: each has a number, a day, an hour or a name
that the other has not. Then nobody can say that they say the same."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.amounts import Amount, figures_in, related, two_kinds
from comparator.analysis.contrast.clocks import two_hours
from comparator.analysis.contrast.contraries import contrary
from comparator.analysis.contrast.opposites import opposed, two_times
from comparator.analysis.contrast.sizes import relation
from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, NameKind
from comparator.analysis.naming.body_forms import body_words
from comparator.analysis.numbers.units import dimension
from comparator.analysis.wording.likeness import is_function_word, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import keys_by_word, table, weekdays

Pair = tuple[Span, Span]
Day = tuple[str, str, str]
"""Weekday, ISO date and day of the year ("12-31", "10" of a month alone), each empty where not known."""

_WORD = re.compile(r"\w+")
_CALLED = re.compile(r"(?:\b([A-Z][a-z]+) )?\b(\d{2,}[A-Z]?)\b(?: ([a-z]{3,})\b)?")
_TWO = 2
_MONTH = 2  # letters of a month alone
_FIRST = 3  # letters in which two spellings of a name are alike
_FITTING = frozenset({"same", "qualified", "rounded", "less detail"})


class _Told(NamedTuple):
    """What of a cell may set it apart from another."""

    words: str
    """All of them, without capitals and marks."""
    numbers: list[tuple[Span, str, str]]
    """What is called by a number ("the 1200 block", "Flight 302"): where, the number, the word beside it."""
    ordinals: list[Figure]
    days: list[tuple[Figure, Day]]
    names: list[tuple[NameKind, Span, tuple[str, ...]]]
    """Of places and bodies, in two words or more: where, and the words in one spelling ("U.S." and "American"
    are the United States)."""


def unlike(a: CellText, b: CellText) -> Pair | None:
    """The first words of both that stand for something of one kind and are not the same; none where all their
    words are: "as of today" in two papers of two days is one remark."""
    ours, theirs = _told(a), _told(b)
    return None if ours.words == theirs.words else next(_unlike((a, ours), (b, theirs)), None)


@kept
def _told(cell: CellText) -> _Told:
    here = at(cell.findings)
    figures = here.figures(cell.span)
    named = ((m, Span(m.start, m.end)) for m in here.mentions(cell.span) if m.kind != "person")
    names = ((m.kind, span, body_words(span.of(text_of(cell)))) for m, span in named)
    return _Told(
        words=" ".join(_WORD.findall(cell.text.casefold())),
        numbers=list(_called(cell, figures)),
        ordinals=[f for f in figures if f.kind == "ordinal"],
        days=[(f, _day(cell, f)) for f in figures if f.kind == "date"],
        names=[name for name in names if len(name[-1]) > 1],
    )


def _unlike(one: tuple[CellText, _Told], two: tuple[CellText, _Told]) -> Iterator[Pair]:
    (a, ours), (b, theirs) = one, two
    yield from opposed(a, b)
    if times := two_times(a, b):
        yield times
    yield from contrary(a, b)
    here, there = (figures_in(cell.findings, cell.span) for cell in (a, b))
    if here and there:
        yield from _numbers((a, here), (b, there))
        yield from _kinds(here, there)
    if ours.numbers and theirs.numbers:
        yield from _named_numbers(ours.numbers, theirs.numbers)
    if ours.ordinals or theirs.ordinals:
        yield from _ordinals(ours.ordinals, theirs.ordinals)
        yield from _the_first(b, ours.ordinals, theirs.ordinals)
        yield from ((y, x) for x, y in _the_first(a, theirs.ordinals, ours.ordinals))
    if hours := two_hours(a, b):
        yield hours[0].span, hours[1].span
    if ours.days and theirs.days:
        yield from _days(ours.days, theirs.days)
        yield from _lengths_ago(ours.days, theirs.days)
    if ours.names and theirs.names:
        yield from _names(ours.names, theirs.names)


def _numbers(
    one: tuple[CellText, Sequence[Amount]], two: tuple[CellText, Sequence[Amount]]
) -> Iterator[Pair]:
    """Numbers that each has alone, unless one side's add up to the other's."""
    (cell, ours), (other, theirs) = one, two
    left, right = _unmatched(ours, theirs), _unmatched(theirs, ours)
    for a in left:
        for b in right:
            same_kind = a.figure.kind == b.figure.kind
            same_unit = a.figure.kind == "count" or dimension(a.figure.unit) == dimension(b.figure.unit)
            if same_kind and same_unit and not _add_up(ours, theirs):
                yield _words_of(cell, a, b), _words_of(other, b, a)


def _unmatched(ours: Sequence[Amount], theirs: Sequence[Amount]) -> list[Amount]:
    numbers = (a for a in ours if a.numbered and a.figure.value != 1)
    return [a for a in numbers if not any(_fits((a, ours), (b, theirs)) for b in theirs)]


def _fits(one: tuple[Amount, Sequence[Amount]], two: tuple[Amount, Sequence[Amount]]) -> bool:
    """Whether two numbers, each with all of its cell, may be one. A part of some is not all that the other
    cell counts, of which something else is told."""
    (a, ours), (b, theirs) = one, two
    if a.figure.kind != b.figure.kind or related(a, b) not in _FITTING or two_kinds(a, b):
        return False
    part, whole, beside = (a, b, theirs) if a.part else (b, a, ours)
    alone = bool(part.part) and not whole.part and len(beside) == 1
    return not alone or not part.part.isdisjoint(whole.around)


def _words_of(cell: CellText, amount: Amount, other: Amount) -> Span:
    """Where a number stands, with the word that sets it apart from another where that is all: "by $60"."""
    start, led = amount.figure.start, f"{amount.led} "
    before = text_of(cell)[max(0, start - len(led)) : start].casefold()
    with_lead = {amount.led, other.led} == {"by", "to"} and before == led
    return Span(start - len(led) if with_lead else start, amount.figure.end)


def _add_up(ours: Sequence[Amount], theirs: Sequence[Amount]) -> bool:
    one, two = ([v for x in side if isinstance(v := x.figure.value, int | float)] for side in (ours, theirs))
    whole = (len(one) > 1 and sum(one) in two) or (len(two) > 1 and sum(two) in one)
    return whole or (len(one) + len(two) > _TWO and bool(one) and sum(one) == sum(two))


def _kinds(ours: Sequence[Amount], theirs: Sequence[Amount]) -> Iterator[Pair]:
    """The only numbers of both cells, where one counts animals and the other says that it counts others."""
    if len(ours) == len(theirs) == 1 and ours[0].counted and theirs[0].counted:
        one, two = (bool(side[0].counted & _animals()) for side in (ours, theirs))
        if one != two:
            yield _span(ours[0].figure), _span(theirs[0].figure)


@functools.cache
def _animals() -> frozenset[str]:
    return frozenset(stem(word) for word in table("counting")["scope"]["animals"])


def _called(cell: CellText, figures: Sequence[Figure]) -> Iterator[tuple[Span, str, str]]:
    for found in _CALLED.finditer(text_of(cell), *cell.span):
        number = Span(*found.span(2))
        if not any(number.overlap(_span(f)) for f in figures):
            beside = (word for word in (found[1], found[3]) if word and not is_function_word(word))
            yield number, found[2], next(beside, "").casefold()


def _named_numbers(
    ours: Sequence[tuple[Span, str, str]], theirs: Sequence[tuple[Span, str, str]]
) -> Iterator[Pair]:
    """Two numbers beside one word, where neither cell has the other's."""
    if {number for _, number, _ in ours}.isdisjoint(number for _, number, _ in theirs):
        yield from ((x, y) for x, _, word in ours for y, _, other in theirs if word and word == other)


def _ordinals(one: Sequence[Figure], two: Sequence[Figure]) -> Iterator[Pair]:
    if one and two and {f.value for f in one}.isdisjoint(f.value for f in two):
        yield _span(one[0]), _span(two[0])


def _the_first(cell: CellText, theirs: Sequence[Figure], own: Sequence[Figure]) -> Iterator[Pair]:
    """Another cell's second, third … of something of which a cell has but the first, which is no figure."""
    for figure in theirs if not own else ():
        noun = re.escape((figure.counted or "").split(" ")[-1])
        first = re.compile(rf"\bfirst\s+{noun}\b", re.IGNORECASE) if noun else None
        found = first.search(text_of(cell), *cell.span) if first else None
        if found:
            yield _span(figure), Span(*found.span())


def _days(ours: Sequence[tuple[Figure, Day]], theirs: Sequence[tuple[Figure, Day]]) -> Iterator[Pair]:
    """The days of both, where none of one can be one of the other."""
    if not any(_one_day(x, y) for _, x in ours for _, y in theirs):
        yield _span(ours[0][0]), _span(theirs[0][0])


def _lengths_ago(ours: Sequence[tuple[Figure, Day]], theirs: Sequence[tuple[Figure, Day]]) -> Iterator[Pair]:
    """How long ago, where both tell it in one unit and by no day: "six weeks ago" and "twelve"."""
    one, two = ([f for f, day in side if f.unit and not day[1]] for side in (ours, theirs))
    pairs = [(a, b) for a in one for b in two if a.unit == b.unit]
    if pairs and not any(relation(a, b) in _FITTING for a, b in pairs):
        yield _span(pairs[0][0]), _span(pairs[0][1])


def _day(cell: CellText, date: Figure) -> Day:
    said = [word.strip(",.") for word in _span(date).of(text_of(cell)).casefold().split()]
    named = next((w[:3] for w in said if w in weekdays()), "")
    known = date.as_of or ""
    return named, known, known[len("2000-") :] if len(known) == len("2000-12-31") else _of_year(said)


def _of_year(said: Sequence[str]) -> str:
    """The day that words name without a year: "20 December" is "12-20", "October" alone "10"."""
    months = keys_by_word(table("months")["months"])
    month = next((months[w] for w in said if w in months), "")
    day = next((w for w in said if w.isdecimal() and len(w) < 3), "")
    if not month or (not day and len(said) > 1):  # "last May", "May 2011"
        return ""
    return f"{int(month):02}-{int(day):02}" if day else f"{int(month):02}"


def _one_day(a: Day, b: Day) -> bool:
    of_year = bool(a[2] and b[2]) and (a[2].startswith(b[2]) or b[2].startswith(a[2]))
    if a[1] and b[1]:
        month = _MONTH in (len(a[2]), len(b[2]))  # of which year it is was but read from around
        return a[1].startswith(b[1]) or b[1].startswith(a[1]) or (month and of_year)
    if a[2] and b[2]:
        return of_year
    return not (a[0] and b[0]) or a[0] == b[0]


def _names(
    ours: Sequence[tuple[NameKind, Span, tuple[str, ...]]],
    theirs: Sequence[tuple[NameKind, Span, tuple[str, ...]]],
) -> Iterator[Pair]:
    """Names of places or bodies that end alike and begin differently, where neither cell has the other's: two
    roads, two parties. People's names have too many spellings."""
    for kind, x, one in ours:
        for other, y, two in theirs:
            if kind != other or one[-1] != two[-1]:
                continue
            apart = one[0][:_FIRST] != two[0][:_FIRST] and not (set(one) <= set(two) or set(two) <= set(one))
            shared = any(one == w for *_, w in theirs) or any(two == w for *_, w in ours)
            if apart and not shared:
                yield x, y


def _span(figure: Figure) -> Span:
    return Span(figure.start, figure.end)
