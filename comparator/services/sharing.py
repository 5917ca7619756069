"""Which words two people share one article of, and which each has a copy of."""

from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion
from comparator.services.previews import article_preview, came_in


def is_embargoed(page: Incoming) -> bool:
    """Whether what came in must not be shown yet: such words are kept as a copy of who brought them in, since
    the embargo binds that person and nobody else."""
    ends = page.wire.embargo if page.wire else None
    return ends is not None and ends > timezone.now()


def may_share(user: User, version: ArticleVersion, document: Document) -> bool:
    """Whether a person who brings in the words of a version gets the article that is there: not where it is
    under somebody else's embargo, nor where it bears a headline that somebody else typed by hand."""
    article = version.article
    if article.owner_id == user.pk:
        return True
    if article.held_until is not None:
        return False
    if version.headline == (document.headline or "") or _is_public(article):
        return True
    return version.headline == _own_headline(version)


def _own_headline(version: ArticleVersion) -> str | None:
    """What the page itself is headed."""
    try:
        return article_preview(incoming=came_in(version)).headline or ""
    except Unreadable:
        return None


def _is_public(article: Article) -> bool:
    return Article.objects.published().filter(pk=article.pk).exists()
