"""What people bring in: stored at once, read by the worker, saved all or nothing, deleted in time."""

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comparator.analysis.page_text import Unreadable
from comparator.models import Article, Coverage, Event, Intake, Outlet, OutletDomain, State, StoredPage
from comparator.selectors.intakes import batch_get, batches_unsaved, intake_get
from comparator.services.intake_reading import intake_run
from comparator.services.intake_saving import Answer, NotSavedError, Saved, batch_save
from comparator.services.intakes import (
    batch_new,
    batch_throw_away,
    intake_file,
    intake_leave_out,
    intake_link,
    intake_look_again,
    intake_paste,
    intake_retry,
    intake_text,
    intakes_purge,
    is_page_source,
    link_checked,
)
from tests.factories import EventFactory, UserFactory, page
from tests.ingest.files import zipped
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def html(text: str, *, more: str = "") -> bytes:
    """A web page with a made-up article."""
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    body = "".join(f"<p>{part}</p>" for part in paragraphs[1:])
    head = f"<title>{paragraphs[0]} | Brisa Post</title>"
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News of the day</a></li></ul></nav>"
    article = f"<article><h1>{paragraphs[0]}</h1>{body}{more}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{menu}{article}</body></html>".encode()


def link(user: User, web: WebServer, path: str = "/story", **kwargs: object) -> Intake:
    return intake_link(user=user, batch=batch_new(), url=web.url(path), **kwargs)  # type: ignore[arg-type]  # passed on


def run(row: Intake) -> Intake:
    """Do the worker's work on a row."""
    intake_run(intake_id=row.pk)
    row.refresh_from_db()
    return row


def save(row: Intake, **kwargs: object) -> Saved:
    assert row.owner
    answer = Answer(intake=row.pk, outlet="Brisa Post", published=dt.date(2021, 3, 4))
    told = {"answers": [answer], **kwargs}
    return batch_save(user=row.owner, batch=row.batch, **told)  # type: ignore[arg-type]  # passed on


def test_a_link_is_a_job_fetched_and_read_by_the_worker(web_everywhere: WebServer) -> None:
    web_everywhere.put(
        "/story", html(page(headline="Tents for Brisa leave tonight")), headers={"ETag": '"1"'}
    )
    row = link(UserFactory(), web_everywhere)
    assert (row.state, web_everywhere.asked) == (State.WAITING, [])
    assert DBTaskResult.objects.filter(args_kwargs={"args": [row.pk], "kwargs": {}}).count() == 1
    run(row)
    (read,) = row.incoming
    assert (row.state, read.format, read.url) == (State.DONE, "html", web_everywhere.url("/story"))
    assert "agreed on Tuesday to lend" in read.raw
    assert row.fetched["etag"] == '"1"'
    saved = save(row, title="Tents")
    article = saved.added[0].article
    article.refresh_from_db()
    assert (article.url, article.fetched_etag) == (web_everywhere.url("/story"), '"1"')
    assert b"<article>" in StoredPage.objects.get().body
    row.refresh_from_db()
    assert (row.data, row.result, row.article, row.event) == (None, None, article, saved.event)


@pytest.mark.parametrize(("status", "attempts"), [(403, 1), (404, 1)])
def test_what_will_never_be_answered_fails_at_once_in_words(
    web_everywhere: WebServer, status: int, attempts: int
) -> None:
    web_everywhere.put("/story", status=status)
    row = run(link(UserFactory(), web_everywhere))
    assert (row.state, row.attempts) == (State.FAILED, attempts)
    assert str(status) in row.reason
    assert "Paste the text instead" in row.reason


