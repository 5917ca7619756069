"""Comparing the articles of an event, done by the worker."""

import datetime as dt

from django.utils import timezone

from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis, Comparison, Event
from comparator.models.packing import packed
from comparator.selectors.summary import conflicts, event_summary
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.corrections import comparison_recount
from comparator.services.event_names import event_names_store
from comparator.services.events import event_compare
from comparator.services.jobs import Held, job_attempt, job_claim, job_finish


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
        return _compare(held, analyses)
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


def _compare(held: Held, analyses: list[Analysis]) -> bool:
    from comparator.analysis.compare import compare  # heavy: for the worker alone

    articles: list[ArticleFindings] = [analysis.findings_with_vectors for analysis in analyses]
    told = [analysis.version.article for analysis in analyses]
    found = compare(articles, primary=[i for i, article in enumerate(told) if article.is_primary_source])
    event_names_store(comparison_id=held.pk, found=found, articles=articles)
    names = [a.outlet.name if a.outlet and not a.is_primary_source else None for a in told]
    finished = job_finish(
        held=held,
        now=timezone.now(),
        result=packed(found),
        conflicts=conflicts(found, articles),
        summary=event_summary(found, articles, names),
    )
    if finished:
        _count_as_corrected(held.pk)
    return finished


def _count_as_corrected(comparison_id: int) -> None:
    """What the list of events counts, once more where people corrected the event: their word holds for the
    new run too."""
    event = Event.objects.get(comparisons=comparison_id)
    if event.corrections_revision:
        comparison_recount(event=event)
