"""Corrections that name things otherwise: a verdict, the findings of a cell, a conflict that is resolved.
Verdicts hold on whatever base the comparison is read, findings on the base they were chosen on."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from comparator.analysis.alignment.sure import OPPOSED
from comparator.analysis.findings import Cell, Finding, Point
from comparator.selectors.corrected import Bearing, Came, CorrectedPoint, Payload
from comparator.selectors.rearranging import Fix, LostError, Rearranging

_K = TypeVar("_K")
LABELS = ("relabel", "resolve")


class Labels:
    """What people call rows and cells, as their corrections came to it in the order of time."""

    def __init__(self, fixes: Sequence[Fix], rearranging: Rearranging) -> None:
        self.rearranging, self.board = rearranging, rearranging.board
        self.came = dict(rearranging.came)
        self.verdict: dict[str, Fix] = {}
        self.resolved: dict[str, Fix] = {}
        self.findings: dict[tuple[str, int, int | None], Fix] = {}
        """(row, article, base) -> the correction that names the cell's findings."""
        for fix in fixes:
            if fix.kind in LABELS and self.came[fix.id].standing == "stands" and fix.payload:
                self._take(fix, fix.payload)

    def bearings(self, row: str) -> list[Bearing]:
        """The corrections of this kind that bear on a row."""
        whole = [slot[row] for slot in (self.verdict, self.resolved) if row in slot]
        found = {fix.id: fix.bearing() for fix in whole}
        for (named, article, _), fix in self.findings.items():
            if named == row:
                before = found[fix.id].articles if fix.id in found else ()
                found[fix.id] = fix.bearing({*before, article})
        return list(found.values())

    def point(self, point: Point, base: int | None, article: int | None) -> Point:
        """The point under its names. `base` is the index of the column it is read against, `article` the id
        of that one's article."""
        verdict, resolved = self.verdict.get(point.id), self.resolved.get(point.id)
        against = article if base is not None and point.cell(base).start is not None else None
        point = self._with_findings(point, against)
        if verdict and verdict.payload and verdict.payload.verdict:
            point = msgspec.structs.replace(
                point, verdict=verdict.payload.verdict, why=verdict.why, score=None
            )
        if resolved and point.verdict in OPPOSED:
            point = msgspec.structs.replace(point, verdict="altered")
        return point

    def marked(self, point: Point, moved: Sequence[Bearing], was: Point | None = None) -> Point:
        """The point with the corrections that bear on it; as it was where none does. `was` is the point
        before it was named otherwise."""
        bearings = sorted([*moved, *self.bearings(point.id)], key=lambda b: (b.when, b.id))
        if not bearings:
            return point
        resolved = self.resolved.get(point.id)
        return CorrectedPoint(
            **{name: getattr(point, name) for name in point.__struct_fields__},
            corrected=tuple(bearings),
            resolved=resolved.why if resolved else "",
            named=point.id in self.verdict,
            was=(was.verdict, was.why) if was and was.verdict != point.verdict else None,
        )

    def _take(self, fix: Fix, payload: Payload) -> None:
        try:
            places = self.rearranging.places(fix, payload.row).places
            row = self.board.row_at(payload.row.kind, places)
            if row is None:
                raise LostError("no row")
            if row in self.board.rejected:
                self.came[fix.id] = Came(standing="overruled", row=row, by=self.board.rejected[row])
                return
            since = tuple(sorted(self.board.rows[row].keys() - {place.article for place in places}))
            self.came[fix.id] = Came(standing="stands", row=row, since=since if fix.is_claim else ())
            self._name(fix, payload, row)
        except LostError as lost:
            self.came[fix.id] = Came(standing=lost.standing)

    def _name(self, fix: Fix, payload: Payload, row: str) -> None:
        if fix.kind == "resolve":
            self._put(self.resolved, row, fix)
            return
        if payload.verdict is not None:
            self._overrule(self.resolved.pop(row, None), fix)
            self._put(self.verdict, row, fix)
        if payload.findings is None:
            return
        found = self.rearranging.texts.all(payload.cells)
        if not found.places:
            raise LostError("gone")
        for place in found.places:
            self._put(self.findings, (row, place.article, payload.against), fix)

    def _put(self, slot: dict[_K, Fix], key: _K, fix: Fix) -> None:
        self._overrule(slot.get(key), fix)
        slot[key] = fix

    def _overrule(self, earlier: Fix | None, later: Fix) -> None:
        if earlier is not None and earlier.id != later.id:
            row = self.came[earlier.id].row
            self.came[earlier.id] = Came(standing="overruled", row=row, by=later.id)

    def _with_findings(self, point: Point, against: int | None) -> Point:
        named = {c.article: self.findings.get((point.id, c.article, against)) for c in point.cells}
        if not any(named.values()):
            return point
        cells = tuple(_renamed(cell, named[cell.article]) for cell in point.cells)
        point = msgspec.structs.replace(point, cells=cells, score=None)
        if point.verdict in ("agree", "altered"):
            differs = any(cell.state == "altered" for cell in cells)
            point = msgspec.structs.replace(point, verdict="altered" if differs else "agree")
        return point


def _renamed(cell: Cell, fix: Fix | None) -> Cell:
    """A cell with the findings that a person chose, on the words that the analysis found for them."""
    if fix is None or fix.payload is None or fix.payload.findings is None or cell.start is None:
        return cell
    findings: tuple[Finding, ...] = fix.payload.findings
    state = cell.state if cell.state == "added" else "altered" if findings else "kept"
    changes = tuple(change for change in cell.changes if change.kind in findings)
    return msgspec.structs.replace(cell, state=state, findings=findings, changes=changes)
