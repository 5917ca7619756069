"""ZIP archives of articles, opened within limits that no honest archive meets.

The limits stand on what an archive may do to its reader: name the same bytes many times (overlaps), unpack to
a multiple of itself, hold another archive, name places outside itself, and lie in its directory.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from comparator.analysis.page_text import Unreadable
from comparator.ingest.source import Outcome, Source

MOST_ENTRIES = 1_000
MOST_BYTES = 50_000_000
"""Bytes of all entries together when unpacked."""
MOST_RATIO = 100
"""How many times larger than packed an entry may be; text packs to a third, at most a tenth."""
_SMALL = 1_000_000
"""Bytes up to which the ratio is nobody's business: a page of empty lines packs well."""
_CHUNK = 65_536
_LONGEST = 150
_LONGEST_OUTER = 100
"""Characters of names; together they fit where file names are stored."""
_BESIDE = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".css", ".js", ".map", ".woff", ".woff2", 
    ".ttf", ".mp3", ".mp4", ".webm", ".avif",
)  # fmt: skip
"""What lies beside a saved page."""
_DAMAGES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError, RuntimeError,
    ValueError, LookupError,
)  # fmt: skip
_FROM_SYSTEMS = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)")


def entries(source: Source) -> Iterator[Source | Outcome]:
    """The files of a ZIP archive one by one, unpacked in memory under safe names. Raises Unreadable where it
    is made to harm, encrypted, or damaged."""
    archive = opened(source)
    infos = [
        i for i in archive.infolist() if not i.is_dir() and not _FROM_SYSTEMS.search(safe_name(i.filename))
    ]
    beside = [i for i in infos if i.filename.lower().endswith(_BESIDE)]
    for info in infos:
        if info in beside:
            continue
        name = name_in(source, safe_name(info.filename))
        try:
            data = unpacked(archive, info, name)
        except Unreadable as error:
            yield Outcome(name=name, refused=str(error))
        else:
            yield Source(data=data, name=name, rules=source.rules)
    if len(infos) == len(beside):
        raise Unreadable(f"{source.called} holds no articles. Choose an archive of pages or documents.")


def opened(source: Source) -> zipfile.ZipFile:
    """A ZIP archive whose directory keeps the limits. Raises Unreadable otherwise."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        infos = archive.infolist()
    except _DAMAGES:
        raise Unreadable(
            f"{source.called} is a damaged ZIP archive. Pack it again, or add its files one by one."
        ) from None
    if len(infos) > MOST_ENTRIES:
        raise _too_much(source, f"holds {len(infos):,} files; the limit is {MOST_ENTRIES:,}")
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise _too_much(
            source, f"unpacks to {total // 1_000_000:,} MB; the limit is {MOST_BYTES // 1_000_000} MB"
        )
    if any(_packed_too_well(info) for info in infos):
        raise _too_much(source, "unpacks to more than a hundred times its size, as archives made to harm do")
    if _overlap(infos, len(source.data)):
        raise _too_much(source, "names the same bytes several times, as archives made to harm do")
    return archive


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """One entry's bytes, never more than its directory says. Raises Unreadable."""
    if info.flag_bits & 0x1:
        raise Unreadable(f"{name} is encrypted. Unpack it with its password and add it.")
    pieces, size = [], 0
    try:
        with archive.open(info) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                if size > info.file_size:
                    raise Unreadable(f"{name} is larger than its archive says. Unpack it and add it.")
                pieces.append(piece)
    except Unreadable:
        raise
    except _DAMAGES:
        raise Unreadable(f"{name} is damaged in its archive. Pack it again, or add it on its own.") from None
    return b"".join(pieces)


def name_in(source: Source, name: str) -> str:
    """The name of a file with its place in another, short enough to be stored."""
    return f"{source.called[:_LONGEST_OUTER]}/{name[-_LONGEST:]}"


def safe_name(name: str) -> str:
    """An entry's name without its way out of the archive, drive, control characters and excess length."""
    parts = re.split(r"[/\\]+", "".join(c for c in name if c.isprintable()))
    kept = [p for p in parts if p not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", p)]
    return "/".join(kept)[-_LONGEST:] or "unnamed"


def _too_much(source: Source, what: str) -> Unreadable:
    return Unreadable(f"{source.called} {what}. Unpack it and add its articles, some at a time.")


def _packed_too_well(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size)


def _overlap(infos: Sequence[zipfile.ZipInfo], size: int) -> bool:
    """Whether two entries share packed bytes (a local header has at least 30 bytes and the name)."""
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + 30 + len(info.orig_filename) + info.compress_size
    return end > size
