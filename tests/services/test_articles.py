"""Adding an article: once, whole, and unchangeable."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from comparator.analysis.page_text import Unreadable
from comparator.models import Analysis, Article, ArticleVersion, ImmutableError, Outlet, State
from comparator.services.articles import (
    MAX_TEXT,
    article_add,
    article_describe,
    article_preview,
    article_restore,
)
from tests.factories import EventFactory, UserFactory, add_article, page

pytestmark = pytest.mark.django_db


def test_an_added_article_keeps_what_was_read_and_asks_for_its_analysis() -> None:
    user = UserFactory()
    added = article_add(
        user=user, raw=page(), file_name="tents.txt", published=dt.date(2021, 3, 4), outlet_name="Brisa Post"
    )
    version = ArticleVersion.objects.get(pk=added.version.pk)
    assert added.created
    assert version.text == version.document.text
    assert (version.published, version.published_from) == (dt.date(2021, 3, 4), "given")
    assert version.file_name == "tents.txt"
    assert added.article.outlet == Outlet.objects.get(name="Brisa Post")
    assert Analysis.objects.get(version=version).state == State.WAITING


def test_the_same_words_twice_are_one_article() -> None:
    user, raw = UserFactory(), page()
    first = article_add(user=user, raw=raw, outlet_name="Brisa Post")
    second = article_add(user=user, raw=raw + "\n\n", outlet_name="brisa  post")
    assert (second.article, second.created) == (first.article, False)
    assert Article.objects.count() == Outlet.objects.count() == 1


def test_the_same_words_of_another_outlet_are_another_article() -> None:
    user, raw = UserFactory(), page()
    first = article_add(user=user, raw=raw, outlet_name="Brisa Post")
    second = article_add(user=user, raw=raw, outlet_name="Linn Herald")
    assert second.created
    assert second.article != first.article


def test_a_second_submission_can_supply_the_missing_day() -> None:
    user, raw = UserFactory(), page(day="that day")
    first = article_add(user=user, raw=raw, outlet_name="Brisa Post")
    assert first.version.published is None
    second = article_add(user=user, raw=raw, outlet_name="Brisa Post", published=dt.date(2021, 3, 4))
    assert not second.created
    assert second.version.published == second.version.document.published == dt.date(2021, 3, 4)
    assert second.version.revision == 2


def test_who_submits_the_same_words_may_read_them() -> None:
    raw, other = page(), UserFactory()
    article = add_article(raw=raw, outlet_name="Brisa Post").article
    assert not Article.objects.visible_to(other).exists()
    assert add_article(other, raw=raw, outlet_name="Brisa Post").article == article
    assert Article.objects.visible_to(other).get() == article


@pytest.mark.parametrize("name", ["AFP", "afp", "Agence France-Presse"])
def test_an_outlet_is_known_by_its_short_names(name: str) -> None:
    assert add_article(outlet_name=name).article.outlet.name == "Agence France-Presse"


@pytest.mark.parametrize("change", [{"text": "x"}, {"raw": "x"}, {"text_hash": "0" * 64}, {"number": 7}])
def test_a_version_refuses_an_update_of_what_spans_rest_on(change: dict[str, object]) -> None:
    version = add_article()
    with pytest.raises(ImmutableError):
        ArticleVersion.objects.filter(pk=version.pk).update(**change)
    assert ArticleVersion.objects.get(pk=version.pk).text == version.text


def test_a_stored_version_refuses_to_be_saved_again() -> None:
    version = ArticleVersion.objects.get(pk=add_article().pk)
    version.text = "Other words."
    with pytest.raises(ImmutableError):
        version.save()
    with transaction.atomic(), pytest.raises(ImmutableError):
        ArticleVersion.objects.bulk_update([version], ["text"])
    assert ArticleVersion.objects.get(pk=version.pk).text != "Other words."


def test_a_corrected_day_renews_the_analysis_and_keeps_the_words() -> None:
    user = UserFactory()
    version = add_article(user)
    Analysis.objects.filter(version=version).update(state=State.DONE, result=b"{}", attempts=1)
    renewed = article_describe(
        user=user, version=version, published=dt.date(2021, 3, 9), outlet_name="Linn Herald"
    )
    assert renewed.document.published == dt.date(2021, 3, 9)
    assert renewed.article.outlet.name == "Linn Herald"
    assert renewed.text == version.text
    assert Analysis.objects.get(version=version).state == State.WAITING


FURNITURE = "\n\nRelated stories\n- Read more\n"


def test_the_words_of_an_article_whose_outlet_was_put_right_are_known_under_that_outlet_alone() -> None:
    user, other, raw = UserFactory(), UserFactory(), page()
    first = add_article(user, raw=raw, outlet_name="Brisa Post")
    article_add(user=user, raw=raw + "\n\nThe council meets again on Friday.\n", article=first.article)
    article_add(user=user, raw=raw, outlet_name="Brisa Post", event=EventFactory(owner=user, published=True))
    right = article_describe(user=user, version=first, outlet_name="Linn Herald").article
    for person, outlet, is_there in ((other, "Brisa Post", False), (other, "Linn Herald", True)):
        added = article_add(user=person, raw=raw, outlet_name=outlet)
        assert (added.article == right, added.article.outlet.name) == (is_there, outlet)
    again = article_add(user=user, raw=raw + FURNITURE, article=right)
    assert (again.created, again.version) == (False, first)


def test_what_others_have_under_the_right_outlet_becomes_a_copy() -> None:
    user, other, raw = UserFactory(), UserFactory(), page()
    theirs = add_article(other, raw=raw, outlet_name="Linn Herald").article
    mine = add_article(user, raw=raw, outlet_name="Brisa Post")
    article_describe(user=user, version=mine, outlet_name="Linn Herald")
    for person, article in ((user, mine.article), (other, theirs)):
        assert article_add(user=person, raw=raw, outlet_name="Linn Herald").article == article
    article_describe(user=user, version=mine, outlet_name="Ansel Times")
    stranger = article_add(user=UserFactory(), raw=raw, outlet_name="Ansel Times")
    assert stranger.article != mine.article, "a copy stays one"


def test_one_person_does_not_come_to_have_the_same_words_of_an_outlet_twice() -> None:
    user, raw = UserFactory(), page()
    add_article(user, raw=raw, outlet_name="Linn Herald")
    wrong = add_article(user, raw=raw, outlet_name="Brisa Post")
    with pytest.raises(ValidationError, match="another article of the same person"):
        article_describe(user=user, version=wrong, outlet_name="Linn Herald")
    assert Article.objects.get(pk=wrong.article_id).outlet == Outlet.objects.get(name="Brisa Post")


def test_only_who_brought_it_in_may_put_it_right() -> None:
    with pytest.raises(PermissionDenied):
        article_describe(user=UserFactory(), version=add_article(), published=dt.date(2021, 3, 9))


def test_nobody_adds_to_an_event_of_somebody_else_and_nothing_is_left_behind() -> None:
    with pytest.raises(PermissionDenied):
        article_add(user=UserFactory(), raw=page(), event=EventFactory(published=True))
    assert not Article.objects.exists()


MENU = "Home\nNews\nSport\nContact us\n\n"


def test_what_was_cut_can_be_put_back_as_a_new_version() -> None:
    user = UserFactory()
    version = add_article(user, raw=MENU + page())
    removed = version.document.removed
    assert removed
    restored = article_restore(user=user, version=version, keep=[0])
    assert restored.created
    assert (restored.version.article, restored.version.number) == (version.article, 2)
    assert len(restored.version.text) > len(version.text)
    assert not article_restore(user=user, version=version, keep=[0]).created


@pytest.mark.parametrize(
    "raw",
    ["", "  \n ", "\x7fELF\x00\x01\x02" * 40, MENU, page(extra="word " * (MAX_TEXT // 4))],
    ids=["empty", "blank", "binary", "only furniture", "too long"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(raw: str) -> None:
    with pytest.raises(Unreadable, match=r"\.$"):
        article_preview(raw=raw)
    with pytest.raises(Unreadable):
        article_add(user=UserFactory(), raw=raw)
    assert not Article.objects.exists()


def test_a_file_name_loses_its_folders() -> None:
    assert add_article(file_name="C:\\papers\\..\\tents.txt").file_name == "tents.txt"
