"""One figure as the figures page shows it: what each outlet prints, for which day, on whose word."""

import datetime as dt
from collections.abc import Sequence

from comparator.analysis.alignment.sure import OPPOSED, is_perhaps, is_shared
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Cell, Figure, Point
from comparator.selectors.rows import present
from comparator.web.figures.plot import Plot, Value, days_of, plot
from comparator.web.matrix.issue import against_article
from comparator.web.matrix.open_row import readable
from comparator.web.matrix.table import CellView, lacking
from comparator.web.rows import Rows
from comparator.web.sources import Source, long_day, place_of
from comparator.web.svg import mark as drawn
from comparator.web.words import VERDICT_WORDS, Mark, cell_mark

MOST_READINGS = 12
"""So many outlets stand in a figure's table and in its picture; the rest is counted, and one step away."""
_MANY = 1_000_000
_SEVERAL = 3  # readings named in a heading
_COLUMNS = (
    ("printed", "As printed"),
    ("value", "Value"),
    ("unit", "Unit"),
    ("qualifier", "Qualifier"),
    ("counted", "What is counted"),
    ("as_of", "As of"),
    ("told_by", "Source"),
)


class Reading(Record, frozen=True):
    """What one outlet has."""

    source: Source
    url: str
    place: str
    mark: Mark
    cells: tuple[tuple[str, str], ...]
    """(head, words) of each column of the table; empty where this reader may not see its words."""
    hidden: bool = False
    sign: str = ""
    """The mark that stands for it in the picture."""


class FigureRow(Record, frozen=True):
    """One figure."""

    id: str
    subject: str
    """What is counted; empty where the articles do not say it alike."""
    readings: tuple[str, ...]
    """The different figures, as printed."""
    verdict: str
    why: str
    heads: tuple[str, ...]
    lines: tuple[Reading, ...]
    absent: tuple[CellView, ...]
    more: tuple[str, ...]
    """What is left out: "12 more outlets have it"; empty where all stand."""
    plot: Plot | None
    opposed: bool = False
    """Whether it is a conflict, or holds for different dates: what a person may resolve."""

    @property
    def marks(self) -> list[Mark]:
        """All marks that it shows."""
        return [one.mark for one in self.lines] + [one.mark for one in self.absent]

    @property
    def label(self) -> str:
        """The figure in one line."""
        told = " / ".join(self.readings)
        return f"{self.subject}: {told}" if self.subject else told


def figure_row(point: Point, rows: Rows, *, whole: bool = False) -> FigureRow:
    """A point that is a figure as the page shows it, the reference first, then what differs from it; `whole`
    with all outlets, however many."""
    cells = sorted(present(point), key=lambda c: _order(c, point, rows.base))
    figures = [figure_of(c, rows.sources[c.article].findings) for c in cells]
    names = [rows.sources[c.article].name for c in cells]
    picture = plot([v for f, n in zip(figures, names, strict=True) if (v := _value(f, n))], MOST_READINGS)
    most = len(rows.sources) if whole else MOST_READINGS
    signs = picture is not None and len(cells) <= MOST_READINGS
    lines = readings([(point, c) for c in cells[:most]], figures[:most], rows, drawn_marks=signs)
    without = rows.without(point) if is_shared(point) else []
    left = ((cells[most:], "more have it"), (without[most:], "more have it not"))
    return FigureRow(
        id=point.id,
        subject=_subject(figures),
        readings=_different([rows.sources[c.article].words(_span(c)) for c in cells], figures),
        verdict="Perhaps the same" if is_perhaps(point) else VERDICT_WORDS[point.verdict],
        why="" if is_perhaps(point) or point.verdict == "agree" else readable(point.why),
        heads=_heads(lines),
        lines=tuple(lines),
        absent=lacking(point, rows, without[:most]),
        more=tuple(f"{len(cut)} {words}" for cut, words in left if cut),
        plot=picture,
        opposed=point.verdict in OPPOSED,
    )


