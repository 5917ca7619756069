"""What the cells of a point come to together: agreement, alteration, conflict."""

import itertools
from collections.abc import Collection, Iterator, Sequence

from comparator.analysis.contrast.accord import agreement, two_subjects, without_day
from comparator.analysis.contrast.amounts import is_figure
from comparator.analysis.contrast.clashes import another_number, clashes, holds
from comparator.analysis.contrast.denials import denial
from comparator.analysis.contrast.reasons import reason
from comparator.analysis.contrast.telling import Clash, says, who
from comparator.analysis.contrast.unnumbered import unnumbered
from comparator.analysis.contrast.voices import two_occasions
from comparator.analysis.differences import CellText, Outcome, fullest
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Finding, Name, Nearby, PointKind, Verdict

__all__ = ["Clash", "readings", "told_once", "verdict"]

# A false conflict is the worst error, so each of these is called on words that both cells hold; where two of
# them hold, the reader needs the graver one.
_GRAVEST: Sequence[Verdict] = (
    "conflict",
    "different dates",
    "altered",
    "less detail",
    "rounded",
    "both true",
    "agree",
    "single source",
)
_TOLD_ONCE: frozenset[Verdict] = frozenset({"conflict", "different dates"})
_EXPLAINED: frozenset[Finding] = frozenset({"other figure", "other date", "other name or title"})
_LESS: frozenset[Finding] = frozenset({"less detail"})  # sets nothing apart: told where nothing else is
_SLIGHT: frozenset[Verdict] = frozenset({"less detail", "rounded"})
_FEW = 8  # figures of which each is held against every other
_REASONS = 3  # alterations that one sentence names; the cells show all


def verdict(
    kind: PointKind,
    cells: Sequence[CellText | None],
    outcomes: Sequence[Outcome | None],
    names: Sequence[Name] = (),
    reference: int | None = None,
) -> tuple[Verdict, str]:
    """(verdict, one sentence why) for a point; `cells` and `outcomes` in the articles' order, None where an
    article has nothing of it. `names` are the event's, joined over the articles; `reference` is the place of
    the cell that the outcomes were found against."""
    worst = readings(kind, cells, outcomes, names, reference)[0]
    return worst.verdict, worst.why


def readings(
    kind: PointKind,
    cells: Sequence[CellText | None],
    outcomes: Sequence[Outcome | None],
    names: Sequence[Name] = (),
    reference: int | None = None,
    *,
    nearby: Sequence[Nearby] = (),
) -> list[Clash]:
    """Everything that a point comes to, the gravest first; at least one. Of one that a single article has it
    is told whether others have passages `nearby`, and whether these are worth reading."""
    held = [c for c in cells if c]
    if len(held) < 2:
        alike = "; others have passages that are alike" if any(near.alike for near in nearby) else ""
        how = f" in these words{alike}" if nearby else ", as far as was found"
        return [Clash("single source", f"Only {who(held[0])} has it{how}." if held else "")]
    base = cells[fullest(cells, kind) if reference is None else reference]
    found = [*_between(held, tuple(names)), *_denied(base, cells, outcomes), *_unnumbered(base, held)]
    found += _changed(base, cells, outcomes, _LESS, {c.text for c in held if _party_to(c, found)})
    if found and all(clash.verdict in _SLIGHT for clash in found):
        found += (c for a, b in itertools.combinations(held, 2) for c in another_number(a, b))
    if found:
        return sorted(found, key=lambda clash: _GRAVEST.index(clash.verdict))
    agreed = agreement(held, _only_alike(cells, outcomes))
    less = [*_changed(base, cells, outcomes, frozenset(), frozenset())] if agreed.verdict == "agree" else []
    return less or [agreed]


def _party_to(cell: CellText, found: Sequence[Clash]) -> bool:
    """Whether a cell is one of two of which anything was found."""
    return any(cell.article in clash.between for clash in found)


def _only_alike(cells: Sequence[CellText | None], outcomes: Sequence[Outcome | None]) -> list[CellText]:
    """The cells that are only alike to the one they are read against."""
    pairs = zip(cells, outcomes, strict=True)
    return [cell for cell, outcome in pairs if cell and outcome and outcome.state == "alike"]


