"""Whole pages of the shapes that news comes in: what is marked data-gold in each file is its article.

The pages are made up; the marks are read by these tests alone.
"""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import read_page
from comparator.ingest.pages.decoding import decoded_page
from comparator.ingest.pages.page import read_html

PAGES = Path(__file__).parent / "pages"


class Expected(NamedTuple):
    byline: str | None
    published: dt.date
    outlet: str | None
    cut: tuple[tuple[str, str], ...] = ()
    """Words of the page, and why they were cut."""


BESIDE, SHARING, CAPTION = "text beside the article", "sharing and sign-up", "picture caption"
EXPECTED = {
    "news-site": Expected(
        "Ines Halloran, Pavel Drost",
        dt.date(2021, 5, 17),
        "The Harbour Courier",
        (
            ("214 partners", "notice"),
            ("Two barges wait", CAPTION),
            ("Related stories", "teaser"),
            ("five stories that", SHARING),
            ("ferryman", "reader comments"),
            ("Storm takes", BESIDE),
            ("17 May 2021, 21:40", "date"),
            ("By Ines Halloran", "byline"),
            ("All rights reserved", "notice"),
        ),
    ),
    "wire": Expected(None, dt.date(2014, 11, 3), "Meridian Press", (("Nov 3, 2014 18:22", "date"),)),
    "communique": Expected(None, dt.date(2019, 9, 12), "Ministry of Foreign Affairs of Velland"),
    "transcript": Expected(None, dt.date(2022, 3, 8), "Basin Council"),
    "live-blog": Expected(
        "Mirja Tamm", dt.date(2020, 2, 11), "Lindholm Evening Post", (("herring", BESIDE),)
    ),
    "amp": Expected(
        "Jorn Abel", dt.date(2018, 7, 2), "Rivertown Online", (("morning of the vote", CAPTION),)
    ),
    "table": Expected("Edda Noor", dt.date(2020, 1, 15), "Basin Monitor", (("run by volunteers", BESIDE),)),
    "data-only": Expected("Brynja Holm", dt.date(2023, 10, 4), "Isle Gazette"),
    "spanish": Expected(
        "Lucía Baena", dt.date(2020, 2, 12), "El Faro de Kesh", (("Otra reunión", "reader comments"),)
    ),
    "windows-1252": Expected("Zoë Marchetti", dt.date(2006, 6, 9), None, (("Published 9 June", "date"),)),
    "old-tables": Expected("Finn Oskar", dt.date(1998, 3, 3), "The Talus Messenger", (("Tides", "menu"),)),
    "paywall": Expected(
        "Tove Lind", dt.date(2021, 11, 20), "The Northern Ledger", (("two crowns", SHARING),)
    ),
}


def _read(name: str) -> tuple[Incoming, Document]:
    incoming = read_html((PAGES / f"{name}.html").read_bytes(), name=f"{name}.html")
    return incoming, read_page(incoming.raw, told=incoming.told)


def _marked(name: str, mark: str) -> list[str]:
    root = html.document_fromstring(decoded_page((PAGES / f"{name}.html").read_bytes())[0])
    for quote in root.iter("q"):
        quote.text = f"“{quote.text}”"
    marked = root.xpath(f"//*[@{mark}]")
    return [e.get(mark) or " ".join(e.text_content().replace("\xad", "").split()) for e in marked]


@pytest.mark.parametrize("name", sorted(EXPECTED.keys() - {"data-only"}))
def test_what_is_kept_is_the_marked_text_and_nothing_else(name: str) -> None:
    gold = _marked(name, "data-head") + _marked(name, "data-gold")
    assert len(gold) > 2
    _, document = _read(name)
    assert [line for line in document.text.split("\n\n") if line not in _marked(name, "data-row")] == gold


@pytest.mark.parametrize("name", EXPECTED)
def test_what_the_page_tells_of_itself_is_found(name: str) -> None:
    _, document = _read(name)
    told = EXPECTED[name]
    assert (document.byline, document.published, document.outlet) == (
        told.byline,
        told.published,
        told.outlet,
    )
    assert document.published_from == "page"


@pytest.mark.parametrize("name", EXPECTED)
def test_each_cut_has_its_reason(name: str) -> None:
    _, document = _read(name)
    for words, reason in EXPECTED[name].cut:
        assert next((r.reason for r in document.removed if words in r.text), None) == reason


@pytest.mark.parametrize("name", EXPECTED)
def test_kept_and_cut_together_are_the_page(name: str) -> None:
    incoming, document = _read(name)
    cut = "\n\n".join(r.text for r in document.removed)
    assert sorted(incoming.raw.split()) == sorted(f"{document.text}\n\n{cut}".split())


def test_rows_of_a_table_are_lines_of_the_article() -> None:
    _, document = _read("table")
    assert set(_marked("table", "data-row")) <= set(document.text.split("\n\n"))


def test_the_lead_is_told_from_the_text() -> None:
    _, document = _read("news-site")
    assert document.parts.lead
    assert document.parts.lead.of(document.text).startswith("Barges may pass again")
    assert document.headings == (3,)


def test_a_stub_says_that_it_is_one() -> None:
    incoming, _ = _read("paywall")
    assert incoming.warnings == (
        "The page says that its text is for subscribers, so this may be only its beginning. "
        "Paste the whole text if you may use it.",
    )


def test_text_that_only_scripts_show_is_taken_from_the_data_and_stays_text() -> None:
    incoming, document = _read("data-only")
    assert "only with scripts" in incoming.warnings[0]
    assert document.text.endswith("&lt;img src=x onerror=alert(1)&gt;")


def test_a_piece_that_was_cut_can_be_put_back() -> None:
    incoming, document = _read("news-site")
    number = next(n for n, piece in enumerate(document.removed) if piece.reason == "picture caption")
    again = read_page(incoming.raw, told=incoming.told, keep=[number])
    assert document.removed[number].text in again.text
    assert len(again.removed) == len(document.removed) - 1


def test_what_is_given_by_hand_stands_above_what_the_page_tells() -> None:
    incoming, _ = _read("news-site")
    given = read_page(incoming.raw, told=incoming.told, outlet="The Courier", published=dt.date(2021, 5, 18))
    assert (given.outlet, given.outlet_from) == ("The Courier", "given")
    assert (given.published, given.published_from) == (dt.date(2021, 5, 18), "given")
