"""Who works at the same articles at the same moment waits for the others; nobody is turned away."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User

from comparator.models import Article, ArticleVersion, Event
from comparator.services import articles, intake_saving
from comparator.services.articles import AddedArticle, article_add, article_describe
from comparator.services.events import event_add_article
from comparator.services.intake_saving import Answer, Saved, batch_save
from comparator.services.intakes import batch_new, intake_text
from tests.factories import EventFactory, UserFactory, page
from tests.faults.test_duplicates import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LONG = 1.5
"""Seconds in which the others do what they can without waiting."""


def added(user: User, raw: str) -> AddedArticle:
    return article_add(user=user, raw=raw, outlet_name="Brisa Post")


def saving(
    user: User, raws: Sequence[str], event: Event | None = None, *, version_of: Sequence[int] = ()
) -> Callable[[], Saved]:
    """Save a batch of these pages; the last ones are told to be versions of these articles."""
    batch = batch_new()
    rows = [intake_text(user=user, batch=batch, raw=raw, position=n) for n, raw in enumerate(raws)]
    told = [None] * (len(rows) - len(version_of)) + list(version_of)
    answers = [
        Answer(intake=row.pk, outlet="Brisa Post", version_of=of) for row, of in zip(rows, told, strict=True)
    ]
    return lambda: batch_save(user=user, batch=batch, answers=answers, event=event)


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set when a batch has its first article; the others then have a while before it goes on."""
    reached, add = threading.Event(), intake_saving._add

    def slowly(*told: Any) -> AddedArticle:
        done = add(*told)
        if not reached.is_set():
            reached.set()
            time.sleep(LONG)
        return done

    monkeypatch.setattr(intake_saving, "_add", slowly)
    return reached


@pytest.mark.parametrize("known", [2, 1, 0])
def test_two_who_save_the_same_articles_in_opposite_order_both_get_them(
    monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    raws, add = [page(), page()], intake_saving._add
    for raw in (*raws[:known], page()):
        added(UserFactory(), raw)
    both, firsts = threading.Barrier(2), threading.local()

    def slowly(*told: Any) -> AddedArticle:
        done = add(*told)
        if not hasattr(firsts, "met"):
            firsts.met = True
            # One at a time where the database lets nobody write beside another.
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait(LONG)
        return done

    monkeypatch.setattr(intake_saving, "_add", slowly)
    one, two = at_once([saving(UserFactory(), raws), saving(UserFactory(), raws[::-1])])
    assert [a.article.pk for a in one.added] == [a.article.pk for a in two.added][::-1]
    assert Article.objects.count() == len(raws) + 1


@pytest.mark.parametrize("is_known", [True, False])
def test_an_article_joins_the_event_that_a_batch_with_it_is_saved_into(
    between: threading.Event, is_known: bool
) -> None:
    event, raws = EventFactory(), [page(), page()]
    user = event.owner
    second = added(user, raws[1]).article
    more = f"{raws[1]}\n\nThe council meets again on Friday.\n"
    told = (
        saving(user, raws, event)
        if is_known
        else saving(user, [raws[0], more], event, version_of=[second.pk])
    )

    def joining() -> Any:
        assert between.wait(20)
        return event_add_article(user=user, event=event, article=second)

    at_once([told, joining])
    assert set(event.coverage.values_list("article", flat=True)) == set(
        Article.objects.values_list("pk", flat=True)
    )
    assert ArticleVersion.objects.filter(article=second).count() == (1 if is_known else 2)


def test_a_headline_is_put_right_while_the_same_words_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user, raw = UserFactory(), page()
    version = added(user, raw).version
    reached, seen = threading.Event(), articles.version_seen

    def slowly(*told: Any, **more: Any) -> None:
        reached.set()
        time.sleep(LONG)
        seen(*told, **more)

    monkeypatch.setattr(articles, "version_seen", slowly)

    def describing() -> ArticleVersion:
        assert reached.wait(20)
        return article_describe(user=user, version=version, headline="Tents for Brisa")

    at_once([lambda: added(user, raw), describing])
    version.refresh_from_db()
    assert (version.headline, version.times_seen) == ("Tents for Brisa", 2)
