"""What two cells put into one slot, where it is neither a figure nor a day of the calendar: an hour, a
weekday of an undated article, the side of a town, the state of a patient."""

import re
from collections.abc import Iterator

from comparator.analysis.contrast.acts import nearly_same, one_act
from comparator.analysis.contrast.agency import blame_in, blamed
from comparator.analysis.contrast.clocks import hour_of, two_hours
from comparator.analysis.contrast.details import of_a_thing
from comparator.analysis.contrast.forecasts import forecasts, forecasts_in
from comparator.analysis.contrast.opposites import opposed, states, times_in, two_times
from comparator.analysis.contrast.telling import CellText, Clash, kept, once, says, text_of
from comparator.analysis.contrast.voices import one_voice
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Figure
from comparator.analysis.wording.likeness import content, shared_content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import weekdays

_SAME_HOUR = 0.3  # shared content from which two hours of one day are told of one act …
_BESIDE = 3  # … and words that both have beside the day
_LATER = 1  # days after which a patient's state may have changed


@kept
def slotted(cell: CellText) -> int:
    """What a cell has of the kind, a bit for each: only what two cells have both is compared."""
    has = (hour_of(cell), weekday_of(cell), states(cell), forecasts_in(cell), blame_in(cell), times_in(cell))
    return sum(1 << place for place, held in enumerate(has) if held)


def compare_slots(a: CellText, b: CellText) -> Iterator[Change]:
    """What differs in them."""
    for ours, theirs in opposed(a, b):
        yield Change(from_=ours, to=theirs, kind="other label")
    for ours, theirs in forecasts(a, b):
        yield Change(from_=ours, to=theirs, kind="negated")
    if told := blamed(a, b):
        yield Change(from_=told[0], to=told[1], kind="other label")
    if pair := _times_of_one_act(a, b):
        yield Change(from_=pair[0], to=pair[1], kind="other date")


def slots(a: CellText, b: CellText) -> Iterator[Clash]:
    """What of it is a contradiction: the passages tell one act, and both cannot be right."""
    for ours, theirs in () if _written_apart(a, b) else (*opposed(a, b), *_of_one_voice(a, b)):
        yield _clash(a, ours, b, theirs, "words")
    if pair := _times_of_one_act(a, b):
        yield _clash(a, pair[0], b, pair[1], "hour")


def _of_one_voice(a: CellText, b: CellText) -> Iterator[tuple[Span, Span]]:
    """Forecasts that contradict each other and are not those of two people."""
    yield from forecasts(a, b) if one_voice(a, b) else ()


def _times_of_one_act(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    return _hours_of_one_act(a, b) or _days_of_one_act(a, b) or _order_of_one_act(a, b)


def _hours_of_one_act(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    hours = two_hours(a, b)
    if hours and not two_weekdays(a, b) and (one_act(a, b) or _one_hours_act(a, b)):
        return hours[0].span, hours[1].span
    return None


def _days_of_one_act(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    days = two_weekdays(a, b)
    return (_span(days[0]), _span(days[1])) if days and one_act(a, b) else None


def _order_of_one_act(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    times = two_times(a, b)
    return times if times and nearly_same(a, b) else None


def _one_hours_act(a: CellText, b: CellText) -> bool:
    """Whether both cells name one weekday and share enough beside it to date one act by the hour."""
    one, two = (_named_days(c) for c in (a, b))
    beside = (content(a.text) & content(b.text)) - content(" ".join(one | two))
    told = sum(not any(letter.isdigit() for letter in word) for word in beside)
    return bool(one & two) and told >= _BESIDE and shared_content(a.text, b.text) >= _SAME_HOUR


def _named_days(cell: CellText) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z]+", cell.text.casefold()) if w in weekdays() and len(w) > 3)


def two_weekdays(a: CellText, b: CellText) -> tuple[Figure, Figure] | None:
    """The weekdays of two cells, where they differ and it is not known of which week they are."""
    one = weekday_of(a)
    two = weekday_of(b) if one else None
    if not (one and two) or (one.as_of and two.as_of) or _name(a, one) == _name(b, two):
        return None
    return (one, two) if of_a_thing(a.findings, one) == of_a_thing(b.findings, two) else None


@once
def weekday_of(cell: CellText) -> Figure | None:
    """The only day that a cell gives, where it is a weekday."""
    dates = [f for f in at(cell.findings).figures(cell.span) if f.kind == "date"]
    named = [f for f in dates if _name(cell, f)]
    return named[0] if len(named) == len(dates) == 1 and not named[0].qualifier else None


def _name(cell: CellText, date: Figure) -> str:
    """The weekday that a date names; empty where it names none."""
    said = _span(date).of(text_of(cell)).casefold().split()
    return next((w[:3] for w in said if w in weekdays()), "")


def _span(date: Figure) -> Span:
    return Span(date.start, date.end)


def _written_apart(a: CellText, b: CellText) -> bool:
    written = [c.findings.document.published for c in (a, b)]
    return written[0] is not None and written[1] is not None and abs((written[0] - written[1]).days) > _LATER


def _clash(a: CellText, ours: Span, b: CellText, theirs: Span, about: str) -> Clash:
    on = frozenset({f"{a.article}: {ours.start}", f"{b.article}: {theirs.start}"})
    return Clash("conflict", f"{says(a, ours)}, {says(b, theirs)}: both cannot be right.", on, about)
