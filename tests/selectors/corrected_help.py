"""The made-up comparison with corrections over it, without a database."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Comparison, Point
from comparator.analysis.page_text import read_page
from comparator.selectors.anchors import Texts, anchored
from comparator.selectors.corrected import Anchor, CorrectionKind, Payload, RowAnchor
from comparator.selectors.corrections import Corrected, corrected
from comparator.selectors.rearranging import Fix
from tests.web.made import GAZETTE, RADIO, WIRE, comparison, plain_rebase

NOON = dt.datetime(2021, 3, 5, 12, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Story:
    """Articles as they are compared."""

    articles: tuple[ArticleFindings, ...]
    versions: tuple[int, ...]
    found: Comparison

    @property
    def texts(self) -> Texts:
        """Where corrections are looked for."""
        ids = [version // 10 for version in self.versions]
        return Texts(self.versions, ids, [a.document.text for a in self.articles], {})

    def with_earlier(self, before: "Story") -> Texts:
        """The same, with the versions of an earlier comparison."""
        old = zip(before.versions, before.texts.articles, before.texts.texts, strict=True)
        earlier = {version: (article, text) for version, article, text in old}
        return Texts(self.versions, self.texts.articles, self.texts.texts, earlier)

    def point(self, row: str) -> Point:
        """A row of the analysis."""
        return next(p for p in self.found.points if p.id == row)

    def cell(self, row: str, article: int) -> Anchor:
        """The words one article has of a row."""
        cell = self.point(row).cell(article)
        assert cell.start is not None
        assert cell.end is not None
        text = self.articles[article].document.text
        return anchored(self.versions[article], Span(cell.start, cell.end), text)

    def row(self, row: str) -> RowAnchor:
        """A row by its words."""
        point = self.point(row)
        spans = (self.cell(row, c.article) for c in point.cells if c.start is not None)
        return RowAnchor(kind=point.kind, spans=tuple(spans))

    def fix(self, number: int, kind: CorrectionKind, row: str, **told: Any) -> Fix:
        """A correction of a row; `other` is a row's name, `cells` and `keep` are (row, article)."""
        if "other" in told:
            told["other"] = self.row(told["other"])
        for name in ("cells", "keep"):
            told[name] = tuple(self.cell(*one) for one in told.get(name, ()))
        when = NOON + dt.timedelta(minutes=number)
        return Fix(number, kind, f"reason {number}", when, Payload(row=self.row(row), **told))


PAGES = (WIRE, GAZETTE, RADIO)


def read(pages: Sequence[str]) -> tuple[ArticleFindings, ...]:
    """Pages as articles without findings of their own."""
    return tuple(ArticleFindings(analysis=ANALYSIS_VERSION, document=read_page(p)) for p in pages)


def story(
    pages: Sequence[str] = PAGES, versions: Sequence[int] = (10, 20, 30), found: Comparison | None = None
) -> Story:
    """Pages with the rows of the made-up comparison, or with those of `found`; a version's tens are its
    article."""
    articles = read(pages)
    return Story(articles, tuple(versions), found or comparison([a.document for a in articles]))


def apply(
    told: Story, fixes: Sequence[Fix], texts: Texts | None = None, found: Comparison | None = None
) -> Corrected:
    """The comparison with the corrections applied, on no base."""
    read = told.found if found is None else found
    return corrected(read, fixes, texts or told.texts, told.articles, None, plain_rebase)


def held(result: Corrected) -> dict[str, dict[int, tuple[int, int]]]:
    """Row -> article -> span, of the rows on the page."""
    return {
        p.id: {c.article: (c.start, c.end or 0) for c in p.cells if c.start is not None}
        for p in result.comparison.points
    }
