"""From what the selectors read to the columns that the pages show."""

from collections import Counter
from functools import lru_cache
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse

from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison
from comparator.analysis.links import open_address
from comparator.models import Article
from comparator.models.people import Anyone
from comparator.selectors.comparisons import Column, EventComparison
from comparator.selectors.passages import compared_passages, merged
from comparator.web.sources import Source

UNNAMED = "Outlet not named"
__all__ = ("UNNAMED", "merged", "number", "number_of", "original_link", "passages", "safe_link", "sources")


def sources(shown: EventComparison) -> list[Source]:
    """The articles of an event's comparison in its order."""
    names = Counter(column.outlet_name for column in shown.columns)
    took_part = shown.comparison.compared or range(len(shown.columns))
    return [
        _source(i, column, twin=names[column.outlet_name] > 1, compared=i in took_part)
        for i, column in enumerate(shown.columns)
    ]


def _source(index: int, column: Column, *, twin: bool, compared: bool) -> Source:
    return Source(
        index=index,
        pk=column.article.pk,
        outlet=column.outlet_name or UNNAMED,
        document=column.document,
        findings=column.findings,
        url=_address(column.article.pk),
        is_wire=column.is_wire,
        is_source=column.article.is_primary_source,
        kind=column.article.get_kind_display().lower() if column.article.is_primary_source else "",
        twin=twin,
        compared=compared,
        whole=column.whole,
        original=safe_link(open_address(column.article.url)),
    )


@lru_cache(maxsize=4096)
def _address(article: int) -> str:
    return reverse("article", args=[article])


def original_link(article: Article, user: Anyone) -> str:
    """Where an article stands, for a link: in full for who brought it in, else without what may be secret."""
    own = article.owner_id is not None and article.owner_id == user.pk
    return safe_link(article.url if own else open_address(article.url))


def safe_link(url: str) -> str:
    """The address where it is a web address; nothing else may become a link."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def passages(source: Source, comparison: Comparison) -> list[Span]:
    """The whole sentences of one article that the comparison sets against another: what a stranger may see
    of an article whose rights do not allow the whole text."""
    return compared_passages(source.findings, comparison, source.index)


def number(request: HttpRequest, key: str) -> int | None:
    """A key of the query as a whole number; None where it is missing or is none."""
    return number_of(request.GET.get(key, ""))


def number_of(value: str) -> int | None:
    """A whole number as it is written; None where it is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None
