"""The one way out to the network: links, feeds, robots.txt and every redirect go through here.

An address is looked up once for each connection, every network address it has must be a public one, and the
connection is made to just that address, so that a name that changes its mind in between gains nothing. No
proxy, no cookie, no setting and no variable of the environment takes part. Tests hand in another `Network`.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import msgspec
from urllib3.connection import HTTPConnection, HTTPException
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from comparator.analysis.document import Record
from comparator.ingest.network.addresses import Address, RefusedError, checked, ip_allowed
from comparator.ingest.network.fetched import (
    IN_VAIN,
    NO_ANSWER_OF_NAMES,
    UNKNOWN_SITE,
    Fetched,
    Unfetchable,
    Wanted,
    check_type,
    instead,
    later,
    refusal,
    told_to_wait,
)
from comparator.ingest.network.http_headers import ACCEPT, asking, conditions, content_type, length, location
from comparator.ingest.network.in_time import in_time
from comparator.ingest.network.manners import Manners
from comparator.ingest.network.robots import EVERYTHING, READ_BYTES, Robots, read_robots
from comparator.ingest.network.unpacking import PackingError, Unpacker

__all__ = ["NETWORK", "Fetched", "Limits", "Network", "Unfetchable", "fetch"]

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_READ = 16 * 1024
_TRIES = 3
"""So many of a host's addresses are tried."""


class Limits(Record, frozen=True):
    """How much one fetch may take."""

    seconds: float = 20.0
    """For all its connections together, the pauses between them apart."""
    pause: float = 20.0
    """Seconds it waits for its turns altogether; who would have to wait longer comes back later."""
    body: int = 5_000_000
    """Bytes, packed as well as unpacked."""
    head: int = 64 * 1024
    """Characters of all of an answer's headers."""
    redirects: int = 5


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _connect(ip: str, port: int, timeout: float) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout)
        sock.connect((ip, port))
    except BaseException:
        sock.close()
        raise
    return sock


@dataclass(frozen=True, kw_only=True)
class Network:
    """The world outside as a fetch meets it; tests hand in one of their own."""

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    """The network addresses of a host; raises OSError where it has none."""
    connect: Callable[[str, int, float], socket.socket] = _connect
    """A connection to a network address and port within so many seconds; raises OSError."""
    now: Callable[[], float] = time.time
    """Seconds since 1970: for pauses, and for what is remembered of a host."""
    sleep: Callable[[float], object] = time.sleep
    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)


NETWORK = Network()
"""The real one; what it remembers of hosts holds for the process."""


def fetch(
    url: str, *, wanted: Wanted, etag: str = "", modified: str = "", network: Network = NETWORK
) -> Fetched:
    """What an address answers. `etag` and `modified` are those of an earlier answer, so that an unchanged one
    need not be sent again. Raises Unfetchable with a sentence for the user. Takes at most the limits'
    `seconds` and `pause` together."""
    errand = _Errand(network, wanted)
    address = errand.check(url)
    first = settled = address
    moving = True
    headers = {"Accept": ACCEPT[wanted], **conditions(etag, modified)}
    for _ in range(network.limits.redirects + 1):
        errand.be_polite(address)
        with errand.ask(address, headers) as answer:
            if answer.status not in _REDIRECTS:
                taken = errand.taken(address, answer, conditional=bool(etag or modified))
                return msgspec.structs.replace(taken, moved_to=settled.url if settled != first else "")
            address = errand.check(location(answer.headers), base=address.url)
            is_less_safe = (settled.scheme, address.scheme) == ("https", "http")
            moving = moving and answer.status in _FOR_GOOD and not is_less_safe
            settled = address if moving else settled
    raise Unfetchable(f"The address leads on and on to others. {instead(wanted)}", permanent=True)


