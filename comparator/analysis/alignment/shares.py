"""A sentence in which one article has two remarks that others have in two: each row gets its own part."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from comparator.analysis.alignment.rows import Row
from comparator.analysis.contrast.runs import common_runs, words_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording.likeness import is_function_word

_RUN = 2  # words in a row that a part must share with another article's words
_PAUSE = re.compile(r"\s*[,;:.?!…–—](?!\d)[\s.…]*|\s+-\s+")


def parted(rows: Sequence[Row], articles: Sequence[ArticleFindings]) -> list[Row]:
    """The rows, with each quoted stretch that stands in two of them cut at the pause between what the one
    and what the other is about; left whole where there is none."""
    made, holding = list(rows), dict[tuple[int, Span], list[int]]()
    for number, row in enumerate(made):
        for article, span in row.cells.items() if row.kind == "quote" else ():
            holding.setdefault((article, span), []).append(number)
    for (article, span), places in sorted(holding.items()):
        if len(places) == 2:
            cut = _cut(article, span, [made[n] for n in places], articles)
            for number, part in zip(places, cut, strict=False):
                made[number] = _with(made[number], article, part)
    return made


def _with(row: Row, article: int, span: Span) -> Row:
    return msgspec.structs.replace(row, cells={**row.cells, article: span})


def _cut(
    article: int, span: Span, rows: Sequence[Row], articles: Sequence[ArticleFindings]
) -> tuple[Span, ...]:
    """The part of the stretch that each of two rows is about, in their order; empty where they share it."""
    own = [
        dict(row.cells.items() - beside.cells.items()) for row, beside in zip(rows, rows[::-1], strict=True)
    ]
    about = [_about(span.of(articles[article].document.text), span, cells, articles) for cells in own]
    if about[0] is None or about[1] is None:
        return ()
    first, second = sorted((about[0], about[1]))
    pause = _PAUSE.search(articles[article].document.text, first.end, max(first.end, second.start))
    if not pause:
        return ()
    parts = {first: Span(span.start, pause.start()), second: Span(pause.end(), span.end)}
    return parts[about[0]], parts[about[1]]


def _about(
    words: str, span: Span, cells: Mapping[int, Span], articles: Sequence[ArticleFindings]
) -> Span | None:
    """From the first to the last words of the stretch that another article has in the row; None where they
    share none that tell anything."""
    mine = words_of(words)
    folded, found = [w for w, _, _ in mine], list[tuple[str, int, int]]()
    for text in {cell.of(articles[other].document.text) for other, cell in cells.items()}:
        for run in common_runs(folded, [w for w, _, _ in words_of(text)], _RUN):
            shared = mine[run.a : run.a + run.size]
            found += [] if all(is_function_word(word) for word, _, _ in shared) else shared
    if not found:
        return None
    return Span(span.start + min(s for _, s, _ in found), span.start + max(e for _, _, e in found))
