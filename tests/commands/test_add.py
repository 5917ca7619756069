"""`manage.py add`: files and addresses become articles; exit status and words."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from comparator.models import Analysis, Article, Comparison, Event, Intake, State
from tests.factories import EventFactory, UserFactory, page
from tests.ingest.files import zipped
from tests.services import stand_ins
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return UserFactory(username="keeper", staff=True)


def text(folder: Path, name: str, **told: Any) -> str:
    """A file with a made-up article."""
    path = folder / name
    path.write_text(page(**told), "utf-8")
    return str(path)


def test_files_and_addresses_become_articles_of_a_new_event(
    admin: User, tmp_path: Path, web_everywhere: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    web_everywhere.put("/story", page(headline="Tents from the web").encode(), content_type="text/plain")
    url, file = web_everywhere.url("/story"), text(tmp_path, "a.txt", headline="Tents from a file")
    call_command(
        "add", file, url, "--new-event", "Tents", "--outlet", "Brisa Post", "--published", "2021-03-04"
    )
    out = capsys.readouterr().out
    event = Event.objects.get()
    assert event.owner == admin
    assert event.articles.count() == 2
    assert f"{file}: Tents from a file (Brisa Post, 2021-03-04)" in out
    assert f"{url}: Tents from the web" in out
    assert f"2 articles in “Tents”: /events/{event.slug}/" in out
    assert not Intake.objects.filter(saved=None).exists()


def test_json_says_what_was_added_and_what_was_here_already(
    admin: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = text(tmp_path, "a.txt")
    event = EventFactory(owner=admin)
    for created in (True, False):
        call_command("add", file, "--event", event.slug, "--outlet", "Brisa Post", "--json")
        told = json.loads(capsys.readouterr().out)
        assert told["event"] == event.slug
        assert told["failed"] == []
        (one,) = told["articles"]
        assert (one["created"], one["outlet"], one["item"]) == (created, "Brisa Post", file)


def test_what_cannot_be_read_is_told_with_status_one_and_the_rest_is_added(
    admin: User, tmp_path: Path, web_everywhere: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = web_everywhere.url("/gone")
    with pytest.raises(SystemExit) as stopped:
        call_command("add", text(tmp_path, "a.txt"), str(tmp_path / "none.txt"), gone, "--outlet", "A")
    assert stopped.value.code == 1
    told = capsys.readouterr().err
    assert "none.txt: There is no such file." in told
    assert f"{gone}: " in told
    assert "404" in told
    assert Article.objects.count() == 1
    assert not Event.objects.exists()
    assert not Intake.objects.filter(saved=None).exists()


def test_nothing_at_all_is_status_two_and_makes_no_event(admin: User, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        call_command("add", str(tmp_path), "--new-event", "Tents")
    assert stopped.value.code == 2
    assert not Event.objects.exists()


def test_an_archive_names_its_articles(
    admin: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "day.zip"
    packed.write_bytes(zipped({"a.txt": page(), "b.txt": page()}))
    call_command("add", str(packed), "--outlet", "Brisa Post")
    out = capsys.readouterr().out
    assert "a.txt: " in out
    assert "b.txt: " in out
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--user", "nobody"], "there is no such member"),
        (["--event", "x", "--new-event", "y"], "not both"),
        (["--event", "private-one"], "may change no event"),
        (["--new-event", " "], "give it a title"),
        (["--published", "4 March"], "is no date"),
    ],
)
def test_options_that_cannot_be_are_refused_before_anything_is_done(
    admin: User, tmp_path: Path, options: list[str], words: str
) -> None:
    EventFactory(slug="private-one")
    with pytest.raises(CommandError, match=words) as stopped:
        call_command("add", text(tmp_path, "a.txt"), *options)
    assert stopped.value.returncode == 2
    assert not Intake.objects.exists()


def test_of_several_administrators_one_must_be_named(admin: User, tmp_path: Path) -> None:
    UserFactory(username="other", staff=True)
    file = text(tmp_path, "a.txt")
    with pytest.raises(CommandError, match="several administrators"):
        call_command("add", file)
    call_command("add", file, "--user", "other")
    assert Article.objects.get().owner == User.objects.get(username="other")


def test_a_site_that_asks_to_wait_for_long_is_left_to_the_worker(
    admin: User, web_everywhere: WebServer, capsys: pytest.CaptureFixture[str]
) -> None:
    web_everywhere.put("/story", status=429, headers={"Retry-After": "7200"})
    with pytest.raises(SystemExit) as stopped:
        call_command("add", web_everywhere.url("/story"))
    assert stopped.value.code == 2
    assert "The worker asks again" in capsys.readouterr().err
    assert Intake.objects.get().state == State.WAITING


def test_with_wait_the_articles_are_compared_when_it_ends(
    admin: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_ins.use(monkeypatch)
    files = [text(tmp_path, f"{n}.txt") for n in range(2)]
    call_command("add", *files, "--new-event", "Tents", "--outlet", "A", "--wait")
    assert set(Analysis.objects.values_list("state", flat=True)) == {State.DONE}
    assert Comparison.objects.get().state == State.DONE
