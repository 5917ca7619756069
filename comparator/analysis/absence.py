"""Why an article without words of a row is not said to have dropped it."""

from collections.abc import Sequence
from typing import Literal

from comparator.analysis.base import cell_text, days_from_base, sources_at_hand
from comparator.analysis.contrast.told_often import Counting
from comparator.analysis.findings import ArticleFindings, Comparison, Point
from comparator.analysis.wording.echoes import Echoes
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

Why = Literal["source", "earlier", "later", "not at hand", "number", "words", ""]


class Absences:
    """The reasons of one comparison."""

    def __init__(self, comparison: Comparison, articles: Sequence[ArticleFindings]) -> None:
        self._base, self._articles = comparison.base, articles
        self._reporting = frozenset(comparison.compared) - frozenset(comparison.primary)
        self._known = sources_at_hand(comparison.reuse, articles)
        self._apart = days_from_base(comparison.base, articles)
        self._echoes, self._counting = Echoes(articles), Counting(articles)

    def why(self, point: Point, article: int) -> Why:
        """Why an article that has nothing of a row did not drop it: it is a source itself; was written before
        the base, or about what came long after it; has no holder's text at hand; has a number for the same
        thing, or some of the words. "" where nothing speaks against it but a row of its own or a passage
        nearby."""
        holders = {cell.article: cell for cell in point.cells if cell.start is not None}
        if article not in self._reporting:
            return "source"
        if not self._known.get(article, frozenset()) & holders.keys():
            if self._base not in holders:
                return "not at hand" if self._base is None else ""
            if apart := self._apart.get(article):
                return "earlier" if apart > 0 else "later"
        hinting = [holders[self._base]] if self._base in holders else [*holders.values()]
        texts = [text for cell in hinting if (text := cell_text(cell, self._articles))]
        told = [(t.findings, at(t.findings).figure(t.span)) for t in texts if point.kind == "figure"]
        if any(article in self._counting.too((found, figure)) for found, figure in told if figure):
            return "number"
        said = self._echoes.of({content(text.text) for text in texts})
        return "words" if self._echoes.has(article, said) else ""
