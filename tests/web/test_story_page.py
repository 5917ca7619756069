"""A story: events in time, figures over time, passages carried over; what strangers see of it."""

import re

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.analysis.findings import Cell
from comparator.models import Analysis, Article, Comparison, Story
from comparator.services.events import event_publish
from tests.factories import UserFactory
from tests.services.correcting import correct
from tests.web.made import Made
from tests.web.made_story import BACKGROUND, MadeStory, made_story

PAGE = "/stories/storm-on-brisa/"


@pytest.fixture
def storm(db: None) -> MadeStory:
    return made_story(UserFactory())


def page(client: Client) -> str:
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def signed_in(story: MadeStory) -> Client:
    client = Client()
    client.force_login(story.owner)
    return client


def test_the_story_shows_its_events_in_order_with_links(client: Client, storm: MadeStory) -> None:
    html = page(client)
    assert html.index("/events/storm-part-1/") < html.index("/events/storm-part-2/")
    assert "1 day later" in html
    assert "the same day" in html


def test_the_timeline_has_a_mark_for_every_article_and_says_what_it_shows(
    client: Client, storm: MadeStory
) -> None:
    svg = page(client).split('<svg class="timeline"')[1].split("</svg>")[0]
    assert svg.count('class="dot"') == 4
    assert svg.count("event-bar") == 2
    assert 'role="img"' in svg
    assert "<title" in svg
    assert "19 days" in svg


def test_a_toll_is_followed_from_event_to_event(client: Client, storm: MadeStory) -> None:
    part = page(client).split('id="figures"')[1].split('id="carried"')[0]
    assert "People killed" in part
    for number in ("10", "11", "20", "21"):
        assert f'dir="auto">{number}</a>' in part
    assert '<svg class="chart"' in part


def test_members_read_the_words_carried_over(storm: MadeStory) -> None:
    part = page(signed_in(storm)).split('id="carried"')[1]
    assert BACKGROUND.rstrip(".") in part
    assert "first in" in part
    assert "(event 2)" in part


def test_strangers_read_only_words_that_are_compared(client: Client, storm: MadeStory) -> None:
    html = page(client)
    assert "took the old pier" not in html
    assert "words that these outlets’ rights do not let us show here" in html
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert "took the old pier" in page(client)


def test_strangers_read_no_words_of_rows_that_people_rejected(client: Client, db: None) -> None:
    made = made_story(UserFactory(), articles=5)
    shown = 'dir="auto">10</a>'
    assert shown in page(client)
    correct(Made(made.events[0], made.owner, (0, 0, 0)), "reject", "p1")
    assert shown not in page(client)
    assert shown in page(signed_in(made))


def test_a_series_is_named_in_words_that_the_reader_may_see(client: Client, db: None) -> None:
    made = made_story(UserFactory(), articles=5)
    for event in made.events:
        stored = Comparison.objects.get(event=event)
        (point,) = stored.found.points
        unseen = tuple(Cell(article=i, state="not in text") for i in (2, 3, 4))
        point = msgspec.structs.replace(point, cells=(*point.cells[:2], *unseen))
        found = msgspec.structs.replace(stored.found, points=(point,))
        Comparison.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found))
        for analysis in Analysis.objects.filter(version__in=stored.version_ids[2:]):
            told = [msgspec.structs.replace(f, counted="deaths") for f in analysis.findings.figures]
            other = msgspec.structs.replace(analysis.findings, figures=tuple(told))
            Analysis.objects.filter(pk=analysis.pk).update(result=msgspec.json.encode(other))
    assert "Deaths over time" in page(signed_in(made))
    html = page(client)
    assert "People killed over time" in html
    assert "Deaths" not in html


def test_every_link_to_words_leads_to_them(storm: MadeStory) -> None:
    client = signed_in(storm)
    link = page(client).split('id="carried"')[1].split('href="')[1].split("#")[0]
    assert "m-here" in client.get(link).content.decode()


def test_an_unpublished_story_is_not_there_for_strangers(client: Client, db: None) -> None:
    mine = made_story(UserFactory(), published=False)
    assert client.get(PAGE).status_code == 404
    assert "Only you see this" in page(signed_in(mine))


def test_a_private_event_of_a_public_story_stays_hidden(client: Client, storm: MadeStory) -> None:
    page(signed_in(storm))
    event_publish(user=storm.owner, event=storm.events[1], published=False)
    html = page(client)
    assert "Storm, part 2" not in html
    assert "No figure is counted alike in two of the events" in html
    assert "Storm, part 2" in page(signed_in(storm))


def test_a_story_without_events_says_what_to_do(db: None) -> None:
    owner = UserFactory()
    Story.objects.create(title="The storm on Brisa", slug="storm-on-brisa", owner=owner)
    client = Client()
    client.force_login(owner)
    assert "No events yet" in page(client)


def test_the_event_page_leads_to_its_story(client: Client, storm: MadeStory) -> None:
    assert f'href="{PAGE}"' in client.get("/events/storm-part-1/").content.decode()


def test_more_events_and_articles_take_no_more_queries(db: None) -> None:
    counts = []
    for events, articles in ((2, 2), (4, 5)):
        made = made_story(UserFactory(), events=events, articles=articles)
        with CaptureQueriesContext(connection) as captured:
            page(Client())
        counts.append(len(captured))
        for event in made.events:
            event.delete()
        made.story.delete()
        Article.objects.all().delete()
    assert counts[0] == counts[1] <= 14


@pytest.mark.parametrize("slug", ["nothing", "storm-on-brisa-"])
def test_an_unknown_story_is_not_found(client: Client, db: None, slug: str) -> None:
    assert client.get(f"/stories/{slug}/").status_code == 404


def test_markup_in_titles_stays_text(client: Client, storm: MadeStory) -> None:
    payload = "<b>x</b>"
    Story.objects.update(title=payload, note=payload)
    storm.events[0].title = payload
    storm.events[0].save()
    assert payload not in page(client)


def test_labels_of_a_crowded_chart_never_lie_on_one_another_or_leave_it(db: None) -> None:
    made = made_story(UserFactory(), events=8, articles=5)
    html = page(signed_in(made))
    svg = html.split('<svg class="chart"')[1].split("</svg>")[0]
    placed = [
        (float(x), float(y), len(words) * 7.2)
        for x, y, words in re.findall(r'<text class="value" x="([\d.]+)" y="([\d.]+)">([^<]*)<', svg)
    ]
    assert len(placed) > 4
    for i, (x, y, width) in enumerate(placed):
        assert y <= 212
        assert not any(x < x2 + w2 and x2 < x + width and abs(y - y2) < 14 for x2, y2, w2 in placed[i + 1 :])
    assert "more articles with it" in html
