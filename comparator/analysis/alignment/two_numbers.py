"""Rows of figures of which two are unlike and may count two things: the army's dead and the rebels'."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from comparator.analysis.alignment.rows import Row
from comparator.analysis.contrast.clashes import two_things
from comparator.analysis.contrast.telling import CellText
from comparator.analysis.findings import ArticleFindings


def parted_by_numbers(rows: Iterable[Row], articles: Sequence[ArticleFindings]) -> Iterator[Row]:
    """The rows of figures, each cut into rows of which no two cells count perhaps two things; a figure that
    is left alone is a row of its own."""
    for row in rows:
        cells = {a: CellText(article=a, findings=articles[a], span=span) for a, span in row.cells.items()}
        apart = {a: {b for b in cells if a != b and two_things(cells[a], cells[b])} for a in cells}
        for group in _groups(cells, apart) if any(apart.values()) else ():
            told = {a: span for a, span in row.cells.items() if a in group}
            yield msgspec.structs.replace(row, cells=told, score=row.score if len(group) > 1 else None)
        if not any(apart.values()):
            yield row


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