def test_a_fault_of_the_server_is_tried_three_times(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", status=500)
    row = link(UserFactory(), web_everywhere)
    for _ in range(5):
        run(row)
    assert (row.state, row.attempts) == (State.FAILED, 3)
    assert web_everywhere.asked.count("/story") == 3
    row.refresh_from_db()
    assert (row.state, row.settled) == (State.FAILED, True)  # the page is to blame, and its owner was told
    assert intake_retry(intake=row)
    assert not intake_retry(intake=Intake.objects.get(pk=row.pk))


def test_a_site_that_asks_to_wait_is_asked_again_then_and_no_attempt_is_spent(
    web_everywhere: WebServer,
) -> None:
    web_everywhere.put("/story", status=429, headers={"Retry-After": "600"})
    row = run(link(UserFactory(), web_everywhere))
    assert (row.state, row.attempts) == (State.WAITING, 0)
    assert row.not_before
    assert dt.timedelta(minutes=9) < row.not_before - timezone.now() < dt.timedelta(minutes=11)
    assert not intake_run(intake_id=row.pk)
    assert web_everywhere.asked.count("/story") == 1
    batch = batch_get(row.owner, row.batch)  # type: ignore[arg-type]  # an owner
    assert batch
    assert (batch.waiting, [one.pk for one in batch.open]) == ((), [row.pk])


def test_a_page_without_an_article_says_so(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    row = run(link(UserFactory(), web_everywhere))
    assert (row.state, row.attempts) == (State.FAILED, 1)
    assert row.reason.endswith(".")


def test_nothing_inside_is_reached(web_everywhere: WebServer) -> None:
    user = UserFactory()
    for address in ("http://127.0.0.1/x", "http://169.254.169.254/latest", "http://[::1]/"):
        row = run(intake_link(user=user, batch=batch_new(), url=address))
        assert row.state == State.FAILED
    assert web_everywhere.requests == []


@pytest.mark.parametrize(
    "told", ["file:///etc/passwd", "javascript:alert(1)", "words", "ftp://example.org/a", "http://"]
)
def test_what_is_no_web_address_is_refused(told: str) -> None:
    with pytest.raises(Unreadable, match="no web address"):
        link_checked(told)


@pytest.mark.parametrize(
    "told", ["example.org/story", "https://example.org/story", " https://example.org/story "]
)
def test_an_address_gets_its_scheme(told: str) -> None:
    assert link_checked(told) == "https://example.org/story"


def test_pasted_text_needs_no_worker_and_a_page_s_source_does() -> None:
    user, batch = UserFactory(), batch_new()
    text = intake_text(user=user, batch=batch, raw=page())
    source = intake_text(user=user, batch=batch, raw=html(page()).decode(), position=1)
    assert (text.state, source.state) == (State.DONE, State.WAITING)
    run(source)
    assert source.incoming[0].format == "html"
    assert "<p>" not in source.incoming[0].raw
    assert not is_page_source('A <b>small</b> mark-up <script>alert("1")</script> in words.')


def test_an_archive_becomes_many_articles_and_is_saved_as_one() -> None:
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(60)}
    row = run(intake_file(user=UserFactory(), batch=batch_new(), name="C:\\day.zip", data=zipped(files)))
    assert row.file_name == "day.zip"
    assert len(row.incoming) == 50
    assert "60 articles" in row.incoming[0].warnings[-1]
    answers = [Answer(intake=row.pk, number=n, outlet="Brisa Post") for n in range(50)]
    saved = save(row, answers=answers, title="Tents")
    assert saved.event
    assert len({one.article.pk for one in saved.added}) == saved.event.articles.count() == 50


def test_an_answer_from_an_older_form_finds_no_other_article() -> None:
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(3)}
    user, batch = UserFactory(), batch_new()
    row = run(intake_file(user=user, batch=batch, name="day.zip", data=zipped(files)))
    text = intake_text(user=user, batch=batch, raw=page(headline="Ferry treaty signed"), position=1)
    first = Answer(intake=text.pk, outlet="Brisa Post")
    batch_save(
        user=user, batch=batch, answers=[first], later=[(row.pk, 1), (row.pk, 2)], left_out=[(row.pk, 0)]
    )
    again = batch_save(user=user, batch=batch, answers=[Answer(intake=row.pk, number=1, outlet="Gazette")])
    assert again.added == ()
    (left,) = Intake.objects.filter(batch=batch, saved=None)
    assert [one.raw for one in left.incoming] == [files["1.txt"], files["2.txt"]]


