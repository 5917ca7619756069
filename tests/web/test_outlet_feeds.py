"""The feeds on an outlet's page: each member's own, with their state."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from comparator.models import Feed, Outlet
from tests.factories import EventFactory, UserFactory
from tests.web.made import Made

PAGE = "/outlets/ansel-gazette/feeds/"
URL = "https://gazette.example/world.rss"


def told(**changed: str) -> dict[str, str]:
    return {"url": URL, "joins": "never", "event": "", "every": "1800"} | changed


@pytest.fixture
def feed(made: Made) -> Feed:
    return Feed.objects.create(
        outlet=Outlet.objects.get(slug="ansel-gazette"), owner=made.owner, url=URL, next_poll=timezone.now()
    )


def test_a_feed_is_added_paused_looked_at_and_deleted(member: Client, made: Made) -> None:
    html = member.post(
        PAGE, told(joins="event", event=made.event.slug, is_wire="on"), follow=True
    ).content.decode()
    feed = Feed.objects.get()
    assert (feed.url, feed.joins, feed.event, feed.is_wire) == (URL, "event", made.event, True)
    assert "Active, not looked at yet" in html
    assert "Every half hour" in html
    one = f"{PAGE}{feed.pk}/"
    assert "Paused" in member.post(one, {"action": "pause"}, follow=True).content.decode()
    assert not Feed.objects.get().active
    member.post(one, {"action": "go-on"})
    assert Feed.objects.get().active
    Feed.objects.update(next_poll=timezone.now() + timezone.timedelta(hours=3))
    member.post(one, {"action": "look"})
    assert Feed.objects.get().next_poll <= timezone.now()
    member.post(one, {"action": "delete"})
    assert not Feed.objects.exists()


def test_why_a_look_failed_is_told_in_words(member: Client, feed: Feed) -> None:
    Feed.objects.update(failures=3, reason="The page answered 404.", polled=timezone.now())
    html = member.get(PAGE).content.decode()
    assert "The last 3 looks failed" in html
    assert "The page answered 404." in html


def test_when_a_failed_look_was_is_told_beside_the_last_that_succeeded(member: Client, feed: Feed) -> None:
    when = dt.datetime(2031, 5, 4, 12, 30, tzinfo=dt.UTC)
    Feed.objects.update(failures=1, reason="The page answered 404.", tried=when)
    html = member.get(PAGE).content.decode()
    assert "4 May 2031, 12:30 UTC, it failed; none has succeeded yet" in html
    assert "none yet" not in html
    Feed.objects.update(polled=when - dt.timedelta(days=1))
    assert "the last that succeeded was 3 May 2031, 12:30 UTC" in member.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"url": ""}, "Give the feed’s address."),
        ({"url": "ftp://gazette.example/x"}, "http"),
        ({"url": "http://169.254.169.254/"}, "169.254.169.254"),
        ({"joins": "event"}, "Choose the event that its articles join."),
        ({"joins": "event", "event": "not-mine"}, "not yours to add to"),
        ({"every": "1"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_comes_back(member: Client, made: Made, wrong: dict[str, str], words: str) -> None:
    EventFactory(slug="not-mine", title="Not mine", published=True)
    response = member.post(PAGE, told(**wrong))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Feed.objects.exists()


def test_a_feed_is_changed_and_mistakes_open_its_own_form(member: Client, feed: Feed, made: Made) -> None:
    one = f"{PAGE}{feed.pk}/"
    response = member.post(one, told(action="change", url="nothing"))
    html = response.content.decode()
    assert response.status_code == 422
    assert f'href="#id_{feed.pk}_url"' in html
    assert 'value="nothing"' in html
    assert member.post(one, told(action="change", every="3600")).status_code == 302
    assert Feed.objects.get().every == 3600


def test_feeds_are_each_members_own(client: Client, feed: Feed) -> None:
    other, staff = Client(), Client()
    other.force_login(UserFactory())
    staff.force_login(UserFactory(staff=True))
    assert client.get(PAGE).status_code == 302
    assert URL not in other.get(PAGE).content.decode()
    assert other.post(f"{PAGE}{feed.pk}/", {"action": "delete"}).status_code == 404
    assert URL in staff.get(PAGE).content.decode()
    assert Feed.objects.exists()


def test_an_outlet_of_the_starter_list_gets_its_first_feed(member: Client, made: Made) -> None:
    assert member.get("/outlets/reuters/feeds/").status_code == 200
    assert not Outlet.objects.filter(slug="reuters").exists()
    member.post("/outlets/reuters/feeds/", told(url="https://reuters.example/feed"))
    assert Feed.objects.get().outlet.name == "Reuters"
    assert member.get("/outlets/nobody-at-all/feeds/").status_code == 404
