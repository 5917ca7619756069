"""A comparison, or one article, as plain text for a terminal of a given width."""

import textwrap
from collections.abc import Collection, Iterator, Sequence

from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point, iso
from comparator.analysis.naming.other_spellings import other_spellings

SIGNS = {
    "kept": "=",
    "alike": "~",
    "altered": "≠",
    "dropped": "−",
    "not in text": "∅",
    "not yet known": "∅",
    "added": "+",
}
_VERDICT_SIGNS = {"conflict": "!", "different dates": "?"}
_ORDER = (
    "conflict",
    "different dates",
    "altered",
    "rounded",
    "less detail",
    "both true",
    "agree",
    "single source",
)
_LEGEND = "= Kept  ≠ Altered  − Dropped  ∅ Not in text  ~ Alike  + Added  ! Conflict  ? Different dates"
_NARROWEST = 14
_LABEL_SHARE = 0.34


def comparison_text(
    articles: Sequence[ArticleFindings],
    comparison: Comparison,
    *,
    width: int = 100,
    singles: bool = False,
    alike: Collection[str] = (),
    inside: Collection[str] = (),
) -> str:
    """The points in rows, the articles in columns, conflicts first.

    `width` is the terminal's, in characters; `singles` adds the points that only one article has, those
    that are only `alike` (their ids) and those that stand `inside` another one, on its words. Where the
    columns do not fit, each point is a list.
    """
    points = sorted(comparison.points, key=_rank)
    sure, unsure = [p for p in points if p.id not in alike], [p for p in points if p.id in alike]
    shown = [p for p in sure if (singles or _cells(p) > 1) and p.id not in inside]
    within = [p for p in sure if p.id in inside]
    lines = [*_heading(articles, comparison, sure), "", *_rows(articles, shown, width)]
    if singles and unsure:
        lines += ["", "Perhaps the same; read the passages:", ""]
        lines += _rows(articles, unsure, width, alike=True)
    if singles and within:
        lines += ["", "On the words of rows above:", "", *_rows(articles, within, width)]
    if left := len(sure) - len(shown) - len(within):
        lines += ["", f"{left} more {_plural(left, 'point')} stand in one article only."]
    if within and not singles:
        lines += [
            "",
            f"{len(within)} more {_plural(len(within), 'point')} on the words of these; --singles shows all.",
        ]
    if unsure and not singles:
        lines += [
            "",
            f"{len(unsure)} more {_plural(len(unsure), 'point')} may be shared; --singles shows them.",
        ]
    lines += _spellings(articles, comparison, width)
    return "\n".join(lines) + "\n"


def _spellings(articles: Sequence[ArticleFindings], comparison: Comparison, width: int) -> Iterator[str]:
    """Names that are written in two ways, each with every spelling and where it stands."""
    for name, spellings in other_spellings(comparison.names, articles).items():
        places = [(s.spelling, articles[s.article], s.start) for s in spellings]
        told = "; ".join(f"{said} ({column_name(a)}{_place(at, a.document)})" for said, a, at in places)
        yield ""
        yield from textwrap.wrap(f"Other spelling of {name}: {told}", width, subsequent_indent="  ")


def article_text(article: ArticleFindings, *, width: int = 100) -> str:
    """What was read of one article: its parts, its paragraphs with numbers, what was cut, what was found."""
    document = article.document
    rows = [
        ("Headline", document.headline), ("Outlet", document.outlet), ("Byline", document.byline),
        ("Published", iso(document.published)), ("Credits", ", ".join(document.credits) or None),
        ("Language", document.language),
    ]  # fmt: skip
    lines = [document.file, *(f"{name + ':':11}{value or 'not told by the page'}" for name, value in rows)]
    for number, span in enumerate(document.paragraphs, start=1):
        lines += textwrap.wrap(
            span.of(document.text), width, initial_indent=f"¶{number:<3} ", subsequent_indent="     "
        )
    counts = (len(article.quotes), len(article.figures), len(article.mentions))
    lines.append("{} quotes, {} figures and dates, {} names".format(*counts))
    for piece in document.removed:
        lines.append(textwrap.shorten(f"Cut, {piece.reason}: {piece.text}", width, placeholder=" …"))
    lines += [f"Note: {warning}" for warning in document.warnings]
    return "\n".join(lines) + "\n"


