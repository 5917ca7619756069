"""An event's comparison kept at one version of an article."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from comparator.models import Analysis, Article, ArticleVersion, Comparison, Coverage, Event, EventWords
from comparator.selectors.comparisons import event_comparison
from comparator.selectors.standing import standing_comparisons
from comparator.selectors.versions import current_heads, current_versions, kept_behind
from comparator.services.analyses import analyses_refresh, analysis_run
from comparator.services.articles import article_add, article_restore
from comparator.services.comparisons import comparison_run
from comparator.services.pinning import version_pin
from tests.factories import EventFactory, UserFactory, add_article, page
from tests.services import stand_ins

DAY = dt.date(2021, 3, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.use(monkeypatch)


@pytest.fixture
def event() -> Event:
    """Two articles, the first in two versions; all read and compared."""
    owner = UserFactory()
    event = EventFactory(owner=owner, published=True)
    first = add_article(owner, event=event, outlet_name="Brisa Post")
    add_article(owner, event=event, outlet_name="Ansel Courier")
    again(first.article, page(amount=500))
    run_everything()
    return event


def run_everything() -> None:
    """Do all the work that waits, as the worker does."""
    while waiting := Analysis.objects.filter(state="waiting").first():
        analysis_run(analysis_id=waiting.pk)
    while job := Comparison.objects.filter(state="waiting").first():
        comparison_run(comparison_id=job.pk)


def again(article: Article, raw: str) -> ArticleVersion:
    """The article's page with other words."""
    assert article.owner
    return article_add(user=article.owner, raw=raw, article=article, published=DAY).version


def first(event: Event) -> Article:
    return event.articles.get(outlet__name="Brisa Post")


def pin(event: Event, number: int | None) -> None:
    article = first(event)
    assert event.owner
    version = article.versions.get(number=number) if number else None
    version_pin(user=event.owner, event=event, article=article, version=version)


def stood_on(event: Event) -> list[int]:
    """The numbers of the versions it stands on."""
    assert [head.pk for head in current_heads(event)] == [v.pk for v in current_versions(event)]
    return [version.number for version in current_versions(event)]


def shown(event: Event) -> list[int]:
    """The numbers of the versions that its page shows."""
    found = event_comparison(event, event.owner)  # type: ignore[arg-type]  # it has one
    assert found
    assert not found.stale
    return [column.version.number for column in found.columns]


def test_without_a_pin_an_event_follows_the_newest_version(event: Event) -> None:
    assert stood_on(event) == shown(event) == [2, 1]
    assert kept_behind(event) == []


def test_pinned_it_is_compared_anew_and_says_that_there_is_a_newer_version(event: Event) -> None:
    pin(event, 1)
    run_everything()
    assert stood_on(event) == shown(event) == [1, 1]
    (kept,) = kept_behind(event)
    assert (kept.outlet, kept.kept, kept.newest) == ("Brisa Post", 1, 2)


def test_a_new_version_changes_nothing_where_an_event_is_pinned(event: Event) -> None:
    pin(event, 2)
    assert kept_behind(event) == []
    run_everything()
    before = Comparison.objects.count()
    again(first(event), page(amount=600))
    run_everything()
    assert shown(event) == [2, 1]
    assert Comparison.objects.count() == before


def test_what_was_compared_before_is_shown_and_counted_again_at_once(event: Event) -> None:
    newest = standing_comparisons([event.pk])[event.pk]
    pin(event, 1)
    run_everything()
    assert standing_comparisons([event.pk])[event.pk] != newest
    pin(event, None)
    assert shown(event) == [2, 1]
    assert standing_comparisons([event.pk])[event.pk] == newest
    assert EventWords.objects.filter(event=event).exists()


def test_pins_outlive_a_new_analysis(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    pin(event, 1)
    run_everything()
    Analysis.objects.update(analysis_version="before")
    Comparison.objects.update(analysis_version="before")
    assert analyses_refresh() == 3  # the two newest and the one that is kept
    run_everything()
    assert stood_on(event) == shown(event) == [1, 1]


def test_another_event_of_the_same_article_goes_its_own_way(event: Event) -> None:
    assert event.owner
    other = EventFactory(owner=event.owner)
    Coverage.objects.create(event=other, article=first(event))
    pin(event, 1)
    assert stood_on(other) == [2]
    assert stood_on(event) == [1, 1]


def test_a_version_of_another_article_is_refused(event: Event) -> None:
    assert event.owner
    other = event.articles.get(outlet__name="Ansel Courier").versions.get()
    with pytest.raises(ValidationError, match="another article"):
        version_pin(user=event.owner, event=event, article=first(event), version=other)
    loose = add_article(event.owner)
    with pytest.raises(ValidationError, match="does not hold"):
        version_pin(user=event.owner, event=event, article=loose.article, version=loose)


def test_only_who_may_change_the_event_pins(event: Event) -> None:
    with pytest.raises(PermissionDenied):
        version_pin(user=UserFactory(), event=event, article=first(event), version=None)
    version_pin(user=UserFactory(staff=True), event=event, article=first(event), version=None)


def test_a_pin_does_not_go_along_to_a_copy_of_the_article() -> None:
    owner, raw = UserFactory(), page() + "\nComments (2)\n\nReader One says: not enough.\n\nReply\n"
    event = EventFactory(owner=owner)
    version = add_article(owner, raw=raw, outlet_name="Brisa Post", event=event)
    add_article(UserFactory(), raw=raw, outlet_name="Brisa Post")
    version_pin(user=owner, event=event, article=version.article, version=version)
    own = article_restore(user=owner, version=version, keep=[0, 1, 2]).article
    assert own != version.article
    assert [v.article_id for v in current_versions(event)] == [own.pk]
