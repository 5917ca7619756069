"""Who began a story puts its title and note right; nobody else does; two at once lose nothing."""

import re

import pytest
from django.test import Client

from comparator.models import Story
from tests.factories import StoryFactory, UserFactory
from tests.web.made import Made


@pytest.fixture
def story(made: Made) -> Story:
    """A story that everybody sees, begun by the owner of its one event."""
    found = StoryFactory(title="The ferry treaty", owner=made.owner)
    made.event.story = found
    made.event.save()
    assert isinstance(found, Story)
    return found


def address(story: Story) -> str:
    return f"/stories/{story.slug}/edit/"


def seen(client: Client, story: Story) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', client.get(address(story)).content.decode())
    assert found
    return found[1]


def test_title_and_note_are_put_right_and_the_address_stays(member: Client, story: Story) -> None:
    told = {"title": " The ferry\n pact ", "note": "How it went on.", "seen": seen(member, story)}
    html = member.post(address(story), told, follow=True).content.decode()
    now = Story.objects.get()
    assert (now.title, now.note, now.slug) == ("The ferry pact", "How it went on.", story.slug)
    assert "Saved." in html
    assert f'href="{address(story)}"' in html


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Give the story a title."),
        ({"title": "x" * 301}, "up to 300 characters"),
        ({"note": "x" * 2001}, "up to 2,000 characters"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(
    member: Client, story: Story, wrong: dict[str, str], words: str
) -> None:
    told = {"title": "The pact", "note": "", "seen": seen(member, story)}
    response = member.post(address(story), told | wrong)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Story.objects.get().title == "The ferry treaty"


def test_of_two_who_save_at_once_the_second_sees_both(member: Client, story: Story) -> None:
    stamp = seen(member, story)
    member.post(address(story), {"title": "The pact", "seen": stamp})
    second = member.post(address(story), {"title": "The deal", "seen": stamp})
    html = second.content.decode()
    assert second.status_code == 409
    assert "The pact" in html
    assert 'value="The deal"' in html
    again = re.search(r'name="seen" value="([0-9a-f]+)"', html)
    assert again
    member.post(address(story), {"title": "The deal", "seen": again[1]})
    assert Story.objects.get().title == "The deal"


def test_nobody_else_finds_the_form_or_changes_a_word(client: Client, story: Story) -> None:
    assert address(story) not in client.get(f"/stories/{story.slug}/").content.decode()
    assert client.get(address(story))["Location"].startswith("/sign-in/")
    client.force_login(UserFactory())
    assert address(story) not in client.get(f"/stories/{story.slug}/").content.decode()
    assert client.get(address(story)).status_code == 404
    assert client.post(address(story), {"title": "Mine", "seen": "0"}).status_code == 404
    assert Story.objects.get().title == "The ferry treaty"


def test_staff_puts_right_what_everybody_sees_and_no_draft(client: Client, story: Story, made: Made) -> None:
    client.force_login(UserFactory(staff=True))
    assert client.get(address(story)).status_code == 200
    made.event.published = False
    made.event.save()
    assert client.get(address(story)).status_code == 404
