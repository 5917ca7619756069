"""Reading what came in, for the first time or once more; nothing is stored."""

import datetime as dt
from collections.abc import Collection

import msgspec

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.page_text import Unreadable, read_page
from comparator.models import ArticleVersion, storable

MAX_TEXT = 100_000
"""Characters of an article's own text: about 17,000 words, which one core reads in half a minute."""


def article_preview(
    *,
    raw: str = "",
    file_name: str = "",
    incoming: Incoming | None = None,
    published: dt.date | None = None,
    outlet: str | None = None,
    headline: str | None = None,
    keep: Collection[int] = (),
) -> Document:
    """What would be kept of a page and what cut; stores nothing. What comes in is plain text (`raw`) or what
    a reader made of a file or link (`incoming`); day, outlet and headline may be told by hand. Raises
    Unreadable, with a sentence for the reader, where there is no article in it, or one too long."""
    page = incoming or Incoming(raw=raw, name=file_name)
    document = read_page(
        page.raw, file=_bare_name(page.name), published=published, outlet=_tidy(outlet), keep=keep,
        told=page.told,
    )  # fmt: skip
    check_length(document)
    told = " ".join(storable(headline or "").split())
    return msgspec.structs.replace(
        document,
        headline=told or document.headline,
        warnings=(*document.warnings, *(w for w in page.warnings if w not in document.warnings)),
    )


def check_length(document: Document) -> None:
    """Raise Unreadable for an article longer than MAX_TEXT."""
    if (length := len(document.text)) > MAX_TEXT:
        raise Unreadable(
            f"The article has {length:,} characters; at most {MAX_TEXT:,} can be compared. "
            "Split it and add the parts."
        )


def came_in(version: ArticleVersion) -> Incoming:
    """A version's page as it came in."""
    return Incoming(
        raw=version.raw, name=version.file_name, format=version.format, told=version.told,
        wire=msgspec.convert(version.wire, Wire) if version.wire else None,
    )  # fmt: skip


def _bare_name(file_name: str) -> str:
    """A file's name without any folder, as it is safe to store and show."""
    return storable(file_name).replace("\\", "/").rsplit("/", 1)[-1][:255]


def _tidy(outlet: str | None) -> str | None:
    return " ".join(storable(outlet).split())[:200] or None if outlet else None