def readings(
    told: Sequence[tuple[Point, Cell]], figures: Sequence[Figure | None], rows: Rows, *, drawn_marks: bool
) -> list[Reading]:
    """What each outlet has, in the columns that some outlet fills. Of a figure in one outlet alone the words
    are for those who may see the whole article."""
    shown = [is_shared(point) or rows.sources[c.article].whole for point, c in told]
    words = [
        _words(rows.sources[c.article], c, f) if may_see else {}
        for (_, c), f, may_see in zip(told, figures, shown, strict=True)
    ]
    used = [(key, head) for key, head in _COLUMNS if any(w.get(key) for w in words)]
    signs = iter(range(len(told)))
    return [
        Reading(
            source=rows.sources[c.article],
            url=rows.sources[c.article].link(_span(c)),
            place=place_of(rows.sources[c.article], c.start or 0),
            mark=cell_mark(point, c),
            cells=tuple((head, w.get(key, "")) for key, head in used) if w else (),
            hidden=not w,
            sign=drawn(next(signs), 8, 8, 6) if drawn_marks and _value(f, "") else "",
        )
        for (point, c), f, w in zip(told, figures, words, strict=True)
    ]


def figure_of(cell: Cell, findings: ArticleFindings) -> Figure | None:
    """The figure a cell stands on: the one that shares most with it."""
    span = _span(cell)
    held = [f for f in findings.figures if span.overlap(Span(f.start, f.end))]
    return max(held, key=lambda f: span.overlap(Span(f.start, f.end)), default=None)


def amount(figure: Figure) -> str:
    """The value as people write it: "1,200", "14 billion", "20–30", "dozens"; of a
    vote its two sides, of a date the day."""
    if figure.kind == "date":
        return when(figure.as_of)
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        ends = _number(figure.low), _number(figure.high)
        return f"{ends[1]} to {ends[0]}" if figure.kind == "vote" else "–".join(ends)
    value = figure.value if figure.value is not None else figure.low
    return value if isinstance(value, str) else _number(value) if value is not None else ""


def _number(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (_MANY, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {word}"
    return f"{value:,.6g}" if value != int(value) else f"{int(value):,}"


def when(iso: str | None) -> str:
    """A day, a month or a year as people write it: "28 Dec 2012", "Dec 2012", "2012"."""
    parts = (iso or "").split("-")
    if len(parts) == len(("year", "month")) and all(p.isdigit() for p in parts):
        return f"{dt.date(int(parts[0]), int(parts[1]), 1):%b %Y}"
    return long_day(iso or "")


def _words(source: Source, cell: Cell, figure: Figure | None) -> dict[str, str]:
    printed = {"printed": " ".join(source.words(_span(cell)).split())}
    if figure is None:
        return printed
    is_date = figure.kind == "date"
    return printed | {
        "value": amount(figure),
        "unit": "" if is_date else figure.unit or "",
        "qualifier": figure.qualifier or "",
        "counted": figure.counted or "",
        "as_of": "" if is_date else when(figure.as_of),
        "told_by": figure.source or "",
    }


def _span(cell: Cell) -> Span:
    return Span(cell.start or 0, cell.end or 0)


def _order(cell: Cell, point: Point, base: int | None) -> tuple[bool, bool]:
    return cell.article != against_article(point, base), cell.state != "altered"


def _subject(figures: Sequence[Figure | None]) -> str:
    return max((f.counted or "" for f in figures if f), key=len, default="").removeprefix("of ")


def _different(printed: Sequence[str], figures: Sequence[Figure | None]) -> tuple[str, ...]:
    """The figures that differ in value, each as it is printed first; a few, then an ellipsis."""
    known: dict[object, str] = {}
    for words, figure in zip(printed, figures, strict=True):
        key = (amount(figure), figure.kind == "date") if figure else words.casefold()
        known.setdefault(key, " ".join(words.split()))
    told = tuple(known.values())
    return told if len(told) <= _SEVERAL else (*told[:_SEVERAL], "…")


def _heads(lines: Sequence[Reading]) -> tuple[str, ...]:
    return next((tuple(head for head, _ in line.cells) for line in lines if line.cells), ())


def _value(figure: Figure | None, name: str) -> Value | None:
    """The figure as the picture takes it; None where it has no number or no day."""
    if figure is None or figure.kind in ("date", "vote") or isinstance(figure.value, str):
        return None
    number = figure.value if figure.value is not None else figure.low
    if number is None or not figure.as_of or not days_of(figure.as_of):
        return None
    words = f"{figure.qualifier or ''} {amount(figure)}".strip()
    return Value(name=name, number=number, low=figure.low, high=figure.high, as_of=figure.as_of, words=words)
