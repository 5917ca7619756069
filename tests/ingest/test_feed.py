"""Feeds of every kind, and what is no feed."""

import datetime as dt
import json
import resource
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.page_text import Unreadable
from comparator.ingest.feed import MOST_ITEMS, FeedRead, read_feed
from comparator.ingest.feed_limited import read_feed_limited

URL = "https://news.example.org/feeds/all.xml"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Ansel  Courier</title>
<item><title>Tents &amp; blankets</title><link>/a.html</link><guid isPermaLink="false">ac-1</guid>
<pubDate>Thu, 04 Mar 2021 10:00:00 +0100</pubDate><description>&lt;p&gt;The ferry left.</description></item>
<item><link>https://news.example.org/b.html#comments</link></item>
<item><guid>https://news.example.org/c.html</guid><pubDate>some day</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.org/x/">
<title>Ansel Courier</title>
<entry><id>urn:ac:1</id><title type="html">Tents &amp;amp; blankets</title>
<link rel="enclosure" href="https://news.example.org/sound.mp3"/><link href="a.html"/>
<published>2021-03-04T10:00:00+01:00</published><updated>2021-03-05T10:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ansel Courier</title></channel>
<item rdf:about="https://news.example.org/a.html"><title>Tents</title><link>https://news.example.org/a.html</link>
<dc:date>2021-03-04T09:00:00Z</dc:date></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Ansel Courier",
    "items": [
        {"id": 7, "url": "/a.html", "title": "Tents", "date_published": "2021-03-04T10:00:00+01:00"},
        {"id": "https://news.example.org/b.html", "date_published": "soon"},
        {"id": "x", "external_url": "https://other.example.com/c"},
        "no item",
        {"id": "no address"},
    ],
}
AT = dt.datetime(2021, 3, 4, 9, tzinfo=dt.UTC)


def read(text: str | bytes, **more: str) -> FeedRead:
    return read_feed(text if isinstance(text, bytes) else text.encode(), url=URL, **more)


def test_rss() -> None:
    feed = read(RSS)
    assert feed.title == "Ansel Courier"
    assert [item.url.rpartition("/")[2] for item in feed.items] == ["a.html", "b.html", "c.html"]
    assert (feed.items[0].title, feed.items[0].published) == ("Tents & blankets", AT)
    assert [item.published for item in feed.items[1:]] == [None, None]


@pytest.mark.parametrize(
    ("text", "url"),
    [(ATOM, "https://news.example.org/x/a.html"), (RDF, "https://news.example.org/a.html")],
    ids=["Atom", "RSS 1.0"],
)
def test_other_kinds(text: str, url: str) -> None:
    feed = read(text)
    assert (feed.title, feed.items[0].url, feed.items[0].published) == ("Ansel Courier", url, AT)


def test_json_feed() -> None:
    feed = read(json.dumps(JSON))
    assert [item.url for item in feed.items] == [
        "https://news.example.org/a.html", "https://news.example.org/b.html", "https://other.example.com/c",
    ]  # fmt: skip
    assert [item.published for item in feed.items] == [AT, None, None]
    assert feed.left_out == 1


def test_an_item_keeps_its_key_when_its_address_changes() -> None:
    moved = read(RSS.replace("/a.html", "/moved.html")).items[0]
    assert (moved.key, moved.url) == (read(RSS).items[0].key, "https://news.example.org/moved.html")
    assert len({item.key for item in read(RSS).items}) == 3
    assert all(len(item.key) == 64 for item in read(RSS).items)


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "http://127.0.0.1/", "http://localhost/", "http://2130706433/",
     "javascript:alert(1)",
     "http://news.example.org:8080/", "http://a:b@news.example.org/", "http://[::1]/", "", "ftp://x.example/"],
)  # fmt: skip
def test_items_that_lead_inside_are_left_out(link: str) -> None:
    inside = f'<item><guid isPermaLink="false">:</guid><link>{link}</link></item>'
    public = "<item><link>https://news.example.org/b</link></item>"
    feed = read(f'<rss version="2.0"><channel>{inside}{public}</channel></rss>')
    assert ([item.url for item in feed.items], feed.left_out) == (["https://news.example.org/b"], 1)


def test_no_more_items_than_one_look_takes() -> None:
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(MOST_ITEMS + 50))
    assert len(read(f'<rss version="2.0"><channel>{items}</channel></rss>').items) == MOST_ITEMS


