"""The pages of the way back: they ask first, say what goes, and are nobody else's."""

import pytest
from django.test import Client

from comparator.models import Article
from comparator.services.articles import article_add
from tests.factories import EventFactory, UserFactory
from tests.web.test_versions import owner_of, text, versions

pytestmark = pytest.mark.django_db


def two() -> tuple[Article, Client]:
    article = versions(text(), text(amount=500))
    return article, owner_of(article)


def address(article: Article, number: int, what: str) -> str:
    return f"/articles/{article.pk}/versions/{number}/{what}/"


def test_the_versions_page_leads_to_the_questions() -> None:
    article, client = two()
    html = client.get(f"/articles/{article.pk}/versions/").content.decode()
    for what in ("take-away", "own"):
        assert f'href="{address(article, 2, what)}"' in html
    alone = versions(text(extra="Alone."))
    assert "take-away" not in owner_of(alone).get(f"/articles/{alone.pk}/versions/").content.decode()


def test_a_version_is_taken_away_after_a_question() -> None:
    article, client = two()
    newest = article.versions.get(number=2)
    html = client.get(address(article, 2, "take-away")).content.decode()
    assert f'name="sure" value="{newest.pk}"' in html
    client.post(address(article, 2, "take-away"), {"sure": "1" + str(newest.pk)})
    assert article.versions.count() == 2
    done = client.post(address(article, 2, "take-away"), {"sure": newest.pk}, follow=True)
    assert "Version 2 is gone" in done.content.decode()
    assert article.versions.count() == 1


def test_a_version_becomes_an_article_after_a_question() -> None:
    article, client = two()
    newest = article.versions.get(number=2)
    assert "an article of its own?" in client.get(address(article, 2, "own")).content.decode()
    done = client.post(address(article, 2, "own"), {"sure": newest.pk})
    own = Article.objects.exclude(pk=article.pk).get()
    assert done["Location"] == f"/articles/{own.pk}/"
    assert client.get(done["Location"]).status_code == 200
    assert client.get(f"/articles/{article.pk}/versions/").status_code == 200


def test_what_cannot_go_says_why_and_has_no_button() -> None:
    article, client = two()
    newest = article.versions.get(number=2)
    EventFactory(owner=article.owner, published=True).coverage.create(article=article)
    article_add(user=UserFactory(), raw=newest.raw, outlet_name="Brisa Post")
    for place in (
        address(article, 2, "take-away"),
        address(article, 2, "own"),
        f"/articles/{article.pk}/delete/",
    ):
        html = client.get(place).content.decode()
        assert "Others rely on this article" in html
        assert "for good" not in html
        assert client.post(place, {"sure": newest.pk}).status_code == 409
    assert article.versions.count() == 2


def test_an_article_is_deleted_after_a_question_that_names_its_events() -> None:
    article, client = two()
    event = EventFactory(owner=article.owner)
    event.coverage.create(article=article)
    assert "Delete this article" in client.get(f"/articles/{article.pk}/").content.decode()
    html = client.get(f"/articles/{article.pk}/delete/").content.decode()
    assert event.title in html
    done = client.post(f"/articles/{article.pk}/delete/", {"sure": "yes"}, follow=True)
    assert "The article is deleted" in done.content.decode()
    assert not Article.objects.filter(pk=article.pk).exists()
    assert client.get(f"/events/{event.slug}/", follow=True).status_code == 200


@pytest.mark.parametrize("what", ["versions/2/take-away", "versions/2/own", "delete", "versions/9/own"])
def test_nobody_else_is_asked(what: str) -> None:
    article, client = two()
    event = EventFactory(owner=article.owner, published=True)
    event.coverage.create(article=article)
    stranger, member = Client(), Client()
    member.force_login(UserFactory())
    place = f"/articles/{article.pk}/{what}/"
    for method in ("get", "post"):
        assert getattr(stranger, method)(place).status_code == 302
        assert getattr(member, method)(place).status_code == 404
    assert article.versions.count() == 2
    assert "/delete/" not in member.get(f"/articles/{article.pk}/").content.decode()
    if "9" in what:
        assert client.get(place).status_code == 404


def test_the_pages_have_one_heading() -> None:
    article, client = two()
    for place in (
        address(article, 1, "take-away"),
        address(article, 1, "own"),
        f"/articles/{article.pk}/delete/",
    ):
        assert client.get(place).content.decode().count("<h1") == 1
