"""Which versions an event stands on now."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, ArticleVersion, Coverage, Event


class Head(NamedTuple):
    """The version of an article that an event stands on, without its words."""

    pk: int
    revision: int
    published: date | None
    article_id: int
    read: bool
    """Whether the present analysis has read it to the end."""


Version = TypeVar("Version", Head, ArticleVersion)


def current_heads(event: Event) -> list[Head]:
    """The same versions as `current_versions` in the same order: enough to tell whether anything changed."""
    done = Analysis.objects.done().filter(version=OuterRef("pk"), analysis_version=ANALYSIS_VERSION)
    rows = stood_on([event]).annotate(read=Exists(done))
    heads = (Head(*row) for row in rows.values_list("pk", "revision", "published", "article", "read"))
    return sorted(heads, key=lambda head: (head.published or date.max, head.article_id))


def current_versions(event: Event) -> list[ArticleVersion]:
    """The version of each article that an event stands on, in the order of its columns: by day of
    publication, the undated last, then as they came in. Without the page and its text."""
    versions = (
        stood_on([event]).select_related("article__outlet").defer("raw", "told_json", "text", "document_json")
    )
    return sorted(versions, key=lambda v: (v.published or date.max, v.article_id))


def stood_on(events: Sequence[Event]) -> QuerySet[ArticleVersion]:
    """Of each article of the events the version that its event is kept at, else the newest; twice where two
    events hold the article."""
    return _stood_on(article__coverage__event__in=events)


def stood_on_by_outer_event() -> QuerySet[ArticleVersion]:
    """The same of the event of the query around it."""
    return _stood_on(article__coverage__event=OuterRef("pk"))


def _stood_on(**which: object) -> QuerySet[ArticleVersion]:
    newer = ArticleVersion.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    newest = Q(article__coverage__pinned=None) & ~Q(Exists(newer))
    return ArticleVersion.objects.filter(newest | Q(article__coverage__pinned=F("pk")), **which)


class Kept(NamedTuple):
    """An article that an event keeps at a version although there is a newer one."""

    article_id: int
    outlet: str | None
    headline: str
    kept: int
    """The number of that version."""
    newest: int


def kept_behind(event: Event) -> list[Kept]:
    """The articles of an event whose comparison does not follow their newest version; one query."""
    newest = ArticleVersion.objects.filter(article=OuterRef("article")).order_by("-number").values("number")
    pins = Coverage.objects.filter(event=event, pinned__isnull=False).annotate(newest=newest[:1])
    rows = pins.filter(newest__gt=F("pinned__number")).order_by("pk")
    return [
        Kept(*row)
        for row in rows.values_list(
            "article", "article__outlet__name", "pinned__headline", "pinned__number", "newest"
        )
    ]


def versions_key(versions: Iterable[Version]) -> str:
    """The hash that names one set of versions in their order; a corrected day makes another one."""
    joined = ",".join(f"{version.pk}.{version.revision}" for version in versions)
    return hashlib.sha256(joined.encode()).hexdigest()


def comparable(versions: Sequence[Version]) -> list[Version]:
    """Those of the versions that the present analysis has read to the end, in the same order."""
    pks = [version.pk for version in versions]
    done = Analysis.objects.done().filter(version__in=pks, analysis_version=ANALYSIS_VERSION)
    read = set(done.values_list("version", flat=True))
    return [version for version in versions if version.pk in read]
