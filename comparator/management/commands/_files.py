"""What `read` and `compare` share: files from the command line to Documents, and errors to one line each."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from django.core.management.base import CommandError

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.files import plain
from comparator.ingest.limited import read_limited
from comparator.ingest.sniff import kind_of
from comparator.ingest.source import LIMIT, Source
from comparator.services.articles import article_preview

_Value = TypeVar("_Value")
KINDS = "a page: text, HTML, DOCX, ODT, RTF, PDF, NewsML-G2, NITF, ninjs, EML, ZIP or WARC"
"""What a FILE may be, for the help of each command."""
REFUSED = 2
"""Exit status when nothing was done."""
IN_PART = 1
"""Exit status when --keep-going left files out."""


def refuse(message: str) -> CommandError:
    """An error that ends the command with status 2 and one line."""
    return CommandError(message, returncode=REFUSED)


def check_files(files: Sequence[str]) -> None:
    """Refuse a file that is given twice."""
    seen: dict[Path, str] = {}
    for name in files:
        place = Path(name).resolve()
        if place in seen:
            raise refuse(f"{name}: given twice. Name each file once.")
        seen[place] = name


def values_by_file(
    option: str, given: Sequence[str], files: Sequence[str], parse: Callable[[str], _Value]
) -> dict[str, _Value]:
    """The values of a repeated FILE=VALUE option, by the file's name as given among the files."""
    values: dict[str, _Value] = {}
    for item in given:
        name, found, value = item.partition("=")
        if not found or not value.strip():
            raise refuse(f"{option} {item}: write it as FILE=VALUE.")
        file = file_called(option, name, files)
        try:
            values[file] = parse(value.strip())
        except ValueError as error:
            raise refuse(f"{option} {item}: {error}") from None
    return values


def file_called(option: str, name: str, files: Sequence[str]) -> str:
    """The one file an option means, by its path or its base name."""
    exact = [f for f in files if f == name]
    hits = exact or [f for f in files if Path(f).name == name]
    if not hits:
        raise refuse(f"{option} {name}: no such file among those given.")
    if len(hits) > 1:
        raise refuse(f"{option} {name}: several of the files are called so. Give the whole path.")
    return hits[0]


def day(value: str) -> dt.date:
    """A date written YYYY-MM-DD; ValueError with a sentence for the user otherwise."""
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"{value} is no date. Write it as YYYY-MM-DD.") from None


def documents(
    files: Sequence[str],
    *,
    keep_going: bool,
    published: Mapping[str, dt.date] | None = None,
    outlets: Mapping[str, str] | None = None,
    tell: Callable[[str], object],
) -> Iterator[Document]:
    """Read each file, of any format that can be added; an archive holds several articles. A file that cannot
    be read ends the command, or with `keep_going` is left out."""
    for name in files:
        try:
            yield from _documents(name, (published or {}).get(name), (outlets or {}).get(name))
        except Unreadable as error:
            if not keep_going:
                raise refuse(_line(name, str(error))) from None
            tell(_line(name, str(error)))


def _documents(name: str, published: dt.date | None, outlet: str | None) -> list[Document]:
    pages = _pages(Source(data=file_bytes(name), name=Path(name).name))
    read = [article_preview(incoming=page, published=published, outlet=outlet) for page in pages]
    alone = len(read) == 1
    return [
        msgspec.structs.replace(document, file=name if alone else f"{name}: {document.file}")
        for document in read
    ]


def _pages(source: Source) -> Sequence[Incoming]:
    """Plain text is read at once; whatever has to be parsed, in a process with limits."""
    if kind_of(source) == "text":
        return plain.read(source)
    return read_limited(source.data, name=source.name)


def file_bytes(name: str) -> bytes:
    """The bytes of a regular file that is not too long. Raises Unreadable."""
    path = Path(name)
    try:
        if path.is_dir():
            raise Unreadable("This is a folder. Name the files in it.")
        if path.exists() and not path.is_file():
            raise Unreadable("This is no regular file.")
        if (size := path.stat().st_size) > LIMIT:
            raise Unreadable(f"The file has {size / 1_000_000:.1f} MB; the limit is {LIMIT // 1_000_000} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("There is no such file.") from None
    except OSError as error:
        raise Unreadable(f"It cannot be opened: {error.strerror}.") from None


def _line(name: str, message: str) -> str:
    """One line that names the file, and why."""
    return f"{name}: {' '.join(message.split())}"


class Progress:
    """A count on standard error, where that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = total, 0, sys.stderr.isatty()

    def step(self, what: str) -> None:
        """Say what is being done now."""
        self._done += 1
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{self._done}/{self._total} {what[:60]}")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
