"""Whether a text has several numbers for one kind of thing, so that any of them may be meant by another text.

A match report has a dozen numbers of points, a business report many sums: that two of two outlets differ
tells nothing, unless the same is said of the same in nearly the same words.
"""

from collections.abc import Collection, Mapping, Sequence

from comparator.analysis.contrast.deeds import deed
from comparator.analysis.contrast.scopes import Scope, scope_of
from comparator.analysis.contrast.sizes import can_both_be, relation
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, FigureKind, Statement
from comparator.analysis.wording.likeness import content, is_function_word
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import words

Told = tuple[ArticleFindings, Figure]
_ALIKE = 0.5  # share of the shorter statement's words from which two statements tell one thing


def one_of_several(ours: Told, theirs: Told) -> bool:
    """Whether two unlike figures may be two of several: either text has the other's number too, or more
    numbers of the kind, and the statements do not tell that just these two belong together. An age belongs
    to a person, and is no case of this."""
    if ours[1].kind == "age":
        return False
    if _has(*ours, theirs) or _has(*theirs, ours):
        return True
    return (several(*ours) or several(*theirs)) and not _one_statement(ours, theirs)


class Counting:
    """The figures of some articles by what they count."""

    def __init__(self, articles: Sequence[ArticleFindings]) -> None:
        self._articles = articles
        self._known: dict[object, dict[str, set[int]]] = {}

    def too(self, told: Told) -> frozenset[int]:
        """The articles with any number for a thing of the same name as another's figure counts."""
        own, figure = scope_of(*told).head, told[1]
        heads = self._heads(figure.kind, figure.unit)
        if figure.kind == "count":
            return frozenset(heads.get(own, ()) if own else ())
        return frozenset[int]().union(*((heads.get(own, ()), heads.get("", ())) if own else heads.values()))

    def _heads(self, kind: FigureKind, unit: str | None) -> Mapping[str, Collection[int]]:
        """{name of a thing: the articles with a figure for it of the kind and, but for counts, unit}."""
        key = kind, None if kind == "count" else unit
        if key not in self._known:
            heads = self._known[key] = {}
            for number, article in enumerate(self._articles):
                for figure in article.figures:
                    if figure.kind == kind and (kind == "count" or figure.unit == unit):
                        heads.setdefault(scope_of(article, figure).head, set()).add(number)
        return self._known[key]


def several(article: ArticleFindings, figure: Figure) -> bool:
    """Whether an article has another number, unlike this one, for a thing of the same name."""
    return at(article).read("several", Span(figure.start, figure.end), lambda a, _: _several(a, figure))


def _several(article: ArticleFindings, figure: Figure) -> bool:
    own = scope_of(article, figure)
    return any(
        not can_both_be(figure, other) and _one_name(own, scope_of(article, other))
        for other in _of_its_kind(article, figure)
    )


def _has(article: ArticleFindings, figure: Figure, theirs: Told) -> bool:
    """Whether an article has the other's number for a thing of the same name, beside its own."""
    own = scope_of(*theirs)
    return any(
        relation(theirs[1], other) == "same" and _may_be_one(own, scope_of(article, other))
        for other in _of_its_kind(article, figure)
    )


def _of_its_kind(article: ArticleFindings, figure: Figure) -> list[Figure]:
    """The other figures of an article with the kind and the unit of one of them."""
    same = [f for f in article.figures if f.kind == figure.kind and f.start != figure.start]
    return [f for f in same if figure.kind == "count" or f.unit == figure.unit]


def _one_name(one: Scope, two: Scope) -> bool:
    """Whether two figures count things of one name, told by the same words."""
    same = one.head == two.head and one.narrowed == two.narrowed and one.rate == two.rate
    return same and one.outcome == two.outcome


def _may_be_one(one: Scope, two: Scope) -> bool:
    return one.head == two.head or not (one.head and two.head)


def _one_statement(ours: Told, theirs: Told) -> bool:
    """Whether one thing is said of one named subject, mostly in the same words; that it "has" or "is" so
    much tells too little."""
    one, two = deed(*ours), deed(*theirs)
    if not (one and two and one.verb and one.verb == two.verb and _subject(one) == _subject(two) != ""):
        return False
    if one.verb in words("clauses", "empty_words"):
        return False
    left, right = _words(ours, one), _words(theirs, two)
    return len(left & right) >= _ALIKE * min(len(left), len(right))


def _subject(told: Statement) -> str:
    last = (told.subject or "").casefold().split()[-1:]
    return "" if not last or is_function_word(last[0]) else last[0]


def _words(told: Told, statement: Statement) -> frozenset[str]:
    """The content of a figure's statement beside the figure and what it counts."""
    article, figure = told
    text = article.document.text
    around = text[statement.start : figure.start] + " " + text[figure.end : statement.end]
    return content(around) - content(figure.counted or "")
