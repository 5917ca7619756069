"""Reading a text whose parts its markup or its file has told: nothing is cut that it does not name."""

import datetime as dt

import pytest

from comparator.analysis.document import Span
from comparator.analysis.incoming import Cut, Told
from comparator.analysis.page_text import Unreadable, read_page

HEAD = "Ministers meet again in Kesh"
LEAD = "No text after two days, and no day for a third"
FIRST = (
    "KESH, March 4 (Meridian Press) - The ministers met for a second day and left the hall without a word."
)
BOX = "Why the river falls every spring and what it costs"
SECOND = "“We are tired,” said Aino Rask of Velland, who has led the talks since they began in the autumn."
CREDIT = "(Reporting by Lars Imre; Editing by Judit Orban)"
SHARING = "sharing and sign-up"
LINES = [HEAD, LEAD, "By Lars Imre", "4 March 2019", FIRST, BOX, "Why they fail", SECOND, CREDIT, "Share"]
RAW = "\n\n".join(LINES)


def _at(text: str) -> Span:
    return Span(RAW.index(text), RAW.index(text) + len(text))


SHAPE = Told(
    shape=True,
    cuts=(Cut(span=_at(BOX), reason="teaser"), Cut(span=_at("Share"), reason=SHARING)),
    headings=(_at("Why they fail"),),
    headline_at=_at(HEAD),
    headline=HEAD,
)


def test_what_is_told_is_cut_and_the_rest_is_found_as_in_pasted_text() -> None:
    document = read_page(RAW, told=SHAPE)
    assert document.headline == HEAD
    assert document.parts.lead
    assert document.parts.lead.of(document.text) == LEAD
    assert document.parts.dateline
    assert document.parts.dateline.of(document.text) == "KESH, March 4 (Meridian Press)"
    assert (document.byline, document.published) == ("Lars Imre", dt.date(2019, 3, 4))
    assert document.credits == ("Meridian Press",)
    assert document.parts.credits
    assert document.parts.credits.of(document.text) == CREDIT
    assert [(r.text, r.reason) for r in document.removed] == [
        ("By Lars Imre", "byline"), ("4 March 2019", "date"), (BOX, "teaser"), ("Share", SHARING),
    ]  # fmt: skip
    assert [document.paragraphs[i].of(document.text) for i in document.headings] == ["Why they fail"]


def test_told_fields_stand_above_what_the_words_say_and_below_what_is_given() -> None:
    told = Told(
        shape=True, headline_at=_at(HEAD), headline=HEAD, byline="L. Imre", published=dt.date(2019, 3, 5),
        outlet="The Post", domain="post.example", credits=("AFP",),
    )  # fmt: skip
    document = read_page(RAW, told=told)
    assert (document.byline, document.published, document.outlet) == (
        "L. Imre",
        dt.date(2019, 3, 5),
        "The Post",
    )
    assert (document.published_from, document.outlet_from) == ("page", "page")
    assert document.credits[0] == "AFP"
    given = read_page(RAW, told=told, published=dt.date(2019, 3, 6), outlet="Given")
    assert (given.published, given.published_from) == (dt.date(2019, 3, 6), "given")
    assert (given.outlet, given.outlet_from) == ("Given", "given")


def test_nothing_is_cut_that_is_not_named() -> None:
    furniture = f"{HEAD}\n\nRead more: the whole story\n\n{FIRST}\n\nShare this article\n\n{SECOND}"
    told = Told(shape=True, headline=HEAD, byline="A", published=dt.date(2019, 3, 4))
    assert read_page(furniture, told=told).removed == ()


def test_facts_alone_leave_the_shape_to_be_found() -> None:
    told = Told(published=dt.date(2018, 1, 1), outlet="The Post")
    document = read_page(f"Home\n\nSport\n\n{HEAD}\n\n{FIRST}\n\n{SECOND}\n\nShare this article", told=told)
    assert (document.headline, document.outlet, document.published) == (HEAD, "The Post", dt.date(2018, 1, 1))
    assert "Share this article" not in document.text


def test_a_cut_holds_also_where_the_shape_is_not_told() -> None:
    told = Told(cuts=(Cut(span=_at(SECOND), reason="the outlet's cleaning rule"),))
    assert SECOND not in read_page(RAW, told=told).text


def test_the_outlet_is_known_by_its_domain() -> None:
    assert read_page(RAW, told=Told(shape=True, domain="edition.cnn.com")).outlet == "CNN"


def test_a_lead_that_is_told_is_one_however_it_ends() -> None:
    raw = f"{HEAD}\n\nThe ministers left. They will be back.\n\n{FIRST}\n\n{SECOND}"
    at = Span(len(HEAD) + 2, len(HEAD) + 40)
    document = read_page(raw, told=Told(shape=True, headline_at=Span(0, len(HEAD)), lead_at=at))
    assert document.parts.lead
    assert document.parts.lead.of(document.text) == "The ministers left. They will be back."


def test_lines_are_paragraphs_where_the_shape_is_told() -> None:
    raw = "\n".join([HEAD, *["the ministers met and this line of theirs runs on to the next one of"] * 6])
    assert len(read_page(raw, told=Told(shape=True, headline=HEAD)).paragraphs) == 6


def test_each_piece_can_be_put_back() -> None:
    document = read_page(RAW, told=SHAPE)
    for number, piece in enumerate(document.removed):
        again = read_page(RAW, told=SHAPE, keep=[number])
        assert piece.text in again.text
        assert len(again.removed) == len(document.removed) - 1


def test_a_page_whose_every_block_is_cut_is_refused() -> None:
    with pytest.raises(Unreadable, match="No running text"):
        read_page(RAW, told=Told(shape=True, cuts=(Cut(span=Span(0, len(RAW)), reason="menu"),)))


def test_spans_that_lie_nowhere_do_no_harm() -> None:
    nowhere = Span(10**6, 10**6 + 5)
    told = Told(
        shape=True,
        cuts=(Cut(span=nowhere, reason="menu"),),
        headline_at=nowhere,
        lead_at=nowhere,
        headings=(nowhere,),
    )
    assert SECOND in read_page(RAW, told=told).text
