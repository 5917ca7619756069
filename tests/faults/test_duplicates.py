"""Many at once: one article, and a good answer to each."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client

from comparator.models import Analysis, Article, Comparison, Coverage, Event, Intake, Outlet
from comparator.services import events
from comparator.services.analyses import analysis_run
from comparator.services.articles import AddedArticle, article_add
from comparator.services.events import event_create
from comparator.services.intake_reading import intake_run
from comparator.services.intake_saving import Answer, Saved, batch_save
from comparator.services.intakes import batch_new, intake_link, intake_text
from comparator.web import account
from comparator.web.account import MOST_FAILURES
from tests.factories import EventFactory, UserFactory, add_article, page
from tests.services import stand_ins
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_attempts_left() -> Iterator[None]:
    """The table of attempts is no model's: nothing else empties it."""
    yield
    caches["attempts"].clear()


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """What the calls return when threads of their own make them at the same moment."""
    gate = threading.Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=20)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def submission(user: User, raw: str, event: Event | None = None) -> Callable[[], AddedArticle]:
    return lambda: article_add(user=user, raw=raw, outlet_name="Brisa Post", event=event)


def test_twenty_identical_submissions_make_one_article_and_twenty_good_answers() -> None:
    event, raw = EventFactory(), page()
    answers = at_once([submission(event.owner, raw, event)] * 20)
    assert {answer.article.pk for answer in answers} == {Article.objects.get().pk}
    assert sum(answer.created for answer in answers) == 1
    assert Outlet.objects.count() == Coverage.objects.count() == Analysis.objects.count() == 1


def brought_in(user: User, raw: str, event: Event) -> Callable[[], Saved]:
    """The whole road of the page: bring a text in and save it."""

    def call() -> Saved:
        row = intake_text(user=user, batch=batch_new(), raw=raw)
        return saving(row, event)()

    return call


def saving(row: Intake, event: Event | None = None) -> Callable[[], Saved]:
    """Save a batch of one; into a new event where none is named."""
    assert row.owner
    told = {"user": row.owner, "batch": row.batch, "event": event, "title": "" if event else "Tents"}
    answers = [Answer(intake=row.pk, outlet="Brisa Post")]
    return lambda: batch_save(answers=answers, **told)  # type: ignore[arg-type]  # as batch_save names them


def test_twenty_batches_of_the_same_words_make_one_article_and_twenty_good_answers() -> None:
    event, raw = EventFactory(), page()
    answers = at_once([brought_in(event.owner, raw, event)] * 20)
    assert {answer.added[0].article.pk for answer in answers} == {Article.objects.get().pk}
    assert sum(answer.known for answer in answers) == 19
    assert Outlet.objects.count() == Coverage.objects.count() == Analysis.objects.count() == 1
    assert Intake.objects.exclude(saved=None).count() == 20


def test_a_batch_that_is_saved_many_times_at_once_is_saved_once() -> None:
    row = intake_text(user=UserFactory(), batch=batch_new(), raw=page())
    answers = at_once([saving(row)] * 8)
    assert {answer.event.pk for answer in answers if answer.event} == {Event.objects.get().pk}
    assert sum(len(answer.added) for answer in answers) == Article.objects.count() == 1


def test_a_link_that_six_workers_ask_for_is_fetched_and_stored_once(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", page().encode(), content_type="text/plain")
    row = intake_link(user=UserFactory(), batch=batch_new(), url=web_everywhere.url("/story"))
    assert sum(at_once([lambda: intake_run(intake_id=row.pk)] * 6)) == 1
    assert web_everywhere.asked.count("/story") == 1


def test_the_same_words_from_eight_members_are_one_article_that_all_may_read() -> None:
    users, raw = [UserFactory() for _ in range(8)], page()
    at_once([submission(user, raw) for user in users])
    article = Article.objects.get()
    assert all(Article.objects.visible_to(user).get() == article for user in users)


def test_events_of_one_title_get_addresses_of_their_own() -> None:
    user = UserFactory()
    events = at_once([lambda: event_create(user=user, title="Tents for Brisa")] * 6)
    assert len({event.slug for event in events}) == 6


def test_articles_that_are_read_at_the_same_moment_are_compared_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_ins.use(monkeypatch)
    event = EventFactory()
    versions = [add_article(event.owner, event=event) for _ in range(6)]
    jobs = list(Analysis.objects.values_list("pk", flat=True))
    assert all(at_once([lambda pk=pk: analysis_run(analysis_id=pk) for pk in jobs]))
    assert Comparison.objects.get(event=event).version_ids == [version.pk for version in versions]


def test_one_job_that_six_workers_ask_for_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    job = Analysis.objects.get(version=add_article())
    assert sum(at_once([lambda: analysis_run(analysis_id=job.pk)] * 6)) == 1
    job.refresh_from_db()
    assert job.attempts == 1


def test_an_event_that_an_article_joins_while_words_are_added_to_it_is_compared_with_these(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_ins.use(monkeypatch)
    event, raw = EventFactory(), page()
    first = add_article(event.owner, raw=raw)
    assert analysis_run(analysis_id=Analysis.objects.get().pk)
    asked, compare = threading.Event(), events.event_compare

    def slowly(**told: Any) -> Any:
        done = compare(**told)
        if not asked.is_set():
            asked.set()
            time.sleep(1)  # the other has all the time it takes, unless it waits for this one
        return done

    def joined() -> Any:
        return events.event_add_article(user=event.owner, event=event, article=first.article)

    def added() -> Any:
        assert asked.wait(20)
        more = f"{raw}\n\nThe council meets again on Friday.\n"
        version = article_add(user=event.owner, raw=more, article=first.article).version
        assert analysis_run(analysis_id=Analysis.objects.get(version=version).pk)
        return version

    monkeypatch.setattr(events, "event_compare", slowly)
    _, second = at_once([joined, added])
    assert event.comparisons.latest("pk").version_ids == [second.pk]


def test_of_attempts_at_one_moment_each_is_counted() -> None:
    assert sorted(at_once([lambda: account._count("sign-in:ada")] * 12)) == list(range(1, 13))


def test_of_passwords_tried_at_one_moment_no_more_than_the_limit_is_looked_at() -> None:
    wrong = {"username": "ada", "password": "wrong"}
    codes = at_once([lambda: Client().post("/sign-in/", wrong).status_code] * (MOST_FAILURES + 3))
    assert sorted(codes) == [422] * MOST_FAILURES + [429] * 3
