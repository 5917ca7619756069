"""Host names: their normal form, and which of them a site can own."""

import re
from collections.abc import Iterator

from tld import get_tld

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_LONGEST = 253


class NotADomain(ValueError):  # noqa: N818  # named as what the user is told
    """No site's domain. The message is for the user."""


def domain_of(told: str) -> str:
    """The domain that a person or a file means, in lower-case ASCII: "https://www.Example.org/news" is
    "example.org". Raises NotADomain, with a sentence."""
    host = host_of(told)
    if not host:
        raise NotADomain(f"“{told.strip()[:80]}” is not a domain, such as example.org.")
    if is_shared(host):
        raise NotADomain(f"“{host}” is no site’s own: many sites stand under it. Give the site’s own name.")
    return host


def host_of(told: str) -> str:
    """The host name of an address, or of what looks like one, without "www."; empty where there is none."""
    rest = re.sub(r"^[a-z][a-z0-9+.-]*://", "", told.strip().casefold())
    host = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    labels = _ascii(host).strip(".").removeprefix("www.").split(".")
    is_name = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    name = ".".join(labels)
    return name if is_name and len(name) <= _LONGEST else ""


def readable(domain: str) -> str:
    """A domain as people write it, in its own script."""
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def is_shared(host: str) -> bool:
    """Whether strangers register names under this host: "co.uk", "github.io", "blogspot.com"."""
    found = get_tld(f"https://{host}", as_object=True, fail_silently=True, search_private=True)
    return found is not None and not isinstance(found, str) and found.tld == host


def owners(host: str) -> Iterator[str]:
    """The names under which a host may be known, longest first: itself and those above it, down to the first
    that a site can own."""
    labels = host.split(".")
    for i in range(len(labels) - 1):
        name = ".".join(labels[i:])
        if is_shared(name):
            return
        yield name


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
