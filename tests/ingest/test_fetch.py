"""Fetching pages from a real web server: what comes back, and what is said where nothing does."""

import gzip
import itertools
import time
import tomllib
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparator import __version__
from comparator.ingest.network.fetch import Unfetchable, Wanted, fetch
from tests.ingest.fetching import PAGE, failure, got
from tests.webserver import HOST, PUBLIC_IP, PUBLIC_IP_6, TLS, Handler, WebServer, drip

# --- What comes back


def test_a_page_comes_back_as_it_was_sent(web: WebServer) -> None:
    web.put("/a", PAGE, content_type='Text/HTML; Charset="ISO-8859-1"', headers={"ETag": '"7"'})
    answer = got(web)
    assert (answer.body, answer.content_type, answer.charset) == (PAGE, "text/html", "iso-8859-1")
    assert (answer.status, answer.etag, answer.url, answer.not_modified) == (200, '"7"', web.url("/a"), False)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe\x00", PAGE.decode().encode("utf-16"), b"\x81\x8d\xfftext", bytes(range(256))],
    ids=["empty", "cut off mark", "UTF-16", "no encoding at all", "every byte"],
)
def test_bytes_are_not_touched_whatever_they_are(web: WebServer, body: bytes) -> None:
    web.put("/a", body, content_type="text/html; charset=no-such-thing")
    assert got(web).body == body


def test_the_request_names_the_app_and_nobody_else(web: WebServer) -> None:
    web.put("/a", PAGE)
    got(web)
    sent = web.requests[-1].headers
    assert sent["User-Agent"].startswith(f"Comparator/{__version__} (")
    assert sent["Host"] == HOST
    assert set(sent) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language", "Connection"}


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == __version__


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-zlib.MAX_WBITS)


LONG = PAGE * 4000
PACKED = {
    "gzip": ("gzip", gzip.compress(LONG)),
    "x-gzip": ("X-GZip", gzip.compress(LONG)),
    "two gzips": ("gzip", gzip.compress(LONG[:1000]) + gzip.compress(LONG[1000:])),
    "padding after it": ("gzip", gzip.compress(LONG) + bytes(50)),
    "deflate": ("deflate", zlib.compress(LONG)),
    "deflate as some do": ("deflate", raw_deflate(LONG)),
    "not packed": ("identity", LONG),
}


@pytest.mark.parametrize(("encoding", "body"), PACKED.values(), ids=PACKED.keys())
def test_packed_pages_are_unpacked(web: WebServer, encoding: str, body: bytes) -> None:
    web.put("/a", body, headers={"Content-Encoding": encoding})
    assert got(web).body == LONG


