"""What two outlets' versions of one point come to: whether both can be right, and on which words it rests."""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.contrast.acts import one_act
from comparator.analysis.contrast.amounts import figures_in, is_figure, is_floor, pairs, relation
from comparator.analysis.contrast.details import days_in, titled
from comparator.analysis.contrast.posts import in_conflict
from comparator.analysis.contrast.telling import CellText, Outcome, day_words, says, text_of, who
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Figure, Name, Verdict
from comparator.analysis.wording.claims import hedge, is_forecast
from comparator.analysis.wording.labels import compare_bodies
from comparator.analysis.wording.likeness import content, likeness
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_APART = 20  # days from which two figures hold for two dates
_SAME_CLAIM = 0.6  # likeness from which a negated passage denies the other
_SAME_BUT_COUNT = 0.5  # the same where the "not" takes the place of a number ("not one", "twelve")
_WEEK = 7  # days; two dates further apart are two acts more often than one wrong day
_DATED = frozenset({"count", "money", "percent", "percentage points", "measure"})


class Clash(NamedTuple):
    """A verdict on two cells and one sentence why."""

    verdict: Verdict
    why: str
    rests_on: frozenset[str] = frozenset()
    """The words or numbers of both sides: two rows that rest on the same ones tell one thing twice."""
    about: str = ""
    """What it contradicts: "figure", "title", "body", "day", "words"."""


def clashes(a: CellText, b: CellText, names: tuple[Name, ...] = ()) -> Iterator[Clash]:
    """Everything in which two cells differ by fact, the gravest not first."""
    yield from _figures(a, b)
    yield from _titles(a, b, names)
    yield from _bodies(a, b)
    yield from _days(a, b)


def denial(a: CellText, b: CellText, outcome: Outcome | None) -> Iterator[Clash]:
    """That the second denies what the first says, or gives its words to somebody else."""
    for change in outcome.changes if outcome else ():
        if change.kind == "negated" and _denies(a, b, change):
            why = f"{says(a, a.span)}, {says(b, b.span)}: one denies the other."
            yield Clash("conflict", why, _on(a, change.from_, b, change.to), "words")
        if change.kind == "other speaker":
            given = change.from_.of(text_of(a))
            why = f"{who(a)} gives the words to {given}, {who(b)} to {change.to.of(text_of(b))}."
            yield Clash("conflict", why, _on(a, change.from_, b, change.to), "words")


def _denies(a: CellText, b: CellText, change: Change) -> bool:
    """Whether a negation stands against a plain statement of the same, or a forecast against its contrary."""
    told = [change.from_.of(text_of(a)), change.to.of(text_of(b))]
    forecast = any(is_forecast(words) for words in told)
    plain = not (hedge(a.passage) or hedge(b.passage))
    counted = bool(figures_in(a.findings, a.span)) != bool(figures_in(b.findings, b.span))
    least = _SAME_BUT_COUNT if counted or forecast else _SAME_CLAIM
    return (plain or forecast) and likeness(a.text, b.text) >= least


def _on(a: CellText, ours: Span, b: CellText, theirs: Span) -> frozenset[str]:
    """What a clash rests on."""
    sides = ((a, ours), (b, theirs))
    return frozenset(" ".join(s.of(text_of(cell)).casefold().split()) for cell, s in sides)


def _figures(a: CellText, b: CellText) -> Iterator[Clash]:
    ours = figures_in(a.findings, a.span)
    theirs = figures_in(b.findings, b.span) if ours else []
    if is_figure(a.findings, a.span) and is_figure(
        b.findings, b.span
    ):  # the row itself says that they count one thing
        found = [(x.figure, y.figure, relation(x.figure, y.figure)) for x in ours for y in theirs]
    else:
        found = list(pairs(ours, theirs))
    for one, two, how in found:
        if how != "same":
            yield from _unequal((a, one), (b, two), how)


def _unequal(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure], how: str) -> Iterator[Clash]:
    (a, one), (b, two) = ours, theirs
    spans = Span(one.start, one.end), Span(two.start, two.end)
    said = says(a, spans[0]), says(b, spans[1])
    on = frozenset(f"{f.kind} {f.value} {f.unit}" for f in (one, two))
    words = ", ".join(said)
    if how == "less detail":
        yield Clash("less detail", words + ": one is less exact.", on)
    elif _days_apart(one, two) >= _APART or (how == "other" and _rose(one, two)):
        days = [day_words(f.as_of) for f in (one, two)]
        yield Clash("different dates", f"{said[0]} for {days[0]}, {said[1]} for {days[1]}.", on, "figure")
    elif how == "other" and not is_floor(_smaller(one, two)):
        same_day = one.as_of and one.as_of == two.as_of and one.kind in _DATED
        end = f", both for {day_words(one.as_of)}." if same_day else ": both cannot be right."
        yield Clash("conflict", words + end, on, "figure")
    elif how == "rounded":
        yield Clash("rounded", words + ": one figure, rounded.", on)


