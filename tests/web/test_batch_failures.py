"""What could not be read: addresses corrected in place, no second try in vain, offline; what became of it."""

import socket

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comparator.ingest.network.fetch import Network, fetch
from comparator.ingest.network.fetched import UNKNOWN_SITE, Unfetchable
from comparator.models import Event, Intake, State
from tests.factories import UserFactory
from tests.web.adding import ADD, answers, bring, work
from tests.web.made import GAZETTE, WIRE
from tests.webserver import WebServer


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def failed(**fields: object) -> None:
    """Links of the last batch as the worker leaves them."""
    Intake.objects.filter(way="link").update(state=State.FAILED, attempts=3, **fields)


def test_an_address_is_corrected_in_place(writer: Client, web_everywhere: WebServer) -> None:
    web_everywhere.put("/wrong", status=404)
    web_everywhere.put("/right", WIRE.encode(), headers={"Content-Type": "text/plain"})
    address = bring(writer, links=web_everywhere.url("/wrong"))
    work()
    row = Intake.objects.get()
    html = writer.get(address).content.decode()
    assert f'name="url-{row.pk}" value="{row.url}"' in html
    assert "Try again<" in html
    told = {f"url-{row.pk}": web_everywhere.url("/right")}
    assert writer.post(f"{address}{row.pk}/again/", told)["Location"] == address
    work()
    assert "Brisa refuses the ferry treaty</h2>" in writer.get(address).content.decode()


def test_what_no_second_try_can_better_is_offered_none(writer: Client) -> None:
    files = [
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99),
    ]
    links = "htps://x\nhttp://127.0.0.1/a"
    address = bring(writer, links=links, raw=WIRE, files=files)
    work()
    html = writer.get(address).content.decode()
    assert "Try again<" not in html
    assert html.count("Read the corrected address<") == 2
    assert html.count("Paste the text instead<") == 4
    row = Intake.objects.get(file_name="empty.txt")
    writer.post(f"{address}{row.pk}/again/")
    row.refresh_from_db()
    assert row.state == State.FAILED
    link = Intake.objects.get(url="htps://x")
    writer.post(f"{address}{link.pk}/again/", {f"url-{link.pk}": "htps://y"})
    link.refresh_from_db()
    assert (link.state, link.url) == (State.FAILED, "htps://y")


def test_what_is_no_address_is_told_in_the_same_words_alone_and_beside_a_file(writer: Client) -> None:
    words = "This is no web address."
    alone = writer.post(ADD, {"links": "htps://x"})
    assert alone.status_code == 422
    assert words in alone.content.decode()
    file = SimpleUploadedFile("a.txt", WIRE.encode())
    address = bring(writer, links="htps://x", files=file)
    work()
    beside = writer.get(address).content.decode()
    assert words in beside
    assert "htps://x</b>" in beside


@pytest.mark.parametrize(
    ("links", "offline"),
    [("https://a.example.org/1\nhttps://b.example.net/2", True), ("https://a.example.org/1", False)],
)
def test_several_sites_that_are_not_found_say_that_the_machine_may_be_offline(
    writer: Client, links: str, offline: bool
) -> None:
    address = bring(writer, links=links)
    failed(reason=f"{UNKNOWN_SITE} Check the address.")
    assert ("may be offline" in writer.get(address).content.decode()) == offline


def test_where_nothing_answers_for_names_the_machine_may_be_offline() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(Unfetchable, match="This machine may be offline"):
        fetch("https://news.example.org/a", wanted="page", network=Network(resolve=nobody))


def test_a_name_and_password_in_an_address_are_neither_stored_nor_shown(writer: Client) -> None:
    links = "https://ada:geheim@news.example.org/a\nada:geheim@news.example.org/b\nhtps://ada:geheim@x"
    address = bring(writer, links=links, files=SimpleUploadedFile("a.txt", WIRE.encode()))
    assert not Intake.objects.filter(url__contains="geheim").exists()
    assert "geheim" not in writer.get(address).content.decode()
    assert "geheim" not in writer.post(ADD, {"links": "htps://ada:geheim@x"}).content.decode()
    row = Intake.objects.filter(state=State.FAILED).get()
    writer.post(f"{address}{row.pk}/again/", {f"url-{row.pk}": "htps://ada:geheim@y"})
    row.refresh_from_db()
    assert row.url == "htps://y"
    assert "https://news.example.org/a" in Intake.objects.values_list("url", flat=True)


def test_one_file_too_large_by_itself_is_named_with_the_limit(writer: Client) -> None:
    files = [
        SimpleUploadedFile("small.txt", WIRE.encode()),
        SimpleUploadedFile("big.txt", b"word " * 4_100_000),
    ]
    html = writer.post(ADD, {"files": files}).content.decode()
    assert "“big.txt” alone has more than 20 MB" in html
    assert "Together" not in html


def test_what_is_left_comes_with_a_link_to_what_was_saved(writer: Client) -> None:
    address = bring(writer, raw=WIRE, files=SimpleUploadedFile("b.txt", GAZETTE.encode()))
    work()
    told = {"page1-outlet": "Gazette", "page1-published": "2021-03-05", "page1-kind": "report"}
    writer.post(address, answers(title="First", **{"page1-later": "on"}, **told))
    first = Event.objects.get()
    html = writer.get(address).content.decode()
    assert "Saved so far" in html
    assert f'href="/events/{first.slug}/" dir="auto">First</a>' in html
    told = {key: value for key, value in answers(title="Second", **told).items() if "page0" not in key}
    second = writer.post(address, told)["Location"]
    assert second != f"/events/{first.slug}/"
    assert writer.post(address, told)["Location"] == second  # a second click: the last one, not the first
    done = writer.get(address).content.decode()
    assert "All is saved" in done
    assert f'href="{second}" dir="auto">Second</a>' in done
    assert "Brisa refuses the ferry treaty</a>" in done
    assert 'href="/articles/"' in done


def test_what_was_not_read_is_counted_in_a_whole_sentence(writer: Client) -> None:
    address = bring(writer, links="https://a.example.org/1\nhttps://b.example.net/2", raw=WIRE)
    failed(reason="No.")
    told = {key.replace("page0", "page2"): value for key, value in answers().items()}
    html = writer.post(address, told, follow=True).content.decode()
    assert "2 of what you brought in were not read, and wait under" in html
