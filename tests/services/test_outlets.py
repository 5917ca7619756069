"""Outlets by name and by domain, and reading their stored pages again with their rules."""

import gzip

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comparator.models import Intake, Outlet, OutletDomain, StoredPage
from comparator.services.intake_reading import intake_run
from comparator.services.intakes import batch_new, intake_file
from comparator.services.outlet_details import OutletTold, outlet_change, outlet_create
from comparator.services.outlets import outlet_get_or_create, outlet_of_domain
from comparator.services.outlets_again import outlet_read_again
from comparator.services.pages import page_keep
from tests.factories import EventFactory, OutletFactory, UserFactory, add_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.bbc.co.uk", "BBC News"),
        ("https://edition.cnn.com/world", "CNN"),
        ("frontline.thehindu.com", "Frontline (India)"),
        ("www.thehindu.com", "The Hindu"),
        ("oglobo.globo.com", "O Globo"),
        ("folha.uol.com.br", "Folha de S.Paulo"),
        ("noticias.uol.com.br", "UOL"),
        ("co.uk", None),
        ("github.io", None),
        ("someone.github.io", None),
        ("somebody.blogspot.com", None),
        ("notbbc.co.uk", None),
        ("bbc.co.uk.evil.example", None),
        ("localhost", None),
        ("127.0.0.1", None),
        ("\ud800.example", None),
        ("a\x00b.example", None),
        ("", None),
    ],
)
def test_the_longest_domain_names_the_outlet(host: str, name: str | None) -> None:
    found = outlet_of_domain(host)
    assert (found.name if found else None) == name


def test_a_stored_outlets_domain_stands_above_the_starter_list() -> None:
    OutletDomain.objects.create(outlet=OutletFactory(name="Our Own Desk"), domain="cnn.com")
    OutletDomain.objects.create(outlet=OutletFactory(name="A Column"), domain="writer.blogspot.com")
    for host, name in (("edition.cnn.com", "Our Own Desk"), ("writer.blogspot.com", "A Column")):
        found = outlet_of_domain(host)
        assert found
        assert found.name == name
    assert outlet_of_domain("other.blogspot.com") is None


def test_a_domain_in_its_own_script_is_one_domain() -> None:
    outlet = outlet_create(user=UserFactory(), told=OutletTold(name="Kurier Brisy", domains=("брисa.рф",)))
    assert outlet.domains[0].startswith("xn--")
    assert outlet_of_domain("www.брисa.рф") == outlet


def test_without_a_name_the_domain_tells_the_outlet() -> None:
    assert outlet_get_or_create(domain="https://www.lemonde.fr/x").name == "Le Monde"
    assert outlet_get_or_create(domain="news.lesk.example").name == "news.lesk.example"


def test_a_renamed_outlet_is_found_by_its_old_and_its_new_name() -> None:
    outlet = outlet_get_or_create(name="Lesk Courant")
    outlet_change(user=UserFactory(staff=True), outlet=outlet, told=OutletTold(name="The Lesk Daily"))
    for name in ("Lesk Courant", "the lesk daily"):
        assert outlet_get_or_create(name=name) == outlet
    assert Outlet.objects.count() == 1


def test_looking_a_domain_up_takes_one_query_however_many_there_are() -> None:
    for number in range(30):
        OutletDomain.objects.create(outlet=OutletFactory(), domain=f"d{number}.example")
    with CaptureQueriesContext(connection) as captured:
        assert outlet_of_domain("a.b.c.d7.example")
    assert len(captured) == 1


def test_a_domain_belongs_to_one_outlet() -> None:
    user = UserFactory()
    outlet_create(user=user, told=OutletTold(name="First", domains=("lesk.example",)))
    with pytest.raises(ValidationError, match=r"lesk\.example belongs to First"):
        outlet_create(user=user, told=OutletTold(name="Second", domains=("WWW.lesk.example",)))
    with pytest.raises(ValidationError, match="belongs to another outlet"):
        outlet_create(user=UserFactory(), told=OutletTold(name="Third", domains=("lesk.example",)))


