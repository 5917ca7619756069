"""An article under an embargo: nobody but who brought it in learns of it, anywhere, until it ends."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from comparator.analysis.incoming import Incoming, Wire
from comparator.models import Article, Event, Story
from comparator.selectors.articles import article_get
from comparator.selectors.events import events_editable, events_list
from comparator.selectors.facets import Narrowing, event_facets
from comparator.selectors.outlets import outlet_habits
from comparator.services.articles import article_add
from comparator.services.embargoes import article_embargo
from comparator.services.events import event_add_article, event_create, event_publish
from comparator.services.outlets import outlet_get_or_create
from comparator.web.urls import urlpatterns
from tests.factories import StoryFactory, UserFactory, page
from tests.web.made import GAZETTE, RADIO, WIRE, Made, made_event, plain_rebase, store

pytestmark = pytest.mark.django_db
ENDS = dt.timedelta(hours=6)
SENTINEL = "marzipan"
STRANGERS = ("stranger", "member", "staff")
_TOKENS = re.compile(r'(?:name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": ?"[^"]*")')
_LISTS = (
    "/", "/events/", f"/events/?q={SENTINEL}", "/events/?q=Brisa", "/events/?outlet=secret-wire",
    "/events/?person=marzipan", "/articles/", "/articles/add/", "/help/", "/outlets/", "/sign-in/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _hand_made_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", plain_rebase)


@dataclass(frozen=True)
class Site:
    """A site with a public event, and what is put under an embargo."""

    public: Made
    story: Story
    clients: dict[str, Client]
    users: dict[str, User | AnonymousUser]


@pytest.fixture
def site() -> Site:
    """A published event of a story, and one of each role."""
    owner = UserFactory()
    story = StoryFactory(owner=owner)
    public = made_event(owner=owner)
    Event.objects.update(story=story)
    users: dict[str, User | AnonymousUser] = {
        "stranger": AnonymousUser(), "member": UserFactory(), "staff": UserFactory(staff=True),
        "owner": owner,
    }  # fmt: skip
    clients = {}
    for role, user in users.items():
        clients[role] = Client()
        if isinstance(user, User):
            clients[role].force_login(user)
    outlet_get_or_create(name="Secret Wire")
    return Site(public=public, story=story, clients=clients, users=users)


def held(site: Site, *, ends: dt.timedelta = ENDS) -> Event:
    """A second, published event of the story. One of its articles is of an outlet that the public event has
    too, and one is under an embargo."""
    event = event_create(user=site.public.owner, title=f"The {SENTINEL} affair", story=site.story)
    wire = Wire(embargo=timezone.now() + ends, slug=SENTINEL.upper(), urgency=1)
    for body, outlet, told in (
        (WIRE, "Secret Wire", wire), (GAZETTE, "Harbour Wire", None), (RADIO, "Radio Brisa", None)
    ):  # fmt: skip
        raw = f"{body}\nThe {SENTINEL} is out, a cook told Nougat Marzipan of Brisa in the evening.\n"
        article_add(
            user=site.public.owner, incoming=Incoming(raw=raw, wire=told), outlet_name=outlet, event=event,
            published=dt.date(2021, 3, 5),
        )  # fmt: skip
    store(event)
    event_publish(user=site.public.owner, event=event)
    return Event.objects.get(pk=event.pk)


def told(response: HttpResponse) -> str:
    """An answer without what differs each time."""
    return _TOKENS.sub("", response.content.decode())


def lists(site: Site) -> list[str]:
    """Every address that shows more than one thing, and those of the public event and its surroundings."""
    made = site.public
    around = [f"/stories/{site.story.slug}/", "/outlets/harbour-wire/", f"/articles/{made.pks[0]}/"]
    tabs = ("", "quotes/", "figures/", "framing/", "order/", "lineage/", "readings/", "two/", "progress/")
    return [*_LISTS, *around, *(f"/events/{made.event.slug}/{tab}" for tab in tabs)]


def seen(site: Site, role: str) -> dict[str, tuple[int, str]]:
    answers = {path: site.clients[role].get(path) for path in lists(site)}
    return {path: (answer.status_code, told(answer)) for path, answer in answers.items()}


@pytest.mark.parametrize("role", STRANGERS)
def test_every_page_of_others_is_the_same_bytes_with_and_without_it(site: Site, role: str) -> None:
    before = seen(site, role)
    assert sum(status == 200 for status, _ in before.values()) > 14
    held(site)
    after = seen(site, role)
    assert {path for path in before if before[path] != after[path]} == set()


def addresses(event: Event, article: int) -> Iterator[tuple[str, str]]:
    """(address of something held back, the same of nothing) for every pattern that names an event, an article
    or an outlet."""
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern)
        if "<" not in route or route.startswith(("stories/", "queue/", "articles/add/", "feeds/", "admin/")):
            continue
        slug, nothing = (
            ("secret-wire", "no-such") if route.startswith("outlets/") else (event.slug, "no-such")
        )
        yield _filled(route, slug, article), _filled(route, nothing, 99_999)


def _filled(route: str, slug: str, pk: int) -> str:
    filled = re.sub(r"<(\w+):(\w+)>", lambda m: str(pk) if m[1] == "int" else slug, route)
    return f"/{filled}"


@pytest.mark.parametrize("role", STRANGERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_held_back_answers_as_what_is_not_there(site: Site, role: str, method: str) -> None:
    event = held(site)
    article = Article.objects.get(embargo__isnull=False).pk
    pairs = list(addresses(event, article))
    if role == "staff":  # outlets are data that staff look after; their articles are tested above
        pairs = [pair for pair in pairs if not pair[0].startswith("/outlets/")]
    assert len(pairs) > 20
    for path, nothing in pairs:
        answer, other = (getattr(site.clients[role], method)(one) for one in (path, nothing))
        assert answer.status_code == other.status_code, path
        assert answer.status_code in (302, 404, 405), path
        assert SENTINEL not in told(answer).replace(path, ""), path
    event.refresh_from_db()
    assert event.published
    assert event.articles.count() == 3


@pytest.mark.parametrize("role", STRANGERS)
def test_no_selector_counts_or_offers_it(site: Site, role: str) -> None:
    user = site.users[role]
    before = event_facets(user, Narrowing())
    event = held(site)
    articles = list(event.articles.values_list("pk", flat=True))
    assert event_facets(user, Narrowing()) == before
    assert [card.event.pk for card in events_list(user).cards] == [site.public.event.pk]
    assert all(article_get(user, pk) is None for pk in articles)
    assert not Article.objects.published().filter(pk__in=articles).exists()
    assert event not in events_editable(user)
    assert not event.editable_by(user)
    assert outlet_habits(Article.objects.get(embargo__isnull=False).outlet).events == 0  # type: ignore[arg-type]  # it has one


def test_its_owner_sees_everything_and_is_told_until_when(site: Site) -> None:
    event = held(site)
    owner = site.clients["owner"]
    until = event.articles.get(embargo__isnull=False).embargo
    assert until
    words = f"{until:%H:%M} UTC on {until.day} {until:%B %Y}"
    shown = owner.get(f"/events/{event.slug}/").content.decode()
    assert f"Not seen by others until {words}:" in shown
    assert "Secret Wire</span>’s article" in shown
    article = event.articles.get(embargo__isnull=False)
    assert f"Under an embargo until {words}" in owner.get(f"/articles/{article.pk}/").content.decode()
    assert SENTINEL in owner.get("/events/").content.decode()
    assert "Only you see this: embargo" in owner.get("/events/").content.decode()
    again = owner.post(f"/events/{event.slug}/publish/", {"published": "yes"}, follow=True)
    assert f"others see it from {words} on" in again.content.decode()


def test_who_submitted_the_same_words_sees_the_article_and_no_event_of_others(site: Site) -> None:
    event = held(site)
    article = event.articles.get(embargo__isnull=False)
    member = site.users["member"]
    assert isinstance(member, User)
    article.submitters.add(member)
    assert site.clients["member"].get(f"/articles/{article.pk}/").status_code == 200
    assert site.clients["member"].get(f"/events/{event.slug}/").status_code == 404


def test_when_it_ends_everything_appears_by_itself_and_goes_again_with_a_new_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = held(site)
    pages = {
        "/events/": f"The {SENTINEL} affair",
        f"/events/?q={SENTINEL}": f"The {SENTINEL} affair",
        f"/stories/{site.story.slug}/": f"The {SENTINEL} affair",
        f"/events/{event.slug}/": f"The {SENTINEL} affair",
        "/outlets/secret-wire/": f"The {SENTINEL} affair",
        f"/articles/{event.articles.get(embargo__isnull=False).pk}/": SENTINEL,
    }

    def shows(role: str) -> set[bool]:
        return {
            words in told(site.clients[role].get(path)).replace(f"“{SENTINEL}”", "")
            for path, words in pages.items()
            for _ in range(2)  # once to be made, once from what was kept
        }

    assert {role: shows(role) for role in STRANGERS} == {role: {False} for role in STRANGERS}
    later = timezone.now() + ENDS + dt.timedelta(seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert {role: shows(role) for role in STRANGERS} == {role: {True} for role in STRANGERS}
    article = event.articles.get(embargo__isnull=False)
    article_embargo(user=site.public.owner, article=article, until=later + ENDS)
    assert {role: shows(role) for role in STRANGERS} == {role: {False} for role in STRANGERS}


def test_the_owner_puts_it_right_or_takes_it_away(site: Site) -> None:
    event = held(site)
    article = event.articles.get(embargo__isnull=False)
    owner, edit = site.clients["owner"], f"/articles/{article.pk}/edit/"
    form = owner.get(edit).content.decode()
    assert "Embargo until (UTC)" in form
    stamp = re.search(r'name="seen" value="([0-9a-f]+)"', form)
    assert stamp
    answer = {
        "outlet": "Secret Wire", "published": "2021-03-05", "kind": "report", "rights": "passages",
        "embargo": "", "seen": stamp[1],
    }  # fmt: skip
    wrong = owner.post(edit, answer | {"embargo": "tomorrow"})
    assert wrong.status_code == 422
    assert "Give day and time in UTC" in wrong.content.decode()
    assert owner.post(edit, answer).status_code == 302
    assert site.clients["stranger"].get(f"/events/{event.slug}/").status_code == 200
    assert owner.post(edit, answer | {"embargo": "2031-03-05T14:00"}).status_code == 409


def test_an_article_in_others_events_cannot_be_held_back_by_hand_any_more(site: Site) -> None:
    other = UserFactory()
    article = Article.objects.get(pk=site.public.pks[0])
    event_add_article(user=other, event=event_create(user=other, title="Mine"), article=article)
    with pytest.raises(ValidationError, match="no longer"):
        article_embargo(user=site.public.owner, article=article, until=timezone.now() + ENDS)


def test_one_under_an_embargo_joins_no_event_of_others(site: Site) -> None:
    staff = site.users["staff"]
    assert isinstance(staff, User)
    added = article_add(
        user=staff,
        incoming=Incoming(raw=page(), wire=Wire(embargo=timezone.now() + ENDS)),
        outlet_name="Post",
    )
    with pytest.raises(PermissionDenied):
        event_add_article(user=staff, event=site.public.event, article=added.article)


def test_a_newer_version_of_wire_copy_brings_its_embargo(site: Site) -> None:
    owner, ends = site.public.owner, timezone.now() + ENDS
    article = article_add(user=owner, incoming=Incoming(raw=page()), outlet_name="Post").article

    def after(embargo: dt.datetime | None) -> dt.datetime | None:
        incoming = Incoming(raw=page(), wire=Wire(embargo=embargo))
        article_add(user=owner, incoming=incoming, article=article)
        article.refresh_from_db()
        return article.embargo

    assert after(None) is None
    assert after(ends) == ends
    article_embargo(user=owner, article=article, until=None)
    assert after(ends) is None  # put right by hand, and the wire only repeats itself
    assert after(ends + ENDS) == ends + ENDS
