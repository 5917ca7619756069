"""What a page's own data say of it: JSON-LD, OpenGraph and other <meta>, microdata, <time>, its address."""

import datetime as dt
import itertools
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import htmldate

from comparator.analysis.document import Record
from comparator.analysis.outlets import outlet_at
from comparator.analysis.pages.dates import day_in_address, days_in
from comparator.ingest.pages.markup import Element, clean

logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)  # no page's words or address in the logs
_SCRIPT = "application/ld+json"
_MOST_DATA = 2_000_000
"""Characters of one block of JSON-LD; longer ones are no description of an article."""
_MOST_OBJECTS = 5_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|NewsStory)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "date.published", "publish-date", "publish_date", "publishdate", "pubdate", "pub_date",
    "cxenseparse:recs:publishtime", "article.published", "citation_publication_date", "date",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "article:author_name",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
_LANGUAGES = ("content-language", "language", "dc.language", "og:locale")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_SUBDOMAINS = re.compile(r"^(?:(?:www\d?|m|mobile|amp|edition|beta)\.)+")
_ADDRESS = re.compile(r"https?://|www\.|@|/")
_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
_LATER = re.compile(r"modif|updat|revis", re.I)
_LONGEST = 300
_EARLIEST = dt.date(1850, 1, 1)


class Facts(Record, frozen=True):
    """What the page's data say; None or empty where they are silent."""

    titles: tuple[str, ...] = ()
    """The headline as the page's data give it, the surest first; the window's title among them."""
    headline: str | None = None
    """The headline of JSON-LD or OpenGraph alone: the window's title may be the site's."""
    byline: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    domain: str | None = None
    language: str | None = None
    url: str = ""
    body: str = ""
    """The article's text as JSON-LD gives it."""
    subscribers: bool = False
    """Whether the page says that its text is not free to read."""
    live: bool = False
    """Whether it is a blog of updates, newest first or last."""


def facts_of(root: Element, url: str) -> Facts:
    """The facts of a page. `url` is where it was fetched, "" where that is not known."""
    meta = _meta(root)
    objects = list(_objects(root))
    own = next((o for o in objects if _is_article(o) and _text(o.get("headline"))), None)
    own = own or next((o for o in objects if _is_article(o)), {})
    address = _address(root, meta, url)
    headlines = _headlines(meta, own)
    domain = (urlsplit(url or address).hostname or "") or None
    return Facts(
        titles=tuple(dict.fromkeys((*headlines, *_window(root)))),
        headline=next(iter(headlines), None),
        byline=_byline(root, meta, own),
        published=_published(root, meta, own, objects, address),
        outlet=_outlet(meta, own, domain),
        domain=domain,
        language=_language(root, meta, own),
        url=address,
        body=_body(own),
        subscribers=_flag(own.get("isAccessibleForFree")) is False,
        live=any("LiveBlogPosting" in _types(o) for o in objects),
    )


def _meta(root: Element) -> dict[str, list[str]]:
    """The page's <meta> by name or property, in small letters."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = clean(element.get("content") or "")[: 4 * _LONGEST]
        for key in ("name", "property", "itemprop", "http-equiv"):
            if content and (name := (element.get(key) or "").strip().casefold()):
                found.setdefault(name, []).append(content)
    return found


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer before inner."""
    left = _MOST_OBJECTS
    for script in root.iter("script"):
        if _SCRIPT not in (script.get("type") or "").casefold():
            continue
        waiting = [_decoded(script.text or "")]
        while waiting and left:
            value = waiting.pop(0)
            left -= 1
            if isinstance(value, dict):
                yield value
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting += [v for v in inner if isinstance(v, dict | list)]


def _decoded(text: str) -> Any:
    """A block of JSON-LD, None where it is none; comments around it and what follows are passed over."""
    if len(text) > _MOST_DATA:
        return None
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|;)\s*$", "", text).strip()
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _types(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _is_article(value: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(value))


def _text(value: Any) -> str:
    """A value of the page's data as one line: its name or first item where it is an object or a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or ""
    return clean(value)[:_LONGEST] if isinstance(value, str) else ""


def _flag(value: Any) -> bool | None:
    told = str(value).casefold() if isinstance(value, bool | str) else ""
    return {"true": True, "false": False}.get(told)


def _headlines(meta: dict[str, list[str]], own: dict[str, Any]) -> list[str]:
    told = [_text(own.get("headline")), *(t for name in _TITLES for t in meta.get(name, ())[:1])]
    return [title[:_LONGEST] for title in told if title]


def _window(root: Element) -> list[str]:
    """The title of the browser's window."""
    titles = (clean(t.text or "")[:_LONGEST] for t in root.iter("title"))
    return [title for title in titles if title][:1]


def _byline(root: Element, meta: dict[str, list[str]], own: dict[str, Any]) -> str | None:
    """The writers' names: each once, in the page's order."""
    authors = own.get("author") or own.get("creator")
    listed = authors if isinstance(authors, list) else [authors]
    names = [n for n in map(_text, listed) if _is_name(n)]
    names = names or [n for key in _AUTHORS for n in meta.get(key, ()) if _is_name(n)]
    names = names or [
        n for n in map(_of_element, itertools.islice(_marked(root, "author"), 1)) if _is_name(n)
    ]
    said = dict.fromkeys(_without_by(n) for n in names[:8])
    return ", ".join(n for n in said if not any(n != other and n in other for other in said)) or None


def _without_by(name: str) -> str:
    return re.sub(r"^by:?\s+", "", name, flags=re.IGNORECASE)


def _is_name(text: str) -> bool:
    """Whether a text can be somebody's name rather than an address or a sentence."""
    return 2 < len(text) <= 100 and not _ADDRESS.search(text) and len(text.split()) <= 12


def _marked(root: Element, prop: str) -> Iterator[Element]:
    """Elements that microdata or a link's relation mark as a property of the page."""
    for element in root.iter():
        marks = (
            f"{element.get('itemprop') or ''} {element.get('rel') or ''}"
            if isinstance(element.tag, str)
            else ""
        )
        if prop in marks.split():
            yield element


def _of_element(element: Element) -> str:
    names = (e for e in element.iter() if (e.get("itemprop") or "") == "name")
    inner = next(names, element)
    return clean(inner.get("content") or "".join(inner.itertext()))[:_LONGEST]


def _published(
    root: Element,
    meta: dict[str, list[str]],
    own: dict[str, Any],
    objects: Iterable[dict[str, Any]],
    url: str,
) -> dt.date | None:
    """The day of publication, never that of a later change."""
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: [_text(own.get("datePublished")), _text(own.get("dateCreated"))],
        lambda: [d for name in _DATES for d in meta.get(name, ())[:1]],
        lambda: (_moment(e) for e in _marked(root, "datePublished")),
        lambda: [_text(o.get("datePublished")) for o in objects],
        lambda: (_moment(e) for e in root.iter("time") if _is_publication(e)),
    )
    stamps = ((text, day) for way in ways for text in way() if (day := _day(text)))
    text, told = next(stamps, ("", None))
    named = day_in_address(url)
    if told and named == told - dt.timedelta(days=1) and _UTC.search(text):
        return named  # the outlet's own day: its evening is the next day's morning in UTC
    return told or named or _by_search(root, meta, own)


