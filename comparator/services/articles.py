"""Articles: reading a page, adding it once however often it comes, putting right what was told about it."""

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F

from comparator.analysis.document import Document
from comparator.analysis.domains import host_of
from comparator.analysis.incoming import Incoming
from comparator.analysis.links import guid_key, link_key
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion, Coverage, Event, Outlet, is_staff, storable
from comparator.services.analyses import analysis_renew, analysis_request
from comparator.services.carrying import carried_over, put_right
from comparator.services.embargoes import embargo_follow
from comparator.services.events import ChangedMeanwhileError, event_add_article
from comparator.services.outcomes import incoming_outcome
from comparator.services.outlets import is_own_site, outlet_get_or_create
from comparator.services.previews import MAX_TEXT, article_preview, came_in
from comparator.services.sharing import article_rely, is_embargoed
from comparator.services.telling import event_retell
from comparator.services.versions import (
    is_shared,
    version_add,
    version_again,
    version_create,
    version_known,
    version_seen,
    versions_rehash,
)

__all__ = (
    "MAX_TEXT",
    "AddedArticle",
    "article_add",
    "article_apart",
    "article_describe",
    "article_preview",
    "article_restore",
    "article_stamp",
)
_URL = 2000  # the longest address that is kept


@dataclass(frozen=True, kw_only=True)
class AddedArticle:
    """What became of a submission."""

    article: Article
    version: ArticleVersion
    created: bool
    """False where these words were here already; they are not stored twice."""
    was_here: bool = False
    """Whether the person could know that these words are here; of others' drafts nobody is told."""
    older: bool = False
    """Whether nothing was stored because the wire's later version stands here already."""


def article_add(
    *,
    user: User,
    raw: str = "",
    file_name: str = "",
    incoming: Incoming | None = None,
    published: dt.date | None = None,
    outlet_name: str | None = None,
    headline: str | None = None,
    event: Event | None = None,
    kind: str = Article.Kind.REPORT,
    is_wire: bool = False,
    keep: Collection[int] = (),
    rights: str = Article.Rights.PASSAGES,
    how: str = Coverage.How.BY_HAND,
    reason: str = "",
    article: Article | None = None,
    fetched: bool = False,
    apart: bool = False,
) -> AddedArticle:
    """Store a page's article and ask for its analysis, all in one transaction. The same words of the same
    outlet are stored once; who submits them again gets the article that is there. A page whose address or
    wire identifier this person brought in before, or that is told to be of `article`, becomes a version of it
    where its words have changed; where they share little with what stands at the address, or with `apart`, an
    article of its own. Where others rely on the article, only what was `fetched` from its outlet's own site
    becomes a version of it, and anything else an article of its own. Raises Unreadable, and PermissionDenied
    where event or article are not theirs to change."""
    page = incoming or Incoming(raw=raw, name=file_name)
    document = article_preview(
        incoming=page, published=published, outlet=outlet_name, headline=headline, keep=keep
    )
    if article is not None:
        _must_edit(user, article)
    with transaction.atomic():
        outlet = article.outlet if article else _outlet_of(user, page, document)
        told = _Told(page=page, document=document, keep=keep, headline=headline, kind=kind, rights=rights)
        version, created, older = _version_once(user, told, outlet, article, fetched=fetched, apart=apart)
        was_here = not created and Article.objects.visible_to(user).filter(pk=version.article_id).exists()
        version.article.submitters.add(user)
        if created:
            embargo_follow(version=version)
        else:
            if published and version.published is None and _may_edit(user, version.article):
                version = article_describe(user=user, version=version, published=published)
            version_seen(version, by=user)
        analysis_request(version=version)
        if event is not None:
            event_add_article(
                user=user, event=event, article=version.article, is_wire=is_wire, how=how, reason=reason
            )
    return AddedArticle(
        article=version.article, version=version, created=created, was_here=was_here, older=older
    )


