"""Which rows stand under which filter, and in what order."""

import functools
from collections import defaultdict
from collections.abc import Callable, Sequence

from comparator.analysis.absence import Absences, Why
from comparator.analysis.alignment.sure import OPPOSED, is_perhaps, is_shared, is_sure
from comparator.analysis.base import sources_at_hand
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point
from comparator.analysis.sister_rows import sister_rows
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.inside import inside
from comparator.selectors.remembered import remembered
from comparator.selectors.rows import folded, present, told_by
from comparator.selectors.summary import rank
from comparator.web.sources import Source


class Filter(Record, frozen=True):
    """One way to narrow the rows."""

    key: str
    word: str
    count: int


def differs(point: Point) -> bool:
    """Whether anything but its absence differs between the articles; what a person called the same does
    not."""
    if isinstance(point, CorrectedPoint) and point.named and point.verdict == "agree":
        return False
    return is_shared(point) and (
        point.verdict not in ("agree", "single source") or any(c.state == "altered" for c in point.cells)
    )


FILTERS: dict[str, tuple[str, Callable[[Point], bool]]] = {
    "all": ("Shared", lambda p: is_shared(p) and not is_perhaps(p)),
    "conflicts": ("Conflicts", lambda p: p.verdict == "conflict"),
    "quotes": ("Quotes", lambda p: p.kind == "quote" and is_shared(p) and not is_perhaps(p)),
    "figures": ("Figures", lambda p: p.kind == "figure" and is_shared(p) and not is_perhaps(p)),
    "differs": ("Differs", lambda p: differs(p) and not is_perhaps(p)),
    "perhaps": ("Perhaps the same", is_perhaps),
    "single": ("One article only", lambda p: not is_shared(p)),
}


_GATHERED = ("all", "differs", "perhaps")
"""Where rows on the passages of another one stand inside it; everywhere else each stands for itself."""


class _Index:
    """What the rows of one comparison come to, whoever reads them."""

    def __init__(self, comparison: Comparison, articles: Sequence[ArticleFindings]) -> None:
        self.every, self.articles = comparison.points, articles
        self.folded = folded(self.every, articles)
        self.sisters = sister_rows(self.every, is_sure)
        self.inside: dict[str, tuple[Point, ...]] = {}
        self.at_hand = sources_at_hand(comparison.reuse, articles)
        self.absences = Absences(comparison, articles)
        self._whole: dict[str, Point | None] = {}
        for of in (lambda p: not is_perhaps(p), is_perhaps):
            self.inside |= inside([p for p in self.folded if is_shared(p) and of(p)], articles)
        self._head = {row.id: head for head, held in self.inside.items() for row in held}
        self._under: dict[str, list[Point]] = {}
        self._ordered: dict[tuple[str, str], list[Point]] = {}

    def under(self, show: str) -> list[Point]:
        show = show if show in FILTERS else "all"
        if show not in self._under:
            rows = self.every if show == "figures" else self.folded
            self._under[show] = [point for point in rows if FILTERS[show][1](point)]
            if show in _GATHERED:
                self._under[show] = self._gathered(self._under[show])
        return self._under[show]

    def whole(self, figure: Point) -> Point | None:
        if figure.id not in self._whole:
            first = present(figure)[0].article
            self._whole[figure.id] = told_by(figure, self._having[first])
        return self._whole[figure.id]

    @functools.cached_property
    def _having(self) -> dict[int, list[Point]]:
        """{article: the rows that it has words of, but for figures}."""
        having = defaultdict[int, list[Point]](list)
        for row in self.folded:
            for cell in present(row) if row.kind != "figure" else ():
                having[cell.article].append(row)
        return having

    def _gathered(self, rows: Sequence[Point]) -> list[Point]:
        """The rows that are not shown inside another of them."""
        here = {row.id for row in rows}
        return [row for row in rows if self._head.get(row.id) not in here]

    def ordered(self, show: str, order: str) -> list[Point]:
        key = _place if order == "text" else _weight
        asked = (show if show in FILTERS else "all", order if order == "text" else "")
        if asked not in self._ordered:
            self._ordered[asked] = sorted(self.under(show), key=lambda point: key(point, self.articles))
        return self._ordered[asked]


_index = remembered(16)(_Index)


