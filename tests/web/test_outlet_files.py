"""Outlets are taken along as a file, and a file is looked at before anything of it is stored."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comparator.models import Outlet
from tests.factories import UserFactory
from tests.web.made import Made

PAGE = "/outlets/import/"


def file(*outlets: dict[str, Any], **more: Any) -> SimpleUploadedFile:
    made = json.dumps({"schema": "comparator.outlets.1", "outlets": outlets} | more)
    return SimpleUploadedFile("outlets.json", made.encode(), "application/json")


def hidden(html: str) -> dict[str, str]:
    import html as entities

    raw = re.search(r'<textarea name="raw" hidden>(.*?)</textarea>', html, re.S)
    expected = re.search(r'name="expected" value="([0-9a-f]+)"', html)
    assert raw
    assert expected
    return {"raw": entities.unescape(raw[1]), "expected": expected[1], "import": "1"}


def test_export_and_import_come_full_circle(member: Client, made: Made) -> None:
    Outlet.objects.filter(slug="ansel-gazette").update(
        cleaning_rules={"phrases": ["Brisa letter"]}, country="IS"
    )
    response = member.get("/outlets/export/")
    assert "attachment" in response["Content-Disposition"]
    told = json.loads(response.content)
    assert [one["name"] for one in told["outlets"]] == ["Ansel Gazette", "Harbour Wire", "Radio Brisa"]
    assert told["outlets"][0]["rules"]["phrases"] == ["Brisa letter"]
    html = member.post(PAGE, {"file": SimpleUploadedFile("x.json", response.content)}).content.decode()
    assert "3 as they are" in html
    assert "There is nothing to import" in html


def test_nothing_of_others_private_articles_is_exported(draft: Made) -> None:
    other = Client()
    other.force_login(UserFactory())
    assert json.loads(other.get("/outlets/export/").content)["outlets"] == []
    assert Client().get("/outlets/export/").status_code == 302
    assert Client().get(PAGE).status_code == 302


def test_a_file_is_looked_at_before_it_is_stored(member: Client, made: Made) -> None:
    new = {"name": "Lesk Observer", "kind": "online", "domains": ["lesk.example"], "country": "NO",
           "feeds": [{"url": "https://lesk.example/feed"}]}  # fmt: skip
    changed = {"name": "Ansel Gazette", "kind": "newspaper", "languages": ["en"]}
    refused = {"name": "Thief", "domains": ["bbc.co.uk"]}
    html = member.post(PAGE, {"file": file(new, changed, refused)}).content.decode()
    assert "1 new, 1 changed, 0 as they are, 1 refused" in html
    assert "bbc.co.uk belongs to BBC News." in html
    assert "with the feed https://lesk.example/feed" in html
    assert not Outlet.objects.filter(slug="lesk-observer").exists()
    answer = member.post(PAGE, hidden(html), follow=True).content.decode()
    assert "Imported: 1 new, 1 changed, 1 left out." in answer
    made_outlet = Outlet.objects.get(slug="lesk-observer")
    assert (made_outlet.owner, made_outlet.domains) == (made.owner, ("lesk.example",))
    assert made_outlet.feeds.get().owner == made.owner
    assert Outlet.objects.get(slug="ansel-gazette").kind == "newspaper"
    assert not Outlet.objects.filter(slug="thief").exists()


def test_what_changed_meanwhile_is_shown_again(member: Client, made: Made) -> None:
    html = member.post(PAGE, {"file": file({"name": "Ansel Gazette", "kind": "magazine"})}).content.decode()
    Outlet.objects.filter(slug="ansel-gazette").update(country="NO")
    response = member.post(PAGE, hidden(html))
    assert response.status_code == 409
    assert "Something changed meanwhile" in response.content.decode()
    assert Outlet.objects.get(slug="ansel-gazette").kind == "other"
    assert member.post(PAGE, hidden(response.content.decode())).status_code == 302
    assert Outlet.objects.get(slug="ansel-gazette").kind == "magazine"


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ({"name": " "}, "Give the outlet a name."),
        ({"name": "x", "kind": "poem"}, "no kind of outlet"),
        ({"name": "x", "country": "Narnia"}, "no country"),
        ({"name": "x", "languages": ["klingon"]}, "no language"),
        ({"name": "x", "domains": ["github.io"]}, "no site’s own"),
        ({"name": "x", "rules": {"selectors": ["body"]}}, "whole page"),
        ({"name": "x", "feeds": [{"url": "http://127.0.0.1/feed"}]}, "127.0.0.1"),
        ({"name": "x", "feeds": [{"url": f"https://a.example/{i}"} for i in range(21)]}, "up to 20"),
        ({"name": "BBC"}, "in the list already"),
        ({"name": "Reuters", "kind": "magazine"}, "not yours to change"),
    ],
)
def test_everything_is_checked_again(member: Client, made: Made, outlet: dict[str, Any], words: str) -> None:
    html = member.post(PAGE, {"file": file(outlet)}).content.decode()
    assert "1 refused" in html
    assert words in html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Choose a file"),
        (b"\xff\xfe", "UTF-8"),
        (b"no json", "no file of outlets"),
        (b"[]", "no file of outlets"),
        (b'{"outlets": []}', "no outlet in this file"),
        (b'{"outlets": [{"name": 5}]}', "no file of outlets"),
        (b'{"schema": "other.1", "outlets": [{"name": "x"}]}', "other.1"),
        (b"[" * 100_000, "no file of outlets"),
        (b'{"outlets": [' + b'{"name": "x"},' * 500 + b'{"name": "x"}]}', "501 outlets"),
        (b" " * 2_000_001, "2,000,001 bytes"),
    ],
)
def test_what_is_no_such_file_is_refused_whole(member: Client, made: Made, data: bytes, words: str) -> None:
    response = member.post(PAGE, {"file": SimpleUploadedFile("x.json", data)} if data else {})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_characters_no_database_stores_are_replaced(member: Client, made: Made) -> None:
    told = b'{"outlets": [{"name": "A\\u0000b \\ud800c", "aliases": ["\\u0000"]}]}'
    response = member.post(PAGE, {"file": SimpleUploadedFile("x.json", told)})
    assert response.status_code in (200, 422)
