"""Saved web pages."""

from comparator.analysis.incoming import Incoming
from comparator.ingest.pages.page import read_html
from comparator.ingest.source import Source


def read(source: Source) -> tuple[Incoming, ...]:
    """The page's main text with what its markup tells."""
    page = read_html(
        source.data, charset=source.charset, url=source.url, name=source.name, rules=source.rules
    )
    return (page,)
