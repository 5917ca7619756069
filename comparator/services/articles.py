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
from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.links import link_key
from comparator.analysis.page_text import Unreadable, read_page
from comparator.models import Article, ArticleVersion, Coverage, Event, Outlet, is_staff, storable
from comparator.services.analyses import analysis_renew, analysis_request
from comparator.services.embargoes import embargo_follow
from comparator.services.events import ChangedMeanwhileError, event_add_article
from comparator.services.outlets import outlet_get_or_create, outlet_of_domain
from comparator.services.versions import (
    article_at,
    is_shared,
    version_add,
    version_again,
    version_create,
    version_known,
    version_seen,
)

MAX_TEXT = 100_000
"""Characters of an article's own text: about 17,000 words, which one core reads in half a minute."""
_URL = 2000  # the longest address that is kept


@dataclass(frozen=True, kw_only=True)
class AddedArticle:
    """What became of a submission."""

    article: Article
    version: ArticleVersion
    created: bool
    """False where these words were here already; they are not stored twice."""


def article_preview(
    *,
    raw: str = "",
    file_name: str = "",
    incoming: Incoming | None = None,
    published: dt.date | None = None,
    outlet: str | None = None,
    headline: str | None = None,
    keep: Collection[int] = (),
) -> Document:
    """What would be kept of a page and what cut; stores nothing. What comes in is plain text (`raw`) or what
    a reader made of a file or link (`incoming`); day, outlet and headline may be told by hand. Raises
    Unreadable, with a sentence for the reader, where there is no article in it, or one too long."""
    page = incoming or Incoming(raw=raw, name=file_name)
    document = read_page(
        page.raw, file=_bare_name(page.name), published=published, outlet=_tidy(outlet), keep=keep,
        told=page.told,
    )  # fmt: skip
    check_length(document)
    told = " ".join(storable(headline or "").split())
    return msgspec.structs.replace(
        document,
        headline=told or document.headline,
        warnings=(*document.warnings, *(w for w in page.warnings if w not in document.warnings)),
    )


def check_length(document: Document) -> None:
    """Raise Unreadable for an article longer than MAX_TEXT."""
    if (length := len(document.text)) > MAX_TEXT:
        raise Unreadable(
            f"The article has {length:,} characters; at most {MAX_TEXT:,} can be compared. "
            "Split it and add the parts."
        )


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
) -> AddedArticle:
    """Store a page's article and ask for its analysis, all in one transaction. The same words of the same
    outlet are stored once; who submits them again gets the article that is there. A page whose address this
    person brought in before, or that is told to be of `article`, becomes a version of it where its words
    have changed; where others rely on the article, only what was `fetched` from its outlet's own site does,
    and anything else becomes an article of its own. Raises Unreadable, and PermissionDenied where event or
    article are not theirs to change."""
    page = incoming or Incoming(raw=raw, name=file_name)
    document = article_preview(
        incoming=page, published=published, outlet=outlet_name, headline=headline, keep=keep
    )
    if article is not None:
        _must_edit(user, article)
    with transaction.atomic():
        outlet = article.outlet if article else _outlet_of(document)
        version, created = _version_once(
            user, page, document, outlet, article, kind=kind, rights=rights, fetched=fetched
        )
        version.article.submitters.add(user)
        if created:
            embargo_follow(version=version)
        else:
            version_seen(version)
            if published and version.published is None and _may_edit(user, version.article):
                version = article_describe(user=user, version=version, published=published)
        analysis_request(version=version)
        if event is not None:
            event_add_article(
                user=user, event=event, article=version.article, is_wire=is_wire, how=how, reason=reason
            )
    return AddedArticle(article=version.article, version=version, created=created)


def _outlet_of(document: Document) -> Outlet | None:
    return outlet_get_or_create(name=document.outlet) if document.outlet else None


def _version_once(
    user: User,
    page: Incoming,
    document: Document,
    outlet: Outlet | None,
    article: Article | None,
    *,
    kind: str,
    rights: str,
    fetched: bool,
) -> tuple[ArticleVersion, bool]:
    if version := version_known(document, outlet):
        return version, False
    if article := article or article_at(user, page.url, outlet):
        own = article if fetched and _is_of_its_outlet(page.url, article) else None
        return version_again(article, page, document, into=lambda: own or _apart(article, page))
    try:
        with transaction.atomic():
            return version_create(
                _article_new(user, page, outlet, kind, rights), page, document, number=1
            ), True
    except IntegrityError:  # the same words came in between the look and the write
        if version := version_known(document, outlet):
            return version, False
        raise


