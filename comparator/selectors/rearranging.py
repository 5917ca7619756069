"""Corrections that move cells between rows: join, split, move, reject. Applied one after the other in the
order of time, to the rows as the earlier ones left them; of two that contradict the later holds."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from comparator.selectors.anchors import Located, Place, Texts, likeness
from comparator.selectors.board import Board, Key
from comparator.selectors.corrected import Bearing, Came, CorrectionKind, Payload, RowAnchor, Standing


@dataclass(frozen=True)
class Fix:
    """A standing correction as it is read from the database."""

    id: int
    kind: CorrectionKind
    why: str
    when: dt.datetime
    payload: Payload | None
    """None where what is stored cannot be read."""

    @property
    def is_claim(self) -> bool:
        """Whether it says something of what all its words say together."""
        named = self.payload is not None and self.payload.verdict is not None
        return self.kind == "resolve" or (self.kind == "relabel" and named)

    def bearing(self, articles: Iterable[int] = ()) -> Bearing:
        """The correction as it bears on a row, or on the cells of some articles."""
        return Bearing(
            id=self.id, kind=self.kind, why=self.why, when=self.when, articles=tuple(sorted(articles))
        )


class _Bears(NamedTuple):
    fix: Fix
    row: str
    articles: tuple[int, ...]


class _Check(NamedTuple):
    """Two groups of cells that a correction brought together or parted."""

    fix: Fix
    ones: tuple[Key, ...]
    others: tuple[Key, ...]
    together: bool


class LostError(Exception):
    """What a correction rests on is not there."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self.standing = standing


