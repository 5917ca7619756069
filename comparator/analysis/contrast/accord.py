"""What can be said of cells that nothing sets apart: whether they tell of one subject, and which of them lack
what the others dispute."""

import itertools
from collections.abc import Iterator, Sequence

from comparator.analysis.contrast.acts import dated
from comparator.analysis.contrast.amounts import figures_in
from comparator.analysis.contrast.doings import doing, two_doings
from comparator.analysis.contrast.refusals import perhaps_refused
from comparator.analysis.contrast.standings import two_standings
from comparator.analysis.contrast.telling import CellText, Clash, kept, once, says, who
from comparator.analysis.contrast.unlike import unlike
from comparator.analysis.document import Span
from comparator.analysis.wording.flat_claims import sentence_of
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import same_place, seats

_TWICE, _MORE = 2, 3
"""A passage with so many times the words of another, and so many more, tells more than that one."""
_BESIDES = frozenset({"duration", "age"})  # told beside a fact: no number of its own
_NAMED = 3
_TWO = 2


def only_alike(reference: CellText, cell: CellText) -> bool:
    """Whether a cell in which nothing differs may tell another thing all the same: each has a number, a day,
    a name or a subject of its own, or one tells as so what the other tells as possible, alleged or begun."""
    return bool(_apart(reference, cell) or two_standings(reference, cell)) or two_subjects(reference, cell)


