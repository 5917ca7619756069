"""The way past the controls: on every comparing page, under every choice, it leads to one place."""

import pytest
from django.test import Client

from bench.many import made_event as many_event
from tests.factories import UserFactory
from tests.web.made import Made

PAGES = ("", "quotes/", "figures/", "framing/", "order/", "lineage/", "readings/")
PLACE, LINK = 'id="rows" tabindex="-1"', '<a class="skip" href="#rows">Skip to the comparison</a>'


def region(client: Client, address: str) -> str:
    asked = {"HX-Request": "true", "HX-Target": "comparison"}
    return client.get(address, headers=asked).content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", ["", "?show=single", "?show=conflicts&row=p5", "?show=none&speaker=nobody"])
def test_it_leads_to_one_place_whatever_is_shown(client: Client, made: Made, page: str, query: str) -> None:
    address = f"/events/{made.event.slug}/{page}{query}"
    html = client.get(address).content.decode()
    assert (html.count(LINK), html.count(PLACE)) == (1, 1)
    assert region(client, address).count(PLACE) == 1


@pytest.mark.parametrize("page", PAGES)
def test_it_leads_to_what_is_said_of_a_single_article(client: Client, db: None, page: str) -> None:
    html = client.get(f"/events/{many_event(1, owner=UserFactory()).slug}/{page}").content.decode()
    assert "One article so far" in html
    assert (html.count(LINK), html.count(PLACE)) == (1, 1)


def test_a_row_that_is_opened_brings_no_second_place(client: Client, made: Made) -> None:
    told = client.get(f"/events/{made.event.slug}/?show=conflicts&row=p5").content.decode()
    assert 'id="row-p5"' in told
    asked = {"HX-Request": "true", "HX-Target": "row-p2"}
    row = client.get(f"/events/{made.event.slug}/?show=conflicts&row=p2", headers=asked).content.decode()
    assert 'id="row-p2"' in row
    assert 'id="rows"' not in row