class Rearranging:
    """The rows after all corrections, and what each correction came to."""

    def __init__(self, board: Board, fixes: Sequence[Fix], texts: Texts) -> None:
        self.board, self.texts = board, texts
        self.came: dict[int, Came] = {}
        self.bears: list[_Bears] = []
        self._checks: list[_Check] = []
        self._touched: dict[Key, int] = {}
        """Cell -> the last correction that moved it or left it on purpose."""
        for fix in fixes:
            self._apply(fix)
        for check in self._checks:
            self._hold(check)

    def bearings(self) -> dict[str, list[Bearing]]:
        """Row -> the corrections of this kind that bear on it, in the order of time. A row that is not as it
        was names all that changed it, also those that a later one overruled elsewhere."""
        found: dict[str, list[Bearing]] = {}
        for fix, row, articles in self.bears:
            if self.came[fix.id].standing == "stands" or self.board.is_changed(row):
                found.setdefault(row, []).append(fix.bearing(articles))
        return found

    def places(self, fix: Fix, anchor: RowAnchor) -> Located:
        """Where a row's words stand now. Raises LostError where too few do: of a claim all must, of a row
        most; an article that is no longer compared takes nothing away."""
        found = self.texts.all(anchor.spans)
        enough = found.gone == 0 if fix.is_claim else len(found.places) >= found.gone
        if not found.places or not enough:
            raise LostError("gone")
        return found

    def _apply(self, fix: Fix) -> None:
        try:
            if fix.payload is None:
                raise LostError("gone")
            row = self._row(fix, fix.payload.row)
            self.came[fix.id] = Came(standing="stands", row=row)
            steps = {"join": self._join, "split": self._split, "move": self._move, "reject": self._reject}
            if fix.kind in steps:
                steps[fix.kind](fix, fix.payload, row)
        except LostError as lost:
            self.came[fix.id] = Came(standing=lost.standing)

    def _row(self, fix: Fix, anchor: RowAnchor) -> str:
        """The row with these words; a rejected one stands again, for the later correction holds."""
        row = self.board.row_at(anchor.kind, self.places(fix, anchor).places)
        if row is None:
            raise LostError("no row")
        rejected_by = self.board.rejected.pop(row, None)
        if rejected_by is not None:
            self.came[rejected_by] = Came(standing="overruled", row=row, by=fix.id)
        return row

    def _join(self, fix: Fix, payload: Payload, row: str) -> None:
        """The other row's cells come into the row. Of two cells of one article with much the same words one
        stands for both; of two others the chosen one stands in the row, and the other stays behind."""
        if payload.other is None:
            raise LostError("gone")
        other = self._row(fix, payload.other)
        ones = tuple(self.board.rows[row].values())
        coming = dict(self.board.rows[other]) if other != row else {}
        for article in sorted(coming):
            self._bring(payload, coming[article], row)
        standing = tuple(self.board.rows[row].values())
        others = tuple(key for key in standing if key in coming.values())
        self._note(fix, row, others)
        self._note(fix, other, ())
        if coming:
            self._touch(fix, standing)
            self._checks.append(_Check(fix, tuple(k for k in standing if k in ones), others, True))

    def _bring(self, payload: Payload, key: Key, row: str) -> None:
        standing = self.board.rows[row].get(key.article)
        if standing is None:
            self.board.put(key, row)
            return
        if self._is_chosen(payload, key, standing):
            self.board.exchange(key, standing)
            key, standing = standing, key
        if self.board.alike(key, standing):
            self.board.unite(standing, key)

    def _is_chosen(self, payload: Payload, coming: Key, standing: Key) -> bool:
        """Whether a person chose the cell that comes; without a choice the one that stands is kept."""
        places = filter(None, map(self.texts.locate, payload.keep))
        spans = [place.span for place in places if place.article == coming.article]
        ours, theirs = self.board.span(coming), self.board.span(standing)
        return any(likeness(ours, span) > likeness(theirs, span) for span in spans)

    def _split(self, fix: Fix, payload: Payload, row: str) -> None:
        """The chosen cells go to a row of their own."""
        chosen = self._cells(payload, row)
        rest = tuple(k for k in self.board.rows[row].values() if k not in chosen)
        leaving = tuple(k for k in chosen if self.board.row_of[k] == row)
        self._note(fix, row, ())
        if not leaving or not rest:
            return
        new = self.board.new_row(row, f"{row}-{fix.id}")
        for key in leaving:
            self.board.put(key, new)
        self._note(fix, new, leaving)
        self._touch(fix, (*leaving, *rest))
        self._checks.append(_Check(fix, leaving, rest, False))

    def _move(self, fix: Fix, payload: Payload, row: str) -> None:
        """One cell goes to another row; words of the same article that stood there get a row of their own."""
        if payload.other is None:
            raise LostError("gone")
        (key,) = self._cells(payload, row)[:1]
        target = self._row(fix, payload.other)
        others = tuple(k for a, k in self.board.rows[target].items() if a != key.article)
        self._note(fix, self.board.row_of[key], ())
        if self.board.row_of[key] != target:
            standing = self.board.rows[target].get(key.article)
            if standing and self.board.alike(key, standing):
                self.board.unite(key, standing)
            elif standing:
                own = self.board.new_row(target, f"{target}-{fix.id}")
                self.board.put(standing, own)
                self._note(fix, own, (standing,))
            self.board.put(key, target)
        self._note(fix, target, (key,))
        self._touch(fix, (key, *others))
        self._checks.append(_Check(fix, (key,), others, True))
        self.came[fix.id] = Came(standing="stands", row=target)

    def _reject(self, fix: Fix, payload: Payload, row: str) -> None:
        self.board.rejected[row] = fix.id
        self._note(fix, row, ())

    def _cells(self, payload: Payload, row: str) -> list[Key]:
        """The cells that a correction chose. Raises LostError unless all of those whose article is compared
        are there."""
        found = self.texts.all(payload.cells)
        if found.gone or not found.places:
            raise LostError("gone")
        keys = [self.board.cell_at(payload.row.kind, place, row) for place in found.places]
        held = [key for key in keys if key is not None]
        if not held:
            raise LostError("no row")
        return held

    def _note(self, fix: Fix, row: str, keys: Iterable[Key]) -> None:
        self.bears.append(_Bears(fix, row, tuple(key.article for key in keys)))

    def _touch(self, fix: Fix, keys: Iterable[Key]) -> None:
        for key in keys:
            self._touched[key] = fix.id

    def _row_of(self, key: Key) -> str:
        return self.board.row_of[self.board.stands_for(key)]

    def _hold(self, check: _Check) -> None:
        """Mark a correction as overruled where later ones undid all of what it did."""
        rows = {self._row_of(key) for key in check.others}
        meeting = [self._row_of(key) in rows for key in check.ones]
        broken = not any(meeting) if check.together else all(meeting)
        if broken and check.ones and check.others and self.came[check.fix.id].standing == "stands":
            by = max(self._touched[key] for key in (*check.ones, *check.others))
            self.came[check.fix.id] = Came(standing="overruled", row=self.came[check.fix.id].row, by=by)


def same_words(one: Place, other: Place) -> bool:
    """Whether two places share words."""
    return one.article == other.article and one.span.overlap(other.span) > 0
