"""Quotes, figures and names of an article as layers over its text."""

from collections.abc import Collection

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Quote
from comparator.web.pieces import Layer

KINDS = ("quotes", "figures", "names")


_OPENING, _CLOSING = "\"“„«‹‘'", "\"”“»›’'"


def quoted_span(text: str, quote: Quote) -> Span:
    """A quote with the quote marks around it, which stand outside its own span."""
    start, end = quote.start, quote.end
    marked = quote.kind != "indirect"
    start -= marked and start > 0 and text[start - 1] in _OPENING
    end += marked and end < len(text) and text[end] in _CLOSING
    return Span(start, end)


def finding_layers(findings: ArticleFindings, kinds: Collection[str] = KINDS) -> list[Layer]:
    """The layers of the kinds asked for."""
    layers: list[Layer] = []
    if "quotes" in kinds:
        layers += [
            Layer(span=quoted_span(findings.document.text, q), css="m-quote", after=_label(q))
            for q in findings.quotes
        ]
    if "figures" in kinds:
        layers += [Layer(span=Span(f.start, f.end), css="m-figure") for f in findings.figures]
    if "names" in kinds:
        layers += [Layer(span=Span(m.start, m.end), css="m-name") for m in findings.mentions]
    return layers


def _label(quote: Quote) -> str:
    """Who speaks; an indirect quote names its speaker in its own sentence."""
    return quote.speaker or "" if quote.kind != "indirect" else ""
