"""Looking at feeds: one worker at a time, politely, and nothing comes twice or is lost."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from comparator.ingest.feed import FeedRead
from comparator.models import Article, Feed, Intake, State
from comparator.services import feed_polls
from comparator.services.feed_polls import FIRST, GIVEN_UP_AFTER, Polled, feed_poll, feeds_due
from comparator.services.intake_reading import intake_run
from comparator.tasks import enqueue_due_feeds
from tests.factories import EventFactory
from tests.services.feeding import PATH, STORY, look, made, rss, urls
from tests.webserver import Handler, WebServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(web_everywhere: WebServer) -> WebServer:
    """A web server that every look reaches."""
    web_everywhere.put(PATH, rss(1, 2, 3), content_type="application/rss+xml")
    return web_everywhere


# --- Looking


def test_a_first_look_brings_the_items_in_as_work(site: WebServer) -> None:
    feed = made()
    assert look(feed).new == 3
    assert urls(feed) == ["1", "2", "3"]
    row = feed.items.first()
    assert row is not None
    assert (row.way, row.owner, row.saved, len(row.item_key)) == (Intake.Way.FEED, feed.owner, None, 64)
    assert (
        DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__endswith="run_intake").count()
        == 3
    )
    assert (feed.title, feed.failures, feed.reason) == ("Ansel Courier", 0, "")
    assert feed.polled == feed.tried is not None


def test_a_second_look_brings_only_what_is_new(site: WebServer) -> None:
    feed = made()
    look(feed)
    assert look(feed).new == 0
    site.put(PATH, rss(5, 4, 3, 2))
    assert look(feed).new == 2
    assert urls(feed) == ["1", "2", "3", "4", "5"]


def test_of_a_long_feed_the_first_look_takes_the_newest_and_the_others_never_come(site: WebServer) -> None:
    site.put(PATH, rss(*range(60)))
    feed = made()
    assert look(feed).new == FIRST
    assert urls(feed) == [str(n) for n in range(60 - FIRST, 60)]
    site.put(PATH, rss(*range(61)))
    assert look(feed).new == 1


def test_more_new_items_than_one_look_takes_come_with_the_next(
    site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_polls, "MOST", 4)
    feed = made()
    look(feed)
    site.put(PATH, rss(*range(10)), headers={"ETag": '"1"'})
    assert [look(feed).new for _ in range(3)] == [4, 3, 0]
    assert feed.etag == '"1"'


def test_an_unchanged_feed_is_not_sent_again(site: WebServer) -> None:
    day = "Thu, 04 Mar 2021 10:00:00 GMT"
    site.put(PATH, rss(1), headers={"ETag": '"1"', "Last-Modified": day})
    feed = made()
    look(feed)
    assert (feed.etag, feed.modified) == ('"1"', day)
    assert look(feed) == Polled(feed=feed)
    assert site.requests[-1].headers["If-None-Match"] == '"1"'
    assert (feed.etag, feed.title) == ('"1"', "Ansel Courier")


def test_items_that_lead_inside_never_become_work(site: WebServer) -> None:
    site.put(
        PATH, rss(1, 2).replace(b"/1.html", b"http://127.0.0.1/").replace(b"/2.html", b"file:///etc/passwd")
    )
    assert look(made()).new == 0
    assert not Intake.objects.exists()


def test_the_next_look_is_scattered_around_its_time(site: WebServer) -> None:
    feed, waits = made(every=3600), []
    for _ in range(8):
        look(feed)
        waits.append((feed.next_poll - timezone.now()).total_seconds())
    assert all(3200 < wait < 4000 for wait in waits)
    assert max(waits) - min(waits) > 10


def test_what_a_feed_still_shows_is_kept_in_mind(site: WebServer) -> None:
    feed = made()
    look(feed)
    long_ago = timezone.now() - dt.timedelta(days=100)
    feed.items.update(asked=long_ago, finished=long_ago, state=State.FAILED)
    site.put(PATH, rss(2, 3))
    look(feed)
    asked = dict(feed.items.values_list("url", "asked"))
    assert [url[-6:] for url, at in asked.items() if at == long_ago] == ["1.html"]


@pytest.mark.parametrize(
    "body",
    [rss(1, title="Ansel &#0; &#xD800; Courier"), rss(1, title="Ansel \0 Courier"),
     b'{"version": "https://jsonfeed.org/version/1", "title": "Ansel \\u0000 Courier",'
     b' "items": [{"id": "\\u0000", "url": "/1.html", "title": "\\u0000"}, {"id": "b", "url": "/\\u0000"}]}'],
    ids=["references", "NUL in XML", "NUL in JSON"],
)  # fmt: skip
def test_characters_that_no_database_stores(site: WebServer, body: bytes) -> None:
    site.put(PATH, body)
    feed = made()
    assert look(feed).new == 1
    assert "Courier" in feed.title
    assert not set("\0\ud800") & set(feed.title)


# --- Taking turns


def test_only_feeds_that_are_due_are_looked_at(site: WebServer) -> None:
    now = timezone.now()
    due, later, off, gone = (made(url=f"http://news.example.org/{n}") for n in range(4))
    Feed.objects.filter(pk=later.pk).update(next_poll=now + dt.timedelta(minutes=1))
    Feed.objects.filter(pk=off.pk).update(active=False)
    User.objects.filter(pk=gone.owner_id).update(is_active=False)
    assert feeds_due(now=timezone.now()) == [due.pk]
    assert [feed_poll(feed_id=feed.pk) for feed in (later, off, gone)] == [None] * 3
    assert site.requests == []


def test_a_few_feeds_a_look_those_that_wait_longest_first() -> None:
    now = timezone.now()
    feeds = [made(url=f"http://news.example.org/{n}") for n in range(7)]
    for n, feed in enumerate(feeds):
        Feed.objects.filter(pk=feed.pk).update(next_poll=now - dt.timedelta(minutes=n))
    assert feeds_due(now=now) == [feed.pk for feed in feeds[:1:-1]]
    assert len(feeds_due(now=now, most=None)) == 7


def test_a_feed_that_one_worker_looks_at_is_left_alone_by_others(site: WebServer) -> None:
    feed = made()
    seen: list[object] = []

    def handle(request: Handler) -> None:
        seen.append(None)
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n" + rss(1))

    site.put(PATH, handle=handle)
    first = feed_polls._claim(feed, timezone.now())
    assert first is not None
    assert feed_polls._claim(feed, timezone.now()) is None
    assert feed_poll(feed_id=feed.pk) is None
    assert seen == []


def test_after_a_crash_a_feed_waits_and_is_looked_at_again(
    site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = made()

    def crash(*args: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(feed_polls, "read_feed_limited", crash)
        with pytest.raises(KeyboardInterrupt):
            feed_poll(feed_id=feed.pk)
    assert feed_poll(feed_id=feed.pk) is None
    after = timezone.now() + feed_polls.CLAIM
    polled = feed_poll(feed_id=feed.pk, now=after)
    assert polled is not None
    assert polled.new == 3


def test_a_look_that_was_overtaken_writes_nothing(site: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody asks for another look, or gives the feed another address, while the old one answers."""
    feed, read = made(), feed_polls.read_feed_limited

    def overtaken(*args: Any, **named: Any) -> FeedRead:
        Feed.objects.filter(pk=feed.pk).update(next_poll=timezone.now())
        return read(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(feed_polls, "read_feed_limited", overtaken)
        assert feed_poll(feed_id=feed.pk) is None
    feed.refresh_from_db()
    assert (feed.polled, feed.title, feed.items.count()) == (None, "", 0)
    assert look(feed).new == 3


def test_due_feeds_get_one_entry_in_the_queue() -> None:
    made()
    assert [enqueue_due_feeds(timezone.now()) for _ in range(3)] == [1, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_looks(site: WebServer) -> None:
    feed = made()
    results: list[Polled | None] = []

    def work() -> None:
        results.append(feed_poll(feed_id=feed.pk))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [polled.new for polled in results if polled] == [3]
    assert site.asked.count(PATH) == 1


# --- Failures


@pytest.mark.parametrize(
    ("status", "words"), [(404, "it is not there"), (500, "looked at again by itself"), (403, "answered 403")]
)
def test_a_failure_is_told_and_the_next_look_comes_later_and_later(
    site: WebServer, status: int, words: str
) -> None:
    site.put(PATH, status=status)
    feed, waits = made(every=1800), []
    for _ in range(8):
        assert words in look(feed).failed
        waits.append((feed.next_poll - timezone.now()).total_seconds() / 3600)
    assert words in feed.reason
    assert feed.failures == 8
    assert feed.polled is None
    assert feed.tried is not None
    expected = [1, 2, 4, 8, 16, 24, 24, 24]
    assert all(0.85 * hours < wait < 1.15 * hours for wait, hours in zip(waits, expected, strict=True))
    site.put(PATH, rss(1))
    look(feed)
    assert (feed.failures, feed.reason, feed.active) == (0, "", True)


def test_what_fails_for_good_is_switched_off_with_its_reason(site: WebServer) -> None:
    site.put(PATH, status=410)
    feed = made()
    for number in range(GIVEN_UP_AFTER):
        assert feed.active, number
        look(feed)
    assert not feed.active
    assert "no longer looked at" in feed.reason
    assert feeds_due(now=timezone.now() + dt.timedelta(days=2)) == []


def test_a_fault_that_may_pass_is_borne_for_a_month(site: WebServer) -> None:
    site.put(PATH, status=500)
    feed = made()
    Feed.objects.filter(pk=feed.pk).update(failures=feed_polls.ALWAYS_GIVEN_UP_AFTER - 2)
    look(feed)
    assert feed.active
    look(feed)
    assert not feed.active
    assert "again by itself" not in feed.reason


def test_who_asks_to_wait_is_not_asked_before(site: WebServer) -> None:
    site.put(PATH, status=429, headers={"Retry-After": "50000"})
    feed = made(every=900)
    look(feed)
    assert (feed.next_poll - timezone.now()).total_seconds() == pytest.approx(50_000, abs=60)


def test_a_page_is_no_feed(site: WebServer) -> None:
    site.put(PATH, b"<!doctype html><p>Words.")
    feed = made()
    assert "This is no feed" in look(feed).failed
    assert feed.polled is None


# --- What becomes of the items


def test_items_become_articles_of_the_feeds_owner(site: WebServer) -> None:
    for n in (1, 2, 3):
        site.put(f"/{n}.html", STORY.format(n * 100).encode())
    event = EventFactory()
    feed = made(user=event.owner, joins=Feed.Joins.ONE_EVENT, event=event, is_wire=True)
    look(feed)
    for row in feed.items.order_by("pk"):
        assert intake_run(intake_id=row.pk), Intake.objects.get(pk=row.pk).reason
    articles = Article.objects.filter(owner=feed.owner)
    assert articles.count() == 3
    assert {article.outlet for article in articles} == {feed.outlet}
    assert {(c.how, c.is_wire) for c in event.coverage.all()} == {("feed", True)}
    assert event.coverage.count() == 3
    assert feed.items.filter(saved=None).count() == 0
    assert look(feed).new == 0


def test_an_item_that_cannot_be_fetched_does_not_come_again(site: WebServer) -> None:
    site.put(PATH, rss(1))
    feed = made()
    look(feed)
    row = feed.items.get()
    assert not intake_run(intake_id=row.pk)
    row.refresh_from_db()
    assert (row.state, row.saved) == (State.FAILED, None)
    assert "answered 404" in row.reason
    assert look(feed).new == 0


def test_all_feeds_of_a_person_bring_in_so_many_a_day_and_the_rest_waits(
    site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_polls, "MOST_A_DAY", 4)
    first = made()
    second, other = made(first.owner, url=f"http://news.example.org/b{PATH}"), made()
    for path in (PATH, f"/b{PATH}"):
        site.put(path, rss(1, 2, 3), headers={"ETag": '"1"'}, content_type="application/rss+xml")
    assert (look(first).new, first.reason) == (3, "")
    assert look(second).new == 1
    assert "the most for one day" in second.reason
    assert (second.failures, second.active, second.etag) == (0, True, "")
    assert look(other).new == 3, "everybody has their own"
    Intake.objects.update(expires=timezone.now().date())  # a day later
    assert (look(second).new, second.reason, second.etag) == (2, "", '"1"')


NEW = "http://news.example.org/new.xml"
NEWER = "http://news.example.org/newer.xml"


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (301, None, NEW),
        (308, None, NEW),
        (302, None, None),
        (307, None, None),
        (301, 302, NEW),
        (302, 301, None),
        (301, 308, NEWER),
    ],
)
def test_a_feed_that_moved_for_good_is_looked_at_where_it_is_now(
    site: WebServer, first: int, second: int | None, kept: str | None
) -> None:
    feed = made()
    old = feed.url
    site.put(PATH, status=first, headers={"Location": "/new.xml"})
    site.put("/new.xml", rss(1), content_type="application/rss+xml")
    if second:
        site.put("/new.xml", status=second, headers={"Location": "/newer.xml"})
        site.put("/newer.xml", rss(1), content_type="application/rss+xml")
    assert look(feed).new == 1
    assert feed.url == (kept or old)
    site.requests.clear()
    assert look(feed).new == 0
    assert (PATH in site.asked) is (kept is None)


def test_a_feed_stays_at_its_address_where_the_new_one_is_no_feed_or_inside(site: WebServer) -> None:
    feed = made()
    old = feed.url
    for target in ("/page.html", "http://169.254.169.254/feed.xml", "http://news.example.org/" + "x" * 2000):
        site.put(PATH, status=301, headers={"Location": target})
        site.put("/page.html", b"<!doctype html><p>Words.")
        assert look(feed).failed
        assert feed.url == old


def test_of_two_feeds_that_come_to_one_address_both_stay(site: WebServer) -> None:
    feed = made()
    other = made(feed.owner, url=NEW)
    site.put(PATH, status=301, headers={"Location": "/new.xml"})
    site.put("/new.xml", rss(1), content_type="application/rss+xml")
    assert not look(feed).failed
    assert (feed.url, other.url) == (f"http://news.example.org{PATH}", NEW)
