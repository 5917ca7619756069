"""Which facts the order page places, and where each stands in each article."""

from collections.abc import Sequence

from comparator.analysis.document import Record
from comparator.analysis.findings import Cell, Point
from comparator.selectors.rows import present
from comparator.web.matrix.table import CellView, row
from comparator.web.rows import Rows
from comparator.web.sources import Source
from comparator.web.words import ABSENT, DROPPED

USUAL = 7
"""How many facts are placed where the reader has chosen none."""
MOST = 12
MOST_OFFERED = 60
_OPENS = 2
"""An article opens with its headline, its lead and so many paragraphs."""
_FEW_WORDS = 5


class Place(Record, frozen=True):
    """Where a fact stands in one article, as the table says it."""

    cell: CellView
    of: int
    """How many paragraphs the article has."""


class Fact(Record, frozen=True):
    """A fact that is placed: its number in the picture and where it stands."""

    number: int
    id: str
    label: str
    about: str
    point: Point
    places: tuple[Place, ...]
    more: str

    @property
    def told(self) -> str:
        """Where it stands, in one line: "Ansel Gazette ¶2, Harbour Wire ¶5; not in Radio Brisa". A primary
        source is not said to lack anything."""
        there = [f"{p.cell.source.name} {p.cell.place}" for p in self.places if p.cell.place]
        lacking = [
            p.cell.source.name
            for p in self.places
            if p.cell.mark.word in (ABSENT.word, DROPPED.word) and not p.cell.source.is_source
        ]
        return ", ".join(there) + (f"; not in {', '.join(lacking)}" if lacking else "")


class Choice(Record, frozen=True):
    """A fact that may be placed."""

    id: str
    label: str
    about: str
    chosen: bool


def depth(cell: Cell, sources: Sequence[Source]) -> float:
    """How far down its article a cell stands, as a share of the text."""
    return (cell.start or 0) / max(1, len(sources[cell.article].text))


def spread(point: Point, sources: Sequence[Source]) -> float:
    """How far apart a point stands in the articles that have it, as a share of the text."""
    depths = [depth(cell, sources) for cell in present(point)]
    return max(depths) - min(depths)


def candidates(rows: Rows) -> list[Point]:
    """The shared rows, the most telling first."""
    return sorted(rows.under("all"), key=lambda point: -_telling(point, rows.sources))


def _telling(point: Point, sources: Sequence[Source]) -> float:
    """High where most articles have it, some open with it, and it stands at unlike places; a bare figure or
    a few words say less."""
    cells = present(point)
    opens = any(cell.paragraph is None or cell.paragraph <= _OPENS for cell in cells)
    longest = max(len(sources[c.article].text[c.start or 0 : c.end or 0].split()) for c in cells)
    weak = (point.kind == "figure") + (longest < _FEW_WORDS)
    taking_part = sum(source.compared for source in sources)
    return len(cells) / max(1, taking_part) + spread(point, sources) + 0.5 * opens - 0.4 * weak


def usual(points: Sequence[Point]) -> list[Point]:
    """The most telling ones that do not all stand in the same paragraphs."""
    chosen, taken = list[Point](), set[tuple[int, int | None]]()
    for point in points:
        spots = {(cell.article, cell.paragraph) for cell in present(point)}
        if len(chosen) < USUAL and not spots <= taken:
            chosen.append(point)
            taken |= spots
    return chosen


def placed(
    points: Sequence[Point], rows: Rows, stand: Sequence[Source], hidden: Sequence[Source]
) -> list[Fact]:
    """The chosen points with numbers, in the order of the text of the first article that stands; what that
    one lacks stands where the others have it."""
    first = stand[0].index

    def place(point: Point) -> float:
        depths = {cell.article: depth(cell, rows.sources) for cell in present(point)}
        return depths.get(first, sum(depths.values()) / len(depths))

    return [_fact(n, p, rows, stand, hidden) for n, p in enumerate(sorted(points, key=place), start=1)]


def _fact(number: int, point: Point, rows: Rows, stand: Sequence[Source], hidden: Sequence[Source]) -> Fact:
    shown = row(point, rows, stand, hidden)
    return Fact(
        number=number,
        id=point.id,
        label=shown.label,
        about=shown.about,
        point=point,
        places=tuple(Place(cell=c, of=len(c.source.document.paragraphs)) for c in shown.cells),
        more=shown.more,
    )


def choices(points: Sequence[Point], chosen: Sequence[Point], rows: Rows) -> list[Choice]:
    """The facts to choose from: those that are chosen and the most telling of the others."""
    ids = {point.id for point in chosen}
    others = [point for point in points if point.id not in ids][:MOST_OFFERED]
    told = [(point, row(point, rows, ())) for point in (*chosen, *others)]
    return [Choice(id=p.id, label=r.label, about=r.about, chosen=p.id in ids) for p, r in told]
