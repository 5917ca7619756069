"""How many readings are there? For each row the wordings, grouped, with the articles that give them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Cell
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.contradictions import balanced, shortened
from comparator.selectors.readings import Reading, ReadRow, read_rows
from comparator.selectors.rows import in_quote_marks
from comparator.selectors.summary import counted
from comparator.web.event_page import event_page
from comparator.web.matrix.issue import cell_span
from comparator.web.matrix.table import mark_of
from comparator.web.pieces import Layer, Piece, diff_pieces, pieces
from comparator.web.requests import Request
from comparator.web.rows import Filter, Rows
from comparator.web.sources import Source, place_of
from comparator.web.words import (
    ALIKE,
    ELSEWHERE,
    KIND_WORDS,
    VERDICT_WORDS,
    Mark,
    finding_mark,
    ranked,
    sign_key,
)

FIRST_ROWS = 30
MOST_NAMED = 6
"""So many articles of a reading are named; the others are counted, and the row alone names them all."""

FILTERS: dict[str, tuple[str, Callable[[ReadRow], bool]]] = {
    "two": ("Two or more readings", lambda row: len(row.readings) > 1),
    "opposed": ("Another figure, name or day", lambda row: row.contradicted),
    "one": ("One reading", lambda row: len(row.readings) == 1),
    "all": ("All shared", lambda row: True),
}


class Teller(Record, frozen=True):
    """An article that gives a reading, with where its words stand."""

    source: Source
    place: str
    url: str


class ReadingView(Record, frozen=True):
    """One reading as it is shown."""

    count: int
    verb: str
    """"3 articles say", "1 article says"."""
    words: str
    marks: tuple[Mark, ...]
    lead: Teller
    passage: tuple[Piece, ...]
    diff: tuple[Piece, ...] | None
    tellers: tuple[Teller, ...]
    rest: int
    leads: bool


class ReadRowView(Record, frozen=True):
    """A row with its readings as it is shown."""

    id: str
    label: str
    about: str
    is_quote: bool
    line: str
    """"3 articles say “44”, 1 says “47”; 2 have nothing of it"."""
    readings: tuple[ReadingView, ...]
    absent: tuple[tuple[Mark, int], ...]
    """What the articles without it are called, and how many of each."""


def readings(request: Request, slug: str) -> HttpResponse:
    """An event's readings; over htmx only the region."""
    return event_page(request, slug, "readings", "events/_readings.html", readings_context, title="Readings")


def readings_context(request: HttpRequest, shown: EventComparison, every: list[Source]) -> dict[str, Any]:
    """What the page shows under the reader's choices of filter, row and base."""
    found = {row.point.id: row for row in read_rows(shown.comparison, [s.findings for s in every])}
    rows = Rows(shown.comparison, every)
    ordered = [found[point.id] for point in rows.ordered("all", "") if point.id in found]
    show = request.GET.get("show", "")
    show = show if show in FILTERS else "two"
    alone = found.get(request.GET.get("row", ""))
    left = [alone] if alone else [row for row in ordered if FILTERS[show][1](row)]
    limit = len(left) if request.GET.get("rows") == "all" else FIRST_ROWS
    most = len(every) if alone else MOST_NAMED
    views = [row_view(row, rows, most) for row in left[:limit]]
    marks = [m for view in views for m in (*(m for m, _ in view.absent), *_told(view))]
    return {
        "rows": views,
        "sign_key": sign_key(marks),
        "rest": max(0, len(left) - limit),
        "filters": _filters(ordered),
        "show": "" if alone else show,
        "alone": alone,
        "kept": [(k, request.GET[k]) for k in ("show", "row") if request.GET.get(k)],
        "line": summary_line(ordered),
        "status": counted(len(left), "row"),
    }


def _told(view: ReadRowView) -> list[Mark]:
    return [mark for reading in view.readings for mark in reading.marks]


def _filters(rows: Sequence[ReadRow]) -> list[Filter]:
    return [Filter(key=k, word=w, count=sum(map(test, rows))) for k, (w, test) in FILTERS.items()]


