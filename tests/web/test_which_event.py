"""Which event? The list offers one for an article that stands in none; the page, others and a new one."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from comparator.models import Article, Coverage, Event
from tests.factories import EventFactory, UserFactory
from tests.services.test_suggestions import stored

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def user() -> User:
    return UserFactory()


@pytest.fixture
def member(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def skarn(user: User) -> Event:
    event = EventFactory(owner=user, title="Ferry in the fog")
    for name in ("ferry-skarn-1", "ferry-skarn-3"):
        stored(user, name, event)
    return event


@pytest.fixture
def article(user: User, skarn: Event) -> Article:
    return stored(user, "ferry-skarn-2")


def address(article: Article) -> str:
    return f"/articles/{article.pk}/event/"


def html(client: Client, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_asks_what_the_article_in_no_event_may_belong_to(member: Client, article: Article) -> None:
    page = html(member, "/articles/")
    assert page.count(f'hx-get="{address(article)}"') == 1
    assert page.count('hx-trigger="revealed"') == 1
    assert f'href="{address(article)}"' in page  # without JavaScript the same is one click away


def test_the_fragment_is_the_best_event_with_score_reason_and_button(
    member: Client, article: Article, skarn: Event
) -> None:
    part = html(member, address(article), **HTMX, HX_Target=f"which-{article.pk}")
    assert "<h1" not in part
    assert "Perhaps" in part
    assert "Ferry in the fog" in part
    assert " of 100" in part
    assert "Both name" in part
    assert f'name="event" value="{skarn.slug}"' in part


def test_the_page_offers_suggestions_other_events_and_a_new_one(member: Client, article: Article) -> None:
    page = html(member, address(article))
    assert "Which event?</h1>" in page
    assert "Yes, add it to this event" in page
    assert "Another of your events" in page
    assert "Begin this event" in page


def test_where_nothing_is_alike_it_says_so(member: Client, user: User, skarn: Event) -> None:
    whale = stored(user, "lone-whale")
    assert "None of your events tells the same" in html(member, address(whale))


def test_what_is_accepted_can_be_undone_from_the_list(member: Client, article: Article, skarn: Event) -> None:
    told = member.post(address(article), {"event": skarn.slug, "suggested": "1"}, follow=True)
    page = told.content.decode()
    assert "Undo: take it out again" in page
    coverage = Coverage.objects.get(article=article)
    assert coverage.how == Coverage.How.CONFIRMED
    assert coverage.reason.split(";")[0] in page
    told = member.post(address(article), {"undo": skarn.slug}, follow=True)
    assert "Undone" in told.content.decode()
    assert not Coverage.objects.filter(article=article).exists()


def test_a_new_event_is_begun_with_the_article(member: Client, article: Article, user: User) -> None:
    response = member.post(address(article), {"title": "Fog over Skarn"})
    event = Event.objects.get(title="Fog over Skarn")
    assert response["Location"] == f"/events/{event.slug}/"
    assert (event.owner, event.published) == (user, False)
    assert article in event.articles.all()


def test_a_new_event_without_a_title_is_asked_for_again(member: Client, article: Article) -> None:
    told = member.post(address(article), {"title": "  "}, follow=True)
    assert "Give the new event a title." in told.content.decode()


def test_others_neither_see_the_question_nor_answer_it(article: Article, skarn: Event) -> None:
    other = Client()
    other.force_login(UserFactory())
    assert other.get(address(article)).status_code == 404
    for data in ({"event": skarn.slug, "suggested": "1"}, {"undo": skarn.slug}, {"title": "Mine"}):
        assert other.post(address(article), data).status_code == 404
    assert Client().get(address(article))["Location"].startswith("/sign-in/?next=")
    assert not Coverage.objects.filter(article=article).exists()


def test_an_address_that_names_what_joined_tells_others_nothing(
    member: Client, article: Article, skarn: Event
) -> None:
    member.post(address(article), {"event": skarn.slug, "suggested": "1"})
    other = Client()
    other.force_login(UserFactory())
    line = f"/articles/?joined={article.pk}&event={skarn.slug}"
    assert "Undo: take it out" in html(member, line)
    assert "Undo: take it out" not in html(other, line)
    for odd in (
        "?joined=x&event=y",
        "?joined=%00",
        "?joined=99999999999999999999&event=",
        f"?joined={article.pk}",
    ):
        assert "Undo: take it out" not in html(member, f"/articles/{odd}")
