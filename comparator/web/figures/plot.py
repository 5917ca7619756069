"""A figure over time: each outlet's value against the day it holds for."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from comparator.analysis.document import Record
from comparator.web.svg import Scale, Tick, day_scale, day_ticks, mark, number_scale, number_ticks

WIDTH, HEIGHT = 340, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 330, 44, 184
_STEP = 15  # between the marks of outlets that say the same
_NAMED = 3  # places with a name beside their value; with more of them names would lie on one another
_LONGEST = 22
_LETTER, _LINE = 8, 14  # the width of a letter, and the height of a line of words
_LABEL_ROOM = 60  # from the top; higher marks have their words below


class Value(Record, frozen=True):
    """What one outlet has."""

    name: str
    number: float
    as_of: str
    """ISO, to the day, the month or the year."""
    words: str
    low: float | None = None
    high: float | None = None


class Drawn(Record, frozen=True):
    """One outlet's mark."""

    d: str
    words: str
    """"Gulf News: 1,200 on 28 Dec 2012", for who points at it."""


class Label(Record, frozen=True):
    """Words in the picture."""

    x: float
    y: float
    words: str
    anchor: str
    """"start", "middle" or "end"."""
    strong: bool = False


class Plot(Record, frozen=True):
    """The picture."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    spans: tuple[tuple[float, float, float], ...]
    """(x, x, y) of each value that holds for a month or a year."""
    ranges: tuple[tuple[float, float, float], ...]
    """(x, y, y) of each value that is a range."""
    marks: tuple[Drawn, ...]
    labels: tuple[Label, ...]
    told: str
    """What it shows, in words."""


def plot(values: Sequence[Value], most: int = 12) -> Plot | None:
    """The picture of a figure that holds for two days or more and does not stay the same; None where it does.
    The marks follow the order of the values, so that a table beside it can repeat them; of more than `most`
    values those that are alike are one mark."""
    counted = _merged(values) if len(values) > most else values
    dated = [(v, period) for v in counted if (period := days_of(v.as_of))]
    if min(len({v.as_of for v, _ in dated}), len({v.number for v, _ in dated})) < 2:
        return None
    across = day_scale([day for _, period in dated for day in period], _LEFT + 20, _RIGHT - 20)
    up = number_scale(
        [n for v, _ in dated for n in (v.number, v.low, v.high) if n is not None], _BOTTOM, _TOP
    )
    spots = [_Spot(i, v, period, across, up) for i, (v, period) in enumerate(dated)]
    places = _places(spots)
    return Plot(
        width=WIDTH, height=HEIGHT, left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM,
        x_ticks=tuple(day_ticks(across, 3)),
        y_ticks=tuple(number_ticks(up, 4)),
        spans=tuple((s.x_from, s.x_to, s.y) for s in spots if s.x_to - s.x_from > 1),
        ranges=tuple((s.x, up.at(s.value.low), up.at(s.value.high)) for s in spots
                     if s.value.low is not None and s.value.high is not None and s.value.low != s.value.high),
        marks=tuple(_drawn(places)),
        labels=tuple(_apart(_labels(places))),
        told="; ".join(s.told for s in spots) + ".",
    )  # fmt: skip


def days_of(iso: str | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of an ISO day, month or year; None where it is none of them."""
    parts = (iso or "").split("-")
    try:
        first = dt.date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return None
    if len(parts) == 1:
        return first, first.replace(month=12, day=31)
    after = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return (first, after - dt.timedelta(days=1)) if len(parts) == len(("year", "month")) else (first, first)


def _merged(values: Sequence[Value]) -> list[Value]:
    """The first of those that say the same of the same day, with how many more do."""
    alike: dict[tuple[float, str], list[Value]] = {}
    for value in values:
        alike.setdefault((value.number, value.as_of), []).append(value)
    return [
        msgspec.structs.replace(first, name=f"{first.name} and {len(rest)} more") if rest else first
        for first, *rest in alike.values()
    ]


