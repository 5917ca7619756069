"""What people did by hand holds for the next version: pieces put back, headline, day and outlet put right."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from comparator.analysis.incoming import Incoming, Wire
from comparator.models import Article, ArticleVersion, Outlet
from comparator.selectors.article_versions import versions_read
from comparator.services.articles import article_add, article_describe, article_restore
from comparator.services.outlets_again import outlet_read_again
from tests.factories import UserFactory, page

pytestmark = pytest.mark.django_db
ADDRESS = "https://brisa-post.example/tents"
MENU = "Home\nNews\nSport\nContact us\n\n"
HEADLINE = "Port Ansel lends tents to the storm-hit island"


@pytest.fixture
def user() -> User:
    return UserFactory.create()


def add(user: User, raw: str, wire: Wire | None = None, **told: object) -> ArticleVersion:
    incoming = Incoming(raw=raw, url=ADDRESS, wire=wire)
    return article_add(user=user, incoming=incoming, outlet_name="Brisa Post", **told).version


def put_back(user: User, version: ArticleVersion) -> ArticleVersion:
    everything = range(len(version.document.removed))
    return article_restore(user=user, version=version, keep=everything).version


def test_what_was_put_back_stands_in_the_next_version_of_the_page(user: User) -> None:
    restored = put_back(user, add(user, raw := MENU + page()))
    assert "Contact us" in restored.text
    later = add(user, raw.replace("400", "500"))
    assert (later.article, later.number) == (restored.article, 3)
    assert "Contact us" in later.text
    assert "500" in later.text


def test_only_the_same_words_are_put_back_again(user: User) -> None:
    raw = MENU + page()
    put_back(user, add(user, raw))
    later = add(user, raw.replace("400", "500").replace("Contact us", "Jobs"))
    assert "Jobs" not in later.text


def test_a_headline_put_right_holds_as_long_as_the_page_has_the_wrong_one(user: User) -> None:
    first = add(user, raw := page())
    article_describe(user=user, version=first, headline="Tents for Brisa", outlet_name="Linn Herald")
    second = article_add(
        user=user,
        incoming=Incoming(raw=raw.replace("400", "500"), url=ADDRESS),
        article=Article.objects.get(),
    ).version
    assert (second.number, second.headline) == (2, "Tents for Brisa")
    assert second.document.outlet == second.article.outlet.name == "Linn Herald"
    new = raw.replace("400", "600").replace(HEADLINE, "Ferry with tents leaves Port Ansel")
    third = article_add(
        user=user, incoming=Incoming(raw=new, url=ADDRESS), article=Article.objects.get()
    ).version
    assert third.headline == "Ferry with tents leaves Port Ansel"
    again = Incoming(raw=raw.replace("400", "700"), url=ADDRESS)
    fourth = article_add(user=user, incoming=again, article=Article.objects.get(), headline="By hand").version
    assert fourth.headline == "By hand"


def test_pieces_put_back_leave_a_headline_that_was_put_right(user: User) -> None:
    first = add(user, MENU + page())
    told = article_describe(user=user, version=first, headline="Tents for Brisa")
    assert put_back(user, told).headline == "Tents for Brisa"


def test_reading_again_with_rules_keeps_what_people_put_right(user: User) -> None:
    wire = Wire(guid="urn:example:17", version="2")
    raw = page(extra="The kiosk on the quay sells the paper from noon, its keeper wrote.")
    first = add(user, raw, wire)
    article_describe(user=user, version=first, headline="Tents for Brisa", published=dt.date(2021, 3, 5))
    rule(user, "The kiosk on the quay")
    assert outlet_read_again(user=user, outlet=Outlet.objects.get()).changed == 1
    newest = first.article.versions.get(number=2)
    assert "kiosk" not in newest.text
    assert (newest.headline, newest.published) == ("Tents for Brisa", dt.date(2021, 3, 5))
    assert newest.wire == first.wire
    read = versions_read(user, first.article_id, (None, None))
    assert read
    assert [line.put_back for line in read.lines] == [False, False]


def test_reading_again_with_rules_keeps_what_was_put_back(user: User) -> None:
    restored = put_back(
        user,
        add(user, MENU + page(extra="The kiosk on the quay sells the paper from noon, its keeper wrote.")),
    )
    rule(user, "The kiosk on the quay")
    assert outlet_read_again(user=user, outlet=Outlet.objects.get()).changed == 1
    newest = restored.article.versions.get(number=3)
    assert "Contact us" in newest.text
    assert "kiosk" not in newest.text
    read = versions_read(user, restored.article_id, (None, None))
    assert read
    assert [line.put_back for line in read.lines] == [False, True, False]


def rule(user: User, phrase: str) -> None:
    Outlet.objects.filter(name="Brisa Post").update(
        cleaning_rules={"phrases": [phrase]}, rules_by=user, owner=user
    )
