"""What two outlets' versions of one point come to: whether both can be right, and on which words it rests."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.contrast.amounts import figures_in, is_floor, pairs
from comparator.analysis.contrast.details import compare_days, titled
from comparator.analysis.contrast.posts import in_conflict
from comparator.analysis.differences import CellText, Outcome
from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Name, Verdict
from comparator.analysis.wording.claims import hedge
from comparator.analysis.wording.labels import compare_bodies
from comparator.analysis.wording.likeness import likeness, shared_content

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_APART = 20  # days from which two figures hold for two dates
_SAME_ACT = 0.4  # likeness from which two passages date one act
_SAME_WORDS = 0.6  # the same for the content of the shorter
_SAME_CLAIM = 0.6  # likeness from which a negated passage denies the other
_WEEK = 7  # days; two dates further apart are two acts more often than one wrong day


class Clash(NamedTuple):
    """A verdict on two cells and one sentence why."""

    verdict: Verdict
    why: str


def clashes(a: CellText, b: CellText, names: tuple[Name, ...] = ()) -> Iterator[Clash]:
    """Everything in which two cells differ by fact, the gravest not first."""
    yield from _figures(a, b)
    yield from _titles(a, b, names)
    yield from _bodies(a, b)
    yield from _days(a, b)


def denial(a: CellText, b: CellText, outcome: Outcome | None) -> Iterator[Clash]:
    """That the second denies what the first says, or gives its words to somebody else."""
    for change in outcome.changes if outcome else ():
        plain = not (hedge(a.passage) or hedge(b.passage))
        if change.kind == "negated" and plain and likeness(a.text, b.text) >= _SAME_CLAIM:
            yield Clash("conflict", f"{_says(a, change.from_)}, {_says(b, change.to)}: one denies the other.")
        if change.kind == "other speaker":
            given = change.from_.of(_text(a))
            yield Clash("conflict", f"{who(a)} gives the words to {given}, {_gives(b, change.to)}.")


def who(cell: CellText) -> str:
    """The outlet, as the reader knows the column."""
    document = cell.findings.document
    return document.outlet or document.headline or f"article {cell.article + 1}"


def _figures(a: CellText, b: CellText) -> Iterator[Clash]:
    for ours, theirs, how in pairs(figures_in(a.findings, a.span), figures_in(b.findings, b.span)):
        if how == "same":
            continue
        spans = Span(ours.start, ours.end), Span(theirs.start, theirs.end)
        words = f"{_says(a, spans[0])}, {_says(b, spans[1])}"
        if _days_apart(ours, theirs) >= _APART and how != "less detail":
            yield Clash("different dates", f"{words}: they hold for {ours.as_of} and {theirs.as_of}.")
        elif how == "other" and not is_floor(_smaller(ours, theirs)):
            yield Clash("conflict", f"{words} for the same time.")
        elif how == "rounded":
            yield Clash("rounded", words + ": one figure, rounded.")
        elif how == "less detail":
            yield Clash("less detail", words + ": one is less exact.")


def _smaller(a: Figure, b: Figure) -> Figure:
    """The one with the lower number: "at least 12" leaves room for 15, "15" does not for "at least 20"."""
    return min((a, b), key=lambda f: f.value if isinstance(f.value, int | float) else f.low or 0.0)


def _days_apart(a: Figure, b: Figure) -> int:
    one, two = _day(a.as_of), _day(b.as_of)
    return abs((one - two).days) if one and two else 0


def _day(iso: str | None) -> dt.date | None:
    """The first day of "2012", "2012-12" or "2012-12-28"."""
    found = _ISO.fullmatch(iso or "")
    return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None


def _titles(a: CellText, b: CellText, names: tuple[Name, ...]) -> Iterator[Clash]:
    for ours in titled(a.findings, a.span):
        for theirs in titled(b.findings, b.span):
            if not _one_person(ours.name, theirs.name, names):
                continue
            if in_conflict([ours.title or ""], [theirs.title or ""]):
                words = f"{who(a)} has “{ours.title}”, {who(b)} “{theirs.title}”"
                yield Clash("conflict", f"{ours.name}: {words}.")


def _one_person(a: str, b: str, names: tuple[Name, ...]) -> bool:
    known = {variant: n.name for n in names for variant in n.variants}
    return known.get(a, a) == known.get(b, b) or a.split()[-1].casefold() == b.split()[-1].casefold()


def _bodies(a: CellText, b: CellText) -> Iterator[Clash]:
    for change in compare_bodies(a.passage, b.passage, a.findings, b.findings):
        yield Clash("conflict", f"{_says(a, change.from_)}, {_says(b, change.to)}: two different bodies.")


def _days(a: CellText, b: CellText) -> Iterator[Clash]:
    """Two days for one act: the passages tell nearly the same, the days are near each other, and their words
    differ (the same weekday or "tonight" in two papers is a matter of when they went to press)."""
    if likeness(a.text, b.text) < _SAME_ACT or shared_content(a.text, b.text) < _SAME_WORDS:
        return
    for change in compare_days(a.findings, a.span, b.findings, b.span):
        one, two = _day_at(a, change.from_), _day_at(b, change.to)
        words = [s.of(_text(c)).casefold().split()[-1] for c, s in ((a, change.from_), (b, change.to))]
        if one and two and 0 < abs((one - two).days) < _WEEK and words[0] != words[1]:
            yield Clash("conflict", f"{_says(a, change.from_)}, {_says(b, change.to)} for the same act.")


def _day_at(cell: CellText, span: Span) -> dt.date | None:
    return next((_day(f.as_of) for f in cell.findings.figures if Span(f.start, f.end) == span), None)


def _says(cell: CellText, span: Span) -> str:
    return f"{who(cell)} has “{span.of(_text(cell))}”"


def _gives(cell: CellText, span: Span) -> str:
    return f"{who(cell)} to {span.of(_text(cell))}"


def _text(cell: CellText) -> str:
    return cell.findings.document.text
