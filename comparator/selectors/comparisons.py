"""What every comparing page of an event reads: its columns, the comparison, and what is still under way."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import msgspec
from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Length

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.base import rebase
from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.findings import Comparison as Found
from comparator.models import Analysis, Anyone, Article, ArticleVersion, Comparison, Coverage, Event, State
from comparator.selectors.anchors import Texts
from comparator.selectors.articles import read_whole
from comparator.selectors.corrected import Came, CorrectedPoint
from comparator.selectors.corrections import Corrected, Rebase, corrected, fixes_of, standing_of, texts_of
from comparator.selectors.shelf import findings_of
from comparator.selectors.summary import event_summary
from comparator.selectors.versions import Head, current_heads, current_versions, versions_key

NO_BASE = 0
"""Given as `base`, it asks for no base even where one article is marked as wire copy."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One article of a comparison."""

    article: Article
    version: ArticleVersion
    document: Document
    findings: ArticleFindings
    outlet_name: str | None
    is_wire: bool
    whole: bool
    """Whether this reader may see the whole text; otherwise only the passages compared."""


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An article whose words are not in the comparison shown, and why."""

    article: Article
    version: ArticleVersion
    state: State
    """Waiting, running, failed; done where only the comparison is missing."""
    reason: str
    """Why it failed, in words; else empty."""


@dataclass(frozen=True, kw_only=True)
class EventComparison:
    """An event's comparison as one reader sees it."""

    columns: list[Column]
    comparison: Found
    """As people put it right, rebased on `base`; its article indexes are those of `columns`."""
    summed: Found
    """The same on no base: what is summed up of it is the same on every page and every base."""
    base: int | None
    """Index of the column the others are read against."""
    pending: list[Pending]
    stale: bool
    """Whether it shows an earlier state: articles, versions or the analysis have changed since."""
    stored: Comparison
    rejected: tuple[CorrectedPoint, ...] = ()
    """Rows that people took off the page."""
    came: Mapping[int, Came] = field(default_factory=dict)
    """What each standing correction came to, by its id."""
    texts: Texts
    """Where the words of corrections are found."""

    @property
    def summary(self) -> str:
        """The two-line summary, of counted findings only."""
        articles = [column.findings for column in self.columns]
        names = [None if c.article.is_primary_source else c.outlet_name for c in self.columns]
        return event_summary(self.summed, articles, names)


def event_comparison(event: Event, user: Anyone, base: int | None = None) -> EventComparison | None:
    """The newest finished comparison of an event; None while nothing is stored.

    `base` is the id of one of its articles; NO_BASE for none; None for the usual one, which is the only
    article marked as wire copy, else the only primary source, else none.
    """
    current = current_heads(event)
    wanted = versions_key(head for head in current if head.read)
    stored = _shown(event, user, current, wanted)
    columns = _columns(event, user, stored) if stored else []
    if stored is None or not columns:
        return None
    index = _base_index(columns, base)
    reading = _reading(event, stored, columns, index)
    shown = _rebased(reading)
    return EventComparison(
        columns=columns,
        comparison=shown.comparison,
        summed=_on_no_base(reading),
        rejected=shown.rejected,
        came=shown.came,
        texts=shown.texts,
        base=index,
        pending=_missing(event, current, frozenset(stored.version_ids)),
        stale=stored.analysis_version != ANALYSIS_VERSION or stored.key != wanted,
        stored=stored,
    )


def event_pending(event: Event, user: Anyone) -> list[Pending]:
    """Articles of an event that are not read yet or could not be; for the page while nothing is stored."""
    if not Event.objects.visible_to(user).filter(pk=event.pk).exists():
        return []
    return _pending(current_versions(event), frozenset())


def event_job(event: Event) -> Comparison | None:
    """The newest comparison asked for, whatever its state; a failed one carries its reason."""
    return event.comparisons.defer("result").order_by("-pk").first()


