"""The versions of an article: the same words once, other words as a new version, and when each was seen."""

import hashlib
from collections.abc import Callable, Collection

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from comparator.analysis.document import Document, Span
from comparator.analysis.incoming import Incoming, Told
from comparator.analysis.links import guid_key, link_key
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion, Outlet
from comparator.services.sharing import is_embargoed, may_share

_MOST_AT_ONE = 5
"""Articles at one address that are looked at."""
_TWICE = "These very words stand in another article of the same person and outlet."


def text_hash(document: Document, outlet: Outlet | None, *, whose: int | None = None) -> str:
    """The hash by which a version is known: the same words from another outlet are another article, for
    who ran a text word for word is just what a comparison is to show. `whose`: the id of the person whose
    copy it is, where these words are not shared."""
    key = f"{outlet.slug if outlet else ''}\x00{document.text}"
    return hashlib.sha256((key if whose is None else f"{key}\x00{whose}").encode()).hexdigest()


def version_known(
    user: User, document: Document, outlet: Outlet | None, *, embargoed: bool = False
) -> ArticleVersion | None:
    """The version that holds these very words of this outlet for this person: their own copy, else the one
    that is shared, if they may share it. What is `embargoed` nobody shares."""
    known = ArticleVersion.objects.select_related("article__outlet")
    if own := known.filter(text_hash=text_hash(document, outlet, whose=user.pk)).first():
        return own
    shared = known.filter(text_hash=text_hash(document, outlet)).first()
    if shared is None or (embargoed and shared.article.owner_id != user.pk):
        return None
    return shared if may_share(user, shared, document) else None


def articles_at(user: User, url: str, outlet: Outlet | None) -> list[Article]:
    """This person's own articles whose page stands at this address, the newest first: a copy that was parted
    from one that others rely on before that one. Staff too: who adds to an article reads its words, and those
    of others' drafts are not theirs to read."""
    return _own(user, outlet, url_key=link_key(url))


def articles_of_guid(user: User, guid: str, outlet: Outlet | None) -> list[Article]:
    """The same of the identifier that a wire service gave."""
    return _own(user, outlet, guid_key=guid_key(guid))


def _own(user: User, outlet: Outlet | None, **key: str) -> list[Article]:
    if not any(key.values()):
        return []
    return list(Article.objects.filter(**key, outlet=outlet, owner=user).order_by("-pk")[:_MOST_AT_ONE])


def newest_version(article: Article) -> ArticleVersion | None:
    """Its version with the highest number."""
    return article.versions.order_by("-number").first()


def is_shared(article: Article) -> bool:
    """Whether others than its owner rely on an article: they brought it in too, or it stands in their
    events."""
    if article.owner_id is None:
        return False
    others = article.submitters.exclude(pk=article.owner_id)
    return others.exists() or article.coverage.exclude(event__owner=article.owner_id).exists()


def version_again(
    article: Article,
    incoming: Incoming,
    *,
    keep: Collection[int],
    read: Callable[[ArticleVersion], Document],
    into: Callable[[], Article],
) -> tuple[ArticleVersion, bool]:
    """What becomes of an article's page that came in again: the version that is there where nothing in the
    article changed, else a new one of the article that `into` names, and whether it is new. `read` reads the
    page with what people did to the newest version by hand; pieces to `keep` may make other words of the
    same page."""
    newest = newest_version(article)
    if newest and not keep and newest.raw == incoming.raw and _cuts(newest.told) == _cuts(incoming.told):
        return newest, False
    if newest is None:
        raise Unreadable("This article is no longer here.")
    document = read(newest)
    return version_add(into(), incoming, document)


def _cuts(told: Told | None) -> tuple[Span, ...]:
    """What its markup and the outlet's cleaning rules say is not the article."""
    return tuple(cut.span for cut in told.cuts) if told else ()


def version_add(article: Article, incoming: Incoming, document: Document) -> tuple[ArticleVersion, bool]:
    """The version of an article with these words, in the caller's transaction, and whether it is new. Where
    others have these words already it is a copy, of which they learn nothing and which tells nothing of
    them. Raises Unreadable where another article of its owner has these words."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    copies = (None, article.owner_id) if article.owner_id else (None,)
    hashes = [text_hash(document, article.outlet, whose=whose) for whose in copies]
    if known := article.versions.filter(text_hash__in=hashes).first():
        return known, False
    number = (article.versions.aggregate(newest=Max("number"))["newest"] or 0) + 1
    is_apart = article.held_until is not None or is_embargoed(incoming)
    for whose in copies[-1:] if is_apart else copies:
        try:
            with transaction.atomic():
                return version_create(article, incoming, document, number=number, whose=whose), True
        except IntegrityError:
            continue
    raise Unreadable(_TWICE)


def version_create(
    article: Article, incoming: Incoming, document: Document, *, number: int, whose: int | None = None
) -> ArticleVersion:
    """Store a version, with `whose` as that person's copy; raises IntegrityError where its words or its
    number are there already."""
    wire = msgspec.to_builtins(incoming.wire) if incoming.wire else {}
    return ArticleVersion.objects.create(
        article=article,
        number=number,
        file_name=document.file,
        raw=incoming.raw,
        told_json=msgspec.json.encode(incoming.told) if incoming.told else None,
        wire={key: value for key, value in wire.items() if value not in (None, "")},
        format=incoming.format,
        text=document.text,
        text_hash=text_hash(document, article.outlet, whose=whose),
        headline=document.headline or "",
        byline=document.byline or "",
        published=document.published,
        published_from=document.published_from or "",
        language=document.language,
        document_json=msgspec.json.encode(document),
        seen=timezone.now(),
    )


def versions_rehash(article: Article, outlet: Outlet | None) -> None:
    """Know the words of an article, whose outlet was `outlet`, as those of the one that it has now, in the
    caller's transaction. What was a copy stays one, and what others have under that outlet becomes one.
    Raises ValidationError where another article of its owner has these words."""
    others = ArticleVersion.objects.filter(article__owner=article.owner_id).exclude(article=article)
    for version in article.versions.all():
        shared, own = (text_hash(version.document, article.outlet, whose=w) for w in (None, article.owner_id))
        if others.filter(text_hash__in=(shared, own)).exists():
            raise ValidationError(_TWICE)
        is_copy = version.text_hash != text_hash(version.document, outlet)
        if is_copy or not _rehashed(version, shared):
            _rehashed(version, own)


def _rehashed(version: ArticleVersion, text_hash: str) -> bool:
    """Whether the hash was free for the version, and is its own now."""
    try:
        with transaction.atomic():
            return bool(ArticleVersion.objects.filter(pk=version.pk).known_by(text_hash))
    except IntegrityError:
        return False


def version_seen(version: ArticleVersion, *, by: User | None) -> None:
    """Note that these words were met once more: by the article's owner, who alone may know of it."""
    if by is None or version.article.owner_id != by.pk:
        return
    ArticleVersion.objects.filter(pk=version.pk).update(seen=timezone.now(), times_seen=F("times_seen") + 1)