class _Errand:
    """One fetch: how much time is left of it, and the words for its failures."""

    def __init__(self, network: Network, wanted: Wanted) -> None:
        self._network, self._limits, self._wanted = network, network.limits, wanted
        self._end = time.monotonic() + network.limits.seconds
        self._pauses = network.limits.pause

    def check(self, url: str, base: str = "") -> Address:
        """The address, where its form allows it to be looked up."""
        try:
            return checked(url, base=base)
        except RefusedError as error:
            leads = "The page leads on to another address. " if base else ""
            raise self._failure(f"{leads}{error}", permanent=True) from None

    def be_polite(self, address: Address) -> None:
        """Ask the site's robots.txt, and wait for a turn at its host."""
        rules = self._robots(address)
        if not rules.allows(address.url):
            raise self._failure("The site's robots.txt asks programs not to read this page.", permanent=True)
        now = self._network.now()
        if silent := self._network.manners.silence(address.host, now):
            raise told_to_wait(self._wanted, silent)
        wait = self._network.manners.turn(address.host, rules.pause, now)
        if wait > self._pauses:
            raise told_to_wait(self._wanted, wait)
        if wait > 0:
            self._pauses -= wait
            begun = time.monotonic()
            self._network.sleep(wait)
            self._end += time.monotonic() - begun

    @contextmanager
    def ask(self, address: Address, headers: Mapping[str, str]) -> Iterator[BaseHTTPResponse]:
        """The head of what an address answers, its body still to be read; every failure told in words."""
        over = threading.Event()
        try:
            with self._connection(address, over) as connection:
                connection.request(
                    "GET", address.target, headers={**asking(address), **headers},
                    preload_content=False, decode_content=False,
                )  # fmt: skip
                answer = connection.getresponse()
                if length(answer.headers) > self._limits.head:
                    raise self._failure("The site sends more before the page than any page needs.")
                yield answer
        except ssl.SSLCertVerificationError:
            raise self._failure("The site's certificate could not be verified.", permanent=True) from None
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if isinstance(error, Unfetchable):
                raise
            raise (
                self._too_slow()
                if over.is_set() or isinstance(error, TimeoutError)
                else self._passing("The connection to the site broke off.")
            ) from None

    def taken(self, address: Address, answer: BaseHTTPResponse, *, conditional: bool) -> Fetched:
        """A page or feed out of the last answer; raises Unfetchable for an answer that holds none."""
        unchanged = answer.status == 304 and conditional
        if not unchanged and answer.status not in (200, 203):
            raise self._refused(address, answer)
        kind, charset = content_type(answer.headers)
        if not unchanged:
            check_type(self._wanted, kind)
        return Fetched(
            url=address.url,
            status=answer.status,
            content_type=kind,
            charset=charset,
            body=b"" if unchanged else self._body(answer, self._limits.body),
            etag=answer.headers.get("ETag", "")[:300],
            modified=answer.headers.get("Last-Modified", "")[:100],
            not_modified=unchanged,
        )

    def _robots(self, address: Address) -> Robots:
        manners, now = self._network.manners, self._network.now()
        known = manners.robots(address.origin, now)
        if known is None:
            known = self._read_robots(address)
            manners.keep_robots(address.origin, known, now)
        return known

    def _read_robots(self, address: Address) -> Robots:
        """A site without robots.txt allows everything; one that has a fault must be asked later."""
        place = self.check("/robots.txt", base=address.url)
        for _ in range(self._limits.redirects + 1):
            if silent := self._network.manners.silence(place.host, self._network.now()):
                raise told_to_wait(self._wanted, silent)
            with self.ask(place, {"Accept": "text/plain,*/*;q=0.5"}) as answer:
                if answer.status == 200:
                    return read_robots(self._body(answer, READ_BYTES, cut=True))
                if answer.status == 429 or answer.status >= 500:
                    raise self._refused(place, answer)
                if answer.status not in _REDIRECTS:
                    return EVERYTHING
                place = self.check(location(answer.headers), base=place.url)
        return EVERYTHING

    def _refused(self, address: Address, answer: BaseHTTPResponse) -> Unfetchable:
        now = self._network.now()
        error = refusal(self._wanted, answer.status, answer.headers.get("Retry-After"), now)
        if error.retry_after is not None:
            self._network.manners.keep_silent(address.host, now + error.retry_after)
        return error

    @contextmanager
    def _connection(self, address: Address, over: threading.Event) -> Iterator[HTTPConnection]:
        """A connection to the host's checked network address that asks no resolver and ends in time."""
        plain = self._socket(address, self._checked_ips(address))
        with _ended_after(plain, self._left(), over):
            try:
                connection = HTTPConnection(address.host, address.port, timeout=self._left())
                connection.auto_open = 0  # it would look the name up again
                secure = address.scheme == "https"
                connection.sock = _encrypted(plain, address.host) if secure else plain
            except BaseException:
                plain.close()
                raise
            try:
                yield connection
            finally:
                connection.close()

    def _checked_ips(self, address: Address) -> Sequence[str]:
        """The network addresses of a host; all must be public ones."""
        try:
            ips = in_time(lambda: self._network.resolve(address.host, address.port), self._left())
        except TimeoutError:
            raise self._too_slow() from None
        except (OSError, UnicodeError) as problem:
            if getattr(problem, "errno", None) == socket.EAI_AGAIN:  # nothing answers, for this name or any
                words = f"{NO_ANSWER_OF_NAMES} This machine may be offline."
                raise self._passing(words) from None
            ips = ()
        if not ips:
            raise self._passing(f"{UNKNOWN_SITE} Check the address.")
        if not all(map(ip_allowed, ips)):
            raise self._failure(IN_VAIN[1], permanent=True)
        return ips

    def _socket(self, address: Address, ips: Sequence[str]) -> socket.socket:
        tries = _both_kinds_first(ips)[:_TRIES]
        for left, ip in zip(range(len(tries), 0, -1), tries, strict=True):
            with suppress(OSError):
                return self._network.connect(ip, address.port, self._left() / left)
        raise self._passing("The site could not be reached.")

    def _body(self, answer: BaseHTTPResponse, most: int, *, cut: bool = False) -> bytes:
        """The unpacked body; one of more than `most` bytes is cut there or refused."""
        taken = bytearray()
        try:
            unpacker = Unpacker(answer.headers.get("Content-Encoding", ""))
            for piece in _unpacked(answer, unpacker, most):
                taken += piece
                if len(taken) > most:
                    if cut:
                        return bytes(taken[:most])
                    raise self._too_long()
            self._left()
            unpacker.end()
        except PackingError:
            raise self._failure("The site packed its answer in a way that cannot be read.") from None
        return bytes(taken)

    def _left(self) -> float:
        """Seconds that are left; raises Unfetchable where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        return left

    def _too_slow(self) -> Unfetchable:
        return self._passing(f"The site took longer than {self._limits.seconds:g} seconds.")

    def _too_long(self) -> Unfetchable:
        most = f"{self._limits.body / 1_000_000:g} MB"
        return self._failure(f"The {self._wanted} is longer than {most}.", permanent=True)

    def _passing(self, message: str) -> Unfetchable:
        return Unfetchable(f"{message} {later(self._wanted)}")

    def _failure(self, message: str, *, permanent: bool = False) -> Unfetchable:
        return Unfetchable(f"{message} {instead(self._wanted)}", permanent=permanent)


def _unpacked(answer: BaseHTTPResponse, unpacker: Unpacker, most: int) -> Iterator[bytes]:
    """Pieces of a body; gives one too long as soon as more came packed than may come unpacked."""
    came = 0
    while came <= most and (data := answer.read1(_READ, decode_content=False)):
        came += len(data)
        yield from unpacker.feed(data)
    if came > most:
        yield bytes(most + 1)


def _both_kinds_first(ips: Sequence[str]) -> list[str]:
    """Network addresses in their order, but with the first of IPv4 and of IPv6 before all others: a machine
    may have a way to one kind only."""
    first = {":" in ip: ip for ip in reversed(ips)}.values()
    return sorted(ips, key=lambda ip: ip not in first)


def _encrypted(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """The connection in TLS, its certificate verified for the host by the system's authorities."""
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


@contextmanager
def _ended_after(sock: socket.socket, seconds: float, over: threading.Event) -> Iterator[None]:
    """Ends a connection after so many seconds, whatever it is in the middle of: a time limit of the socket
    alone would begin anew with every byte that drips in."""
    handle = sock.dup()

    def end() -> None:
        over.set()
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        handle.close()
