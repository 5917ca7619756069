"""The list of events: counts, search, and as many queries for many articles as for few."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comparator.models import Analysis, Comparison, Event
from comparator.selectors.articles import article_get
from comparator.selectors.comparisons import event_comparison, event_job
from comparator.selectors.events import events_list
from comparator.selectors.facets import Narrowing
from comparator.services.analyses import analysis_run
from comparator.services.articles import article_add
from comparator.services.comparisons import comparison_run
from comparator.services.pinning import version_pin
from tests.factories import EventFactory, UserFactory, add_article, page
from tests.services import stand_ins

pytestmark = pytest.mark.django_db


def read_all() -> None:
    """Do all the work that waits."""
    for job in Analysis.objects.filter(state="waiting"):
        analysis_run(analysis_id=job.pk)
    for comparison in Comparison.objects.filter(state="waiting"):
        comparison_run(comparison_id=comparison.pk)


def event_with(articles: int, user: User) -> Event:
    event = EventFactory(owner=user, published=True)
    for _ in range(articles):
        add_article(user, event=event)
    read_all()
    return event


def queries(call: object) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call()  # type: ignore[operator]
    return len(captured)


@pytest.mark.parametrize("reader", ["stranger", "owner"])
def test_forty_articles_take_as_many_queries_as_four(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    stand_ins.use(monkeypatch)
    owner = UserFactory()
    few, many = event_with(4, owner), event_with(40, owner)
    user = owner if reader == "owner" else AnonymousUser()
    counts = [queries(lambda event=event: event_comparison(event, user)) for event in (few, many)]
    assert counts[0] == counts[1] <= 10
    shown = event_comparison(many, user)
    assert shown
    assert len(shown.columns) == 40


def test_ten_events_take_as_many_queries_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    owner = UserFactory()
    event_with(3, owner)
    one = queries(lambda: events_list(owner))
    for _ in range(9):
        event_with(1, owner)
    assert queries(lambda: events_list(owner)) == one <= 5


def test_an_article_page_takes_few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    owner = UserFactory()
    version = add_article(owner, event=EventFactory(owner=owner))
    read_all()
    assert queries(lambda: article_get(owner, version.article_id)) <= 6
    read = article_get(owner, version.article_id)
    assert read
    assert read.findings
    assert read.document == version.document


def test_a_card_counts_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    owner = UserFactory()
    event = EventFactory(owner=owner)
    for day, outlet in ((4, "Brisa Post"), (9, "Brisa Post"), (6, "Linn Herald")):
        add_article(owner, event=event, outlet_name=outlet, published=dt.date(2021, 3, day))
    (card,) = events_list(owner).cards
    assert card.in_work
    read_all()
    (card,) = events_list(owner).cards
    assert (card.articles, card.outlets, card.outlet_names) == (3, 2, ("Brisa Post", "Linn Herald"))
    assert (card.first_published, card.last_published) == (dt.date(2021, 3, 4), dt.date(2021, 3, 9))
    assert card.summary == "3 articles."
    assert not card.in_work


def test_what_an_earlier_analysis_left_unfinished_is_not_in_work(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)
    owner = UserFactory()
    version = add_article(owner, event=EventFactory(owner=owner))
    read_all()
    Analysis.objects.create(version=version, analysis_version="an earlier one")
    (card,) = events_list(owner).cards
    assert not card.in_work


def test_events_are_found_by_title_headline_outlet_and_day() -> None:
    owner = UserFactory()
    flood = EventFactory(owner=owner, title="The flood", starts=dt.date(2021, 3, 4))
    talks = EventFactory(owner=owner, title="The talks", starts=dt.date(2021, 5, 1))
    add_article(
        owner, event=talks, raw=page(headline="Ministers sit down at last"), outlet_name="Linn Herald"
    )

    def found(**how: object) -> list[Event]:
        return [card.event for card in events_list(owner, Narrowing(**how)).cards]

    assert found() == [talks, flood]
    assert found(query="FLOOD") == [flood]
    assert found(query="for nothing, its clerk") == [talks]
    assert found(query="ministers sit") == [talks]
    assert found(query="linn her") == found(outlet="linn-herald") == [talks]
    assert found(until=dt.date(2021, 4, 1)) == [flood]
    assert found(since=dt.date(2021, 4, 1)) == [talks]
    assert found(query="100%") == []


def test_a_failed_comparison_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(articles: object, base: int | None = None, primary: object = ()) -> Comparison:
        raise ZeroDivisionError

    stand_ins.use(monkeypatch, compare=broken)
    event = event_with(2, UserFactory())
    for _ in range(3):
        read_all()
    job = event_job(event)
    assert job
    assert job.state == "failed"
    assert "ZeroDivisionError" in job.reason


def test_a_card_tells_the_days_of_what_the_event_stands_on() -> None:
    owner, raw = UserFactory(), page()
    event = EventFactory(owner=owner, published=True)
    add_article(owner, event=event, outlet_name="Linn Herald", published=dt.date(2021, 3, 4))
    first = add_article(owner, raw=raw, event=event, published=dt.date(2021, 3, 1))
    more = f"{raw}\n\nThe council meets again on Friday.\n"
    second = article_add(user=owner, raw=more, article=first.article, published=dt.date(2021, 3, 6)).version

    def days() -> tuple[dt.date | None, dt.date | None]:
        (card,) = events_list(AnonymousUser()).cards
        return card.first_published, card.last_published

    assert days() == (dt.date(2021, 3, 4), dt.date(2021, 3, 6))
    version_pin(user=owner, event=event, article=first.article, version=first)
    assert days() == (dt.date(2021, 3, 1), dt.date(2021, 3, 4))
    assert second.number == 2
