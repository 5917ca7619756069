"""An article's page: marks, what strangers may see, what was cut, versions."""

import pytest
from django.test import Client

from comparator.models import Analysis, Article
from comparator.services.articles import article_add
from tests.factories import UserFactory, page
from tests.web.made import Made

pytestmark = pytest.mark.django_db
WITH_COMMENTS = page() + "\nComments (2)\n\nReader One says: a thousand tents are not enough.\n\nReply\n"


def html(client: Client, pk: int, query: str = "") -> str:
    response = client.get(f"/articles/{pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_quotes_figures_and_names_are_marked_and_can_be_hidden(member: Client, made: Made) -> None:
    whole = html(member, made.pks[0])
    for css in ("m-quote", "m-figure", "m-name"):
        assert css in whole
    assert 'class="m-quote"' not in html(member, made.pks[0], "?hide=quotes")


def test_a_stranger_sees_only_what_is_compared(client: Client, made: Made) -> None:
    seen = html(client, made.pks[0])
    assert "Chief negotiator" in seen
    assert "old pier was closed" not in seen
    assert "only the passages that a comparison rests on" in seen


def test_the_owner_sees_the_whole_text(member: Client, made: Made) -> None:
    assert "old pier was closed" in html(member, made.pks[0])


def test_the_pair_page_hides_from_strangers_what_the_article_page_hides(
    client: Client, member: Client, made: Made
) -> None:
    address = f"/events/{made.event.slug}/two/?show=all"
    assert "old pier was closed" not in client.get(address).content.decode()
    assert "old pier was closed" in member.get(address).content.decode()


def test_with_the_right_to_the_whole_text_strangers_see_it(client: Client, made: Made) -> None:
    Article.objects.filter(pk=made.pks[0]).update(rights=Article.Rights.WHOLE)
    assert "old pier was closed" in html(client, made.pks[0])


def test_an_address_can_mark_two_passages(member: Client, made: Made) -> None:
    page = html(member, made.pks[0], "?at=0-5&at=6-9&at=10-12")
    assert [f'id="s-{at}"' in page for at in ("0-5", "6-9", "10-12")] == [True, True, False]


@pytest.mark.parametrize("at", ["", "5", "9-5", "0-99999999", "%00-3", "-", "1-2-3", "٣-٤"])
def test_no_span_breaks_the_page(member: Client, made: Made, at: str) -> None:
    assert "Chief negotiator" in html(member, made.pks[0], f"?at={at}")


def test_huge_numbers_are_not_found(client: Client) -> None:
    assert client.get("/articles/99999999999999999999999/").status_code == 404


def test_what_was_cut_is_listed_and_can_be_put_back() -> None:
    owner, client = UserFactory(), Client()
    client.force_login(owner)
    added = article_add(user=owner, raw=WITH_COMMENTS, outlet_name="Brisa Post")
    assert added.version.document.removed
    shown = html(client, added.article.pk)
    assert "Cut away from the page" in shown
    assert "not enough" in shown
    index = next(i for i, r in enumerate(added.version.document.removed) if "not enough" in r.text)
    answer = client.post(f"/articles/{added.article.pk}/put-back/", {"keep": str(index)}, follow=True)
    assert "This is a new version" in answer.content.decode()
    assert "not enough" in added.article.versions.get(number=2).text


def test_only_who_brought_it_in_puts_back(made: Made) -> None:
    client = Client()
    client.force_login(UserFactory())
    assert client.post(f"/articles/{made.pks[0]}/put-back/", {"keep": "0"}).status_code == 404


def test_a_failed_analysis_gives_its_reason_and_a_retry(member: Client, made: Made) -> None:
    analyses = Analysis.objects.filter(version__article=made.pks[2])
    analyses.update(state="failed", result=None, reason="The text was too knotty.")
    shown = html(member, made.pks[2])
    assert "The text was too knotty." in shown
    member.post(f"/articles/{made.pks[2]}/retry/")
    assert analyses.get().state == "waiting"
