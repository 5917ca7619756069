"""Keeping what articles are found by when an event is looked for: written with the analysis, changed with the
event, gone with either."""

from collections.abc import Iterable

import msgspec
from django.db import transaction

from comparator.analysis.events import Fingerprint as Content
from comparator.analysis.events import fingerprint
from comparator.models import ArticleVersion, Coverage, Event, EventTerm, Fingerprint
from comparator.models.fingerprint import EVERYBODY, day_key, term_key

INDEXED = 10
"""Terms of an article by which it is found. For all but two of 519 articles, ten terms lead to three of the
same event among the first thirty (docs/decisions/0078)."""


def fingerprint_of(version: ArticleVersion) -> Content:
    """The fingerprint of a version's words."""
    return fingerprint(version.headline, version.text, version.published)


def fingerprint_store(*, version: ArticleVersion) -> None:
    """Keep the fingerprint of an article's newest version, and let the article be found by it in its events.
    Nothing where a newer version is kept already."""
    held = Fingerprint.objects.filter(article=version.article_id, version__number__gt=version.number)
    if held.exists():
        return
    data = msgspec.json.encode(fingerprint_of(version))
    with transaction.atomic():
        Fingerprint.objects.update_or_create(
            article_id=version.article_id, defaults={"version": version, "data": data}
        )
        terms_renew(coverage=Coverage.objects.filter(article=version.article_id))


def event_terms_renew(*, event: Event) -> None:
    """Let an event's articles be found by those who may see it now."""
    terms_renew(coverage=Coverage.objects.filter(event=event))


def terms_renew(*, coverage: Iterable[Coverage]) -> None:
    """Write the index of some coverage anew; what has no fingerprint yet gets its terms with it."""
    chosen = list(Coverage.objects.filter(pk__in=[one.pk for one in coverage]).select_related("event"))
    kept = Fingerprint.objects.select_related("version").defer(
        "version__raw", "version__text", "version__document_json", "version__told_json"
    )
    of = {one.article_id: one for one in kept.filter(article__in=[one.article_id for one in chosen])}
    fresh = [row for one in chosen if one.article_id in of for row in _terms(one, of[one.article_id])]
    with transaction.atomic():
        EventTerm.objects.filter(coverage__in=chosen).delete()
        EventTerm.objects.bulk_create(fresh, batch_size=500)


def _terms(coverage: Coverage, kept: Fingerprint) -> Iterable[EventTerm]:
    content = kept.content
    day = day_key(content.published or kept.version.created.date())
    for reader in _readers(coverage.event):
        for term in content.rare[:INDEXED]:
            yield EventTerm(coverage=coverage, reader=reader, term=term_key(term), day=day)


def _readers(event: Event) -> list[int]:
    return ([event.owner_id] if event.owner_id else []) + ([EVERYBODY] if event.published else [])