def comparison_as_corrected(
    stored: Comparison, articles: Sequence[ArticleFindings] | None = None
) -> EventComparison | None:
    """A comparison with a result as people put it right, on no base: what is counted and summed up of it.
    `articles`: what was found in its versions, where that is at hand. For services alone: it asks nobody
    whether they may see it."""
    columns = _columns(stored.event, AnonymousUser(), stored, articles)
    if not columns:
        return None
    reading = _reading(stored.event, stored, columns, None)
    shown = _as_corrected(reading, reading.plain.found, _as_stored)
    return EventComparison(
        columns=columns, comparison=shown.comparison, summed=shown.comparison, base=None, pending=[],
        stale=False, stored=stored, rejected=shown.rejected, came=shown.came, texts=shown.texts,
    )  # fmt: skip


def found_as_corrected(stored: Comparison) -> Found:
    """What a finished comparison found, as people put it right, on no base: what is told of many events
    together. Asks nobody whether they may see it; an event without corrections costs no query more where
    `stored` was read with its event."""
    shown = comparison_as_corrected(stored) if stored.event.corrections_revision else None
    return shown.comparison if shown else stored.found


@dataclass(frozen=True)
class _Uncorrected:
    """A stored comparison read against a base; what it rests on never changes once it is finished."""

    pk: int
    finished: dt.datetime | None
    base: int | None
    primary: tuple[int, ...]
    stored: Comparison = field(compare=False)
    columns: tuple[Column, ...] = field(compare=False)

    @property
    def found(self) -> Found:
        """The comparison as stored, with what people say of the articles' kinds now."""
        return msgspec.structs.replace(self.stored.found, primary=self.primary)

    @property
    def articles(self) -> list[ArticleFindings]:
        return [column.findings for column in self.columns]


@dataclass(frozen=True)
class _Reading:
    """The same with the corrections that stand; one never changes once it is made."""

    plain: _Uncorrected
    standing: tuple[int, ...]


def _reading(event: Event, stored: Comparison, columns: Sequence[Column], base: int | None) -> _Reading:
    primary = tuple(i for i, column in enumerate(columns) if column.article.is_primary_source)
    plain = _Uncorrected(stored.pk, stored.finished, base, primary, stored, tuple(columns))
    return _Reading(plain, standing_of(event))


def _as_corrected(reading: _Reading, found: Found, rebased: Rebase) -> Corrected:
    plain, fixes = reading.plain, fixes_of(reading.standing)
    payloads = [fix.payload for fix in fixes if fix.payload]
    texts = texts_of([column.version for column in plain.columns], plain.articles, payloads)
    return corrected(found, fixes, texts, plain.articles, plain.base, rebased)


def _as_stored(found: Found, base: int | None, articles: Sequence[ArticleFindings]) -> Found:
    """In place of a rebase: a comparison is stored as read on no base, when nobody had said yet which of its
    articles are primary sources."""
    return rebase(found, None, articles) if found.primary else found


@lru_cache(maxsize=8)
def _rebased(reading: _Reading) -> Corrected:
    """What a page shows, kept for the next one who asks; it is the same for every reader."""
    found, read = _read(reading.plain)

    def rebased(one: Found, base: int | None, articles: Sequence[ArticleFindings]) -> Found:
        return read if one is found else rebase(one, base, articles)

    return _as_corrected(reading, found, rebased)


@lru_cache(maxsize=8)
def _on_no_base(reading: _Reading) -> Found:
    """The comparison as corrected and as the list of events sums it up."""
    plain = replace(reading.plain, base=None)
    return _as_corrected(replace(reading, plain=plain), _read(reading.plain)[0], _as_stored).comparison


@lru_cache(maxsize=8)
def _read(plain: _Uncorrected) -> tuple[Found, Found]:
    """A comparison as it is stored, and on its base: the most expensive part of a page (80 ms for six
    articles), kept apart because most corrections leave the rows as they are."""
    found = plain.found
    return found, rebase(found, plain.base, plain.articles)


