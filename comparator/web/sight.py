"""What a reader may see of the articles of a comparison: all of it, or only the passages compared."""

from collections.abc import Sequence

from comparator.analysis.alignment.sure import is_shared
from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison
from comparator.selectors.rows import present
from comparator.web.columns import merged
from comparator.web.matrix.issue import cell_span
from comparator.web.sources import Source


class Sight:
    """Which stretches of which articles may be shown; read once for a whole page."""

    def __init__(self, every: Sequence[Source], comparison: Comparison) -> None:
        spans: dict[int, list[Span]] = {s.index: [] for s in every if not s.whole}
        by_index = {s.index: s for s in every}
        for point in filter(is_shared, comparison.points if spans else ()):
            for cell in present(point):
                span = cell_span(cell)
                if cell.article in spans and span:
                    spans[cell.article].append(by_index[cell.article].sentences(span))
        for index, found in spans.items():
            if headline := by_index[index].document.parts.headline:
                found.append(headline)
        self._windows = {index: merged(found) for index, found in spans.items()}

    def sees(self, source: Source, span: Span) -> bool:
        """Whether all words of a span may be shown."""
        windows = self._windows.get(source.index)
        return windows is None or any(window.holds(span) for window in windows)

    def link(self, source: Source, span: Span) -> str:
        """The address of the exact words; empty where this reader would not find them there."""
        return source.link(span) if self.sees(source, span) else ""

    def seen(self, source: Source, span: Span) -> list[Span]:
        """The stretches of a span that may be shown."""
        windows = self._windows.get(source.index)
        if windows is None:
            return [span]
        inside = [w for w in windows if w.overlap(span)]
        return [Span(max(w.start, span.start), min(w.end, span.end)) for w in inside]
