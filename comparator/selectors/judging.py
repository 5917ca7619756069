"""Rows whose cells people chose, judged as the analysis judges its own."""

from collections.abc import Mapping, Sequence

import msgspec

from comparator.analysis.base import cell_text, outcomes_of, spelling
from comparator.analysis.differences import fullest
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point
from comparator.analysis.row_labels import name_of
from comparator.analysis.verdicts import readings
from comparator.selectors.board import Board

BY_A_PERSON = "a person’s correction"


class Judge:
    """Makes points of cells."""

    def __init__(self, comparison: Comparison, articles: Sequence[ArticleFindings]) -> None:
        self.articles, self.names = articles, comparison.names
        self.canonical = spelling(comparison.names)

    def point(self, row: str, board: Board) -> Point | None:
        """A row of the board: the analysis's own point where its cells are those it had, None where no cell
        is left in it."""
        told, keys = board.points[board.origin[row]], board.rows[row]
        if not board.is_changed(row):
            return told
        if not keys:
            return None
        cells = {article: board.cells[key] for article, key in keys.items()}
        return self._judged(msgspec.structs.replace(told, id=row), cells)

    def _judged(self, told: Point, held: Mapping[int, Cell]) -> Point:
        """A point of these cells, each read against the fullest; a person vouches that they are one."""
        cells = [held[article] for article in sorted(held)]
        texts = [cell_text(cell, self.articles) for cell in cells]
        place = fullest(texts, told.kind)
        against = texts[place]
        outcomes = outcomes_of(texts, against, self.canonical, told.kind)
        clash = readings(told.kind, texts, outcomes, self.names, place)[0]
        read = [
            msgspec.structs.replace(cell, **o._asdict()) if o else cell
            for cell, o in zip(cells, outcomes, strict=True)
        ]
        return msgspec.structs.replace(
            told,
            cells=tuple(read),
            reference=cells[place].article,
            label=name_of(against.findings, against.span) if against else told.label,
            verdict=clash.verdict,
            why=clash.why,
            joined_by=(BY_A_PERSON,) if len(held) > 1 else (),
            score=None,
        )
