"""A dateline is no part of the text that is compared, and no word of the page vanishes for it."""

import pytest
from django.test import Client

from comparator.models import Article
from tests.factories import UserFactory
from tests.web.adding import add, bring
from tests.web.made import WIRE

LINE = "HARLOW, March 5 (Norvia Wire)"
FIRST = (
    "The ferry company halted all crossings on Tuesday after a fault was found in its newest ship, it said."
)
RAW = f"Ferry halted at Harlow\n\n{LINE} – {FIRST}\n\n" + (
    "The company said that it would take a week to mend the engine and that travellers could have their fare "
    "back or take a bus to the bridge in the north of the island.\n"
)


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def test_the_preview_shows_the_dateline_above_the_first_paragraph(writer: Client) -> None:
    html = writer.get(bring(writer, raw=RAW)).content.decode()
    shown = html.split("Cut away from the page")[0]
    assert shown.index(f">{LINE}</p>") < shown.index(f">{FIRST}</p>")


def test_a_page_without_a_dateline_shows_no_empty_line(writer: Client) -> None:
    assert (
        '<p class="label quiet" dir="auto"></p>' not in writer.get(bring(writer, raw=WIRE)).content.decode()
    )


def test_the_article_page_tells_the_dateline(writer: Client) -> None:
    add(writer, raw=RAW)
    html = writer.get(f"/articles/{Article.objects.get().pk}/").content.decode()
    assert f'<dt>Dateline</dt><dd dir="auto">{LINE}</dd>' in html
