"""How much of an article stands word for word in another."""

from collections.abc import Sequence

from comparator.analysis.findings import ArticleFindings, Reuse


def find_reuse(articles: Sequence[ArticleFindings]) -> tuple[Reuse, ...]:
    """The words each article shares with an earlier one."""
    return ()
