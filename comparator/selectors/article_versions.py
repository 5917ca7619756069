"""What the page of an article's versions reads. As many queries for ten versions as for two."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, When
from django.db.models.functions import Length

from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis, Anyone, Article, ArticleVersion
from comparator.selectors.articles import read_whole
from comparator.selectors.shelf import findings_of


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version in the list, without its words."""

    pk: int
    number: int
    first_seen: dt.datetime
    last_seen: dt.datetime
    times_seen: int
    corrected: int
    """How often its day, outlet or headline was put right."""
    put_back: bool
    """Whether its words are another's with pieces of the same page put back."""


@dataclass(frozen=True, kw_only=True)
class VersionRead:
    """One version with its words."""

    number: int
    document: Document
    findings: ArticleFindings | None
    """None before it was read, and where it could not be."""


@dataclass(frozen=True, kw_only=True)
class VersionsRead:
    """An article's versions as one reader sees them."""

    article: Article
    outlet_name: str | None
    headline: str
    """Of the newest version that this reader may see."""
    lines: Sequence[VersionLine]
    """Newest first."""
    whole: bool
    """Whether this reader may see the words; otherwise only when there were versions."""
    pair: tuple[VersionRead, VersionRead] | None
    """The older and the newer of the two that are set side by side; None where there is one version alone,
    or this reader may not see the words."""


def versions_read(user: Anyone, pk: int, numbers: tuple[int | None, int | None]) -> VersionsRead | None:
    """The versions of an article with two of them set side by side: those with these numbers; a missing
    second is the newest, a missing first the one before the second. None where there is no such article or
    version that this reader may see."""
    article = Article.objects.visible_to(user).select_related("outlet").filter(pk=pk).first()
    if article is None:
        return None
    rows = _rows(article)
    chosen = _chosen([row.number for row in rows], *numbers)
    if chosen is None:
        return None
    whole = bool(read_whole(user, [article]))
    pks = {row.number: row.pk for row in rows}
    pair = _pair([pks[number] for number in chosen]) if whole and len(chosen) == 2 else None
    return VersionsRead(
        article=article,
        outlet_name=article.outlet.name if article.outlet else None,
        headline=_headline(user, article),
        lines=[_line(row) for row in rows],
        whole=whole,
        pair=pair,
    )


def _headline(user: Anyone, article: Article) -> str:
    seen = article.versions.visible_to(user).order_by("-number")
    return seen.values_list("headline", flat=True).first() or ""


def _rows(article: Article) -> list[ArticleVersion]:
    """The versions, newest first, each told whether an earlier one came from the very same page, read by the
    same rules: what an outlet's rules cut is told with the page."""
    same_page = ArticleVersion.objects.filter(
        article=OuterRef("article"), number__lt=OuterRef("number"), raw=OuterRef("raw")
    )
    put_back = Case(
        When(told_json__isnull=True, then=Exists(same_page.filter(told_json__isnull=True))),
        default=Exists(same_page.filter(told_json=OuterRef("told_json"))),
    )
    versions = article.versions.annotate(put_back=put_back).order_by("-number")
    return list(versions.defer("raw", "told_json", "text", "document_json"))


def _chosen(numbers: Sequence[int], a: int | None, b: int | None) -> tuple[int, ...] | None:
    """The numbers of the two versions, the older first; one alone where there is no other; None where there
    is none with the number asked for."""
    if any(asked is not None and asked not in numbers for asked in (a, b)):
        return None
    second = b if b is not None else numbers[0]
    before = [n for n in numbers if n < second] or [n for n in numbers if n > second][-1:]
    first = a if a is not None else next(iter(before), second)
    return (first,) if first == second else tuple(sorted((first, second)))


def _line(row: ArticleVersion) -> VersionLine:
    return VersionLine(
        pk=row.pk,
        number=row.number,
        first_seen=row.created,
        last_seen=max(row.created, row.seen or row.created),
        times_seen=row.times_seen,
        corrected=row.revision - 1,
        put_back=bool(getattr(row, "put_back", False)),
    )


def _pair(pks: Sequence[int]) -> tuple[VersionRead, VersionRead]:
    versions = {v.pk: v for v in ArticleVersion.objects.filter(pk__in=pks).only("number", "document_json")}
    done = (
        Analysis.objects.done().filter(version__in=pks).order_by("pk").defer("result", "vectors", "readings")
    )
    newest = {analysis.version_id: analysis for analysis in done.annotate(size=Length("result"))}
    found = dict(zip(newest, findings_of(list(newest.values())), strict=True))
    old, new = (
        VersionRead(number=versions[pk].number, document=versions[pk].document, findings=found.get(pk))
        for pk in pks
    )
    return old, new
