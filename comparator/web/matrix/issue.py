"""The words in which the readings of a row stand against each other."""

from collections.abc import Sequence

from comparator.analysis.document import Span
from comparator.analysis.findings import Cell, Change, Figure, Finding, Point
from comparator.selectors.contradictions import (
    CONTRADICTING,
    balanced,
    disputed_words,
    shortened,
    telling_change,
)
from comparator.selectors.rows import present
from comparator.web.lone import withheld
from comparator.web.rows import Rows
from comparator.web.sources import Source, long_day
from comparator.web.words import CONFLICT, DATES, Mark

_TWO = 2
_SHORTEST = 4  # letters of a word that says something by itself; abbreviations in capitals do


def cell_span(cell: Cell) -> Span | None:
    """Where the cell's words stand; None where it has none."""
    return None if cell.start is None or cell.end is None else Span(cell.start, cell.end)


def against_article(point: Point, base: int | None) -> int:
    """The article whose cell the others' changes run against: the base, where it has the point."""
    return base if any(c.article == base for c in present(point)) and base is not None else point.reference


def words_at_issue(point: Point, cell: Cell, mark: Mark, source: Source, rows: Rows) -> str:
    """The words at issue: the figure, title or label in which readings differ."""
    span = cell_span(cell)
    if withheld(point, rows.sources):
        return ""
    if point.kind == "figure" and span:
        return _figure_words(span, source, dated=mark.word == DATES.word)
    told = mark.word in (CONFLICT.word, DATES.word) or CONTRADICTING.intersection(cell.findings)
    if told or cell.article == against_article(point, rows.base):
        at_issue = _issue_span(point, cell, rows)
        return _telling(shortened(balanced(source.words(at_issue)), 60)) if at_issue else ""
    return ""


def told_by_conflict(point: Point, rows: Rows) -> tuple[Finding, ...]:
    """The finding that a conflict already says of its cells: two titles, two figures."""
    change = _change_at_issue(point, rows)
    return (change.kind,) if change else ()


def _telling(words: str) -> str:
    """Words that can stand alone in a cell; nothing for "Mr" or "and", which tell nobody what is at issue."""
    return "" if words.isalpha() and len(words) < _SHORTEST and not words.isupper() else words


def tells_neither(point: Point, cell: Cell, rows: Rows) -> bool:
    """Whether the words at issue are numbers or days, and a cell has none: it tells neither."""
    words = disputed_words(point)
    said = (
        (rows.sources[c.article], _first_of(words, source=rows.sources[c.article], cell=c))
        for c in present(point)
    )
    disputed = [_figured(source, span) for source, span in said if span]
    own = cell_span(cell)
    return bool(disputed) and all(disputed) and not (own and _figured(rows.sources[cell.article], own))


def _figured(source: Source, span: Span) -> bool:
    return any(span.overlap(Span(f.start, f.end)) for f in source.findings.figures)


def _issue_span(point: Point, cell: Cell, rows: Rows) -> Span | None:
    """The words of a cell that another cell contradicts: what its own change names; for the cell that the
    others are read against, what their changes take from it; for the rest, where they say the same."""
    change = _change_at_issue(point, rows)
    own = [c.to for c in cell.changes if change and c.kind == change.kind and c.to.end > c.to.start]
    if change is None:
        return _first_of(disputed_words(point), source=rows.sources[cell.article], cell=cell)
    against = against_article(point, rows.base)
    if change.kind == "negated" and (own or cell.article == against or cell.state != "altered"):
        return cell_span(cell)  # "not" alone tells nobody what is at issue
    if own or change.from_.end == change.from_.start:
        return own[0] if own else None
    if cell.article == against:
        return change.from_
    words = change.from_.of(rows.sources[against].text)
    title = _title_in(rows.sources[cell.article], cell)
    if change.kind == "other name or title" and title:
        return title
    return _first_of([words], source=rows.sources[cell.article], cell=cell)


def _change_at_issue(point: Point, rows: Rows) -> Change | None:
    """The change that tells what is at issue; None where the verdict rests on other words, which two cells
    have: on a base that has neither, the changes show what else became of it."""
    found = telling_change(point, [source.findings for source in rows.sources])
    if found is None:
        return None
    article, change = found
    against = rows.sources[against_article(point, rows.base)]
    sides = change.to.of(rows.sources[article].text), change.from_.of(against.text)
    words = disputed_words(point)
    if any(side and (side in word or word in side) for side in sides for word in words):
        return change
    cells = ((rows.sources[cell.article], cell) for cell in present(point))
    disputing = [cell for source, cell in cells if _first_of(words, source=source, cell=cell)]
    return change if len(disputing) < _TWO else None


def _first_of(words: Sequence[str], *, source: Source, cell: Cell) -> Span | None:
    """Where the first of some words that a cell has stand in it, whatever their capitals."""
    own = source.text[cell.start or 0 : cell.end or 0].casefold()
    found = ((own.find(one.casefold()), len(one)) for one in words)
    at, length = next(((at, length) for at, length in found if at >= 0), (-1, 0))
    return Span((cell.start or 0) + at, (cell.start or 0) + at + length) if at >= 0 else None


def _title_in(source: Source, cell: Cell) -> Span | None:
    """The title that a cell on a person gives, where it is about nobody else."""
    own = Span(cell.start or 0, cell.end or 0)
    held = [m for m in source.findings.mentions if m.kind == "person" and own.holds(Span(m.start, m.end))]
    if len(held) != 1 or held[0].title_start is None or held[0].title_end is None:
        return None
    return Span(held[0].title_start, held[0].title_end)


def _figure_words(span: Span, source: Source, *, dated: bool) -> str:
    found = max(source.findings.figures, key=lambda f: span.overlap(Span(f.start, f.end)), default=None)
    words = shortened(source.words(span), 60)
    if not dated or found is None or not span.overlap(Span(found.start, found.end)):
        return words
    return words + _as_of(found)


def _as_of(figure: Figure) -> str:
    """The day a figure holds for, where it is told."""
    return f", on {long_day(figure.as_of)}" if figure.as_of and figure.kind != "date" else ""
