"""The pictures of a story: events against publications, and figures over time."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from comparator.analysis.document import Record
from comparator.selectors.stories import StoryArticle, StoryEvent
from comparator.selectors.story_figures import Reading
from comparator.web.svg import (
    Tick,
    circle,
    day_scale,
    day_ticks,
    mark,
    number_scale,
    number_ticks,
    short,
)

WIDTH = 960
_LEFT, _RIGHT = 24, 936
_HEAD = 42
_STEP = 15
"""Height of one mark above another."""
_MOST_STACKED = 8
_LONGEST_GAP = 4
"""So many days apart two days stand at most; a longer gap is cut, and the cut is marked."""
_LABEL_APART = 92
_SQUARE, _DIAMOND = 1, 2
_TOP, _BOTTOM = 16, 208
"""Where the heights of a chart end."""
_SHIFTS = (0, 15, -15)
_LETTER, _LINE = 7.2, 14
"""Width of a letter and height of a line of a label."""


class Dot(Record, frozen=True):
    """One mark: its path, the class of its looks, and what it is."""

    d: str
    css: str
    words: str


class Break(Record, frozen=True):
    """Days that the axis leaves out."""

    at: float
    words: str


class Row(Record, frozen=True):
    """One event of the timeline."""

    title: str
    title_y: float
    line_y: float
    bar: tuple[float, float] | None
    """Where the event lasts from and to."""
    dots: tuple[Dot, ...]
    more: tuple[tuple[float, float, str], ...] = ()
    """(x, y, words) where more articles of one day stand than can be drawn."""


class Timeline(Record, frozen=True):
    """When each event happened, and when each of its articles was published."""

    width: int
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]


def timeline(events: Sequence[StoryEvent]) -> Timeline | None:
    """The picture of all dated events and articles; None where nothing bears a date."""
    days = sorted(set(_days(events)))
    if not days:
        return None
    at, breaks = _axis(days)
    rows, y = list[Row](), float(_HEAD)
    for number, told in enumerate(events, start=1):
        row, y = _row(number, told, at, y)
        rows.append(row)
    return Timeline(width=WIDTH, height=y + 8, rows=tuple(rows), ticks=_ticks(days, at), breaks=tuple(breaks))


def _days(events: Iterable[StoryEvent]) -> Iterable[dt.date]:
    for told in events:
        days = (told.event.starts, told.event.ends, *(article.published for article in told.articles))
        yield from filter(None, days)


def _axis(days: Sequence[dt.date]) -> tuple[dict[dt.date, float], list[Break]]:
    """Where each day stands. Days in a row keep their distance; of a long gap only a mark is left, for a
    day between an event and its report would be lost beside the weeks between two events."""
    places = [0.0]
    gaps = [(later - day).days for day, later in pairwise(days)]
    for gap in gaps:
        places.append(places[-1] + min(gap, _LONGEST_GAP))
    scale = (_RIGHT - _LEFT - 40) / (places[-1] or 1)
    xs = [round(_LEFT + 20 + place * scale, 1) for place in places]
    if len(days) == 1:
        xs = [WIDTH / 2]
    middles = [(round((xs[i] + xs[i + 1]) / 2, 1), gap) for i, gap in enumerate(gaps) if gap > _LONGEST_GAP]
    return dict(zip(days, xs, strict=True)), _breaks(middles)


def _breaks(middles: Sequence[tuple[float, int]]) -> list[Break]:
    """A mark for every gap that is cut; its words where they have room."""
    breaks, last = list[Break](), -float(_LABEL_APART)
    for at, gap in middles:
        room = at - last >= _LABEL_APART
        breaks.append(Break(at=at, words=f"{gap} days" if room else ""))
        last = at if room else last
    return breaks


def _ticks(days: Sequence[dt.date], at: dict[dt.date, float]) -> tuple[Tick, ...]:
    """Days with their words, as many as have room."""
    ticks, last, year = list[Tick](), -float(_LABEL_APART), 0
    for day in days:
        if at[day] - last >= _LABEL_APART:
            words = f"{day.day} {day:%b}" if day.year == year else f"{day.day} {day:%b %Y}"
            ticks.append(Tick(at=at[day], words=words))
            last, year = at[day], day.year
    return tuple(ticks)


def _row(number: int, told: StoryEvent, at: dict[dt.date, float], y: float) -> tuple[Row, float]:
    dated = [article for article in told.articles if article.published]
    stacks = Counter(article.published for article in dated)
    height = min(max(stacks.values(), default=1), _MOST_STACKED) * _STEP
    line = y + 24 + height
    title = told.event.title
    shown = title if len(title) <= 90 else title[:88].rsplit(" ", 1)[0] + " …"
    start, end = told.event.starts, told.event.ends or told.event.starts
    row = Row(
        title=f"{number} {shown}",
        title_y=y + 12,
        line_y=line,
        bar=(at[start] - 7, at[end] + 7) if start and end else None,
        dots=tuple(_dots(dated, at, line)),
        more=tuple(
            (at[day] + 10, line - _MOST_STACKED * _STEP, f"+{count - _MOST_STACKED}")
            for day, count in stacks.items()
            if day and count > _MOST_STACKED
        ),
    )
    return row, line + 20


def _dots(articles: Sequence[StoryArticle], at: dict[dt.date, float], line: float) -> Iterable[Dot]:
    """Articles of one day stand above one another."""
    stacked = Counter[dt.date]()
    for article in articles:
        day = article.published
        if day is None or stacked[day] == _MOST_STACKED:
            continue
        stacked[day] += 1
        y = line + 2 - stacked[day] * _STEP
        d = mark(_SQUARE, at[day], y) if article.is_source else circle(at[day], y, 5)
        css = "dot is-source" if article.is_source else "dot"
        yield Dot(d=d, css=css, words=f"{article.outlet_name or 'Outlet not named'}, {day.day} {day:%b %Y}")


class Label(Record, frozen=True):
    """Words beside a mark."""

    x: float
    y: float
    words: str


class Chart(Record, frozen=True):
    """Figures over time."""

    width: int
    height: int
    left: int
    right: int
    bottom: float
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


def chart(readings: Sequence[Reading], words: Sequence[str]) -> Chart | None:
    """The picture of a series: one mark for each number and day, with how many articles give it. `words` are
    each reading's own; None where all stand on one day and one number, and there is nothing to see."""
    groups: dict[tuple[dt.date, float], list[int]] = {}
    for i, reading in enumerate(readings):
        groups.setdefault((reading.day, reading.value), []).append(i)
    if len(groups) < 2:
        return None
    left, right = 64, 716
    across = day_scale([r.day for r in readings], left + 24, right - 132)
    up = number_scale([r.value for r in readings], _BOTTOM, _TOP)
    places = [(across.at(day.toordinal()), up.at(value)) for day, value in groups]
    told = [_figure_words([readings[i] for i in same]) for same in groups.values()]
    return Chart(
        width=720,
        height=244,
        left=left,
        right=right,
        bottom=_BOTTOM,
        dots=tuple(
            Dot(d=mark(_DIAMOND, x, y), css="dot", words="; ".join(words[i] for i in same))
            for (x, y), same in zip(places, groups.values(), strict=True)
        ),
        labels=_labels(places, told),
        x_ticks=tuple(day_ticks(across, 5)),
        y_ticks=tuple(number_ticks(up)),
    )


