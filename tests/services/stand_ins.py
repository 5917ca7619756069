"""Quick stand-ins for the heavy analysis, for tests of the jobs around it. What the analysis finds is tested
elsewhere; here only counts that it runs, fails, or is stopped."""

import sys
from collections.abc import Callable, Collection, Sequence
from types import SimpleNamespace

import pytest

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings, Comparison


def read_nothing(document: Document) -> ArticleFindings:
    """The document without a finding."""
    return ArticleFindings(
        analysis=ANALYSIS_VERSION, document=document, vectors=b"\x00\xff", readings=b"\x01"
    )


def compare_nothing(
    articles: Sequence[ArticleFindings], base: int | None = None, primary: Collection[int] = ()
) -> Comparison:
    """A comparison without a point."""
    return Comparison(analysis=ANALYSIS_VERSION, base=base, compared=tuple(range(len(articles))))


def use(
    monkeypatch: pytest.MonkeyPatch,
    analyse: Callable[[Document], ArticleFindings] = read_nothing,
    compare: Callable[..., Comparison] = compare_nothing,
) -> None:
    """Let the services find these instead of the real modules."""
    monkeypatch.setitem(sys.modules, "comparator.analysis.article", SimpleNamespace(analyse=analyse))
    monkeypatch.setitem(sys.modules, "comparator.analysis.compare", SimpleNamespace(compare=compare))
