"""A real web server on loopback that `fetch` reaches under made-up public names.

    from tests.webserver import WebServer   # `web` is a fixture of every test

    def test_it(web: WebServer) -> None:
        web.put("/story.html", b"<p>Tents.</p>")                       # 200, text/html; charset=utf-8
        web.put("/old", status=302, headers={"Location": "/story.html"})
        web.put("/feed", FEED, content_type="application/rss+xml", headers={"ETag": '"1"'})
        web.put("/odd", handle=lambda request: request.wfile.write(b"…"))  # raw bytes, drips, endless bodies
        web.put("/", b"…", host="other.example.org")                   # one host's own; else for every host
        fetch(web.url("/story.html"), wanted="page", network=web.network())
        assert web.asked == ["/robots.txt", "/story.html"]

Any host under example.org, example.com and example.net leads to the server (`PUBLIC_IP`), over http and https
(a certificate made up for tests; tests/tls). `web.names["x.example.org"] = ["127.0.0.1"]` gives a host other
network addresses; a list of lists gives another answer at each look-up. A connection to anything but
`PUBLIC_IP` or `PUBLIC_IP_6` goes to the canary, which counts it in `web.canary_hits`: those must stay empty.
Without an answer put there, /robots.txt and all else answer 404. `If-None-Match` and `If-Modified-Since` are
answered 304 where they fit the ETag or Last-Modified put there. `network()` sleeps without taking time
(`web.slept` has what was asked for) and has a clock that these sleeps move on (`web.clock`).

Code under test that names no network reaches the server where a test takes the fixture `web_everywhere`.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from comparator.ingest.network import fetch as fetch_module
from comparator.ingest.network.fetch import Limits, Network

PUBLIC_IP = "93.184.215.14"
PUBLIC_IP_6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
HOST = "news.example.org"
_PUBLIC_NAMES = (".example.org", ".example.com", ".example.net")
TLS = Path(__file__).parent / "tls"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one path answers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    handle: Callable[["Handler"], None] | None = None
    """Writes the whole answer itself, status line and all."""


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    host: str
    path: str
    headers: dict[str, str]


class Handler(BaseHTTPRequestHandler):
    """Answers from what the test put there."""

    site: "WebServer"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Look the answer up, note the request, and send it."""
        host = self.headers.get("Host", "").partition(":")[0]
        self.site.requests.append(Asked(host, self.path, dict(self.headers)))
        self.close_connection = True
        answer = self.site.find(host, self.path)
        with suppress(OSError):  # whoever asked has had enough, which is often just what a test wants
            answer.handle(self) if answer.handle else self._send(answer)

    def _send(self, answer: Answer) -> None:
        unchanged = answer.status == 200 and self._fits(answer)
        body = b"" if unchanged else answer.body
        self.send_response(304 if unchanged else answer.status)
        for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _fits(self, answer: Answer) -> bool:
        pairs = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
        return any(
            self.headers.get(asked) and self.headers[asked] == answer.headers.get(told)
            for asked, told in pairs
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


class QuietServer(ThreadingHTTPServer):
    """A server that says nothing of clients that hang up, which many tests are about."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing is printed."""


class WebServer:
    """See the module's words."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Answer] = {}
        self.requests: list[Asked] = []
        self.names: dict[str, Any] = {}
        self.slept: list[float] = []
        self.clock = 1_700_000_000.0
        self.canary_hits: list[str] = []
        handler = type("SiteHandler", (Handler,), {"site": self})
        self._servers = [QuietServer(("127.0.0.1", 0), handler) for _ in range(2)]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
        secure = self._servers[1]
        secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
        self._canary = socket.create_server(("127.0.0.1", 0))

    def put(
        self, path: str, body: bytes = b"", *, status: int = 200, host: str = "",
        content_type: str = "text/html; charset=utf-8", headers: dict[str, str] | None = None,
        handle: Callable[[Handler], None] | None = None,
    ) -> None:  # fmt: skip
        """What a path answers from now on."""
        told = {"Content-Type": content_type, **(headers or {})}
        told = {name: value for name, value in told.items() if value}
        self.answers[host, path] = Answer(status=status, body=body, headers=told, handle=handle)

    def find(self, host: str, path: str) -> Answer:
        """The answer of a path: the host's own, else that of every host."""
        return self.answers.get((host, path)) or self.answers.get(("", path)) or Answer(status=404)

    def url(self, path: str = "/", *, host: str = HOST, scheme: str = "http") -> str:
        """A made-up public address of a path."""
        return f"{scheme}://{host}{path}"

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def network(self, **limits: Any) -> Network:
        """A Network that leads here, with the limits given."""
        return Network(
            resolve=self._resolve,
            connect=self._connect,
            now=lambda: self.clock,
            sleep=self._sleep,
            limits=Limits(**limits),
        )

    def __enter__(self) -> "WebServer":
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        self._canary.close()

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock += seconds

    def _resolve(self, host: str, port: int) -> list[str]:
        told = self.names.get(host)
        if told is None:
            if not f".{host}".endswith(_PUBLIC_NAMES):
                raise socket.gaierror(socket.EAI_NONAME, "not known here")
            return [PUBLIC_IP]
        if told and isinstance(told[0], list):
            return list(told.pop(0) if len(told) > 1 else told[0])
        return list(told)

    def _connect(self, ip: str, port: int, timeout: float) -> socket.socket:
        if ip in (PUBLIC_IP, PUBLIC_IP_6) and port in (80, 443):
            place = self._servers[port == 443].server_address[1]
        else:
            self.canary_hits.append(f"{ip}:{port}")
            place = self._canary.getsockname()[1]
        return socket.create_connection(("127.0.0.1", place), timeout)

    def _watch(self) -> None:
        """Counts whoever reaches the canary, by whatever way."""
        while True:
            try:
                caught, _ = self._canary.accept()
            except OSError:
                return
            self.canary_hits.append("reached")
            caught.close()


def drip(parts: Iterator[bytes], pause: float) -> Callable[[Handler], None]:
    """A handler that sends parts slowly; an endless iterator makes an endless answer."""

    def handle(request: Handler) -> None:
        for part in parts:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)

    return handle


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A server that answers 404 until told otherwise."""
    with WebServer() as server:
        yield server
        assert server.canary_hits == []


@pytest.fixture
def web_everywhere(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> WebServer:
    """The same, and every fetch that names no network reaches it."""
    network = web.network()
    monkeypatch.setitem(fetch_module.fetch.__kwdefaults__, "network", network)
    return web