class Rows:
    """The points of a comparison as rows. Figures all stand under their filter; everywhere else what says
    the same thing twice stands once."""

    def __init__(self, comparison: Comparison, sources: Sequence[Source]) -> None:
        self.every, self.sources, self.base = comparison.points, sources, comparison.base
        self.articles = [source.findings for source in sources]
        self._index = _index(comparison, self.articles)
        self.folded = self._index.folded

    def under(self, show: str) -> list[Point]:
        """The points that a filter leaves, in the comparison's order."""
        return list(self._index.under(show))

    def filters(self) -> list[Filter]:
        """Every filter with how many rows it leaves."""
        return [Filter(key=k, word=w, count=len(self._index.under(k))) for k, (w, _) in FILTERS.items()]

    def ordered(self, show: str, order: str) -> list[Point]:
        """The rows under a filter, weightiest first, or in the order of the text (`order="text"`)."""
        return list(self._index.ordered(show, order))

    def elsewhere(self, point: Point, article: int) -> str:
        """The id of another row that shows an article to have it after all; empty where there is none."""
        return self._index.sisters.get(point.id, {}).get(article, "")

    def inside(self, point: Point) -> tuple[Point, ...]:
        """The rows that are shown inside this one: they stand on its passages."""
        return self._index.inside.get(point.id, ())

    def alike(self, point: Point, article: int) -> list[Span]:
        """The passages of an article without a cell that are worth reading: they may tell the matter all
        the same, the likest first."""
        near = next((near for near in point.nearby if near.article == article and near.alike), None)
        first = [Span(near.start, near.end)] if near else []
        return [*first, near.also] if near and near.also else first

    def nearest(self, point: Point, article: int) -> Span | None:
        """The passage of an article without a cell that comes nearest to the row, where any comes near."""
        near = next((near for near in point.nearby if near.article == article), None)
        return Span(near.start, near.end) if near else None

    def without(self, point: Point) -> list[Source]:
        """The articles that have no words of a point."""
        having = {cell.article for cell in present(point)}
        return [source for source in self.sources if source.index not in having]

    def had_from(self, point: Point, article: int) -> str:
        """Why an article can be said to have dropped it, where that is not the base: "had Gulf Wire"."""
        holders = {cell.article for cell in present(point)}
        if self.base in holders:
            return ""
        known = sorted(self._index.at_hand.get(article, frozenset()) & holders)
        return f"credits or reuses {self.sources[known[0]].name}" if known else ""

    def why_absent(self, point: Point, article: int) -> Why:
        """Why an article that lacks what the base has is not said to have dropped it; "" where that is not
        asked, or nothing more can be said."""
        asked = self.base in {cell.article for cell in present(point)} and not is_perhaps(point)
        return self._index.absences.why(self._whole_of(point), article) if asked else ""

    def empty_cell(self, point: Point, cell: Cell) -> Cell:
        """An empty cell as it stands in the row that tells all of the point, where the article has nothing of
        that either: what lacks a fact lacks its figure in the same way. Of what the base lacks nothing is
        taken over."""
        whole = self._whole_of(point)
        other = whole.cell(cell.article)
        holders = ({c.article for c in present(p)} for p in (point, whole))
        alike = self.base is None or len({self.base in held for held in holders}) == 1
        return other if alike and other.start is None else cell

    def _whole_of(self, point: Point) -> Point:
        return (self._index.whole(point) if point.kind == "figure" else None) or point

    def find(self, wanted: str, show: str) -> Point | None:
        """The point with this id, as it stands under a filter where it does."""
        every = (*self._index.under(show), *self.folded, *self.every)
        return next((point for point in every if point.id == wanted), None)


def _weight(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, ...]:
    if point.verdict in OPPOSED:
        return (OPPOSED.index(point.verdict), *rank(point, articles))
    told = (2 if differs(point) else 3) if is_sure(point) else 4
    kind = {"quote": 0, "figure": 1, "fact": 2}[point.kind] if told == 2 else 0
    return (told, kind, -len(present(point)), *_place(point, articles))


def _place(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, ...]:
    """How far down it stands, as a share of the text, where it stands highest."""
    spots = [
        (c.start or 0) / max(1, len(articles[c.article].document.text))
        for c in present(point)
        if c.article < len(articles)
    ]
    return (min(spots, default=1.0),)
