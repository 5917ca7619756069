"""The stored articles of an outlet that a person may see whole, to try cleaning rules on."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from comparator.models import Article, ArticleVersion, Outlet, StoredPage, is_staff

MOST = 50


def outlet_samples(user: User, outlet: Outlet) -> Sequence[ArticleVersion]:
    """The newest versions of its newest articles, without their words; `has_page` says whether the page's
    HTML is kept."""
    return list(
        _readable(user, outlet)
        .annotate(has_page=Exists(StoredPage.objects.filter(version=OuterRef("pk"))))
        .select_related("article")
        .defer("raw", "text", "document_json", "told_json")
        .order_by(F("published").desc(nulls_last=True), "-pk")[:MOST]
    )


def outlet_sample(user: User, outlet: Outlet, pk: int) -> ArticleVersion | None:
    """One of them with its words and its page; None where this person may not see it whole."""
    return _readable(user, outlet).filter(pk=pk).select_related("article", "page").first()


def _readable(user: User, outlet: Outlet) -> QuerySet[ArticleVersion]:
    """Those whose page this person brought in, or everybody may read: who only submits the same words may
    have had another page. Staff read the pages of articles that are published."""
    whole = Q(article__rights=Article.Rights.WHOLE) | Q(article__owner=user)
    versions = ArticleVersion.objects.visible_to(user).latest_of_each().filter(article__outlet=outlet)
    return versions if is_staff(user) else versions.filter(whole)
