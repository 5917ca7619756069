"""Outlets without a programmer: making one, its details, its cleaning rules with their preview."""

import re

import pytest
from django.test import Client

from comparator.models import Article, Outlet, OutletDomain
from comparator.services import outlet_rules
from comparator.services.outlets import is_own_site
from comparator.services.pages import page_keep
from tests.factories import OutletFactory, UserFactory
from tests.web.made import Made

EDIT = "/outlets/ansel-gazette/edit/"
HTML = """<!doctype html><html lang="en"><head><title>Pier closes for the winter</title></head><body>
<article><h1>Pier closes for the winter</h1>
<p>The old pier of Brisa closes on Monday for the winter, the harbour office said in a short notice today.</p>
<div class="box"><p>Our Brisa letter brings you the news of the island, free of charge and early.</p></div>
<p>Ferries will leave from the customs quay until the ice is gone, the notice says, at the usual times.</p>
<p>Captain Ora Lund said that the walk is longer but that nobody will miss a boat because of it.</p>
</article></body></html>"""


def answers(client: Client, **changed: str) -> dict[str, str]:
    html = client.get(EDIT).content.decode()
    found = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert found
    told = {"name": "Ansel Gazette", "kind": "newspaper", "country": "IS", "languages": "en is"}
    lines = {
        "domains": "gazette.example",
        "aliases": "The Gazette of Ansel",
        "selectors": ".box",
        "phrases": "",
    }
    return told | lines | {"seen": found[1]} | changed


def test_details_and_rules_are_put_right(member: Client, made: Made) -> None:
    html = member.post(EDIT, answers(member), follow=True).content.decode()
    outlet = Outlet.objects.get(slug="ansel-gazette")
    assert (outlet.kind, outlet.country, outlet.languages) == ("newspaper", "IS", ["en", "is"])
    assert outlet.domains == ("gazette.example",)
    assert outlet.cleaning_rules == {"selectors": [".box"]}
    assert "Saved." in html
    shown = Client().get("/outlets/ansel-gazette/").content.decode()
    assert "Iceland" in shown
    assert "gazette.example" in shown


def test_staff_vouches_for_domains_by_saving_what_stands(made: Made) -> None:
    outlet = Outlet.objects.get(slug="ansel-gazette")
    OutletDomain.objects.create(outlet=outlet, domain="gazette.example")  # nobody knows who told it
    assert not is_own_site(outlet, "https://gazette.example/pier")
    client = Client()
    client.force_login(UserFactory(staff=True))
    same = {"kind": outlet.kind, "country": "", "languages": "", "aliases": "", "selectors": ""}
    client.post(EDIT, answers(client, **same))
    assert is_own_site(outlet, "https://gazette.example/pier")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Give the outlet a name."),
        ({"name": "BBC"}, "is in the list already"),
        ({"country": "XX"}, "Select a valid choice"),
        ({"languages": "en qq"}, "no language that is known"),
        ({"domains": "co.uk"}, "is no site’s own"),
        ({"domains": "harbour master"}, "is not a domain"),
        ({"domains": "bbc.co.uk"}, "bbc.co.uk belongs to BBC News."),
        ({"domains": "taken.example"}, "taken.example belongs to Harbour Wire."),
        ({"aliases": "Reuters"}, "is the name of another outlet"),
        ({"selectors": "div > p"}, "cannot be read"),
        ({"phrases": "a"}, "too short"),
        ({"kind": "poem"}, "Select a valid choice"),
        ({"domains": "\n".join(f"d{i}.example" for i in range(31))}, "up to 30"),
        ({"phrases": "x" * 13_000}, "too long"),
    ],
)
def test_what_is_wrong_comes_back(member: Client, made: Made, wrong: dict[str, str], words: str) -> None:
    wire = Outlet.objects.get(slug="harbour-wire")
    OutletDomain.objects.create(outlet=wire, domain="taken.example")
    response = member.post(EDIT, answers(member, **wrong))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not OutletDomain.objects.exclude(outlet=wire).exists()