def _outlet_of(user: User, page: Incoming, document: Document) -> Outlet | None:
    """The outlet that is told or read; a new one gets the domain of its page."""
    domain = (page.told.domain if page.told else None) or host_of(page.url)
    return outlet_get_or_create(name=document.outlet, domain=domain, user=user) if document.outlet else None


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What came in, how it was read, and what a person told of it."""

    page: Incoming
    document: Document
    keep: Collection[int]
    headline: str | None
    kind: str
    rights: str


def _version_once(
    user: User, told: _Told, outlet: Outlet | None, article: Article | None, *, fetched: bool, apart: bool
) -> tuple[ArticleVersion, bool, bool]:
    """The version that holds what came in, whether it is new, and whether a later one stands in its place."""
    found = incoming_outcome(user=user, incoming=told.page, document=told.document, outlet=outlet)
    if found.kind == "known" and found.newest:
        # Whether these words are all that it has is seen once nobody adds to it at the same moment.
        article_rely(found.newest.article_id)
        found = incoming_outcome(user=user, incoming=told.page, document=told.document, outlet=outlet)
    if found.kind == "known" and found.newest:
        return found.newest, False, False
    if found.kind == "older" and found.newest and article is None and not apart:
        return found.newest, False, True
    if article is None and found.kind == "version" and not apart:
        article = found.article
    if article is not None:
        return *_version_of(article, told, fetched=fetched), False
    return *_version_first(user, told, outlet, apart=apart), False


def _version_of(article: Article, told: _Told, *, fetched: bool) -> tuple[ArticleVersion, bool]:
    own = article if fetched and article.outlet and is_own_site(article.outlet, told.page.url) else None
    return version_again(
        article,
        told.page,
        keep=told.keep,
        read=lambda newest: carried_over(
            article, newest, told.page, told.document, keep=told.keep, headline=told.headline
        ),
        into=lambda: own or article_apart(article, told.page),
    )


def _version_first(
    user: User, told: _Told, outlet: Outlet | None, *, apart: bool
) -> tuple[ArticleVersion, bool]:
    page, document, embargoed = told.page, told.document, is_embargoed(told.page)
    for whose in (user.pk,) if embargoed else (None, user.pk):
        try:
            with transaction.atomic():
                article = _article_new(user, told, outlet, apart=apart)
                return version_create(article, page, document, number=1, whose=whose), True
        except IntegrityError:  # others have these words, or they came in between the look and the write
            if version := version_known(user, document, outlet, embargoed=embargoed):
                article_rely(version.article_id)
                if version_known(user, document, outlet, embargoed=embargoed) == version:
                    return version, False
    raise Unreadable("This article was added a moment ago. Load the page again.")


def _article_new(user: User, told: _Told, outlet: Outlet | None, *, apart: bool) -> Article:
    """An article as it came in. One that a person keeps apart is not what its identifier says."""
    page = told.page
    url = page.url if link_key(page.url) and len(page.url) <= _URL else ""
    return Article.objects.create(
        outlet=outlet, kind=told.kind, rights=told.rights, owner=user, url=url, url_key=link_key(url),
        guid_key=guid_key(page.wire.guid) if page.wire and not apart else "",
        embargo=page.wire.embargo if page.wire else None,
    )  # fmt: skip


def article_restore(*, user: User, version: ArticleVersion, keep: Collection[int]) -> AddedArticle:
    """A new version in which the pieces cut from `version` with these indexes stand again, besides what was
    put back before. Where others brought in the same words, it is an article of its own, which takes the
    place of the shared one in its owner's events: they never had these pieces. Raises PermissionDenied and
    Unreadable."""
    _must_edit(user, version.article)
    old = version.document
    page = came_in(version)
    document = article_preview(
        incoming=page,
        published=old.published if old.published_from == "given" else None,
        outlet=old.outlet if old.outlet_from == "given" else None,
        keep=_standing(version, keep),
    )
    document = put_right(version.article, version, page, document)
    with transaction.atomic():
        article = article_apart(Article.objects.select_for_update().get(pk=version.article_id))
        added, created = version_add(article, page, document)
        analysis_request(version=added)
    return AddedArticle(article=added.article, version=added, created=created)


def _standing(version: ArticleVersion, keep: Collection[int]) -> list[int]:
    """Indexes, in the first reading of a version's page, of all pieces that are to stand."""
    cut = {(r.start, r.end) for i, r in enumerate(version.document.removed) if i not in keep}
    first = article_preview(incoming=came_in(version)).removed
    return [i for i, r in enumerate(first) if (r.start, r.end) not in cut]


