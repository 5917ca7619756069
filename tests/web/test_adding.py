"""Adding articles: preview, what is asked for, errors that keep what was typed, saving."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comparator.models import Article, Event
from tests.factories import EventFactory, UserFactory
from tests.web.made import GAZETTE, RADIO, WIRE, Made

ADD = "/articles/add/"
PAYLOADS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;svg onload=alert(1)&gt;")


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def answers(**changed: str) -> dict[str, str]:
    """The second step as the form of the first sends it."""
    return {
        "save": "1",
        "title": "The ferry treaty",
        "page0-raw": WIRE,
        "page0-outlet": "Harbour Wire",
        "page0-published": "2021-03-04",
        "page0-kind": "report",
    } | changed


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    response = client.get(ADD)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


def test_the_preview_shows_what_was_read_and_stores_nothing(writer: Client) -> None:
    response = writer.post(ADD, {"preview": "1", "raw": WIRE})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Brisa refuses the ferry treaty</h2>" in html
    assert "first proposed in 2017" in html
    assert not Article.objects.exists()


def test_the_preview_fills_in_the_day_that_the_page_tells(writer: Client) -> None:
    raw = WIRE.replace("refuses the ferry treaty\n", "refuses the ferry treaty\n\nMarch 4, 2021\n", 1)
    html = writer.post(ADD, {"preview": "1", "raw": raw}).content.decode()
    assert 'value="2021-03-04"' in html


def test_several_files_are_read_at_once(writer: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", raw.encode()) for n, raw in enumerate((WIRE, GAZETTE, RADIO))]
    html = writer.post(ADD, {"preview": "1", "files": files}).content.decode()
    assert html.count('class="read-page"') == 3
    assert "2.txt" in html


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b" \n", "empty.txt is empty"),
        ("picture.txt", b"\x89PNG\x00\x01\x02", "picture.txt is a PNG picture"),
        ("letter.txt", b"{\\rtf1\\ansi " + WIRE.encode() + b"}", "letter.txt is an RTF file"),
        ("old.txt", ("Граница снова открыта. " * 40).encode("koi8-r"), "old.txt is in an encoding"),
        ("page.txt", b"<!doctype html><html><p>" + WIRE.encode(), "page.txt is HTML"),
        ("long.txt", b"word " * 1_200_000, "long.txt has 6.0 MB; the limit is 5 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(
    writer: Client, name: str, content: bytes, words: str
) -> None:
    upload = SimpleUploadedFile(name, content)
    response = writer.post(ADD, {"preview": "1", "raw": "kept words", "files": upload})
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert "kept words" in html
    assert "data-take-focus" in html


def test_of_several_files_those_that_can_be_read_go_on(writer: Client) -> None:
    files = [SimpleUploadedFile("good.txt", WIRE.encode()), SimpleUploadedFile("bad.txt", b"")]
    response = writer.post(ADD, {"preview": "1", "files": files})
    html = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#main" dir="auto">bad.txt is empty.' in html
    assert "The others are kept below." in html
    assert "Brisa refuses the ferry treaty</h2>" in html


def test_files_too_long_together_are_refused_before_the_second_step_would_be(writer: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"word " * 350_000) for n in range(3)]
    response = writer.post(ADD, {"preview": "1", "raw": "kept words", "files": files})
    assert response.status_code == 422
    assert "Together these are more than 5 MB." in response.content.decode()
    assert "kept words" in response.content.decode()


def test_a_guessed_encoding_is_told(writer: Client) -> None:
    upload = SimpleUploadedFile("a.txt", WIRE.replace("Roon", "Røøn").replace("—", "-").encode("cp1252"))
    html = writer.post(ADD, {"preview": "1", "files": upload}).content.decode()
    assert "a.txt is not UTF-8; it was read as Windows-1252." in html


def test_older_encodings_are_read(writer: Client) -> None:
    raw = WIRE.replace("Ada Roon", "Adá Røøn")
    for code in ("utf-8", "utf-16", "cp1252"):
        upload = SimpleUploadedFile("a.txt", raw.replace("—", "-").encode(code))
        assert "Adá Røøn" in writer.post(ADD, {"preview": "1", "files": upload}).content.decode()


def test_nothing_at_all_is_an_error_with_a_way_to_put_it_right(writer: Client) -> None:
    response = writer.post(ADD, {"preview": "1", "raw": "  "})
    assert response.status_code == 422
    assert '<a href="#raw" dir="auto">Paste an article, or choose a file.</a>' in response.content.decode()


def test_day_and_outlet_are_asked_for_where_the_page_does_not_say(writer: Client) -> None:
    response = writer.post(ADD, answers(**{"page0-outlet": "", "page0-published": ""}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Say who published it" in html
    assert "Give the day it was published" in html
    assert '<a href="#id_page0-outlet"' in html
    assert 'value="The ferry treaty"' in html
    assert not Article.objects.exists()


def test_a_day_may_be_unknown(writer: Client) -> None:
    assert writer.post(ADD, answers(**{"page0-published": "", "page0-undated": "on"})).status_code == 302


def test_saving_leads_to_the_event_which_says_how_far_it_is(writer: Client) -> None:
    response = writer.post(ADD, answers(), follow=True)
    html = response.content.decode()
    event = Event.objects.get()
    assert response.redirect_chain == [(f"/events/{event.slug}/", 302)]
    assert "0 of 1 article read" in html
    assert "Only you see this" in html


def test_the_same_words_are_stored_once_and_the_page_says_so(writer: Client) -> None:
    writer.post(ADD, answers())
    event = Event.objects.get()
    html = writer.post(ADD, answers(event=event.slug), follow=True).content.decode()
    assert "1 article was here already" in html
    assert Article.objects.count() == 1


def test_nobody_adds_to_another_persons_event(writer: Client) -> None:
    other = EventFactory()
    response = writer.post(ADD, answers(event=other.slug))
    assert response.status_code == 422
    assert other.title not in response.content.decode()
    assert not Article.objects.exists()


def test_an_article_of_the_submission_can_be_left_out(writer: Client) -> None:
    first = {key: value for key, value in answers().items() if key.startswith("page0-")}
    second = {key.replace("page0-", "page1-"): value for key, value in first.items()}
    second |= {"page1-raw": GAZETTE, "page1-outlet": "Ansel Gazette"}
    writer.post(ADD, answers(**second, **{"page0-drop": "1"}))
    assert [a.outlet.name for a in Article.objects.all() if a.outlet] == ["Ansel Gazette"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_any_field_stays_text(writer: Client, payload: str) -> None:
    raw = f"{payload} in the headline\n\n{payload} said the mayor of the town of Ansel on Tuesday.\n\n{WIRE}"
    wrong_day = answers(**{"page0-raw": raw, "page0-published": payload, "title": payload})
    stored = answers(**{"page0-raw": raw, "page0-outlet": payload, "title": payload})
    answered = [
        writer.post(ADD, {"preview": "1", "raw": raw, "event": payload}),
        writer.post(ADD, wrong_day),
        writer.post(ADD, stored, follow=True),
        writer.get("/events/", {"q": payload}),
        writer.get(f"/articles/{Article.objects.latest('pk').pk}/"),
    ]
    pages = [response.content.decode() for response in answered]
    for html in pages:
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<svg onload" not in html


BAD_QUERIES = ("q=%00", "q=%ED%A0%80", "q=" + "x" * 5000, "page=0", "page=%00", "page=99999999999999999999")


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_no_query_breaks_the_list(client: Client, made: Made, query: str) -> None:
    assert client.get(f"/events/?{query}").status_code == 200


def test_nul_and_surrogates_in_a_page_are_no_fault(writer: Client) -> None:
    response = writer.post(ADD, {"preview": "1", "raw": WIRE + "\x00"})
    assert response.status_code == 422
    assert "This is not text" in response.content.decode()


@pytest.mark.parametrize(
    ("day", "origin"), [("2021-03-04", "dateline"), ("2021-03-05", "given")], ids=["left", "changed"]
)
def test_what_was_read_from_the_page_and_left_as_it_stood_is_not_said_to_be_given(
    writer: Client, day: str, origin: str
) -> None:
    raw = WIRE.replace("March 4", "March 4, 2021")
    writer.post(ADD, answers(**{"page0-raw": raw, "page0-published": day}))
    document = Article.objects.get().versions.get().document
    assert (str(document.published), document.published_from) == (day, origin)
    assert document.outlet == "Harbour Wire"
