"""What the pages of one article, and of two side by side, read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis, Anyone, Article, ArticleVersion, Event, State, is_staff


@dataclass(frozen=True, kw_only=True)
class ArticleRead:
    """One article as one version has it, with what was found in it so far."""

    article: Article
    version: ArticleVersion
    versions: Sequence[ArticleVersion]
    """All that this reader may see, newest first; this one among them."""
    document: Document
    findings: ArticleFindings | None
    """None while the analysis waits or runs, and when it failed."""
    state: State
    reason: str
    """Why the analysis failed, in words; else empty."""
    outlet_name: str | None
    events: Sequence[Event]
    """The events it covers that this reader may see."""
    whole: bool
    """Whether this reader may see the whole text; otherwise only the passages compared."""
    whole_page: bool
    """Whether also what was cut away from the page: who submits the same words may have had another page."""


def article_get(user: Anyone, pk: int, *, number: int | None = None) -> ArticleRead | None:
    """One article with the newest version that this reader may see, or version `number`; None where they may
    see none."""
    article = _readable(user).filter(pk=pk).first()
    if article is None:
        return None
    versions = sorted(article.versions.all(), key=lambda version: -version.number)
    chosen = [v for v in versions if number in (None, v.number)]
    return _read(article, chosen[0], versions, user) if chosen else None


def read_whole(user: Anyone, articles: Iterable[Article]) -> frozenset[int]:
    """The ids of those of these articles, all of which this reader may see, that they may read in full:
    members, all; strangers, those whose rights say so."""
    return frozenset(a.pk for a in articles if user.is_authenticated or a.rights == Article.Rights.WHOLE)


def _readable(user: Anyone) -> QuerySet[Article]:
    # Of many versions one is read: the words and findings of the others stay where they are.
    analyses = Analysis.objects.defer("vectors", "readings", "result").order_by("-pk")
    versions = ArticleVersion.objects.visible_to(user).defer("raw", "told_json", "text", "document_json")
    events = Event.objects.visible_to(user)
    return (
        Article.objects.visible_to(user)
        .select_related("outlet")
        .prefetch_related(
            Prefetch("versions", versions),
            Prefetch("versions__analyses", analyses),
            Prefetch("events", events),
        )
    )


def _read(
    article: Article, version: ArticleVersion, versions: Sequence[ArticleVersion], user: Anyone
) -> ArticleRead:
    analysis = next(iter(version.analyses.all()), None)
    free = article.rights == Article.Rights.WHOLE
    return ArticleRead(
        article=article,
        version=version,
        versions=versions,
        document=version.document,
        findings=analysis.findings if analysis and analysis.is_done else None,
        state=State(analysis.state) if analysis else State.WAITING,
        reason=analysis.reason if analysis else "",
        outlet_name=article.outlet.name if article.outlet else None,
        events=list(article.events.all()),
        whole=article.pk in read_whole(user, [article]),
        whole_page=free or is_staff(user) or (user.is_authenticated and article.owner_id == user.pk),
    )
