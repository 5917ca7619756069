"""The XML parts of documents that are ZIP archives: DOCX and ODT."""

import zipfile

from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.archive import opened, unpacked
from comparator.ingest.files.tree import Element, tree
from comparator.ingest.source import Source


class Parts:
    """A document's archive, opened within the limits of archives."""

    def __init__(self, source: Source) -> None:
        """Raises Unreadable where the archive does not keep the limits."""
        self._source = source
        self._archive = opened(source)

    def tree(self, name: str) -> Element | None:
        """The root of a part; None where there is no such part. Raises Unreadable for a damaged one."""
        try:
            info: zipfile.ZipInfo = self._archive.getinfo(name)
        except KeyError:
            return None
        data = unpacked(self._archive, info, self._source.called)
        return tree(Source(data=data, name=self._source.called))

    def needed(self, name: str) -> Element:
        """The root of a part without which there is no document."""
        root = self.tree(name)
        if root is None:
            raise Unreadable(
                f"{self._source.called} is a damaged document. Save it again, or paste its text."
            )
        return root
