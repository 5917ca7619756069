"""Pages made to break a reader: each is read, or refused with a sentence, in bounded time."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparator.analysis.document import Document
from comparator.analysis.page_text import Unreadable, read_page
from comparator.ingest.pages.page import read_html

P = "<p>" + "The ministers met for a second day and left the hall without a word to the press. " * 3 + "</p>"
PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
MOST_SECONDS = 10
"""What one page may take; the child process that reads pages for the app is stopped soon after."""


def _read(page: bytes | str) -> Document | None:
    """The page as a document; None where it is refused in words."""
    try:
        incoming = read_html(page)
        document = read_page(incoming.raw, told=incoming.told)
    except Unreadable:
        return None
    assert "\0" not in incoming.raw
    incoming.raw.encode()  # no lone surrogate is left
    return document


def _ends_well(page: bytes | str) -> bool:
    """Whether a page is refused in words, or read with text in it; any other error is one."""
    document = _read(page)
    return document is None or bool(document.text.strip())


BOMBS = {
    "comments that never end": "<!--" * 100_000,
    "tags that never end": "<a" * 200_000,
    "5,000 nested blocks": "<div>" * 5_000 + P + "</div>" * 5_000,
    "800 nested blocks": "<div>" * 800 + P * 5 + "</div>" * 800,
    "nested blocks with much in them": "<div>" * 400 + P * 2_000,
    "nested inline markup": "<b>" * 20_000 + P,
    "nested tables": "<table><tr><td>" * 900 + P,
    "a huge attribute": '<div class="' + "x " * 1_000_000 + '">' + P * 4 + "</div>",
    "a huge style": '<div style="' + "display:" * 200_000 + '">' + P * 4,
    "many characters as entities": "&lt;" * 200_000 + P,
    "JSON nested deep": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P * 4,
    "JSON of wrong kinds": '<script type="application/ld+json">'
    '{"@type":["NewsArticle",5],"headline":{"a":[1]},'
    '"author":[[[[]]]],"datePublished":12,"publisher":[],"articleBody":["x"],"@graph":5}</script>' + P * 4,
    "white space without end": "<pre>" + "\n   " * 100_000 + "</pre>" + P * 4,
    "a word without end": "<p>" + "x" * 1_000_000 + "</p>" + P * 3,
    "many paragraphs": P * 3_000,
    "many empty paragraphs": "<p>" * 30_000 + P,
    "many links": "<ul>" + "<li><a href=x>a link</a>" * 10_000 + "</ul>" + P * 5,
    "many rows": "<table>" + "<tr><td>a<td>1" * 8_000 + "</table>" + P * 3,
    "many headlines": "<h1>Ministers meet again in Kesh</h1>" * 3_000 + P * 4,
    "declarations": "<![CDATA[" * 50_000 + "<?php " * 50_000 + P,
}  # fmt: skip


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_costs_little(case: str) -> None:
    began = time.process_time()
    _read(BOMBS[case].encode())
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("case", ["5,000 nested blocks", "nested inline markup", "nested tables"])
def test_text_that_no_tree_can_hold_is_read_and_said_to_be_so(case: str) -> None:
    incoming = read_html(BOMBS[case])
    assert "ministers met" in read_page(incoming.raw, told=incoming.told).text
    assert "cannot be told apart" in incoming.warnings[0]


REFUSED = {
    "nothing": b"",
    "white space": b" \n\t ",
    "only scripts": b"<script>document.write('<p>hello</p>')</script><noscript>Turn scripts on.</noscript>",
    "only hidden text": b"<div hidden>" + P.encode() + b"</div>",
    "frames": b"<frameset><frame src=a.html></frameset>",
    "a picture": bytes(range(256)) * 100,
    "too much text": (P * 9_000).encode(),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_holds_no_text_is_refused_with_a_next_step(case: str) -> None:
    with pytest.raises(Unreadable, match=r"[Pp]aste"):
        read_html(REFUSED[case])


PAYLOADS = (
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<a href='javascript:alert(1)'>go</a>",
    "<div hx-get='/x' hx-trigger=load>there</div>",
    "<template><script>alert(1)</script></template>",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_comes_out_is_text_with_its_spans_on_it(payload: str) -> None:
    page = f"<h1>Ministers meet {payload} again in Kesh</h1>{P * 2}<p>They said {payload} and left.</p>{P}"
    incoming = read_html(page)
    document = read_page(incoming.raw, told=incoming.told)
    assert "They said" in document.text
    assert all(r.text == incoming.raw[r.start : r.end] for r in document.removed)
    assert ("alert(1)" in document.text) == ("lt;" in payload)  # only where a reader of the page sees it


_MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<a href=x>", "</a>", "<table>",
     "<tr>", "<td>", "</table>", "<br>", "<!--", "-->", "<script>", "</script>", "<article>", "</article>",
     "<li>", "<pre>", "<svg>", "<title>", "<q>", "<sup>3</sup>", "&lt;", "&#0;", "&#xD800;", "\0", "\u202e",
     "\ud800", "العربية ", "<html>", "<body>", "<head>", "<form>", "<select>", "<meta charset=utf-16>", P,
     "By A. Bird ", "4 March 2019 "]
)  # fmt: skip


@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_MARKUP, st.text(max_size=20)), max_size=40))
def test_random_pages_are_read_or_refused(parts: list[str]) -> None:
    assert _ends_well("".join(parts))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_mutated_pages_are_read_or_refused(path: Path) -> None:
    """Fifty changed copies of each made-up page: bytes lost, doubled, swapped, overwritten."""
    chance = random.Random(path.stem)  # noqa: S311  # the same pages every time, not a secret
    whole = path.read_bytes()
    for _ in range(50):
        page = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            _mutate(page, chance)
        assert _ends_well(bytes(page))


def _mutate(page: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(page) + 1)
    end = min(len(page), start + chance.choice((1, 3, 40, 400)))
    new = chance.choice(
        (b"", bytes(page[start:end]) * 2, b"<", b">", b"\0", b"\xff", b"</div>", b"<p>", b"\xed\xa0\x80")
    )
    page[start:end] = new


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(body: bytes) -> None:
    assert _ends_well(body)
