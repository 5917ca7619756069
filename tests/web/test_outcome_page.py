"""The preview says what saving will do, and saving does what was chosen."""

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import escape

from comparator.analysis.incoming import Incoming
from comparator.models import Article, Intake
from comparator.services.articles import article_add
from tests.factories import UserFactory, page
from tests.web.adding import answers, bring, work
from tests.web.made import GAZETTE

pytestmark = pytest.mark.django_db
ADDRESS = "https://harbour-wire.example/tents"


@pytest.fixture
def user() -> User:
    return UserFactory.create()


@pytest.fixture
def writer(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def stored(user: User, raw: str, url: str = ADDRESS) -> Article:
    incoming = Incoming(raw=raw, url=url)
    return article_add(user=user, incoming=incoming, outlet_name="Harbour Wire").article


def pasted(writer: Client, raw: str, url: str = ADDRESS) -> str:
    """The address of a batch with a text that was pasted in place of a link."""
    address = bring(writer, raw=raw)
    work()
    row = Intake.objects.get(saved=None)
    result = msgspec.json.encode((Incoming(raw=raw, url=url),))
    Intake.objects.filter(pk=row.pk).update(url=url, result=result)
    return address


def preview(writer: Client, address: str) -> str:
    """The preview with the outlet named."""
    told = answers() | {"read-again": "1"}
    return str(writer.post(address, told).content.decode())


def test_a_changed_text_is_told_to_become_a_version(user: User, writer: Client) -> None:
    article = stored(user, raw := page())
    html = preview(writer, address := pasted(writer, raw.replace("400", "450")))
    assert "Will become version 2 of" in html
    assert f'href="/articles/{article.pk}/"' in html
    writer.post(address, answers())
    assert article.versions.count() == 2


NOTE = "My own note about the clerk of the ferry company, of some words."


def test_pieces_put_back_in_the_preview_become_the_version_that_it_announces(
    user: User, writer: Client
) -> None:
    raw = f"{page()}\nCOMMENTS (1)\n\n{NOTE}\n\nRelated stories\n- Read more\n"
    article = stored(user, raw)
    removed = article.versions.get().document.removed
    told = answers(**{"page0-keep": str(next(i for i, one in enumerate(removed) if NOTE in one.text))})
    for said, number in (("Will become version 2 of", 2), ("Here already, word for word", 2)):
        address = pasted(writer, raw)
        assert said in writer.post(address, told | {"read-again": "1"}).content.decode()
        saved = writer.post(address, told, follow=True).content.decode()
        assert ("was here already, word for word" in saved) == (said == "Here already, word for word")
        assert article.versions.count() == number
        assert NOTE in article.versions.get(number=2).text


def test_of_a_version_an_article_of_its_own_can_be_made(user: User, writer: Client) -> None:
    article = stored(user, raw := page())
    writer.post(pasted(writer, raw.replace("400", "450")), answers(**{"page0-becomes": "own"}))
    assert article.versions.count() == 1
    assert Article.objects.count() == 2


def test_a_wrong_paste_is_warned_of_and_stays_apart(user: User, writer: Client) -> None:
    article = stored(user, page())
    html = preview(writer, address := pasted(writer, GAZETTE))
    assert "little in common with what stands at this address" in html
    own = html[html.index('id="own-page0"') :]
    assert "checked" in own[: own.index(">")]
    writer.post(address, answers())
    assert article.versions.count() == 1


def test_a_paste_unlike_it_becomes_a_version_where_that_is_chosen(user: User, writer: Client) -> None:
    article = stored(user, page())
    address = pasted(writer, GAZETTE)
    told = answers(**{"page0-becomes": str(article.pk)})
    html = str(writer.post(address, told | {"read-again": "1"}).content.decode())
    version = html[html.index('id="version-page0"') :]
    assert "checked" in version[: version.index(">")]
    writer.post(address, told)
    assert article.versions.count() == 2


def test_nobody_makes_a_version_of_somebody_elses_article(writer: Client) -> None:
    article = stored(UserFactory(), page())
    writer.post(pasted(writer, GAZETTE), answers(**{"page0-becomes": str(article.pk)}))
    assert article.versions.count() == 1
    assert Article.objects.count() == 2


def test_words_that_are_here_already_say_so_and_lead_nobody_to_others_drafts(
    user: User, writer: Client
) -> None:
    own, theirs = stored(user, raw := page()), stored(UserFactory(), other := page())
    html = preview(writer, pasted(writer, raw))
    assert "Here already, word for word" in html
    assert f"/articles/{own.pk}/" in html
    Intake.objects.all().delete()
    html = preview(writer, pasted(writer, other))
    assert "Here already" not in html
    assert f"/articles/{theirs.pk}/" not in html


def test_a_text_without_address_that_is_like_one_is_offered(user: User, writer: Client) -> None:
    article = stored(user, raw := page(), url="")
    html = preview(writer, address := pasted(writer, raw.replace("400", "450"), url=""))
    assert "looks like a new version of" in html
    assert escape("Port Ansel lends tents") in html
    writer.post(address, answers())
    assert article.versions.count() == 1
