"""The way back: a version taken away or made an article of its own, and an article deleted."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from comparator.models import Analysis, Article, ArticleVersion, Coverage, Event, Intake, StoredPage, is_staff
from comparator.services.analyses import analysis_request
from comparator.services.events import event_forget
from comparator.services.fingerprints import fingerprint_store
from comparator.services.versions import is_shared, newest_version

_OTHERS = (
    "Others rely on this article: they brought in the same words, or it stands in their events. "
    "Ask who looks after this site."
)


def why_version_stays(user: User, version: ArticleVersion) -> str:
    """Why a version cannot be taken out of its article by this person, in a sentence; empty where it can."""
    article = version.article
    if not (is_staff(user) or article.owner_id == user.pk):
        return "Only who brought this article in can change it."
    if article.versions.count() < 2:
        return "It is the only version. Delete the article instead."
    if is_shared(article) and not is_staff(user):
        return _OTHERS
    if Coverage.objects.filter(pinned=version).exists():
        return "An event is kept at this version. Choose another one on that event’s page first."
    return ""


def why_article_stays(user: User, article: Article) -> str:
    """Why an article cannot be deleted by this person; empty where it can."""
    if article.owner_id != user.pk:
        return "Only who brought this article in can delete it."
    return _OTHERS if is_shared(article) else ""


def version_take_away(*, user: User, version: ArticleVersion) -> None:
    """Delete a version with its analysis and the comparisons that stood on it; its events are compared again.
    Raises PermissionDenied and ValidationError, with a sentence."""
    with transaction.atomic():
        _out(user, version)


def version_part(*, user: User, version: ArticleVersion) -> Article:
    """Make a version an article of its own, without address and in no event; the one it was taken for is as
    though it had never come. Raises as `version_take_away`."""
    with transaction.atomic():
        read = list(version.analyses.filter(state=Analysis.State.DONE))
        page = StoredPage.objects.filter(version=version).first()
        was = version.article
        _out(user, version)
        own = Article.objects.create(
            outlet=was.outlet, kind=was.kind, rights=was.rights, owner=was.owner, embargo=was.embargo
        )
        own.submitters.add(*([was.owner_id] if was.owner_id else []))
        copy = _copy(version, own)
        _carry(copy, read, page)
    return own


def article_delete(*, user: User, article: Article) -> None:
    """Delete an article that its owner alone relies on, with its versions; its events are compared again.
    Raises as `version_take_away`."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        _refuse(user, article, why_article_stays(user, article))
        events = list(Event.objects.filter(coverage__article=article).order_by("pk"))
        gone = list(article.versions.values_list("pk", flat=True))
        Intake.objects.filter(article=article, saved=None).delete()  # a look under way brings it back
        article.delete()
        _forget(events, gone)


def _out(user: User, version: ArticleVersion) -> None:
    """Take a version out of its article, in the caller's transaction. The page is asked for whole the next
    time: what the site said of it may have been said of these words."""
    article = Article.objects.select_for_update().get(pk=version.article_id)
    _refuse(user, article, why_version_stays(user, version))
    events = list(Event.objects.filter(coverage__article=article).order_by("pk"))
    pk = version.pk
    ArticleVersion.objects.filter(pk=pk).delete()
    Article.objects.filter(pk=article.pk).update(fetched_etag="", fetched_modified="")
    if newest := newest_version(article):
        analysis_request(version=newest)
        fingerprint_store(version=newest)
    _forget(events, [pk])


def _refuse(user: User, article: Article, reason: str) -> None:
    if reason and article.owner_id != user.pk and not is_staff(user):
        raise PermissionDenied(reason)
    if reason:
        raise ValidationError(reason)


def _forget(events: Collection[Event], versions: Collection[int]) -> None:
    for event in events:
        event_forget(event=event, versions=set(versions))


def _copy(version: ArticleVersion, article: Article) -> ArticleVersion:
    """The same words as the first version of another article; the old row is gone by now."""
    fixed = ("id", "article", "number", "created")
    fields = [field.attname for field in ArticleVersion._meta.concrete_fields if field.name not in fixed]
    told = {name: getattr(version, name) for name in fields}
    copy = ArticleVersion.objects.create(article=article, number=1, **told)
    ArticleVersion.objects.filter(pk=copy.pk).update(created=version.created)
    return copy


def _carry(copy: ArticleVersion, read: Collection[Analysis], page: StoredPage | None) -> None:
    """What was found in a version, and the page it was read from, stay with its words."""
    for analysis in read:
        analysis.pk, analysis.version = None, copy
        analysis._state.adding = True
        analysis.save()
    if page is not None:
        page.version = copy
        page._state.adding = True
        page.save(force_insert=True)
    analysis_request(version=copy)
    fingerprint_store(version=copy)
