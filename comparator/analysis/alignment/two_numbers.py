"""Rows of figures of which two are unlike: those that may count two things (the army's dead and the rebels')
stand apart, those by which two tellings of a fact contradict each other stand together."""

import itertools
from collections import Counter
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
    is left alone is a row of its own, where no other row has it."""
    whole, parts = list[Row](), list[Row]()
    for row in rows:
        cells = {a: CellText(article=a, findings=articles[a], span=span) for a, span in row.cells.items()}
        numbers = {article: _number(cell) for article, cell in cells.items()}
        apart = _apart(cells, numbers)
        for group in _groups(cells, numbers, apart) if any(apart.values()) else ():
            told = {a: span for a, span in row.cells.items() if a in group}
            score = row.score if len(group) > 1 else None
            parts.append(msgspec.structs.replace(row, cells=told, score=score))
        if not any(apart.values()):
            whole.append(row)
    yield from (*whole, *_without_told(parts, whole))


def _without_told(parts: Sequence[Row], whole: Sequence[Row]) -> Iterator[Row]:
    """The rows that are parts of others, without those of which all cells stand in another row too."""
    holding: dict[tuple[int, Span], set[int]] = {}
    for number, row in enumerate((*parts, *whole)):
        for cell in row.cells.items():
            holding.setdefault(cell, set()).add(number)
    for number, row in enumerate(parts):
        others = set.intersection(*(holding[cell] for cell in row.cells.items())) - {number}
        if not others:
            yield row
        else:
            for cell in row.cells.items():
                holding[cell].discard(number)


def _apart(cells: Mapping[int, CellText], numbers: Mapping[int, object]) -> dict[int, set[int]]:
    """For each article those whose figure may count another thing; no two have the same number."""
    found: dict[int, set[int]] = {article: set() for article in cells}
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


def _groups(
    cells: Mapping[int, CellText], numbers: Mapping[int, object], apart: Mapping[int, Collection[int]]
) -> Iterator[list[int]]:
    """The articles of a row in groups of which no two cells are apart; whose number most have comes first,
    of equals who is apart from the fewest."""
    having = Counter(number for number in numbers.values() if number is not None)
    left = sorted(cells, key=lambda a: (-having[numbers[a]], len(apart[a]), cells[a].text))
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
    either: what is a conflict of the fact is one of its figures. No row has two figures of one article; what
    is put together first goes by the words, not by the order of the articles."""
    kept = _Figures(figures, articles)
    told = [(fact, _telling(fact, articles)) for fact in facts]
    for fact, cells in sorted(told, key=lambda f: (-(f[0].score or 0), [c.text for c in f[1]])):
        held = [kept.held(cell) for cell in cells]
        for i, j in itertools.combinations(range(len(cells)), 2):
            one, two = cells[i], cells[j]
            for mine, theirs in disputed(one, two) if len(held[i] | held[j]) > 1 else ():
                if kept.put_together({one.article: mine, two.article: theirs}, fact.score):
                    held = [kept.held(cell) for cell in cells]
    return kept.rows()


def _telling(fact: Row, articles: Sequence[ArticleFindings]) -> list[CellText]:
    """The cells of a fact that hold figures, in the order of their words."""
    cells = (CellText(article=a, findings=articles[a], span=span) for a, span in fact.cells.items())
    some = (cell for cell in cells if figures_in(cell.findings, cell.span))
    return sorted(some, key=lambda cell: (cell.text, cell.findings.document.text))


class _Figures:
    """Rows of figures, some of which become one."""

    def __init__(self, rows: Iterable[Row], articles: Sequence[ArticleFindings]) -> None:
        self._rows = dict(enumerate(rows))
        self._articles = articles
        self._next = len(self._rows)
        self._of_article: dict[int, dict[int, Span]] = {}
        """{article: {number of a row: its figure there}}."""
        for number, row in self._rows.items():
            self._enter(number, row)

    def rows(self) -> list[Row]:
        """All rows, those that were put together last."""
        return [*self._rows.values()]

    def held(self, cell: CellText) -> set[int]:
        """The numbers of the rows that hold a figure of a cell."""
        rows, (start, end) = self._of_article.get(cell.article, {}), cell.span
        return {number for number, (first, last) in rows.items() if first < end and start < last}

    def put_together(self, pair: Mapping[int, Span], score: float | None) -> bool:
        """Makes the rows that hold two figures one, if they hold none of one article besides and show what
        contradicts; whether they did."""
        rows = ((n, own, s) for a, s in pair.items() for n, own in self._of_article.get(a, {}).items())
        held = sorted({n for n, own, span in rows if own.holds(span)})
        cells = {a: span for n in held for a, span in self._rows[n].cells.items()}
        if len(held) < len(pair) or len(cells) < sum(len(self._rows[n].cells) for n in held):
            return False
        one, two = (CellText(article=a, findings=self._articles[a], span=cells[a]) for a in pair)
        if not disputed(one, two):
            return False
        self._replace(held, Row(kind="figure", cells=cells, joined_by=("same statement",), score=score))
        return True

    def _replace(self, held: Iterable[int], row: Row) -> None:
        for number in held:
            for article in self._rows.pop(number).cells:
                del self._of_article[article][number]
        self._rows[self._next] = row
        self._enter(self._next, row)
        self._next += 1

    def _enter(self, number: int, row: Row) -> None:
        for article, span in row.cells.items():
            self._of_article.setdefault(article, {})[number] = span
