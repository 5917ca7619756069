"""Feeds as people set them up."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from comparator.models import Article, Feed, Intake
from comparator.services import feeds
from comparator.services.feed_polls import FIRST, feeds_due
from comparator.services.feeds import EVERY, feed_change, feed_delete, feed_look
from comparator.services.intake_reading import intake_run
from tests.factories import EventFactory, UserFactory
from tests.services.feeding import PATH, STORY, look, made, rss
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(web_everywhere: WebServer) -> WebServer:
    """A web server that every look reaches."""
    web_everywhere.put(PATH, rss(1, 2, 3), content_type="application/rss+xml")
    return web_everywhere


def refusal(user: User | None = None, **told: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        made(user, **told)
    return caught.value.message_dict


def test_a_feed_is_looked_at_from_the_moment_it_is_set_up() -> None:
    feed = made(url="HTTPS://News.Example.org/rss#top")
    assert feed.url == "https://news.example.org/rss"
    assert feed.pk in feeds_due(now=timezone.now())


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "http://localhost/", "http://127.0.0.1/", "rss"])
def test_an_address_that_is_not_fetched_is_refused_at_once(url: str) -> None:
    assert refusal(url=url)["url"]


def test_nonsense_is_refused_with_its_field() -> None:
    user = UserFactory()
    made(user)
    assert refusal(user)["url"] == ["You have this feed already."]
    assert refusal(every=1)["every"]
    assert refusal(joins="sometimes")["joins"]
    assert refusal(joins=Feed.Joins.ONE_EVENT)["event"]
    with pytest.raises(PermissionDenied):
        made(user, url="http://news.example.org/b", joins=Feed.Joins.ONE_EVENT, event=EventFactory())


def test_nobody_has_more_feeds_than_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.services.feeds.MOST_FEEDS", 1)
    user = UserFactory()
    made(user)
    assert refusal(user, url="http://news.example.org/b")["url"]


def test_a_feed_is_changed_by_its_owner_and_by_staff(site: WebServer) -> None:
    feed, stranger = made(), UserFactory()
    look(feed)
    for act in (
        lambda: feed_change(user=stranger, feed=feed, every=900),
        lambda: feed_look(user=stranger, feed=feed),
        lambda: feed_delete(user=stranger, feed=feed),
    ):
        with pytest.raises(PermissionDenied):
            act()
    feed_change(user=UserFactory(staff=True), feed=feed, active=False)
    feed_change(user=feed.owner, feed=feed, every=max(EVERY), joins=Feed.Joins.SUGGESTED)
    feed.refresh_from_db()
    assert (feed.active, feed.every, feed.joins, feed.title) == (False, 86_400, "suggested", "Ansel Courier")


def test_a_feed_switched_on_again_is_looked_at_at_once(site: WebServer) -> None:
    site.put(PATH, status=404)
    feed = made()
    look(feed)
    feed_change(user=feed.owner, feed=feed, active=False)
    feed_change(user=feed.owner, feed=feed, active=True)
    feed.refresh_from_db()
    assert (feed.failures, feed.reason) == (0, "")
    assert feeds_due(now=timezone.now()) == [feed.pk]


def test_a_feed_with_another_address_begins_anew(site: WebServer) -> None:
    site.put(PATH, rss(1), headers={"ETag": '"1"'})
    site.put("/other.xml", rss(*range(100, 160), title="Brisa Post"))
    feed = made()
    look(feed)
    feed_change(user=feed.owner, feed=feed, url="http://news.example.org/other.xml")
    feed.refresh_from_db()
    assert (feed.etag, feed.title, feed.polled) == ("", "", None)
    assert (look(feed).new, feed.title) == (FIRST, "Brisa Post")


def test_what_a_look_brought_while_its_owner_changed_it_stays(
    site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = made()
    joining = feeds._joining

    def meanwhile(*told: Any) -> Any:
        look(Feed.objects.get(pk=feed.pk))
        return joining(*told)

    monkeypatch.setattr(feeds, "_joining", meanwhile)
    feed_change(user=feed.owner, feed=feed, every=3600)
    feed.refresh_from_db()
    assert (feed.every, feed.title) == (3600, "Ansel Courier")
    assert feed.polled


def test_deleting_a_feed_keeps_its_articles(site: WebServer) -> None:
    site.put("/1.html", STORY.format(100).encode())
    feed = made()
    look(feed)
    intake_run(intake_id=feed.items.order_by("pk")[0].pk)
    feed_delete(user=feed.owner, feed=feed)
    assert (Feed.objects.count(), Intake.objects.count(), Article.objects.count()) == (0, 0, 1)
