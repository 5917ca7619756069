"""Reads a stored comparison against a base: light enough to run while a page is made."""

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from comparator.analysis.contrast.telling import once
from comparator.analysis.contrast.told_often import Counting
from comparator.analysis.differences import CellText, Outcome, cell_findings, fullest
from comparator.analysis.document import Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Comparison,
    Name,
    Point,
    PointKind,
    Quote,
    Reuse,
    State,
)
from comparator.analysis.row_labels import named
from comparator.analysis.sister_rows import Sisters
from comparator.analysis.wording.echoes import Echoes
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at
from comparator.analysis.wording.sources import Canonical

A_DAY = 1  # the calendars of two outlets differ by as much: further apart, the earlier one was written before
DAYS_APART = 10  # days between two reports from which the later one was not written from the earlier
REUSED_SHARE = 0.1  # an article with so much of its words from an earlier one had that one at hand
_TO_THE_DAY = len("2000-01-01")
_LETTERS = re.compile(r"\w+")


def rebase(comparison: Comparison, base: int | None, articles: Sequence[ArticleFindings]) -> Comparison:
    """The comparison as read against the article `base`, or against each row's fullest cell where it is None
    or has nothing: reference, label, states, findings and changes anew, everything else as it was."""
    points = named(read_points(comparison, base, articles), articles)
    return msgspec.structs.replace(comparison, base=base, points=points)


def read_points(
    comparison: Comparison,
    base: int | None,
    articles: Sequence[ArticleFindings],
    only: Collection[int] | None = None,
) -> tuple[Point, ...]:
    """The points read against a base, not named by it yet. `only` are the numbers of the
    points to read, where the others stand as they would be read."""
    known = sources_at_hand(comparison.reuse, articles)
    canonical = spelling(comparison.names)
    settled = comparison.base is None
    reporting = frozenset(comparison.compared) - frozenset(comparison.primary)
    reading = _Reading(base, articles, known, reporting, canonical, settled)
    sisters = Sisters(comparison.points)
    return tuple(
        reading.point(point, functools.partial(sisters.telling, number))
        if only is None or number in only
        else point
        for number, point in enumerate(comparison.points)
    )


def spelling(names: Sequence[Name]) -> Canonical:
    """A function from any spelling of a name to the event's name for it."""
    of = {
        variant.casefold(): name.name for name in reversed(names) for variant in (*name.variants, name.name)
    }
    return lambda word: of.get(word.casefold(), word) if word else word


def cell_text(cell: Cell, articles: Sequence[ArticleFindings]) -> CellText | None:
    """A cell with its words and its quote; None where the article has nothing."""
    if cell.start is None or cell.end is None:
        return None

    found, span = articles[cell.article], Span(cell.start, cell.end)
    known = at(found).known["cell", cell.article]
    if span not in known:
        known[span] = CellText(article=cell.article, findings=found, span=span, quote=_quote(found, span))
    text: CellText = known[span]
    return text


def _quote(found: ArticleFindings, span: Span) -> Quote | None:
    direct = [q for q in at(found).quotes(span) if q.kind != "indirect"]
    return max(direct, key=lambda q: span.overlap(Span(q.start, q.end)), default=None)


def sources_at_hand(reuse: Sequence[Reuse], articles: Sequence[ArticleFindings]) -> dict[int, frozenset[int]]:
    """For each article the others it demonstrably had at hand: those it credits, and those it takes words
    from. What an agency sent weeks before is of another report, whoever credits that agency now."""
    known: dict[int, set[int]] = {a: set() for a in range(len(articles))}
    for found in reuse:
        if found.share >= REUSED_SHARE and found.part == "narrative":
            known[found.article].add(found.source)
    for number, article in enumerate(articles):
        credited = {credit.casefold() for credit in article.document.credits}
        known[number] |= {
            other
            for other, source in enumerate(articles)
            if other != number and source.document.outlet and source.document.outlet.casefold() in credited
            if _of_one_report(article, source)
        }
    return {number: frozenset(sources) for number, sources in known.items()}