def _heading(
    articles: Sequence[ArticleFindings], comparison: Comparison, points: Sequence[Point]
) -> Iterator[str]:
    called = [p.verdict for p in points]
    conflicts, dates = called.count("conflict"), called.count("different dates")
    shared = sum(_cells(p) > 1 for p in points)
    yield (
        f"{len(articles)} articles · {shared} shared {_plural(shared, 'point')} · "
        f"{conflicts} {_plural(conflicts, 'conflict')} · {dates} with different dates"
    )
    base = comparison.base
    yield f"Base: {column_name(articles[base]) if base is not None else 'none'}"
    yield _LEGEND


def column_name(article: ArticleFindings) -> str:
    """The outlet, or the file's name where it is not known."""
    return article.document.outlet or article.document.file.rsplit("/", 1)[-1]


def _rank(point: Point) -> tuple[int, int]:
    return _ORDER.index(point.verdict), -_cells(point)


def _cells(point: Point) -> int:
    return sum(c.start is not None for c in point.cells)


def _plural(number: int, word: str) -> str:
    return word if number == 1 else word + "s"


def _rows(
    articles: Sequence[ArticleFindings], points: Sequence[Point], width: int, *, alike: bool = False
) -> Iterator[str]:
    label = max(_NARROWEST, int(width * _LABEL_SHARE))
    column = (width - label) // max(1, len(articles)) - 3
    if column < _NARROWEST:
        for point in points:
            yield from _listed(articles, point, width, alike)
        return
    widths = [label, *[column] * len(articles)]
    yield from _line(["POINT", *(column_name(a) for a in articles)], widths)
    yield "-+-".join("-" * w for w in widths)
    for point in points:
        yield from _line([_label(point), *_cell_texts(articles, point, alike)], widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """One row of the table, over as many lines as its longest cell needs."""
    wrapped = [textwrap.wrap(c, w) or [""] for c, w in zip(cells, widths, strict=True)]
    for i in range(max(map(len, wrapped))):
        parts = [(w[i] if i < len(w) else "").ljust(size) for w, size in zip(wrapped, widths, strict=True)]
        yield " | ".join(parts).rstrip()


def _listed(articles: Sequence[ArticleFindings], point: Point, width: int, alike: bool) -> Iterator[str]:
    yield from textwrap.wrap(_label(point), width)
    for article, words in zip(articles, _cell_texts(articles, point, alike), strict=True):
        yield from textwrap.wrap(
            f"{column_name(article)}: {words}",
            width,
            initial_indent="  ",
            subsequent_indent="    ",
        )
    yield ""


def _label(point: Point) -> str:
    said = f"{point.speaker}: " if point.kind == "quote" and point.speaker else ""
    return f"{said}{' '.join(point.label.split())}"


def _cell_texts(articles: Sequence[ArticleFindings], point: Point, alike: bool) -> list[str]:
    documents = ((cell, articles[cell.article].document) for cell in point.of_all(len(articles)))
    return [
        f"~ Alike{_place(cell.start, document)}"
        if alike and cell.start is not None
        else cell_words(cell, point, document)
        for cell, document in documents
    ]


def cell_words(cell: Cell, point: Point, document: Document) -> str:
    """A cell as sign, finding and place: "≠ Silent cut ¶3", "! Other figure, headline", "∅ Not in text";
    "~ Alike ¶5" where a passage may tell it all the same."""
    if cell.start is None:
        there = (n for n in point.nearby if n.article == cell.article and n.alike)
        near = (n.start for n in there if cell.state == "not in text")
        alike = next((f"~ Alike{_place(start, document)}" for start in near), "")
        return alike or f"{SIGNS[cell.state]} {cell.state.capitalize()}"
    sign = _VERDICT_SIGNS.get(point.verdict, SIGNS[cell.state])
    words = ", ".join(cell.findings) or (cell.state if point.verdict not in _VERDICT_SIGNS else point.verdict)
    return f"{sign} {words.capitalize()}{_place(cell.start, document)}"


def _place(start: int, document: Document) -> str:
    """The paragraph's number, or the part above the text where the words stand."""
    if number := document.paragraph_at(start):
        return f" ¶{number}"
    parts = {"headline": document.parts.headline, "lead": document.parts.lead}
    return next((f", {name}" for name, span in parts.items() if span and span.start <= start < span.end), "")
