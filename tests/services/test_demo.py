"""The demonstration: loaded once, whole, and owned by a member whose sign-in works."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from comparator.models import Analysis, Article, Comparison, Coverage, Event, Outlet, State, Story
from comparator.services.analyses import analysis_run
from comparator.services.demo import DEMO, demo_load, demo_story
from tests.factories import UserFactory, add_article
from tests.services import stand_ins

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)


def test_the_story_names_each_of_its_files_and_the_first_look() -> None:
    story = demo_story()
    told = [article.file for event in story.events for article in event.articles]
    assert sorted(told) == sorted(path.name for path in Path(DEMO, "articles").glob("*.txt"))
    assert story.first_look in {event.slug for event in story.events}
    assert {a.outlet for e in story.events for a in e.articles} <= {outlet.name for outlet in story.outlets}


def test_demo_loads_and_analyses_everything_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "a long made-up word")
    call_command("demo")
    story = demo_story()
    assert [event.slug for event in Story.objects.get().events.all()] == [
        event.slug for event in story.events
    ]
    assert all(event.published for event in Event.objects.all())
    assert Article.objects.count() == sum(len(event.articles) for event in story.events)
    assert set(Coverage.objects.values_list("how", flat=True)) == {"demo"}
    assert set(Article.objects.values_list("rights", flat=True)) == {"whole"}
    assert not Outlet.objects.filter(kind="other").exists()
    assert not Analysis.objects.exclude(state=State.DONE).exists()
    assert Comparison.objects.filter(state=State.DONE).count() == len(story.events)
    assert len(capsys.readouterr().out.splitlines()) == len(story.events)
    user = User.objects.get(username="demo")
    assert user.check_password("a long made-up word")
    assert not user.is_staff


def test_demo_twice_changes_nothing_but_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("demo")
    counts = [model.objects.count() for model in (Article, Event, Comparison, Coverage)]
    monkeypatch.setenv("DEMO_PASSWORD", "another long made-up word")
    call_command("demo")
    assert [model.objects.count() for model in (Article, Event, Comparison, Coverage)] == counts
    assert User.objects.get(username="demo").check_password("another long made-up word")


def test_demo_leaves_a_database_with_articles_alone() -> None:
    add_article()
    call_command("demo")
    assert Article.objects.count() == 1
    assert not Event.objects.exists()


def test_demo_that_was_stopped_halfway_is_finished_by_the_next() -> None:
    user = UserFactory(username="demo")
    demo_load(user=user)
    first = Analysis.objects.order_by("pk")[0]
    assert analysis_run(analysis_id=first.pk)
    call_command("demo")
    assert not Analysis.objects.exclude(state=State.DONE).exists()
    assert Comparison.objects.filter(state=State.DONE).count() == Event.objects.count()
