"""Reading one version: asked for with the article, done by the worker."""

import datetime as dt

import msgspec
from django.db import transaction
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, ArticleVersion, Event
from comparator.services.events import event_compare
from comparator.services.fingerprints import fingerprint_store
from comparator.services.jobs import (
    FRESH,
    Held,
    job_attempt,
    job_claim,
    job_finish,
    job_given_up,
    job_request,
)


def analysis_request(*, version: ArticleVersion) -> Analysis:
    """Ask for a version to be read by the present analysis, in the caller's transaction; once a version."""
    analysis, created = Analysis.objects.get_or_create(version=version, analysis_version=ANALYSIS_VERSION)
    if created:
        job_request(job=analysis)
    return analysis


def analysis_renew(*, version: ArticleVersion) -> Analysis:
    """Ask for a version to be read again because what was known about it has changed. The earlier result
    stays readable meanwhile; a worker that is at it loses its lease."""
    analysis = analysis_request(version=version)
    now = timezone.now()
    Analysis.objects.filter(pk=analysis.pk).update(**FRESH, queued=now, asked=now)
    analysis.refresh_from_db()
    job_request(job=analysis)
    return analysis


def analyses_refresh(*, limit: int = 5000) -> int:
    """Ask for every version that comparisons stand on and that the present analysis has not read; how many
    were asked for."""
    unread = ArticleVersion.objects.in_use().exclude(analyses__analysis_version=ANALYSIS_VERSION)
    versions = list(unread.only("pk")[:limit])
    for version in versions:
        with transaction.atomic():
            analysis_request(version=version)
    return len(versions)


def analysis_run(*, analysis_id: int, now: dt.datetime | None = None) -> bool:
    """Read one version and store what was found, then ask for the comparisons of its events. True when
    this call finished the work; False where there was nothing to do or the lease was lost meanwhile."""
    analysis = Analysis.objects.select_related("version").filter(pk=analysis_id).first()
    if analysis is None:
        return False
    version = analysis.version
    held = job_claim(model=Analysis, pk=analysis_id, now=now or timezone.now())
    if held is None:
        return False
    with job_attempt(held):
        return _read(held, version)
    return False


def _read(held: Held, version: ArticleVersion) -> bool:
    from comparator.analysis.article import analyse  # loads the language models: for the worker alone

    findings = analyse(version.document)
    slim = msgspec.json.encode(msgspec.structs.replace(findings, vectors=b"", readings=b""))
    beside = {"vectors": findings.vectors, "readings": findings.readings}
    with transaction.atomic():
        won = job_finish(held=held, now=timezone.now(), result=slim, **beside)
        if won:
            fingerprint_store(version=version)
            _compare_events(version.article_id)
    return won


def _compare_events(article_id: int) -> None:
    for event in Event.objects.filter(coverage__article=article_id).order_by("pk"):
        event_compare(event=event)


def _go_on_without(job: Analysis, **_: object) -> None:
    """An article that could not be read must not hold up the others of its events."""
    _compare_events(job.version.article_id)


job_given_up.connect(_go_on_without, sender=Analysis, dispatch_uid="compare without the unreadable")