def _apart(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    return unlike(a, b) or two_doings(a, b) or perhaps_refused(a, b)


def agreement(held: Sequence[CellText], alike: Sequence[CellText] = ()) -> Clash:
    """The verdict on cells of which nothing was found to differ. Where two tell of two subjects, or each has
    a number, day or name of its own, it is not said that they say the same; nor of those that are only
    `alike`."""
    pairs = list(itertools.combinations(_distinct(held), 2))
    apart = next(((a, b, words) for a, b in pairs if (words := _apart(a, b))), None)
    if apart is None and len(held) - len(alike) < _TWO:
        apart = next(((a, b, words) for a, b in pairs if (words := two_standings(a, b))), None)
    if apart is not None:
        a, b, (ours, theirs) = apart
        return Clash("both true", f"{says(a, ours)}, {says(b, theirs)}: perhaps they tell of two things.")
    both = next(((a, b) for a, b in pairs if two_subjects(a, b)), None)
    if both is None:
        same = [cell for cell in held if cell not in alike]
        if len(same) < _TWO <= len(held):
            a, b = held[:_TWO]
            why = f"{says(a, a.span)}, {says(b, b.span)}: perhaps they tell of two things."
            return Clash("both true", why)
        return Clash("agree", f"{_counted(same)} {_together(same)}{_besides(alike)}.")
    told = " and ".join(f"{who(cell)} tells it of “{_subject(cell)}”" for cell in both)
    return Clash("both true", f"No figure, day or title differs, but {told}.")


def _besides(alike: Sequence[CellText]) -> str:
    """What is said of the cells that are only alike; nothing where there are none."""
    if not alike:
        return ""
    told = " and ".join(map(who, alike)) if len(alike) <= _NAMED else f"{len(alike)} others"
    return f"; {told} {'has' if len(alike) == 1 else 'have'} what is only alike"


def _together(held: Sequence[CellText]) -> str:
    """What is said of cells with nothing to set them apart: the same, or of some no more than a part."""
    sizes = [len(content(cell.text)) for cell in held]
    short = [
        who(c) for c, size in zip(held, sizes, strict=True) if size + _MORE <= max(sizes) > _TWICE * size
    ]
    less = [f"{_few(short)} in less than half the words"] if short else [*_lacking(held)]
    return f"tell it, {', '.join(less)}" if less else "say the same"


def _lacking(held: Sequence[CellText]) -> Iterator[str]:
    """Which of the cells have no day or no number where others have one, nor has their sentence."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for what, having, beside in (("the day", _days, _days), ("the number", _numbers, _figures)):
        if any(having(cell, cell.span) for cell in held):
            silent = (
                c for c in held if not (having(c, c.span) or beside(c, sentence_of(c.findings, c.span)))
            )
            lacking.setdefault(tuple(map(who, silent)), []).append(what)
    for outlets, missing in lacking.items():
        if 0 < len(outlets) < len(held):
            yield f"{_few(outlets)} without {' and '.join(missing)}"


def _few(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) <= _NAMED else f"{len(names)} of them"


def _days(cell: CellText, within: Span) -> bool:
    return any(f.kind == "date" for f in at(cell.findings).figures(within))


def _numbers(cell: CellText, within: Span) -> bool:
    amounts = figures_in(cell.findings, within)
    return any(amount.numbered and amount.figure.kind not in _BESIDES for amount in amounts)


def _figures(cell: CellText, within: Span) -> bool:
    return bool(figures_in(cell.findings, within))


def _distinct(held: Sequence[CellText]) -> list[CellText]:
    """Of cells that say the same in the same words, and of the same, one."""
    return [*{(c.text, c.findings.document.published, _said(c)): c for c in reversed(held)}.values()][::-1]


def _said(cell: CellText) -> frozenset[str]:
    told = doing(cell)
    return told.words if told else frozenset()


def two_subjects(a: CellText, b: CellText) -> bool:
    """Whether the cells name two people, bodies or countries as who or what they tell of, and neither names
    the other's."""
    one, two = _subject(a), _subject(b)
    if not (one and two) or _same(one, two):
        return False
    return not any(_same(one, name) for name in _named(b)) and not any(_same(two, n) for n in _named(a))


def two_places(a: CellText, b: CellText) -> bool:
    """Whether each cell names a place that the other's sentence does not."""
    ours, theirs = _places(a), _places(b)
    sides = (
        (place, name) for own, other in ((ours, b), (theirs, a)) for place in own for name in _named(other)
    )
    return bool(ours and theirs) and not any(_same(place, name) for place, name in sides)


def without_day(held: Sequence[CellText], clash: Clash) -> str:
    """A sentence on the cells that name no day, where the conflict is about one; empty where all do."""
    silent = [who(cell) for cell in held if not dated(cell)] if clash.about == "day" else []
    if not silent:
        return ""
    verb = "names" if len(silent) == 1 else "name"
    return f" {' and '.join(silent)} {verb} no day."


@once
def _places(cell: CellText) -> frozenset[str]:
    return frozenset(m.name for m in at(cell.findings).mentions(cell.span) if m.kind == "place")


@kept
def _subject(cell: CellText) -> str:
    """Who or what the cell tells of, in its own words: the subject of its only statement, or of all of them,
    where that is a name. A pronoun may stand for somebody else than was thought."""
    told = [s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end))]
    subjects = {s.subject or "" for s in told}
    subject = subjects.pop() if len(subjects) == 1 else ""
    names = [m.name for m in at(cell.findings).mentions(cell.span)]
    printed = subject.casefold() in " ".join(cell.text.split()).casefold()
    return subject if printed and any(_last(subject) == _last(name) for name in names) else ""


def _same(one: str, two: str) -> bool:
    """Whether two names may be one: of a person, of a body told more or less fully, or of a country, its
    people, its capital."""
    ours, theirs = set(one.casefold().split()), set(two.casefold().split())
    fuller = ours <= theirs or theirs <= ours
    return fuller or _last(one) == _last(two) or bool(_countries(one) & _countries(two))


def _countries(name: str) -> frozenset[str]:
    """The country that a name is, or is the capital of."""
    known, key = same_place(), name.casefold().removeprefix("the ")
    usual = known.get(key, name)
    return frozenset({usual.casefold(), seats().get(usual, usual).casefold()})


def _named(cell: CellText) -> set[str]:
    """The names in the cell's sentences."""
    held = at(cell.findings).statements(cell.span)
    sentences = [s.sentence for s in held] or [cell.span]
    return {m.name for span in sentences for m in at(cell.findings).mentions(span)}


def _last(name: str) -> str:
    words = name.casefold().replace("-", " ").split()
    return words[-1] if words else ""


def _counted(held: Sequence[CellText]) -> str:
    return " and ".join(who(c) for c in held) if len(held) == _TWO else f"All {len(held)}"
