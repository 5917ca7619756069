"""The matrix of an event: facts by articles, from a comparison that already stands on its base."""

from collections.abc import Callable, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell, Figure, Point
from comparator.selectors.contradictions import CONTRADICTING, shortened
from comparator.selectors.rows import folded, is_shared, is_sure, present
from comparator.web.sources import Source, day, long_day
from comparator.web.words import (
    CONFLICT,
    DATES,
    FINDING_WORDS,
    KIND_WORDS,
    NOT_COMPARED,
    VERDICT_WORDS,
    Mark,
    cell_mark,
    ranked,
)

MOST_COLUMNS = 6


class CellView(Record, frozen=True):
    """One cell as it is shown."""

    source: Source
    mark: Mark
    url: str = ""
    place: str = ""
    """"¶2", "headline", "lead"; empty where there are no words."""
    said: str = ""
    """The words at issue, where readings stand against each other."""
    also: str = ""
    """Its other findings."""


class Row(Record, frozen=True):
    """One fact, figure or quote as it is shown."""

    id: str
    label: str
    about: str
    """Kind, speaker and verdict in words."""
    is_quote: bool
    cells: tuple[CellView, ...]
    more: str = ""
    """What the columns that are not shown have: "3 =, 2 ∅"."""


class Filter(Record, frozen=True):
    """One way to narrow the rows."""

    key: str
    word: str
    count: int


def differs(point: Point) -> bool:
    """Whether anything but its absence differs between the articles."""
    return is_shared(point) and (
        point.verdict not in ("agree", "single source") or any(c.state == "altered" for c in point.cells)
    )


FILTERS: dict[str, tuple[str, Callable[[Point], bool]]] = {
    "all": ("Shared", is_shared),
    "conflicts": ("Conflicts", lambda p: p.verdict == "conflict"),
    "quotes": ("Quotes", lambda p: p.kind == "quote" and is_shared(p)),
    "figures": ("Figures", lambda p: p.kind == "figure" and is_shared(p)),
    "differs": ("Differs", differs),
    "single": ("One article only", lambda p: not is_shared(p)),
}


class Rows:
    """The points of a comparison as rows. Figures all stand under their filter; everywhere else what says
    the same thing twice stands once."""

    def __init__(self, points: Sequence[Point], sources: Sequence[Source]) -> None:
        self.every, self.sources = points, sources
        self.folded = folded(points, [source.findings for source in sources])

    def under(self, show: str) -> list[Point]:
        """The points that a filter leaves, in the comparison's order."""
        _, test = FILTERS.get(show) or FILTERS["all"]
        return list(filter(test, self.every if show == "figures" else self.folded))

    def filters(self) -> list[Filter]:
        """Every filter with how many rows it leaves."""
        return [Filter(key=k, word=w, count=len(self.under(k))) for k, (w, _) in FILTERS.items()]

    def ordered(self, show: str, order: str) -> list[Point]:
        """The rows under a filter, weightiest first, or in the order of the text (`order="text"`)."""
        key = _place if order == "text" else _weight
        return sorted(self.under(show), key=lambda point: key(point, self.sources))

    def find(self, wanted: str, show: str) -> Point | None:
        """The point with this id, as it stands under a filter where it does."""
        every = (*self.under(show), *self.folded, *self.every)
        return next((point for point in every if point.id == wanted), None)


def _weight(point: Point, sources: Sequence[Source]) -> tuple[float, ...]:
    told = (2 if differs(point) else 3) if is_sure(point) else 4
    first = {"conflict": 0, "different dates": 1}.get(point.verdict, told)
    kind = {"quote": 0, "figure": 1, "fact": 2}[point.kind] if first == 2 else 0
    return (first, kind, -len(present(point)), *_place(point, sources))


def _place(point: Point, sources: Sequence[Source]) -> tuple[float, ...]:
    """How far down it stands, as a share of the text, where it stands highest."""
    spots = [
        (c.start or 0) / max(1, len(sources[c.article].text))
        for c in present(point)
        if c.article < len(sources)
    ]
    return (min(spots, default=1.0),)


def row(
    point: Point, sources: Sequence[Source], hidden: Sequence[Source] = (), base: int | None = None
) -> Row:
    """A point as a row over the columns that are shown."""
    cells = {cell.article: cell for cell in point.cells}
    against = against_article(point, base)
    rest = [cells[s.index] for s in hidden if s.index in cells]
    return Row(
        id=point.id,
        label=point.label,
        about=" · ".join(_about(point)),
        is_quote=point.kind == "quote",
        cells=tuple(_cell(point, cells.get(s.index), s, against) for s in sources),
        more=", ".join(_tally([cell_mark(point, cell) for cell in rest])),
    )


