"""What the cells of a point come to together: agreement, alteration, conflict."""

from collections.abc import Sequence

from comparator.analysis.differences import CellText, Outcome
from comparator.analysis.findings import Name, PointKind, Verdict


def verdict(
    kind: PointKind,
    cells: Sequence[CellText | None],
    outcomes: Sequence[Outcome | None],
    names: Sequence[Name] = (),
) -> tuple[Verdict, str]:
    """(verdict, one sentence why) for a point; `cells` and `outcomes` in the articles' order, None where an
    article has nothing of it."""
    held = [c for c in cells if c]
    if len(held) < 2:
        return "single source", ""
    return ("altered", "") if any(o and o.findings for o in outcomes) else ("agree", "")