def _labels(places: Sequence[tuple[float, float]], words: Sequence[str]) -> tuple[Label, ...]:
    """The figure beside each mark, or a little below or above it; left out where others leave no room: the
    table has them all. The last and the first are placed before the rest."""
    labels, taken = dict[int, Label](), list[tuple[float, float, float]]()
    for i in sorted(range(len(places)), key=lambda i: (i not in (0, len(places) - 1), i)):
        x, y = places[i][0] + 11, places[i][1]
        free = (y + shift for shift in _SHIFTS if _TOP <= y + shift <= _BOTTOM)
        width = len(words[i]) * _LETTER
        found = next((at for at in free if not any(_meet((x, at, width), other) for other in taken)), None)
        if found is not None:
            taken.append((x, found, width))
            labels[i] = Label(x=x, y=round(found + 4, 1), words=words[i])
    return tuple(label for _, label in sorted(labels.items()))


def _meet(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Whether two labels (left end, height, width) lie on one another."""
    (x, y, width), (x2, y2, width2) = one, other
    return x < x2 + width2 and x2 < x + width and abs(y - y2) < _LINE


def _figure_words(same: Sequence[Reading]) -> str:
    """ "at least 34, in 3 articles": the qualifier only where all have the same."""
    qualifiers = {r.figure.qualifier or "" for r in same}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else ""
    count = f", in {len(same)} articles" if len(same) > 1 else ""
    return f"{qualifier} {short(same[0].value)}{count}".strip()
