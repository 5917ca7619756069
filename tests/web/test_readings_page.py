"""Readings: how many there are of each row, who gives them, and the base."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.many import made_event as many_event
from tests.factories import UserFactory
from tests.web.made import Made

HTMX = {"HX-Request": "true", "HX-Target": "comparison"}


def page(client: Client, made: Made, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{made.event.slug}/readings/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_rows_of_two_readings_stand_first_and_say_who_says_what(client: Client, made: Made) -> None:
    html = page(client, made)
    assert "1 article says “Chief negotiator”, 1 says “Deputy negotiator”; 1 has nothing of it." in html
    assert "1 article says “300”, 1 says “450”" in html
    assert "Of 4 shared rows 0 have one reading, 4 two and 0 three or more." in html
    assert "Two articles" not in html.split("<h1")[1].split("</h1>")[0]


def test_each_reading_leads_to_the_words_and_to_the_two_articles(client: Client, made: Made) -> None:
    html = page(client, made)
    assert f"/articles/{made.pks[1]}/?at=" in html
    assert f"/two/?a={made.pks[0]}&amp;b={made.pks[1]}" in html


def test_words_that_stand_for_several_articles_say_whose_they_are(client: Client, made: Made) -> None:
    html = page(client, made)
    for reading in html.split("<li")[1:]:
        told = reading.split("</ol>")[0]
        several = "articles say" in told.split("</b>")[0]
        if "<blockquote" in told:
            assert ("In the words of" in told.split("<blockquote")[0]) == several
    assert "In the words of" in html


def test_the_base_is_set_from_a_reading_and_leads_then(client: Client, made: Made) -> None:
    html = page(client, made)
    assert f"base={made.pks[1]}" in html
    other = page(client, made, f"?show=all&base={made.pks[1]}")
    assert "Base: Ansel Gazette" in other
    row = other.split('id="row-p2"')[1].split("</section>")[0]
    assert row.index("Ansel Gazette") < row.index("Harbour Wire")


def test_the_filter_narrows_and_its_fragment_is_the_region_alone(client: Client, made: Made) -> None:
    html = page(client, made, "?show=opposed", **HTMX)
    assert html.startswith('<div data-status="2 rows shown.')
    assert "We will not sign" not in html
    assert "No rows here" in page(client, made, "?show=one")


def test_one_row_alone_has_its_own_address(client: Client, made: Made) -> None:
    html = page(client, made, "?row=p2")
    assert html.count('class="read-row') == 1
    assert "All rows again" in html


@pytest.mark.parametrize("query", ["?show=none", "?row=%00", "?base=x", "?rows=all", "?show=all&base=0"])
def test_no_query_breaks_the_page(client: Client, made: Made, query: str) -> None:
    assert "Readings" in page(client, made, query)


def test_strangers_get_nothing_of_an_unpublished_event(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/readings/").status_code == 404


def test_words_outside_the_passages_compared_stay_out(client: Client, made: Made) -> None:
    assert "first proposed in 2017" not in page(client, made, "?show=all")


def test_one_article_alone_is_told_so(client: Client, db: None) -> None:
    event = many_event(1, owner=UserFactory())
    assert "One article so far" in client.get(f"/events/{event.slug}/readings/").content.decode()


def test_many_articles_are_counted_and_one_step_away(client: Client, db: None) -> None:
    event = many_event(30, owner=UserFactory())
    html = client.get(f"/events/{event.slug}/readings/").content.decode()
    told = re.search(r'href="([^"]*row=[^"]*)">and (\d+) more<', html)
    assert told
    alone = client.get(f"/events/{event.slug}/readings/{told[1]}").content.decode()
    assert alone.count('class="read-row') == 1
    assert alone.count('<li><a href="/articles/') > int(told[2])


def test_as_many_queries_for_twenty_articles_as_for_three(client: Client, db: None) -> None:
    owner = UserFactory()
    asked = []
    for count in (3, 20):
        event = many_event(count, owner=owner)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/events/{event.slug}/readings/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
