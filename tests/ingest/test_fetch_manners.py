"""Manners towards web servers: robots.txt, pauses, and leaving alone who wants to be left alone."""

from email.utils import formatdate

import pytest

from comparator.ingest.network.fetch import Unfetchable, fetch
from tests.ingest.fetching import PAGE, failure, got
from tests.webserver import HOST, WebServer


def test_robots_txt_is_asked_once_an_hour(web: WebServer) -> None:
    web.put("/robots.txt", b"User-agent: *\nDisallow: /private/", content_type="text/plain")
    web.put("/a", PAGE)
    network = web.network()
    for _ in range(3):
        fetch(web.url("/a"), wanted="page", network=network)
    assert web.asked == ["/robots.txt", "/a", "/a", "/a"]
    with pytest.raises(Unfetchable, match=r"robots\.txt asks programs not to read") as caught:
        fetch(web.url("/private/a"), wanted="page", network=network)
    assert caught.value.permanent
    web.clock += 3700
    fetch(web.url("/a"), wanted="page", network=network)
    assert web.asked[4:] == ["/robots.txt", "/a"]


ROBOTS = {
    "for everybody": (b"User-agent: *\nDisallow: /", False),
    "for this app": (b"User-agent: Comparator\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
    "for others": (b"User-agent: Otherbot\nDisallow: /", True),
    "this app alone may": (b"User-agent: *\nDisallow: /\n\nUser-agent: comparator\nAllow: /a", True),
    "longest rule wins": (b"User-agent: *\nDisallow: /\nAllow: /a$", True),
    "wildcards": (b"User-agent: *\nDisallow: /*" + b"a*" * 500 + b"b", True),
    "marked UTF-8": (b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", False),
    "nonsense": (b"\x00\xff<html>//[ \r Disallow: //[\n", True),
    "brackets": (b"User-agent: *\nDisallow: //[\nDisallow: /a", False),
    "empty": (b"", True),
    "too long": (b"User-agent: *\nAllow: /\n" + b"#" * 600_000 + b"\nDisallow: /a", True),
}


@pytest.mark.parametrize(("rules", "allowed"), ROBOTS.values(), ids=ROBOTS.keys())
def test_the_rules_of_robots_txt(web: WebServer, rules: bytes, allowed: bool) -> None:
    web.put("/robots.txt", rules, content_type="text/plain")
    web.put("/a", PAGE)
    if allowed:
        assert got(web).body == PAGE
    else:
        assert "robots.txt" in str(failure(web))
        assert web.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "allowed"), [(403, True), (404, True), (204, True), (500, False), (429, False)]
)
def test_a_robots_txt_that_is_not_there(web: WebServer, status: int, allowed: bool) -> None:
    web.put("/robots.txt", status=status)
    web.put("/a", PAGE)
    if allowed:
        assert got(web).body == PAGE
    else:
        assert not failure(web).permanent
        assert web.asked == ["/robots.txt"]


def test_robots_txt_holds_for_where_a_redirect_leads(web: WebServer) -> None:
    web.put("/robots.txt", b"User-agent: *\nDisallow: /", host="www.example.com")
    web.put("/a", status=302, headers={"Location": "http://www.example.com/b"})
    web.put("/b", PAGE)
    assert "robots.txt" in str(failure(web))


def test_a_host_is_asked_once_a_second_or_as_it_wishes(web: WebServer) -> None:
    web.put("/a", PAGE)
    network = web.network()
    for host in (HOST, HOST, "other.example.org", HOST):
        fetch(web.url("/a", host=host), wanted="page", network=network)
    assert web.slept == [1.0, 1.0]
    web.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7", host="slow.example.org")
    web.put("/robots.txt", b"User-agent: *\nCrawl-delay: 900", host="slower.example.org")
    for host in ("slow.example.org", "slow.example.org", "slower.example.org", "slower.example.org"):
        fetch(web.url("/a", host=host), wanted="page", network=network)
    assert web.slept[2:] == [7.0, 10.0]


def test_who_would_wait_too_long_comes_back_later(web: WebServer) -> None:
    web.put("/robots.txt", b"User-agent: *\nCrawl-delay: 9")
    web.put("/a", PAGE)
    network = web.network(pause=5)
    fetch(web.url("/a"), wanted="page", network=network)
    with pytest.raises(Unfetchable, match="asks to wait") as caught:
        fetch(web.url("/a"), wanted="page", network=network)
    assert caught.value.retry_after == 9


WAITS = {"120": 120, "0": 60, "999999999999": 86_400, "soon": 60, "": 60, "-5": 60}


@pytest.mark.parametrize("header", WAITS)
def test_who_wants_to_be_left_alone_is(web: WebServer, header: str) -> None:
    web.put("/a", status=429, headers={"Retry-After": header})
    network = web.network()
    for _ in range(2):
        with pytest.raises(Unfetchable, match="asks to wait") as caught:
            fetch(web.url("/a"), wanted="page", network=network)
        assert caught.value.retry_after == WAITS[header]
    assert web.asked == ["/robots.txt", "/a"]
    web.put("/a", PAGE)
    web.clock += WAITS[header]
    assert fetch(web.url("/a"), wanted="page", network=network).body == PAGE


def test_a_date_to_come_back_at(web: WebServer) -> None:
    web.put("/a", status=503, headers={"Retry-After": formatdate(web.clock + 600, usegmt=True)})
    error = failure(web)
    assert error.retry_after == pytest.approx(600)
    assert "in 10 minutes" in str(error)