def test_a_poisonous_file_is_refused_with_its_reason_and_nothing_of_it_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    row = run(
        intake_file(
            user=UserFactory(), batch=batch_new(), name="a.docx", data=zipped({"word/document.xml": "<w"})
        )
    )
    assert row.state == State.FAILED
    assert "a.docx" in row.reason
    assert "<w" not in caplog.text


def test_saving_is_all_or_nothing() -> None:
    user, batch = UserFactory(), batch_new()
    rows = [intake_text(user=user, batch=batch, raw=page(), position=n) for n in range(2)]
    answers = [Answer(intake=rows[0].pk, outlet="Brisa Post"), Answer(intake=rows[1].pk, number=7)]
    with pytest.raises(NotSavedError):
        batch_save(user=user, batch=batch, answers=answers, title="Tents")
    with pytest.raises(ValidationError):
        batch_save(user=user, batch=batch, answers=answers[:1], title=" ")
    with pytest.raises(PermissionDenied):
        batch_save(user=user, batch=batch, answers=answers[:1], event=EventFactory())
    assert not Article.objects.exists()
    assert Event.objects.count() == 1
    assert not Intake.objects.exclude(saved=None).exists()


def test_a_batch_that_is_saved_already_stays_as_it_is() -> None:
    row = intake_text(user=UserFactory(), batch=batch_new(), raw=page())
    first, second = save(row, title="Tents"), save(row, title="Tents again")
    assert second.event == first.event == Event.objects.get()
    assert second.added == ()


def test_the_new_event_begins_on_the_first_day() -> None:
    user, batch = UserFactory(), batch_new()
    rows = [intake_text(user=user, batch=batch, raw=page(), position=n) for n in range(2)]
    days = (dt.date(2021, 3, 5), dt.date(2021, 3, 4))
    answers = [Answer(intake=r.pk, outlet="A", published=d) for r, d in zip(rows, days, strict=True)]
    saved = batch_save(user=user, batch=batch, answers=answers, title="Tents")
    assert saved.event
    assert saved.event.starts == days[1]


def test_a_suggested_event_is_joined_with_its_reason() -> None:
    row = intake_text(user=UserFactory(), batch=batch_new(), raw=page())
    event = EventFactory(owner=row.owner)
    save(row, event=event, reasons={event.pk: "Both name Brisa."})
    coverage = Coverage.objects.get()
    assert (coverage.how, coverage.reason) == (Coverage.How.CONFIRMED, "Both name Brisa.")


