"""Whether two figures that count the same thing agree, are rounded, or differ."""

from collections.abc import Iterator, Sequence
from typing import Literal

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.likeness import content
from comparator.analysis.wordlists import table

Relation = Literal["same", "rounded", "less detail", "other"]

_ROUNDED = 0.1  # share by which a figure that says it is rounded may differ
_CLOSE = 0.005  # share by which figures differ that are one figure written with fewer digits
_COMPARED = frozenset(
    {"count", "money", "percent", "percentage points", "vote", "duration", "measure", "age"}
)


def figures_in(article: ArticleFindings, span: Span) -> list[Figure]:
    """The amounts that stand in a span; dates and ordinals are no amounts."""
    return [f for f in article.figures if f.kind in _COMPARED and span.overlap(Span(f.start, f.end))]


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same thing, as far as their heads tell."""
    if a.kind != b.kind or (a.unit or "") != (b.unit or ""):
        return False
    left, right = content(a.counted or ""), content(b.counted or "")
    return bool(left & right) or not (left or right)


def relation(a: Figure, b: Figure) -> Relation:
    """How two figures of one thing relate."""
    one, two = bounds(a), bounds(b)
    if one is None or two is None:
        return "same" if one == two else "less detail"
    if one == two or (a.value == b.value and _number(a) is not None):
        return "same"
    if _vague(a) or _vague(b):
        return "less detail" if _meet(one, two) else "other"
    return _near(a, b)


def bounds(figure: Figure) -> tuple[float, float] | None:
    """The least and the most that the figure can mean; None where it gives no number."""
    if figure.low is not None or figure.high is not None:
        return (figure.low or 0.0, figure.high if figure.high is not None else float("inf"))
    number = _number(figure)
    return None if number is None else (number, number)


def pairs(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Relation]]:
    """Each figure with the other side's figure of the same thing that fits it best."""
    order: Sequence[Relation] = ("same", "rounded", "less detail", "other")
    for a in ours:
        fits = [(order.index(relation(a, b)), b) for b in theirs if comparable(a, b)]
        if fits:
            place, b = min(fits, key=lambda pair: pair[0])
            yield a, b, order[place]


def lone_pair(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The only figures of two passages, where they differ in number and in the word for what they count
    ("supporters", "attendees"): no proof of a contradiction, but not the same figure."""
    if len(ours) != 1 or len(theirs) != 1:
        return None
    a, b = ours[0], theirs[0]
    unlike = a.kind == b.kind and a.unit == b.unit and not comparable(a, b)
    return (a, b) if unlike and relation(a, b) == "other" else None


def is_floor(figure: Figure) -> bool:
    """Whether it says "at least" or "more than"."""
    return figure.high is None and figure.low is not None


def _near(a: Figure, b: Figure) -> Relation:
    x, y = _number(a) or 0.0, _number(b) or 0.0
    if x == y:
        return "same"
    apart = abs(x - y) / max(abs(x), abs(y), 1e-9)
    if apart <= _CLOSE or (apart <= _ROUNDED and (_approximate(a) or _approximate(b))):
        return "rounded"
    return "other"


def _number(figure: Figure) -> float | None:
    return float(figure.value) if isinstance(figure.value, int | float) else None


def _vague(figure: Figure) -> bool:
    """ "dozens", "several": a word in place of a number."""
    return _number(figure) is None


def _approximate(figure: Figure) -> bool:
    return (figure.qualifier or "").casefold() in table("amounts")["approximate"]


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]
