"""Signing in and out, publishing, help, errors."""

import pytest
from django.test import Client

from comparator.models import Event
from comparator.web.account import MOST_FAILURES
from tests.factories import UserFactory
from tests.web.made import Made

pytestmark = pytest.mark.django_db


def test_a_wrong_password_keeps_the_name_and_answers_422(client: Client) -> None:
    response = client.post("/sign-in/", {"username": "ada", "password": "wrong"})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="ada"' in html
    assert 'href="#id_username"' in html


def test_signing_in_leads_where_one_was_going_but_never_to_another_site(client: Client) -> None:
    user = UserFactory()
    user.set_password("a-long-enough-password")
    user.save()
    told = {"username": user.username, "password": "a-long-enough-password"}
    assert client.post("/sign-in/", told | {"next": "/articles/add/"})["Location"] == "/articles/add/"
    client.post("/sign-out/")
    assert client.post("/sign-in/", told | {"next": "https://elsewhere.example/"})["Location"] == "/"


def test_only_the_owner_publishes(client: Client, draft: Made) -> None:
    address = f"/events/{draft.event.slug}/publish/"
    client.force_login(UserFactory())
    assert client.post(address, {"published": "yes"}).status_code == 404
    client.force_login(draft.owner)
    answer = client.post(address, {"published": "yes"})
    event = Event.objects.get(pk=draft.event.pk)
    assert event.published
    assert (answer.status_code, answer["Location"]) == (302, f"/events/{event.slug}/")


def test_help_stands_on_its_own_page(client: Client) -> None:
    html = client.get("/help/").content.decode()
    for words in ("Not in text", "nearest: ¶5", "Perhaps the same"):
        assert words in html


def test_an_empty_site_names_the_next_step(client: Client) -> None:
    assert client.get("/")["Location"] == "/events/"
    assert "Add two or more articles" in client.get("/events/").content.decode()


def test_an_unknown_address_says_what_to_do(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "See the events" in response.content.decode()


def test_guessing_a_password_is_throttled_and_a_hit_then_learns_nothing(client: Client) -> None:
    user = UserFactory()
    user.set_password("a-long-enough-password")
    user.save()
    wrong = {"username": user.username, "password": "wrong"}
    codes = [client.post("/sign-in/", wrong).status_code for _ in range(MOST_FAILURES + 1)]
    assert codes == [422] * MOST_FAILURES + [429]
    right = client.post("/sign-in/", wrong | {"password": "a-long-enough-password"})
    assert right.status_code == 429
    assert "Too many attempts" in right.content.decode()
    assert client.post("/sign-in/", {"username": "somebody else", "password": "wrong"}).status_code == 422
