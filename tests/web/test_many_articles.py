"""Events of thirty and of two hundred articles: the base pinned, five columns, the rest counted."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.many import made_event
from tests.factories import UserFactory

PAGES = ("", "readings/", "two/")


@pytest.fixture
def thirty(db: None) -> str:
    """The address of an event of thirty articles; the first is its wire copy."""
    return f"/events/{made_event(30, owner=UserFactory()).slug}/"


def test_the_base_is_pinned_and_five_stand_beside_it(client: Client, thirty: str) -> None:
    html = client.get(thirty).content.decode()
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]+)', html)
    assert heads == ["Fact, figure or quote", *(f"Paper {n}" for n in range(6)), "24 more"]
    assert "6 of 30 articles stand as columns" in html


def test_the_rest_are_counted_in_every_row(client: Client, thirty: str) -> None:
    html = client.get(thirty).content.decode()
    counted = re.findall(r'class="more-cell"><span[^>]*>24 more</span>([^<]+)<', html)
    assert counted
    for told in counted:
        assert sum(int(number) for number in re.findall(r"\d+", told)) == 24


def test_other_columns_are_chosen_by_the_address(client: Client, thirty: str) -> None:
    pks = re.findall(r'name="col" id="col-(\d+)"', client.get(thirty).content.decode())
    assert len(pks) == 30
    html = client.get(f"{thirty}?col={pks[20]}&col={pks[25]}").content.decode()
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]+)', html)
    assert heads == ["Fact, figure or quote", "Paper 0", "Paper 20", "Paper 25", "27 more"]


@pytest.mark.parametrize("path", PAGES)
def test_as_many_queries_for_sixty_articles_as_for_twenty(client: Client, db: None, path: str) -> None:
    owner, asked = UserFactory(), []
    for count in (20, 60):
        event = made_event(count, owner=owner)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/events/{event.slug}/{path}").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_two_hundred_articles_are_shown(client: Client, db: None) -> None:
    event = made_event(200, owner=UserFactory())
    for path in PAGES:
        assert "Paper 0" in client.get(f"/events/{event.slug}/{path}").content.decode()
    assert "194 more" in client.get(f"/events/{event.slug}/").content.decode()


def test_what_is_drawn_once_is_drawn_anew_when_something_changed(client: Client, thirty: str) -> None:
    assert "Paper 7" in client.get(thirty).content.decode()
    from comparator.models import Outlet

    Outlet.objects.filter(name="Paper 7").update(name="The Quay")
    html = client.get(thirty).content.decode()
    assert "The Quay" in html
    assert "Paper 7<" not in html
