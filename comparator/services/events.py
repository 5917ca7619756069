"""Events: making, publishing, putting right, which articles they hold, and asking for their comparison."""

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Set as AbstractSet

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Analysis, Article, Comparison, Coverage, Event, State, Story, is_staff, storable
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.embargoes import may_join
from comparator.services.fingerprints import event_terms_renew, terms_renew
from comparator.services.jobs import job_request
from comparator.services.outlets import outlet_slug
from comparator.services.sharing import article_rely
from comparator.services.telling import event_retell

_SLUG_TRIES = 50
_DRAFT_SLUG = re.compile(r"draft-[0-9a-f]{12}")


class ChangedMeanwhileError(RuntimeError):
    """Raised where somebody else changed what is to be saved after it was read."""


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
    """A new event, private unless told otherwise; a published one's slug comes from the title, a private
    one's tells nothing. Raises ValidationError where the title is empty or the event would end before it
    starts."""
    title = _checked(title, starts, ends)
    details = {
        "title": title, "owner": user, "starts": starts, "ends": ends, "story": story,
        "published": published, "position": position,
    }  # fmt: skip
    if not slug and not published:
        return Event.objects.create(slug=f"draft-{secrets.token_hex(6)}", **details)
    return _create_with_free_slug(slug or _slug_of(title), details)


def _checked(title: str, starts: dt.date | None, ends: dt.date | None) -> str:
    title = " ".join(storable(title).split())[:300]
    if not title:
        raise ValidationError({"title": "Give the event a title."})
    if starts and ends and ends < starts:
        raise ValidationError({"ends": "The event cannot end before it starts."})
    return title


def _slug_of(title: str) -> str:
    return outlet_slug(title)[:80].strip("-")


def event_publish(*, user: User, event: Event, published: bool = True) -> Event:
    """Let everybody read an event, or nobody but its owner. Published for the first time, it gets an
    address with its title; the earlier one goes on leading to it. Raises PermissionDenied."""
    _must_edit(user, event)
    event.published = published
    event.save(update_fields=["published"])
    event_terms_renew(event=event)
    if published and _DRAFT_SLUG.fullmatch(event.slug):
        _give_public_slug(event)
    return event


def _give_public_slug(event: Event) -> None:
    base, event.draft_slug = _slug_of(event.title), event.slug
    for n in range(1, _SLUG_TRIES):
        event.slug = base if n == 1 else f"{base}-{n}"
        try:
            with transaction.atomic():
                event.save(update_fields=["slug", "draft_slug"])
        except IntegrityError:
            continue
        return
    event.slug, event.draft_slug = event.draft_slug, None  # so many bear this title: it keeps its address


def event_stamp(event: Event) -> str:
    """What stands of an event now, in few letters: two people who read the same stamp read the same."""
    told = (event.title, event.starts, event.ends, event.story_id, event.position)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def event_describe(
    *,
    user: User,
    event: Event,
    title: str,
    starts: dt.date | None,
    ends: dt.date | None,
    story: Story | None,
    position: int,
    seen: str,
) -> Event:
    """Put an event's title, days and story right; its address stays. `seen` is the stamp of what the person
    read. Raises ChangedMeanwhileError where it no longer stands so, ValidationError and PermissionDenied."""
    _must_edit(user, event)
    title = _checked(title, starts, ends)
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event.pk)
        if event_stamp(event) != seen:
            raise ChangedMeanwhileError
        if story is not None and story.pk != event.story_id and story not in stories_open_to(user):
            raise PermissionDenied("This story is not yours to add to.")
        event.title, event.starts, event.ends = title, starts, ends
        event.story, event.position = story, position
        event.save(update_fields=["title", "starts", "ends", "story", "position"])
    return event


def stories_open_to(user: User) -> QuerySet[Story]:
    """The stories that somebody may put events into: their own; staff, those they see."""
    return Story.objects.visible_to(user) if is_staff(user) else Story.objects.filter(owner=user)


def story_create(*, user: User, title: str, shown: bool) -> Story:
    """A new story. Its address has its title only where everybody may see it from the start."""
    title = " ".join(storable(title).split())[:300]
    if not title:
        raise ValidationError({"new_story": "Give the story a title."})
    random = secrets.token_hex(6)
    slug = f"{_slug_of(title)}-{random[:4]}" if shown else f"story-{random}"
    return Story.objects.create(title=title, slug=slug, owner=user)


def event_delete(*, user: User, event: Event) -> None:
    """Take an event away with its comparisons and corrections; its articles stay with those who brought them
    in. Raises PermissionDenied."""
    _must_edit(user, event)
    event.delete()


def event_mark_wire(*, user: User, event: Event, article: Article, is_wire: bool) -> None:
    """Say whether an article of an event is wire copy. Raises PermissionDenied."""
    _must_edit(user, event)
    Coverage.objects.filter(event=event, article=article).update(is_wire=is_wire)


def event_add_article(
    *,
    user: User,
    event: Event,
    article: Article,
    is_wire: bool = False,
    how: str = Coverage.How.BY_HAND,
    reason: str = "",
) -> Coverage:
    """Put an article into an event, once; asks for the comparison. `reason`: why it was suggested. Raises
    PermissionDenied where the event is not theirs to change or the article not theirs to see."""
    _must_edit(user, event)
    if not Article.objects.visible_to(user).filter(pk=article.pk).exists():
        raise PermissionDenied("This article is not yours to add.")
    if not may_join(event, article):
        raise PermissionDenied("This article is under an embargo, and the event is not yours.")
    with transaction.atomic():
        # Before its event, as everybody does: who adds words to it sees that it stands here, or is seen to.
        article_rely(article.pk)
        coverage, created = Coverage.objects.get_or_create(
            event=event,
            article=article,
            defaults={"is_wire": is_wire, "how": how, "added_by": user, "reason": reason},
        )
        if is_wire and not coverage.is_wire:
            coverage.is_wire = True
            coverage.save(update_fields=["is_wire"])
        if created:
            terms_renew(coverage=[coverage])
            event_compare(event=event)
    return coverage


def event_remove_article(*, user: User, event: Event, article: Article) -> None:
    """Take an article out of an event; the article itself stays. No list, search or facet tells of it with
    the event again. Raises PermissionDenied."""
    _must_edit(user, event)
    with transaction.atomic():
        Coverage.objects.filter(event=event, article=article).delete()
        event_forget(event=event, versions=set(article.versions.values_list("pk", flat=True)))


def event_forget(*, event: Event, versions: AbstractSet[int]) -> None:
    """Take away what was compared of these versions, in the caller's transaction, and ask for the comparison
    of what is left; of another that stands again lists and search tell at once."""
    Event.objects.select_for_update().get(pk=event.pk)  # before its comparisons, as everybody does
    stored = event.comparisons.values_list("pk", "version_ids")
    event.comparisons.filter(pk__in=[pk for pk, having in stored if versions & set(having)]).delete()
    event_compare(event=event)
    event_retell(event=event)


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
