"""An embargo binds who brought the article in: nobody can use one to take others' events from sight."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.utils import timezone

from comparator.analysis.incoming import Incoming, Wire
from comparator.ingest.wires.moments import FOR_EVER
from comparator.ingest.wires.rights import embargo_of
from comparator.models import Article, Event
from comparator.services.articles import AddedArticle, article_add
from comparator.services.embargoes import LONGEST, article_embargo
from tests.factories import EventFactory, page

pytestmark = pytest.mark.django_db
SOON = dt.timedelta(hours=6)
STRANGER = AnonymousUser()


def add(event: Event, raw: str, embargo: dt.datetime | None = None) -> AddedArticle:
    assert isinstance(event.owner, User)
    wire = Wire(embargo=embargo) if embargo else None
    return article_add(
        user=event.owner, incoming=Incoming(raw=raw, wire=wire), outlet_name="Brisa Post", event=event
    )


def shown(event: Event) -> bool:
    return Event.objects.visible_to(STRANGER).filter(pk=event.pk).exists()


@pytest.mark.parametrize("ends", [SOON, dt.timedelta(days=365_000)])
@pytest.mark.parametrize("held_first", [True, False])
def test_public_words_that_somebody_else_puts_under_an_embargo_stay_in_sight(
    ends: dt.timedelta, held_first: bool
) -> None:
    held, free, raw = EventFactory(published=True), EventFactory(published=True), page()
    order = [(held, timezone.now() + ends), (free, None)]
    articles = {
        event.pk: add(event, raw, until).article for event, until in order[:: 1 if held_first else -1]
    }
    assert shown(free)
    assert not shown(held)
    assert articles[free.pk] != articles[held.pk]
    assert articles[free.pk].embargo is None
    seen = Article.objects.visible_to(STRANGER)
    assert list(seen) == list(Article.objects.published()) == [articles[free.pk]]
    assert add(free, raw).article == articles[free.pk]
    assert add(held, raw).article == articles[held.pk]
    assert Article.objects.count() == 2


def test_two_under_the_same_embargo_are_both_bound_by_it() -> None:
    events, raw, until = [EventFactory(published=True) for _ in range(2)], page(), timezone.now() + SOON
    articles = {add(event, raw, until).article.pk for event in events}
    assert not any(shown(event) for event in events)
    assert len(articles) == 2
    article_embargo(user=events[0].owner, article=events[0].articles.get(), until=None)
    assert [shown(event) for event in events] == [True, False]


def test_an_embargo_by_hand_on_shared_words_holds_back_no_event_of_others() -> None:
    mine, theirs, raw = EventFactory(published=True), EventFactory(published=True), page()
    article = add(mine, raw).article
    assert add(theirs, raw).article == article
    with pytest.raises(ValidationError, match="no longer"):
        article_embargo(user=mine.owner, article=article, until=timezone.now() + SOON)
    Article.objects.filter(pk=article.pk).update(embargo=timezone.now() + SOON)  # were it there all the same
    assert shown(theirs)
    assert not shown(mine)
    assert Article.objects.visible_to(STRANGER).filter(pk=article.pk).exists()


def test_who_submitted_before_and_adds_to_an_event_later_is_not_held_back() -> None:
    mine, theirs, raw = EventFactory(published=True), EventFactory(published=True), page()
    article = add(mine, raw).article
    article_add(user=theirs.owner, raw=raw, outlet_name="Brisa Post")
    article_embargo(user=mine.owner, article=article, until=timezone.now() + SOON)
    assert add(theirs, raw).article != article
    assert shown(theirs)
    assert not shown(mine)


def test_what_a_newer_version_tells_binds_its_owner_alone_too() -> None:
    mine, theirs, raw = EventFactory(published=True), EventFactory(published=True), page()
    article = add(mine, raw).article
    add(theirs, raw)
    newer = Incoming(raw=page(), wire=Wire(embargo=timezone.now() + SOON))
    article_add(user=mine.owner, incoming=newer, article=article)
    assert shown(theirs)
    assert not shown(mine)


def test_an_embargo_has_a_sensible_end_or_none() -> None:
    warnings = list[str]()
    assert embargo_of("2999-01-01T00:00:00Z", warnings) == FOR_EVER
    assert "over two years" in warnings[0]
    near = timezone.now() + LONGEST - dt.timedelta(days=1)
    assert embargo_of(near.isoformat(), warnings) == near
    event = EventFactory(published=True)
    article = add(event, page()).article
    with pytest.raises(ValidationError, match="two years"):
        article_embargo(user=event.owner, article=article, until=near + dt.timedelta(days=2))
    article_embargo(user=event.owner, article=article, until=near)
