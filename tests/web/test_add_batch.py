"""A batch's page: how far it is, what failed and what to do, many articles at once, and who sees it."""

import datetime as dt
import re
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from comparator.analysis.incoming import Incoming, Wire
from comparator.models import Article, Event, Intake, State
from comparator.services.demo import DEMO
from comparator.services.fingerprints import fingerprint_store
from tests.factories import EventFactory, UserFactory, page
from tests.ingest.files import zipped
from tests.web.adding import ADD, answers, bring, brought, work
from tests.web.made import GAZETTE, WIRE
from tests.webserver import WebServer

DEMO_TEXTS = ("01-meridian-invitation.txt", "02-courier-invitation.txt")
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "batch"}


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def upload(name: str, raw: str = WIRE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw.encode())


def test_while_files_are_read_the_page_counts_them_and_asks_again(writer: Client) -> None:
    address = bring(writer, raw=WIRE, files=[upload("a.txt", GAZETTE), upload("b.txt", page())])
    html = writer.get(address).content.decode()
    assert "1 of 3 read" in html
    assert '<progress max="3" value="1"' in html
    assert 'hx-trigger="every 2s"' in html
    assert f'href="{address}" id="load-again"' in html
    assert "Harbour Wire" not in html
    region = writer.get(address, **HTMX).content.decode()
    assert region.startswith('<div id="batch"')
    work()
    done = writer.get(address, **HTMX).content.decode()
    assert "hx-get" not in done
    assert "every 2s" not in done
    assert 'data-status="All is read: 3 articles"' in done
    assert done.count('class="read-page"') == 3


def test_where_no_worker_runs_the_page_says_so(writer: Client) -> None:
    address = bring(writer, files=upload("a.txt"))
    assert "worker does not seem" not in writer.get(address).content.decode()
    Intake.objects.update(queued=timezone.now() - dt.timedelta(minutes=2))
    assert "worker does not seem" in writer.get(address).content.decode()


def test_a_link_that_failed_says_why_and_its_text_can_be_pasted(
    writer: Client, web_everywhere: WebServer
) -> None:
    web_everywhere.put("/story", status=403)
    url = web_everywhere.url("/story")
    address = bring(writer, links=url)
    work()
    html = writer.get(address).content.decode()
    row = Intake.objects.get()
    assert "answered 403" in html
    assert "Nothing to save yet" in html
    paste = f"{address}{row.pk}/text/"
    assert f'href="{paste}"' in html
    assert url in writer.get(paste).content.decode()
    wrong = writer.post(paste, {"raw": "Home News"})
    assert wrong.status_code == 422
    assert "Home News</textarea>" in wrong.content.decode()
    assert writer.post(paste, {"raw": WIRE})["Location"] == address
    writer.post(address, answers())
    assert Article.objects.get().url == url


def test_a_line_that_is_no_link_never_becomes_one(writer: Client) -> None:
    address = bring(writer, links="javascript:alert(1)", files=upload("a.txt"))
    work()
    row = Intake.objects.get(way="link")
    for html in (writer.get(place).content.decode() for place in (address, f"{address}{row.pk}/text/")):
        assert 'href="javascript' not in html
    writer.post(f"{address}{row.pk}/text/", {"raw": GAZETTE})
    writer.post(address, answers())
    assert Article.objects.get().url == ""


def test_a_link_that_failed_can_be_tried_again_or_left_out(writer: Client, web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", status=404)
    address = bring(writer, links=web_everywhere.url("/story"), raw=WIRE)
    work()
    row = Intake.objects.get(way="link")
    assert writer.get(f"{address}{row.pk}/again/").status_code == 405
    writer.post(f"{address}{row.pk}/again/")
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.WAITING, 0)
    work()
    writer.post(f"{address}{row.pk}/leave-out/")
    assert web_everywhere.url("/story") not in writer.get(address).content.decode()
    other = Intake.objects.get()
    assert writer.post(f"{address}{other.pk}/leave-out/")["Location"] == ADD
    assert writer.get(address).status_code == 404


