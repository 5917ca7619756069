"""One file as it came from outside, before anybody knows what it is."""

from comparator.analysis.document import Record
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.rules import Rules

LIMIT = 20_000_000
"""Bytes of one file: PDF and Word files carry pictures, and an archive many articles."""


class Source(Record, frozen=True):
    """Bytes and everything that was said of them by whoever sent them. None of it is trusted."""

    data: bytes = b""
    name: str = ""
    """The file's name, with its place in an archive; it only names the file in messages and fields."""
    content_type: str = ""
    charset: str = ""
    url: str = ""
    rules: Rules = Rules()
    depth: int = 0
    """In how many messages it lay, one in another."""

    @property
    def called(self) -> str:
        """How messages name it."""
        return self.name or self.url or "The file"


class Outcome(Record, frozen=True):
    """What became of one file, or of one file in an archive. It has begun, and no more is known, while
    `articles` is None and nothing is refused."""

    name: str
    articles: tuple[Incoming, ...] | None = None
    refused: str = ""
    """The sentence for the user."""
    fault: str = ""
    """The kind of an error nobody foresaw, for the log; never words of the file."""


def check_size(source: Source) -> None:
    """Raise Unreadable for more bytes than LIMIT."""
    if len(source.data) > LIMIT:
        told = f"{len(source.data) / 1_000_000:.1f} MB"
        raise Unreadable(
            f"{source.called} has {told}; the limit is {LIMIT // 1_000_000} MB."
            " Save the article alone as plain text."
        )
