"""Events: making, publishing, which articles they hold, and asking for their comparison."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, Article, Comparison, Coverage, Event, State, Story, storable
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.jobs import job_request
from comparator.services.outlets import outlet_slug

_SLUG_TRIES = 50


def event_create(
    *,
    user: User,
    title: str,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    story: Story | None = None,
    slug: str = "",
    published: bool = False,
    position: int = 0,
) -> Event:
    """A new event, private unless told otherwise; its slug comes from the title. Raises ValidationError
    where the title is empty or the event would end before it starts."""
    title = " ".join(storable(title).split())
    if not title:
        raise ValidationError({"title": "Give the event a title."})
    if starts and ends and ends < starts:
        raise ValidationError({"ends": "The event cannot end before it starts."})
    details = {
        "title": title, "owner": user, "starts": starts, "ends": ends, "story": story,
        "published": published, "position": position,
    }  # fmt: skip
    return _create_with_free_slug(slug or outlet_slug(title)[:80].strip("-"), details)


def event_publish(*, user: User, event: Event, published: bool = True) -> Event:
    """Let everybody read an event, or nobody but its owner. Raises PermissionDenied."""
    _must_edit(user, event)
    event.published = published
    event.save(update_fields=["published"])
    return event


def event_add_article(
    *,
    user: User,
    event: Event,
    article: Article,
    is_wire: bool = False,
    how: str = Coverage.How.BY_HAND,
) -> Coverage:
    """Put an article into an event, once; asks for the comparison. Raises PermissionDenied where the event
    is not theirs to change or the article not theirs to see."""
    _must_edit(user, event)
    if not Article.objects.visible_to(user).filter(pk=article.pk).exists():
        raise PermissionDenied("This article is not yours to add.")
    with transaction.atomic():
        coverage, created = Coverage.objects.get_or_create(
            event=event, article=article, defaults={"is_wire": is_wire, "how": how, "added_by": user}
        )
        if is_wire and not coverage.is_wire:
            coverage.is_wire = True
            coverage.save(update_fields=["is_wire"])
        if created:
            event_compare(event=event)
    return coverage


def event_remove_article(*, user: User, event: Event, article: Article) -> None:
    """Take an article out of an event; the article itself stays. Raises PermissionDenied."""
    _must_edit(user, event)
    with transaction.atomic():
        Coverage.objects.filter(event=event, article=article).delete()
        event_compare(event=event)


def event_compare(*, event: Event) -> Comparison | None:
    """Ask for the comparison of the articles read so far, once for each set of versions; None where none
    is read, or where another is about to be, whose end asks again."""
    with transaction.atomic():
        Event.objects.select_for_update().get(
            pk=event.pk
        )  # of two articles done at once, the later sees both
        versions = current_versions(event)
        ready = comparable(versions)
        if not ready or _others_on_their_way([version.pk for version in versions]):
            return None
        key = versions_key(ready)
        mine = Comparison.objects.filter(event=event, analysis_version=ANALYSIS_VERSION)
        mine.filter(state=State.WAITING).exclude(key=key).delete()
        comparison, created = mine.get_or_create(
            event=event, analysis_version=ANALYSIS_VERSION, key=key,
            defaults={"version_ids": [version.pk for version in ready]},
        )  # fmt: skip
        if created:
            job_request(job=comparison)
    return comparison


def _others_on_their_way(version_ids: list[int]) -> bool:
    """Whether an article of the event is still to be read for the first time. One that has failed before
    holds nobody up."""
    fresh = Q(state=State.WAITING, attempts=0) | Q(state=State.RUNNING, attempts=1)
    return Analysis.objects.filter(fresh, version__in=version_ids, analysis_version=ANALYSIS_VERSION).exists()


def _must_edit(user: User, event: Event) -> None:
    if not event.editable_by(user):
        raise PermissionDenied("Only its owner can change this event.")


def _create_with_free_slug(base: str, details: dict[str, object]) -> Event:
    for n in range(1, _SLUG_TRIES):
        try:
            with transaction.atomic():
                return Event.objects.create(slug=base if n == 1 else f"{base}-{n}", **details)
        except IntegrityError:
            continue
    raise ValidationError({"title": "Many events bear this title already; choose another."})
