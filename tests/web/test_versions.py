"""An article's versions: the list, what changed between two, and what strangers see of it."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comparator.analysis.document import Document, Span
from comparator.analysis.findings import ArticleFindings, Figure, Quote
from comparator.analysis.incoming import Incoming
from comparator.ingest.network.fetch import Fetched
from comparator.models import Analysis, Article, ArticleVersion, Intake
from comparator.services.articles import article_add, article_restore
from comparator.services.events import event_create, event_publish
from comparator.services.intake_reading import intake_run
from comparator.services.intake_saving import Answer, batch_save
from tests.factories import UserFactory, page

pytestmark = pytest.mark.django_db
ADDRESS = "https://brisa-post.example/tents"


def text(amount: int = 400, lost: int = 60, extra: str = "The ferry sails at noon, its clerk wrote.") -> str:
    return page(amount=amount, lost=lost, extra=extra)


def versions(*raws: str, **told: Any) -> Article:
    """An article of a new member with one version for each text."""
    owner, article = UserFactory(), None
    for raw in raws:
        added = article_add(
            user=owner,
            incoming=Incoming(raw=raw, url=ADDRESS),
            outlet_name="Brisa Post",
            article=article,
            **told,
        )
        article = added.article
    assert article is not None
    for version in article.versions.all():
        analysed(version)
    return article


def analysed(version: ArticleVersion) -> None:
    """Findings by hand where the worker would write them."""
    found = findings(version.document)
    Analysis.objects.filter(version=version).update(
        state="done", finished=timezone.now(), result=msgspec.json.encode(found)
    )


def findings(document: Document) -> ArticleFindings:
    whole = document.text
    figures = [
        Figure(start=at, end=at + len(word), value=int(word), counted=counted)
        for word, counted in (("400", "tents"), ("500", "tents"), ("60", "houses"))
        if (at := whole.find(f" {word} ") + 1) > 0
    ]
    said = "We have counted every tent that we own"
    quotes = [Quote(start=at, end=at + len(said), kind="direct", speaker="Oda Linn")
              for at in [whole.find(said)] if at >= 0]  # fmt: skip
    spans = tuple(Span(p.start, p.end) for p in document.paragraphs)
    return ArticleFindings(
        analysis="1", document=document, sentences=spans, figures=tuple(figures), quotes=tuple(quotes)
    )


def owner_of(article: Article) -> Client:
    client = Client()
    assert article.owner
    client.force_login(article.owner)
    return client


def html(client: Client, article: Article, query: str = "", status: int = 200) -> str:
    response = client.get(f"/articles/{article.pk}/versions/{query}")
    assert response.status_code == status
    return response.content.decode()


def test_the_newest_is_set_against_the_one_before_and_any_two_by_address() -> None:
    article = versions(text(), text(amount=500), text(amount=500, lost=70))
    client = owner_of(article)
    newest = html(client, article)
    assert "What version 3 has differently from version 2" in newest
    first = html(client, article, "?a=1&b=2")
    assert "What version 2 has differently from version 1" in first
    assert "¶1 in version 1" in first
    assert ">500<" in first
    assert "1 figure" in first
    assert "version 3 has differently from version 1" in html(client, article, "?a=3&b=1")
    html(client, article, "?a=9", status=404)


def test_what_only_changed_its_marks_is_hidden_until_asked_for() -> None:
    article = versions(text(), text(extra="The ferry sails at noon its clerk wrote."))
    client = owner_of(article)
    hidden = html(client, article)
    assert "differ only in punctuation, capitals or spacing" in hidden
    assert "1 trivial change hidden" in hidden
    assert "No word of the text differs" in hidden
    assert "<del>" not in hidden
    assert "<del>" in html(client, article, "?trivial=show")


def test_only_wording_is_said_so_and_the_whole_text_can_be_opened() -> None:
    article = versions(text(), text(extra="The ferry leaves at noon, its clerk wrote."))
    client = owner_of(article)
    folded = html(client, article)
    assert "differ only in wording, in 1 place" in folded
    assert "unchanged passages" in folded
    whole = html(client, article, "?text=whole")
    assert "unchanged passages" not in whole
    assert "He thanked the city" in whole
    assert "inline-text" in html(client, article, "?view=inline")


def test_one_version_says_what_would_bring_another(client: Client) -> None:
    article = versions(text())
    shown = html(owner_of(article), article)
    assert "One version so far" in shown
    assert "Look at its page again" in shown


def test_how_often_and_when_it_was_seen_is_told() -> None:
    article = versions(text())
    ArticleVersion.objects.filter(article=article).update(
        times_seen=3, seen=dt.datetime(2031, 3, 5, 9, 30, tzinfo=dt.UTC)
    )
    shown = html(owner_of(article), article)
    assert "last 5 March 2031, 09:30 UTC; 3 times" in shown


def test_a_page_that_went_back_to_earlier_words_says_so() -> None:
    first = text()
    article = versions(first, text(500))
    assert "Seen last" not in html(owner_of(article), article)
    assert article.owner
    article_add(user=article.owner, incoming=Incoming(raw=first, url=ADDRESS), article=article)
    shown = html(owner_of(article), article)
    assert "Seen last" in shown
    assert "2 times" in shown


def test_what_was_told_by_hand_holds_for_the_next_version() -> None:
    article = versions(text(), published=dt.date(2021, 3, 4))
    assert article.owner
    article_add(user=article.owner, incoming=Incoming(raw=text(500)), article=article)
    newest = article.versions.get(number=2)
    assert (newest.published, newest.document.outlet) == (dt.date(2021, 3, 4), "Brisa Post")


def test_what_was_put_back_by_hand_is_told() -> None:
    article = versions(text() + "\nComments (2)\n\nReader One says: a thousand are not enough.\n\nReply\n")
    assert article.owner
    article_restore(user=article.owner, version=article.versions.get(), keep=[0, 1, 2])
    assert "Pieces put back by hand" in html(owner_of(article), article)


def test_strangers_learn_when_but_read_no_word_unless_the_rights_say_so(client: Client) -> None:
    article = versions(text(), text(amount=500, extra="Nobody knows the secret word marzipan."))
    html(client, article, status=404)
    assert article.owner
    event = event_create(user=article.owner, title="Tents")
    event.articles.add(article)
    event_publish(user=article.owner, event=event)
    shown = html(client, article)
    assert "Version 2" in shown
    assert "marzipan" not in shown
    assert "400" not in shown
    assert "Look at its page again" not in shown
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert "marzipan" in html(client, article)


def test_as_many_queries_for_ten_versions_as_for_two(django_assert_max_num_queries: Any) -> None:
    few, many = versions(text(), text(500)), versions(*(text(n) for n in range(410, 420)))
    counts = []
    for article in (few, many):
        client = owner_of(article)
        for path in (f"/articles/{article.pk}/versions/", f"/articles/{article.pk}/"):
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(path).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_a_look_again_asks_once_and_says_how_it_went() -> None:
    article = versions(text())
    client = owner_of(article)
    for _ in range(2):
        answer = client.post(f"/articles/{article.pk}/look-again/", follow=True)
        assert "is being looked at" in answer.content.decode()
    look = Intake.objects.get(article=article)
    assert look.url == ADDRESS
    for state, words in (("done", "Nothing changed since version 1"), ("failed", "The page answered 403.")):
        Intake.objects.update(state=state, reason="The page answered 403.", finished=timezone.now())
        assert words in html(client, article)
        assert words in client.get(f"/articles/{article.pk}/").content.decode()


def test_a_look_keeps_itself_up_to_date() -> None:
    article = versions(text())
    client, address = owner_of(article), f"/articles/{article.pk}/look-again/"
    client.post(address)
    asks = f'hx-get="{address}" hx-trigger="every 2s"'
    assert asks in html(client, article)
    assert asks in client.get(f"/articles/{article.pk}/").content.decode()
    region = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "look"}
    told = client.get(address, **region).content.decode()
    assert "<html" not in told
    assert asks in told
    assert "worker does not seem to be running" not in told
    Intake.objects.update(queued=timezone.now() - dt.timedelta(minutes=2))
    assert "worker does not seem to be running" in client.get(address, **region).content.decode()
    Intake.objects.update(state="done", finished=timezone.now())
    told = client.get(address, **region).content.decode()
    assert "Nothing changed since version 1" in told
    assert "hx-get" not in told
    assert client.get(address)["Location"] == f"/articles/{article.pk}/versions/"
    other = Client()
    other.force_login(UserFactory())
    assert other.get(address, **region).status_code == 404


def test_where_the_page_cannot_be_loaded_its_text_is_pasted_and_becomes_a_version() -> None:
    article = versions(text())
    client, address = owner_of(article), f"/articles/{article.pk}/look-again/text/"
    client.post(f"/articles/{article.pk}/look-again/")
    Intake.objects.update(state="failed", reason="The page answered 403.", finished=timezone.now())
    assert f'href="{address}"' in html(client, article)
    assert ADDRESS in client.get(address).content.decode()
    empty = client.post(address, {"raw": " "})
    assert (empty.status_code, "Error: " in empty.content.decode()) == (422, True)
    assert "island of Brisa" in client.post(address, {"raw": text(500)}, follow=True).content.decode()
    row = Intake.objects.get(way="text")
    assert row.url == ADDRESS
    assert article.owner
    batch_save(user=article.owner, batch=row.batch, answers=[Answer(intake=row.pk)])
    assert article.versions.count() == 2
    other = Client()
    other.force_login(UserFactory())
    assert other.get(address).status_code == 404
    assert Client().get(address).status_code == 302


PAGE = """<!doctype html><html lang="en"><head><title>Tents</title></head><body><article><h1>{headline}</h1>
<p>PORT ANSEL, March 4 - The city council agreed on Tuesday to lend {amount} tents to the island of Brisa.</p>
<p>"We have counted every tent that we own," said Mayor Oda Linn. "They leave with the evening ferry."</p>
<p>The island lost 60 houses in the storm, its governor said. He thanked the city and asked for blankets.</p>
</article></body></html>"""


def test_what_the_worker_finds_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    article = versions(text())
    client, pages = owner_of(article), iter([400, 400, 500])

    def fetched(url: str, **asked: str) -> Fetched:
        body = PAGE.format(headline="Port Ansel lends tents to Brisa", amount=next(pages)).encode()
        return Fetched(url=url, status=200, content_type="text/html", charset="utf-8", body=body)

    monkeypatch.setattr("comparator.services.intake_reading.fetch", fetched)
    for words, count in (("found other words: version 2", 2), ("Nothing changed since version 2", 2),
                         ("found other words: version 3", 3)):  # fmt: skip
        client.post(f"/articles/{article.pk}/look-again/")
        intake_run(intake_id=Intake.objects.latest("pk").pk)
        assert words in html(client, article)
        assert article.versions.count() == count


def test_an_event_is_kept_at_a_version_and_everybody_reads_so(client: Client) -> None:
    article = versions(text(), text(500))
    owner, address = owner_of(article), f"/articles/{article.pk}/"
    assert article.owner
    event = event_create(user=article.owner, title="Tents", published=True)
    event.articles.add(article)
    post = f"/events/{event.slug}{address}"
    other = Client()
    other.force_login(UserFactory())
    for number, who, status in (("1", other, 404), ("9", owner, 404), ("x", owner, 404), ("1", owner, 302)):
        assert who.post(post, {"action": "keep", "version": number}).status_code == status
    assert "is kept at version 1; version 2 is newer" in client.get(f"/events/{event.slug}/").content.decode()
    assert f"{address}versions/?a=1&amp;b=2" in client.get(f"/events/{event.slug}/").content.decode()
    owner.post(post, {"action": "keep", "version": ""})
    assert "is kept at" not in client.get(f"/events/{event.slug}/").content.decode()


def test_only_who_brought_it_in_looks_again(client: Client) -> None:
    article = versions(text())
    other = Client()
    other.force_login(UserFactory())
    assert other.post(f"/articles/{article.pk}/look-again/").status_code == 404
    assert client.post(f"/articles/{article.pk}/look-again/").status_code == 302
    assert not Intake.objects.exists()


def test_what_a_wire_says_of_its_copy_is_shown() -> None:
    article = versions(text())
    ArticleVersion.objects.update(
        wire={"urgency": 3, "slug": "TENTS-BRISA", "located": "PORT ANSEL", "version": "2"}
    )
    shown = owner_of(article).get(f"/articles/{article.pk}/").content.decode()
    for words in ("TENTS-BRISA", "PORT ANSEL", "3 (1 is most urgent)"):
        assert words in shown


def test_an_older_version_says_that_there_is_a_newer() -> None:
    article = versions(text(), text(500))
    shown = owner_of(article).get(f"/articles/{article.pk}/?version=1").content.decode()
    assert "This is version 1; version 2 is newer" in shown