def test_what_is_left_after_saving_is_told_and_waits(writer: Client, web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", status=404)
    address = bring(writer, links=web_everywhere.url("/story"), raw=WIRE)
    work()
    told = {key.replace("page0", "page1"): value for key, value in answers().items()}
    response = writer.post(address, told, follow=True)
    assert "1 of what you brought in was not read" in response.content.decode()
    listed = writer.get("/articles/").content.decode()
    assert f'href="{address}"' in listed
    assert "1 could not be read." in listed


def test_one_that_the_site_puts_off_does_not_hold_up_the_others(
    writer: Client, web_everywhere: WebServer
) -> None:
    web_everywhere.put("/story", status=429, headers={"Retry-After": "3600"})
    html = brought(writer, links=web_everywhere.url("/story"), raw=WIRE)
    assert "It is asked again at" in html
    assert html.count('class="read-page"') == 1
    assert "every 2s" not in html


def test_nobody_fills_the_disk(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.web.articles.add.MOST_UNSAVED", 2)
    bring(writer, raw=WIRE, files=upload("a.txt"))
    refused = writer.post(ADD, {"raw": GAZETTE})
    assert refused.status_code == 422
    assert "wait to be saved" in refused.content.decode()
    assert escape(GAZETTE.split("\n", 1)[0]) in refused.content.decode()
    assert Intake.objects.count() == 2


def test_unsaved_batches_are_listed_with_their_last_day_and_can_be_thrown_away(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    listed = writer.get("/articles/").content.decode()
    day = timezone.now().date() + dt.timedelta(days=30)
    assert f"Deleted on {day.day} {day:%B %Y} unless you save it." in listed
    assert "1 unfinished addition" in writer.get(ADD).content.decode()
    asked = writer.get(f"{address}throw-away/").content.decode()
    assert "Throw this away?" in asked
    assert Intake.objects.exists()
    assert writer.post(f"{address}throw-away/")["Location"] == "/articles/"
    assert not Intake.objects.exists()


def test_a_second_click_on_save_leads_to_the_same_event(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    first, second = (writer.post(address, answers()) for _ in range(2))
    event = Event.objects.get()
    assert first["Location"] == second["Location"] == f"/events/{event.slug}/"
    assert f'href="/events/{event.slug}/"' in writer.get(address).content.decode()
    assert Article.objects.count() == 1


def test_leaving_everything_out_is_an_error(writer: Client) -> None:
    response = writer.post(bring(writer, raw=WIRE), answers(**{"page0-drop": "1"}))
    assert response.status_code == 422
    assert "Every article is left out or set aside." in response.content.decode()
    assert Intake.objects.filter(saved=None).exists()


def test_an_archive_of_many_is_folded_and_saved_together(writer: Client) -> None:
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(14)}
    address = bring(writer, files=SimpleUploadedFile("day.zip", zipped(files)))
    work()
    html = writer.get(address).content.decode()
    assert html.count('<details class="fold"') == html.count('class="read-page"') == 14
    assert "day.zip/0.txt" in html or "0.txt" in html
    keys = ["page0", *(f"page0-{n}" for n in range(1, 14))]
    told = {"save": "1", "title": "Tents"}
    for key in keys:
        told |= {f"{key}-outlet": "Brisa Post", f"{key}-published": "2021-03-04", f"{key}-kind": "report"}
    wrong = writer.post(address, told | {"page0-5-outlet": ""}).content.decode()
    assert wrong.count('<details class="fold" open') == 1
    assert "Tents leave harbour number 5: Say who published it" in wrong
    assert writer.post(address, told | {"page0-5-drop": "1", "page0-5-outlet": ""}).status_code == 302
    assert Article.objects.count() == 13


def test_articles_of_another_event_are_saved_after_the_others(writer: Client) -> None:
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(3)}
    address = bring(writer, raw=WIRE, files=SimpleUploadedFile("day.zip", zipped(files)))
    work()
    told = {"save": "1", "title": "Tents", "page0-later": "on", "page0-outlet": ""}
    for key in ("page1", "page1-1", "page1-2"):
        told |= {f"{key}-outlet": "Brisa Post", f"{key}-published": "2021-03-04", f"{key}-kind": "report"}
    told |= {"page1-1-later": "on", "page1-2-drop": "on"}
    assert writer.post(address, told)["Location"] == address
    assert [article.versions.get().headline for article in Article.objects.all()] == [
        "Tents leave harbour number 0"
    ]
    rest = writer.get(address).content.decode()
    assert rest.count('class="read-page"') == 2
    assert "Brisa refuses the ferry treaty</h2>" in rest
    assert "Tents leave harbour number 1</h2>" in rest
    assert 'id="event-new" value="" checked' in rest
    more = answers(title="The treaty", **{"page2-outlet": "", "page2-drop": "on"})
    assert writer.post(address, more).status_code == 302
    assert Event.objects.count() == Article.objects.count() == 2
    assert not Intake.objects.filter(saved=None).exists()


def test_more_than_a_page_holds_come_one_after_the_other(writer: Client) -> None:
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(30)}
    more = {f"{n}.txt": page(headline=f"Blankets leave harbour number {n}") for n in range(30)}
    packed = [SimpleUploadedFile(f"{n}.zip", zipped(one)) for n, one in enumerate((files, more))]
    address = bring(writer, files=packed)
    work()
    html = writer.get(address).content.decode()
    assert html.count('class="read-page"') == 30
    assert "30 more articles come" in html
    told = {"save": "1", "title": "Tents"}
    for key in ["page0", *(f"page0-{n}" for n in range(1, 30))]:
        told |= {f"{key}-outlet": "Brisa Post", f"{key}-published": "2021-03-04", f"{key}-kind": "report"}
    assert writer.post(address, told)["Location"] == address
    assert Article.objects.count() == 30
    rest = writer.get(address).content.decode()
    assert rest.count('class="read-page"') == 30
    assert f'value="{Event.objects.get().slug}" checked' in rest


def test_what_a_wire_says_of_its_copy_is_shown(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    until = dt.datetime(2099, 3, 5, 14, 30, tzinfo=dt.UTC)
    wire = Wire(
        slug="FERRY-TREATY", urgency=3, embargo=until, located="Port Ansel", usage="Not for <b>print</b>"
    )
    read = msgspec.json.encode((Incoming(raw=WIRE, format="newsml", wire=wire),))
    Intake.objects.update(result=read)
    html = writer.get(address).content.decode()
    assert "FERRY-TREATY" in html
    assert "3 (1 is most urgent)" in html
    assert "until 5 March 2099, 14:30 UTC" in html
    assert "&lt;b&gt;print" in html
    assert 'id="id_page0-is_wire" checked' in html


def test_the_event_it_was_brought_in_for_is_offered_first(writer: Client) -> None:
    owner = User.objects.get(pk=writer.session["_auth_user_id"])
    event = EventFactory(owner=owner, title="The treaty")
    html = writer.get(bring(writer, raw=WIRE, event=event.slug)).content.decode()
    assert f'value="{event.slug}" checked' in html
    assert "You chose it when you added these." in html


def test_an_event_that_tells_the_same_is_suggested_with_its_reason_and_joined_only_if_chosen(
    writer: Client,
) -> None:
    texts = [(DEMO / "articles" / name).read_text("utf-8") for name in DEMO_TEXTS]
    writer.post(bring(writer, raw=texts[0]), answers(**{"page0-published": "2019-03-14"}))
    event = Event.objects.get()
    fingerprint_store(version=event.articles.get().versions.get())  # as the worker does with its analysis
    address = bring(writer, raw=texts[1])
    html = writer.get(address).content.decode()
    assert f'value="{event.slug}" aria-describedby' in html
    assert re.search(r"Suggested, \d+\xa0% likely: \w+", html)
    assert 'id="event-new" value="" checked' in html
    told = answers(
        event=event.slug, **{"page0-outlet": "The Northern Courier", "page0-published": "2019-03-15"}
    )
    assert writer.post(address, told)["Location"] == f"/events/{event.slug}/"
    joined = event.coverage.latest("pk")
    assert joined.how == "suggested and confirmed"
    assert joined.reason.endswith(".")


@pytest.mark.parametrize(
    "told", [{"event": "\x00"}, {"event": "other", "other": "\x00"}, {"title": "\x00" * 3}]
)
def test_what_no_database_can_hold_is_no_fault(writer: Client, told: dict[str, str]) -> None:
    address = bring(
        writer, raw=WIRE, links="https://example.org/\x00", files=upload("a\x00.txt"), event="\x00"
    )
    work()
    assert writer.get(address).status_code == 200
    fields = {
        "page1-outlet": "A\x00",
        "page1-published": "\x00",
        "page1-undated": "on",
        "page1-kind": "report",
    }
    assert writer.post(address, {"save": "1", **fields, **told}).status_code == 422


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\Windows\\a.txt", "a" * 300 + ".txt", "<img src=x>.txt", "\u202etxt.exe"]
)
def test_a_file_keeps_no_folder_and_its_name_stays_text(writer: Client, name: str) -> None:
    html = brought(writer, files=upload(name))
    stored = Intake.objects.get().file_name
    assert not {"/", "\\"} & set(stored)
    assert len(stored) <= 255
    assert "<img src" not in html


def test_as_many_queries_for_many_articles_as_for_few(
    writer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few = bring(writer, files=upload("a.txt"))
    files = {f"{n}.txt": page(headline=f"Tents leave harbour number {n}") for n in range(12)}
    many = bring(writer, files=SimpleUploadedFile("day.zip", zipped(files)))
    work()
    with django_assert_max_num_queries(200) as first:
        writer.get(few)
    with django_assert_max_num_queries(200) as second:
        writer.get(many)
    per_article = [q for q in second.captured_queries if "intake" in q["sql"]]
    assert len(per_article) == len([q for q in first.captured_queries if "intake" in q["sql"]])


def bare(client: Client) -> list[str]:
    """What somebody sees elsewhere, without the tokens that differ each time."""
    pages = [client.get(place).content.decode() for place in ("/events/", "/articles/", ADD)]
    return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html) for html in pages]


