"""What the tests of feeds share."""

import datetime as dt

from django.contrib.auth.models import User

from comparator.models import Feed, State
from comparator.services.feed_polls import Polled, feed_poll
from comparator.services.feeds import feed_create
from tests.factories import OutletFactory, UserFactory

PATH = "/feed.xml"
STORY = """<!doctype html><html><head><title>{0}</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Port Ansel lends tents, lot {0}</h1>
<p>The city council agreed on Tuesday to lend {0} tents to the island.</p>
<p>“We have counted every tent that we own,” said Mayor Oda Linn. “They leave with the evening ferry.”</p>
<p>The island lost sixty houses in the storm, its governor said. He thanked the city
and asked for blankets.</p>
<p>The ferry company will carry lot number {0} for nothing, its clerk wrote to the council on Monday.</p>
</article></body></html>"""


def rss(*numbers: int, title: str = "Ansel Courier") -> bytes:
    """A feed of numbered items, of which a higher number is newer."""
    day = dt.datetime(2021, 3, 4, tzinfo=dt.UTC)
    items = "".join(
        f"<item><link>/{n}.html</link><guid isPermaLink='false'>{n}</guid>"
        f"<pubDate>{day + dt.timedelta(hours=n):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def made(user: User | None = None, **told: object) -> Feed:
    told.setdefault("url", f"http://news.example.org{PATH}")
    return feed_create(user=user or UserFactory(), outlet=OutletFactory(), **told)  # type: ignore[arg-type]


def look(feed: Feed) -> Polled:
    """A look at a feed, due or not."""
    polled = feed_poll(feed_id=feed.pk, always=True)
    assert polled is not None
    feed.refresh_from_db()
    return polled


def urls(feed: Feed) -> list[str]:
    """What waits to be fetched, in its order."""
    rows = feed.items.filter(state=State.WAITING).order_by("pk")
    return [row.url.rpartition("/")[2].removesuffix(".html") for row in rows]