def told_once(points: Sequence[tuple[PointKind, int, Sequence[Clash]]]) -> list[Clash]:
    """Which of its readings each point, told as (kind, length, readings), shows. What several facts or
    utterances rest on the same words is told by the shortest, words given to two people by the utterance;
    the others are altered, so that one contradiction counts once. Figures stand for themselves: their page
    asks whether the numbers agree."""
    told = set[tuple[bool, frozenset[str]]]()
    chosen: dict[int, Clash] = {}
    for place in sorted(range(len(points)), key=lambda i: (not _speakers(points[i]), points[i][1])):
        kind, _, found = points[place]
        grave = [c for c in found if c.verdict in _TOLD_ONCE]
        new = [c for c in grave if not c.rests_on or (kind == "figure", c.rests_on) not in told]
        chosen[place] = new[0] if new else grave[0]._replace(verdict="altered") if grave else found[0]
        told |= {(kind == "figure", c.rests_on) for c in new if c.about == new[0].about}
    return [chosen[place] for place in range(len(points))]


def _speakers(point: tuple[PointKind, int, Sequence[Clash]]) -> bool:
    """Whether a point is an utterance that is given to two people."""
    kind, _, found = point
    return kind == "quote" and any(c.about == "speaker" for c in found)


def _between(held: Sequence[CellText], names: tuple[Name, ...]) -> Iterator[Clash]:
    """Every two cells; of cells that say the same in the same words the first stands for all, but of a few
    numbers, whose sentences differ. What is told of two subjects is no conflict, but for two titles of one
    person."""
    distinct: dict[object, CellText] = {}
    few = len(held) <= _FEW and all(is_figure(cell.findings, cell.span) for cell in held)
    for cell in held:
        distinct.setdefault((cell.text, cell.findings.document.published, few and cell.article), cell)
    telling = [(cell, what) for cell in distinct.values() if (what := holds(cell))]
    for (a, one), (b, two) in itertools.combinations(telling, 2):
        for clash in clashes(a, b, names) if one & two else ():
            if clash.verdict != "conflict" or clash.about == "title" or not _two_tellings(a, b, held):
                why = clash.why + without_day(held, clash)
                yield clash._replace(why=why, between=(a.article, b.article))


def _two_tellings(a: CellText, b: CellText, held: Sequence[CellText]) -> bool:
    """Whether two cells tell of two subjects, or they or others with the same words are remarks of two
    days."""
    ours, theirs = ([c for c in held if c.text == own.text] for own in (a, b))
    return two_subjects(a, b) or any(two_occasions(x, y) for x in ours for y in theirs)


def _unnumbered(base: CellText | None, held: Sequence[CellText]) -> Iterator[Clash]:
    """Cells that tell without a number what the base numbers."""
    if base is None:
        return
    for cell in held:
        for figure, told in unnumbered(base, cell):
            words = f"{says(base, Span(figure.start, figure.end))}, {says(cell, told)}"
            why, parties = f"{words}: one is less exact.", (base.article, cell.article)
            yield Clash("less detail", why, between=parties)


def _denied(
    base: CellText | None, cells: Sequence[CellText | None], outcomes: Sequence[Outcome | None]
) -> Iterator[Clash]:
    for cell, outcome in zip(cells, outcomes, strict=True):
        if not (base and cell) or cell is base:
            continue
        for clash in denial(base, cell, outcome):
            if not two_subjects(base, cell):
                yield clash._replace(between=(base.article, cell.article))


def _changed(
    base: CellText | None,
    cells: Sequence[CellText | None],
    outcomes: Sequence[Outcome | None],
    left_out: frozenset[Finding],
    explained: Collection[str],
) -> Iterator[Clash]:
    """Alterations, without those of a kind to be left out, and those of cells, told by their words, that a
    comparison of figures, days or names explains better."""
    told = [
        reason(base, cell, change)
        for cell, outcome in zip(cells, outcomes, strict=True)
        if base and cell and outcome
        for change in _one_a_kind(outcome)
        if change.kind not in left_out and not (change.kind in _EXPLAINED and cell.text in explained)
    ]
    if told:
        more = f" And {len(told) - _REASONS} more." if len(told) > _REASONS else ""
        yield Clash("altered", " ".join(told[:_REASONS]) + more)


def _one_a_kind(outcome: Outcome) -> list[Change]:
    """The first change of each kind."""
    return list({c.kind: c for c in reversed(outcome.changes)}.values())[::-1]