PAGES = ("", "throw-away/", "{pk}/text/")
POSTS = ("", "throw-away/", "{pk}/text/", "{pk}/again/", "{pk}/leave-out/")


@pytest.mark.parametrize("role", ["stranger", "member", "staff"])
def test_nobody_else_sees_or_touches_a_batch(writer: Client, role: str) -> None:
    address = bring(writer, raw=WIRE)
    row = Intake.objects.get()
    other = Client()
    if role != "stranger":
        other.force_login(UserFactory(staff=role == "staff"))
    before = bare(other)
    for place in PAGES:
        response = other.get(address + place.format(pk=row.pk))
        assert response.status_code == (302 if role == "stranger" else 404)
    for place in POSTS:
        response = other.post(address + place.format(pk=row.pk), answers(raw=GAZETTE))
        assert response.status_code == (302 if role == "stranger" else 404)
    assert bare(other) == before
    row.refresh_from_db()
    assert bytes(row.data or b"").decode() == WIRE
    assert not Article.objects.exists()


def test_the_administration_shows_no_word_of_a_batch(writer: Client) -> None:
    bring(writer, raw=WIRE)
    staff = Client()
    staff.force_login(UserFactory(staff=True))
    for place in ("/admin/", "/queue/", "/articles/", ADD):
        assert "first proposed in 2017" not in staff.get(place, follow=True).content.decode()


def test_large_files_leave_no_temporary_file(writer: Client, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
        for count, status in ((1, 302), (3, 422)):
            files = [SimpleUploadedFile(f"{n}.txt", b"word " * 1_500_000) for n in range(count)]
            assert writer.post(ADD, {"files": files}).status_code == status
    assert len(Intake.objects.get().data or b"") == 7_500_000
    assert list(tmp_path.iterdir()) == []
