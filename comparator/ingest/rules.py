"""Cleaning rules of an outlet: what of its pages is never the article."""

from comparator.analysis.document import Record


class Rules(Record, frozen=True):
    """Blocks to be dropped from an outlet's pages."""

    selectors: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
