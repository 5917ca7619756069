"""ninjs: news in JSON, versions 1 to 3. https://iptc.org/standards/ninjs/"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.draft import Draft, clean
from comparator.ingest.files.upload import decode
from comparator.ingest.source import Source
from comparator.ingest.wires.body import add_html, add_text
from comparator.ingest.wires.moments import day
from comparator.ingest.wires.rights import embargo_of, status_of, urgency_of

_Item = Mapping[str, Any]
"""An object of the file, its keys in lower case: version 3 writes `versionCreated`, the others
`versioncreated`."""
_MOST = 1_000
_BODIES = ("body_xhtml", "body_html", "body_text")
_NO_TEXT = ("picture", "audio", "video", "graphic")
_MAIN = ("main", "body", "headline", "html", "xhtml", "")
"""Roles of a headline or body that mean the article's own."""


def read(source: Source) -> tuple[Incoming, ...]:
    """The articles in a ninjs file: one item, an array of them, an object that holds one, or one a line."""
    found = [item for item in _items(_value(source)) if str(item.get("type", "text")).lower() not in _NO_TEXT]
    articles: list[Incoming] = []
    for item in found[:_MOST]:
        if _bodies(item):
            articles.append(_article(source, item))
    if not articles:
        raise Unreadable(f"{source.called} holds no article with text. Paste the article's text instead.")
    return tuple(articles)


def _value(source: Source) -> Any:
    text = decode(source.data, source.called).text
    try:
        return json.loads(text, object_pairs_hook=_lowered)
    except RecursionError:
        raise Unreadable(f"{source.called} is nested too deep. Paste the article's text instead.") from None
    except ValueError:
        pass
    try:
        return [json.loads(line, object_pairs_hook=_lowered) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise Unreadable(
            f"{source.called} is JSON with a mistake in it, or cut off. Fetch it again, or paste the text."
        ) from None


def _lowered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key.lower(): value for key, value in pairs}


def _items(value: Any, depth: int = 0) -> Iterator[_Item]:
    """News items in a value, in order; what wraps them may be one or two levels deep."""
    if isinstance(value, list):
        for one in value:
            yield from _items(one, depth + 1)
    elif isinstance(value, dict) and (_bodies(value) or "uri" in value):
        yield value
    elif isinstance(value, dict) and depth < 3:
        for one in value.values():
            if isinstance(one, dict | list):
                yield from _items(one, depth + 1)


def _article(source: Source, item: _Item) -> Incoming:
    draft = Draft()
    draft.title(_main(item, "headline", "headlines") or _text(item, "title"))
    for kind, body in _bodies(item):
        (add_html if "html" in kind else add_text)(draft, body)
    wire = _wire(item, draft.warnings)
    return draft.incoming(
        source,
        "ninjs",
        byline=clean(_text(item, "by") or _main(item, "byline", "bylines")).removeprefix("By "),
        published=day(*(_text(item, key) for key in ("versioncreated", "firstcreated", "contentcreated"))),
        outlet=_text(item, "provider") or _names(item, "providers") or _text(item, "copyrightholder"),
        language=_text(item, "language"),
        credits=tuple(_all_names(item, "infosources", "infosource")),
        wire=wire,
        url=_address(item),
    )


def _wire(item: _Item, warnings: list[str]) -> Wire:
    version = item.get("version", "")
    embargo = item.get("embargoed")
    return Wire(
        guid=clean(_text(item, "uri")),
        version=clean(str(version)) if isinstance(version, str | int | float) else "",
        urgency=urgency_of(item.get("urgency")),
        embargo=embargo_of(None if embargo is None else str(embargo), warnings),
        copyright=clean(_text(item, "copyrightnotice") or _text(item, "copyrightholder")),
        located=clean(_text(item, "located")),
        slug=clean(_text(item, "slugline")),
        status=status_of(_text(item, "pubstatus"), warnings),
        usage=clean(_text(item, "usageterms")),
    )


def _bodies(item: _Item) -> list[tuple[str, str]]:
    """The bodies to read, with what they are written in: one way of writing is enough."""
    for key in _BODIES:
        if _text(item, key).strip():
            return [(key, _text(item, key))]
    bodies = [b for b in _list(item, "bodies") if isinstance(b, dict) and _text(b, "value").strip()]
    main = [b for b in bodies if _text(b, "role").lower() in _MAIN] or bodies
    marked = [b for b in main if "html" in _text(b, "contenttype")] or main
    return [(_text(b, "contenttype"), _text(b, "value")) for b in marked[:1]]


def _main(item: _Item, one: str, many: str) -> str:
    """A field of version 1, or the main one of version 2's list of them."""
    if text := _text(item, one):
        return text
    told = [v for v in _list(item, many) if isinstance(v, dict)]
    ranked = [v for v in told if _text(v, "role").rpartition(":")[2].lower() in _MAIN] or told
    return next((_text(v, key) for v in ranked for key in ("value", one, "name") if _text(v, key)), "")


def _names(item: _Item, key: str) -> str:
    return next(_all_names(item, key), "")


def _all_names(item: _Item, *keys: str) -> Iterator[str]:
    for key in keys:
        for value in _list(item, key):
            if isinstance(value, dict) and (name := _text(value, "name")):
                yield name


def _address(item: _Item) -> str:
    """The item's page, where its name is an address."""
    uri = _text(item, "uri")
    return clean(uri) if uri.startswith(("http://", "https://")) else ""


def _text(item: _Item, key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _list(item: _Item, key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []
