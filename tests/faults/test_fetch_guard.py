"""No address reaches inside: whatever is asked for, wherever a page leads, whatever a name resolves to.

The server of these tests sends every connection to anything but its own made-up public address to a canary on
loopback, and the fixture `web` fails the test where the canary was reached.
"""

import ast
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from comparator.ingest.network.fetch import Network, Unfetchable, fetch
from tests.webserver import HOST, PUBLIC_IP, WebServer

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]

INSIDE = (
    "file:/etc/passwd",
    "file:///etc/passwd",
    "source:file:///etc/passwd",
    "http://169.254.169.254:80\\@example.org/",
    "http://example.org@169.254.169.254/",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "http://127.0.0.1/",
    "http://127.0.0.1:8000/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://100.64.0.1/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://localhost/",
    "http://localhost./",
    "http://anything.localhost/",
    "http://intranet/",
    "http://news.example.org:8080/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fec0::1]/",
    "http://[fe80::1%25eth0]/",
    "gopher://127.0.0.1:80/_GET",
    "//127.0.0.1/",
)
INNER_IPS = (
    "127.0.0.1", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1",  # noqa: S104 (looked up, never bound)
    "192.0.0.192", "168.63.129.16", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%lo", "fec0::1",
    "ff02::1", "100::1",
)  # fmt: skip


def refused(web: WebServer, url: str) -> str:
    with pytest.raises(Unfetchable) as caught:
        fetch(url, wanted="page", network=web.network())
    assert caught.value.permanent
    assert "root:" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("url", INSIDE)
def test_no_address_reaches_inside(web: WebServer, url: str) -> None:
    refused(web, url)
    assert web.requests == []


@pytest.mark.parametrize(
    ("url", "status"), [*((url, 302) for url in INSIDE), *((INSIDE[7], s) for s in (301, 303, 307, 308))]
)
def test_no_redirect_reaches_inside(web: WebServer, url: str, status: int) -> None:
    web.put("/a", status=status, headers={"Location": url.encode().decode("latin-1")})
    refused(web, web.url("/a"))
    assert web.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("url", INSIDE[:12])
def test_no_redirect_of_robots_txt_reaches_inside(web: WebServer, url: str) -> None:
    web.put("/robots.txt", status=302, headers={"Location": url})
    refused(web, web.url("/a"))
    assert web.asked == ["/robots.txt"]


@pytest.mark.parametrize("ip", INNER_IPS)
def test_no_name_reaches_inside(web: WebServer, ip: str) -> None:
    web.names[HOST] = [ip]
    assert "not public" in refused(web, web.url("/a"))
    web.names[HOST] = [PUBLIC_IP, ip]
    assert "not public" in refused(web, web.url("/a"))
    assert web.requests == []


@pytest.mark.parametrize("ip", INNER_IPS)
def test_no_name_that_a_redirect_leads_to_reaches_inside(web: WebServer, ip: str) -> None:
    web.names["inside.example.org"] = [ip]
    web.put("/a", status=302, headers={"Location": "http://inside.example.org/"})
    assert "not public" in refused(web, web.url("/a"))


def test_a_name_that_changes_its_mind_gains_nothing(web: WebServer) -> None:
    """Public at the first look-up, this machine at the next: the connection goes to what was checked, and
    what was not checked is refused."""
    web.put("/a", b"<p>Tents.")
    web.names[HOST] = [[PUBLIC_IP], [PUBLIC_IP], ["127.0.0.1"]]
    network = web.network()
    assert fetch(web.url("/a"), wanted="page", network=network).body == b"<p>Tents."
    with pytest.raises(Unfetchable, match="not public"):
        fetch(web.url("/a"), wanted="page", network=network)
    web.names[HOST] = [[PUBLIC_IP], ["127.0.0.1"]]  # one for robots.txt, the other for the page
    assert "not public" in refused(web, web.url("/a"))


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that says yes to all; its address, and the paths that were asked of it."""
    asked: list[str] = []

    class Yes(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"the words of this machine")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Yes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def test_the_real_network_reaches_no_server_of_this_machine(
    canary: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real resolver and connector; also where the environment names a proxy, as many tools heed."""
    place, asked = canary
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{place}")
    port = place.partition(":")[2]
    urls = [f"http://{place}/", f"http://localhost:{port}/", f"http://2130706433:{port}/"]
    for url in [*urls, f"http://[::ffff:127.0.0.1]:{port}/", f"http://{HOST}@{place}/", *INSIDE]:
        with pytest.raises(Unfetchable):
            fetch(url, wanted="page")
    to_loopback = Network(
        resolve=lambda host, port: ["127.0.0.1"]
    )  # a resolver that lies, the real connector
    with pytest.raises(Unfetchable, match="not public"):
        fetch(f"http://{HOST}/", wanted="page", network=to_loopback)
    assert asked == []


def test_a_proxy_of_the_environment_sees_nothing(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.put("/a", b"<p>Tents.")
    assert fetch(web.url("/a"), wanted="page", network=web.network()).body == b"<p>Tents."


def test_nothing_opens_the_guard() -> None:
    """What decides reads no environment, no settings and no file, and one module alone opens connections."""
    guards = [ROOT / "comparator" / "ingest" / "network" / f"{name}.py" for name in ("addresses", "fetch")]
    for guard in guards:
        tree = ast.parse(guard.read_text("utf-8"))
        imports = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        imports |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not imports & {"os", "pathlib", "django.conf", "comparator.environment", "comparator.settings"}
    users = {
        path.relative_to(ROOT / "comparator").as_posix()
        for path in (ROOT / "comparator").rglob("*.py")
        if "import socket" in (words := path.read_text("utf-8")) or "urllib3" in words.partition('"""')[2]
    }
    assert users - {"settings.py"} == {"ingest/network/fetch.py"}