def _shown(event: Event, user: Anyone, current: Sequence[Head], wanted: str) -> Comparison | None:
    """The comparison with the key wanted, else the newest of articles that all still cover the event:
    what was taken out of an event is never shown with it again."""
    done = Comparison.objects.visible_to(user).done().filter(event=event)
    heads = list(done.defer("result").order_by("-finished", "-pk")[:20])
    covered = {version.article_id for version in current}
    heads.sort(key=lambda head: head.key != wanted)
    if heads and heads[0].key == wanted:
        return heads[0]
    articles = dict(
        ArticleVersion.objects.filter(pk__in={pk for head in heads for pk in head.version_ids}).values_list(
            "pk", "article"
        )
    )
    for head in heads:
        if all(articles.get(pk) in covered for pk in head.version_ids):
            return head
    return None


def _columns(
    event: Event, user: Anyone, stored: Comparison, articles: Sequence[ArticleFindings] | None = None
) -> list[Column]:
    """A column a version, in order; none at all where the reading of one is gone."""
    readings = Analysis.objects.filter(
        version__in=stored.version_ids, analysis_version=stored.analysis_version, result__isnull=False
    ).annotate(size=Length("result"))
    analyses = _read_analyses(frozenset(readings.values_list(*_CHANGING)))
    if not set(stored.version_ids) <= set(analyses):
        return []
    wires = set(Coverage.objects.filter(event=event, is_wire=True).values_list("article", flat=True))
    mine = read_whole(user, [analysis.version.article for analysis in analyses.values()])
    ordered = [analyses[pk] for pk in stored.version_ids]
    read = zip(ordered, articles or findings_of(ordered), strict=True)
    return [_column(analysis.version, found, wires, mine) for analysis, found in read]


_OF_ARTICLE = ("url", "kind", "rights", "owner")
_OF_OUTLET = ("name", "slug", "kind", "country")
_CHANGING = (
    "pk", "version", "finished", "size", "version__revision", "version__headline", "version__published",
    "version__article", *(f"version__article__{name}" for name in _OF_ARTICLE),
    "version__article__outlet", *(f"version__article__outlet__{name}" for name in _OF_OUTLET),
)  # fmt: skip
"""Everything about the columns that can change: while none of it does, the same records are shown again."""


@lru_cache(maxsize=16)
def _read_analyses(state: frozenset[tuple[object, ...]]) -> dict[int, Analysis]:
    """The analyses of this state of things by version, with article and outlet."""
    analyses = (
        Analysis.objects.filter(pk__in=[row[0] for row in state])
        .select_related("version__article__outlet")
        .defer("result", "vectors", "readings", "version__raw", "version__text", "version__document_json")
        .annotate(size=Length("result"))
    )
    return {analysis.version_id: analysis for analysis in analyses}


def _column(
    version: ArticleVersion, findings: ArticleFindings, wires: set[int], mine: frozenset[int]
) -> Column:
    article = version.article
    return Column(
        article=article,
        version=version,
        document=findings.document,
        findings=findings,
        outlet_name=article.outlet.name if article.outlet else None,
        is_wire=article.pk in wires,
        whole=article.pk in mine,
    )


def _base_index(columns: Sequence[Column], base: int | None) -> int | None:
    if base == NO_BASE:
        return None
    if base is not None:
        return next((i for i, column in enumerate(columns) if column.article.pk == base), None)
    wires = [i for i, column in enumerate(columns) if column.is_wire]
    sources = [i for i, column in enumerate(columns) if column.article.is_primary_source]
    return next((found[0] for found in (wires, sources) if len(found) == 1), None)


def _missing(event: Event, current: Sequence[Head], shown: frozenset[int]) -> list[Pending]:
    if all(head.pk in shown for head in current):
        return []
    return _pending(current_versions(event), shown)


def _pending(current: Sequence[ArticleVersion], shown: frozenset[int]) -> list[Pending]:
    missing = [version for version in current if version.pk not in shown]
    if not missing:
        return []
    analyses = Analysis.objects.filter(version__in=missing, analysis_version=ANALYSIS_VERSION)
    states = {a.version_id: a for a in analyses.defer("result", "vectors", "readings")}
    return [_pending_one(version, states.get(version.pk)) for version in missing]


def _pending_one(version: ArticleVersion, analysis: Analysis | None) -> Pending:
    return Pending(
        article=version.article,
        version=version,
        state=State(analysis.state) if analysis else State.WAITING,
        reason=analysis.reason if analysis else "",
    )