def test_chunks_are_put_together(web: WebServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    web.put("/a", handle=drip(iter([head, b"4\r\n<p>T\r\n", b"5\r\nents.\r\n", b"0\r\n\r\n"]), 0.01))
    assert got(web).body == b"<p>Tents."


def test_an_unchanged_page_is_not_sent_again(web: WebServer) -> None:
    day = "Wed, 04 Mar 2021 10:00:00 GMT"
    web.put("/a", PAGE, headers={"ETag": '"7"', "Last-Modified": day})
    first = got(web)
    for again in (got(web, etag=first.etag), got(web, modified=first.modified)):
        assert (again.not_modified, again.status, again.body) == (True, 304, b"")
    assert got(web, etag='"6"').body == PAGE


def test_a_304_that_nobody_asked_for_is_a_failure(web: WebServer) -> None:
    web.put("/a", status=304)
    assert "answered 304" in str(failure(web))


def test_marks_that_no_header_can_hold_are_not_sent(web: WebServer) -> None:
    web.put("/a", PAGE)
    assert got(web, etag='"1"\r\nX: y', modified="ü").body == PAGE
    assert not {"If-None-Match", "If-Modified-Since", "X"} & set(web.requests[-1].headers)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_redirects_are_followed_to_where_they_end(web: WebServer, encoding: str) -> None:
    place = f"//www.{HOST}/c é".encode(encoding).decode("latin-1")
    web.put("/a", status=301, headers={"Location": "/b#part"})
    web.put("/b", status=308, headers={"Location": place})
    web.put("/c%20%C3%A9", PAGE, host=f"www.{HOST}")
    answer = got(web)
    assert (answer.body, answer.url) == (PAGE, f"http://www.{HOST}/c%20%C3%A9")
    assert answer.moved_to == answer.url


@pytest.mark.parametrize("hops", [5, 6])
def test_five_redirects_are_enough(web: WebServer, hops: int) -> None:
    for hop in range(hops):
        web.put(f"/{hop}", status=302, headers={"Location": f"/{hop + 1}"})
    web.put(f"/{hops}", PAGE)
    if hops == 5:
        assert got(web, "/0").body == PAGE
    else:
        assert "leads on and on" in str(failure(web, "/0"))


def test_a_second_address_of_a_host_is_tried(web: WebServer) -> None:
    web.put("/a", PAGE)
    web.names[HOST] = [*(f"{PUBLIC_IP_6[:-1]}{n}" for n in range(5)), PUBLIC_IP]
    network = web.network()
    reach = network.connect

    def no_ipv6(ip: str, port: int, timeout: float):  # type: ignore[no-untyped-def]  # a socket
        if ":" in ip:
            raise OSError("no route")
        return reach(ip, port, timeout)

    network = type(network)(**{**vars(network), "connect": no_ipv6})
    assert fetch(web.url("/a"), wanted="page", network=network).body == PAGE


# --- Certificates


def test_a_page_over_https(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
    web.put("/a", PAGE)
    assert fetch(web.url("/a", scheme="https"), wanted="page", network=web.network()).body == PAGE
    web.put("/b", status=301, headers={"Location": web.url("/a")})
    found = fetch(web.url("/b", scheme="https"), wanted="page", network=web.network())
    assert (found.body, found.moved_to) == (PAGE, ""), "nobody is moved to plain http for good"


@pytest.mark.parametrize(("trusted", "host"), [(False, HOST), (True, "other.example.com")])
def test_a_certificate_that_cannot_be_verified(
    web: WebServer, monkeypatch: pytest.MonkeyPatch, trusted: bool, host: str
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
    with pytest.raises(Unfetchable, match="certificate could not be verified") as caught:
        fetch(web.url("/a", scheme="https", host=host), wanted="page", network=web.network())
    assert caught.value.permanent
    assert web.requests == []


# --- What is said where nothing comes back

ANSWERS = {
    401: ("it wants a sign-in", True),
    403: ("answered 403. Paste the text instead.", True),
    404: ("it is not there", True),
    410: ("it is not there", True),
    418: ("answered 418", True),
    204: ("answered 204", True),
    206: ("answered 206", True),
    500: ("a fault of its own. Try again later, or paste", False),
    502: ("a fault of its own", False),
    429: ("asks to wait", False),
    503: ("asks to wait", False),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_every_answer_has_its_sentence(web: WebServer, status: int) -> None:
    web.put("/a", b"secret words", status=status)
    words, permanent = ANSWERS[status]
    error = failure(web)
    assert words in str(error)
    assert "secret" not in str(error)
    assert error.permanent is permanent


@pytest.mark.parametrize(
    ("content_type", "words"),
    [("image/png", "a picture"), ("video/mp4", "a video"), ("Audio/MPEG", "a sound recording"),
     ("application/zip", "of a kind that cannot be read"), ("secret words", "of a kind that cannot be read"),
     ("text/css", "of a kind")],
)  # fmt: skip
def test_what_is_no_page_is_refused_by_its_type(web: WebServer, content_type: str, words: str) -> None:
    web.put("/a", b"\x89PNG", content_type=content_type)
    error = failure(web)
    assert words in str(error)
    assert "secret" not in str(error)
    assert error.permanent


@pytest.mark.parametrize(
    ("wanted", "content_type"),
    [("page", ""), ("page", "application/xhtml+xml"), ("page", "application/pdf"), ("page", "text/plain"),
     ("feed", "application/rss+xml"), ("feed", "application/feed+json"), ("feed", "text/xml;charset=utf-8"),
     ("feed", "text/html"), ("feed", "application/x-odd+xml")],
)  # fmt: skip
def test_what_can_be_read_is_taken(web: WebServer, wanted: Wanted, content_type: str) -> None:
    web.put("/a", PAGE, content_type=content_type)
    assert got(web, wanted=wanted).body == PAGE


def test_a_feed_takes_no_pdf(web: WebServer) -> None:
    web.put("/a", b"%PDF-1.7", content_type="application/pdf")
    assert "no feed" in str(failure(web, wanted="feed"))


def test_a_name_that_is_not_known(web: WebServer) -> None:
    with pytest.raises(Unfetchable, match="No site of this name was found") as caught:
        fetch("http://nowhere.example/", wanted="page", network=web.network())
    assert not caught.value.permanent


def raw(*parts: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"".join(parts)


BROKEN = {
    "no answer": b"",
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "less than told": raw(b"Content-Length: 500\r\n\r\n<p>secret words"),
    "chunk cut off": raw(b"Transfer-Encoding: chunked\r\n\r\nfff\r\n<p>secret words"),
    "no chunk size": raw(b"Transfer-Encoding: chunked\r\n\r\nsecret\r\n"),
    "endless chunk size": raw(b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 200_000),
    "one long header": raw(b"X: ", b"a" * 70_000, b"\r\n\r\n"),
    "many long headers": raw(b"X: " + b"a" * 1000 + b"\r\n")
    + (b"X: " + b"a" * 1000 + b"\r\n") * 80
    + b"\r\n",
    "many headers": raw(b"X: a\r\n" * 500, b"\r\n"),
    "gzip cut off": raw(b"Content-Encoding: gzip\r\n\r\n", gzip.compress(LONG)[:100]),
    "no gzip": raw(b"Content-Encoding: gzip\r\n\r\n<p>secret words"),
    "no deflate": raw(b"Content-Encoding: deflate\r\n\r\n<p>secret words"),
    "packed otherwise": raw(b"Content-Encoding: br\r\n\r\nsecret"),
    "packed twice": raw(b"Content-Encoding: gzip, gzip\r\n\r\n", gzip.compress(gzip.compress(PAGE))),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN.keys())
def test_broken_answers(web: WebServer, answer: bytes) -> None:
    web.put("/a", handle=drip(iter([answer]), 0))
    assert "secret" not in str(failure(web))


STATUS_LINES = st.sampled_from(
    [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 302 Found\r\nLocation: ", b"HTTP/1.1 200\r\nContent-Type: "]
)
HEADERS = st.sampled_from(
    [b"", b"Content-Length: ", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"\r\n\r\n"]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.tuples(STATUS_LINES, HEADERS, st.binary(max_size=40), HEADERS, st.binary(max_size=200)))
def test_whatever_a_server_sends_is_a_page_or_a_sentence(web: WebServer, parts: tuple[bytes, ...]) -> None:
    web.put("/a", handle=drip(iter([b"".join(parts)]), 0))
    with suppress(Unfetchable):
        assert got(web).status in (200, 203)


def test_nothing_of_an_answer_is_logged(web: WebServer, caplog: pytest.LogCaptureFixture) -> None:
    web.put("/a", handle=drip(iter([raw(b"secret words\r\n\r\n<p>secret")]), 0))
    got(web)
    assert caplog.text == ""


ENDLESS = {
    "plain": raw(b"\r\n"),
    "chunked": raw(b"Transfer-Encoding: chunked\r\n\r\n"),
    "gzip": raw(b"Content-Encoding: gzip\r\n\r\n"),
}


def endless(head: bytes) -> "itertools.chain[bytes]":
    block = b"<p>" + b"tents " * 10_000
    if b"chunked" in head:
        part = b"%x\r\n%s\r\n" % (len(block), block)
    elif b"gzip" in head:  # empty members: nothing comes out, however much comes in
        part = gzip.compress(b"") * 1000
    else:
        part = block
    return itertools.chain([head], itertools.repeat(part))


@pytest.mark.parametrize("head", ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_body_is_cut_off(web: WebServer, head: bytes) -> None:
    web.put("/a", handle=drip(endless(head), 0))
    error = failure(web, body=300_000)
    assert "longer than 0.3 MB" in str(error)
    assert error.permanent


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_stopped_while_it_is_unpacked(web: WebServer, encoding: str) -> None:
    """A hundred megabytes of nothing in a hundred kilobytes."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16 if encoding == "gzip" else zlib.MAX_WBITS)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    web.put("/a", bomb, headers={"Content-Encoding": encoding})
    begun = time.monotonic()
    assert "longer than 5 MB" in str(failure(web))
    assert time.monotonic() - begun < 5


def test_a_body_of_just_the_limit_is_taken(web: WebServer) -> None:
    web.put("/a", bytes(1000))
    assert len(fetch(web.url("/a"), wanted="page", network=web.network(body=1000)).body) == 1000
    web.put("/a", bytes(1001))
    assert "longer than" in str(failure(web, body=1000))


SLOW = {
    "before the head": itertools.repeat(b""),
    "in the head": itertools.chain([b"HTTP/1.1 200 OK\r\nX: "], itertools.repeat(b"a")),
    "going on": itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "in the body": itertools.chain([raw(b"\r\n")], itertools.repeat(b"a")),
    "in a told body": itertools.chain([raw(b"Content-Length: 9000\r\n\r\n")], itertools.repeat(b"a")),
    "in a packed body": itertools.chain(
        [raw(b"Content-Encoding: gzip\r\n\r\n")], (bytes([b]) for b in gzip.compress(LONG) * 9)
    ),
}


@pytest.mark.parametrize("parts", SLOW.values(), ids=SLOW.keys())
def test_slow_drips_end_in_time(web: WebServer, parts: "itertools.chain[bytes]") -> None:
    web.put("/a", handle=drip(iter(parts), 0.02))
    begun = time.monotonic()
    error = failure(web, seconds=0.6)
    assert "took longer than 0.6 seconds" in str(error)
    assert not error.permanent
    assert time.monotonic() - begun < 5


def test_a_slow_handshake_and_a_slow_resolver_end_in_time(web: WebServer) -> None:
    def silent(request: Handler) -> None:
        time.sleep(3)

    network = web.network(seconds=0.5)
    slow = type(network)(**{**vars(network), "resolve": lambda host, port: time.sleep(3) or [PUBLIC_IP]})
    begun = time.monotonic()
    with pytest.raises(Unfetchable, match="took longer"):
        fetch(web.url("/a"), wanted="page", network=slow)
    web.put("/robots.txt", handle=silent)
    with pytest.raises(Unfetchable, match="took longer"):
        fetch(web.url("/a"), wanted="page", network=network)
    assert time.monotonic() - begun < 5
