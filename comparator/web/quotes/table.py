"""Which outlet did what to the quotes: a count for each outlet and each kind of change."""

from collections.abc import Sequence

from comparator.analysis.document import Record
from comparator.analysis.findings import Cell, Finding, Point
from comparator.selectors.rows import present
from comparator.web.sources import Source
from comparator.web.words import FINDING_WEIGHT, Mark, finding_mark

FEWEST, MOST = 2, 12
"""Fewer outlets need no table; of more than MOST only those with the most changes stand in it."""


class Tally(Record, frozen=True):
    """One outlet's line."""

    source: Source
    printed: int
    same: int
    counts: tuple[int, ...]


class QuoteTable(Record, frozen=True):
    """The table; empty where there is nothing to count."""

    heads: tuple[tuple[str, Mark], ...] = ()
    """(filter, mark) of each kind of change that occurs."""
    lines: tuple[Tally, ...] = ()
    left: int = 0
    """How many outlets are left out."""


def quote_table(points: Sequence[Point], sources: Sequence[Source]) -> QuoteTable:
    """How many utterances each outlet has, how many unchanged, and what it did to the rest."""
    cells: dict[int, list[Cell]] = {source.index: [] for source in sources}
    for cell in (cell for point in points for cell in present(point)):
        cells[cell.article].append(cell)
    found = {finding for own in cells.values() for cell in own for finding in cell.findings}
    kinds = [finding for finding in FINDING_WEIGHT if finding in found]
    if len(sources) < FEWEST or not kinds:
        return QuoteTable()
    lines = [_tally(s, cells[s.index], kinds) for s in sources if s.compared]
    if len(lines) > MOST:
        lines.sort(key=lambda line: -sum(line.counts))
    heads = tuple((f.replace(" ", "-"), finding_mark(f)) for f in kinds)
    return QuoteTable(heads=heads, lines=tuple(lines[:MOST]), left=max(0, len(lines) - MOST))


def _tally(source: Source, cells: Sequence[Cell], kinds: Sequence[Finding]) -> Tally:
    return Tally(
        source=source,
        printed=len(cells),
        same=sum(not cell.findings for cell in cells),
        counts=tuple(sum(f in cell.findings for cell in cells) for f in kinds),
    )
