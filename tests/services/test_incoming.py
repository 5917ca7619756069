"""Pages that come with what their markup tells, and pages that come again."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.links import link_key
from comparator.models import Article
from comparator.services.articles import article_add
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "https://www.harbour-herald.example/2019/03/talks?id=7"
FIRST = """Envoys reach harbour after night of talks

Tirsa, 4 March 2019

The envoys reached the harbour on Monday after eleven hours of talks, the port office said.

"We have agreed on the calendar and on nothing else," the chief envoy told reporters on the quay.
"""
SECOND = FIRST.replace("eleven hours", "twelve hours")


@pytest.fixture
def user() -> User:
    return UserFactory.create()


@pytest.fixture
def other_user() -> User:
    return UserFactory.create()


def page(raw: str = FIRST, url: str = ADDRESS, **more: object) -> Incoming:
    return Incoming(raw=raw, url=url, **more)


def test_a_page_that_comes_again_unchanged_makes_no_version(user: User) -> None:
    first = article_add(user=user, incoming=page(), outlet_name="Harbour Herald")
    again = article_add(user=user, incoming=page(), outlet_name="Harbour Herald")
    assert (again.article, again.version, again.created) == (first.article, first.version, False)
    again.version.refresh_from_db()
    assert again.version.times_seen == 2
    assert again.version.seen > first.version.seen


def test_a_page_whose_words_changed_becomes_a_version_of_its_article(user: User) -> None:
    first = article_add(user=user, incoming=page(), outlet_name="Harbour Herald")
    tracked = ADDRESS.replace("https://www.", "http://") + "&utm_source=letter#top"
    second = article_add(user=user, incoming=page(SECOND, tracked), outlet_name="Harbour Herald")
    assert second.article == first.article
    assert (second.version.number, second.created) == (2, True)


def test_only_the_furniture_changed_makes_no_version(user: User) -> None:
    first = article_add(user=user, incoming=page(), outlet_name="Harbour Herald")
    menus = page("Home\nWorld\nSport\n\n" + FIRST)
    second = article_add(user=user, incoming=menus, outlet_name="Harbour Herald")
    assert (second.version, second.created) == (first.version, False)


def test_an_address_of_somebody_elses_article_makes_an_article_of_ones_own(
    user: User, other_user: User
) -> None:
    article_add(user=user, incoming=page(), outlet_name="Harbour Herald")
    theirs = article_add(user=other_user, incoming=page(SECOND), outlet_name="Harbour Herald")
    assert theirs.version.number == 1
    assert Article.objects.count() == 2


def test_what_the_wire_says_is_kept_and_its_embargo_holds(user: User) -> None:
    until = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
    wire = Wire(slug="TALKS-HARBOUR", urgency=2, embargo=until, version="3")
    added = article_add(user=user, incoming=page(wire=wire, format="ninjs"), outlet_name="Harbour Herald")
    assert added.version.wire == {
        "slug": "TALKS-HARBOUR", "urgency": 2, "version": "3", "embargo": "2031-05-01T12:00:00Z",
    }  # fmt: skip
    assert (added.version.format, added.article.embargo) == ("ninjs", until)


def test_a_headline_told_by_hand_stands_above_the_pages(user: User) -> None:
    added = article_add(
        user=user, incoming=page(), outlet_name="Harbour Herald", headline=" Night  of talks "
    )
    assert added.version.headline == "Night of talks"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x/", "http://www.a.example:80/x#part", True),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2&fbclid=zz", True),
        ("https://a.example/x?a=1", "https://a.example/x?a=2", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/X", "https://a.example/x", False),
    ],
)
def test_addresses_of_one_page_share_a_key(one: str, other: str, same: bool) -> None:
    assert (link_key(one) == link_key(other)) is same


@pytest.mark.parametrize("no_address", ["", "a.example/x", "file:///etc/x", "https://", "http://[::1/x"])
def test_what_is_no_web_address_has_no_key(no_address: str) -> None:
    assert link_key(no_address) == ""
