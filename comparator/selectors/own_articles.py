"""The articles that a member brought in or owns, also those that stand in no event."""

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q

from comparator.models import Article, ArticleVersion, Coverage, Event
from comparator.selectors.outlets import PAGE_SIZE, OutletArticle, OutletArticles


def own_articles(user: User, page: int) -> OutletArticles:
    """A page of them: those in no event that this person may see first, then the newest first."""
    events = Event.objects.visible_to(user)
    told = Coverage.objects.filter(article=OuterRef("article"), event__in=events)
    brought_in = Article.submitters.through.objects.filter(article=OuterRef("article"), user=user)
    versions = (
        ArticleVersion.objects.latest_of_each()
        .filter(Q(article__owner=user) | Q(Exists(brought_in)))
        .annotate(in_event=Exists(told))
        .select_related("article__outlet")
        .prefetch_related(Prefetch("article__events", events, to_attr="seen_events"))
        .defer("raw", "text", "document_json")
        .order_by("in_event", F("published").desc(nulls_last=True), "-pk")
    )
    paginator = Paginator(versions, PAGE_SIZE)
    chosen = paginator.get_page(page)
    return OutletArticles(
        rows=tuple(OutletArticle(version=v, events=tuple(v.article.seen_events)) for v in chosen.object_list),
        count=paginator.count,
        number=chosen.number,
        pages=paginator.num_pages,
    )
