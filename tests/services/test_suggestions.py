"""Which event: what is offered to whom and why, what joins and how it is undone, and that nobody learns of
words they may not see."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comparator.models import Analysis, Article, Coverage, Event, EventTerm, Fingerprint
from comparator.services.analyses import analysis_run
from comparator.services.articles import article_describe
from comparator.services.events import event_add_article, event_delete, event_publish, event_remove_article
from comparator.services.fingerprints import fingerprint_store
from comparator.services.suggestions import (
    Suggestion,
    article_suggestions,
    event_suggestions,
    suggestion_accept,
    suggestion_clear,
)
from tests.factories import EventFactory, UserFactory, add_article
from tests.gold.which_event import made_up
from tests.services import stand_ins

pytestmark = pytest.mark.django_db
TOLD = {article.id: article for article in made_up()}


def stored(user: User, name: str, event: Event | None = None) -> Article:
    """One of the made-up articles, as it stands when the worker has read it."""
    told = TOLD[name]
    version = add_article(
        user, raw=f"{told.headline}\n\n{told.text}", published=told.published, event=event, outlet_name=name
    )
    fingerprint_store(version=version)
    return version.article


def asked(user: User | AnonymousUser, name: str) -> tuple[Suggestion, ...]:
    told = TOLD[name]
    return event_suggestions(user=user, text=told.text, headline=told.headline, published=told.published)


@pytest.fixture
def user() -> User:
    return UserFactory()


@pytest.fixture
def skarn(user: User) -> Event:
    """An event of the user with two articles, beside look-alikes in other events of theirs."""
    event = EventFactory(owner=user, title="The Aldona")
    for name in ("ferry-skarn-1", "ferry-skarn-3"):
        stored(user, name, event)
    for name in ("ferry-lurin-1", "fire-mill-1", "coach-vell-1"):
        stored(user, name, EventFactory(owner=user, title=name))
    return event


def test_a_new_article_is_offered_its_event_with_score_and_reason(user: User, skarn: Event) -> None:
    (found,) = asked(user, "ferry-skarn-2")
    assert found.event == skarn
    assert 0.9 <= found.score < 1
    assert "Aldona" in found.reason
    assert found.reason.endswith("published on the same day")


def test_an_article_of_no_event_is_offered_none(user: User, skarn: Event) -> None:
    assert asked(user, "lone-whale") == ()
    assert asked(user, "fire-shop-1") == ()
    assert event_suggestions(user=user, text="") == ()


def test_a_stored_article_is_not_offered_the_event_it_stands_in(user: User, skarn: Event) -> None:
    article = stored(user, "ferry-skarn-2")
    assert [one.event for one in article_suggestions(user=user, article=article)] == [skarn]
    event_add_article(user=user, event=skarn, article=article)
    assert article_suggestions(user=user, article=article) == ()


def test_the_words_are_read_where_the_worker_has_not_been_yet(user: User, skarn: Event) -> None:
    article = stored(user, "ferry-skarn-2")
    Fingerprint.objects.filter(article=article).delete()
    assert [one.event for one in article_suggestions(user=user, article=article)] == [skarn]


def test_at_most_three_are_offered_the_likeliest_first(user: User) -> None:
    for n in range(5):
        for name in ("ferry-skarn-1", "ferry-skarn-3")[: 1 + n % 2]:
            article = Article.objects.filter(outlet__name=name).first() or stored(user, name)
            event_add_article(user=user, event=EventFactory(owner=user, title=f"{n}"), article=article)
    found = asked(user, "ferry-skarn-2")
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_nothing_joins_by_itself(user: User, skarn: Event) -> None:
    before = Coverage.objects.count()
    asked(user, "ferry-skarn-2")
    stored(user, "ferry-skarn-2")
    assert Coverage.objects.count() == before


def test_what_is_accepted_says_why_and_is_undone(user: User, skarn: Event) -> None:
    article = stored(user, "ferry-skarn-2")
    coverage = suggestion_accept(user=user, article=article, event=skarn)
    assert coverage.how == Coverage.How.CONFIRMED
    assert coverage.reason.startswith("Both name ")
    event_remove_article(user=user, event=skarn, article=article)
    assert not Coverage.objects.filter(article=article).exists()
    assert [one.event for one in article_suggestions(user=user, article=article)] == [skarn]


def test_only_the_very_likely_and_unrivalled_is_clear(skarn: Event) -> None:
    def offer(score: float) -> Suggestion:
        return Suggestion(event=skarn, score=score, reason="")

    assert suggestion_clear([]) is None
    assert suggestion_clear([offer(0.89)]) is None
    assert suggestion_clear([best := offer(0.95)]) is best
    assert suggestion_clear([offer(0.95), offer(0.9)]) is None
    assert suggestion_clear([best := offer(0.95), offer(0.6)]) is best


def test_strangers_and_others_are_offered_no_private_event(user: User, skarn: Event) -> None:
    other = UserFactory()
    for who in (other, AnonymousUser(), UserFactory(staff=True)):
        assert asked(who, "ferry-skarn-2") == ()


def test_a_members_event_is_no_others_to_add_to_even_published(user: User, skarn: Event) -> None:
    event_publish(user=user, event=skarn)
    assert asked(UserFactory(), "ferry-skarn-2") == ()


def test_staff_are_offered_published_events_until_they_are_taken_back(user: User, skarn: Event) -> None:
    staff = UserFactory(staff=True)
    event_publish(user=user, event=skarn)
    assert [one.event for one in asked(staff, "ferry-skarn-2")] == [skarn]
    event_publish(user=user, event=skarn, published=False)
    assert asked(staff, "ferry-skarn-2") == ()
    assert not EventTerm.objects.filter(reader=0).exists()


def test_an_index_that_lags_behind_shows_nobody_a_private_event(user: User, skarn: Event) -> None:
    event_publish(user=user, event=skarn)
    Event.objects.update(published=False)  # past the service: the index still says everybody
    assert asked(UserFactory(staff=True), "ferry-skarn-2") == ()
    EventTerm.objects.update(reader=(other := UserFactory()).pk)
    assert asked(other, "ferry-skarn-2") == ()


def test_an_event_held_back_by_an_embargo_is_offered_to_its_owner_alone(user: User, skarn: Event) -> None:
    event_publish(user=user, event=skarn)
    Article.objects.update(embargo=timezone.now() + dt.timedelta(days=1))
    assert asked(UserFactory(staff=True), "ferry-skarn-2") == ()
    assert [one.event for one in asked(user, "ferry-skarn-2")] == [skarn]


def test_nobody_asks_about_or_adds_an_article_that_is_not_theirs(user: User, skarn: Event) -> None:
    article, other = stored(user, "ferry-skarn-2"), UserFactory()
    mine = EventFactory(owner=other)
    stored(other, "ferry-lurin-2", mine)
    assert article_suggestions(user=other, article=article) == ()
    for event in (skarn, mine):
        with pytest.raises(PermissionDenied):
            suggestion_accept(user=other, article=article, event=event)
    assert not Coverage.objects.filter(article=article).exists()


def test_the_reason_tells_only_words_of_the_article_asked_about(user: User, skarn: Event) -> None:
    told = TOLD["ferry-skarn-2"]
    (found,) = asked(user, "ferry-skarn-2")
    frame = {"both", "name", "tell", "of", "and", "published", "on", "the", "same", "day"}
    words = {word.strip("“”,;.").lower() for word in found.reason.split()} - frame
    text = f"{told.headline} {told.text}".lower()
    assert [word for word in words if word not in text] == []


def test_what_goes_takes_its_fingerprint_and_terms_along(user: User, skarn: Event) -> None:
    article = skarn.articles.first()
    assert article
    event_remove_article(user=user, event=skarn, article=article)
    assert not EventTerm.objects.filter(coverage__article=article).exists()
    assert Fingerprint.objects.filter(article=article).exists()
    event_delete(user=user, event=skarn)
    assert not EventTerm.objects.filter(coverage__event__title="The Aldona").exists()
    article.delete()
    assert not Fingerprint.objects.filter(article_id=article.pk).exists()


def test_the_worker_keeps_the_fingerprint_with_the_analysis(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_ins.use(monkeypatch)
    version = add_article(user, event=EventFactory(owner=user))
    analysis = Analysis.objects.get(version=version)
    assert not Fingerprint.objects.exists()
    assert analysis_run(analysis_id=analysis.pk)
    assert Fingerprint.objects.get(article=version.article).version == version
    assert EventTerm.objects.filter(coverage__article=version.article, reader=user.pk).count() == 10
    told = article_describe(user=user, version=version, headline="The council of Port Ansel lends its tents")
    assert analysis_run(analysis_id=analysis.pk)
    assert "council" in Fingerprint.objects.get(article=told.article).content.lead
    assert EventTerm.objects.filter(coverage__article=version.article).count() == 10


def test_an_older_version_does_not_take_the_place_of_a_newer_one(user: User) -> None:
    article = stored(user, "ferry-skarn-1")
    version = article.versions.get()
    kept = Fingerprint.objects.get(article=article)
    version.number = 0
    version.text = "Something else."
    fingerprint_store(version=version)
    assert Fingerprint.objects.get(article=article).data == kept.data


def test_many_articles_take_no_more_queries(user: User, skarn: Event) -> None:
    counts = []
    for name in ("lone-prize", "talks-1a"):
        stored(user, name, EventFactory(owner=user, title=name))
        with CaptureQueriesContext(connection) as queries:
            asked(user, "ferry-skarn-2")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
