"""What is told of an article is put right by who brought it in."""

import re

import pytest
from django.test import Client

from comparator.models import Analysis, Article, ArticleVersion
from tests.factories import UserFactory
from tests.web.made import Made


def address(made: Made) -> str:
    return f"/articles/{made.pks[0]}/edit/"


def answers(client: Client, made: Made, **changed: str) -> dict[str, str]:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', client.get(address(made)).content.decode())
    assert found
    return {
        "outlet": "Harbour Wire",
        "published": "2021-03-04",
        "headline": "Brisa refuses the ferry treaty",
        "kind": "report",
        "rights": "passages",
        "seen": found[1],
    } | changed


def test_outlet_day_headline_kind_and_rights_are_put_right(member: Client, made: Made) -> None:
    told = answers(
        member, made, outlet="Port Wire", published="2021-03-05", headline="Island says no",
        kind="transcript", rights="whole",
    )  # fmt: skip
    html = member.post(address(made), told, follow=True).content.decode()
    article = Article.objects.select_related("outlet").get(pk=made.pks[0])
    version = ArticleVersion.objects.get(article=article)
    assert article.outlet
    assert (article.outlet.name, article.kind, article.rights) == ("Port Wire", "transcript", "whole")
    assert (str(version.published), version.headline) == ("2021-03-05", "Island says no")
    assert ">Island says no</h1>" in html
    assert "Brisa refuses the ferry treaty" in html
    assert Analysis.objects.get(version=version).state == "waiting"


def test_kind_and_rights_alone_ask_for_no_new_reading(member: Client, made: Made) -> None:
    member.post(address(made), answers(member, made, kind="resolution", rights="whole"))
    assert Article.objects.get(pk=made.pks[0]).is_primary_source
    assert Analysis.objects.get(version__article=made.pks[0]).state == "done"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"outlet": ""}, "Say who published it."),
        ({"published": ""}, "Give the day it was published."),
        ({"published": "2999-01-01"}, "This day is still to come."),
        ({"kind": "poem"}, "Select a valid choice"),
        ({"headline": "x" * 501}, "up to 500 characters"),
    ],
)
def test_what_is_wrong_comes_back(member: Client, made: Made, wrong: dict[str, str], words: str) -> None:
    response = member.post(address(made), answers(member, made, **wrong))
    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_second_of_two_gets_both_versions(member: Client, made: Made) -> None:
    told = answers(member, made)
    member.post(address(made), told | {"headline": "First of two"})
    response = member.post(address(made), told | {"headline": "Second of two"})
    assert response.status_code == 409
    assert "First of two" in response.content.decode()
    assert 'value="Second of two"' in response.content.decode()
    assert ArticleVersion.objects.get(article=made.pks[0]).headline == "First of two"


def test_nobody_else_edits_it(made: Made) -> None:
    stranger, other = Client(), Client()
    other.force_login(UserFactory())
    assert stranger.get(address(made)).status_code == 302
    assert other.get(address(made)).status_code == 404
    assert other.post(address(made), {"outlet": "x"}).status_code == 404


def test_the_article_leads_to_its_edit_page(client: Client, member: Client, made: Made) -> None:
    assert address(made) in member.get(f"/articles/{made.pks[0]}/").content.decode()
    assert address(made) not in client.get(f"/articles/{made.pks[0]}/").content.decode()
