"""Rows for people to whom two outlets give titles that cannot both be right."""

from collections.abc import Sequence

from comparator.analysis.contrast.posts import in_conflict
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Mention, Name, Title

SAME_PERSON = ("same person",)  # why the cells of such a row stand together


def title_cells(articles: Sequence[ArticleFindings], names: Sequence[Name]) -> list[dict[int, Span]]:
    """For each person with conflicting titles {article: the title and the name beside it}, of every article
    that gives that person a title of the office in question."""
    rows = [_cells(articles, name) for name in names if name.kind == "person" and _disputed(name)]
    return [row for row in rows if len(row) > 1]


def _disputed(name: Name) -> bool:
    by_article: dict[int, list[str]] = {}
    for title in name.titles:
        by_article.setdefault(title.article, []).append(title.title)
    given = list(by_article.values())
    return any(in_conflict(a, b) for i, a in enumerate(given) for b in given[i + 1 :])


def _cells(articles: Sequence[ArticleFindings], name: Name) -> dict[int, Span]:
    """The fullest title of each article, with the name it belongs to."""
    cells = dict[int, Span]()
    for title in sorted(name.titles, key=lambda t: (-len(t.title), t.start)):
        mention = _mention(articles[title.article], title, name)
        if mention and title.article not in cells:
            cells[title.article] = Span(min(title.start, mention.start), max(title.end, mention.end))
    return cells


def _mention(article: ArticleFindings, title: Title, name: Name) -> Mention | None:
    held = (m for m in article.mentions if (m.title_start, m.title_end) == (title.start, title.end))
    return next((m for m in held if m.name in {name.name, *name.variants}), None)
