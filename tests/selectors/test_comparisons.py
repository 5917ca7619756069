"""What a comparing page is given: columns in order, the base, and an honest word on what is missing."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from comparator.models import Analysis, Article, ArticleVersion, Comparison, Event
from comparator.selectors.comparisons import NO_BASE, EventComparison, event_comparison, event_pending
from comparator.services.analyses import analysis_run
from comparator.services.articles import article_describe
from comparator.services.comparisons import comparison_run
from comparator.services.events import event_remove_article
from tests.factories import EventFactory, UserFactory, add_article
from tests.services import stand_ins

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)


@pytest.fixture
def event() -> Event:
    """Three articles, read and compared; the second to be published came in first."""
    event = EventFactory(published=True)
    for day in (6, 4, 9):
        add(event, day)
    read_all()
    return event


def add(event: Event, day: int, **kwargs: object) -> ArticleVersion:
    return add_article(event.owner, event=event, published=dt.date(2021, 3, day), **kwargs)


def read_all() -> None:
    for job in Analysis.objects.filter(state="waiting"):
        analysis_run(analysis_id=job.pk)
    for comparison in Comparison.objects.filter(state="waiting"):
        comparison_run(comparison_id=comparison.pk)


def shown(event: Event, base: int | None = None, user: User | None = None) -> EventComparison:
    comparison = event_comparison(event, user or event.owner, base)
    assert comparison is not None
    return comparison


def test_columns_stand_in_the_order_of_publication(event: Event) -> None:
    assert [column.version.published.day for column in shown(event).columns] == [4, 6, 9]


def test_a_set_of_versions_is_compared_once(event: Event) -> None:
    assert Comparison.objects.count() == 1
    assert not shown(event).stale
    assert shown(event).pending == []


def test_nothing_is_shown_before_anything_is_read() -> None:
    event = EventFactory()
    version = add(event, 4)
    assert event_comparison(event, event.owner) is None
    assert [pending.version for pending in event_pending(event, event.owner)] == [version]
    assert event_pending(event, UserFactory()) == []


def test_somebody_elses_private_event_shows_nothing(event: Event) -> None:
    Event.objects.update(published=False)
    assert event_comparison(event, UserFactory()) is None
    assert event_comparison(event, event.owner) is not None


def test_without_a_marked_article_there_is_no_base(event: Event) -> None:
    assert shown(event).base is None


def test_the_only_wire_copy_is_the_base_until_the_reader_chooses(event: Event) -> None:
    wire = add(event, 5, is_wire=True)
    add(event, 7, kind=Article.Kind.TRANSCRIPT)
    read_all()
    columns = shown(event).columns
    assert columns[shown(event).base or 0].article == wire.article
    assert shown(event, NO_BASE).base is None
    assert shown(event, columns[3].article.pk).base == 3
    assert shown(event, 10**9).base is None


def test_the_only_primary_source_is_the_base_where_no_wire_is(event: Event) -> None:
    add(event, 1, kind=Article.Kind.COMMUNIQUE)
    read_all()
    assert shown(event).base == 0


def test_with_two_wires_the_reader_chooses(event: Event) -> None:
    add(event, 5, is_wire=True)
    add(event, 7, is_wire=True)
    read_all()
    assert shown(event).base is None


def test_an_earlier_comparison_says_that_it_is_one_and_what_it_lacks(event: Event) -> None:
    late = add(event, 10)
    old = shown(event)
    assert len(old.columns) == 3
    assert [(pending.version, pending.state) for pending in old.pending] == [(late, "waiting")]
    read_all()
    new = shown(event)
    assert (len(new.columns), new.stale, new.pending) == (4, False, [])


def test_an_article_that_failed_is_named_with_its_reason(event: Event) -> None:
    late = add(event, 10)
    Analysis.objects.filter(version=late).update(state="failed", reason="The lamp went out.")
    (pending,) = shown(event).pending
    assert (pending.version, pending.reason, shown(event).stale) == (late, "The lamp went out.", False)


def test_what_was_taken_out_is_never_shown_again(event: Event) -> None:
    gone = shown(event).columns[0].article
    event_remove_article(user=event.owner, event=event, article=gone)
    assert event_comparison(event, event.owner) is None
    read_all()
    assert gone not in [column.article for column in shown(event).columns]


def test_a_corrected_day_makes_a_new_comparison(event: Event) -> None:
    first = shown(event).columns[0].version
    article_describe(user=event.owner, version=first, published=dt.date(2021, 3, 30))
    assert shown(event).stale
    read_all()
    assert [column.version.published.day for column in shown(event).columns] == [6, 9, 30]
    assert not shown(event).stale


def test_what_is_a_primary_source_now_is_known_to_the_reading(event: Event) -> None:
    assert shown(event).comparison.primary == ()
    Article.objects.filter(pk=shown(event).columns[1].article.pk).update(kind="communique")
    assert shown(event).comparison.primary == (1,)
    assert shown(event).summed.primary == (1,)
