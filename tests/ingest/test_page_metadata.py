"""What a page's data say: its day of publication (never of a change), its writers, outlet and address."""

import datetime as dt

import pytest

from comparator.analysis.incoming import Told
from comparator.ingest.pages.page import read_html

BODY = (
    "<article><h1>Ministers meet again in Kesh</h1>"
    + "<p>The ministers met for a second day and left the hall without a word to the press.</p>" * 4
    + "</article>"
)


def _told(head: str, body: str = BODY, url: str = "") -> Told:
    told = read_html(f"<html><head>{head}</head><body>{body}</body></html>", url=url).told
    assert told
    return told


def _ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


DAYS = {
    "JSON-LD": _ld(
        '{"@type":"NewsArticle","datePublished":"2019-03-04T23:30:00-05:00","dateModified":"2020-01-01"}'),
    "JSON-LD in a graph, in a list of kinds": _ld(
        '[{"@graph":[{"@type":"WebPage","datePublished":"2018-01-01"},'
        '{"@type":["Thing","ReportageNewsArticle"],"headline":"x","datePublished":"20190304"}]}]'),
    "JSON-LD with a comma too many behind it": _ld('{"@type":"Article","datePublished":"2019-03-04"};'),
    "a page's own data without an article": _ld('{"@type":"WebPage","datePublished":"2019-03-04"}'),
    "OpenGraph": '<meta property="article:published_time" content="2019-03-04T01:00:00Z">'
    '<meta property="article:modified_time" content="2021-01-01">',
    "Dublin Core": '<meta name="DC.date.issued" content="2019-03-04">',
    "written out": '<meta name="date" content="4 March 2019">',
    "broken data, then meta": _ld("{not json") + '<meta name="pubdate" content="2019-03-04">',
    "a day that does not exist, then one that does": _ld('{"@type":"Article","datePublished":"2019-02-31"}')
    + '<meta name="pubdate" content="2019-03-04">',
    "a day to come is no day of publication": _ld('{"@type":"Article","datePublished":"2999-01-01"}')
    + '<meta name="pubdate" content="2019-03-04">',
}  # fmt: skip


@pytest.mark.parametrize("case", DAYS)
def test_the_day_of_publication(case: str) -> None:
    assert _told(DAYS[case]).published == dt.date(2019, 3, 4)


def test_days_in_the_page_itself() -> None:
    time = '<time class="published" datetime="2019-03-04T10:00">Monday</time>'
    marked = '<span itemprop="datePublished" content="2019-03-04">Monday</span>'
    assert _told("", time + BODY).published == dt.date(2019, 3, 4)
    assert _told("", marked + BODY).published == dt.date(2019, 3, 4)
    assert _told("", url="https://example.org/2019/03/04/ministers").published == dt.date(2019, 3, 4)


def test_an_evening_that_is_morning_in_utc_is_the_outlet_s_own_day() -> None:
    url = "https://p.example/2019/03/04/talks"
    assert _told(
        _ld('{"@type":"Article","datePublished":"2019-03-05T01:10:00Z"}'), url=url
    ).published == dt.date(2019, 3, 4)
    assert _told(
        _ld('{"@type":"Article","datePublished":"2019-03-05T01:10:00+01:00"}'), url=url
    ).published == dt.date(2019, 3, 5)


def test_no_day_is_made_up() -> None:
    later = '<time class="updated" datetime="2021-03-04">now</time><footer>© 2024 Example</footer>'
    assert _told("", BODY + later).published is None
    assert _told("").published is None


BYLINES = {
    "a list of people": (
        _ld('{"@type":"Article","author":[{"name":"A. Bird"},{"name":"C. Doe"}]}'),
        "A. Bird, C. Doe",
    ),
    "a name alone": (_ld('{"@type":"Article","author":"By A. Bird"}'), "A. Bird"),
    "an address is no name": ('<meta property="article:author" content="https://example.org/bird">', None),
    "meta": ('<meta name="author" content="A. Bird">', "A. Bird"),
    "a name inside another": (
        _ld('{"@type":"Article","author":["A. Bird","A. Bird, Kesh"]}'),
        "A. Bird, Kesh",
    ),
    "what is no text": (_ld('{"@type":"Article","author":[[[{"name":5}]]]}'), None),
}


@pytest.mark.parametrize("case", BYLINES)
def test_the_writers(case: str) -> None:
    head, byline = BYLINES[case]
    assert _told(head).byline == byline


OUTLETS = {
    "a known domain": ("", "https://www.reuters.com/world/x", "Reuters", "www.reuters.com"),
    "a domain under a known one": ("", "https://edition.cnn.com/x", "CNN", "edition.cnn.com"),
    "the site's name": (
        '<meta property="og:site_name" content="The Post">', "https://p.example/x", "The Post", "p.example"),
    "a motto behind it": (
        '<meta property="og:site_name" content="Kesh Post | News for the valley">', "https://keshpost.example/x",
        "Kesh Post", "keshpost.example"),
    "the publisher": (_ld('{"@type":"Article","publisher":{"name":"The Post"}}'), "", "The Post", None),
    "nothing": ("", "", None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", OUTLETS)
def test_whose_page_it_is(case: str) -> None:
    head, url, outlet, domain = OUTLETS[case]
    told = _told(head, url=url)
    assert (told.outlet, told.domain) == (outlet, domain)


ADDRESSES = {
    "its own word": ("https://www.p.example/a?x=1", "https://www.p.example/a", "https://www.p.example/a"),
    "of an AMP page": ("https://amp.p.example/a", "https://www.p.example/a", "https://www.p.example/a"),
    "from the root": ("https://p.example/a?x=1", "/a", "https://p.example/a"),
    "another site's is not believed": ("https://p.example/a", "https://q.example/a", "https://p.example/a"),
    "the front page's is not believed": ("https://p.example/a", "https://p.example/", "https://p.example/a"),
    "no address at all": ("https://p.example/a", "javascript:alert(1)", "https://p.example/a"),
    "a broken one": ("https://p.example/a", "https://[::1/a", "https://p.example/a"),
    "of a saved page": ("", "https://p.example/a", "https://p.example/a"),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_the_page_s_own_address(case: str) -> None:
    url, canonical, own = ADDRESSES[case]
    page = read_html(f'<link rel="canonical" href="{canonical}">{BODY}', url=url)
    assert page.url == own


def test_the_headline_is_the_one_on_the_page() -> None:
    told = _told(
        '<title>Kesh talks go on - The Post</title><meta property="og:title" content="Kesh talks go on">'
    )
    assert told.headline == "Ministers meet again in Kesh"


def test_a_site_s_name_set_large_is_no_headline() -> None:
    body = '<h1><a href="/">The Kesh Valley Post</a></h1>' + BODY.replace("h1>", "h2>")
    told = _told("<title>Ministers meet again in Kesh « The Kesh Valley Post</title>", body)
    assert told.headline == "Ministers meet again in Kesh"


@pytest.mark.parametrize(("lang", "told"), [("en-GB", "en"), ("ru", "ru"), ("english", None), ("", None)])
def test_the_language(lang: str, told: str | None) -> None:
    page = read_html(f'<html lang="{lang}"><body>{BODY}</body></html>')
    assert page.told
    assert page.told.language == told
