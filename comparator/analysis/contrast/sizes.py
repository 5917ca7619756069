"""How the numbers of two figures relate, whatever they count."""

import functools
import math
from typing import Literal

from comparator.analysis.findings import Figure
from comparator.analysis.numbers.units import dimension, size_of
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import table

Relation = Literal["same", "qualified", "rounded", "less detail", "other"]
""""qualified": one number, told more or less exactly ("about 40", "more than 40")."""

_Size = tuple[float | str | None, float | None, float | None, str | None]
"""The number of a figure, the least and the most of it, and the word for how exact it is."""

_ROUNDED = 0.1  # share by which a figure that says it is rounded may differ …
_SMALL, _GUESSED = 20, 0.2  # … and one that is no larger than so: "around a dozen" may be 14
_LARGE = 100  # from which two digits say how exactly a number is told
_CLOSE = 0.005  # share by which figures differ that are one figure written with fewer digits
_BARELY = 1e-6  # share by which "over a hundred" is more than a hundred


def relation(a: Figure, b: Figure) -> Relation:
    """How two figures of one thing relate. But for votes that is told by their numbers and how exact these
    are told to be: the same few of an event are laid beside each other again and again."""
    if a.kind == "vote":
        return "same" if _sides(a) == _sides(b) else "other"
    if a.unit != b.unit and a.kind == b.kind == "measure":
        return _across_units(a, b) if _of_one_dimension(a, b) else "other"
    return _relation((a.value, a.low, a.high, a.qualifier), (b.value, b.low, b.high, b.qualifier))


@remembered(20_000)
def _relation(ours: _Size, theirs: _Size) -> Relation:
    a, b = (
        Figure(start=0, end=0, value=v, low=low, high=high, qualifier=q) for v, low, high, q in (ours, theirs)
    )
    one, two = bounds(a), bounds(b)
    if one is None or two is None:
        return "same" if one == two or _some(a, b) else "less detail"
    if one == two or (a.value == b.value and number(a) is not None):
        if _opposed(a, b) or _opposed(b, a):
            return "other"
        return "same" if _exactness(a) == _exactness(b) else "qualified"
    if _vague(a) or _vague(b):
        return "less detail" if _meet(one, two) else "other"
    return _near(a, b)


def _some(*figures: Figure) -> bool:
    """Whether all are words for a small number: "a few", "several"; not "a few" and "hundreds"."""
    return all(str(f.value).casefold() in table("amounts")["small"]["words"] for f in figures)


def can_both_be(a: Figure, b: Figure) -> bool:
    """Whether one number can be what both figures mean: "more than 300" and 412, "dozens" and 46."""
    if a.kind == "vote":
        return _sides(a) == _sides(b)
    one, two = _rooms(a, b)
    return one is None or two is None or _meet(one, two)


def may_be_part(part: Figure, whole: Figure) -> bool:
    """Whether a number can be a part of the other: the least it means is no more than the most of that."""
    one, two = _rooms(part, whole)
    return one is None or two is None or one[0] <= two[1]


_Room = tuple[float, float] | None
"""The least and the most that a figure can mean."""


def _rooms(a: Figure, b: Figure) -> tuple[_Room, _Room]:
    """The least and the most that either can mean; of two measured in unlike units in the same one, as exact
    as the last digit told that is no zero."""
    if a.unit == b.unit or not _of_one_dimension(a, b):
        return _room(a), _room(b)
    return _in_one_unit(a), _in_one_unit(b)


