"""Which versions an event stands on now."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Exists, OuterRef

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, ArticleVersion, Event


class Head(NamedTuple):
    """The newest version of an article, without its words."""

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
    newest = ArticleVersion.objects.latest_of_each().filter(article__coverage__event=event)
    rows = newest.annotate(read=Exists(done))
    heads = (Head(*row) for row in rows.values_list("pk", "revision", "published", "article", "read"))
    return sorted(heads, key=lambda head: (head.published or date.max, head.article_id))


def current_versions(event: Event) -> list[ArticleVersion]:
    """The newest version of each article of an event, in the order of its columns: by day of publication,
    the undated last, then as they came in. Without the page and its text."""
    versions = (
        ArticleVersion.objects.latest_of_each()
        .filter(article__coverage__event=event)
        .select_related("article__outlet")
        .defer("raw", "text", "document_json")
    )
    return sorted(versions, key=lambda v: (v.published or date.max, v.article_id))


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