def _of_one_report(one: ArticleFindings, other: ArticleFindings) -> bool:
    """Whether two articles can tell of one thing by their days; so where a day is not known."""
    days = one.document.published, other.document.published
    return not (days[0] and days[1]) or abs((days[0] - days[1]).days) <= DAYS_APART


def days_from_base(base: int | None, articles: Sequence[ArticleFindings]) -> dict[int, int]:
    """{article: days by which the base is younger} for those that cannot have left out what the base has: it
    was not written yet, or they tell of what came weeks after."""
    day = articles[base].document.published if base is not None else None
    days = ((number, article.document.published) for number, article in enumerate(articles))
    apart = {number: (day - own).days for number, own in days if day and own}
    return {number: by for number, by in apart.items() if not -DAYS_APART <= by <= A_DAY}


def outcomes_of(
    texts: Sequence[CellText | None],
    reference: CellText | None,
    canonical: Canonical,
    kind: PointKind = "fact",
) -> list[Outcome | None]:
    """What each cell does to the reference cell; None where there is nothing to read."""
    return [cell_findings(reference, t, canonical, kind) if t and reference else None for t in texts]


class _Reading:
    """Reads points against one base."""

    def __init__(
        self,
        base: int | None,
        articles: Sequence[ArticleFindings],
        known: Mapping[int, frozenset[int]],
        reporting: frozenset[int],
        canonical: Canonical,
        settled: bool,
    ) -> None:
        self.base, self.articles, self.known = base, articles, known
        self.reporting, self.canonical, self.settled = reporting, canonical, settled
        self.of_these_days = frozenset(range(len(articles))) - days_from_base(base, articles).keys()
        self._taken_from: dict[int, set[int]] = {}
        """{article: those that had it at hand}."""
        for article, sources in known.items():
            for source in sources:
                self._taken_from.setdefault(source, set()).add(article)
        self._empty = functools.cache(lambda article, state: Cell(article=article, state=state))
        self._by_day: dict[dt.date | None, frozenset[int]] = {}
        self._echoes, self._counting = Echoes(articles), Counting(articles)

    def point(self, point: Point, telling: Callable[[], frozenset[int]]) -> Point:
        """The point with its reference, and its cells' states, findings and changes. `telling` tells which
        articles any row shows to have it: they and the near ones never dropped it."""
        held = {cell.article: cell for cell in point.cells if cell.start is not None}
        texts = {a: text for a, cell in held.items() if (text := cell_text(cell, self.articles))}
        base = self.base if self.base in texts else None
        against = self._against(point, texts) if base is None else base
        read = outcomes_of([*texts.values()], texts.get(against), self.canonical, point.kind)
        outcomes = dict(zip(texts, read, strict=True))
        if base is None:
            outcomes = _said_by_several(texts, outcomes, against)
        added = self.base is not None and base is None
        cells = {a: _present(held[a], outcome, added) for a, outcome in outcomes.items() if outcome}
        if early := self._early(_day(texts.values())):
            early = early & self.reporting - held.keys()
        cells |= {a: self._empty(a, "not yet known") for a in early}
        hinting = texts if base is None else {base: texts[base]}
        lacking = self._at_hand(texts, base) - held.keys() - early
        if lacking and (lacking := lacking - telling() - {near.article for near in point.nearby}):
            lacking = self._not_hinted(lacking, hinting.values(), point.kind)
        cells |= {a: self._empty(a, "dropped") for a in lacking}
        return msgspec.structs.replace(point, cells=tuple(cells[a] for a in sorted(cells)), reference=against)

    def _against(self, point: Point, texts: Mapping[int, CellText]) -> int:
        """The article whose cell the others are read against; where two contradict each other, one of the
        two, as it was found when the rows were judged."""
        if self.settled and point.verdict == "conflict" and point.reference in texts:
            return point.reference
        if len(texts) < 2:
            return next(iter(texts), point.reference)
        return [*texts][fullest([*texts.values()], point.kind)]

    def _at_hand(self, holders: Iterable[int], base: int | None) -> frozenset[int]:
        """The articles that report on what others say and had one at hand that has a point: one of its
        `holders`, or the base, where that is one of them."""
        had = frozenset[int]().union(*(self._taken_from.get(holder, ()) for holder in holders))
        return self.reporting & (had if base is None else had | self.of_these_days)

    def _early(self, day: dt.date | None) -> frozenset[int]:
        """The articles that were written before a day."""
        if day not in self._by_day:
            written = ((number, article.document.published) for number, article in enumerate(self.articles))
            self._by_day[day] = frozenset(n for n, own in written if day and own and own < day)
        return self._by_day[day]

    def _not_hinted(
        self, lacking: frozenset[int], texts: Collection[CellText], kind: PointKind
    ) -> frozenset[int]:
        """Those of the articles that do not have in other words either what these texts have: no sentence
        with much of the words, no number for what a figure counts."""
        said = self._echoes.of({content(text.text) for text in texts})
        lacking = frozenset(article for article in lacking if not self._echoes.has(article, said))
        told = ((t.findings, at(t.findings).figure(t.span)) for t in texts if lacking and kind == "figure")
        return lacking.difference(*(self._counting.too((found, figure)) for found, figure in told if figure))


