"""What differs inside an aligned pair of spans, named, with the exact characters each finding rests on."""

from collections.abc import Callable
from typing import NamedTuple

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Change, Finding, Quote, State

Canonical = Callable[[str | None], str | None]


class CellText(Record, frozen=True):
    """What one article has of a point: the span, and the quote it lies in where it is one."""

    article: int
    findings: ArticleFindings
    span: Span
    quote: Quote | None = None

    @property
    def text(self) -> str:
        """The cell's own words."""
        return self.span.of(self.findings.document.text)


class Outcome(NamedTuple):
    """What a cell comes to against the reference: kept or altered, how, and resting on which words."""

    state: State
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def cell_findings(reference: CellText, cell: CellText, canonical: Canonical | None = None) -> Outcome:
    """What the cell does to what the reference says."""
    return Outcome("kept")