def _article_new(user: User, page: Incoming, outlet: Outlet | None, kind: str, rights: str) -> Article:
    url = page.url if link_key(page.url) and len(page.url) <= _URL else ""
    return Article.objects.create(
        outlet=outlet, kind=kind, rights=rights, owner=user, url=url, url_key=link_key(url),
        embargo=page.wire.embargo if page.wire else None,
    )  # fmt: skip


def article_restore(*, user: User, version: ArticleVersion, keep: Collection[int]) -> AddedArticle:
    """A new version in which the pieces cut from `version` with these indexes stand again, besides what was
    put back before. Where others brought in the same words, it is an article of its own, which takes the
    place of the shared one in its owner's events: they never had these pieces. Raises PermissionDenied and
    Unreadable."""
    _must_edit(user, version.article)
    old = version.document
    page = _came_in(version)
    document = article_preview(
        incoming=page,
        published=old.published if old.published_from == "given" else None,
        outlet=old.outlet if old.outlet_from == "given" else None,
        keep=_standing(version, keep),
    )
    with transaction.atomic():
        article = _apart(Article.objects.select_for_update().get(pk=version.article_id))
        added, created = version_add(article, page, document)
        analysis_request(version=added)
    return AddedArticle(article=added.article, version=added, created=created)


def _standing(version: ArticleVersion, keep: Collection[int]) -> list[int]:
    """Indexes, in the first reading of a version's page, of all pieces that are to stand."""
    cut = {(r.start, r.end) for i, r in enumerate(version.document.removed) if i not in keep}
    first = article_preview(incoming=_came_in(version)).removed
    return [i for i, r in enumerate(first) if (r.start, r.end) not in cut]


def _came_in(version: ArticleVersion) -> Incoming:
    """A version's page as it came in."""
    return Incoming(
        raw=version.raw, name=version.file_name, format=version.format, told=version.told,
        wire=msgspec.convert(version.wire, Wire) if version.wire else None,
    )  # fmt: skip


def _is_of_its_outlet(url: str, article: Article) -> bool:
    """Whether an address is on the site of the article's outlet."""
    outlet = outlet_of_domain(host_of(url)) if article.outlet_id else None
    return outlet is not None and outlet.pk == article.outlet_id


def _apart(article: Article, page: Incoming | None = None) -> Article:
    """The article itself, or a copy for its owner alone where others rely on it: they brought it in too, or
    it stands in their events. What the owner brings in later, as `page`, is not theirs."""
    if article.owner_id is None or not is_shared(article):
        return article
    told = page.wire.embargo if page and page.wire else None
    own = Article.objects.create(
        outlet=article.outlet, url=article.url, url_key=article.url_key, kind=article.kind,
        rights=article.rights, owner=article.owner, embargo=told or article.embargo,
    )  # fmt: skip
    own.submitters.add(article.owner_id)
    Coverage.objects.filter(article=article, event__owner=article.owner_id).update(article=own, pinned=None)
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
    is the stamp of what the person read. Raises PermissionDenied, and ChangedMeanwhileError."""
    _must_edit(user, version.article)
    with transaction.atomic():
        # Of two people who put right one thing each at the same moment, neither undoes the other.
        version = (
            ArticleVersion.objects.select_for_update(of=("self",))
            .select_related("article__outlet")
            .get(pk=version.pk)
        )
        if seen is not None and seen != article_stamp(version):
            raise ChangedMeanwhileError
        _describe_article(version.article, kind, rights)
        document = _described(version, published, outlet_name, headline)
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
    version: ArticleVersion, published: dt.date | None, outlet_name: str | None, headline: str | None
) -> Document:
    """The document with what was put right; the article's outlet is changed on the way."""
    document = version.document
    if outlet_name:
        outlet = outlet_get_or_create(name=outlet_name)
        if outlet.pk != version.article.outlet_id:
            Article.objects.filter(pk=version.article_id).update(outlet=outlet)
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


def _bare_name(file_name: str) -> str:
    """A file's name without any folder, as it is safe to store and show."""
    return storable(file_name).replace("\\", "/").rsplit("/", 1)[-1][:255]


def _tidy(outlet: str | None) -> str | None:
    return " ".join(storable(outlet).split())[:200] or None if outlet else None