ENCODED = RSS.replace("Ansel  Courier", "Jägerö Post – «alles»")


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (ENCODED.encode(), {}),
        (ENCODED.encode("utf-16"), {}),
        (ENCODED.encode("cp1252"), {"content_type": "text/xml", "charset": "windows-1252"}),
        (ENCODED.replace("?>", ' encoding="windows-1252"?>', 1).encode("cp1252"), {}),
        (b"\xef\xbb\xbf\n" + ENCODED.partition("?>")[2].encode(), {}),
    ],
    ids=["UTF-8", "UTF-16", "told by the server", "told by itself", "mark and empty line"],
)
def test_encodings(body: bytes, more: dict[str, str]) -> None:
    assert read(body, **more).title == "Jägerö Post – «alles»"


def test_a_feed_with_broken_markup_is_read_as_far_as_it_goes() -> None:
    broken = RSS.replace("&amp;", "&").replace("</channel></rss>", "<item><li")
    assert [item.url for item in read(broken).items[:2]] == [
        "https://news.example.org/a.html", "https://news.example.org/b.html",
    ]  # fmt: skip


def test_an_empty_feed_is_a_feed() -> None:
    assert read('<rss version="2.0"><channel><title>New</title></channel></rss>').items == ()
    assert read('{"version": "https://jsonfeed.org/version/1", "items": []}').items == ()


NO_FEEDS = {
    "empty": b"",
    "a page": b"<!doctype html><title>News</title><p>Words.</p>",
    "text": b"Tents for the island.",
    "the name of a file": b"/etc/passwd",
    "an address": b"http://127.0.0.1/feed",
    "JSON": b'{"items": []}',
    "other JSON": b'{"version": "2", "items": []}',
    "broken JSON": b'{"version": "https://jsonfeed.org/version/1", "items": [',
    "surrogates": b'{"version": "https://jsonfeed.org/version/1", "title": "\\ud800", "items": 3}',
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(500),
}


@pytest.mark.parametrize("body", NO_FEEDS.values(), ids=NO_FEEDS.keys())
def test_what_is_no_feed_is_said_so(body: bytes) -> None:
    with pytest.raises(Unreadable, match="This is no feed"):
        read(body)


def test_entities_bring_nothing_in(tmp_path: pytest.TempPathFactory) -> None:
    secret = tmp_path / "secret"  # type: ignore[operator]  # a Path
    secret.write_text("the words of this machine")
    for place in (f"file://{secret}", "http://127.0.0.1:9/"):
        doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{place}"><!ENTITY % y SYSTEM "{place}"> %y;]>'
        text = RSS.replace("<rss", doctype + "<rss").replace("Ansel  Courier", "Ansel &x; Courier")
        assert "machine" not in read(text).title


@given(
    st.binary(max_size=300)
    | st.text(max_size=100).map(lambda t: RSS.replace("Tents", t).encode("utf-8", "replace"))
)
def test_whatever_comes_is_a_feed_or_is_not(body: bytes) -> None:
    with suppress(Unreadable):
        assert all(item.url.startswith("http") for item in read(body).items)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
BOMBS = {
    "open tags": b"<rss>" + b"<a" * 200_000,
    "nested": b"<rss>" + b"<a>" * 500_000,
    "comments": b"<rss>" + b"<!--" * 100_000,
    "billion laughs": f"<!DOCTYPE rss [{LAUGHS}]><rss><channel><title>&l11;</title></channel></rss>".encode(),
    "doctype": b"<!DOCTYPE " + b"<!ENTITY a 'b'>" * 100_000 + b"<rss>",
    "deep JSON": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 1_000_000,
}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_goes_off_in_a_process_of_its_own(body: bytes) -> None:
    begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime  # a busy machine's clock tells little
    with suppress(Unreadable):
        assert read_feed_limited(body, url=URL).items == ()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun < 10
    assert len(read_feed_limited(RSS.encode(), url=URL).items) == 3


def test_in_a_process_of_its_own_a_feed_reads_the_same() -> None:
    assert read_feed_limited(RSS.encode(), url=URL) == read(RSS)
    with pytest.raises(Unreadable, match="This is no feed"):
        read_feed_limited(b"Words.", url=URL)
