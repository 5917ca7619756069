"""Which version of an article an event's comparison keeps to."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from comparator.models import Article, ArticleVersion, Coverage, Event
from comparator.services.analyses import analysis_request
from comparator.services.events import event_compare
from comparator.services.telling import event_retell


def version_pin(*, user: User, event: Event, article: Article, version: ArticleVersion | None) -> Coverage:
    """Keep an event's comparison at one version of an article, or with None let it follow the newest, and
    ask for that comparison. Raises PermissionDenied where the event is not theirs to change, and
    ValidationError where the event does not hold the article, or the version is another article's."""
    if not event.editable_by(user):
        raise PermissionDenied("Only its owner can change this event.")
    if version is not None and version.article_id != article.pk:
        raise ValidationError("This version belongs to another article.")
    with transaction.atomic():
        covers = Coverage.objects.select_for_update(of=("self",)).order_by("pk")
        coverage = covers.filter(event=event, article=article).first()
        if coverage is None:
            raise ValidationError("The event does not hold this article.")
        if coverage.pinned_id != (version.pk if version else None):
            _pin(coverage, version)
    return coverage


def _pin(coverage: Coverage, version: ArticleVersion | None) -> None:
    coverage.pinned = version
    coverage.save(update_fields=["pinned"])
    if version is not None:
        analysis_request(version=version)
    event_compare(event=coverage.event)
    event_retell(event=coverage.event)  # where these were compared before, that stands again at once
