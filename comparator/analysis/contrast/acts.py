"""Whether two passages tell one act, and whether the days they give it contradict each other."""

import datetime as dt
import re
from collections.abc import Iterator

from comparator.analysis.contrast.details import days_in, of_a_thing
from comparator.analysis.contrast.telling import CellText, Clash, day_words, kept, once, says, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Statement
from comparator.analysis.wording.likeness import content, likeness, shared_content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import words

_SAME_ACT = 0.4  # likeness from which two passages date one act
_SAME_WORDS = 0.6  # the same for the content of the shorter
_SAME_DOING = 0.3  # shared content from which one person's doing, in one verb, is one act
_BESIDE = 1  # words that they share beside doer, verb and day
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WEEK = 7  # days; two dates further apart are two acts more often than one wrong day
_NAMES = 2  # people and bodies that both name, from which the same verb is one act


def one_act(a: CellText, b: CellText) -> bool:
    """Whether the passages are nearly the same, or tell with one verb what the same people did."""
    if nearly_same(a, b):
        return True
    return shared_content(a.text, b.text) >= _SAME_DOING and any(
        ours.verb == theirs.verb
        and (
            (_one_doer(ours, theirs) and _beside(a, b, ours) >= _BESIDE)
            or len(_named(a) & _named(b)) >= _NAMES
        )
        for ours in _doings(a)
        for theirs in _doings(b)
    )


def nearly_same(a: CellText, b: CellText) -> bool:
    """Whether two passages have most of their words in common."""
    return shared_content(a.text, b.text) >= _SAME_WORDS and likeness(a.text, b.text) >= _SAME_ACT


def _doings(cell: CellText) -> Iterator[Statement]:
    """The statements of a cell that tell an act of their own."""
    idle = words("clauses", "empty_words")
    for statement in at(cell.findings).statements(cell.span):
        inside = (
            cell.span.overlap(Span(statement.start, statement.end)) * 2 >= statement.end - statement.start
        )
        if inside and statement.verb and statement.verb not in idle:
            yield statement


def _beside(a: CellText, b: CellText, doing: Statement) -> int:
    """How many words two passages share beside who does what."""
    return len((content(a.text) & content(b.text)) - content(f"{doing.subject or ''} {doing.verb or ''}"))


def _one_doer(a: Statement, b: Statement) -> bool:
    one, two = (a.subject or "").casefold().split(), (b.subject or "").casefold().split()
    return bool(one and two) and one[-1] == two[-1]


def _named(cell: CellText) -> set[str]:
    """The last names of people and bodies that a cell names."""
    return {m.name.split()[-1].casefold() for m in at(cell.findings).mentions(cell.span) if m.kind != "place"}


def day(iso: str | None) -> dt.date | None:
    """The first day of "2012", "2012-12" or "2012-12-28"."""
    found = _ISO.fullmatch(iso or "")
    return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


def days_apart(a: str | None, b: str | None) -> int:
    """How many days lie between two dates; 0 where either is not known."""
    one, two = day(a), day(b)
    return abs((one - two).days) if one and two else 0


def days(a: CellText, b: CellText) -> Iterator[Clash]:
    """Two days for one act: the passages tell the same act, the days are near each other, and their words
    differ (the same weekday or "tonight" in two papers is a matter of when they went to press)."""
    ours = _oneday(a)
    theirs = _oneday(b) if ours else None
    if not ours or not theirs or ours.as_of == theirs.as_of:
        yield from _precision(a, b)
        return
    one, two = day(ours.as_of), day(theirs.as_of)
    spans = Span(ours.start, ours.end), Span(theirs.start, theirs.end)
    named = [s.of(text_of(c)).casefold().split()[-1] for c, s in zip((a, b), spans, strict=True)]
    near = one and two and 0 < abs((one - two).days) < _WEEK
    near = near and of_a_thing(a.findings, ours) == of_a_thing(b.findings, theirs)
    if near and named[0] != named[1] and planned(a) == planned(b) and one_act(a, b):
        told = ((a, spans[0], ours), (b, spans[1], theirs))
        said = [f"{says(c, s)} ({day_words(f.as_of)})" for c, s, f in told]
        places = frozenset(f"{c.article}: {s.start}" for c, s, _ in told)
        yield Clash("conflict", f"{', '.join(said)} for the same act.", places, "day")


@once
def dated(cell: CellText) -> bool:
    """Whether a cell is a date or gives a day to what it tells."""
    return _date(cell) is not None or _oneday(cell) is not None


def planned(cell: CellText) -> bool:
    """Whether a cell tells of what is to come: a day that was planned and the day it came about are two."""
    return any(s.hedges and set(s.hedges) & words("claims", "to_come", "words") for s in _doings(cell))


def _precision(a: CellText, b: CellText) -> Iterator[Clash]:
    """A date that is told to the day by one and to the month by the other."""
    one, two = (_date(c) for c in (a, b))
    if one and two and one != two and (one.startswith(two) or two.startswith(one)):
        yield Clash("less detail", f"{says(a, a.span)}, {says(b, b.span)}: one is less exact.")


def _date(cell: CellText) -> str | None:
    """The day that a cell is, where it is a date and nothing else."""
    figure = at(cell.findings).figure(cell.span)
    return figure.as_of if figure and figure.kind == "date" else None


@kept
def _oneday(cell: CellText) -> Figure | None:
    """The only day that a cell gives what it tells, else the only one of the sentence it stands in."""
    told = [s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end))]
    whole = next((s.sentence for s in told), cell.span)
    for span in (cell.span, whole):
        found = [d for d in days_in(cell.findings, span) if not told or _of_act(cell, d)]
        if found:
            return found[0] if len({d.as_of for d in found}) == 1 else None
    return None


def _of_act(cell: CellText, date: Figure) -> bool:
    """Whether a day stands in a statement that the cell is in or holds; else it is the day on which somebody
    told it, or that of something else."""
    own = Span(date.start, date.end)
    held = [Span(s.start, s.end) for s in at(cell.findings).statements(own)]
    around = min((s for s in held if s.holds(own)), key=lambda s: s.end - s.start, default=None)
    return around is not None and cell.span.overlap(around) > 0
