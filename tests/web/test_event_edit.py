"""An event's owner puts it right; nobody else does; two at once lose nothing."""

import datetime as dt
import re

import pytest
from django.test import Client

from comparator.models import Article, Comparison, Coverage, Event, Story
from comparator.services.events import event_create, event_publish, story_create
from tests.factories import UserFactory
from tests.web.made import Made


def seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', client.get(address).content.decode())
    assert found
    return found[1]


def edit(made: Made) -> str:
    return f"/events/{made.event.slug}/edit/"


def told(**changed: str) -> dict[str, str]:
    return {"title": "Brisa says no", "starts": "2021-03-04", "ends": "2021-03-05", "position": "2"} | changed


def test_title_days_and_story_are_put_right(member: Client, made: Made) -> None:
    answer = told(new_story="The ferry treaty", seen=seen(member, edit(made)))
    response = member.post(edit(made), answer, follow=True)
    event = Event.objects.get()
    assert (event.title, event.ends, event.position) == ("Brisa says no", dt.date(2021, 3, 5), 2)
    assert event.story
    assert event.story.title == "The ferry treaty"
    assert event.slug == made.event.slug
    assert "Saved." in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Give the event a title."),
        ({"ends": "2021-03-01"}, "The event cannot end before it starts."),
        ({"starts": "yesterday"}, "Give the day as year-month-day"),
        ({"position": "first"}, "Give a whole number"),
        ({"story": "999"}, "Select a valid choice"),
        ({"title": "x" * 301}, "up to 300 characters"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(
    member: Client, made: Made, wrong: dict[str, str], words: str
) -> None:
    response = member.post(edit(made), told(seen=seen(member, edit(made)), **wrong))
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert 'href="#id_' in html
    assert Event.objects.get().title == made.event.title


def test_the_second_of_two_gets_both_versions_and_may_save_again(member: Client, made: Made) -> None:
    stamp = seen(member, edit(made))
    member.post(edit(made), told(seen=stamp))
    response = member.post(edit(made), told(title="Brisa refuses", seen=stamp))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Brisa says no" in html
    assert 'value="Brisa refuses"' in html
    assert Event.objects.get().title == "Brisa says no"
    again = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert again
    member.post(edit(made), told(title="Brisa refuses", seen=again[1]))
    assert Event.objects.get().title == "Brisa refuses"


def test_nobody_else_changes_the_event(made: Made) -> None:
    stranger, other = Client(), Client()
    other.force_login(UserFactory())
    article = f"/events/{made.event.slug}/articles/{made.pks[0]}/"
    for path in (edit(made), f"/events/{made.event.slug}/delete/", article):
        assert stranger.post(path, told())["Location"].startswith("/sign-in/")
        assert other.post(path, told(action="remove", sure="yes")).status_code == 404
    assert Event.objects.get().title == made.event.title
    assert Coverage.objects.count() == 3


def test_another_persons_story_is_not_on_offer(member: Client, made: Made) -> None:
    foreign = story_create(user=UserFactory(), title="Not yours", shown=True)
    html = member.get(edit(made)).content.decode()
    assert "Not yours" not in html
    response = member.post(edit(made), told(story=str(foreign.pk), seen=seen(member, edit(made))))
    assert response.status_code == 422


def test_an_article_is_marked_and_taken_out(member: Client, made: Made) -> None:
    path = f"/events/{made.event.slug}/articles/{made.pks[1]}/"
    assert "Ansel Gazette" in member.post(path, {"action": "wire"}, follow=True).content.decode()
    assert Coverage.objects.get(article=made.pks[1]).is_wire
    member.post(path, {"action": "not-wire"})
    assert not Coverage.objects.get(article=made.pks[1]).is_wire
    html = member.post(path, {"action": "remove"}, follow=True).content.decode()
    assert "Taken out of the event" in html
    assert not Coverage.objects.filter(article=made.pks[1]).exists()
    assert Article.objects.filter(pk=made.pks[1]).exists()
    assert member.post(path, {"action": "remove"}).status_code == 404


def test_deleting_asks_first(member: Client, made: Made) -> None:
    path = f"/events/{made.event.slug}/delete/"
    assert "Its 3 articles stay with those who brought them in." in member.get(path).content.decode()
    member.post(path)
    assert Event.objects.exists()
    assert "The event is gone" in member.post(path, {"sure": "yes"}, follow=True).content.decode()
    assert not Event.objects.exists()
    assert not Comparison.objects.exists()
    assert Article.objects.count() == 3


def test_the_event_leads_its_owner_to_the_edit_page(client: Client, member: Client, made: Made) -> None:
    assert edit(made) in member.get(f"/events/{made.event.slug}/").content.decode()
    assert edit(made) not in client.get(f"/events/{made.event.slug}/").content.decode()


def test_a_private_events_address_tells_nothing_and_goes_on_leading_to_it(db: None) -> None:
    owner = UserFactory()
    event = event_create(user=owner, title="A secret meeting")
    other = event_create(user=UserFactory(), title="A secret meeting")
    assert "secret" not in event.slug + other.slug
    first = event.slug
    event_publish(user=owner, event=event)
    assert event.slug == "a-secret-meeting"
    client = Client()
    answer = client.get(f"/events/{first}/figures/", {"base": "0"})
    assert (answer.status_code, answer["Location"]) == (302, f"/events/{event.slug}/figures/?base=0")
    assert client.get(f"/events/{event.slug}/").status_code == 200
    event_publish(user=owner, event=event, published=False)
    event_publish(user=owner, event=event)
    assert event.slug == "a-secret-meeting"
    assert client.get(f"/events/{other.slug}/").status_code == 404


def test_a_story_begun_from_a_private_event_has_a_silent_address(db: None) -> None:
    assert "treaty" not in story_create(user=UserFactory(), title="The treaty", shown=False).slug
    assert story_create(user=UserFactory(), title="The treaty", shown=True).slug.startswith("the-treaty-")
    assert Story.objects.count() == 2


def test_what_is_said_of_a_field_is_tied_to_it(member: Client, made: Made) -> None:
    html = member.post(f"/events/{made.event.slug}/edit/", {"title": ""}).content.decode()
    named = set(re.findall(r'aria-describedby="([^"]+)"', html))
    assert {"id_title_error", "id_story_helptext"} <= {one for ids in named for one in ids.split()}
    assert all(f'id="{one}"' in html for ids in named for one in ids.split())
