"""The queue: for those who look after the site alone, without a word of what the jobs are about."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comparator.models import MAX_ATTEMPTS, Analysis, Comparison, Intake, State, WorkerBeat
from comparator.services.jobs import job_claim, job_finish
from comparator.services.work import worker_beat
from tests.factories import EventFactory, UserFactory, add_article

pytestmark = pytest.mark.django_db
QUEUE, CHANGE = "/queue/", "/queue/change/"
SENTINEL = "zanzibar-sentinel"


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(UserFactory(staff=True))
    return client


def bring_in(**told: Any) -> Intake:
    """A link that somebody brought in, with the sentinel in all that would give a draft away."""
    told = {"state": State.WAITING, "url": f"https://example.org/{SENTINEL}", **told}
    owner = told.pop("owner", None) or UserFactory()
    return Intake.objects.create(
        owner=owner, batch="b", way=Intake.Way.LINK, file_name=f"{SENTINEL}.docx",
        data=SENTINEL.encode(), expires=timezone.now().date() + dt.timedelta(days=9), **told,
    )  # fmt: skip


def fail(job: Any, reason: str, attempts: int) -> None:
    now = timezone.now()
    told = {"state": State.FAILED, "reason": reason, "attempts": attempts, "begun": now, "finished": now}
    told["settled"] = attempts < MAX_ATTEMPTS
    type(job).objects.filter(pk=job.pk).update(**told)


def text(client: Client, query: str = "") -> str:
    """The page's text, its white space joined."""
    html = client.get(QUEUE + query).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0]))


@pytest.mark.parametrize("address", [QUEUE, CHANGE])
def test_nobody_else_finds_it(address: str) -> None:
    member, stranger = Client(), Client()
    member.force_login(UserFactory())
    send = "get" if address == QUEUE else "post"
    assert getattr(stranger, send)(address).status_code == 404
    assert getattr(member, send)(address).status_code == 404
    assert 'href="/queue/"' not in member.get("/events/").content.decode()


def test_a_staff_account_that_was_closed_is_nobody(staff: Client) -> None:
    gone = UserFactory(staff=True)
    client = Client()
    client.force_login(gone)
    gone.is_active = False
    gone.save()
    assert client.get(QUEUE).status_code == 404


def test_it_names_no_draft(staff: Client) -> None:
    owner = UserFactory(username="quillon")
    event = EventFactory(owner=owner, title=f"Event {SENTINEL}")
    version = add_article(owner, event=event, raw=f"Headline {SENTINEL}\n\nThe words {SENTINEL} stand here.")
    refused, odd = bring_in(owner=owner), bring_in(owner=owner)
    fail(refused, f"The page answered 403. {SENTINEL}.docx", 1)
    fail(odd, f"{SENTINEL}.docx is encrypted.", 1)
    fail(Analysis.objects.get(version=version), "The work stopped on an error (ValueError in x, line 3).", 3)
    Comparison.objects.create(event=event, analysis_version="1", key="k", summary=SENTINEL)
    for query in ("", "?state=refused", "?state=given-up", "?state=done", "?kind=intake"):
        assert SENTINEL not in staff.get(QUEUE + query).content.decode()
    told = text(staff)
    assert "quillon" in told
    assert "The web server answered 403. Its owner was told why." in text(staff, "?state=refused")
    assert "stopped on an error (ValueError in x, line 3)" in told


def test_counts_and_lists_by_kind_and_state(staff: Client) -> None:
    bring_in()
    put_off = timezone.now() + dt.timedelta(hours=2)
    bring_in(not_before=put_off, queued=put_off)
    fail(bring_in(), "No.", 1)
    version = add_article()
    fail(Analysis.objects.get(version=version), "The work was begun 3 times, and …", 3)
    told = text(staff)
    for words in ("All kinds 3", "Coming in 2", "Readings 1", "Waiting 1", "Put off 1", "Given up 1",
                  "Not done 3",
                  "Refused, told to the person 1", "Try the one given up again"):  # fmt: skip
        assert words in told
    only = text(staff, "?kind=intake&state=put-off")
    assert only.count(" until ") == 1
    assert f"until {put_off:%-d %b, %H:%M}" in only
    assert "Reading an article" not in only


def test_what_runs_and_what_is_done(staff: Client) -> None:
    job = bring_in()
    held = job_claim(model=Intake, pk=job.pk, now=timezone.now())
    assert held
    assert "Running" in text(staff, "?state=running")
    assert job_finish(held=held, now=timezone.now(), result=b"[]")
    assert "Nothing waits" in text(staff)
    assert f"Link no. {job.pk}" in text(staff, "?state=done")


@pytest.mark.parametrize(
    "query", ["?kind=x", "?state=x", "?page=99", "?page=x", "?state=done&kind=comparison", "?kind=%00"]
)
def test_no_query_breaks_it(staff: Client, query: str) -> None:
    assert staff.get(QUEUE + query).status_code == 200


