"""Facets of the list of events: names kept with a comparison, counts, search beyond ASCII."""

import datetime as dt

import msgspec
import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comparator.analysis.findings import ArticleFindings, Comparison, Mention, Name
from comparator.models import Analysis, Event, EventName
from comparator.models import Comparison as Stored
from comparator.models.like import like
from comparator.selectors.events import events_list
from comparator.selectors.facets import Choice, Narrowing, event_facets
from comparator.selectors.versions import current_versions
from comparator.services.telling import event_tell
from tests.factories import EventFactory, UserFactory, add_article, page

pytestmark = pytest.mark.django_db


def named(event: Event, *names: Name) -> None:
    """Let the worker keep these names, each of them in both articles of an event."""
    while event.coverage.count() < 2:
        add_article(event.owner, event=event, outlet_name="Brisa Post")
    versions = current_versions(event)
    mentions = tuple(Mention(start=0, end=1, name=name.variants[0], kind=name.kind) for name in names)
    for version in versions:
        read = ArticleFindings(analysis="1", document=version.document, mentions=mentions)
        Analysis.objects.update_or_create(
            version=version, analysis_version="1", defaults={"result": msgspec.json.encode(read)}
        )
    stored = Stored.objects.create(
        event=event, analysis_version="1", key=f"key {event.pk}", state="done", finished=timezone.now(),
        version_ids=[version.pk for version in versions],
        result=msgspec.json.encode(Comparison(analysis="1", names=names)),
    )  # fmt: skip
    event_tell(event_id=event.pk, stored=stored)


MALÉN = Name(name="Viktor Malén", kind="person", variants=("Malén",))
BRISA = Name(name="Brisa", kind="place", variants=("Brisa",))
COUNCIL = Name(name="City Council", kind="organisation", variants=("City Council",))


def events_of(user: User) -> tuple[Event, Event, Event]:
    one = EventFactory(owner=user, published=True, starts=dt.date(2021, 3, 4), title="One")
    two = EventFactory(owner=user, published=True, starts=dt.date(2021, 5, 1), title="Two")
    private = EventFactory(owner=user, starts=dt.date(2021, 5, 9), title="Private")
    named(one, MALÉN, BRISA, COUNCIL)
    named(two, BRISA)
    named(private, BRISA)
    return one, two, private


def test_people_and_places_are_kept_with_a_comparison_and_replaced_by_the_next() -> None:
    event = EventFactory()
    named(event, MALÉN, BRISA, COUNCIL)
    kept = list(EventName.objects.order_by("name").values_list("kind", "name", "key", "articles"))
    assert kept == [("place", "Brisa", "brisa", 2), ("person", "Viktor Malén", "viktor malen", 2)]
    Stored.objects.all().delete()
    named(event, BRISA)
    assert EventName.objects.get().name == "Brisa"


def test_choices_count_the_events_they_leave_for_each_reader() -> None:
    owner = UserFactory()
    events_of(owner)
    seen = event_facets(AnonymousUser(), Narrowing())
    assert seen.places == (Choice(value="brisa", name="Brisa", count=2),)
    assert seen.persons == (Choice(value="viktor malen", name="Viktor Malén", count=1),)
    assert seen.outlets == (Choice(value="brisa-post", name="Brisa Post", count=2),)
    assert [(c.value, c.count) for c in seen.months] == [("2021-05", 1), ("2021-03", 1)]
    mine = event_facets(owner, Narrowing())
    assert mine.places[0].count == 3


def test_a_choice_narrows_the_other_facets_and_not_its_own() -> None:
    owner = UserFactory()
    events_of(owner)
    told = event_facets(AnonymousUser(), Narrowing(person="viktor malen"))
    assert told.places[0].count == 1
    assert [c.value for c in told.months] == ["2021-03"]
    told = event_facets(AnonymousUser(), Narrowing(month="2021-05"))
    assert len(told.months) == 2
    assert told.persons == ()


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (Narrowing(place="brisa"), ["Two", "One"]),
        (Narrowing(person="Viktor Malén"), ["One"]),
        (Narrowing(month="2021-05"), ["Two"]),
        (Narrowing(query="MALEN"), ["One"]),
        (Narrowing(query="malén"), ["One"]),
        (Narrowing(person="nobody"), []),
    ],
)
def test_the_list_is_narrowed(asked: Narrowing, titles: list[str]) -> None:
    events_of(UserFactory())
    assert [card.event.title for card in events_list(AnonymousUser(), asked).cards] == titles


def test_search_knows_capitals_beyond_ascii() -> None:
    owner = UserFactory()
    event = EventFactory(owner=owner, title="Ärger im Élysée")
    add_article(owner, event=event, raw=page(headline="ČESKÁ vláda padla"), outlet_name="Ħal Kirkop Ġurnal")
    for query in ("ÉLYSÉE", "élysée", "ärger", "česká VLÁDA", "ħal KIRKOP ġurnal"):
        assert [card.event for card in events_list(owner, Narrowing(query=query)).cards] == [event], query
    assert events_list(owner, Narrowing(query="100%")).count == 0
    assert events_list(owner, Narrowing(query="_lysée")).count == 0


@pytest.mark.parametrize(
    ("pattern", "value", "matches"),
    [
        ("%É%", "né", True),
        ("é", "É", True),
        ("a_c", "ABC", True),
        ("a_c", "AC", False),
        (r"100\%", "100%", True),
        (r"100\%", "1000", False),
        ("%b", "ab\nb", True),
        ("%", "", True),
        (None, "a", None),
        ("a", None, None),
    ],
)
def test_like_folds_as_python_does(pattern: str | None, value: str | None, matches: bool | None) -> None:
    assert like(pattern, value, "\\") is matches


def test_facets_take_four_queries_however_many_events() -> None:
    owner = UserFactory()
    events_of(owner)
    for _ in range(5):
        named(EventFactory(owner=owner, published=True), BRISA, MALÉN)
    with CaptureQueriesContext(connection) as captured:
        event_facets(AnonymousUser(), Narrowing(query="a"))
    assert len(captured) == 4
