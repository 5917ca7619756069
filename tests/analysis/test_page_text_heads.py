"""The head of an article: lead, byline, dateline, credits, date and outlet."""

import datetime as dt
from pathlib import Path

import pytest

from comparator.analysis.document import Document
from comparator.analysis.page_text import read_page
from tests.analysis.pages import BODY, COMMENTS, HEADLINE, LEAD, page, paragraphs, plain, reasons


def test_a_lead_stands_by_itself() -> None:
    document = read_page(page(above=(LEAD, "By Mara Lindt", "4 May 2021")))
    assert document.parts.lead is not None
    assert document.parts.lead.of(document.text) == LEAD
    assert paragraphs(document) == BODY
    assert document.byline == "Mara Lindt"


def test_a_short_sentence_under_the_date_begins_the_text() -> None:
    short = "Lorries are rolling over the Senn bridge again."
    document = read_page(page(above=("4 May 2021", short)))
    assert document.parts.lead is None
    assert paragraphs(document) == (short, *BODY)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe, Foreign Editor", "Jane Doe, Foreign Editor"),
        ("BY JANE DOE", "JANE DOE"),
        ("Jane Doe in Lesk", "Jane Doe in Lesk"),
        ("Jane Doe, Coast correspondent", "Jane Doe, Coast correspondent"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    assert read_page(page(above=(line,))).byline == byline


DATELINES = {
    "LESK (AP) — ": ("LESK (AP)", ("AP",)),
    "LESK, May 4 (Xinhua) -- ": ("LESK, May 4 (Xinhua)", ("Xinhua",)),
    "LESK, Orvania — ": ("LESK, Orvania", ()),
    "Lesk: ": ("Lesk", ()),
    "Lesk, 4 May 2021 – ": ("Lesk, 4 May 2021", ()),
    "Lesk (dpa) - ": ("Lesk (dpa)", ("dpa",)),
    "(Reuters) - ": ("(Reuters)", ("Reuters",)),
    "LESK ― ": ("LESK", ()),
    "LESK, May 4. /TASS/. ": ("LESK, May 4. /TASS/", ("TASS",)),
}


@pytest.mark.parametrize(("head", "wanted"), DATELINES.items(), ids=DATELINES.keys())
def test_datelines_stand_apart_from_the_first_paragraph(
    head: str, wanted: tuple[str, tuple[str, ...]]
) -> None:
    document = read_page("\n\n".join((HEADLINE, head + BODY[0], *BODY[1:])))
    assert document.parts.dateline is not None
    assert document.parts.dateline.of(document.text) == wanted[0]
    assert document.credits == wanted[1]
    assert paragraphs(document) == BODY
    assert document.parts.body is not None
    assert document.parts.body.of(document.text).startswith(BODY[0])


@pytest.mark.parametrize(
    "line", ["jm/ccp (Reuters, AFP)", "(Reuters, AFP)", "Source: Reuters, AFP", "Reuters, AFP"]
)
def test_closing_credits_are_kept_apart(line: str) -> None:
    document = read_page(page(below=(line,)))
    assert document.credits == ("Reuters", "AFP")
    assert document.parts.credits is not None
    assert document.parts.credits.of(document.text) == line
    assert paragraphs(document) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "May 4, 2021",
        "4 May 2021",
        "Published 12:04 BST, 4 May 2021",
        "Tuesday, 4th May 2021",
        "2021-05-04T10:00Z",
        "Last updated: 4 May 2021 14:02 GMT",
        "Posted on 13/05/2021",
    ],
)
def test_date_lines(line: str) -> None:
    document = read_page(page(above=(line,)))
    assert document.published in (dt.date(2021, 5, 4), dt.date(2021, 5, 13))
    assert document.published_from == "page"


def test_published_stands_above_updated() -> None:
    document = read_page(page(above=("Updated 6 May 2021", "Published 4 May 2021")))
    assert document.published == dt.date(2021, 5, 4)


def test_a_date_that_two_countries_read_differently_is_not_guessed() -> None:
    assert read_page(page(above=("03/04/2021",))).published is None


def under_a_dateline(told: str) -> Document:
    """The story behind a dateline without a year, with one more sentence."""
    return read_page("\n\n".join((HEADLINE, f"LESK, May 4 (AP) — {BODY[0]} {told}", *BODY[1:])))


def test_the_year_of_a_dateline_is_worked_out_and_said_so() -> None:
    document = under_a_dateline("The bridge had been shut since June 2020.")
    assert (document.published, document.published_from) == (dt.date(2021, 5, 4), "dateline")
    assert any("2021 was worked out" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "told",
    [
        "The two countries fought a war over the valley in 2009.",
        "The bridge was built in 2020.",
        "The bridge had been shut since June 2012.",
        "The bridge had been shut for long.",
    ],
)
def test_the_year_of_a_dateline_is_not_guessed_from_what_is_long_past(told: str) -> None:
    document = under_a_dateline(told)
    assert document.published is None
    assert "The dateline names no year. Add the publication date so that weekdays can be resolved." in (
        document.warnings
    )


