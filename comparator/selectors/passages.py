"""What a stranger may read of an article whose rights do not allow the whole text."""

from collections.abc import Iterable, Sequence

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison
from comparator.selectors.rows import present


def compared_passages(article: ArticleFindings, comparison: Comparison, index: int) -> list[Span]:
    """The headline and the whole sentences of one article that a comparison sets against another; `index`
    is the article's in the comparison."""
    shared = (cells for cells in map(present, comparison.points) if len(cells) > 1)
    return _around(article, (c for having in shared for c in having if c.article == index))


def passages_of_each(articles: Sequence[ArticleFindings], comparison: Comparison) -> list[list[Span]]:
    """The same for every article of a comparison, in their order; the rows are gone through once."""
    cells: list[list[Cell]] = [[] for _ in articles]
    for having in map(present, comparison.points):
        for cell in having if len(having) > 1 else ():
            cells[cell.article].append(cell)
    return [_around(article, own) for article, own in zip(articles, cells, strict=True)]


def _around(article: ArticleFindings, cells: Iterable[Cell]) -> list[Span]:
    spans = [whole_sentences(article, Span(c.start or 0, c.end or 0)) for c in cells]
    headline = article.document.parts.headline
    return merged([*spans, headline] if headline else spans)


def whole_sentences(article: ArticleFindings, span: Span) -> Span:
    """The whole sentences around a span; the span itself where none is known."""
    around = [s for s in article.sentences if s.overlap(span)]
    return Span(min(around[0].start, span.start), max(around[-1].end, span.end)) if around else span


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
