"""Comparing the articles of an event, done by the worker."""

import datetime as dt

import msgspec
from django.utils import timezone

from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis, Comparison
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.events import event_compare
from comparator.services.jobs import Held, job_attempt, job_claim, job_finish
from comparator.services.telling import event_tell


def comparison_run(*, comparison_id: int, now: dt.datetime | None = None) -> bool:
    """Compare the versions that a row names and store the result. True when this call finished the work;
    False where there was nothing to do, the event has moved on, or the lease was lost meanwhile."""
    row = Comparison.objects.select_related("event").filter(pk=comparison_id).first()
    if row is None or row.is_done or _overtaken(row):
        return False
    analyses = _analyses(row)
    held = job_claim(model=Comparison, pk=comparison_id, now=now or timezone.now())
    if held is None:
        return False
    with job_attempt(held):
        return _compare(held, row, analyses)
    return False


def _overtaken(row: Comparison) -> bool:
    """Whether the event stands on other versions by now; then the row is taken away and the right one
    asked for."""
    if versions_key(comparable(current_versions(row.event))) == row.key:
        return False
    event = row.event
    row.delete()
    event_compare(event=event)
    return True


def _analyses(row: Comparison) -> list[Analysis]:
    found = Analysis.objects.done().filter(version__in=row.version_ids, analysis_version=row.analysis_version)
    by_version = {a.version_id: a for a in found.select_related("version__article__outlet")}
    return [by_version[pk] for pk in row.version_ids]


def _compare(held: Held, row: Comparison, analyses: list[Analysis]) -> bool:
    """Done and told of in one moment: a worker that lost its lease tells nothing, and a killed one leaves
    nothing half told."""
    from comparator.analysis.compare import compare  # heavy: for the worker alone
    from comparator.analysis.memory import forget

    articles: list[ArticleFindings] = [analysis.findings_to_compare for analysis in analyses]
    told = [analysis.version.article for analysis in analyses]
    found = compare(articles, primary=[i for i, a in enumerate(told) if a.is_primary_source])
    row.result = msgspec.json.encode(found)
    del found
    forget(len(articles))
    return event_tell(
        event_id=row.event_id,
        stored=row,
        articles=articles,
        first=lambda: job_finish(held=held, now=timezone.now(), result=row.result),
    )