def _of_one_dimension(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind == "measure" and dimension(a.unit) == dimension(b.unit)


def _across_units(a: Figure, b: Figure) -> Relation:
    """How two measures in unlike units relate: as in one unit, and one figure also where each may be the
    other, rounded to the last digit that it is told with."""
    if isinstance(a.value, str) or isinstance(b.value, str):
        return "less detail"
    sizes = [
        (value and value * s, low and low * s, high and high * s, f.qualifier)
        for f in (a, b)
        for value, low, high, s in [(number(f), f.low, f.high, size_of(f.unit))]
    ]
    how = _relation(*sizes)
    if how == "other" and not {_exactness(a), _exactness(b)} & {"floor", "ceiling"}:
        ends = zip(bounds(a) or (), bounds(b) or (), strict=False)
        close = (_meet(_rounded_from(x, a), _rounded_from(y, b)) for x, y in ends)
        return "rounded" if all(close) else "other"
    return "rounded" if how in ("same", "qualified") else how


def _rounded_from(value: float, figure: Figure) -> tuple[float, float]:
    """What a number of a figure may have been rounded from, in the first unit of its dimension."""
    half, size = _last_digit(value) / 2, size_of(figure.unit)
    return (value - half) * size, (value + half) * size


def _in_one_unit(figure: Figure) -> _Room:
    room = _room(figure)
    return room and (_rounded_from(room[0], figure)[0], _rounded_from(room[1], figure)[1])


def _last_digit(value: float) -> float:
    """What the last digit of a number counts that is no zero: 100 of 1,500, a tenth of 2.5; of a number
    that is all one digit ("300") at most a tenth of it."""
    if not value or math.isinf(value):
        return 0.0
    last = 10.0 ** (math.floor(math.log10(abs(value))) - digits_of(value) + 1)
    return min(last, abs(value) * _ROUNDED)


def _room(figure: Figure) -> _Room:
    """The least and the most that a figure can mean, with its qualifier."""
    known, told = bounds(figure), _told(figure)
    lists = table("amounts")
    if known is None:
        return None
    least, most = known
    loose = _looseness(figure)
    if told in lists["floor"]:
        most = float("inf")
    elif told in lists["ceiling"]:
        least = least * (1 - 2 * loose) if loose else 0.0
    elif loose:
        least, most = least * (1 - loose), most * (1 + loose)
    if told in lists["strict"]["below"]:
        most *= 1 - _BARELY
    elif told in lists["strict"]["above"]:
        least *= 1 + _BARELY
    return least, most


def bounds(figure: Figure) -> tuple[float, float] | None:
    """The least and the most that the figure can mean; None where it gives no number."""
    if isinstance(figure.value, str) and figure.low is None and figure.high is None:
        return _vague_bounds().get(figure.value.casefold())
    if figure.low is not None or figure.high is not None:
        return (figure.low or 0.0, figure.high if figure.high is not None else float("inf"))
    own = number(figure)
    return None if own is None else (own, own)


@functools.cache
def _vague_bounds() -> dict[str, tuple[float, float]]:
    """{"dozens": (24, 99) …}."""
    return {word: (float(low), float(high)) for word, (low, high) in table("amounts")["vague"].items()}


def _sides(vote: Figure) -> tuple[str, ...]:
    """The two numbers of a vote, whichever is named first."""
    return tuple(sorted(str(vote.value).split("-")))


def _exactness(figure: Figure) -> str:
    """How exactly a number is told: as the least, as the most, as a rough one, or plainly."""
    lists, told = table("amounts"), _told(figure)
    kinds = (kind for kind in ("floor", "ceiling", "approximate") if told in lists[kind])
    return next(kinds, "")


def _opposed(a: Figure, b: Figure) -> bool:
    """Whether one number is told to lie below itself and the other above: "nearly" and "over" a hundred."""
    strict = table("amounts")["strict"]
    return _told(a) in strict["below"] and _told(b) in strict["above"]


def _near(a: Figure, b: Figure) -> Relation:
    x, y = number(a) or 0.0, number(b) or 0.0
    apart = abs(x - y) / max(abs(x), abs(y), 1e-9)
    if _beyond(a, y) or _beyond(b, x) or _two_floors(a, b):
        return "other"
    if apart <= max(_looseness(a), _looseness(b)):
        return "other" if _as_exact(x, y) else "rounded"
    short = next((short for exact, short in ((x, y), (y, x)) if _shortened(exact, short)), None)
    close = short is not None and apart <= (_CLOSE if short % 100 else _ROUNDED / 2)
    return "rounded" if close else "other"


def _as_exact(x: float, y: float) -> bool:
    """Whether two large numbers have as many digits, two or more, so that neither is the other one rounded:
    "about 3,500" of 3,600."""
    one, two = (digits_of(size) for size in (x, y))
    return one == two > 1 and min(x, y) >= _LARGE


def digits_of(number: float) -> int:
    """How many digits a number has between the first and the last that are no zeros, one at least."""
    return max(1, len(f"{number:.15g}".replace(".", "").strip("0")))


def _shortened(exact: float, short: float) -> bool:
    """Whether a number is the other one with fewer digits: 2.3 million of 2,302,000, not 2,301 of 2,302."""
    digits = digits_of(short)
    return f"{exact:.{digits}g}" == f"{short:.{digits}g}"


def _beyond(figure: Figure, other: float) -> bool:
    """Whether a number lies on the side of the figure that its words rule out: 93.9 is not "almost 90"."""
    own, strict = number(figure) or 0.0, table("amounts")["strict"]
    return (_told(figure) in strict["below"] and other > own * (1 + _CLOSE)) or (
        _told(figure) in strict["above"] and other < own * (1 - _CLOSE)
    )


def _two_floors(a: Figure, b: Figure) -> bool:
    """Whether both are told as the least they can be, and not as "more than 60" and "at least 61"."""
    pair, above = sorted((a, b), key=lambda f: number(f) or 0.0), table("amounts")["strict"]["above"]
    return _is_floor(a) and _is_floor(b) and [_told(f) in above for f in pair] != [True, False]


def _is_floor(figure: Figure) -> bool:
    return _told(figure) in table("amounts")["floor"]


def _looseness(figure: Figure) -> float:
    """The share by which a number may differ from the figure as it is told."""
    if _told(figure) not in table("amounts")["approximate"]:
        return 0.0
    return _ROUNDED if (number(figure) or 0.0) > _SMALL else _GUESSED


def _vague(figure: Figure) -> bool:
    """ "dozens", "several": a word in place of a number."""
    return number(figure) is None


def number(figure: Figure) -> float | None:
    """The number of a figure; None where it has none, or a word in place of one."""
    return float(figure.value) if isinstance(figure.value, int | float) else None


def _told(figure: Figure) -> str:
    """How exact the figure is told to be."""
    return (figure.qualifier or "").casefold()


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]
