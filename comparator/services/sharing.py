"""Which words two people share one article of, and which each has a copy of."""

import hashlib
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion
from comparator.services.previews import article_preview, came_in

_RELY = "SELECT 1 FROM comparator_article WHERE id = %s FOR KEY SHARE"
_IN_TURN = "SELECT pg_advisory_xact_lock(words) FROM unnest(%s::bigint[]) AS words"


def is_embargoed(page: Incoming) -> bool:
    """Whether what came in must not be shown yet: such words are kept as a copy of who brought them in, since
    the embargo binds that person and nobody else."""
    ends = page.wire.embargo if page.wire else None
    return ends is not None and ends > timezone.now()


def article_rely(article_id: int) -> None:
    """Rely on an article until the caller's transaction ends: nobody adds words to it, parts it or takes it
    away meanwhile, and whoever is at that is waited for. Any number of people may rely on it at once, in
    whatever order they come to their articles."""
    if not connection.features.has_select_for_update:
        return  # one transaction writes at a time
    with connection.cursor() as cursor:
        # As a foreign key's check does; Django itself can only ask for locks that exclude one another.
        cursor.execute(_RELY, [article_id])


def texts_in_turn(texts: Iterable[str]) -> None:
    """Whoever stores some of these texts too waits until the caller's transaction ends: of two people who
    bring in the same pages in another order neither waits for what the other has stored by half."""
    if not connection.features.has_select_for_update:
        return  # one transaction writes at a time
    hashes = {hashlib.sha256(text.encode()).digest()[:8] for text in texts}
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN, [sorted(int.from_bytes(one, signed=True) for one in hashes)])


def may_share(user: User, version: ArticleVersion, document: Document) -> bool:
    """Whether a person who brings in the words of a version gets the article that is there: not where it is
    under somebody else's embargo. One that they cannot read yet opens to them only where these words are all
    that it has, under a headline that nobody typed by hand: who reads an article reads all its versions."""
    article = version.article
    if article.owner_id == user.pk:
        return True
    if article.held_until is not None:
        return False
    if Article.objects.visible_to(user).filter(pk=article.pk).exists():
        return True
    if article.versions.exclude(pk=version.pk).exists():
        return False
    return version.headline == (document.headline or "") or version.headline == _own_headline(version)


def _own_headline(version: ArticleVersion) -> str | None:
    """What the page itself is headed."""
    try:
        return article_preview(incoming=came_in(version)).headline or ""
    except Unreadable:
        return None
