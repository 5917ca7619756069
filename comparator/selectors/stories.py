"""What the page of a story reads: its events in order, their articles, figures over time, and what is carried
over. As many queries for ten events as for two."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis, Anyone, ArticleVersion, Comparison, Coverage, Event, Story, storable
from comparator.selectors.articles import read_whole
from comparator.selectors.carried import Carried, Text, carried_over
from comparator.selectors.comparisons import found_as_corrected
from comparator.selectors.passages import compared_passages
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.story_figures import Series, figure_series
from comparator.selectors.versions import stood_on

MOST_READ = 60
"""Articles of a story whose words are looked through."""


@dataclass(frozen=True, kw_only=True)
class StoryArticle:
    """One article of one event of a story."""

    event: int
    pk: int
    outlet_name: str | None
    outlet_slug: str
    headline: str
    published: dt.date | None
    is_source: bool
    whole: bool
    """Whether this reader may see the whole text."""


@dataclass(frozen=True, kw_only=True)
class StoryEvent:
    """One event of a story with its articles, by day of publication."""

    event: Event
    articles: tuple[StoryArticle, ...]
    conflicts: int
    summary: str
    """Of the newest comparison; empty before there is one."""


@dataclass(frozen=True, kw_only=True)
class StoryTold:
    """What was found in the articles of a story; the same for every reader."""

    findings: dict[int, ArticleFindings]
    """By the article's id."""
    passages: dict[int, tuple[Span, ...]]
    """What everybody may read of each."""
    series: tuple[Series, ...]
    carried: tuple[Carried, ...]


@dataclass(frozen=True, kw_only=True)
class StoryRead:
    """A story as one reader sees it."""

    story: Story
    events: tuple[StoryEvent, ...]
    told: StoryTold
    unread: int
    """Articles whose words were not looked through: not analysed, or too many."""


def story_get(user: Anyone, slug: str) -> Story | None:
    """The story with this slug; None where this reader may not see one."""
    return Story.objects.visible_to(user).filter(slug=storable(slug)).first()


def story_read(user: Anyone, story: Story) -> StoryRead:
    """The events of a story that this reader may see, with what their articles tell together."""
    events = list(Event.objects.visible_to(user).filter(story=story).order_by("position", "starts", "pk"))
    versions = _versions(events)
    mine = read_whole(user, [version.article for version in versions.values()])
    covers = _covers(events)
    heads = standing_comparisons(event.pk for event in events)
    articles = {event.pk: _articles(event.pk, covers[event.pk], versions, mine) for event in events}
    told = _told(_key(events, covers, versions, list(heads.values())))
    count = sum(len(many) for many in articles.values())
    return StoryRead(
        story=story,
        events=tuple(_event(event, articles[event.pk], heads.get(event.pk)) for event in events),
        told=told,
        unread=count - sum(a.pk in told.findings for many in articles.values() for a in many),
    )


def _event(event: Event, articles: Sequence[StoryArticle], head: Comparison | None) -> StoryEvent:
    return StoryEvent(
        event=event,
        articles=tuple(articles),
        conflicts=head.conflicts if head else 0,
        summary=head.summary if head else "",
    )


def _covers(events: Sequence[Event]) -> dict[int, list[int]]:
    """The ids of each event's articles."""
    covers = defaultdict[int, list[int]](list)
    for event, article in Coverage.objects.filter(event__in=events).values_list("event", "article"):
        covers[event].append(article)
    return covers


def _versions(events: Sequence[Event]) -> dict[int, ArticleVersion]:
    """The version of each article that its event stands on, by the article's id, the newest of several;
    without its words."""
    found = stood_on(events).select_related("article__outlet").order_by("number")
    found = found.defer("raw", "told_json", "text", "document_json")
    return {version.article_id: version for version in found}


def _articles(
    event: int, pks: Iterable[int], versions: dict[int, ArticleVersion], mine: frozenset[int]
) -> list[StoryArticle]:
    found = [_article(event, versions[pk], pk in mine) for pk in pks if pk in versions]
    return sorted(found, key=lambda a: (a.published or dt.date.max, a.pk))


def _article(event: int, version: ArticleVersion, whole: bool) -> StoryArticle:
    article = version.article
    return StoryArticle(
        event=event,
        pk=article.pk,
        outlet_name=article.outlet.name if article.outlet else None,
        outlet_slug=article.outlet.slug if article.outlet else "",
        headline=version.headline,
        published=version.published,
        is_source=article.is_primary_source,
        whole=whole,
    )


@dataclass(frozen=True)
class _Key:
    """What a story's findings rest on; none of it changes once the work is finished."""

    stamp: tuple[object, ...]
    texts: tuple[tuple[int, int, int, int], ...] = field(compare=False)
    """(event, its place, article, version) in the order of time."""
    comparisons: tuple[int, ...] = field(compare=False)


def _key(
    events: Sequence[Event],
    covers: dict[int, list[int]],
    versions: dict[int, ArticleVersion],
    heads: Sequence[Comparison],
) -> _Key:
    texts = [
        (event.pk, place, pk, versions[pk].pk)
        for place, event in enumerate(events)
        for pk in sorted(
            (pk for pk in covers[event.pk] if pk in versions),
            key=lambda pk: (versions[pk].published or dt.date.max, pk),
        )
    ][:MOST_READ]
    done = Analysis.objects.done().filter(
        version__in=[version for *_, version in texts], analysis_version=ANALYSIS_VERSION
    )
    read = done.order_by("pk").values_list("version", "pk", "finished")
    known = {version: (pk, finished) for version, pk, finished in read}
    finished = tuple((head.pk, head.finished) for head in heads)
    corrected = tuple(event.corrections_revision for event in events)
    texts = [text for text in texts if text[3] in known]
    return _Key(
        stamp=(tuple(texts), tuple(sorted(known.items())), finished, corrected),
        texts=tuple(texts),
        comparisons=tuple(head.pk for head in heads),
    )


@lru_cache(maxsize=4)
def _told(key: _Key) -> StoryTold:
    """Kept for the next one who asks: of a story of fifty articles it takes half a second."""
    analyses = Analysis.objects.done().filter(
        version__in=[version for *_, version in key.texts], analysis_version=ANALYSIS_VERSION
    )
    by_version = {a.version_id: a.findings for a in analyses.defer("vectors", "readings")}
    by_article = {article: by_version[version] for *_, article, version in key.texts}
    compared = Comparison.objects.filter(pk__in=key.comparisons).select_related("event")
    return StoryTold(
        findings=by_article,
        passages=_passages(compared, by_version, {v: a for *_, a, v in key.texts}),
        series=tuple(figure_series([(event, a, by_article[a]) for event, _, a, _ in key.texts])),
        carried=tuple(carried_over([Text(e, place, a, by_article[a]) for e, place, a, _ in key.texts])),
    )


def _passages(
    compared: Iterable[Comparison], findings: dict[int, ArticleFindings], articles: dict[int, int]
) -> dict[int, tuple[Span, ...]]:
    spans = defaultdict[int, list[Span]](list)
    for comparison in compared:
        found = found_as_corrected(comparison)
        for index, version in enumerate(comparison.version_ids):
            if version in findings:
                spans[articles[version]] += compared_passages(findings[version], found, index)
    return {article: tuple(many) for article, many in spans.items()}
