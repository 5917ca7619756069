"""Reading an outlet's stored articles again with its cleaning rules, when somebody asks for it. What changes
becomes a new version; the old one stays."""

from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from comparator.analysis.page_text import Unreadable
from comparator.models import ArticleVersion, Intake, Outlet, StoredPage, is_staff
from comparator.services.analyses import analysis_request
from comparator.services.articles import article_apart
from comparator.services.carrying import carried_over
from comparator.services.intakes import KEPT, batch_new
from comparator.services.jobs import job_request
from comparator.services.outlet_rules import outlet_rules, version_incoming
from comparator.services.previews import article_preview, came_in
from comparator.services.versions import version_add

MOST = 200
"""Articles that are read again at once, the newest first."""


@dataclass(frozen=True, kw_only=True)
class ReadAgain:
    """What came of it."""

    queued: int = 0
    """Pages that the worker reads again."""
    changed: int = 0
    same: int = 0
    unreadable: int = 0
    """Articles of which the rules would leave nothing; they stay as they are."""

    @property
    def words(self) -> str:
        """In a sentence for the person who asked."""
        if not (self.queued or self.changed or self.same or self.unreadable):
            return "No article of this outlet is yours to read again."
        told = [
            (self.queued, "is being read again by the worker", "are being read again by the worker"),
            (self.changed, "has a new version", "have a new version"),
            (self.same, "stays as it is", "stay as they are"),
            (self.unreadable, "would have no text left and stays", "would have no text left and stay"),
        ]
        parts = [f"{n} {one if n == 1 else many}" for n, one, many in told if n]
        return f"Of its articles, {', '.join(parts)}."


def outlet_read_again(*, user: User, outlet: Outlet) -> ReadAgain:
    """Read the newest version of each article that this person may change again. Raises PermissionDenied, and
    Unreadable where the rules cannot be understood."""
    if not outlet.editable_by(user):
        raise PermissionDenied("This outlet is not yours to change.")
    versions, batch, counted = list(_versions(user, outlet)[:MOST]), batch_new(), dict[str, int]()
    for version in versions:
        page: StoredPage | None = getattr(version, "page", None)
        fate = _queued(user, version, page, batch) if page else _again(user, version, outlet)
        counted[fate] = counted.get(fate, 0) + 1
    return ReadAgain(**counted)


def _versions(user: User, outlet: Outlet) -> QuerySet[ArticleVersion]:
    found = ArticleVersion.objects.visible_to(user).latest_of_each().filter(article__outlet=outlet)
    found = found if is_staff(user) else found.filter(article__owner=user)
    return found.select_related("article__outlet", "article__owner", "page").order_by("-pk")


def _queued(user: User, version: ArticleVersion, page: StoredPage, batch: str) -> str:
    """Pages are the worker's to read: a row like any other that comes in, which saves itself as a version."""
    with transaction.atomic():
        row = Intake.objects.create(
            owner=version.article.owner or user,
            batch=batch,
            way=Intake.Way.FILE,
            article=version.article,
            file_name=version.file_name or "page.html",
            url=version.article.url,
            data=page.body,
            fetched={
                "content_type": page.content_type or "text/html",
                "charset": page.charset,
                "etag": version.article.fetched_etag,
                "modified": version.article.fetched_modified,
            },
            expires=timezone.now().date() + KEPT,
        )
        job_request(job=row)
    return "queued"


def _again(user: User, version: ArticleVersion, outlet: Outlet) -> str:
    """A text without a page of its own: only phrases can cut anything in it. What they leave standing now
    reaches nobody who relies on the words that are here."""
    try:
        incoming = version_incoming(version, None, outlet_rules(outlet, version.article.owner or user))
        if incoming.told == version.told:
            return "same"
        incoming = msgspec.structs.replace(incoming, wire=came_in(version).wire)
        document = carried_over(version.article, version, incoming, article_preview(incoming=incoming))
        with transaction.atomic():
            added, created = version_add(article_apart(version.article), incoming, document)
            if created:
                analysis_request(version=added)
    except Unreadable:
        return "unreadable"
    return "changed" if created else "same"
