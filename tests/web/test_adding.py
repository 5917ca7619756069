"""Adding articles: what may come in, the preview, what is asked for, errors that keep what was typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comparator.models import Article, Event, Intake
from tests.factories import EventFactory, UserFactory
from tests.web.adding import ADD, add, answers, bring, brought, work
from tests.web.made import GAZETTE, RADIO, WIRE, Made

PAYLOADS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;svg onload=alert(1)&gt;")


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    response = client.get(ADD)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


def test_pasted_text_is_read_at_once_and_nothing_is_an_article_yet(writer: Client) -> None:
    html = writer.get(bring(writer, raw=WIRE)).content.decode()
    assert "Brisa refuses the ferry treaty</h2>" in html
    assert "first proposed in 2017" in html
    assert not Article.objects.exists()
    assert bytes(Intake.objects.get().data or b"").decode() == WIRE


def test_the_preview_fills_in_the_day_that_the_page_tells(writer: Client) -> None:
    raw = WIRE.replace("refuses the ferry treaty\n", "refuses the ferry treaty\n\nMarch 4, 2021\n", 1)
    assert 'value="2021-03-04"' in writer.get(bring(writer, raw=raw)).content.decode()


def test_several_files_are_read_at_once(writer: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", raw.encode()) for n, raw in enumerate((WIRE, GAZETTE, RADIO))]
    html = brought(writer, files=files)
    assert html.count('class="read-page"') == 3
    assert "2.txt" in html


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b" \n"),
        ("picture.txt", b"\x89PNG\x00\x01\x02"),
        ("old.txt", ("Граница снова открыта. " * 40).encode("koi8-r")),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason_and_the_rest_goes_on(
    writer: Client, name: str, content: bytes
) -> None:
    files = [SimpleUploadedFile(name, content), SimpleUploadedFile("good.txt", WIRE.encode())]
    html = brought(writer, files=files)
    row = Intake.objects.get(file_name=name)
    assert row.state == "failed"
    assert name in html
    assert row.reason.split(name)[-1].split("“")[0].strip()[:20] in html
    assert "Paste the text instead" in html
    assert html.count('class="read-page"') == 1
    assert "Brisa refuses the ferry treaty</h2>" in html


def test_files_too_large_together_are_refused_and_what_was_typed_is_kept(writer: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"word " * 1_500_000) for n in range(3)]
    response = writer.post(ADD, {"raw": "kept words", "links": "https://example.org/a", "files": files})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Together these files have more than 20 MB." in html
    assert "kept words" in html
    assert "https://example.org/a" in html
    assert not Intake.objects.exists()


@pytest.mark.parametrize("count", [12, 13])
def test_up_to_twelve_files_and_links_come_in_at_once(writer: Client, count: int) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(count)]
    links = "\n".join(f"https://example.org/{n}" for n in range(count))
    response = writer.post(ADD, {"links": links, "files": files})
    assert response.status_code == (302 if count == 12 else 422)
    assert Intake.objects.count() == (24 if count == 12 else 0)


def test_a_guessed_encoding_is_told(writer: Client) -> None:
    upload = SimpleUploadedFile("a.txt", WIRE.replace("Roon", "Røøn").replace("—", "-").encode("cp1252"))
    assert "Windows-1252" in brought(writer, files=upload)


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "cp1252"])
def test_older_encodings_are_read(writer: Client, code: str) -> None:
    raw = WIRE.replace("Ada Roon", "Adá Røøn").replace("—", "-")
    assert "Adá Røøn" in brought(writer, files=SimpleUploadedFile("a.txt", raw.encode(code)))


def test_nothing_at_all_is_an_error_with_a_way_to_put_it_right(writer: Client) -> None:
    response = writer.post(ADD, {"raw": "  ", "links": "\n \n"})
    assert response.status_code == 422
    wanted = '<a href="#links" dir="auto">Give a link, paste an article, or choose a file.</a>'
    assert wanted in response.content.decode()


def test_a_line_that_is_no_link_is_named_and_the_others_are_kept(writer: Client) -> None:
    response = writer.post(ADD, {"links": "https://example.org/a\nnonsense words", "raw": "kept words"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "“nonsense words”: This is no web address." in html
    assert "https://example.org/a\nnonsense words</textarea>" in html
    assert "kept words" in html


def test_beside_files_a_bad_line_is_told_on_the_next_page_so_that_the_files_need_not_be_chosen_again(
    writer: Client,
) -> None:
    html = brought(writer, links="nonsense words", files=SimpleUploadedFile("a.txt", WIRE.encode()))
    assert "This is no web address." in html
    assert html.count('class="read-page"') == 1


def test_day_and_outlet_are_asked_for_where_the_page_does_not_say(writer: Client) -> None:
    response = add(writer, **{"page0-outlet": "", "page0-published": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Say who published it" in html
    assert "Give the day it was published" in html
    assert '<a href="#id_page0-outlet"' in html
    assert 'value="The ferry treaty"' in html
    assert not Article.objects.exists()


def test_a_day_may_be_unknown(writer: Client) -> None:
    assert add(writer, **{"page0-published": "", "page0-undated": "on"}).status_code == 302


def test_saving_leads_to_the_event_which_says_how_far_it_is(writer: Client) -> None:
    response = add(writer, follow=True)
    html = response.content.decode()
    event = Event.objects.get()
    assert response.redirect_chain == [(f"/events/{event.slug}/", 302)]  # type: ignore[attr-defined]  # Client's
    assert "0 of 1 article read" in html
    assert "Only you see this" in html


def test_the_same_words_are_stored_once_and_the_page_says_so(writer: Client) -> None:
    add(writer)
    event = Event.objects.get()
    html = add(writer, follow=True, event=event.slug).content.decode()
    assert "1 article was here already" in html
    assert Article.objects.count() == 1


def test_nobody_adds_to_another_persons_event(writer: Client) -> None:
    other = EventFactory()
    for told in ({"event": other.slug}, {"event": "other", "other": other.slug}):
        response = add(writer, **told)
        assert response.status_code == 422
        assert other.title not in response.content.decode()
    assert not Article.objects.exists()


def test_another_of_ones_events_is_chosen_from_the_list(writer: Client) -> None:
    add(writer)
    event = Event.objects.get()
    response = add(writer, GAZETTE, event="other", other=event.slug, **{"page0-outlet": "Ansel Gazette"})
    assert response["Location"] == f"/events/{event.slug}/"
    assert event.articles.count() == 2
    assert add(writer, RADIO, event="other", other="").status_code == 422


def test_an_article_of_the_submission_can_be_left_out(writer: Client) -> None:
    files = [SimpleUploadedFile("1.txt", WIRE.encode()), SimpleUploadedFile("2.txt", GAZETTE.encode())]
    address = bring(writer, files=files)
    work()
    first = {key: value for key, value in answers().items() if key.startswith("page0-")}
    second = {key.replace("page0-", "page1-"): value for key, value in first.items()}
    second |= {"page1-outlet": "Ansel Gazette"}
    dropped = {"page0-drop": "1", "page0-outlet": ""}
    assert writer.post(address, answers(**second, **dropped)).status_code == 302
    assert [a.outlet.name for a in Article.objects.all() if a.outlet] == ["Ansel Gazette"]
    assert not Intake.objects.filter(saved=None).exists()


def test_a_headline_can_be_put_right_before_saving(writer: Client) -> None:
    add(writer, **{"page0-headline": "Brisa will not sign"})
    version = Article.objects.get().versions.get()
    assert (version.headline, version.document.headline) == ("Brisa will not sign", "Brisa will not sign")


def test_checking_again_shows_the_text_with_what_is_put_back(writer: Client) -> None:
    menu = "Home\nNews\nSport\nWeather today\n\n"
    address = bring(writer, raw=menu + WIRE)
    assert "para-preview" in writer.get(address).content.decode()
    told = answers(**{"page0-keep": "0"})
    del told["save"]
    html = writer.post(address, told | {"read-again": "1"}).content.decode()
    assert ">Home</p>" in html.split("Cut away from the page")[0]
    writer.post(address, answers(**{"page0-keep": "0"}))
    assert Article.objects.get().versions.get().text.startswith("Home")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_stays_text(writer: Client, payload: str) -> None:
    raw = f"{payload} in the headline\n\n{payload} said the mayor of the town of Ansel on Tuesday.\n\n{WIRE}"
    answered = [
        writer.post(ADD, {"raw": raw, "links": payload, "event": payload}),
        writer.get(bring(writer, raw=raw)),
        add(writer, raw, **{"page0-published": payload, "title": payload, "page0-headline": payload}),
        add(writer, raw, follow=True, **{"page0-outlet": payload, "title": payload}),
        writer.get("/events/", {"q": payload}),
        writer.get(f"/articles/{Article.objects.latest('pk').pk}/"),
        writer.get("/articles/"),
    ]
    for html in (response.content.decode() for response in answered):
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<svg onload" not in html


BAD_QUERIES = ("q=%00", "q=%ED%A0%80", "q=" + "x" * 5000, "page=0", "page=%00", "page=99999999999999999999")


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_no_query_breaks_the_list(client: Client, made: Made, query: str) -> None:
    assert client.get(f"/events/?{query}").status_code == 200


def test_nul_and_surrogates_in_a_page_are_no_fault(writer: Client) -> None:
    response = writer.post(ADD, {"raw": WIRE + "\x00"})
    assert response.status_code == 422
    assert "This is not text" in response.content.decode()


@pytest.mark.parametrize(
    ("day", "origin"), [("2021-03-04", "dateline"), ("2021-03-05", "given")], ids=["left", "changed"]
)
def test_what_was_read_from_the_page_and_left_as_it_stood_is_not_said_to_be_given(
    writer: Client, day: str, origin: str
) -> None:
    add(writer, WIRE.replace("March 4", "March 4, 2021"), **{"page0-published": day})
    document = Article.objects.get().versions.get().document
    assert (str(document.published), document.published_from) == (day, origin)
    assert document.outlet == "Harbour Wire"
