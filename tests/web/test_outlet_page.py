"""An outlet's page: its articles, and its habits from ten published events on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.models import Article, Event, Outlet
from tests.factories import UserFactory
from tests.services.correcting import correct
from tests.web.made import Made
from tests.web.made_story import made_story

PAGE = "/outlets/brisa-post-0/"


def test_few_events_are_too_few_to_describe(client: Client, made: Made) -> None:
    html = client.get("/outlets/ansel-gazette/").content.decode()
    assert "Too few to describe: 1 event" in html
    assert "Whom it quotes" not in html
    assert f"/articles/{made.pks[1]}/" in html
    assert made.event.title in html


def test_ten_events_show_habits_with_their_denominators(client: Client, db: None) -> None:
    made_story(UserFactory(), events=10, articles=3)
    html = client.get(PAGE).content.decode()
    assert "Too few" not in html
    assert "10 of 10 <b>(100 %)</b>" in html
    assert "What it has of what others tell" in html


def test_private_events_count_for_nobody(db: None) -> None:
    made = made_story(UserFactory(), events=10, articles=3)
    Event.objects.filter(pk=made.events[0].pk).update(published=False)
    owner = Client()
    owner.force_login(made.owner)
    assert "Too few to describe: 9 events" in owner.get(PAGE).content.decode()


def test_an_outlet_of_private_articles_alone_is_not_there(client: Client, draft: Made) -> None:
    assert client.get("/outlets/ansel-gazette/").status_code == 404
    client.force_login(draft.owner)
    assert client.get("/outlets/ansel-gazette/").status_code == 200


def test_a_number_leads_to_the_named_address(client: Client, made: Made) -> None:
    outlet = Outlet.objects.get(slug="ansel-gazette")
    assert client.get(f"/outlets/{outlet.pk}/")["Location"] == "/outlets/ansel-gazette/"
    assert client.get("/outlets/999999/").status_code == 404


def test_the_article_leads_to_its_outlet(client: Client, made: Made) -> None:
    assert 'href="/outlets/ansel-gazette/"' in client.get(f"/articles/{made.pks[1]}/").content.decode()


@pytest.mark.parametrize("query", ["page=0", "page=%00", "page=99999"])
def test_no_query_breaks_the_page(client: Client, made: Made, query: str) -> None:
    assert client.get(f"/outlets/ansel-gazette/?{query}").status_code == 200


def test_more_events_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for events in (2, 6):
        made = made_story(UserFactory(), events=events, articles=2)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        counts.append(len(captured))
        for event in made.events:
            event.delete()
        made.story.delete()
        Article.objects.all().delete()
    assert counts[0] == counts[1] <= 11


def test_a_row_that_people_rejected_counts_for_nobody(client: Client, db: None) -> None:
    made = made_story(UserFactory(), events=10, articles=3)
    assert "10 of 10 <b>(100 %)</b>" in client.get(PAGE).content.decode()
    correct(Made(made.events[0], made.owner, (0, 0, 0)), "reject", "p1")
    assert "9 of 9 <b>(100 %)</b>" in client.get(PAGE).content.decode()