def _moment(element: Element) -> str:
    return element.get("datetime") or element.get("content") or "".join(element.itertext())[:_LONGEST]


def _is_publication(time: Element) -> bool:
    names = f"{time.get('class') or ''} {time.get('itemprop') or ''}".casefold()
    around = (
        f"{names} {(time.getparent().get('class') or '') if time.getparent() is not None else ''}".casefold()
    )
    told = "pubdate" in time.attrib or "publish" in around or "posted" in around or "entry-date" in around
    return told and "updat" not in names and "modif" not in names


def _day(text: str) -> dt.date | None:
    """The day of a date in ISO 8601 or written out; none before 1850 and none that is still to come."""
    found = _ISO.search(text)
    try:
        day = dt.date(*map(int, found.groups())) if found else next(days_in(text), None)
    except ValueError:
        return None
    soon = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)
    return day if day and _EARLIEST <= day <= soon else None


def _by_search(root: Element, meta: dict[str, list[str]], own: dict[str, Any]) -> dt.date | None:
    """What htmldate finds in the page's markup; it is not asked to guess from the text. It may come up with
    the day of a change, or with the year of a copyright notice as its first day: these are left out."""
    try:
        found = _day(htmldate.find_date(root, extensive_search=False, original_date=True) or "")
    except Exception:  # it reads whatever pages hold, and its failures are no reason to lose the page
        return None
    changed = [_text(own.get("dateModified")), *(v for k, vs in meta.items() if _LATER.search(k) for v in vs)]
    changed += [_moment(e) for e in root.iter("time") if not _is_publication(e)]
    doubtful = found is None or (found.month, found.day) == (1, 1) or found in map(_day, changed)
    return None if doubtful else found


def _outlet(meta: dict[str, list[str]], own: dict[str, Any], domain: str | None) -> str | None:
    """The known outlet of the domain, else the site's name for itself."""
    known = outlet_at(domain) if domain else None
    if known:
        return known.name
    names = [n for key in _SITES[:1] for n in meta.get(key, ())] + [_text(own.get("publisher"))]
    names += [n for key in _SITES[1:] for n in meta.get(key, ())]
    return next((_without_motto(n, domain or "") for n in names if _is_name(n)), None)


def _without_motto(name: str, domain: str) -> str:
    """A site's name without the motto behind it: of several parts the one that the domain is made of."""
    parts = re.split(r"\s+[|–—·:-]\s+", name)
    made_of = (p for p in parts if len(parts) > 1 and "".join(re.findall(r"\w+", p.casefold())) in domain)
    return next((p for p in made_of if p), name)


def _language(root: Element, meta: dict[str, list[str]], own: dict[str, Any]) -> str | None:
    told = [
        _text(own.get("inLanguage")),
        root.get("lang") or "",
        *(v for k in _LANGUAGES for v in meta.get(k, ())),
    ]
    codes = (re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", value) for value in told)
    return next((code[0].casefold() for code in codes if code), None)


def _address(root: Element, meta: dict[str, list[str]], url: str) -> str:
    """The page's own address for itself where it is of the same site as the one it was fetched from."""
    links = [
        e.get("href") or ""
        for e in root.iter("link")
        if "canonical" in (e.get("rel") or "").casefold().split()
    ]
    for told in (*links[:1], *meta.get("og:url", ())[:1]):
        own = _joined(url, told)
        if own and (not url or (_site(own) == _site(url) and (_path(own) or not _path(url)))):
            return own
    return url


def _joined(url: str, told: str) -> str:
    try:
        own = urljoin(url, told.strip())
        parts = urlsplit(own)
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and parts.hostname and len(own) <= 2_000
    return own if whole else ""


def _site(url: str) -> str:
    return _SUBDOMAINS.sub("", urlsplit(url).hostname or "")


def _path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path.strip("/") + parts.query


def _body(own: dict[str, Any]) -> str:
    body = own.get("articleBody")
    return body if isinstance(body, str) and len(body) <= _MOST_DATA else ""
