"""Numbers of one passage without which another tells its matter: "a rise of 4 percent and two days off", told
as "a rise of 4 percent"."""

import re
from collections.abc import Iterator

from comparator.analysis.contrast.amounts import Amount, amount_of, comparable, figures_in
from comparator.analysis.contrast.sizes import number, relation
from comparator.analysis.contrast.telling import CellText, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, FigureKind
from comparator.analysis.wording.places import at

_TOLD = frozenset({"count", "money", "percent", "percentage points", "measure"})
"""How old somebody is and how long something lasts is told beside a fact; votes and scores are one's own."""
_POINTS = 5  # percentage points that "six in ten" may be off
_TWO = 2  # a thing of which there is one needs no number
_LETTERED = re.compile(r"\d+[A-Z]\b")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def left_out(fuller: CellText, cell: CellText) -> Iterator[Span]:
    """Where the numbers of one cell stand that the other's article has nowhere, nor any other number for such
    a thing."""
    for told in figures_in(fuller.findings, fuller.span):
        figure = told.figure
        words = Span(figure.start, figure.end)
        if _is_number(told, words.of(text_of(fuller))) and not _has(cell, told, words.of(text_of(fuller))):
            yield words


def _is_number(told: Amount, words: str) -> bool:
    """Whether it is a number of more than one; "1B" and "5K" may be a post in a team and a race."""
    figure = told.figure
    if figure.kind == "count" and _LETTERED.match(words):
        return False
    exact = isinstance(figure.value, int | float) and figure.value >= _TWO
    return told.numbered and figure.kind in _TOLD and (exact or figure.low is not None)


def _has(cell: CellText, told: Amount, words: str) -> bool:
    """Whether the cell's article has a number in any form, or another number that may stand for it."""
    here, text = at(cell.findings), text_of(cell)
    if told.figure.value is not None and told.figure.value in here.of_all("values", _values):
        return True
    digits = _DIGITS.search(words)
    if digits and digits[0] in text and re.search(rf"(?<![\d.,]){re.escape(digits[0])}(?!\d)", text):
        return True
    by_kind = here.of_all("figures by kind", _by_kind)
    shares = (a.figure for a in figures_in(cell.findings, cell.span))
    if told.figure.kind == "percent" and any(_is_share(told.figure, share) for share in shares):
        return True
    same_kind = by_kind.get(told.figure.kind, ())
    return any(_is_like(told, cell.findings, figure) for figure in same_kind)


def _is_share(percent: Figure, figure: Figure) -> bool:
    """Whether a share in words is about so many percent: "almost six in ten" of 58."""
    share, told = number(figure), number(percent)
    if figure.unit != "share" or share is None or told is None:
        return False
    return abs(100 * share - told) <= _POINTS


def _values(article: ArticleFindings) -> frozenset[float | str | None]:
    return frozenset(figure.value for figure in article.figures)


def _by_kind(article: ArticleFindings) -> dict[FigureKind, list[Figure]]:
    found: dict[FigureKind, list[Figure]] = {}
    for figure in article.figures:
        found.setdefault(figure.kind, []).append(figure)
    return found


def _is_like(told: Amount, article: ArticleFindings, figure: Figure) -> bool:
    other = amount_of(article, figure)._replace(joined=told.joined)  # "37 companies and charities" has the 14
    return relation(told.figure, figure) != "other" or comparable(told, other)