class _Spot:
    """Where one value stands."""

    def __init__(
        self, kind: int, value: Value, period: tuple[dt.date, dt.date], across: Scale, up: Scale
    ) -> None:
        self.kind, self.value = kind, value
        self.x_from, self.x_to = (across.at(day.toordinal()) for day in period)
        self.x, self.y = round((self.x_from + self.x_to) / 2, 1), up.at(value.number)
        first = period[0]
        self.day = f"{first.day} {first:%b %Y}" if period[0] == period[1] else value.as_of
        self.told = (
            f"{value.name}: {value.words} on {self.day}"
            if period[0] == period[1]
            else (f"{value.name}: {value.words} in {value.as_of}")
        )


def _places(spots: Sequence[_Spot]) -> list[list[_Spot]]:
    """Those that would lie on one another, together."""
    found: dict[tuple[float, float], list[_Spot]] = {}
    for spot in spots:
        found.setdefault((spot.x, spot.y), []).append(spot)
    return list(found.values())


def _drawn(places: Sequence[Sequence[_Spot]]) -> list[Drawn]:
    drawn = [
        (spot.kind, Drawn(d=mark(spot.kind, spot.x + offset, spot.y, 6), words=spot.told))
        for place in places
        for spot, offset in zip(place, _offsets(place), strict=True)
    ]
    return [one for _, one in sorted(drawn, key=lambda pair: pair[0])]


def _offsets(place: Sequence[_Spot]) -> list[float]:
    """Side by side around the place, within the picture."""
    width = _STEP * (len(place) - 1)
    step = _STEP if width < _RIGHT - _LEFT else (_RIGHT - _LEFT) / len(place)
    start = min(
        max(place[0].x - step * (len(place) - 1) / 2, _LEFT + 8), _RIGHT - 8 - step * (len(place) - 1)
    )
    return [round(start + i * step - place[0].x, 1) for i in range(len(place))]


def _labels(places: Sequence[Sequence[_Spot]]) -> list[Label]:
    labels = list[Label]()
    for place in places:
        spot = place[0]
        anchor = (
            "start"
            if spot.x < (2 * _LEFT + _RIGHT) / 3
            else "end"
            if spot.x > (_LEFT + 2 * _RIGHT) / 3
            else "middle"
        )
        x = spot.x + {"start": -6, "middle": 0, "end": 6}[anchor]
        first, second = (
            (spot.y + 20, spot.y + 35) if spot.y < _LABEL_ROOM - 30 else (spot.y - 26, spot.y - 12)
        )
        name = _names(place) if len(places) <= _NAMED else ""
        labels.append(
            Label(x=x, y=first if name else second, words=spot.value.words, anchor=anchor, strong=True)
        )
        if name:
            labels.append(Label(x=x, y=second, words=name, anchor=anchor))
    return labels


def _apart(labels: Sequence[Label]) -> list[Label]:
    """The labels, names left out where some would lie on one another, and values that still would."""
    values = [label for label in labels if label.strong]
    if not _collide(labels):
        return list(labels)
    return [v for i, v in enumerate(values) if not any(_meet(v, other) for other in values[:i])]


def _collide(labels: Sequence[Label]) -> bool:
    return any(_meet(one, other) for i, one in enumerate(labels) for other in labels[:i])


def _meet(one: Label, other: Label) -> bool:
    (a, b), (c, d) = _extent(one), _extent(other)
    return abs(one.y - other.y) < _LINE and a < d and c < b


def _extent(label: Label) -> tuple[float, float]:
    """From where to where a label reaches, by a wide guess."""
    width = len(label.words) * _LETTER
    start = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return start, start + width


def _names(place: Sequence[_Spot]) -> str:
    name = place[0].value.name
    short = name if len(name) <= _LONGEST or " and " in name else name[: _LONGEST - 1].rstrip() + "…"
    return short if len(place) == 1 else f"{short} and {len(place) - 1} more"
