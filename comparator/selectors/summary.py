"""What a careful reader would say first of a comparison. It counts findings; it judges nothing."""

from collections.abc import Iterable, Mapping, Sequence

from comparator.analysis.alignment.sure import is_sure
from comparator.analysis.document import Record
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point
from comparator.analysis.wording.likeness import is_function_word
from comparator.selectors.contradictions import contradiction, label_words, telling_change
from comparator.selectors.remembered import remembered
from comparator.selectors.rows import folded, present

_LACKS = frozenset({"dropped", "not in text"})
_EARLY = 2
"""A story opens with its headline, its lead and so many paragraphs."""
_DEEPEST = 0.75  # as a share of the text: what stands lower is padding that every outlet may cut
_NAMED = {"conflict": 2, "different dates": 1}
"""How many of each kind are named; the rest is counted."""
_LABEL = 64
_COMPARISONS = 16  # remembered


class Told(Record, frozen=True):
    """A part of the summary."""

    words: str
    row: str = ""
    """The point it rests on."""
    show: str = ""
    """The filter that shows what it counts: "conflicts"."""
    joined: bool = False
    """Whether it goes on with what the part before it began."""


def event_summary(
    comparison: Comparison, articles: Sequence[ArticleFindings], outlet_names: Sequence[str | None]
) -> str:
    """What was counted, in plain sentences: how many articles, which conflicts, and who alone has nothing of
    what the others open with. Articles and names in the comparison's order; one
    without a name (a primary source too) is never said to lack anything."""
    line = ""
    for part in told(comparison, articles, outlet_names):
        ends = part.row and not part.joined and not part.show
        line += ("" if not line else ".\n" if ends else "; ") + part.words
    return line + "."


def conflicts(comparison: Comparison, articles: Sequence[ArticleFindings]) -> int:
    """How many conflicts there are; a fact and the figure in it are one."""
    return sum(point.verdict == "conflict" for point in folded(comparison.points, articles))


def told(
    comparison: Comparison, articles: Sequence[ArticleFindings], outlet_names: Sequence[str | None]
) -> list[Told]:
    """The parts of the summary, each with the row it rests on."""
    parts = [Told(words=counted(len(outlet_names), "article")), *_contradictions(comparison, articles)]
    absence = _absence(comparison, articles, outlet_names)
    return [*parts, absence] if absence else parts


@remembered(_COMPARISONS)
def _contradictions(comparison: Comparison, articles: Sequence[ArticleFindings]) -> list[Told]:
    points = folded(comparison.points, articles)
    parts = _opposed(points, articles, "conflict", "conflict", "conflicts")
    return parts + _opposed(points, articles, "different dates", "figure with different dates", "")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _opposed(
    points: Iterable[Point], articles: Sequence[ArticleFindings], verdict: str, one: str, show: str
) -> list[Told]:
    """The contradictions of one kind: those that most articles tell are named first."""
    found = [point for point in points if point.verdict == verdict]
    found.sort(key=lambda point: rank(point, articles))
    if not found:
        return []
    most = _NAMED[verdict]
    many = "figures with different dates" if verdict == "different dates" else ""
    named = [Told(words=contradiction(p, articles).words, row=p.id, joined=True) for p in found[:most]]
    start = f"{counted(len(found), one, many)}: {named[0].words}"
    parts = [Told(words=start, row=found[0].id, joined=True), *named[1:]]
    rest = found[most:]
    if not rest:
        return parts
    where = "" if show else rest[0].id  # without a filter that shows them all, to the first of them
    return [*parts, Told(words=f"and {len(rest)} more", show=show, row=where, joined=True)]


def rank(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, ...]:
    """What can be named by its words comes first, a mere weekday last; then what is sure and many tell."""
    change = telling_change(point, articles)
    weak = 2 if change is None else change[1].kind == "other date"
    return weak, not is_sure(point), -len(present(point)), -(point.score or 1), _first_place(point, articles)


def _first_place(point: Point, articles: Sequence[ArticleFindings]) -> float:
    """How far down it stands, as a share of the text, where it stands highest."""
    spots = ((c.start or 0) / max(1, len(articles[c.article].document.text)) for c in present(point))
    return min(spots, default=1.0)


