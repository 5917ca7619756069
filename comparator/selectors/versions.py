"""Which versions an event stands on now."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, ArticleVersion, Event


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


def versions_key(versions: Iterable[ArticleVersion]) -> str:
    """The hash that names one set of versions in their order; a corrected day makes another one."""
    joined = ",".join(f"{version.pk}.{version.revision}" for version in versions)
    return hashlib.sha256(joined.encode()).hexdigest()


def comparable(versions: Sequence[ArticleVersion]) -> list[ArticleVersion]:
    """Those of the versions that the present analysis has read to the end, in the same order."""
    done = Analysis.objects.done().filter(version__in=versions, analysis_version=ANALYSIS_VERSION)
    read = set(done.values_list("version", flat=True))
    return [version for version in versions if version.pk in read]
