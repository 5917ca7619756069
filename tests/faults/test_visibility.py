"""Who sees what: strangers published events, members their own as well, staff no draft."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from comparator.models import (
    Analysis,
    Anyone,
    Article,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    EventName,
    Intake,
    Outlet,
    Story,
)
from comparator.selectors.articles import article_get
from comparator.selectors.events import event_get, events_editable, events_list
from comparator.selectors.facets import Narrowing, event_facets
from comparator.selectors.intakes import batches_unsaved
from comparator.selectors.outlet_list import OutletsAsked, outlets_list
from comparator.services.events import (
    event_add_article,
    event_create,
    event_publish,
    event_remove_article,
)
from comparator.services.intakes import batch_new, intake_file
from comparator.services.outlet_files import outlets_export
from tests.factories import CorrectionFactory, EventFactory, StoryFactory, UserFactory, add_article

pytestmark = pytest.mark.django_db

SEES = {
    "stranger": {"public"},
    "member": {"public"},
    "owner": {"public", "private"},
    "staff": {"public"},
    "former staff": {"public"},
}
MANAGERS: dict[str, Callable[[Anyone], QuerySet]] = {
    "events": lambda user: Event.objects.visible_to(user).values_list("title", flat=True),
    "articles": lambda user: Article.objects.visible_to(user).values_list("outlet__name", flat=True),
    "versions": lambda user: ArticleVersion.objects.visible_to(user).values_list(
        "article__outlet__name", flat=True
    ),
    "analyses": lambda user: Analysis.objects.visible_to(user).values_list(
        "version__article__outlet__name", flat=True
    ),
    "outlets": lambda user: Outlet.objects.visible_to(user).values_list("name", flat=True),
    "coverage": lambda user: Coverage.objects.visible_to(user).values_list("event__title", flat=True),
    "comparisons": lambda user: Comparison.objects.visible_to(user).values_list("event__title", flat=True),
    "corrections": lambda user: CorrectionFactory._meta.model.objects.visible_to(user).values_list(
        "event__title", flat=True
    ),
    "names": lambda user: EventName.objects.visible_to(user).values_list("name", flat=True),
    "what was brought in": lambda user: (
        [*Intake.objects.visible_to(user).values_list("file_name", flat=True), "public"]
    ),
    "unsaved batches": lambda user: (
        [name for line in batches_unsaved(user) for name in line.names] + ["public"]
        if isinstance(user, User)
        else ["public"]
    ),
    "places facet": lambda user: [one.name for one in event_facets(user, Narrowing()).places],
    "stories": lambda user: Story.objects.visible_to(user).values_list("title", flat=True),
    "events list": lambda user: [card.event.title for card in events_list(user).cards],
    "outlets facet": lambda user: [one.name for one in event_facets(user, Narrowing()).outlets],
    "search by title": lambda user: (
        [c.event.title for c in events_list(user, Narrowing(query="private")).cards] + ["public"]
    ),
    "search by outlet": lambda user: (
        [c.event.title for c in events_list(user, Narrowing(outlet="private")).cards] + ["public"]
    ),
}


@pytest.fixture
def people() -> dict[str, Anyone]:
    """One of each role, with a public and a private event of the owner, an article in each."""
    owner = UserFactory()
    for name in ("public", "private"):
        story = StoryFactory(title=name)
        event = EventFactory(owner=owner, title=name, slug=name, published=name == "public", story=story)
        add_article(owner, event=event, outlet_name=name)
        Comparison.objects.create(event=event, analysis_version="1", key=name)
        CorrectionFactory(event=event)
        EventName.objects.create(event=event, kind="place", name=name, key=name, articles=1)
    intake_file(user=owner, batch=batch_new(), name="private", data=b"A draft.")
    return {
        "stranger": AnonymousUser(),
        "member": UserFactory(),
        "owner": owner,
        "staff": UserFactory(staff=True),
        "former staff": UserFactory(staff=True, is_active=False),
    }


@pytest.mark.parametrize("what", MANAGERS)
@pytest.mark.parametrize("role", SEES)
def test_everybody_sees_just_what_is_theirs_to_see(people: dict[str, Anyone], role: str, what: str) -> None:
    assert set(MANAGERS[what](people[role])) == SEES[role]


@pytest.mark.parametrize("role", SEES)
def test_a_page_of_something_hidden_is_not_there(people: dict[str, Anyone], role: str) -> None:
    user, seen = people[role], "private" in SEES[role]
    hidden = Article.objects.get(outlet__name="private").pk
    public = Article.objects.get(outlet__name="public").pk
    assert (event_get(user, "private") is not None) == seen
    assert (article_get(user, hidden) is not None) == seen
    assert event_get(user, "public") is not None
    assert article_get(user, public) is not None


@pytest.mark.parametrize(
    ("role", "whole"), [("stranger", False), ("member", True), ("owner", True), ("staff", True)]
)
def test_strangers_read_passages_unless_the_rights_say_whole(
    people: dict[str, Anyone], role: str, whole: bool
) -> None:
    article = Article.objects.get(outlet__name="public")
    read = article_get(people[role], article.pk)
    assert read
    assert read.whole == whole
    Article.objects.filter(pk=article.pk).update(rights=Article.Rights.WHOLE)
    read = article_get(people[role], article.pk)
    assert read
    assert read.whole


def test_an_event_named_by_its_article_does_not_show_the_private_event_it_also_stands_in(
    people: dict[str, Anyone],
) -> None:
    owner = people["owner"]
    assert isinstance(owner, User)
    article = Article.objects.get(outlet__name="public")
    event_add_article(user=owner, event=Event.objects.get(slug="private"), article=article)
    read = article_get(people["member"], article.pk)
    assert read
    assert [event.slug for event in read.events] == ["public"]


def test_only_owner_and_staff_change_an_event(people: dict[str, Anyone]) -> None:
    event, member, staff = Event.objects.get(slug="public"), people["member"], people["staff"]
    article = event.articles.get()
    assert isinstance(member, User)
    assert isinstance(staff, User)
    for change in (
        lambda user: event_remove_article(user=user, event=event, article=article),
        lambda user: event_publish(user=user, event=event, published=False),
    ):
        with pytest.raises(PermissionDenied):
            change(member)
        change(staff)
    assert not Event.objects.get(slug="public").published
    assert not event.articles.exists()
    assert event not in events_editable(member)
    assert event not in events_editable(staff)  # it is a draft again


def test_nobody_brings_a_hidden_article_to_light_through_an_event_of_their_own(
    people: dict[str, Anyone],
) -> None:
    member = people["member"]
    assert isinstance(member, User)
    mine = event_create(user=member, title="Mine")
    with pytest.raises(PermissionDenied):
        event_add_article(user=member, event=mine, article=Article.objects.get(outlet__name="private"))


@pytest.mark.parametrize("role", SEES)
def test_only_staff_look_up_outlets_of_others_private_articles(people: dict[str, Anyone], role: str) -> None:
    user, seen = people[role], SEES[role] | ({"private"} if role == "staff" else set())
    listed = outlets_list(user, OutletsAsked(query="private")).lines
    assert {one.name for one in listed} == seen - {"public"}
    exported = json.loads(outlets_export(user=user))["outlets"]
    assert {one["name"] for one in exported} == seen
