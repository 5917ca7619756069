"""The HTML that a version was read from, kept so that it can be read again with other rules."""

import gzip

from django.db import models

from comparator.models.article import ArticleVersion
from comparator.models.fields import CleanCharField


class StoredPage(models.Model):
    """The bytes of a page, compressed. They are never sent to a browser: only `ingest.limited` reads them.
    They go with their version."""

    version = models.OneToOneField(
        ArticleVersion, on_delete=models.CASCADE, primary_key=True, related_name="page"
    )
    packed = models.BinaryField(help_text="gzip")
    content_type = CleanCharField(max_length=100, blank=True)
    charset = CleanCharField(max_length=40, blank=True, help_text="What the server said it is written in")
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Page of version {self.version_id}"

    @property
    def body(self) -> bytes:
        """The page as it came in."""
        return gzip.decompress(bytes(self.packed))
