"""Rows of figures of which two are unlike: those that may count two things (the army's dead and the rebels')
stand apart, those by which two tellings of a fact contradict each other stand together."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from comparator.analysis.alignment.rows import Row
from comparator.analysis.contrast.amounts import figures_in
from comparator.analysis.contrast.clashes import disputed, two_things
from comparator.analysis.contrast.telling import CellText
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings


def parted_by_numbers(rows: Iterable[Row], articles: Sequence[ArticleFindings]) -> Iterator[Row]:
    """The rows of figures, each cut into rows of which no two cells count perhaps two things; a figure that
    is left alone is a row of its own."""
    for row in rows:
        cells = {a: CellText(article=a, findings=articles[a], span=span) for a, span in row.cells.items()}
        apart = _apart(cells)
        for group in _groups(cells, apart) if any(apart.values()) else ():
            told = {a: span for a, span in row.cells.items() if a in group}
            yield msgspec.structs.replace(row, cells=told, score=row.score if len(group) > 1 else None)
        if not any(apart.values()):
            yield row


def _apart(cells: Mapping[int, CellText]) -> dict[int, set[int]]:
    """For each article those whose figure may count another thing; no two have the same number."""
    found: dict[int, set[int]] = {article: set() for article in cells}
    numbers = {article: _number(cell) for article, cell in cells.items()}
    for a, b in itertools.combinations(cells, 2):
        if (numbers[a] is None or numbers[a] != numbers[b]) and two_things(cells[a], cells[b]):
            found[a].add(b)
            found[b].add(a)
    return found


def _number(cell: CellText) -> object:
    """The only number of a cell; None where it has several or none."""
    figures = [amount.figure for amount in figures_in(cell.findings, cell.span)]
    told = [(f.kind, f.unit, f.value, f.low, f.high, f.qualifier) for f in figures]
    return told[0] if len(told) == 1 else None


def _groups(cells: Mapping[int, CellText], apart: Mapping[int, Collection[int]]) -> Iterator[list[int]]:
    """The articles of a row in groups of which no two cells are apart; who is apart from the fewest comes
    first."""
    left = sorted(cells, key=lambda a: (len(apart[a]), cells[a].text))
    while left:
        kept = list[int]()
        for article in left:
            if not any(other in apart[article] for other in kept):
                kept.append(article)
        yield kept
        left = [article for article in left if article not in kept]


def with_disputed(
    figures: Iterable[Row], facts: Iterable[Row], articles: Sequence[ArticleFindings]
) -> list[Row]:
    """The rows of figures, two of them made one where cells of a fact contradict each other by a figure of
    either: what is a conflict of the fact is one of its figures. No row has two figures of one article."""
    rows = list(figures)
    for fact in facts:
        telling = {a: span for a, span in fact.cells.items() if figures_in(articles[a], span)}
        cells = {a: CellText(article=a, findings=articles[a], span=span) for a, span in telling.items()}
        for a, b in itertools.combinations(cells, 2):
            for one, two in disputed(cells[a], cells[b]):
                _put_together(rows, {a: one, b: two}, fact.score, articles)
    return rows


def _put_together(
    rows: list[Row], pair: Mapping[int, Span], score: float | None, articles: Sequence[ArticleFindings]
) -> None:
    """Makes the rows that hold two figures one, if they hold none of one article besides and show what
    contradicts."""
    held = [row for row in rows if any(a in row.cells and row.cells[a].holds(s) for a, s in pair.items())]
    cells = {a: span for row in held for a, span in row.cells.items()}
    if len(held) < len(pair) or len(cells) < sum(len(row.cells) for row in held):
        return
    one, two = (CellText(article=a, findings=articles[a], span=cells[a]) for a in pair)
    if disputed(one, two):
        rows[:] = [row for row in rows if row not in held]
        rows.append(Row(kind="figure", cells=cells, joined_by=("same statement",), score=score))
