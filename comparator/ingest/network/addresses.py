"""Which addresses may be fetched: a page's address by its form, and the network addresses it leads to.

Nothing here touches the network. Both halves are needed: a harmless name may lead to this machine, and a
strange spelling may mean another host to one program than to the next, so strange spellings are refused.

Sources of the lists: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and what
followed it), RFC 6761 and RFC 6762 for names, and the WHATWG URL standard for what counts as a number.
"""

import ipaddress
import re
from urllib.parse import quote, urljoin

import idna

from comparator.analysis.document import Record

LONGEST = 2000
"""Characters of an address, as many as the database keeps."""
_PORTS = {"http": 80, "https": 443}
_FORM = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<target>[^#]*)(?:#.*)?", re.IGNORECASE | re.DOTALL
)
_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_KEPT_SIGNS = "!$%&'()*+,/:;=?@[]~|^"
_INNER_NAMES = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
    | {"onion", "alt", "invalid"}
)
"""Last parts of names that never lead to a public site."""

_DENIED_4 = tuple(
    ipaddress.IPv4Network(n)
    for n in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a carrier's customers
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # a cloud's own services, at a public-looking address
        "169.254.0.0/16",  # link local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # sink of private look-ups
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # sink of private look-ups
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out as public. Outside of it stand ::1, ::127.0.0.1, ::ffff:0:0/96, 64:ff9b::/96 and
64:ff9b:1::/48 (which lead to IPv4), 100::/64, 5f00::/16, fc00::/7, fe80::/10, fec0::/10 and ff00::/8."""
_DENIED_6 = tuple(
    ipaddress.IPv6Network(n)
    for n in (
        "2001::/23",  # protocol assignments, Teredo among them, which holds an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "2620:4f:8000::/48",  # sink of private look-ups
        "3ffe::/16",  # returned by a test network
        "3fff::/20",  # documentation
    )
)


class RefusedError(ValueError):
    """An address that is not fetched; str() is the sentence for the user."""


class Address(Record, frozen=True):
    """A page's address that may be looked up."""

    url: str
    """Written one way: lower-case ASCII host, no fragment, nothing unescaped."""
    scheme: str
    host: str
    port: int
    target: str
    """Path and query, as the server is asked for it."""

    @property
    def origin(self) -> str:
        """Scheme, host and port: whose robots.txt holds for it."""
        return self.url.removesuffix(self.target)


def checked(url: str, *, base: str = "") -> Address:
    """The address that `url` means, beside `base` where it is relative. Raises RefusedError."""
    url = url.strip()
    if len(url) > LONGEST:
        raise RefusedError(f"The address has more than {LONGEST:,} characters. Check it.")
    if _UNWANTED.search(url):
        raise RefusedError("The address holds signs that no address has. Copy it again from the browser.")
    form = _FORM.fullmatch(_joined(base, url) if base else url)
    if form is None:
        raise RefusedError("Only addresses that begin with http:// or https:// can be fetched.")
    scheme = form["scheme"].lower()
    host, port = _host_and_port(form["authority"], _PORTS[scheme])
    target = quote(form["target"], safe=_KEPT_SIGNS)
    target = target if target.startswith("/") else f"/{target}"
    shown_port = "" if port == _PORTS[scheme] else f":{port}"
    whole = f"{scheme}://{host}{shown_port}{target}"
    if len(whole) > LONGEST:
        raise RefusedError(f"The address has more than {LONGEST:,} characters. Check it.")
    return Address(url=whole, scheme=scheme, host=host, port=port, target=target)


def ip_allowed(ip: str) -> bool:
    """Whether a network address, as a resolver gives it, is a public one."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _DENIED_4)
    if address.scope_id is not None:
        return False
    return address in _PUBLIC_6 and not any(address in network for network in _DENIED_6)


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:  # brackets that hold no IPv6 address
        raise RefusedError("The address is not written as addresses are.") from None


def _host_and_port(authority: str, usual: int) -> tuple[str, int]:
    if "@" in authority:
        raise RefusedError("The address holds a user name or password. Give it without.")
    name, colon, digits = authority.partition(":")
    if authority.startswith("["):
        raise RefusedError("The address names its host by a number. Give it with the site's name.")
    if colon and digits and not re.fullmatch("0*(80|443)", digits, re.ASCII):
        raise RefusedError("Pages are fetched from the usual ports alone, 80 and 443.")
    return _host(name), int(digits) if digits else usual


def _host(name: str) -> str:
    host = _as_ascii(name).removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        raise RefusedError("The address names its host by a number. Give it with the site's name.")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError("The address holds no host name that can be. Check it.")
    if len(labels) < 2 or labels[-1] in _INNER_NAMES:
        raise RefusedError("The address leads to no public site. Give one that everybody can reach.")
    return host


def _as_ascii(name: str) -> str:
    if name.isascii():
        return name.lower()
    try:
        return idna.encode(name, uts46=True, std3_rules=True).decode("ascii").lower()
    except UnicodeError:  # idna's own errors are of this kind
        raise RefusedError("The address holds no host name that can be. Check it.") from None
