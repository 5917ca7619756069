"""Quotes, figures and names of an article as layers over its text."""

from collections.abc import Collection

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.web.pieces import Layer

KINDS = ("quotes", "figures", "names")


def finding_layers(findings: ArticleFindings, kinds: Collection[str] = KINDS) -> list[Layer]:
    """The layers of the kinds asked for."""
    layers: list[Layer] = []
    if "quotes" in kinds:
        layers += [
            Layer(span=Span(q.start, q.end), css="m-quote", after=q.speaker or "") for q in findings.quotes
        ]
    if "figures" in kinds:
        layers += [Layer(span=Span(f.start, f.end), css="m-figure") for f in findings.figures]
    if "names" in kinds:
        layers += [Layer(span=Span(m.start, m.end), css="m-name") for m in findings.mentions]
    return layers