def test_pasting_instead_keeps_the_address(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", status=403)
    row = run(link(UserFactory(), web_everywhere))
    with pytest.raises(Unreadable):
        intake_paste(intake=row, raw=" ")
    assert Intake.objects.get().state == State.FAILED
    intake_paste(intake=row, raw=page())
    row.refresh_from_db()
    assert (row.state, row.way, row.reason) == (State.DONE, Intake.Way.TEXT, "")
    assert save(row).added[0].article.url == web_everywhere.url("/story")


def test_an_outlet_is_known_by_its_domain_and_its_cleaning_rules_hold(web_everywhere: WebServer) -> None:
    rules = {"selectors": [".promo"], "phrases": ["carried the lot"]}
    staff = UserFactory(staff=True)
    outlet = Outlet.objects.create(
        name="Ansel Courier", slug="ansel-courier", cleaning_rules=rules, rules_by=staff, owner=staff
    )
    OutletDomain.objects.create(outlet=outlet, domain="news.example.org")
    tours = "A long paragraph about our own harbour tours that nobody needs here at all."
    promo = f"<div class='promo'><p>{tours}</p></div>"
    web_everywhere.put("/story", html(page(), more=promo))
    row = run(link(UserFactory(), web_everywhere))
    added = save(row, answers=[Answer(intake=row.pk)]).added[0]
    assert added.article.outlet == outlet
    assert "harbour tours" not in added.version.text
    pasted = intake_text(
        user=UserFactory(),
        batch=batch_new(),
        url=row.url,
        raw=f"{page()}\n\nWe carried the lot of it, said a clerk.\n",
    )
    assert "carried the lot" not in save(pasted, answers=[Answer(intake=pasted.pk)]).added[0].version.text


def test_looking_again_makes_a_version_only_where_the_words_changed(web_everywhere: WebServer) -> None:
    text = page()
    web_everywhere.put("/story", html(text), headers={"ETag": '"1"'})
    row = run(link(UserFactory(), web_everywhere))
    article = save(row).added[0].article
    assert row.owner
    article.refresh_from_db()
    run(intake_look_again(user=row.owner, article=article))
    assert web_everywhere.requests[-1].headers["If-None-Match"] == '"1"'
    version = article.versions.get()
    assert version.times_seen == 2
    web_everywhere.put("/story", html(text.replace("60 houses", "70 houses")), headers={"ETag": '"2"'})
    look = run(intake_look_again(user=row.owner, article=article))
    assert look.saved
    assert article.versions.count() == 2
    assert not Intake.objects.filter(saved=None).exists()
    assert batches_unsaved(row.owner) == []


def test_an_article_that_is_no_longer_ones_own_is_not_changed(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", html(page()))
    row = run(link(UserFactory(), web_everywhere))
    article = save(row).added[0].article
    assert row.owner
    article.refresh_from_db()
    look = intake_look_again(user=row.owner, article=article)
    web_everywhere.put("/story", html(page()))
    Article.objects.update(owner=UserFactory())
    assert run(look).state == State.FAILED
    assert "no longer yours" in look.reason
    assert article.versions.count() == 1


def test_a_batch_is_its_owners_alone() -> None:
    row = intake_text(user=UserFactory(), batch=batch_new(), raw=page())
    assert row.owner
    for other in (UserFactory(), UserFactory(staff=True)):
        assert batch_get(other, row.batch) is None
        assert intake_get(other, row.batch, row.pk) is None
        assert batches_unsaved(other) == []
        assert batch_throw_away(user=other, batch=row.batch) == 0
        assert save_as(other, row).added == ()
    assert batch_get(row.owner, row.batch) is not None
    assert [line.token for line in batches_unsaved(row.owner)] == [row.batch]
    assert not Article.objects.exists()


def save_as(user: User, row: Intake) -> Saved:
    return batch_save(user=user, batch=row.batch, answers=[Answer(intake=row.pk, outlet="A")])


def test_leaving_out_and_throwing_away_forget_the_words() -> None:
    user, batch = UserFactory(), batch_new()
    first, second = (intake_text(user=user, batch=batch, raw=page(), position=n) for n in range(2))
    intake_leave_out(intake=first)
    assert list(Intake.objects.all()) == [second]
    assert batch_throw_away(user=user, batch=batch) == 1
    assert not Intake.objects.exists()


def test_what_was_not_saved_is_deleted_on_its_day_and_no_sooner() -> None:
    row = intake_text(user=UserFactory(), batch=batch_new(), raw=page())
    assert row.expires == timezone.now().date() + 30 * DAY
    assert intakes_purge(timezone.now() + 30 * DAY) == 0
    assert intakes_purge(timezone.now() + 31 * DAY) == 1


def test_reading_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    row = run(intake_file(user=UserFactory(), batch=batch_new(), name="a.html", data=html(page())))
    assert row.state == State.DONE
    assert list(tmp_path.iterdir()) == []
