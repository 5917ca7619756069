"""The way back: a version taken away or made an article of its own, and an article deleted."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.incoming import Incoming
from comparator.models import (
    Analysis,
    Article,
    ArticleVersion,
    Comparison,
    Coverage,
    Event,
    Fingerprint,
    Intake,
    StoredPage,
)
from comparator.services.articles import article_add
from comparator.services.events import event_add_article, event_create
from comparator.services.fingerprints import fingerprint_store
from comparator.services.pages import page_keep
from comparator.services.pinning import version_pin
from comparator.services.taking_back import article_delete, version_part, version_take_away
from tests.factories import EventFactory, UserFactory, page

pytestmark = pytest.mark.django_db
ADDRESS = "https://brisa-post.example/tents"


@pytest.fixture
def user() -> User:
    return UserFactory.create()


def versions(user: User, *amounts: int, event: Event | None = None) -> list[ArticleVersion]:
    """The versions of one article, read to the end."""
    raw, article, found = page(amount=1), None, []
    for amount in amounts:
        incoming = Incoming(raw=raw.replace("lend 1 ", f"lend {amount} "), url=ADDRESS)
        added = article_add(
            user=user, incoming=incoming, outlet_name="Brisa Post", event=event, article=article
        )
        article = added.article
        found.append(added.version)
        Analysis.objects.filter(version=added.version).update(
            state="done", finished=timezone.now(), result=b"{}"
        )
    fingerprint_store(version=found[-1])
    return found


def compared(event: Event, version: ArticleVersion) -> Comparison:
    return Comparison.objects.create(
        event=event, analysis_version=ANALYSIS_VERSION, key=f"k{version.pk}", version_ids=[version.pk],
        state="done", finished=timezone.now(), result=b"{}",
    )  # fmt: skip


def test_a_version_goes_with_all_that_rests_on_it(user: User) -> None:
    event = event_create(user=user, title="Tents")
    first, second = versions(user, 400, 500, event=event)
    Article.objects.update(fetched_etag='"x"', fetched_modified="Tue")
    old = compared(event, second)
    version_take_away(user=user, version=second)
    article = Article.objects.get()
    assert list(article.versions.all()) == [first]
    assert (article.fetched_etag, article.fetched_modified) == ("", "")
    assert not Analysis.objects.filter(version=second.pk).exists()
    assert not Comparison.objects.filter(pk=old.pk).exists()
    assert Comparison.objects.get(event=event).version_ids == [first.pk]
    assert Fingerprint.objects.get(article=article).version == first


def test_a_version_in_the_middle_goes_too_and_the_next_gets_a_new_number(user: User) -> None:
    first, second, third = versions(user, 400, 500, 600)
    version_take_away(user=user, version=second)
    assert list(first.article.versions.values_list("number", flat=True)) == [1, 3]
    incoming = Incoming(raw=third.raw.replace("600", "700"), url=ADDRESS)
    assert article_add(user=user, incoming=incoming, outlet_name="Brisa Post").version.number == 4


def test_a_version_made_an_article_of_its_own_keeps_what_was_found_in_it(user: User) -> None:
    event = event_create(user=user, title="Tents")
    first, second = versions(user, 400, 500, event=event)
    page_keep(version=second, html=b"<p>Tents</p>", content_type="text/html")
    ArticleVersion.objects.filter(pk=second.pk).update(created=timezone.now() - timedelta(days=2))
    second.refresh_from_db()
    own = version_part(user=user, version=second)
    copy = own.versions.get()
    assert (copy.text, copy.text_hash, copy.number) == (second.text, second.text_hash, 1)
    assert copy.created == second.created
    assert Analysis.objects.get(version=copy).result == b"{}"
    assert StoredPage.objects.get(version=copy).body == b"<p>Tents</p>"
    assert (own.owner, own.url, own.outlet) == (user, "", first.article.outlet)
    assert list(Article.objects.visible_to(user).filter(pk=own.pk)) == [own]
    assert not Coverage.objects.filter(article=own).exists()
    assert list(first.article.versions.all()) == [first]


def test_the_only_version_and_a_pinned_one_stay(user: User) -> None:
    (only,) = versions(user, 300)
    with pytest.raises(ValidationError, match="only version"):
        version_take_away(user=user, version=only)
    event = event_create(user=user, title="Tents")
    _, second = versions(user, 400, 500, event=event)
    version_pin(user=user, event=event, article=second.article, version=second)
    with pytest.raises(ValidationError, match="kept at this version"):
        version_part(user=user, version=second)
    version_pin(user=user, event=event, article=second.article, version=None)
    version_take_away(user=user, version=second)


def test_where_others_rely_on_it_nothing_goes(user: User) -> None:
    _, second = versions(user, 400, 500, event=EventFactory.create(owner=user, published=True))
    other = UserFactory.create()
    article_add(user=other, raw=second.raw, outlet_name="Brisa Post")
    with pytest.raises(ValidationError, match="Others rely"):
        version_take_away(user=user, version=second)
    with pytest.raises(ValidationError, match="Others rely"):
        article_delete(user=user, article=second.article)
    for act in (lambda: version_part(user=other, version=second), lambda: _delete(other, second)):
        with pytest.raises(PermissionDenied):
            act()


def _delete(user: User, version: ArticleVersion) -> None:
    article_delete(user=user, article=version.article)


def test_an_article_goes_and_its_events_are_compared_without_it(user: User) -> None:
    event = event_create(user=user, title="Tents")
    _, second = versions(user, 400, 500, event=event)
    kept = article_add(user=user, raw=page(), outlet_name="Linn Herald", event=event).version
    Analysis.objects.filter(version=kept).update(state="done", finished=timezone.now(), result=b"{}")
    old = compared(event, second)
    row = Intake.objects.create(
        owner=user, batch="b", way="link", article=second.article, expires="2031-01-01"
    )
    article_delete(user=user, article=second.article)
    assert list(Article.objects.all()) == [kept.article]
    assert not Intake.objects.filter(pk=row.pk).exists()
    assert not Comparison.objects.filter(pk=old.pk).exists()
    assert Comparison.objects.get(event=event).version_ids == [kept.pk]


def test_an_article_in_somebody_elses_event_stays(user: User) -> None:
    event = event_create(user=user, title="Tents")
    _, second = versions(user, 400, 500, event=event)
    Event.objects.update(published=True)
    theirs = event_create(user=UserFactory.create(), title="Ferries")
    event_add_article(user=theirs.owner, event=theirs, article=second.article)  # type: ignore[arg-type]  # it has an owner
    with pytest.raises(ValidationError, match="Others rely"):
        article_delete(user=user, article=second.article)