def article_apart(article: Article, page: Incoming | None = None) -> Article:
    """The article itself, or a copy for its owner alone where others rely on it: they brought it in too, or
    it stands in their events. What the owner brings in later, as `page`, is not theirs. In the caller's
    transaction: from here on nobody comes to rely on the article until it ends."""
    Article.objects.select_for_update().get(pk=article.pk)
    if article.owner_id is None or not is_shared(article):
        return article
    told = page.wire.embargo if page and page.wire else None
    own = Article.objects.create(
        outlet=article.outlet, url=article.url, url_key=article.url_key, guid_key=article.guid_key,
        kind=article.kind, rights=article.rights, owner=article.owner, embargo=told or article.embargo,
    )  # fmt: skip
    own.submitters.add(article.owner_id)
    moved = Coverage.objects.filter(article=article, event__owner=article.owner_id)
    events = list(Event.objects.filter(pk__in=moved.values("event")).order_by("pk"))
    moved.update(article=own, pinned=None)
    for event in events:  # what was compared of the other's words stands for it no more
        event_retell(event=event)
    return own


def article_describe(
    *,
    user: User,
    version: ArticleVersion,
    published: dt.date | None = None,
    outlet_name: str | None = None,
    headline: str | None = None,
    kind: str | None = None,
    rights: str | None = None,
    seen: str | None = None,
) -> ArticleVersion:
    """Put right what is told of an article; what is None stays. Its words do not change, but figures hold for
    other days and other outlets then, so it is read again where its day, outlet or headline changes. `seen`
    is the stamp of what the person read. Raises PermissionDenied, ChangedMeanwhileError, and ValidationError
    where another article of the same person has these words of that outlet."""
    _must_edit(user, version.article)
    with transaction.atomic():
        # Of two people who put right one thing each at the same moment, neither undoes the other. The article
        # comes before its version, as everywhere, and those who rely on it need not wait.
        Article.objects.select_for_update(no_key=True).get(pk=version.article_id)
        version = (
            ArticleVersion.objects.select_for_update(of=("self",))
            .select_related("article__outlet")
            .get(pk=version.pk)
        )
        if seen is not None and seen != article_stamp(version):
            raise ChangedMeanwhileError
        _describe_article(version.article, kind, rights)
        document = _described(user, version, published, outlet_name, headline)
        if document != version.document:
            _store_description(version, document)
        version = ArticleVersion.objects.select_related("article__outlet").get(pk=version.pk)
    return version


def article_stamp(version: ArticleVersion) -> str:
    """What is told of an article now, in few letters."""
    article = version.article
    embargo = article.embargo.timestamp() if article.embargo else None
    told = (version.pk, version.revision, article.outlet_id, article.kind, article.rights, embargo)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _describe_article(article: Article, kind: str | None, rights: str | None) -> None:
    wanted = {"kind": kind or article.kind, "rights": rights or article.rights}
    Article.objects.filter(pk=article.pk).update(**wanted)


def _described(
    user: User,
    version: ArticleVersion,
    published: dt.date | None,
    outlet_name: str | None,
    headline: str | None,
) -> Document:
    """The document with what was put right; the article's outlet is changed on the way."""
    document = version.document
    if outlet_name:
        outlet = outlet_get_or_create(name=outlet_name, user=user)
        if outlet.pk != version.article.outlet_id:
            before, version.article.outlet = version.article.outlet, outlet
            Article.objects.filter(pk=version.article_id).update(outlet=outlet)
            versions_rehash(version.article, before)
            document = msgspec.structs.replace(document, outlet=outlet.name, outlet_from="given")
    if published and published != document.published:
        document = msgspec.structs.replace(document, published=published, published_from="given")
    told = " ".join(storable(headline or "").split())
    return msgspec.structs.replace(document, headline=told) if told else document


def _store_description(version: ArticleVersion, document: Document) -> None:
    ArticleVersion.objects.filter(pk=version.pk).update(
        document_json=msgspec.json.encode(document),
        headline=document.headline or "",
        published=document.published,
        published_from=document.published_from or "",
        revision=F("revision") + 1,
    )
    analysis_renew(version=version)


def _may_edit(user: User, article: Article) -> bool:
    return is_staff(user) or article.owner_id == user.pk


def _must_edit(user: User, article: Article) -> None:
    if not _may_edit(user, article):
        raise PermissionDenied("Only who brought this article in can change it.")
