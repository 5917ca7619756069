"""What stands where in an article: figures, mentions, statements and quotes of a stretch of its text, without
reading through all of them each time."""

import bisect
import collections
import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Mention, Quote, Statement

_KEPT = 512  # articles whose places are remembered; an event of two hundred and what a worker has besides


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Placed)
R = TypeVar("R")
_WHOLE = Span(-1, -1)
UNREAD: Any = object()


class Shelf(Generic[T]):
    """Findings in the order of the text, to be asked for by stretch."""

    def __init__(self, found: Sequence[T]) -> None:
        self.found = sorted(found, key=lambda f: (f.start, f.end))
        self.starts = [f.start for f in self.found]
        self.longest = max((f.end - f.start for f in self.found), default=0)
        self._asked: dict[Span, tuple[T, ...]] = {}

    def overlapping(self, span: Span) -> tuple[T, ...]:
        """Those that share a character with the stretch, in the order of the text."""
        found = self._asked.get(span)
        if found is None:
            start, end = span
            first = bisect.bisect_right(self.starts, start - self.longest - 1)
            last = bisect.bisect_left(self.starts, end)
            found = tuple([f for f in self.found[first:last] if f.end > start and f.start < f.end])
            self._asked[span] = found
        return found


class Places:
    """An article's findings by where they stand."""

    def __init__(self, article: ArticleFindings) -> None:
        self.article = article
        figures = Shelf(article.figures)
        self.figures: Callable[[Span], tuple[Figure, ...]] = figures.overlapping
        """The figures and dates of a stretch."""
        self.mentions: Callable[[Span], tuple[Mention, ...]] = Shelf(article.mentions).overlapping
        """The names of a stretch."""
        self.statements: Callable[[Span], tuple[Statement, ...]] = Shelf(article.statements).overlapping
        """The statements that touch a stretch."""
        self.quotes: Callable[[Span], tuple[Quote, ...]] = Shelf(article.quotes).overlapping
        """The quotes that touch a stretch."""
        self.known: dict[Hashable, dict[Span, Any]] = collections.defaultdict(dict)
        """{name of a reading: {stretch: what was read of it}}."""
        self.passages: Mapping[Any, int] = {}
        """The place of each passage …"""
        self.kept: Mapping[str, Sequence[Any]] = {}
        """… and what was read of the passages when the article was analysed (analysis/kept.py), under the
        name of the reading."""
        self._figure_at: dict[Span, Figure | None] = {
            Span(f.start, f.end): f for f in reversed(figures.found)
        }
        self._clauses: dict[Span, Span] = {}

    def figure(self, span: Span) -> Figure | None:
        """The figure that a stretch is, from its first to its last character; to an age may belong the name
        of whose it is, before or behind it."""
        if span not in self._figure_at:
            self._figure_at[span] = self._age_of(span)
        return self._figure_at[span]

    def _age_of(self, span: Span) -> Figure | None:
        """The age that a stretch tells of a person, where it begins with one of the two and ends with the
        other."""
        ages = [f for f in self.figures(span) if f.kind == "age"]
        people = [m for m in self.mentions(span) if m.kind == "person"] if len(ages) == 1 else []
        if len(people) != 1:
            return None
        ends = (ages[0].start, ages[0].end), (people[0].start, people[0].end)
        return ages[0] if span == Span(min(ends)[0], max(ends)[1]) else None

    def read(self, what: Hashable, span: Span, how: Callable[[ArticleFindings, Span], R]) -> R:
        """What is read of a stretch, remembered under the name of the reading."""
        known = self.known[what]
        if span not in known:
            known[span] = how(self.article, span)
        found: R = known[span]
        return found

    def recalled(self, what: str, span: tuple[int, int]) -> Any:
        """What is kept of a stretch under the name of the reading; UNREAD where nothing is."""
        number = self.passages.get(span, -1)
        if number < 0:
            return UNREAD
        values = self.kept[what]
        return values[number] if number < len(values) else UNREAD

    def of_all(self, what: str, how: Callable[[ArticleFindings], R]) -> R:
        """What is read of the whole article, remembered under the name of the reading."""
        return self.read(what, _WHOLE, lambda article, _: how(article))

    def clause(self, span: Span) -> Span:
        """The smallest statement that holds a stretch, else its paragraph, else the stretch itself."""
        if span not in self._clauses:
            held = [Span(s.start, s.end) for s in self.statements(span)]
            held = [s for s in held if s.holds(span)] or [
                p for p in self.article.document.paragraphs if p.holds(span)
            ]
            self._clauses[span] = min(held, key=lambda s: s.end - s.start, default=span)
        return self._clauses[span]


_known: dict[int, Places] = {}


def at(article: ArticleFindings) -> Places:
    """The article's places; remembered while the same record is asked for."""
    places = _known.get(id(article))
    if places is None or places.article is not article:
        if len(_known) >= _KEPT:
            _known.clear()
        places = _known[id(article)] = Places(article)
    return places


def forget_one(article: ArticleFindings) -> None:
    """Remember nothing of this article any more."""
    _known.pop(id(article), None)


def forget() -> None:
    """Remember nothing of any article any more."""
    _known.clear()


def name_of(how: Callable[..., object]) -> str:
    """The name of a reading."""
    return f"{how.__module__}.{how.__qualname__}".removeprefix("comparator.analysis.")


def once(how: Callable[[ArticleFindings, Span], R]) -> Callable[[ArticleFindings, Span], R]:
    """What is read of a stretch, remembered with the article's places."""
    name = name_of(how)

    @functools.wraps(how)
    def read(article: ArticleFindings, span: Span) -> R:
        known = at(article).known[name]
        if span not in known:
            known[span] = how(article, span)
        found: R = known[span]
        return found

    return read


KEPT: dict[str, Callable[[ArticleFindings, Span], Any]] = {}
"""Every reading of a stretch that is kept with the findings of an article, by its name."""
KEPT_OF_FIGURES: dict[str, Callable[[ArticleFindings, Figure], Any]] = {}
"""The same for readings of figures."""


def kept(how: Callable[[ArticleFindings, Span], R]) -> Callable[[ArticleFindings, Span], R]:
    """What is read of a stretch, once for all comparisons where it is one of the article's passages."""
    name, here = name_of(how), once(how)

    @functools.wraps(how)
    def read(article: ArticleFindings, span: Span) -> R:
        found: R = at(article).recalled(name, span)
        return here(article, span) if found is UNREAD else found

    KEPT[name] = read
    return read


def kept_of_figure(how: Callable[[ArticleFindings, Figure], R]) -> Callable[[ArticleFindings, Figure], R]:
    """The same for what is read of a figure."""
    name = name_of(how)

    @functools.wraps(how)
    def read(article: ArticleFindings, figure: Figure) -> R:
        here, where = at(article), (figure.start, figure.end)  # found as the span would be
        found: R = here.recalled(name, where)
        if found is UNREAD:
            return here.read(name, Span(*where), lambda *_: how(article, figure))
        return found

    KEPT_OF_FIGURES[name] = read
    return read