def _present(cell: Cell, outcome: Outcome, added: bool) -> Cell:
    """The cell with what it comes to; `added` where the base has nothing of the point."""
    state: State = "added" if added else outcome.state
    if (state, outcome.findings, outcome.changes) == (cell.state, cell.findings, cell.changes):
        return cell
    return msgspec.structs.replace(cell, state=state, findings=outcome.findings, changes=outcome.changes)


def _said_by_several(
    texts: Mapping[int, CellText], outcomes: Mapping[int, Outcome | None], against: int
) -> dict[int, Outcome | None]:
    """The outcomes without silent cuts where two articles or more print the same words and only one prints
    the longer ones: it may as well be another remark, and no base says which of them was cut."""
    if len(texts) < 3 or not any(o and "silent cut" in o.findings for o in outcomes.values()):
        return dict(outcomes)
    said = {article: _plain(text) for article, text in texts.items()}
    times = Counter(words for words in said.values() if words)
    alone = times[said[against]] == 1
    return {
        article: _uncut(outcome) if outcome and alone and times[said[article]] > 1 else outcome
        for article, outcome in outcomes.items()
    }


def _plain(text: CellText) -> str:
    """A cell's words without marks and capitals."""
    return " ".join(_LETTERS.findall(text.text.lower()))


def _uncut(outcome: Outcome) -> Outcome:
    findings = tuple(dict.fromkeys("reworded" if f == "silent cut" else f for f in outcome.findings))
    changes = tuple(
        msgspec.structs.replace(c, kind="reworded") if c.kind == "silent cut" else c for c in outcome.changes
    )
    return outcome._replace(findings=findings, changes=changes)


def _day(texts: Iterable[CellText]) -> dt.date | None:
    """The earliest day on which a thing that has happened can have been known: the last day that each telling
    names, where it is not after the telling itself; None where a telling names no day."""
    days = list[dt.date]()
    for text in texts:
        named = _days(text)
        published = text.findings.document.published
        if not named or not published or max(named) > published:
            return None
        days.append(max(named))
    return min(days, default=None)


@once
def _days(text: CellText) -> list[dt.date]:
    here = at(text.findings)
    held = (s.sentence for s in here.statements(text.span))
    sentence = next(held, text.span)
    dates = (f for f in here.figures(sentence) if f.kind == "date" and f.as_of)
    named = [f.as_of for f in dates if f.as_of and sentence.holds(Span(f.start, f.end))]
    return [dt.date.fromisoformat(day) for day in named if len(day) == _TO_THE_DAY]