def _absence(
    comparison: Comparison, articles: Sequence[ArticleFindings], outlet_names: Sequence[str | None]
) -> Told | None:
    """What one article alone has nothing of: that which most of the others open with."""
    sayable = [
        (point, article)
        for point, article in _missing(comparison, articles)
        if outlet_names[article] and point.cell(article).state in _LACKS
    ]
    if not sayable:
        return None
    point, article = min(sayable, key=lambda pair: _telling(pair[0], articles))
    words = f"{outlet_names[article]} has nothing of “{label_words(point, articles, _LABEL)}”"
    return Told(words=words, row=point.id)


@remembered(_COMPARISONS)
def _missing(comparison: Comparison, articles: Sequence[ArticleFindings]) -> list[tuple[Point, int]]:
    """The points that one article alone has nothing of, with that article."""
    taking_part = set(comparison.compared or range(len(articles)))
    telling = [p for p in comparison.points if p.kind != "figure" and is_sure(p) and _is_telling(p, articles)]
    told_by = _by_paragraph(comparison) if telling else {}
    return [
        (point, next(iter(lacking)))
        for point in telling
        if _most_have(point, len(taking_part))
        for lacking in [taking_part - _tellers(point, told_by) - {near.article for near in point.nearby}]
        if len(lacking) == 1
    ]


def _most_have(point: Point, articles: int) -> bool:
    """Whether all others have it in this very row; of what two or more open with, whether most have."""
    having = len(present(point))
    return articles > 2 and (having == articles - 1 or (_opening(point) > 1 and 2 * having > articles))


def _is_telling(point: Point, articles: Sequence[ArticleFindings]) -> bool:
    """Whether two articles open with it, or three have it and not at their very end; not where it only says
    where or when something was said."""
    cells = present(point)
    if any(_is_adjunct(cell, articles) for cell in cells):
        return False
    depths = [(c.start or 0) / max(1, len(articles[c.article].document.text)) for c in cells]
    return _opening(point) > 1 or (len(cells) > 2 and sum(depths) / len(cells) <= _DEEPEST)


def _is_adjunct(cell: Cell, articles: Sequence[ArticleFindings]) -> bool:
    """Whether a cell is nothing but a phrase such as "in an interview on Friday": its statement's head is its
    first word, a preposition."""
    article = articles[cell.article]
    held = (s for s in article.statements if (s.start, s.end) == (cell.start, cell.end))
    told = next(held, None)
    if told is None or not told.verb or not is_function_word(told.verb):
        return False
    return article.document.text[told.start : told.end].casefold().startswith(f"{told.verb} ")


def _telling(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, ...]:
    """What more articles open with, then what is quoted, then what more have; of facts what says most; last,
    what stands highest."""
    cells = present(point)
    is_fact = point.kind == "fact"
    words = sum((cell.end or 0) - (cell.start or 0) for cell in cells) / len(cells) if is_fact else 0
    return -_opening(point), point.kind != "quote", -len(cells), -words, _first_place(point, articles)


def _opening(point: Point) -> int:
    """In how many articles it stands in the headline, the lead or the first paragraphs."""
    return sum(map(_is_early, present(point)))


def _is_early(cell: Cell) -> bool:
    return cell.paragraph is None or cell.paragraph <= _EARLY


_Paragraph = tuple[int, int | None]


def _by_paragraph(comparison: Comparison) -> dict[_Paragraph, set[int]]:
    """For each paragraph of an article the articles that any sure row sets beside it."""
    found: dict[_Paragraph, set[int]] = {}
    for point in comparison.points:
        if point.kind != "figure" and is_sure(point):
            cells = present(point)
            having = {cell.article for cell in cells}
            for cell in cells:
                found.setdefault((cell.article, cell.paragraph), set()).update(having)
    return found


def _tellers(point: Point, told_by: Mapping[_Paragraph, set[int]]) -> set[int]:
    """The articles that tell it, also in other words: those that any row sets beside the paragraph in which
    one of its own cells stands. Who is not among them has nothing of it, as far as was found."""
    own = {(cell.article, cell.paragraph) for cell in present(point)}
    return {article for article, _ in own}.union(*(told_by.get(place, ()) for place in own))
