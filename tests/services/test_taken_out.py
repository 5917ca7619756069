"""What was taken out of an event is told of nowhere with it again; what stands is what lists count."""

import datetime as dt

import msgspec
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.models import Article, Comparison, Coverage, EventName, EventWords
from comparator.selectors.events import events_list
from comparator.selectors.facets import Narrowing
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.stories import story_read
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.corrections import correction_undo
from comparator.services.events import event_add_article, event_remove_article
from tests.factories import StoryFactory, UserFactory
from tests.services.correcting import correct
from tests.web.made import Made, made_event

pytestmark = pytest.mark.django_db
RADIO_ALONE = "after a long day in the old customs house"


@pytest.fixture
def made() -> Made:
    return made_event(owner=UserFactory())


def compared_without_the_third(made: Made) -> Comparison:
    """The comparison from before the third article came in."""
    found = Comparison.objects.get(event=made.event).found
    points = tuple(msgspec.structs.replace(point, cells=point.cells[:2]) for point in found.points)
    two = [version for version in current_versions(made.event) if version.article_id != made.pks[2]]
    return Comparison.objects.create(
        event=made.event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(two)),
        state="done",
        finished=timezone.now() - dt.timedelta(hours=1),
        version_ids=[version.pk for version in two],
        result=msgspec.json.encode(msgspec.structs.replace(found, points=points, compared=(0, 1))),
    )


def take_out(made: Made) -> None:
    event_remove_article(user=made.owner, event=made.event, article=Article.objects.get(pk=made.pks[2]))


def found(query: str) -> list[str]:
    return [card.event.slug for card in events_list(AnonymousUser(), Narrowing(query=query)).cards]


def test_before_the_next_comparison_nothing_is_told_of_the_articles_before(made: Made) -> None:
    EventName.objects.create(event=made.event, kind="place", name="Radio Hill", key="radio hill", articles=2)
    assert found(RADIO_ALONE) == found("Radio Hill") == [made.event.slug]
    take_out(made)
    assert found(RADIO_ALONE) == found("Radio Hill") == []
    card = events_list(AnonymousUser()).cards[0]
    assert (card.summary, card.conflicts, card.articles) == ("", 0, 2)


def test_the_comparison_of_the_others_stands_again(made: Made) -> None:
    earlier = compared_without_the_third(made)
    take_out(made)
    assert standing_comparisons([made.event.pk]) == {made.event.pk: earlier}
    assert events_list(AnonymousUser()).cards[0].summary.startswith("2 articles; 1 conflict: ")
    assert found(RADIO_ALONE) == []
    assert "a paper that we have not been shown" in EventWords.objects.get(event=made.event).passages


@pytest.mark.parametrize("way", ["coverage", "ticked", "article", "version", "event"])
def test_what_is_taken_out_in_the_administration_is_told_of_no_more(
    made: Made, client: Client, way: str
) -> None:
    compared_without_the_third(made)
    correct(made, "reject", "p1")
    client.force_login(UserFactory(staff=True))
    address, told = in_the_administration(made, way)
    assert client.post(address, told).status_code == 302
    assert made.pks[2] not in [version.article_id for version in current_versions(made.event)]
    assert found(RADIO_ALONE) == found("a paper that we have not been shown") == []
    assert found("the talks would go on in April") == [made.event.slug]


def in_the_administration(made: Made, way: str) -> tuple[str, dict[str, object]]:
    """The address that takes the third article out, and what is sent there."""
    coverage = Coverage.objects.get(event=made.event, article=made.pks[2])
    version = coverage.article.versions.get()
    row: Model = {"article": coverage.article, "version": version, "event": made.event}.get(way, coverage)
    name = f"admin:comparator_{row._meta.model_name}"
    if way == "ticked":
        told = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        return reverse(f"{name}_changelist"), told
    if way != "event":
        return reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}
    lines: dict[str, object] = {"coverage-TOTAL_FORMS": 3, "coverage-INITIAL_FORMS": 3}
    for n, line in enumerate(Coverage.objects.filter(event=made.event).order_by("pk")):
        lines |= {f"coverage-{n}-id": line.pk, f"coverage-{n}-event": made.event.pk}
    told = {"title": made.event.title, "slug": made.event.slug, "position": 0, "coverage-2-DELETE": "on"}
    return reverse(f"{name}_change", args=[row.pk]), told | lines


def test_strangers_search_in_what_corrections_left_them(made: Made) -> None:
    words = "a paper that we have not been shown"
    rejected = correct(made, "reject", "p1")
    assert found(words) == []
    compared_without_the_third(made)
    take_out(made)
    assert found(words) == []
    correction_undo(user=made.owner, correction=rejected)
    assert found(words) == [made.event.slug]


def test_what_comes_back_is_compared_anew(made: Made) -> None:
    compared_without_the_third(made)
    take_out(made)
    event_add_article(user=made.owner, event=made.event, article=Article.objects.get(pk=made.pks[2]))
    assert Comparison.objects.order_by("pk").last().state == "waiting"


def test_an_event_compared_often_hides_no_other_of_its_story(made: Made) -> None:
    other = made_event(owner=made.owner, title="Another day")
    story = StoryFactory(title="Brisa")
    for event in (made.event, other.event):
        event.story = story
        event.save(update_fields=["story"])
    newest = Comparison.objects.get(event=other.event)
    Comparison.objects.bulk_create(
        Comparison(
            event=other.event,
            analysis_version=ANALYSIS_VERSION,
            key=str(number),
            state="done",
            finished=timezone.now(),
            version_ids=newest.version_ids,
            result=newest.result,
            summary=newest.summary,
        )
        for number in range(45)
    )
    assert all(told.summary for told in story_read(AnonymousUser(), story).events)
