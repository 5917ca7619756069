"""Anybody may make an outlet: what its maker sets cuts nobody else's articles, and names nobody's secret."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from comparator.models import Intake, Outlet
from comparator.selectors.outlet_list import OutletsAsked, outlets_list
from comparator.services.feeds import feed_create
from comparator.services.intake_reading import intake_run
from comparator.services.intakes import batch_new, intake_file, intake_link, intake_text
from comparator.services.outlet_details import OutletTold, outlet_change, outlet_create, outlet_told
from comparator.services.outlet_files import OutletEntry, OutletFile, outlets_try
from comparator.services.outlets import outlet_of_domain, outlet_stored
from tests.factories import EventFactory, UserFactory, add_article, page
from tests.webserver import WebServer

pytestmark = pytest.mark.django_db
PHRASE = "thanked the city"
HTML = "<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def html(raw: str) -> str:
    title, *blocks = [block for block in raw.split("\n\n") if block.strip()]
    body = "".join(f"<p>{block}</p>" for block in blocks)
    return HTML.format(title=title, body=f"<h1>{title}</h1>{body}")


def maker(domain: str, *, staff: bool = False, selectors: tuple[str, ...] = ()) -> User:
    user = UserFactory(staff=staff)
    told = OutletTold(name="Brisa Lantern", domains=(domain,), phrases=(PHRASE,), selectors=selectors)
    outlet_create(user=user, told=told)
    return user


def linked(user: User, web: WebServer) -> Intake:
    row = intake_link(user=user, batch=batch_new(), url=web.url("/story"))
    done = intake_run(intake_id=row.pk)
    row.refresh_from_db()
    assert done, row.reason
    return row


def cut(row: Intake) -> bool:
    """Whether the rules cut anything of what was read."""
    told = row.incoming[0].told
    return told is not None and any(PHRASE in one.span.of(row.incoming[0].raw) for one in told.cuts)


@pytest.mark.parametrize("staff", [False, True])
def test_a_members_rules_cut_that_members_pages_alone_and_those_of_staff_everybodys(
    web_everywhere: WebServer, staff: bool
) -> None:
    web_everywhere.put("/story", html(page()).encode())
    user = maker("news.example.org", staff=staff)
    assert cut(linked(user, web_everywhere))
    assert cut(linked(UserFactory(), web_everywhere)) is staff


@pytest.mark.parametrize("staff", [False, True])
def test_the_same_holds_for_text_and_files_that_name_the_outlet(staff: bool) -> None:
    user = maker("lantern.example", staff=staff)
    raw = page().replace("\n\n", "\n\nBrisa Lantern\n\n", 1) + "\n© Brisa Lantern 2021\n"
    for reader, is_cut in ((user, True), (UserFactory(), staff)):
        assert cut(intake_text(user=reader, batch=batch_new(), raw=raw)) is is_cut
        row = intake_file(user=reader, batch=batch_new(), name="a.txt", data=raw.encode())
        assert intake_run(intake_id=row.pk)
        assert cut(Intake.objects.get(pk=row.pk)) is is_cut


def test_who_changes_nothing_of_the_rules_does_not_become_their_writer() -> None:
    user, staff = maker("lantern.example"), UserFactory(staff=True)
    outlet = Outlet.objects.get(slug="brisa-lantern")
    outlet_change(user=staff, outlet=outlet, told=outlet_told(outlet))
    outlet.refresh_from_db()
    assert outlet.rules_by == user
    assert outlet.rules_for(UserFactory()) == {}
    user.delete()
    outlet.refresh_from_db()
    assert outlet.rules_for(UserFactory()) == {}


@pytest.mark.parametrize(
    ("use", "keeps"), [("article", True), ("feed", True), ("published", False), ("same words", False)]
)
def test_its_maker_changes_an_outlet_until_others_have_it_in_public(use: str, keeps: bool) -> None:
    user, other = maker("lantern.example"), UserFactory()
    outlet = Outlet.objects.get(slug="brisa-lantern")
    if use == "feed":
        feed_create(user=other, outlet=outlet, url="http://lantern.example/feed")
    elif use == "same words":
        event = EventFactory(owner=user, published=True)
        article = add_article(user, outlet_name="Brisa Lantern", event=event).article
        assert outlet.editable_by(user), "what they published themselves"
        article.submitters.add(other)
    else:
        event = EventFactory(owner=other, published=use == "published")
        add_article(other, outlet_name="Brisa Lantern", event=event)
    assert (outlet.editable_by(user), outlet.editable_by(other)) == (keeps, False)
    if not keeps:
        with pytest.raises(PermissionDenied):
            outlet_change(user=user, outlet=outlet, told=outlet_told(outlet))


@pytest.mark.parametrize("use", ["article", "feed"])
def test_what_nobody_made_by_hand_is_staffs_to_change_once_two_use_it(use: str) -> None:
    user, other = UserFactory(), UserFactory()
    outlet = add_article(user, outlet_name="Brisa Lantern").article.outlet
    assert outlet
    assert outlet.editable_by(user)
    if use == "article":
        add_article(other, outlet_name="Brisa Lantern")
    else:
        feed_create(user=other, outlet=outlet, url="http://lantern.example/feed")
    assert not outlet.editable_by(user)
    assert outlet.editable_by(UserFactory(staff=True))


def test_the_edit_page_says_whose_pages_the_rules_hold_for() -> None:
    user, staff = maker("lantern.example"), UserFactory(staff=True)
    shown = {}
    for person in (user, staff):
        client = Client()
        client.force_login(person)
        shown[person.pk] = client.get("/outlets/brisa-lantern/edit/").content.decode()
    assert "hold for your own pages of this outlet" in shown[user.pk]
    assert "hold for everybody’s pages of this outlet" in shown[staff.pk]
    assert "were written by a member" in shown[staff.pk]
    assert "were written by a member" not in shown[user.pk]


def secret(domain: str, **told: tuple[str, ...]) -> User:
    """Who keeps an outlet of a telling name to themselves."""
    user = UserFactory()
    outlet_create(user=user, told=OutletTold(name="Project Marzipan", domains=(domain,), **told))
    return user


def test_the_domain_of_a_private_outlet_names_it_to_nobody_else(web_everywhere: WebServer) -> None:
    web_everywhere.put("/story", html(page()).encode())
    user = secret("news.example.org")
    mine, theirs = linked(user, web_everywhere), linked(UserFactory(), web_everywhere)
    assert b"Project Marzipan" in bytes(mine.result or b"")
    assert b"Marzipan" not in bytes(theirs.result or b"")
    raw = page()
    text = intake_text(user=UserFactory(), batch=batch_new(), raw=raw, url=web_everywhere.url("/story"))
    assert b"Marzipan" not in bytes(text.result or b"")


TOLD = ("marzipan.example", "Lesk Letter", ".secret-box", PHRASE)


def looked_up(user: User) -> str:
    """All that the pages and the file tell somebody of outlets."""
    client = Client()
    client.force_login(user)
    pages = (
        "/outlets/project-marzipan/",
        "/outlets/",
        "/outlets/project-marzipan/feeds/",
        "/outlets/export/",
    )
    return "".join(client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize("published", [False, True])
def test_who_names_a_private_outlet_reads_no_more_of_it_than_its_name(published: bool) -> None:
    user, other = (
        secret("marzipan.example", aliases=TOLD[1:2], selectors=TOLD[2:3], phrases=TOLD[3:]),
        UserFactory(),
    )
    add_article(other, outlet_name="Project Marzipan", event=EventFactory(owner=other, published=published))
    for reader, reads in ((user, True), (other, published)):
        shown = looked_up(reader)
        assert "Project Marzipan" in shown
        assert [words in shown for words in TOLD] == [reads] * len(TOLD)
        searched = outlets_list(reader, OutletsAsked(query="marzipan.example")).lines
        assert bool(searched) is reads
        named = outlet_of_domain("marzipan.example", reader), outlet_stored("Lesk Letter", reader)
        assert [one is not None for one in named] == [reads, reads]


def test_no_form_and_no_file_tells_whose_a_hidden_domain_is() -> None:
    secret("marzipan.example", aliases=("Lesk Letter",))
    other = UserFactory()
    add_article(other, outlet_name="Project Marzipan")
    with pytest.raises(ValidationError, match="belongs to another outlet"):
        outlet_create(user=other, told=OutletTold(name="Quince Papers", domains=("marzipan.example",)))
    told = OutletEntry(name="Project Marzipan", domains=("marzipan.example",), aliases=("Lesk Letter",))
    for entry, fate in ((told, "refused"), (OutletEntry(name="Project Marzipan"), "same")):
        (outcome,) = outlets_try(user=other, file=OutletFile(outlets=(entry,)))
        assert outcome.fate == fate, outcome


@pytest.mark.parametrize("how", ["published", "staff", "starter list"])
def test_what_everybody_may_know_is_named_by_its_domain(how: str) -> None:
    if how == "published":
        user = secret("marzipan.example")
        add_article(user, outlet_name="Project Marzipan", event=EventFactory(owner=user, published=True))
    elif how == "staff":
        maker("marzipan.example", staff=True)
    domain = "bbc.co.uk" if how == "starter list" else "marzipan.example"
    found = outlet_of_domain(domain, UserFactory())
    assert found
    assert outlet_of_domain(domain, UserFactory()) == found


def test_an_other_name_or_a_renamed_outlet_gives_nothing_away() -> None:
    user = secret("marzipan.example", aliases=("Lesk Letter",))
    renamed = outlet_create(user=user, told=OutletTold(name="Lesk Herald", domains=("herald.example",)))
    outlet_change(
        user=user, outlet=renamed, told=OutletTold(name="Quince Papers", domains=("herald.example",))
    )
    other = UserFactory()
    for name in ("Lesk Letter", "Lesk Herald"):
        article = add_article(other, outlet_name=name).article
        assert article.outlet
        assert article.outlet.name == name
        assert article.outlet.domains == ()
        assert add_article(other, outlet_name=name).article.outlet == article.outlet
    assert outlet_of_domain("herald.example", other) is None
