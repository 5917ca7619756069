"""What is typed into a preview stays with it; batches that tell several events; articles in no event."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comparator.models import Article, Event, Intake, State
from comparator.services.demo import DEMO
from tests.factories import UserFactory, page
from tests.ingest.files import zipped
from tests.web.adding import answers, bring, work
from tests.web.made import GAZETTE, WIRE
from tests.webserver import WebServer

KEEP = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "kept"}
TYPED = {
    "page0-headline": "Brisa says no",
    "page0-outlet": "Brisa Evening Post",
    "page0-published": "2021-04-05",
    "page0-is_wire": "on",
    "title": "The harbour treaty",
}


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def typed(**changed: str) -> dict[str, str]:
    """The second form with what a person put right, and no button."""
    return {key: value for key, value in answers(**TYPED, **changed).items() if key != "save"}


def assert_kept(html: str) -> None:
    assert 'value="Brisa Evening Post"' in html
    assert 'value="2021-04-05"' in html
    assert "Brisa says no</textarea>" in html
    assert 'value="The harbour treaty"' in html
    assert 'id="id_page0-is_wire" checked' in html


def test_what_was_typed_stands_there_after_leaving(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    assert "What you typed is kept." in writer.post(address, typed(**{"read-again": "1"})).content.decode()
    assert_kept(writer.get(address).content.decode())
    writer.post(address, answers())
    assert Intake.objects.get().typed == {}


def test_htmx_keeps_each_change_and_without_it_the_address_leads_back(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    kept = writer.post(f"{address}keep/", typed(), **KEEP)
    assert kept.content.decode().strip() == "What you typed is kept."
    assert_kept(writer.get(address).content.decode())
    assert writer.post(f"{address}keep/", typed())["Location"] == address
    assert writer.get(f"{address}keep/").status_code == 405


def test_a_tick_taken_away_stays_away_and_pieces_put_back_stay(writer: Client) -> None:
    address = bring(writer, raw="Home\nNews\nSport\nWeather today\n\n" + WIRE)
    writer.post(f"{address}keep/", typed(**{"page0-undated": "on", "page0-keep": "0"}))
    html = writer.get(address).content.decode()
    assert re.search(r'name="page0-keep" value="0" checked', html)
    assert 'id="id_page0-undated" checked' in html
    writer.post(f"{address}keep/", typed())
    html = writer.get(address).content.decode()
    assert 'id="id_page0-undated" checked' not in html
    assert not re.search(r'name="page0-keep" value="0" checked', html)


@pytest.mark.parametrize("act", ["again", "leave-out", "text"])
def test_what_was_typed_outlives_what_is_done_about_others(
    writer: Client, web_everywhere: WebServer, act: str
) -> None:
    web_everywhere.put("/story", status=404)
    address = bring(writer, links=web_everywhere.url("/story"), raw=WIRE)
    work()
    row = Intake.objects.get(way="link")
    html = writer.get(address).content.decode()
    assert f'form="preview" formaction="{address}{row.pk}/{act}/"' in html
    told = {key.replace("page0", "page1"): value for key, value in typed().items()}
    assert writer.post(f"{address}{row.pk}/{act}/", told).status_code == 302
    work()
    assert_kept(writer.get(address).content.decode().replace("page1", "page0"))


def test_saving_that_fails_keeps_what_was_typed(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    assert writer.post(address, typed(save="1", **{"page0-kind": ""})).status_code == 422
    assert_kept(writer.get(address).content.decode())


def test_what_was_typed_of_one_set_aside_comes_with_it(writer: Client) -> None:
    address = bring(writer, raw=WIRE, files=SimpleUploadedFile("b.txt", GAZETTE.encode()))
    work()
    told = typed(save="1", **{"page0-later": "on"})
    told |= {"page1-outlet": "Gazette", "page1-published": "2021-03-05", "page1-kind": "report"}
    assert writer.post(address, told)["Location"] == address
    html = writer.get(address).content.decode()
    assert 'value="Brisa Evening Post"' in html
    assert 'value="2021-04-05"' in html
    assert 'value="The harbour treaty"' not in html  # that was the others' event


def test_a_form_that_comes_after_it_was_saved_sets_nothing_aside(writer: Client) -> None:
    address = bring(writer, raw=WIRE, files=SimpleUploadedFile("b.txt", GAZETTE.encode()))
    work()
    told = typed(save="1", **{"page0-later": "on"})
    told |= {"page1-outlet": "Gazette", "page1-published": "2021-03-05", "page1-kind": "report"}
    writer.post(address, told)
    late = writer.post(f"{address}keep/", told, **KEEP)
    assert "Not kept: some of these articles were saved or left out meanwhile." in late.content.decode()
    html = writer.get(address).content.decode()
    assert not re.search(r'name="page0-later"[^>]*checked', html)
    assert 'value="The harbour treaty"' not in html
    again = writer.post(f"{address}keep/", typed(), **KEEP)
    assert again.content.decode().strip() == "What you typed is kept."


def test_an_older_form_is_told_what_is_gone(writer: Client) -> None:
    address = bring(writer, files=SimpleUploadedFile("day.zip", zipped(several())))
    work()
    told = {"title": "Tents", "save": "1"}
    for key in ("page0", "page0-1", "page0-2"):
        told |= {f"{key}-outlet": "Gazette", f"{key}-published": "2021-03-04", f"{key}-kind": "report"}
    writer.post(address, told | {"page0-1-later": "on", "page0-2-later": "on"})
    html = writer.post(address, told, follow=True).content.decode()
    assert "3 articles of the form had been saved or set aside from another window." in html
    assert html.count('class="read-page"') == 2
    assert Article.objects.count() == 1


def test_what_is_wrong_is_tied_to_its_field(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    wrong = {"page0-outlet": "", "page0-published": "soon", "page0-kind": "report", "save": "1", "title": ""}
    html = writer.post(address, wrong).content.decode()
    named = {one for ids in re.findall(r'aria-describedby="([^"]+)"', html) for one in ids.split()}
    assert {"id_page0-outlet_error", "id_page0-published_error", "id_title_error"} <= named
    assert all(f'id="{one}"' in html for one in named)


def test_nobody_else_keeps_anything_in_a_batch(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    other = Client()
    other.force_login(UserFactory(staff=True))
    assert other.post(f"{address}keep/", typed()).status_code == 404
    assert Intake.objects.get().typed == {}


@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "-1", "9" * 5000])
def test_whatever_is_sent_the_preview_comes_again(writer: Client, value: str) -> None:
    address = bring(writer, raw=WIRE)
    sent = {f"page0-{name}": value for name in ("headline", "outlet", "published", "kind", "rights", "keep")}
    sent |= {"page0-9999-outlet": value, "page-outlet": value, "event": value, "other": value, "title": value}
    assert writer.post(f"{address}keep/", sent, **KEEP).status_code == 200
    assert writer.get(address).status_code == 200
    assert len(str(Intake.objects.get().typed)) < 12_000


def several() -> dict[str, str]:
    """Two reports of one made-up event and one of another."""
    names = ("01-meridian-invitation.txt", "02-courier-invitation.txt")
    found = {name: (DEMO / "articles" / name).read_text("utf-8") for name in names}
    return found | {"03-tents.txt": page(headline="Tents leave harbour number 9")}


def test_a_batch_of_several_events_says_so_and_is_taken_group_by_group(writer: Client) -> None:
    address = bring(writer, files=SimpleUploadedFile("day.zip", zipped(several())))
    work()
    html = writer.get(address).content.decode()
    assert "These seem to tell 2 events." in html
    assert 'name="take" value="page0 page0-1">Take these 2 first' in html
    assert 'name="take" value="page0-2">Take this one first' in html
    told = {"title": first_headline(html), "take": "page0-2"}
    for key in ("page0", "page0-1", "page0-2"):
        told |= {
            f"{key}-outlet": f"Outlet of {key}",
            f"{key}-published": "2021-03-04",
            f"{key}-kind": "report",
        }
    assert writer.post(address, told)["Location"] == f"{address}#which"
    html = writer.get(address).content.decode()
    assert html.count('-later" checked') + html.count('-later" id') >= 3
    assert len(re.findall(r'name="page0(?:-1)?-later"[^>]*checked', html)) == 2
    assert not re.search(r'name="page0-2-later"[^>]*checked', html)
    assert 'value="Tents leave harbour number 9"' in html  # nobody had typed the other title
    assert "This one comes first." in html
    told |= {"title": "Tents", "save": "1", "page0-later": "on", "page0-1-later": "on"}
    del told["take"]
    assert writer.post(address, told)["Location"] == address
    rest = writer.get(address).content.decode()
    assert rest.count('class="read-page"') == 2
    assert "These seem to tell" not in rest
    assert 'value="Outlet of page0-1"' in rest


def first_headline(html: str) -> str:
    found = re.search(r'<h2 id="head-page0" dir="auto">(.*?)</h2>', html)
    assert found
    return found[1]


def test_one_event_alone_is_not_taken_apart(writer: Client) -> None:
    texts = dict(list(several().items())[:2])
    address = bring(writer, files=SimpleUploadedFile("day.zip", zipped(texts)))
    work()
    assert "seem to tell" not in writer.get(address).content.decode()


def test_a_day_put_right_is_the_one_by_which_events_are_told_apart(writer: Client) -> None:
    texts = dict(list(several().items())[:2])
    address = bring(writer, files=SimpleUploadedFile("day.zip", zipped(texts)))
    work()
    told = {"read-again": "1", "title": "The invitation"}
    for key in ("page0", "page0-1"):
        told |= {f"{key}-outlet": key, f"{key}-published": "2021-03-04", f"{key}-kind": "report"}
    assert "seem to tell" not in writer.post(address, told).content.decode()
    wrong = writer.post(address, told | {"page0-1-published": "2013-03-04"}).content.decode()
    assert "These seem to tell 2 events." in wrong
    assert "These seem to tell 2 events." in writer.get(address).content.decode()
    assert "seem to tell" not in writer.post(address, told).content.decode()


def test_articles_may_stand_in_no_event_for_now(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    html = writer.get(address).content.decode()
    assert 'id="event-none" value="none"' in html
    told = answers(event="none")
    assert writer.post(address, told)["Location"] == "/articles/"
    assert Article.objects.count() == 1
    assert not Event.objects.exists()
    assert "in no event" in writer.get("/articles/").content.decode()
    assert Intake.objects.get().state == State.DONE


def test_pasted_drafts_are_told_apart_by_their_headlines(writer: Client) -> None:
    bring(writer, raw=WIRE)
    address = bring(writer, raw=GAZETTE)
    writer.post(f"{address}keep/", {"page0-outlet": "", "page0-headline": "My own headline"})
    listed = writer.get("/articles/").content.decode()
    assert "Pasted text: Brisa refuses the ferry treaty" in listed
    assert "Pasted text: My own headline" in listed


def test_on_paper_the_preview_names_outlet_and_day(writer: Client) -> None:
    address = bring(writer, raw=WIRE)
    writer.post(f"{address}keep/", typed())
    assert '<p class="print-only">Brisa Evening Post, 2021-04-05</p>' in writer.get(address).content.decode()
