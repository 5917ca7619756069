"""Why units stand in one row."""

from collections.abc import Callable, Iterable, Sequence

from comparator.analysis.alignment.features import Unit
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import weekdays


def reasons(units: Sequence[Unit], articles: Sequence[ArticleFindings], speaker: str | None) -> Iterable[str]:
    """Why the units stand in one row, in words; that all name one weekday is no reason."""
    words = _in_all(units, lambda u: u.statement.words) - weekdays()
    shared = sorted(words, key=lambda w: (-len(w), w))[:3]
    if shared:
        yield "same words: " + ", ".join(sorted(shared))
    values = _in_all(units, lambda u: _figures(articles[u.article], u.span))
    if figures := sorted(f for f in values if f.casefold() not in weekdays()):
        yield "same figure: " + ", ".join(figures)
    if speaker:
        yield "same speaker"
    if not shared and not figures:
        yield "close in meaning"


def _in_all(units: Sequence[Unit], held: Callable[[Unit], Iterable[str]]) -> set[str]:
    """What every unit has."""
    shared = set(held(units[0]))
    for unit in units[1:]:
        if not shared:
            break
        shared.intersection_update(held(unit))
    return shared


def _figures(article: ArticleFindings, span: Span) -> list[str]:
    """The figures of a stretch as they are written."""
    found = (Span(f.start, f.end) for f in at(article).figures(span))
    return [own.of(article.document.text) for own in found if span.holds(own)]
