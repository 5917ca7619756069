"""Mail messages (EML) and pages saved as one file (MHTML): the text, and the articles attached to it."""

import datetime as dt
import email
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from typing import NamedTuple, cast

import msgspec

from comparator.analysis.incoming import Incoming, Told
from comparator.analysis.page_text import Unreadable
from comparator.analysis.pages.dates import days_in
from comparator.ingest.files.archive import name_in, safe_name
from comparator.ingest.files.draft import clean, plain_text
from comparator.ingest.files.forwarded import Section, longest_section, without_marks
from comparator.ingest.files.upload import decode
from comparator.ingest.formats import read_one
from comparator.ingest.source import Source

_MOST_PARTS = 1_000
_MOST_ATTACHED = 20
_ENOUGH = 0.5
"""The share of the HTML part's words that the plain part must have to be more than a pointer to it."""
_INLINE = ("text/plain", "text/html")
_SUBJECT = re.compile(r"(?:\s*(?:re|fwd?|wg|aw|tr)\s*:)+\s*", re.IGNORECASE)
_BESIDE = ("image", "audio", "video", "font")


def read(source: Source) -> tuple[Incoming, ...]:
    """The message's own text, where it has one, then the attached files of known formats. Raises Unreadable
    where nothing could be read."""
    message = email.message_from_bytes(source.data)  # the newer policy reads headers ten times as slowly
    parts = list(islice(_leaves(message), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS:
        raise Unreadable(f"{source.called} has more than {_MOST_PARTS:,} parts. Paste the article's text.")
    own = [part for part in parts if _is_own(part)]
    articles: list[Incoming] = []
    refused: list[str] = []
    for part in (None, *_attached(source, [p for p in parts if not _is_own(p)])):
        try:
            articles += [_own(source, message, own)] if part is None and own else []
            articles += read_one(part) if part else []
        except Unreadable as error:
            refused.append(str(error))
    if not articles:
        raise Unreadable(
            refused[0] if refused else f"{source.called} holds no text. Paste the article's text."
        )
    first = msgspec.structs.replace(articles[0], warnings=(*articles[0].warnings, *refused))
    return (first, *articles[1:])


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, attached messages whole."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            yield from _leaves(cast(Message, part))
    else:
        yield message


def _is_own(part: Message) -> bool:
    return (
        part.get_content_type() in _INLINE
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    )


def _attached(source: Source, parts: list[Message]) -> Iterator[Source]:
    wanted = [part for part in parts if part.get_content_maintype() not in _BESIDE]
    for part in wanted[:_MOST_ATTACHED]:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            data = cast(Message, inner[0]).as_bytes() if isinstance(inner, list) and inner else b""
            name = "attached.eml"
        else:
            data, name = _bytes(part), part.get_filename() or "attached"
        yield Source(
            data=data,
            name=name_in(source, safe_name(name)),
            content_type=part.get_content_type(),
            rules=source.rules,
            depth=source.depth + 1,
        )


def _own(source: Source, message: Message, parts: list[Message]) -> Incoming:
    """What the message itself says: its plain part where that is the whole text, else its HTML."""
    plain = _text(source, [p for p in parts if p.get_content_type() == "text/plain"])
    pages = [p for p in parts if p.get_content_type() == "text/html"]
    saved = _header(message, "snapshot-content-location")
    if pages:
        page = _page(source, pages[0], saved)
        if saved or not plain or len(plain.split()) < _ENOUGH * len(page.raw.split()):
            return page if saved else _with_headers(page, _heads(message, None))
    if not plain:
        raise Unreadable(f"{source.called} holds no text of its own. Paste the article's text instead.")
    return _plain(source, message, plain)


def _page(source: Source, part: Message, url: str) -> Incoming:
    from comparator.ingest.pages.page import (
        read_html,  # few messages need it, and it takes half a second to load
    )

    charset = part.get_content_charset() or ""
    return read_html(_bytes(part), charset=charset, url=url, name=source.name, rules=source.rules)


def _plain(source: Source, message: Message, text: str) -> Incoming:
    """The text as pasted text is, its subject above it; of a forwarded message the longest part."""
    section = longest_section(without_marks(text))
    heads = _heads(message, section)
    subject, body = heads.subject, section.text.strip()
    opening = " ".join(body[:1000].split()).casefold()
    raw = body if not subject or subject.casefold() in opening else f"{subject}\n\n{body}"
    warnings: tuple[str, ...] = ()
    if section.left_out:
        warnings = (
            f"The message was forwarded or answered: {section.left_out:,} words of other messages in it were"
            " left out.",
        )
    bare = Incoming(raw=raw, format="email", name=source.name, url=source.url, warnings=warnings)
    return _with_headers(bare, heads)


class _Heads(NamedTuple):
    """What the headers of the message that holds the article say."""

    subject: str
    published: dt.date | None
    domain: str | None


def _heads(message: Message, section: Section | None) -> _Heads:
    """The headers of the message, or those that stand above its longest part where it was forwarded."""
    told = section.headers if section and section.headers else {}
    subject = told.get("subject") or _header(message, "subject")
    sender = told.get("from") or _header(message, "from")
    when = told.get("date") or told.get("sent") or _header(message, "date")
    return _Heads(bare_subject(clean(subject)), _day(when), _domain(sender))


def _with_headers(article: Incoming, heads: _Heads) -> Incoming:
    """An article with what the headers tell, where it does not tell it itself."""
    told = article.told or Told()
    told = msgspec.structs.replace(
        told,
        published=told.published or heads.published,
        domain=told.domain or heads.domain,
        headline=told.headline or heads.subject or None,
    )
    return msgspec.structs.replace(article, told=told, format="email")


def bare_subject(subject: str) -> str:
    """A subject without "Re:" and "Fwd:"."""
    return _SUBJECT.sub("", subject).strip()


def _header(message: Message, name: str) -> str:
    """A header's words, decoded as far as it can be; "" where there is none."""
    raw = next((v for n, v in message.raw_items() if n.lower() == name), "")
    told = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return str(make_header(decode_header(told)))
    except (ValueError, LookupError):
        return told


def _day(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return next(days_in(text), None)


def _domain(sender: str) -> str | None:
    address = parseaddr(sender)[1]
    host = address.rpartition("@")[2].lower() if "@" in address else ""
    return clean(host) or None


def _text(source: Source, parts: list[Message]) -> str:
    """The text of the plain parts."""
    texts = []
    for part in parts:
        data, charset = _bytes(part), part.get_content_charset()
        if data.strip():
            texts.append(_decoded(data, charset or "", source))
    return "\n\n".join(texts).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, charset: str, source: Source) -> str:
    try:
        return plain_text(data.decode(charset))
    except (LookupError, ValueError):
        return plain_text(decode(data, source.called).text)


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
