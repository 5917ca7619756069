"""Words whose outlet was put right before their hashes followed: the migration that makes up for it."""

from importlib import import_module

import pytest
from django.apps import apps

from comparator.models import Article, ArticleVersion
from comparator.services.articles import article_add
from comparator.services.outlets import outlet_get_or_create
from comparator.services.versions import text_hash
from tests.factories import UserFactory, add_article, page

pytestmark = pytest.mark.django_db
rehash = import_module("comparator.migrations.0018_domains_told_by").rehash


def _moved(version: ArticleVersion, name: str) -> Article:
    """The article under another outlet, known by the hash of the old one as before."""
    Article.objects.filter(pk=version.article_id).update(outlet=outlet_get_or_create(name=name))
    return Article.objects.get(pk=version.article_id)


def test_old_hashes_follow_the_outlet() -> None:
    user, other, raw = UserFactory(), UserFactory(), page()
    article = _moved(add_article(user, raw=raw, outlet_name="Brisa Post"), "Linn Herald")
    rehash(apps)
    assert article_add(user=other, raw=raw, outlet_name="Linn Herald").article == article
    assert article_add(user=other, raw=raw, outlet_name="Brisa Post").article != article


def test_a_copy_stays_a_copy_and_what_is_right_stays_as_it_is() -> None:
    user, raw = UserFactory(), page()
    version = add_article(user, raw=raw, outlet_name="Brisa Post")
    right = add_article(user, raw=page(), outlet_name="Linn Herald").text_hash
    own = text_hash(version.document, version.article.outlet, whose=user.pk)
    ArticleVersion.objects.filter(pk=version.pk).known_by(own)
    article = _moved(version, "Ansel Times")
    rehash(apps)
    version.refresh_from_db()
    assert version.text_hash == text_hash(version.document, article.outlet, whose=user.pk)
    assert ArticleVersion.objects.filter(text_hash=right).exists()


def test_what_others_have_under_the_outlet_is_not_taken_from_them() -> None:
    user, other, raw = UserFactory(), UserFactory(), page()
    theirs = add_article(other, raw=raw, outlet_name="Linn Herald")
    article = _moved(add_article(user, raw=raw, outlet_name="Brisa Post"), "Linn Herald")
    rehash(apps)
    for person, expected in ((user, article), (other, theirs.article)):
        assert article_add(user=person, raw=raw, outlet_name="Linn Herald").article == expected
