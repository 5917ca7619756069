"""What the list of events is searched and narrowed by: its people and places, and its public passages."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from comparator.analysis.findings import ArticleFindings, Comparison
from comparator.models import Analysis, Event, EventName, EventWords, storable
from comparator.models import Comparison as Stored
from comparator.selectors.name_keys import KEY_LENGTH, name_key
from comparator.selectors.passages import passages_of_each

_MOST = 30
"""Names of one kind an event: who is named in most articles comes first."""


def event_names_store(*, comparison_id: int, found: Comparison, articles: Sequence[ArticleFindings]) -> None:
    """Put the names and the passages of a comparison in the place of those its event had."""
    event = Stored.objects.values_list("event", flat=True).filter(pk=comparison_id).first()
    if event is None:
        return
    rows = [row for kind in EventName.Kind.values for row in _rows(event, kind, found, articles)]
    with transaction.atomic():
        EventName.objects.filter(event=event).delete()
        EventName.objects.bulk_create(rows, ignore_conflicts=True)
        event_words_store(event_id=event, found=found, articles=articles)


def event_words_store(*, event_id: int, found: Comparison, articles: Sequence[ArticleFindings]) -> None:
    """Put the passages of a comparison, as people corrected it, in the place of those its event had."""
    EventWords.objects.update_or_create(event_id=event_id, defaults={"passages": _passages(found, articles)})


def event_names_renew(*, event: Event, comparison: Stored | None) -> None:
    """Forget the names and passages of an event, and read them again from a comparison that is finished; of
    any other the worker will."""
    EventName.objects.filter(event=event).delete()
    EventWords.objects.filter(event=event).delete()
    if comparison is None or not comparison.is_done:
        return
    read = Analysis.objects.filter(
        version__in=comparison.version_ids, analysis_version=comparison.analysis_version, result__isnull=False
    )
    findings = {analysis.version_id: analysis.findings for analysis in read.defer("vectors")}
    if findings.keys() >= set(comparison.version_ids):
        articles = [findings[pk] for pk in comparison.version_ids]
        event_names_store(comparison_id=comparison.pk, found=comparison.found, articles=articles)


def _passages(found: Comparison, articles: Sequence[ArticleFindings]) -> str:
    return "\n".join(
        span.of(article.document.text)
        for article, spans in zip(articles, passages_of_each(articles, found), strict=True)
        for span in spans
    )


def _rows(
    event: int, kind: str, found: Comparison, articles: Sequence[ArticleFindings]
) -> Iterator[EventName]:
    counted = list(_counted(kind, found, articles))
    counted.sort(key=lambda named: (-named[1], named[0]))
    seen = set[str]()
    for name, count in counted[:_MOST]:
        key = name_key(name)
        if key and key not in seen:
            seen.add(key)
            yield EventName(
                event_id=event, kind=kind, name=storable(name)[:KEY_LENGTH], key=key, articles=count
            )


def _counted(kind: str, found: Comparison, articles: Sequence[ArticleFindings]) -> Iterator[tuple[str, int]]:
    """(name, articles that name it): of several articles, only who two of them name."""
    named = [{m.name.casefold() for m in article.mentions} for article in articles]
    least = min(2, len(articles))
    for name in found.names:
        variants = {variant.casefold() for variant in (name.name, *name.variants)}
        count = sum(not variants.isdisjoint(names) for names in named)
        if name.kind == kind and count >= least:
            yield name.name, count
