"""Rows that stand on the passages of another one: they are shown inside it, not beside it.

Alignment sets each article beside every other as well as it can, so that one sentence stands in several rows,
cut a little differently or beside other articles. Who has read one of them knows what the others are about.
"""

import bisect
from collections.abc import Iterator, Mapping, Sequence

from comparator.analysis.alignment.sure import OPPOSED
from comparator.analysis.findings import ArticleFindings, Cell, Point
from comparator.analysis.wording.likeness import content, shared_content
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.rows import KINDS, cells_by_article, present

_PASSAGES = 2  # shared by two rows, from which they tell one thing …
_LIKE = 0.5  # … or one, and so much of the content of the other passage stands in the other row
_STUB = 3  # words of content; a clause of no more says little without its sentence


def inside(rows: Sequence[Point], articles: Sequence[ArticleFindings]) -> Mapping[str, tuple[Point, ...]]:
    """{id of a row: those of the rows that are shown inside it}; the largest stand for themselves, and so do
    contradictions and what a person put right."""
    found: dict[str, list[Point]] = {}
    heads: list[Point] = []
    standing: dict[tuple[int, int], set[int]] = {}
    for row in sorted(rows, key=lambda row: _weight(row, articles)):
        places = [place for cell in present(row) for place in _sentences(cell, articles)]
        near = sorted(set[int]().union(*(standing.get(place, ()) for place in places)))
        told = () if _stands_alone(row) else (heads[n] for n in near if _tells(heads[n], row, articles))
        if head := next(iter(told), None):
            found.setdefault(head.id, []).append(row)
            continue
        for place in places:
            standing.setdefault(place, set()).add(len(heads))
        heads.append(row)
    return {head: tuple(held) for head, held in found.items()}


def _stands_alone(row: Point) -> bool:
    return row.verdict in OPPOSED or isinstance(row, CorrectedPoint)


def _weight(row: Point, articles: Sequence[ArticleFindings]) -> tuple[int, bool, int, bool, int, str]:
    """What takes others in comes first: the row of more articles, then what stands for itself in any case,
    then an utterance, then what is more than a few words, then the longer one."""
    length = sum(map(len, _said(row, articles)))
    stub = _is_stub(row, articles)
    return -len(present(row)), not _stands_alone(row), KINDS[row.kind], stub, -length, row.id


def _tells(head: Point, row: Point, articles: Sequence[ArticleFindings]) -> bool:
    """Whether who has read the head has read what the row is about: half of its passages or more stand there,
    two at least; or the one of two does, and the other is told there in its words; or the row is but a part
    of the head's sentences."""
    cells = cells_by_article(head)
    same = {c.article for c in present(row) if c.article in cells and _one_passage(cells[c.article], c)}
    if len(same) >= _PASSAGES:
        return len(same) * 2 >= len(present(row))
    if len(same) != 1 or len(present(row)) != _PASSAGES:
        return _is_part(head, row, articles)
    (other,) = (cell for cell in present(row) if cell.article not in same)
    return any(shared_content(_words(other, articles), said) >= _LIKE for said in _said(head, articles))


def _is_part(head: Point, row: Point, articles: Sequence[ArticleFindings]) -> bool:
    """Whether a fact in which nothing differs stands in the sentences of another row and is a few words, or
    what all articles of both copied."""
    if row.kind != "fact" or head.kind == "figure" or row.verdict != "agree":
        return False
    copied = len({said.casefold() for said in _said(row, articles)}) == 1
    if not (_is_stub(row, articles) or (copied and len(present(row)) == len(present(head)))):
        return False
    cells = cells_by_article(head)
    return all(
        c.article in cells and _sentence(c, articles) == _sentence(cells[c.article], articles) != 0
        for c in present(row)
    )


def _sentences(cell: Cell, articles: Sequence[ArticleFindings]) -> Iterator[tuple[int, int]]:
    """The sentences that a cell stands in, with its article."""
    every = articles[cell.article].sentences
    last = bisect.bisect_left(every, cell.end or 0, key=lambda s: s.start)
    return ((cell.article, number) for number in range(_sentence(cell, articles), last + 1))


def _is_stub(row: Point, articles: Sequence[ArticleFindings]) -> bool:
    return max(len(content(said)) for said in _said(row, articles)) <= _STUB


def _sentence(cell: Cell, articles: Sequence[ArticleFindings]) -> int:
    """The number of the sentence in which a cell begins; 0 before the first one that is known."""
    return bisect.bisect_right(articles[cell.article].sentences, cell.start or 0, key=lambda s: s.start)


def _said(row: Point, articles: Sequence[ArticleFindings]) -> Iterator[str]:
    return (_words(cell, articles) for cell in present(row))


def _words(cell: Cell, articles: Sequence[ArticleFindings]) -> str:
    return articles[cell.article].document.text[cell.start : cell.end]


def _one_passage(one: Cell, other: Cell) -> bool:
    """Whether two cells of an article share half of the longer one."""
    a, b = (cell.start or 0 for cell in (one, other))
    c, d = (cell.end or 0 for cell in (one, other))
    return (min(c, d) - max(a, b)) * 2 >= max(c - a, d - b)
