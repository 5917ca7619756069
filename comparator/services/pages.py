"""The HTML of pages, kept beside the versions that were read from it."""

import gzip

from comparator.models import ArticleVersion, StoredPage

_MOST_PACKED = 5_000_000
"""Bytes after compression: more than any page of news has."""


def page_keep(
    *, version: ArticleVersion, html: bytes, content_type: str = "", charset: str = ""
) -> StoredPage | None:
    """Keep the page that a version was read from, once; None where it is too large to be kept."""
    packed = gzip.compress(html)
    if len(packed) > _MOST_PACKED:
        return None
    told = {"packed": packed, "content_type": content_type, "charset": charset}
    return StoredPage.objects.get_or_create(version=version, defaults=told)[0]
