"""The first and the last lines of plain texts: headlines with a full stop, texts without one, lost ends."""

import datetime as dt

import pytest

from comparator.analysis.page_text import read_page
from tests.analysis.pages import paragraphs, reasons

TEXT = (
    "Dock workers walked out of the ferry port of Ombrel before dawn, leaving lorries in rows.",
    "Four guards were hurt when a crowd pushed against the gates, and night trains were cancelled.",
    "Fuel shortages have driven prices up for a third week, and harbour unions want wages to follow them.",
    "A mediator will hear both sides in the town hall, where talks broke down last autumn.",
)
LONG_HEADS = (
    "Furious dock workers storm gates of Ombrel ferry port as lorries queue for miles and four guards hurt in"
    " third week of fuel shortages.",
    "Ombrel ferry port at a standstill: dock workers walked out over fuel prices, says mediator.",
    "'We will not load another lorry': Ombrel dock workers leave ferry port over wages as guards are hurt.",
)
OPENINGS = (
    "Dock workers walked out of the ferry port of Ombrel on Monday, and lorries stood in long rows.",
    "Nobody in this small town by the sea remembers when the horns last fell silent for so long.",
)


def of(*lines: str) -> str:
    """A text of these paragraphs."""
    return "\n\n".join(lines)


@pytest.mark.parametrize("head", LONG_HEADS)
def test_a_long_headline_may_end_in_a_full_stop(head: str) -> None:
    document = read_page(of(head, *TEXT))
    assert document.headline == head
    assert document.parts.headline is not None
    assert paragraphs(document) == TEXT


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_stays_in_the_text_and_lends_its_words(opening: str) -> None:
    document = read_page(of(opening, *TEXT))
    assert document.headline == opening
    assert document.parts.headline is None
    assert paragraphs(document) == (opening, *TEXT)
    assert any("first sentence stands for it" in warning for warning in document.warnings)


def test_an_opening_of_two_sentences_lends_the_first() -> None:
    opening = "Det. Ana Voss of the harbour police can sleep. The horns fell silent before anybody was awake."
    document = read_page(of(opening, *TEXT))
    assert document.headline == "Det. Ana Voss of the harbour police can sleep."
    assert paragraphs(document)[0] == opening


def test_a_long_opening_sentence_lends_no_title() -> None:
    opening = "Nobody in this small town can sleep" + ", and the horns fell silent again" * 9 + "."
    document = read_page(of(opening, *TEXT))
    assert document.headline is None
    assert any("Check that the text begins with it" in warning for warning in document.warnings)


def test_a_last_line_that_lost_its_full_stop_is_kept() -> None:
    last = "The mediator said that he would put a new offer on the table before the week was"
    assert paragraphs(read_page(of(LONG_HEADS[0], *TEXT, last)))[-1] == last


def test_a_last_line_of_titles_is_a_menu() -> None:
    last = "Home World Business Sport Culture Weather Jobs Newsletters Contact Imprint"
    document = read_page(of(LONG_HEADS[0], *TEXT, last))
    assert reasons(document)[last] == "menu"


def test_a_sentence_that_points_to_a_picture_is_text() -> None:
    sentence = (
        "The clip shows harbour pilot Ines Dahl (pictured) walking to the gate on 3 March 2011, hours before."
    )
    document = read_page(of(LONG_HEADS[0], TEXT[0], sentence, *TEXT[1:]))
    assert sentence in paragraphs(document)
    assert document.published is None


def test_a_caption_that_points_to_a_face_is_cut() -> None:
    caption = "Harbour pilot Ines Dahl (pictured) at the gate of the ferry port of Ombrel"
    document = read_page(of(LONG_HEADS[0], TEXT[0], caption, *TEXT[1:]))
    assert reasons(document)[caption] == "picture caption"


def test_a_day_that_the_text_looks_back_on_is_not_the_page_s() -> None:
    caption = "File photo: The gate of the ferry port on 3 March 2011."
    back = "A walkout on 3 March 2011, a Thursday, lasted for nine days and cost the town its summer guests."
    assert read_page(of(LONG_HEADS[0], caption, *TEXT, back)).published is None


def test_a_line_with_a_clause_is_no_date_line() -> None:
    line = "WATCH: how the first walkout of 3 March 2011 ended in the town hall"
    document = read_page(of(LONG_HEADS[0], line, *TEXT))
    assert (document.published, reasons(document).get(line)) != (dt.date(2011, 3, 3), "date")


def test_a_writer_with_an_agency_is_a_byline() -> None:
    document = read_page(of("Ines Dahl and Per Oke, The Associated Press", *TEXT))
    assert document.byline == "Ines Dahl and Per Oke, The Associated Press"
    assert document.credits == ("Associated Press",)
    assert paragraphs(document) == TEXT


def test_a_place_behind_a_name_makes_no_byline() -> None:
    document = read_page(of("Ines Dahl, The Harbour of Ombrel", *TEXT))
    assert document.byline is None


def test_a_passage_set_large_with_its_speaker_is_a_pull_quote() -> None:
    said = '"It is the kind of thing people here have been predicting for years," said Ines Dahl, a pilot.'
    large = "It is the kind of thing people here have been predicting for years. Ines Dahl, harbour pilot"
    document = read_page(of(TEXT[0], TEXT[1], large, said, TEXT[2], TEXT[3]))
    assert reasons(document)[large] == "pull quote"
    assert paragraphs(document)[0] == TEXT[0]


def test_a_section_of_the_article_with_a_label_s_name_is_text() -> None:
    goes_on = "Besides the strike, Dahl and other pilots plan a meeting of the towns around Ombrel."
    dahl = (
        "For many years, Dahl has spoken for the pilots of Ombrel, since nobody else in the harbour could be"
        " found who would do it."
    )
    document = read_page(
        of(LONG_HEADS[0], *TEXT, dahl, "What's next", goes_on, "“We need one table,” one said.")
    )
    assert goes_on in paragraphs(document)