def _smaller(a: Figure, b: Figure) -> Figure:
    """The one with the lower number: "at least 12" leaves room for 15, "15" does not for "at least 20"."""
    return min((a, b), key=_number)


def _number(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure.value, int | float) else figure.low or 0.0


def _rose(a: Figure, b: Figure) -> bool:
    """Whether it is a toll that may have risen from one day to a later one."""
    one, two = _day(a.as_of), _day(b.as_of)
    if not (one and two) or one == two or not (_is_toll(a) and _is_toll(b)):
        return False
    early, late = (a, b) if one < two else (b, a)
    return _number(early) < _number(late)


def _is_toll(figure: Figure) -> bool:
    return bool(content(figure.counted or "") & _tolls())


@functools.cache
def _tolls() -> frozenset[str]:
    """The stems of what makes a count a toll: killed, wounded, displaced."""
    return content(" ".join(table("counting")["outcomes"]))


def _days_apart(a: Figure, b: Figure) -> int:
    one, two = _day(a.as_of), _day(b.as_of)
    return abs((one - two).days) if one and two else 0


def _day(iso: str | None) -> dt.date | None:
    """The first day of "2012", "2012-12" or "2012-12-28"."""
    found = _ISO.fullmatch(iso or "")
    return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


def _titles(a: CellText, b: CellText, names: tuple[Name, ...]) -> Iterator[Clash]:
    others = titled(b.findings, b.span)
    for ours in titled(a.findings, a.span) if others else ():
        for theirs in others:
            one, two = ours.title or "", theirs.title or ""
            if not _one_person(ours.name, theirs.name, names) or not in_conflict([one], [two]):
                continue
            on = frozenset({ours.name.split()[-1].casefold(), one.casefold(), two.casefold()})
            yield Clash("conflict", f"{ours.name}: {who(a)} has “{one}”, {who(b)} “{two}”.", on, "title")


def _one_person(a: str, b: str, names: tuple[Name, ...]) -> bool:
    if a.split()[-1].casefold() == b.split()[-1].casefold():
        return True
    known = {variant: n.name for n in names for variant in n.variants}
    return known.get(a, a) == known.get(b, b)


def _bodies(a: CellText, b: CellText) -> Iterator[Clash]:
    for change in compare_bodies(a.passage, b.passage, a.findings, b.findings):
        why = f"{says(a, change.from_)}, {says(b, change.to)}: two different bodies."
        yield Clash("conflict", why, _on(a, change.from_, b, change.to), "body")


def _days(a: CellText, b: CellText) -> Iterator[Clash]:
    """Two days for one act: the passages tell the same act, the days are near each other, and their words
    differ (the same weekday or "tonight" in two papers is a matter of when they went to press)."""
    ours = _one_day(a)
    theirs = _one_day(b) if ours else None
    if not ours or not theirs or ours.as_of == theirs.as_of:
        yield from _precision(a, b)
        return
    one, two = _day(ours.as_of), _day(theirs.as_of)
    spans = Span(ours.start, ours.end), Span(theirs.start, theirs.end)
    words = [s.of(text_of(c)).casefold().split()[-1] for c, s in zip((a, b), spans, strict=True)]
    near = one and two and 0 < abs((one - two).days) < _WEEK
    if near and words[0] != words[1] and one_act(a, b):
        told = ((a, spans[0], ours), (b, spans[1], theirs))
        said = [f"{says(c, s)} ({day_words(f.as_of)})" for c, s, f in told]
        places = frozenset(f"{c.article}: {s.start}" for c, s, _ in told)
        yield Clash("conflict", f"{', '.join(said)} for the same act.", places, "day")


def _precision(a: CellText, b: CellText) -> Iterator[Clash]:
    """A date that is told to the day by one and to the month by the other."""
    one, two = (_date(c) for c in (a, b))
    if one and two and one != two and (one.startswith(two) or two.startswith(one)):
        yield Clash("less detail", f"{says(a, a.span)}, {says(b, b.span)}: one is less exact.")


def _date(cell: CellText) -> str | None:
    """The day that a cell is, where it is a date and nothing else."""
    figure = at(cell.findings).figure(cell.span)
    return figure.as_of if figure and figure.kind == "date" else None


def _one_day(cell: CellText) -> Figure | None:
    """The only day that a cell names, else the only one of the sentence it stands in."""
    told = (s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end)))
    whole = next((s.sentence for s in told), cell.span)
    for span in (cell.span, whole):
        days = days_in(cell.findings, span)
        if days:
            return days[0] if len({d.as_of for d in days}) == 1 else None
    return None
