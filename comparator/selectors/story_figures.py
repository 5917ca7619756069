"""Figures of one thing over the events of a story: a toll, the displaced, a price."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wordlists import table

_KINDS = frozenset({"count", "money", "percent", "percentage points", "measure"})
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"of", "the", "a", "an", "and", "in"})
_MOST_SERIES, _MOST_READINGS = 8, 60

Key = tuple[str, str, frozenset[str]]


class Reading(Record, frozen=True):
    """One figure as one article gives it."""

    event: int
    article: int
    """Their ids."""
    span: Span
    figure: Figure
    value: float
    day: dt.date
    """The day it holds for; where the text names a month or nothing, its first day or the publication's."""
    as_of: str
    """The same as far as the text tells: "2019-03-15", "2019-03"; empty where it is only the day of
    publication."""


class Series(Record, frozen=True):
    """Figures of several events that count the same thing, by the day they hold for."""

    counted: str
    """What is counted, in the words most of the articles use."""
    unit: str
    readings: tuple[Reading, ...]
    more: int = 0
    """How many readings were left out."""

    @property
    def changes(self) -> bool:
        """Whether the numbers differ at all."""
        return len({reading.value for reading in self.readings}) > 1


Told = tuple[int, int, ArticleFindings]
"""An event's id, an article's id, and what was found in it."""


def figure_series(articles: Sequence[Told]) -> list[Series]:
    """The figures that are counted alike in two events or more: those that change first, then those that
    most events tell."""
    groups = defaultdict[Key, list[Reading]](list)
    for event, article, findings in articles:
        for key, reading in _readings(event, article, findings):
            groups[key].append(reading)
    shared = [(key, told) for key, told in groups.items() if len({r.event for r in told}) > 1]
    series = [_series(key, told) for key, told in shared]
    return sorted(series, key=_weight)[:_MOST_SERIES]


def _weight(series: Series) -> tuple[bool, int, int, str]:
    events = {reading.event for reading in series.readings}
    return not series.changes, -len(events), -len(series.readings), series.counted


def counted_key(figure: Figure) -> Key | None:
    """What a figure counts, so that "31 people killed" and "34 deaths" are one thing and "31 soldiers
    killed" is another; None for a figure without a number or without a word for what it counts."""
    if figure.kind not in _KINDS or not isinstance(figure.value, int | float) or not figure.counted:
        return None
    words = frozenset(filter(None, map(_kind_of_word, _WORD.findall(figure.counted.casefold()))))
    unit = "" if figure.kind == "count" else figure.unit or ""
    return (figure.kind, unit, words or frozenset({"people"})) if words or _is_people(figure) else None


def _is_people(figure: Figure) -> bool:
    words = set(_WORD.findall((figure.counted or "").casefold()))
    return not words.isdisjoint(table("counting")["scope"]["people"])


def _kind_of_word(word: str) -> str:
    """A word's singular, or the outcome it tells ("deaths": killed); empty for one that narrows nothing."""
    counting = table("counting")
    if word in _SMALL or (word in counting["scope"]["people"] and not _outcome(word)):
        return ""
    return _outcome(word) or _outcome(_singular(word)) or _singular(word)


def _outcome(word: str) -> str:
    outcomes: dict[str, list[str]] = table("counting")["outcomes"]
    return next((name for name, words in outcomes.items() if word == name or word in words), "")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _readings(event: int, article: int, findings: ArticleFindings) -> Iterable[tuple[Key, Reading]]:
    """Every figure of an article once a value and day; what nobody dated is left out."""
    seen = set[tuple[Key, float, dt.date]]()
    for figure in findings.figures:
        key, day = counted_key(figure), _day(figure, findings.document.published)
        if key is None or day is None or not isinstance(figure.value, int | float):
            continue
        if (key, float(figure.value), day) not in seen:
            seen.add((key, float(figure.value), day))
            yield (
                key,
                Reading(
                    event=event,
                    article=article,
                    span=Span(figure.start, figure.end),
                    figure=figure,
                    value=float(figure.value),
                    day=day,
                    as_of=figure.as_of or "",
                ),
            )


def _day(figure: Figure, published: dt.date | None) -> dt.date | None:
    told = (figure.as_of or "").split()
    if not told:
        return published
    try:
        return dt.date.fromisoformat((told[-1] + "-01-01")[:10])
    except ValueError:
        return published


def _series(key: Key, told: Sequence[Reading]) -> Series:
    ordered = sorted(told, key=lambda r: (r.day, r.value, r.article))
    return Series(
        counted=most_counted(ordered),
        unit=key[1],
        readings=tuple(ordered[:_MOST_READINGS]),
        more=max(0, len(ordered) - _MOST_READINGS),
    )


def most_counted(readings: Sequence[Reading]) -> str:
    """What is counted, in the words most of these articles use."""
    return Counter((r.figure.counted or "").casefold() for r in readings).most_common(1)[0][0]