def test_the_second_of_two_gets_both_versions(member: Client, made: Made) -> None:
    told = answers(member)
    member.post(EDIT, told | {"country": "NO"})
    response = member.post(EDIT, told | {"country": "FO"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Stored now" in html
    assert "<dd>Norway</dd>" in html
    assert '<option value="FO" selected>' in html
    assert Outlet.objects.get(slug="ansel-gazette").country == "NO"
    again = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert again
    assert member.post(EDIT, told | {"country": "FO", "seen": again[1]}).status_code == 302


def test_a_member_edits_only_what_none_but_they_use(made: Made) -> None:
    other, staff = Client(), Client()
    other.force_login(UserFactory())
    staff.force_login(UserFactory(staff=True))
    assert Client().get(EDIT).status_code == 302
    assert other.get(EDIT).status_code == 404
    assert staff.get(EDIT).status_code == 200
    assert EDIT not in other.get("/outlets/ansel-gazette/").content.decode()


def test_an_outlet_that_others_use_too_is_no_longer_its_first_users(member: Client, made: Made) -> None:
    assert member.get(EDIT).status_code == 200
    Article.objects.get(pk=made.pks[1]).submitters.add(UserFactory())
    assert member.get(EDIT).status_code == 404


def test_a_new_outlet_is_its_makers_alone_until_it_is_published(member: Client, made: Made) -> None:
    html = member.get("/outlets/new/?name=Lesk%20Observer").content.decode()
    assert 'value="Lesk Observer"' in html
    told = {
        "name": "Lesk Observer",
        "kind": "online",
        "domains": "https://www.Lesk.example/news",
        "languages": "",
    }
    response = member.post("/outlets/new/", told)
    assert response["Location"] == "/outlets/lesk-observer/"
    assert OutletDomain.objects.get(outlet__slug="lesk-observer").domain == "lesk.example"
    assert member.get("/outlets/lesk-observer/edit/").status_code == 200
    assert Client().get("/outlets/lesk-observer/").status_code == 404
    assert member.post("/outlets/new/", told).status_code == 422


def test_a_new_outlet_cannot_take_a_page_of_the_site(member: Client, made: Made) -> None:
    response = member.post("/outlets/new/", {"name": "New", "kind": "other"})
    assert response["Location"] == "/outlets/new-outlet/"


def _sample(made: Made) -> int:
    return Article.objects.get(pk=made.pks[1]).versions.get().pk


def test_a_phrase_is_tried_on_a_stored_text_and_nothing_is_stored(member: Client, made: Made) -> None:
    told = answers(member, selectors="", phrases="LOST THEIR ROOFS", sample=str(_sample(made)), preview="1")
    html = member.post(EDIT, told).content.decode()
    assert "<b>1</b> more paragraph cut" in html
    assert re.search(r"is-cut.*?<del[^>]*>About 450 people", html, re.S)
    assert "only phrases can cut" in html
    assert 'name="phrases"' in html
    assert Outlet.objects.get(slug="ansel-gazette").cleaning_rules == {}


def test_a_selector_is_tried_on_the_kept_page(member: Client, made: Made) -> None:
    version = Article.objects.get(pk=made.pks[1]).versions.get()
    page_keep(version=version, html=HTML.encode(), content_type="text/html", charset="utf-8")
    told = answers(member, sample=str(version.pk), preview="1")
    target = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "rules-preview"}
    html = member.post(EDIT, told, **target).content.decode()
    assert "<html" not in html
    assert "<b>1</b> more paragraph cut" in html
    assert "Brisa letter brings you" in html
    assert 'data-status="1 more cut' in html


def test_rules_that_cannot_be_read_or_leave_nothing_say_so(member: Client, made: Made) -> None:
    sample = str(_sample(made))
    wrong = member.post(EDIT, answers(member, selectors="div > p", sample=sample, preview="1"))
    assert "cannot be read" in wrong.content.decode()
    nothing = answers(member, selectors="", phrases="the\nhad\nshe\nsaid\nisland", sample=sample, preview="1")
    assert "No running text" in member.post(EDIT, nothing).content.decode()


def test_nobody_tries_rules_on_a_page_they_may_not_see(made: Made) -> None:
    user = UserFactory()
    mine = OutletFactory(owner=user)
    client = Client()
    client.force_login(user)
    told = {"sample": str(_sample(made)), "preview": "1", "phrases": "roofs", "name": "x"}
    target = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "rules-preview"}
    html = client.post(f"/outlets/{mine.slug}/edit/", told, **target).content.decode()
    assert "not here any more" in html
    assert "450" not in html


def test_stored_texts_are_read_again_only_on_purpose(member: Client, made: Made) -> None:
    member.post(EDIT, answers(member, selectors="", phrases="lost their roofs"))
    article = Article.objects.get(pk=made.pks[1])
    assert article.versions.count() == 1
    html = member.post("/outlets/ansel-gazette/again/", follow=True).content.decode()
    assert "1 has a new version" in html
    newest = article.versions.order_by("-number")[0]
    assert "450 people" not in newest.text
    assert any("450 people" in one.text for one in newest.document.removed)
    html = member.post("/outlets/ansel-gazette/again/", follow=True).content.decode()
    assert "1 stays as it is" in html
    assert article.versions.count() == 2


def test_no_more_than_two_previews_read_a_page_at_once_and_the_third_is_told_to_wait(
    member: Client, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = Article.objects.get(pk=made.pks[1]).versions.get()
    page_keep(version=version, html=HTML.encode(), content_type="text/html", charset="utf-8")
    told = answers(member, selectors=".box, .other", sample=str(version.pk), preview="1")
    target = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "rules-preview"}
    held = [outlet_rules._READERS.acquire(blocking=False) for _ in range(2)]
    try:
        assert held == [True, True]
        busy = member.post(EDIT, told, **target)
        assert (busy.status_code, busy["Retry-After"]) == (429, "5")
        assert "try again" in busy.content.decode()
        assert member.post(EDIT, told).status_code == 429
    finally:
        for _ in held:
            outlet_rules._READERS.release()
    assert member.post(EDIT, told, **target).status_code == 200
    monkeypatch.setattr(outlet_rules, "read_limited", lambda *_, **__: 1 / 0)
    for _ in range(3):  # a fault gives its place back
        with pytest.raises(ZeroDivisionError):
            member.post(EDIT, told | {"selectors": ".third"}, **target)
