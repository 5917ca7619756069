"""What something that came in becomes: an article, a version of one, or nothing new."""

import pytest
from django.contrib.auth.models import User

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.likeness import shared_words
from comparator.models import Article, Outlet
from comparator.services.articles import AddedArticle, article_add, article_preview
from comparator.services.intake_reading import intake_run
from comparator.services.intake_saving import Answer, batch_save
from comparator.services.intakes import batch_new, intake_text
from comparator.services.outcomes import Outcome, incoming_outcome
from tests.factories import UserFactory, page

pytestmark = pytest.mark.django_db
ADDRESS = "https://brisa-post.example/tents"
GUID = "urn:example:wire:tents-17"
OTHER = """Orchard owners ask for cheaper water

Growers in the Linn valley asked the ministry on Friday to lower what they pay for canal water.

The pumps ran all summer, their union said, and half of the apples were lost before the harvest began.
"""


@pytest.fixture
def user() -> User:
    return UserFactory.create()


def add(user: User, raw: str, url: str = ADDRESS, wire: Wire | None = None, **more: object) -> AddedArticle:
    incoming = Incoming(raw=raw, url=url, wire=wire)
    return article_add(user=user, incoming=incoming, outlet_name="Brisa Post", **more)


def outcome(user: User, raw: str, url: str = ADDRESS, wire: Wire | None = None) -> Outcome:
    incoming = Incoming(raw=raw, url=url, wire=wire)
    document = article_preview(incoming=incoming, outlet="Brisa Post")
    return incoming_outcome(user=user, incoming=incoming, document=document, offers=True)


def wire(version: str) -> Wire:
    return Wire(guid=GUID, version=version)


def test_words_in_common_are_counted_of_the_shorter_text() -> None:
    assert shared_words("a b c d", "x a b c d y") == 1.0
    assert shared_words("a b c d", "A, b? C! e") == 0.5
    assert shared_words("", "a b c") == shared_words("a b c d", "e f g h") == 0.0


def test_what_saving_does_is_told_before(user: User) -> None:
    assert outcome(user, page()).kind == "new"
    stored = add(user, raw := page(amount=400))
    assert outcome(user, raw).kind == "known"
    changed = outcome(user, raw.replace("400", "500"))
    assert (changed.kind, changed.article, changed.number) == ("version", stored.article, 2)
    assert 50 < changed.percent < 100
    assert outcome(UserFactory(), raw.replace("400", "500")).kind == "new"


def test_a_wrong_paste_never_becomes_a_version_by_itself(user: User) -> None:
    stored = add(user, page())
    told = outcome(user, OTHER)
    assert (told.kind, told.article, told.percent) == ("far", stored.article, 0)
    added = add(user, OTHER)
    assert added.article != stored.article
    assert stored.article.versions.count() == added.version.number == 1


def test_what_comes_after_a_wrong_paste_still_finds_its_article(user: User) -> None:
    stored, wrong = add(user, raw := page()), add(user, OTHER)
    assert add(user, raw.replace("400", "450")).article == stored.article
    assert add(user, OTHER.replace("Friday", "Monday")).article == wrong.article


def test_the_person_says_that_it_is_a_version_or_is_none(user: User) -> None:
    stored = add(user, raw := page())
    assert add(user, OTHER, article=stored.article).version.number == 2
    assert add(user, raw.replace("400", "450"), apart=True).article != stored.article


def test_a_later_version_of_wire_copy_is_a_version(user: User) -> None:
    first = add(user, raw := page(), url="", wire=wire("1"))
    told = outcome(user, OTHER, url="", wire=wire("2"))
    assert (told.kind, told.by_guid, told.number) == ("version", True, 2)
    second = add(user, raw.replace("400", "450"), url="", wire=wire("2"))
    assert (second.article, second.version.number) == (first.article, 2)
    same = add(user, raw.replace("400", "460"), url="", wire=wire("2"))
    assert (same.article, same.version.number) == (first.article, 3)


def test_an_earlier_version_of_wire_copy_leaves_the_later_one_alone(user: User) -> None:
    later = add(user, raw := page(), url="", wire=wire("10"))
    assert outcome(user, raw.replace("400", "300"), url="", wire=wire("9")).kind == "older"
    earlier = add(user, raw.replace("400", "300"), url="", wire=wire("9"))
    assert (earlier.version, earlier.created, earlier.older) == (later.version, False, True)
    apart = add(user, raw.replace("400", "300"), url="", wire=wire("9"), apart=True)
    assert apart.article != later.article
    assert add(user, raw.replace("400", "500"), url="", wire=wire("11")).article == later.article


def test_an_identifier_binds_neither_other_peoples_nor_other_outlets_articles(user: User) -> None:
    first = add(user, raw := page(), url="", wire=wire("1"))
    theirs = add(UserFactory(), raw.replace("400", "450"), url="", wire=wire("2"))
    assert theirs.article != first.article
    incoming = Incoming(raw=raw.replace("400", "460"), wire=wire("2"))
    assert article_add(user=user, incoming=incoming, outlet_name="Linn Herald").article != first.article


def test_a_text_without_address_that_is_like_one_is_offered_as_its_version(user: User) -> None:
    stored = add(user, raw := page(), url="")
    told = outcome(user, raw.replace("400", "450"), url="")
    assert (told.kind, told.article) == ("alike", stored.article)
    assert add(user, raw.replace("400", "450"), url="").article != stored.article
    rewritten = "Port Ansel lends tents to the storm-hit island\n\n" + OTHER.partition("\n\n")[2]
    assert outcome(user, rewritten, url="").kind == "alike"
    assert outcome(user, OTHER, url="").kind == "new"
    assert outcome(UserFactory(), raw.replace("400", "470"), url="").kind == "new"


def test_looking_at_what_would_come_stores_nothing(user: User) -> None:
    assert outcome(user, page()).kind == "new"
    assert not Outlet.objects.filter(name="Brisa Post").exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize("theirs", [False, True])
def test_a_batch_saves_as_it_was_chosen(user: User, theirs: bool) -> None:
    stored = add(UserFactory() if theirs else user, page(), url="")
    batch = batch_new()
    row = intake_text(user=user, batch=batch, raw=OTHER)
    intake_run(intake_id=row.pk)
    answer = Answer(intake=row.pk, outlet="Brisa Post", version_of=stored.article.pk)
    saved = batch_save(user=user, batch=batch, answers=[answer], title="Tents")
    assert (saved.added[0].article == stored.article) is not theirs
