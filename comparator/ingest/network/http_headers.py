"""What is sent along with a request, and what is read from an answer's headers."""

from collections.abc import Mapping

from comparator import __version__
from comparator.ingest.network.addresses import Address
from comparator.ingest.network.fetched import Wanted

USER_AGENT = f"Comparator/{__version__} (compares how news outlets tell one story; reads pages one at a time)"
ACCEPT: dict[Wanted, str] = {
    "page": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
}


def asking(address: Address) -> dict[str, str]:
    """The headers of every request: no cookie, no referrer, nothing about whoever wants the page."""
    usual = 443 if address.scheme == "https" else 80
    return {
        "Host": address.host if address.port == usual else f"{address.host}:{address.port}",
        "User-Agent": USER_AGENT,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
        "Connection": "close",
    }


def conditions(etag: str, modified: str) -> dict[str, str]:
    """The headers of a conditional request; marks that no header can hold are left out."""
    marks = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: mark for name, mark in marks.items() if mark and mark.isascii() and mark.isprintable()}


def location(headers: Mapping[str, str]) -> str:
    """Where a redirect leads. Most servers send UTF-8 here, which arrives as if it were Latin-1."""
    value = headers.get("Location", "")
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def content_type(headers: Mapping[str, str]) -> tuple[str, str]:
    """The content type and the charset that its parameters name, lower-case; empty where not named."""
    kind, _, rest = headers.get("Content-Type", "").partition(";")
    parameters = (part.partition("=") for part in rest.split(";"))
    named = {name.strip().lower(): value.strip(" \t\"'") for name, _, value in parameters}
    return kind.strip().lower()[:100], named.get("charset", "").lower()[:40]


def length(headers: Mapping[str, str]) -> int:
    """Characters of all headers."""
    return sum(len(name) + len(value) for name, value in headers.items())