def test_nobody_changes_an_outlet_that_others_use() -> None:
    outlet = add_article(UserFactory()).article.outlet
    assert outlet
    with pytest.raises(PermissionDenied):
        outlet_change(user=UserFactory(), outlet=outlet, told=OutletTold(name="Mine now"))


PAGE = """<html><head><title>Pier closes</title></head><body><article><h1>Pier closes for the winter</h1>
<p>The old pier of Brisa closes on Monday for the winter, the harbour office said in a notice today.</p>
<p>Ferries will leave from the customs quay until the ice is gone, the notice says, at the usual times.</p>
<div class="box"><p>Our Brisa letter brings you the news of the island, each day and for free.</p></div>
<p>Captain Ora Lund said that the walk is longer but that nobody will miss a boat because of it.</p>
</article></body></html>"""


def test_a_kept_page_is_read_again_by_the_worker_and_a_change_is_a_new_version() -> None:
    user = UserFactory()
    version = add_article(user, outlet_name="Lesk Observer")
    outlet = version.article.outlet
    assert outlet
    page_keep(version=version, html=PAGE.encode("utf-16"), charset="utf-16")
    outlet.cleaning_rules, outlet.rules_by = {"selectors": [".box"]}, user
    outlet.save()
    assert outlet_read_again(user=user, outlet=outlet).queued == 1
    assert intake_run(intake_id=Intake.objects.get().pk)
    newest = version.article.versions.order_by("-number")[0]
    assert newest.number == 2
    assert "customs quay" in newest.text
    assert "Brisa letter" not in newest.text
    assert StoredPage.objects.get(version=newest).body == PAGE.encode("utf-16")
    outlet_read_again(user=user, outlet=outlet)
    assert intake_run(intake_id=Intake.objects.latest("pk").pk)
    assert version.article.versions.count() == 2
    outlet.cleaning_rules = {}
    outlet.save()
    outlet_read_again(user=user, outlet=outlet)
    assert intake_run(intake_id=Intake.objects.latest("pk").pk)
    assert "Brisa letter" in version.article.versions.order_by("-number")[0].text


def test_only_ones_own_articles_are_read_again() -> None:
    event = EventFactory(published=True)
    outlet = add_article(event.owner, outlet_name="Lesk Observer", event=event).article.outlet
    assert outlet
    Outlet.objects.filter(pk=outlet.pk).update(owner=(maker := UserFactory()))
    outlet.refresh_from_db()
    with pytest.raises(PermissionDenied):
        outlet_read_again(user=maker, outlet=outlet)
    outlet.articles.all().delete()
    told = outlet_read_again(user=maker, outlet=outlet)
    assert told.words == "No article of this outlet is yours to read again."


def test_a_page_is_kept_once_and_never_when_it_is_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    version = add_article()
    kept = page_keep(version=version, html=b"<p>one</p>")
    assert page_keep(version=version, html=b"<p>two</p>") == kept
    assert kept
    assert gzip.decompress(bytes(kept.packed)) == b"<p>one</p>"
    monkeypatch.setattr("comparator.services.pages._MOST_PACKED", 5)
    assert page_keep(version=add_article(), html=b"<p>three</p>") is None


def test_phrases_hold_for_files_without_a_page() -> None:
    user = UserFactory()
    outlet_create(user=user, told=OutletTold(name="Lesk Observer", phrases=("letter comes free",)))
    text = """Pier closes for the winter

Lesk Observer

4 May 2021

The old pier of Brisa closes on Monday for the winter, the harbour office said in a notice today.

Our letter comes free to every reader of this paper, each morning and each evening of the week.

Ferries will leave from the customs quay until the ice is gone, at the usual times, it wrote.

© Lesk Observer 2021
"""
    row = intake_file(user=user, batch=batch_new(), name="pier.txt", data=text.encode())
    assert intake_run(intake_id=row.pk)
    told = Intake.objects.get(pk=row.pk).incoming[0].told
    assert told
    assert [cut.span.of(text) for cut in told.cuts] == [
        "Our letter comes free to every reader of this paper, each morning and each evening of the week."
    ]
