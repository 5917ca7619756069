"""A member's own articles: listed wherever they stand, and put into an event again."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import UserFactory, add_article
from tests.web.made import Made

OWN = "/articles/"


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(OWN)["Location"].startswith("/sign-in/?next=")


def test_who_has_none_is_led_on(db: None) -> None:
    reader = Client()
    reader.force_login(UserFactory())
    html = reader.get(OWN).content.decode()
    assert "None yet" in html


def test_what_is_taken_out_of_its_event_is_listed_and_put_back(member: Client, made: Made) -> None:
    line = f"/events/{made.event.slug}/articles/{made.pks[2]}/"
    told = member.post(line, {"action": "remove"}, follow=True).content.decode()
    assert "find it under “Your articles”" in told
    html = member.get(OWN).content.decode()
    assert html.count("in no event</b>") == 1
    assert html.index(f'href="/articles/{made.pks[2]}/"') < html.index(f'href="/articles/{made.pks[0]}/"')
    member.post(f"/articles/{made.pks[2]}/event/", {"event": made.event.slug})
    assert made.event.articles.filter(pk=made.pks[2]).exists()
    assert "in no event</b>" not in member.get(OWN).content.decode()


def test_others_see_none_of_them_and_put_none_into_anothers_event(made: Made) -> None:
    other = Client()
    other.force_login(UserFactory())
    assert f'href="/articles/{made.pks[0]}/"' not in other.get(OWN).content.decode()
    response = other.post(f"/articles/{made.pks[0]}/event/", {"event": made.event.slug})
    assert response.status_code == 404


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99"])
def test_no_query_breaks_the_page(member: Client, query: str) -> None:
    assert member.get(OWN + query).status_code == 200


def test_many_articles_take_no_more_queries(member: Client, made: Made) -> None:
    words = "The old pier closed its gates on a windy day, the harbour office said."
    counts = []
    for first in (0, 10):
        for n in range(first, first + 5):
            add_article(user=made.owner, event=None, raw=f"Pier {n} is closed\n\nNumber {n}. {words}")
        with CaptureQueriesContext(connection) as queries:
            member.get(OWN)
        counts.append(len(queries))
    assert counts[0] == counts[1]
