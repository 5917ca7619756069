"""Scales, ticks and marks for pictures drawn on the server.

Pure functions from values to places; templates draw them as `<svg role="img">` with title and description,
and CSS classes give the colours. Beside each picture stands a table with the same values.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record

_STEPS = (1, 2, 2.5, 5, 10)
_DAY_STEPS = (1, 2, 3, 7, 14, 28, 61, 91, 182, 365)

# Drawn in a box from -1 to 1; more outlets than marks begin again, with a letter to tell them apart.
_MARKS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    ((-1.1, -0.9), (1.1, -0.9), (0, 1.1)),
    ((-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35), (0.35, 1), (-0.35, 1),
     (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35)),
    ((-1, -0.55), (-0.55, -1), (0, -0.45), (0.55, -1), (1, -0.55), (0.45, 0), (1, 0.55), (0.55, 1),
     (0, 0.45), (-0.55, 1), (-1, 0.55), (-0.45, 0)),
    ((-0.5, -1), (0.5, -1), (1.1, 0), (0.5, 1), (-0.5, 1), (-1.1, 0)),
    ((0, -1.1), (1.05, -0.3), (0.65, 0.9), (-0.65, 0.9), (-1.05, -0.3)),
)  # fmt: skip


class Scale(Record, frozen=True):
    """A straight line from values to places on the picture."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands, rounded to a tenth; the middle where all values are one."""
        if self.high == self.low:
            return round((self.start + self.end) / 2, 1)
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


class Tick(Record, frozen=True):
    """A place on an axis and its words."""

    at: float
    words: str


def number_scale(values: Sequence[float], start: float, end: float, *, zero: bool = True) -> Scale:
    """A scale that holds all values with round ends; from zero unless told otherwise, so that heights can
    be compared."""
    low, high = min([*values, 0] if zero else values), max([*values, 0] if zero else values)
    step = round_step(high - low or abs(high) or 1)
    return Scale(low=math.floor(low / step) * step, high=math.ceil(high / step) * step, start=start, end=end)


def round_step(width: float, most: int = 5) -> float:
    """The least round step (1, 2, 2.5 or 5 times a power of ten) that cuts a width into `most` or fewer."""
    size = 10.0 ** math.floor(math.log10(width / most))
    return next(step * size for step in _STEPS if step * size * most >= width * (1 - 1e-9))


def number_ticks(scale: Scale, most: int = 5) -> list[Tick]:
    """Round values along a scale, first and last included."""
    step = round_step(scale.high - scale.low or 1, most)
    count = round((scale.high - scale.low) / step)
    return [Tick(at=scale.at(v), words=short(v)) for v in (scale.low + i * step for i in range(count + 1))]


def short(value: float) -> str:
    """A number in few letters: "1,200", "2.5", "1.2 m", "3 bn"."""
    for size, word in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{word}"
    return f"{round(value, 6):,}".removesuffix(".0")


def day_scale(days: Sequence[dt.date], start: float, end: float) -> Scale:
    """A scale over days, from the first to the last."""
    return Scale(low=min(days).toordinal(), high=max(days).toordinal(), start=start, end=end)


def day_ticks(scale: Scale, most: int = 6) -> list[Tick]:
    """Days along a scale, the first and the last among them; with the year where it changes."""
    first, last = round(scale.low), round(scale.high)
    step = next((s for s in _DAY_STEPS if (last - first) / s <= most - 1), -(-(last - first) // (most - 1)))
    stops = [*range(first, last - step // 2, step), last] if last > first else [first]
    days = [dt.date.fromordinal(stop) for stop in stops]
    named = [day == days[0] or day.year != days[i - 1].year for i, day in enumerate(days)]
    return [
        Tick(at=scale.at(day.toordinal()), words=f"{day.day} {day:%b %Y}" if full else f"{day.day} {day:%b}")
        for day, full in zip(days, named, strict=True)
    ]


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The `d` of a line through points."""
    line = "L".join(f"{x:g} {y:g}" for x, y in points)
    return f"M{line}{'Z' if closed else ''}" if line else ""


def circle(x: float, y: float, size: float) -> str:
    """The `d` of a circle."""
    return (
        f"M{x - size:g} {y:g}a{size:g} {size:g} 0 1 0 {2 * size:g} 0a{size:g} {size:g} 0 1 0 {-2 * size:g} 0Z"
    )


def mark(kind: int, x: float, y: float, size: float = 5) -> str:
    """The `d` of a mark around a point: a circle, square, diamond, triangle … by its number, so that outlets
    differ by form and not by colour alone."""
    kind %= len(_MARKS) + 1
    if kind == 0:
        return circle(x, y, size)
    return path(
        ((round(x + dx * size, 2), round(y + dy * size, 2)) for dx, dy in _MARKS[kind - 1]), closed=True
    )


def apart(places: Sequence[float], least: float) -> list[float]:
    """The same places, in the same order, moved down so far that no two are nearer than `least`: labels that
    would lie on one another stand below each other."""
    moved = dict[int, float]()
    last = -math.inf
    for i in sorted(range(len(places)), key=lambda i: (places[i], i)):
        last = max(places[i], last + least)
        moved[i] = last
    return [round(moved[i], 1) for i in range(len(places))]
