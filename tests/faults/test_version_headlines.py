"""A headline that no published event stands on is a draft's: strangers read and find it nowhere."""

import pytest
from django.test import Client

from comparator.models import Article, ArticleVersion, Coverage, Event
from comparator.services.articles import article_add
from tests.factories import EventFactory, UserFactory, page

pytestmark = pytest.mark.django_db
SHOWN, DRAFT = "Port Ansel lends 400 tents", "Unready headline that names the clerk Jon Vey"


@pytest.fixture
def event() -> Event:
    """A published event that is kept at the first version of an article whose second is headed anew."""
    event = EventFactory(published=True)
    first = article_add(user=event.owner, raw=page(headline=SHOWN), outlet_name="Brisa Post", event=event)
    article_add(user=event.owner, raw=page(headline=DRAFT), article=first.article)
    Coverage.objects.update(pinned=first.version)
    return event


def read(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


def member() -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


PAGES = ("/articles/{pk}/", "/articles/{pk}/versions/", "/outlets/brisa-post/")


@pytest.mark.parametrize("path", PAGES)
def test_strangers_read_the_headline_that_an_event_stands_on(event: Event, path: str) -> None:
    path = path.format(pk=Article.objects.get().pk)
    shown = read(Client(), path)
    assert SHOWN in shown
    assert "Jon Vey" not in shown
    assert "Jon Vey" in read(member(), path)
    Coverage.objects.update(pinned=None)
    assert "Jon Vey" in read(Client(), path)


def test_a_version_that_no_event_stands_on_has_no_address_for_strangers(event: Event) -> None:
    path = f"/articles/{Article.objects.get().pk}/"
    for client, statuses in ((Client(), [200, 404]), (member(), [200, 200])):
        assert [client.get(path, {"version": n}).status_code for n in "12"] == statuses
    assert "?version=" not in read(Client(), f"{path}versions/")
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert Client().get(path, {"version": "2"}).status_code == 200


def test_strangers_find_no_event_by_such_a_headline(event: Event) -> None:
    def found(client: Client, words: str) -> bool:
        return f"/events/{event.slug}/" in read(client, "/events/", q=words).split('id="events"')[1]

    assert found(Client(), SHOWN)
    assert not found(Client(), "clerk Jon Vey")
    assert found(member(), "clerk Jon Vey")
    EventFactory(owner=event.owner).articles.add(Article.objects.get())
    assert not found(Client(), "clerk Jon Vey"), "a private event shows it to nobody else"
    Coverage.objects.update(pinned=None)
    assert found(Client(), "clerk Jon Vey")


def test_of_two_events_each_shows_its_version(event: Event) -> None:
    article = Article.objects.get()
    EventFactory(owner=event.owner, published=True).articles.add(article)
    assert ArticleVersion.objects.visible_to(Client().get("/").wsgi_request.user).count() == 2
    listed = read(Client(), "/outlets/brisa-post/").split('id="list"')[1]
    assert ("Jon Vey" in listed, SHOWN in listed) == (True, False), "the newest of them, once"
