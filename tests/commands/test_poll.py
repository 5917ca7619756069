"""`manage.py poll`: a line a feed, and an exit status that cron can tell its owner of."""

import io

import pytest
from django.core.management import CommandError, call_command

from comparator.models import Feed
from comparator.services.feeds import feed_create
from tests.factories import OutletFactory, UserFactory
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db
FEED = b"<rss version='2.0'><channel><item><link>/1.html</link></item></channel></rss>"


def poll(*words: str) -> tuple[int, list[str]]:
    out, status = io.StringIO(), 0
    try:
        call_command("poll", *words, stdout=out)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, out.getvalue().splitlines()


def made(path: str) -> Feed:
    outlet = OutletFactory(name=f"Outlet of {path}")
    return feed_create(user=UserFactory(), outlet=outlet, url=f"http://news.example.org{path}")


def test_every_due_feed_gets_a_line(web_everywhere: WebServer) -> None:
    web_everywhere.put("/a", FEED)
    feed = made("/a")
    assert poll() == (0, [f"{feed.pk}\tOutlet of /a\t1 new"])
    assert poll() == (0, ["No feed is due."])
    assert poll("--all") == (0, [f"{feed.pk}\tOutlet of /a\tnothing new"])


def test_the_status_tells_what_failed(web_everywhere: WebServer) -> None:
    web_everywhere.put("/a", FEED)
    good, bad = made("/a"), made("/b")
    status, lines = poll()
    assert status == 1
    assert sorted(lines)[0].endswith("1 new")
    assert "answered 404" in sorted(lines)[1]
    assert poll("--feed", str(bad.pk))[0] == 2
    assert poll("--feed", str(good.pk), "--feed", str(good.pk))[1] == [
        f"{good.pk}\tOutlet of /a\tnothing new"
    ]


def test_a_feed_that_is_not_there(web_everywhere: WebServer) -> None:
    with pytest.raises(CommandError, match="There is no feed 987654") as caught:
        poll("--feed", "987654")
    assert caught.value.returncode == 2


def test_help_tells_the_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("poll", "--help")
    assert "exit status:" in capsys.readouterr().out
