"""How many readings a row has: articles that give the same figure, the same name or the same wording read
alike, and each of the others stands apart."""

import re
from collections.abc import Callable, Iterable, Sequence

from comparator.analysis.alignment.sure import is_perhaps, is_shared
from comparator.analysis.base import spelling
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Cell, Change, Comparison, Figure, Point
from comparator.selectors.contradictions import CONTRADICTING
from comparator.selectors.remembered import remembered
from comparator.selectors.rows import folded, present

Canonical = Callable[[str | None], str | None]
_Key = tuple[object, ...]
_AS_READ_AGAINST: _Key = ("as the base",)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NUMBERED = frozenset({"other figure", "other date"})


class Reading(Record, frozen=True):
    """One way in which articles tell a row."""

    cells: tuple[Cell, ...]
    """Those that tell it so, in the order of the articles; of the first reading, the one that the others are
    read against stands first."""
    at_issue: tuple[Span, ...] = ()
    """The words of the first cell that another reading contradicts; empty where only the wording differs."""
    leads: bool = False
    """Whether the others are read against it."""


class ReadRow(Record, frozen=True):
    """A row with its readings: first the one the others are read against, then those that most articles
    give."""

    point: Point
    readings: tuple[Reading, ...]

    @property
    def contradicted(self) -> bool:
        """Whether a figure, a name, a day, a speaker or a "not" tells readings apart, not wording alone."""
        return any(reading.at_issue for reading in self.readings)


@remembered(16)
def read_rows(comparison: Comparison, articles: Sequence[ArticleFindings]) -> tuple[ReadRow, ...]:
    """Every row that articles share for sure, with its readings, in the comparison's order."""
    canonical = spelling(comparison.names)
    shared = [p for p in folded(comparison.points, articles) if is_shared(p) and not is_perhaps(p)]
    return tuple(read_row(point, articles, comparison.base, canonical) for point in shared)


def read_row(
    point: Point, articles: Sequence[ArticleFindings], base: int | None, canonical: Canonical
) -> ReadRow:
    """One row with its readings."""
    lead = leading_cell(point, base)
    own = normal(_words(lead, articles))
    groups: dict[_Key, list[Cell]] = {_AS_READ_AGAINST: [lead]}
    for cell in present(point):
        if cell is not lead:
            groups.setdefault(_key(point, cell, own, articles, canonical), []).append(cell)
    rest = sorted((cells for key, cells in groups.items() if key != _AS_READ_AGAINST), key=lambda c: -len(c))
    others = tuple(Reading(cells=tuple(cells), at_issue=_put(cells[0])) for cells in rest)
    issue = _taken(rest, lead)
    alike, vague = _by_words(groups[_AS_READ_AGAINST], issue, lead, articles)
    first = Reading(cells=tuple(alike), at_issue=issue, leads=True)
    others += (Reading(cells=tuple(vague)),) if vague else ()
    return ReadRow(point=point, readings=(first, *others))


def _by_words(
    cells: Sequence[Cell], issue: Sequence[Span], lead: Cell, articles: Sequence[ArticleFindings]
) -> tuple[list[Cell], list[Cell]]:
    """The cells that have the leading cell's figure, day or name, and those that name none: who names no day
    does not say "on Friday"."""
    found = articles[lead.article]
    wanted = [(normal(span.of(found.document.text)), _figure(found, span)) for span in issue]
    told = {cell.article: _tells(cell, wanted, articles) for cell in cells}
    named = [cell for cell in cells if cell is lead or told[cell.article]]
    return named, [cell for cell in cells if cell not in named]


def _tells(
    cell: Cell, wanted: Sequence[tuple[str, Figure | None]], articles: Sequence[ArticleFindings]
) -> bool:
    if not wanted:
        return True
    found, words = articles[cell.article], f" {normal(_words(cell, articles))} "
    values = {_value(f) for f in found.figures if _span(cell).overlap(Span(f.start, f.end))}
    return any(f" {said} " in words or (f and _is_known(f) and _value(f) in values) for said, f in wanted)


def _is_known(figure: Figure) -> bool:
    return figure.value is not None or bool(figure.as_of)


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.value, figure.as_of if figure.kind == "date" else ""


def leading_cell(point: Point, base: int | None) -> Cell:
    """The cell that the others are read against: the base's, else the reference's, else the first."""
    cells = {cell.article: cell for cell in present(point)}
    found = cells.get(base) if base is not None else None
    return found or cells.get(point.reference) or present(point)[0]


def normal(words: str) -> str:
    """Words without capitals and marks, so that only another word makes another wording."""
    return " ".join(found[0].casefold().replace("’", "'") for found in _WORD.finditer(words))


def _key(
    point: Point, cell: Cell, own: str, articles: Sequence[ArticleFindings], canonical: Canonical
) -> _Key:
    """What one reading has in common: the findings that contradict with the figure or name that stands
    there, else the words."""
    opposed = _opposed(cell)
    if opposed:
        return tuple(sorted({_said(change, articles[cell.article], canonical) for change in opposed}))
    told = CONTRADICTING.intersection(cell.findings)
    words = normal(_words(cell, articles))
    if told:
        return (*sorted(told), words)
    alike = cell.state != "alike" and not set(cell.findings) - {"moved"}
    alike = alike or point.kind == "figure" or words == own
    return _AS_READ_AGAINST if alike else (words,)


def _opposed(cell: Cell) -> list[Change]:
    return [change for change in cell.changes if change.kind in CONTRADICTING]


def _said(change: Change, found: ArticleFindings, canonical: Canonical) -> tuple[str, str]:
    """A contradiction by what is put in its place: figures by their value, names by the event's name."""
    if change.kind == "negated":
        return change.kind, ""
    words = change.to.of(found.document.text)
    if change.kind in _NUMBERED and (figure := _figure(found, change.to)):
        day = figure.as_of if change.kind == "other date" else ""
        return change.kind, f"{figure.low} {figure.high} {figure.value} {figure.unit} {day}"
    return change.kind, normal(canonical(words) or words)


def _figure(found: ArticleFindings, span: Span) -> Figure | None:
    return next((f for f in found.figures if span.overlap(Span(f.start, f.end))), None)


def _put(cell: Cell) -> tuple[Span, ...]:
    """The words of a cell that contradict the leading one; all of it, where its findings name no words."""
    if not CONTRADICTING.intersection(cell.findings):
        return ()
    return _distinct(c.to for c in _opposed(cell)) or (_span(cell),)


def _taken(rest: Sequence[Sequence[Cell]], lead: Cell) -> tuple[Span, ...]:
    """The words of the leading cell that other readings contradict."""
    opposing = [cells[0] for cells in rest if CONTRADICTING.intersection(cells[0].findings)]
    spans = (change.from_ for cell in opposing for change in _opposed(cell))
    return (_distinct(spans) or (_span(lead),)) if opposing else ()


def _distinct(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that hold characters, in order, none inside another."""
    kept: list[Span] = []
    for span in sorted({s for s in spans if s.end > s.start}, key=lambda s: (s.start, -s.end)):
        if not any(other.holds(span) for other in kept):
            kept.append(span)
    return tuple(kept)


def _span(cell: Cell) -> Span:
    return Span(cell.start or 0, cell.end or 0)


def _words(cell: Cell, articles: Sequence[ArticleFindings]) -> str:
    return _span(cell).of(articles[cell.article].document.text)