def test_a_date_in_the_pages_address_counts() -> None:
    document = read_page(page(above=("https://www.example.org/2021/05/04/bridge",)))
    assert document.published == dt.date(2021, 5, 4)


def test_a_caption_and_comments_give_an_inferred_date_with_a_warning() -> None:
    caption = (
        "The minister visits the Senn bridge, May 4, 2021.The minister visits the Senn bridge, May 4, 2021."
    )
    document = read_page(page(above=(caption,), below=COMMENTS["names and places"]))
    assert (document.published, document.published_from) == (dt.date(2021, 5, 4), "inferred")
    assert any("inferred" in warning for warning in document.warnings)


def test_no_date_and_no_outlet_are_asked_for() -> None:
    document = read_page(page())
    assert document.published is None
    assert document.outlet is None
    assert (
        "The page gives no date. Add the publication date so that weekdays can be resolved."
        in document.warnings
    )
    assert any("does not name its outlet" in warning for warning in document.warnings)


def test_what_is_given_stands_above_the_page() -> None:
    given = read_page(page(above=("4 May 2021",)), published=dt.date(2020, 1, 2), outlet="The Lesk Gazette")
    assert (given.published, given.published_from) == (dt.date(2020, 1, 2), "given")
    assert (given.outlet, given.outlet_from) == ("The Lesk Gazette", "given")


def test_a_wire_page_with_its_lines_in_single_spacing() -> None:
    above = (
        "World News",
        "May 4, 2021 / 10:12 AM / Updated 3 hours ago",
        HEADLINE,
        "Mara Lindt",
        "3 Min Read",
    )
    below = ("Reporting by Mara Lindt; Editing by Otto Kern",)
    document = read_page("\n".join((*above, "LESK (Reuters) - " + BODY[0], *BODY[1:], *below)))
    assert document.headline == HEADLINE
    assert document.byline == "Mara Lindt"
    assert document.published == dt.date(2021, 5, 4)
    assert document.parts.credits is not None
    assert document.parts.credits.of(document.text) == below[0]
    assert paragraphs(document) == BODY


def test_a_video_title_under_the_headline_is_no_lead() -> None:
    document = read_page(page(above=("Senn bridge open for lorries",)))
    assert document.parts.lead is None
    assert reasons(document)["Senn bridge open for lorries"] == "another title"


def test_a_known_name_over_the_headline_is_the_outlet() -> None:
    assert read_page("\n".join(("The Guardian", plain("\n")))).outlet == "The Guardian"
    assert read_page("\n".join(("United Press International", plain("\n")))).outlet is None


OUTLETS = {
    "a window title": ((f"{HEADLINE} - BBC News",), "BBC News"),
    "a web address": (("https://p.dw.com/p/1abc",), "Deutsche Welle"),
    "a notice": (("© 2021 The Guardian. All rights reserved.",), "The Guardian"),
    "a masthead with its notice": (("THE LESK GAZETTE", "© The Lesk Gazette 2021"), "The Lesk Gazette"),
}


@pytest.mark.parametrize(("lines", "name"), OUTLETS.values(), ids=OUTLETS.keys())
def test_outlets_named_by_the_page(lines: tuple[str, ...], name: str) -> None:
    assert read_page(page(below=lines)).outlet == name


@pytest.mark.parametrize("line", ["© Reuters . Olga Firn / Pool", f"{HEADLINE} | Health", "Image: Reuters"])
def test_a_picture_credit_or_a_section_is_no_outlet(line: str) -> None:
    assert read_page(page(below=(line,))).outlet is None


def test_the_agency_of_a_dateline_is_the_outlet_with_a_warning() -> None:
    document = read_page("\n\n".join((HEADLINE, "LESK, May 4 (AFP) – " + BODY[0], *BODY[1:])))
    assert document.outlet == "Agence France-Presse"
    assert any("dateline's agency" in warning for warning in document.warnings)


def test_a_text_of_short_paragraphs_begins_at_its_first_and_not_at_its_longest() -> None:
    place = Path(__file__).parents[2] / "comparator" / "demo" / "articles" / "13-ledger-vote.txt"
    document = read_page(place.read_text("utf-8"))
    assert document.headline == "Kestrian deputies back river accord, clearing way for dam bond"
    assert len(document.paragraphs) == 7


@pytest.mark.parametrize("line", ["5 May 2021, 09:30", "Date: 13-05-2021"])
def test_a_date_line_under_the_first_paragraph_gives_the_dateline_its_year(line: str) -> None:
    day = "13" if "13" in line else "4"
    text = f"LESK, May {day} (AP) — {BODY[0]} It had been shut since 2019, and opened on Wednesday."
    document = read_page("\n\n".join((HEADLINE, text, line, *BODY[1:])))
    assert document.published == dt.date(2021, 5, 13 if day == "13" else 5)
    assert document.published_from == "page"
    assert line not in document.text


def test_a_worked_out_year_is_never_still_to_come() -> None:
    ahead = dt.date.today() + dt.timedelta(days=40)
    text = f"LESK, {ahead:%B} {ahead.day} (AP) — {BODY[0]} It was shut in {ahead.year} on a {ahead:%A}."
    assert read_page("\n\n".join((HEADLINE, text, *BODY[1:]))).published != ahead
