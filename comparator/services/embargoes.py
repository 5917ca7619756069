"""Until when an article is kept from others' sight: as the wire told it, or as its owner puts it right."""

import datetime as dt

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from comparator.models import Article, ArticleVersion, Coverage, Event, is_staff
from comparator.services.versions import is_shared

_IN_OTHERS_HANDS = (
    "Others have this article in their events already, so an embargo can no longer hold it back."
)


_TOO_FAR = "An embargo lasts up to two years. To keep an event back for longer, do not publish it."
LONGEST = dt.timedelta(days=2 * 366)
"""From now on: what is later is a mistake, or to be feared as one."""


def article_embargo(*, user: User, article: Article, until: dt.datetime | None) -> None:
    """Put an article's embargo right, or with None take it away. Raises PermissionDenied, and ValidationError
    where it would hide events of others."""
    if not (is_staff(user) or article.owner_id == user.pk):
        raise PermissionDenied("Only who brought this article in can change it.")
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if until is not None and until != article.embargo and until > timezone.now() + LONGEST:
            raise ValidationError({"embargo": _TOO_FAR})
        is_later = until is not None and until > max(timezone.now(), article.embargo or timezone.now())
        if is_later and _in_others_events(article):
            raise ValidationError({"embargo": _IN_OTHERS_HANDS})
        Article.objects.filter(pk=article.pk).update(embargo=until)


def embargo_follow(*, version: ArticleVersion) -> None:
    """Take over the embargo that a new version's wire copy tells, where the version before told another: what
    its owner put right meanwhile holds for as long as the wire repeats itself."""
    told = version.wire.get("embargo")
    before = version.article.versions.filter(number__lt=version.number).order_by("-number").first()
    new = told and before is not None and before.wire.get("embargo") != told
    if new and not is_shared(version.article):
        Article.objects.filter(pk=version.article_id).update(embargo=dt.datetime.fromisoformat(told))


def may_join(event: Event, article: Article) -> bool:
    """Whether an article may stand in an event: one under an embargo only where the event's owner may see it
    all the same, as who brought it in does, or who has it in an event that the embargo does not bind."""
    if article.held_until is None:
        return True
    return event.owner is not None and Article.objects.visible_to(event.owner).filter(pk=article.pk).exists()


def _in_others_events(article: Article) -> bool:
    return Coverage.objects.filter(article=article).exclude(event__owner=article.owner_id).exists()