def test_try_again_and_give_up(staff: Client) -> None:
    failed, waiting = bring_in(), bring_in()
    fail(failed, "No.", 3)
    staff.post(CHANGE, {"do": "retry", "job": f"intake-{failed.pk}"})
    answer = staff.post(CHANGE, {"do": "end", "job": f"intake-{waiting.pk}", "state": "waiting"})
    assert answer["Location"] == "/queue/?state=waiting"
    failed.refresh_from_db()
    waiting.refresh_from_db()
    assert (failed.state, failed.attempts, failed.reason) == (State.WAITING, 0, "")
    assert (waiting.state, waiting.reason) == (State.FAILED, "The work was ended by an administrator.")
    assert "ended by an administrator" in text(staff, "?state=refused")
    again = staff.post(CHANGE, {"do": "end", "job": f"intake-{waiting.pk}"}, follow=True)
    assert "Nothing was changed" in again.content.decode()


def test_all_that_failed_of_a_kind_are_tried_again(staff: Client) -> None:
    jobs = [bring_in() for _ in range(3)]
    for job in jobs:
        fail(job, "No.", 3)
    reading = Analysis.objects.get(version=add_article())
    fail(reading, "The work stopped on an error (x).", 3)
    told = staff.post(CHANGE, {"do": "retry-all", "kind": "intake"}, follow=True).content.decode()
    assert "Asked again for 3 jobs." in told
    assert set(Intake.objects.values_list("state", flat=True)) == {State.WAITING}
    reading.refresh_from_db()
    assert reading.state == State.FAILED


def test_what_was_refused_is_no_failure(staff: Client) -> None:
    refused = bring_in()
    fail(refused, "There is no such page.", 1)
    assert "All kinds 0" in text(staff)
    assert "given up again" not in text(staff)
    staff.post(CHANGE, {"do": "retry-all"})
    refused.refresh_from_db()
    assert refused.state == State.FAILED
    staff.post(CHANGE, {"do": "retry", "job": f"intake-{refused.pk}"})
    refused.refresh_from_db()
    assert (refused.state, refused.settled) == (State.WAITING, False)


def test_one_that_was_given_up_is_dismissed(staff: Client) -> None:
    job = Analysis.objects.get(version=add_article())
    fail(job, "The work stopped on an error (x).", 3)
    dismiss = {"do": "dismiss", "job": f"reading-{job.pk}"}
    assert "no longer counts as a failure" in staff.post(CHANGE, dismiss, follow=True).content.decode()
    assert "All kinds 0" in text(staff)
    assert "Nothing was changed" in staff.post(CHANGE, dismiss, follow=True).content.decode()


def test_a_draft_that_was_thrown_away_is_in_no_queue(staff: Client) -> None:
    owner, member = UserFactory(), Client()
    member.force_login(owner)
    fail(bring_in(owner=owner), "There is no such page.", 1)
    fail(bring_in(owner=owner), "The work stopped on an error (x).", 3)
    member.post("/articles/add/b/throw-away/")
    assert not Intake.objects.exists()
    assert "None of these" in text(staff, "?state=refused")


@pytest.mark.parametrize(
    "job", ["", "intake-", "intake-0", "intake-x", "intake-9" * 9, "user-1", "reading--1"]
)
def test_no_made_up_job_breaks_it(staff: Client, job: str) -> None:
    assert staff.post(CHANGE, {"do": "retry", "job": job}).status_code == 404
    assert staff.get(CHANGE).status_code == 405


def test_text_that_was_refused_as_it_was_typed_is_no_work(staff: Client) -> None:
    bring_in(state=State.FAILED, reason="This is no web address.", finished=timezone.now())
    assert "All kinds 0" in text(staff)


def test_it_says_when_no_worker_lives(staff: Client) -> None:
    now = timezone.now()
    assert "No worker has been seen: start manage.py worker ." in text(staff)
    worker_beat(name="a:1", started=now, now=now)
    assert "1 worker at work" in text(staff)
    WorkerBeat.objects.update(seen=now - dt.timedelta(minutes=2))
    assert "No worker has shown a sign of life since" in text(staff)
    WorkerBeat.objects.update(seen=now - dt.timedelta(minutes=8))
    assert "No worker has been seen for 8 minutes: start manage.py worker ." in re.sub(
        "\xa0", " ", text(staff)
    )


def test_many_jobs_stand_on_pages_and_take_no_more_queries(staff: Client) -> None:
    counts = []
    for many in (3, 60):
        for _ in range(many):
            bring_in()
        with CaptureQueriesContext(connection) as queries:
            staff.get(QUEUE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "Page 1 of 2" in text(staff)
    assert text(staff, "?page=2").count("asked for") == 13
