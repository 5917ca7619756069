"""What is told of an event to who has not opened it: its conflicts and summary in lists, its people and
places, and the passages that strangers search in. All of it is of the comparison that stands for the event,
as people corrected it, and is written here alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from comparator.analysis.findings import ArticleFindings, Comparison
from comparator.models import Comparison as Stored
from comparator.models import Event, EventName, EventWords, storable
from comparator.selectors.comparisons import comparison_as_corrected
from comparator.selectors.name_keys import KEY_LENGTH, name_key
from comparator.selectors.passages import passages_of_each
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.summary import conflicts

_MOST = 30
"""Names of one kind an event: who is named in most articles comes first."""


@dataclass(frozen=True, kw_only=True)
class _Telling:
    """What is to be told of an event."""

    revision: int | None
    """The event's count of corrections when it was made."""
    conflicts: int = 0
    summary: str = ""
    names: tuple[EventName, ...] = ()
    passages: str = ""


def event_retell(*, event: Event) -> None:
    """Tell anew of the comparison that stands for an event; of none, nothing."""
    event_tell(event_id=event.pk, stored=standing_comparisons([event.pk]).get(event.pk))


def event_hush(*, event: Event) -> None:
    """Let nobody find an event by its passages until it is told anew: what people reject is not found even
    where nothing comes after. In the transaction that corrects it."""
    EventWords.objects.filter(event=event).delete()


def event_tell(
    *,
    event_id: int,
    stored: Stored | None,
    articles: Sequence[ArticleFindings] | None = None,
    first: Callable[[], bool] = lambda: True,
) -> bool:
    """Put what is told of a comparison with a result in the place of what was told; its names and passages
    only where it stands for its event. Making it is slow in a large event and locks nothing. `articles`: what
    was found in its versions, where that is at hand. `first` is done in the transaction that writes: False,
    and nothing written, where it says so or the event is gone."""
    telling = _telling(event_id, stored, articles)
    with transaction.atomic():
        event = Event.objects.select_for_update().filter(pk=event_id).order_by("pk").first()
        if event is None or not first():
            return False
        if event.corrections_revision != telling.revision:  # corrected meanwhile, and now nobody can
            telling = _telling(event_id, stored, articles)
        _write(event_id, stored, telling)
    return True


def _telling(event_id: int, stored: Stored | None, read: Sequence[ArticleFindings] | None) -> _Telling:
    counts = Event.objects.filter(pk=event_id).order_by("pk").values_list("corrections_revision", flat=True)
    revision = counts.first()  # before the corrections are read: a later one shows
    shown = comparison_as_corrected(stored, read) if stored else None
    if shown is None:
        return _Telling(revision=revision)
    found, articles = shown.comparison, [column.findings for column in shown.columns]
    return _Telling(
        revision=revision,
        conflicts=conflicts(found, articles),
        summary=shown.summary,
        names=tuple(
            name for kind in EventName.Kind.values for name in _rows(event_id, kind, found, articles)
        ),
        passages=_passages(found, articles),
    )


def _write(event_id: int, stored: Stored | None, telling: _Telling) -> None:
    """In the caller's transaction, with the event locked."""
    if stored:
        told = {"conflicts": telling.conflicts, "summary": telling.summary}
        Stored.objects.filter(pk=stored.pk).update(**told)
    if standing_comparisons([event_id]).get(event_id) == stored:
        EventName.objects.filter(event=event_id).delete()
        EventName.objects.bulk_create(telling.names, ignore_conflicts=True)
        EventWords.objects.update_or_create(event_id=event_id, defaults={"passages": telling.passages})


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