def _about(point: Point) -> list[str]:
    words = [KIND_WORDS[point.kind], *([point.speaker] if point.speaker else [])]
    if is_shared(point) and not is_sure(point):
        words.append("perhaps the same")
    told_by_cells = ("agree", "altered", "single source")
    return words if point.verdict in told_by_cells else [*words, VERDICT_WORDS[point.verdict]]


def _tally(marks: Sequence[Mark]) -> list[str]:
    signs = [mark.sign for mark in marks]
    return [f"{signs.count(sign)} {sign}" for sign in dict.fromkeys(signs)]


def _cell(point: Point, cell: Cell | None, source: Source, against: int) -> CellView:
    cell = cell or Cell(article=source.index, state="not in text")
    mark = cell_mark(point, cell) if source.compared else NOT_COMPARED
    span = cell_span(cell)
    if span is None:
        return CellView(source=source, mark=mark)
    named = [FINDING_WORDS[f] for f in ranked(cell.findings) if FINDING_WORDS[f] != mark.word]
    return CellView(
        source=source,
        mark=mark,
        url=source.link(span),
        place=place_of(source, span.start),
        said=_said(point, cell, mark, source, against),
        also=", ".join(named) if mark.css != "dates" else "",
    )


def cell_span(cell: Cell) -> Span | None:
    """Where the cell's words stand; None where it has none."""
    return None if cell.start is None or cell.end is None else Span(cell.start, cell.end)


def place_of(source: Source, offset: int) -> str:
    """Which part of the article an offset lies in: "¶2", "headline", "lead" or "credits"."""
    number = source.document.paragraph_at(offset)
    if number is not None:
        return f"¶{number}"
    parts = source.document.parts
    named = (("headline", parts.headline), ("lead", parts.lead), ("credits", parts.credits))
    return next((word for word, span in named if span and span.start <= offset < span.end), "text")


def against_article(point: Point, base: int | None) -> int:
    """The article whose cell the others' changes run against: the base, where it has the point."""
    return base if any(c.article == base for c in present(point)) and base is not None else point.reference


def _said(point: Point, cell: Cell, mark: Mark, source: Source, against: int) -> str:
    """The words at issue: the figure, title or label in which readings differ."""
    span = cell_span(cell)
    if point.kind == "figure" and span:
        return _figure_words(span, source, dated=mark.word == DATES.word)
    told = mark.word in (CONFLICT.word, DATES.word) or CONTRADICTING.intersection(cell.findings)
    if told or cell.article == against:
        at_issue = issue_span(point, cell, against)
        return shortened(source.words(at_issue), 60) if at_issue else ""
    return ""


def issue_span(point: Point, cell: Cell, against: int) -> Span | None:
    """The words of a cell that another cell contradicts: what its own change names, or, for the cell that
    the others are read against, what their changes take from it."""
    own = [c.to for c in cell.changes if c.kind in CONTRADICTING and c.to.end > c.to.start]
    if own:
        return own[0]
    if cell.article != against:
        return None
    taken = [c.from_ for other in point.cells for c in other.changes if c.kind in CONTRADICTING]
    return next((span for span in taken if span.end > span.start), None)


def _figure_words(span: Span, source: Source, *, dated: bool) -> str:
    found = max(source.findings.figures, key=lambda f: span.overlap(Span(f.start, f.end)), default=None)
    words = shortened(source.words(span), 60)
    if not dated or found is None or not span.overlap(Span(found.start, found.end)):
        return words
    return words + _as_of(found)


def _as_of(figure: Figure) -> str:
    """The day a figure holds for, where it is told."""
    return f", on {long_day(figure.as_of)}" if figure.as_of and figure.kind != "date" else ""


def columns(
    sources: Sequence[Source], base: int | None, wanted: Sequence[int]
) -> tuple[list[Source], list[Source]]:
    """Which articles stand as columns and which are only counted. Up to six all stand; beyond that the base
    is pinned and five are chosen (`wanted` holds indexes; without any, the first ones)."""
    pinned = [s for s in sources if s.index == base]
    others = [s for s in sources if s.index != base]
    if len(sources) <= MOST_COLUMNS:
        return pinned + others, []
    picked = [s for s in others if s.index in wanted][: MOST_COLUMNS - 1] or others[: MOST_COLUMNS - 1]
    return pinned + picked, [s for s in others if s not in picked]


def base_words(sources: Sequence[Source], base: int | None) -> str:
    """One sentence on what the articles are read against."""
    if base is None:
        return "No base: rows are read against their fullest version; nothing is called dropped or added."
    source = sources[base]
    return f"Base: {source.outlet}, {day(source.published)}. The others are read against it."
