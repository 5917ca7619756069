"""When two addresses lead to one page, and two identifiers to one item."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = {
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "cmpid", "ocid", "ito",
    "xtor", "smid", "sref", "taid", "cmp", "at_medium", "at_campaign", "at_link_id", "at_link_type",
    "at_link_origin", "at_format", "at_ptr_name", "at_bbc_team",
}  # fmt: skip
"""Parameters that only say where a reader came from; with those that begin with utm_, the lists that browsers
and ad blockers strip (ClearURLs' global rules) agree on them."""

_ID = 9  # digits of what may be the number of a page


def link_key(url: str) -> str:
    """A hash that is the same for every address of one page: without scheme, "www.", port, fragment, closing
    slash, order of parameters and what only tracks. Empty for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0]))
    page = f"{host}{parts.path.rstrip('/')}?{urlencode(kept, errors='replace')}"
    return hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()


def open_address(url: str) -> str:
    """An address as others than who brought it in may see it: without its query, where keys and what a person
    follows may stand. Only short numbers stay, by which old sites name a page."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query)
    except ValueError:
        return ""
    kept = [
        (name, value) for name, value in pairs if value.isascii() and value.isdigit() and len(value) <= _ID
    ]
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, urlencode(kept), ""))


def guid_key(guid: str) -> str:
    """A hash of the identifier that a wire service gives an item and all its versions; empty without one."""
    told = guid.strip()
    return hashlib.sha256(f"guid:{told}".encode("utf-8", "replace")).hexdigest() if told else ""


def _tracks(name: str) -> bool:
    return name.casefold().startswith("utm_") or name.casefold() in _TRACKING
