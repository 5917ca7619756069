"""Feeds: RSS, Atom and JSON Feed become a list of items with addresses that may be fetched.

feedparser gets bytes and nothing else: given an address or a file's name it would open it. Entities are not
expanded from elsewhere. Feeds from outside are read in a process of their own (`feed_limited`).
"""

import calendar
import codecs
import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import feedparser
import msgspec

from comparator.analysis.document import Record
from comparator.analysis.page_text import Unreadable
from comparator.ingest.network.addresses import RefusedError, checked
from comparator.ingest.wires.moments import moment

MOST_ITEMS = 500
"""Of one feed at one look; feeds seldom have more than fifty."""
_LONGEST_TITLE = 300
_JSON_FEED = "https://jsonfeed.org/version/1"
_NO_FEED = (
    "This is no feed: it is neither RSS nor Atom nor JSON Feed. Look for a link called RSS or Feed on the"
    " outlet's pages."
)

_DAMAGED = "The feed is too damaged to be read. Open its address in a browser to check it."
_REFERENCE = re.compile(rb"&#([xX][0-9a-fA-F]{1,100}|[0-9]{1,100});?")


class FeedItem(Record, frozen=True):
    """One article that a feed names."""

    key: str
    """By which it is known when it comes again: a hash of the feed's own name for it, else of its address."""
    url: str
    title: str = ""
    published: dt.datetime | None = None
    """With a time zone."""


class FeedRead(Record, frozen=True):
    """A feed as it stands now, in its own order."""

    title: str
    items: tuple[FeedItem, ...]
    left_out: int = 0
    """How many items have no address, or one that is not fetched."""


class _Found(Record, frozen=True):
    """One item as it stands in the feed."""

    guid: str
    link: str
    title: str
    published: dt.datetime | None


def read_feed(body: bytes, *, url: str, content_type: str = "", charset: str = "") -> FeedRead:
    """The items of a feed that was found at `url`. Raises Unreadable, with a sentence for the user, where it
    is none."""
    if body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        title, found = _json_feed(body)
    else:
        title, found = _xml_feed(body, url, content_type, charset)
    return _gathered(title, found, url)


def _gathered(title: str, found: Iterable[_Found], url: str) -> FeedRead:
    items: dict[str, FeedItem] = {}
    left_out = 0
    for number, one in enumerate(found):
        if number >= MOST_ITEMS:
            break
        address = _address(one, url)
        if address is None:
            left_out += 1
            continue
        key = hashlib.sha256((one.guid or address).encode()).hexdigest()
        items.setdefault(
            key, FeedItem(key=key, url=address, title=one.title[:_LONGEST_TITLE], published=one.published)
        )
    return FeedRead(title=title[:_LONGEST_TITLE], items=tuple(items.values()), left_out=left_out)


def _address(item: _Found, base: str) -> str | None:
    """Where an item's page is; None where that is not said, or is no place to fetch from."""
    named = item.guid if item.guid.lower().startswith(("http://", "https://")) else ""
    try:
        return checked(item.link or named, base=base).url if item.link or named else None
    except RefusedError:
        return None


def _xml_feed(body: bytes, url: str, content_type: str, charset: str) -> tuple[str, Iterable[_Found]]:
    headers = {"content-location": url}
    if charset:
        headers["content-type"] = f"{content_type or 'application/xml'}; charset={charset}"
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # which feedparser takes for no feed
        body, headers["content-type"] = _from_utf16(body), "application/xml; charset=utf-8"
    try:
        # A stream, never bytes: feedparser would take short bytes for the name of a file and read that.
        read = feedparser.parse(
            io.BytesIO(_REFERENCE.sub(_possible, body)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # it fails in many ways on what is badly damaged
        raise Unreadable(_DAMAGED) from None
    if not read.get("version") and not read.entries:
        raise Unreadable(_NO_FEED)
    return _line(read.feed.get("title")), map(_xml_item, read.entries)


def _possible(reference: re.Match[bytes]) -> bytes:
    """A character reference as it stands, or one to U+FFFD where no such character can be."""
    number = reference[1].lower()
    code = int(number[1:], 16) if number.startswith(b"x") else int(number)
    possible = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return reference[0] if possible else b"&#xFFFD;"


def _from_utf16(body: bytes) -> bytes:
    """The same in UTF-8, without the declaration that names the old encoding."""
    text = body.decode("utf-16", errors="replace")
    return (text.partition("?>")[2] if text.startswith("<?xml") else text).encode()


def _xml_item(entry: dict[str, Any]) -> _Found:
    # Asked as a plain dictionary: its own `get` gives one date for the other, with a warning.
    published = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return _Found(
        guid=_line(entry.get("id")),
        link=_line(entry.get("feedburner_origlink") or entry.get("link")),
        title=_line(entry.get("title")),
        published=_at(lambda: dt.datetime.fromtimestamp(calendar.timegm(published), dt.UTC))
        if published
        else None,
    )


def _json_feed(body: bytes) -> tuple[str, Iterable[_Found]]:
    try:
        told = msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf").strip(), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeError):
        raise Unreadable(_NO_FEED) from None
    if not told.version.startswith(_JSON_FEED):
        raise Unreadable(_NO_FEED)
    return _line(told.title), (_json_item(item) for item in told.items if isinstance(item, dict))


class _JsonFeed(Record, frozen=True):
    """What is read of a JSON Feed; its items may be anything."""

    version: str
    title: Any = ""
    items: tuple[Any, ...] = ()


def _json_item(item: Mapping[str, Any]) -> _Found:
    published = item.get("date_published") or item.get("date_modified")
    number = item.get("id")
    return _Found(
        guid=str(number) if isinstance(number, int | float) else _line(number),
        link=_line(item.get("url") or item.get("external_url")),
        title=_line(item.get("title")),
        published=_at(lambda: moment(published)) if isinstance(published, str) else None,
    )


def _line(value: Any) -> str:
    """A text in one line, without what UTF-8 cannot hold; nothing where it is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(value.split()).encode("utf-8", "replace").decode()


def _at(read: Callable[[], dt.datetime | None]) -> dt.datetime | None:
    """A time in UTC; None for one that no calendar has."""
    try:
        time = read()
        return time.astimezone(dt.UTC) if time else None
    except (ValueError, OverflowError, OSError):
        return None
