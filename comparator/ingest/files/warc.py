"""Web archives (WARC, also packed with gzip): the pages among what was recorded."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.archive import MOST_BYTES, name_in
from comparator.ingest.files.draft import clean
from comparator.ingest.source import Outcome, Source

MOST_RECORDS = 1_000
_MOST_IN_ONE = 10_000_000
"""Bytes of one record."""
_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_ADDRESS = 150
_CHUNK = 1 << 16


def entries(source: Source) -> Iterator[Source | Outcome]:
    """The recorded pages one by one. Raises Unreadable where there are none, or the archive is damaged."""
    left, pages, number = MOST_BYTES, 0, 0
    try:
        for number, record in enumerate(_records(source), start=1):
            if number > MOST_RECORDS or left <= 0:
                yield Outcome(name=source.name, refused=_stopped(source, number - 1))
                return
            if _is_page(record):
                pages += 1
                part = _page(source, record, number, min(left, _MOST_IN_ONE))
                left -= len(part.data) if isinstance(part, Source) else _MOST_IN_ONE
                yield part
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        yield Outcome(name=source.name, refused=f"{source.called} is damaged after {number:,} records.")
    if not pages:
        raise Unreadable(f"{source.called} holds no pages. Choose another file, or paste the article's text.")


def _records(source: Source) -> Iterator[Any]:
    found = ArchiveIterator(io.BytesIO(source.data), check_digests=False)
    return islice(found, MOST_RECORDS + 1)


def _is_page(record: Any) -> bool:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource") or headers is None:
        return False
    if record.rec_type == "response" and not str(headers.get_statuscode()).startswith("2"):
        return False
    return str(headers.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _page(source: Source, record: Any, number: int, most: int) -> Source | Outcome:
    url = clean(record.rec_headers.get_header("WARC-Target-URI") or "")
    name = name_in(source, url[:_LONGEST_ADDRESS] or str(number))
    pieces, size = [], 0
    stream = record.content_stream()
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > most:
            return Outcome(name=name, refused=f"{name} is too large to be read. Paste the article's text.")
        pieces.append(piece)
    headers = record.http_headers or record.rec_headers
    kind = clean(headers.get_header("Content-Type") or "")
    charset = kind.lower().partition("charset=")[2].strip(" \"'").partition(";")[0]
    return Source(
        data=b"".join(pieces), name=name, content_type=kind, charset=charset, url=url, rules=source.rules
    )


def _stopped(source: Source, records: int) -> str:
    return f"Only the first {records:,} records of {source.called} were read. Add the others on their own."
