"""What the cells of a point come to together: agreement, alteration, conflict."""

import itertools
from collections.abc import Iterator, Sequence

from comparator.analysis.contrast.clashes import Clash, clashes, denial, who
from comparator.analysis.differences import CellText, Outcome, fullest
from comparator.analysis.findings import Finding, Name, PointKind, Verdict

# A false conflict is the worst error, so each of these is called on words that both cells hold; where two of
# them hold, the reader needs the graver one.
_GRAVEST: Sequence[Verdict] = (
    "conflict",
    "different dates",
    "altered",
    "less detail",
    "rounded",
    "both true",
)
_EXPLAINED: frozenset[Finding] = frozenset({"other figure", "other date", "other name or title"})


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
    held = [c for c in cells if c]
    if len(held) < 2:
        return "single source", f"Only {who(held[0])} has it." if held else ""
    base = cells[fullest(cells, kind) if reference is None else reference]
    found = [*_between(held, tuple(names)), *_denied(base, cells, outcomes)]
    found += _changed(cells, outcomes, _EXPLAINED if found else frozenset())
    if not found:
        return "agree", f"{_counted(held)} say the same."
    worst = min(found, key=lambda clash: _GRAVEST.index(clash.verdict))
    return worst.verdict, worst.why


def _between(held: Sequence[CellText], names: tuple[Name, ...]) -> Iterator[Clash]:
    for a, b in itertools.combinations(held, 2):
        yield from clashes(a, b, names)


def _denied(
    base: CellText | None, cells: Sequence[CellText | None], outcomes: Sequence[Outcome | None]
) -> Iterator[Clash]:
    for cell, outcome in zip(cells, outcomes, strict=True):
        if base and cell and cell is not base:
            yield from denial(base, cell, outcome)


def _changed(
    cells: Sequence[CellText | None], outcomes: Sequence[Outcome | None], explained: frozenset[Finding]
) -> Iterator[Clash]:
    """Alterations, without those that a comparison of figures, days or names explains better."""
    told = [
        f"{who(cell)}: {', '.join(outcome.findings)}"
        for cell, outcome in zip(cells, outcomes, strict=True)
        if cell and outcome and set(outcome.findings) - explained
    ]
    if told:
        yield Clash("altered", "; ".join(told) + ".")


def _counted(held: Sequence[CellText]) -> str:
    return " and ".join(who(c) for c in held) if len(held) == 2 else f"All {len(held)}"
