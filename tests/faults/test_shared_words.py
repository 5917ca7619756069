"""Two people bring in the same words: neither learns what else stood on the other's page."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from comparator.models import Article
from comparator.selectors.versions import current_versions
from comparator.services.articles import AddedArticle, article_add, article_restore
from tests.factories import EventFactory, UserFactory, page

pytestmark = pytest.mark.django_db
NOTE = "My own note: the clerk of the ferry company told me all of this, keep his name out."
CUT = f"\nCOMMENTS (1)\n\n{NOTE}\n\nRelated stories\n- Read more\n"


def add(user: User, raw: str) -> AddedArticle:
    event = EventFactory(owner=user)
    return article_add(user=user, raw=raw, outlet_name="Brisa Post", event=event)


def html(user: User, article: Article) -> str:
    client = Client()
    client.force_login(user)
    return client.get(f"/articles/{article.pk}/").content.decode()


def pieces_with_note(added: AddedArticle) -> list[int]:
    return [i for i, piece in enumerate(added.version.document.removed) if NOTE in piece.text]


def test_who_submits_the_same_words_does_not_see_what_was_cut_from_the_others_page() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine, theirs = add(first, raw + CUT), add(second, raw)
    assert mine.article == theirs.article
    assert NOTE in html(first, mine.article)
    assert "Oda Linn" in html(second, mine.article)
    assert NOTE not in html(second, mine.article)


def test_what_one_of_them_puts_back_never_reaches_the_other() -> None:
    first, second, raw = UserFactory(), UserFactory(), page()
    mine, theirs = add(first, raw + CUT), add(second, raw)
    restored = article_restore(user=first, version=mine.version, keep=pieces_with_note(mine))
    assert NOTE in restored.version.text
    assert NOTE in html(first, restored.article)
    assert NOTE not in html(second, theirs.article)
    assert not Article.objects.visible_to(second).filter(pk=restored.article.pk).exists()
    assert [v.pk for v in current_versions(first.events.get())] == [restored.version.pk]
    assert [v.pk for v in current_versions(second.events.get())] == [theirs.version.pk]


def test_pieces_put_back_one_after_another_all_stand() -> None:
    user = UserFactory()
    first = add(user, "Home\nNews\nSport\nContact us\n\n" + page() + CUT).version
    wanted = [piece.text.split("\n")[0] for piece in first.document.removed]
    assert len(wanted) > 2
    version = first
    for _ in wanted:
        version = article_restore(user=user, version=version, keep=[0]).version
    assert version.article == first.article
    assert version.document.removed == ()
    assert all(words in version.text for words in wanted)