def summary_line(rows: Sequence[ReadRow]) -> str:
    """The answer at a glance: "Of 12 shared rows 7 have one reading, 3 two and 2 three or more"."""
    if not rows:
        return ""
    numbers = [min(3, len(row.readings)) for row in rows]
    one, two, more = (numbers.count(n) for n in (1, 2, 3))
    told = [f"{one} {'has' if one == 1 else 'have'} one reading", f"{two} two", f"{more} three or more"]
    return f"Of {counted(len(rows), 'shared row')} {told[0]}, {told[1]} and {told[2]}."


def row_view(row: ReadRow, rows: Rows, most: int = MOST_NAMED) -> ReadRowView:
    """A row as it is shown; of each reading `most` articles are named."""
    point, every = row.point, rows.sources
    lead = row.readings[0].cells[0]
    views = tuple(_reading(row, reading, lead, every, most) for reading in row.readings)
    marks = [mark_of(point, point.cell(s.index), rows) for s in rows.without(point)]
    absent = tuple((mark, marks.count(mark)) for mark in dict.fromkeys(marks))
    elsewhere = sum(mark in (ALIKE, ELSEWHERE) for mark in marks)
    about = [KIND_WORDS[point.kind], *([point.speaker] if point.speaker else [])]
    if point.verdict not in ("agree", "altered", "single source"):
        about.append(VERDICT_WORDS[point.verdict])
    return ReadRowView(
        id=point.id,
        label=shortened(balanced(_words(lead, every)), 110),
        about=" · ".join(about),
        is_quote=point.kind == "quote" and in_quote_marks(lead, every[lead.article].findings),
        line=_line(views, len(marks) - elsewhere, elsewhere),
        readings=views,
        absent=absent,
    )


def _line(views: Sequence[ReadingView], lacking: int, elsewhere: int) -> str:
    """The readings in one line: "3 articles say “44”, 1 says “47”; 2 have nothing of it". `elsewhere`: how
    many articles may tell it in another passage."""
    if len(views) == 1:
        told = f"All {counted(views[0].count, 'article')} that have it read alike"
    else:
        parts = [f"{view.verb} “{shortened(view.words, 60)}”" for view in views[:4]]
        told = ", ".join(
            [parts[0], *(part.replace(" article ", " ").replace(" articles ", " ") for part in parts[1:])]
        )
        told += f" and there {_more(len(views) - 4)}" if len(views) > 4 else ""
    told += f"; {lacking} {'has' if lacking == 1 else 'have'} nothing of it" if lacking else ""
    return f"{told}; {elsewhere} may tell it in other words." if elsewhere else f"{told}."


def _more(left: int) -> str:
    return f"{'is' if left == 1 else 'are'} {counted(left, 'more reading')}"


def _reading(row: ReadRow, reading: Reading, lead: Cell, every: Sequence[Source], most: int) -> ReadingView:
    first = reading.cells[0]
    source, span = every[first.article], cell_span(first) or Span(0, 0)
    count = len(reading.cells)
    diff = None if reading.leads else diff_pieces(_words(lead, every), source.words(span))
    layers = [Layer(span=s, css="m-cell") for s in reading.at_issue or (span,)]
    return ReadingView(
        count=count,
        verb=f"{counted(count, 'article')} {'says' if count == 1 else 'say'}",
        words=" · ".join(balanced(source.words(s)) for s in reading.at_issue) or balanced(source.words(span)),
        marks=_marks(reading),
        lead=_teller(first, every),
        passage=tuple(pieces(source.text, source.sentences(span), layers)),
        diff=tuple(diff) if diff and any(piece.tag for piece in diff) else None,
        tellers=tuple(_teller(cell, every) for cell in reading.cells[:most]),
        rest=max(0, count - most),
        leads=reading.leads,
    )


def _marks(reading: Reading) -> tuple[Mark, ...]:
    """What its articles do to the leading words, most telling first; nothing for the leading reading."""
    if reading.leads:
        return ()
    told = ranked(tuple({finding for cell in reading.cells for finding in cell.findings}))
    return tuple(map(finding_mark, told))


def _teller(cell: Cell, every: Sequence[Source]) -> Teller:
    source, span = every[cell.article], cell_span(cell) or Span(0, 0)
    return Teller(source=source, place=place_of(source, span.start), url=source.link(span))


def _words(cell: Cell, every: Sequence[Source]) -> str:
    return every[cell.article].words(cell_span(cell) or Span(0, 0))
