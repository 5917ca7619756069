"""The quotes page: the same words or not, by speaker and by finding."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.models import Article, Event
from tests.factories import UserFactory
from tests.web.made import Made
from tests.web.told import CUT, LONE, told_event

ENDING = "nobody has shown us one"


def page(client: Client, made: Made | Event, rest: str = "", **extra: str) -> str:
    event = made if isinstance(made, Event) else made.event
    answer = client.get(f"/events/{event.slug}/quotes/{rest}", headers=extra)
    assert answer.status_code == 200
    return answer.content.decode()


def visible(html: str) -> str:
    """The words that are read out, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1]).split())


def test_each_version_stands_under_the_fullest_wording_word_by_word(client: Client, made: Made) -> None:
    html = page(client, made)
    row = visible("<main" + html.split('id="row-p1"')[1].split("</article>")[0])
    assert row.index("Harbour Wire ¶2") < row.index("Ansel Gazette ¶2")
    assert f"left out, ends early: , and {ENDING}" in row
    assert "Ends early" in row
    assert "The others − Dropped Radio Brisa" in row


def test_a_change_says_its_word_to_screen_readers_and_differs_to_the_eye(client: Client, made: Made) -> None:
    html = page(client, made)
    cut = re.search(r'<del class="([^"]+)"><span class="hidden">([^<]+)</span>', html)
    assert cut is not None
    assert cut.groups() == ("k-ends-early", " left out, ends early: ")
    assert '<span class="cut-note k-ends-early" aria-hidden="true">ends early</span>' in html


def test_the_answer_is_counted_and_linked(client: Client, made: Made) -> None:
    words = visible(page(client, made))
    assert "Of 1 utterance that two articles or more have, 0 stand in the same words" in words


def test_speakers_are_counted_and_narrow_the_page(client: Client, made: Made) -> None:
    assert re.search(r"Ada Roon <span class=\"count\">1</span>", page(client, made))
    assert 'id="row-p1"' in page(client, made, "?speaker=Ada+Roon")
    assert "Nothing of this kind was found for this speaker" in visible(page(client, made, "?speaker=Nobody"))


@pytest.mark.parametrize(
    ("show", "there"), [("ends-early", True), ("silent-cut", False), ("same", False), ("nonsense", True)]
)
def test_findings_narrow_the_page(client: Client, made: Made, show: str, there: bool) -> None:
    assert ('id="row-p1"' in page(client, made, f"?show={show}")) is there


def test_two_can_be_compared_and_the_row_leads_to_the_matrix(client: Client, made: Made) -> None:
    html = page(client, made)
    assert f"/two/?a={made.pks[0]}&amp;b={made.pks[1]}&amp;at=p1#a-p1" in html
    assert f"/events/{made.event.slug}/?row=p1&amp;base={made.pks[0]}#row-p1" in html


def test_the_base_turns_the_words_round(client: Client, made: Made) -> None:
    html = page(client, made, f"?base={made.pks[1]}")
    row = visible("<main" + html.split('id="row-p1"')[1].split("</article>")[0])
    assert row.index("Ansel Gazette ¶2") < row.index("Harbour Wire ¶2")
    assert f"put in: , and {ENDING}" in row


def test_over_htmx_only_the_region_comes(client: Client, made: Made) -> None:
    html = page(client, made, **{"HX-Request": "true", "HX-Target": "comparison"})
    assert "<html" not in html
    assert html.startswith('<div data-status="1 utterance shown.')
    assert "<html" in page(client, made)


def test_a_private_event_is_not_there_for_strangers(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/quotes/").status_code == 404


@pytest.fixture
def told(db: None) -> Event:
    """Three towns that count their boats."""
    return told_event(owner=UserFactory())


def test_who_has_the_same_words_stands_in_one_line_with_verb_and_venue(client: Client, told: Event) -> None:
    html = page(client, told)
    row = visible("<main" + html.split('id="row-q1"')[1].split("</article>")[0])
    assert "= Kept Town Crier 2 ¶2 in Town Crier 2 Pia Venn told Radio Ansel Compare two" in row
    assert row.count(f"“ {CUT}") + row.count(f"“{CUT}") == 2, "the same words are not printed twice"


def test_the_table_counts_what_each_outlet_did(client: Client, told: Event) -> None:
    table = visible("<main" + page(client, told).split('class="q-table"')[1].split("</table>")[0])
    assert "Town Crier 0 1 1 0 Town Crier 1 1 0 1 Town Crier 2 1 1 0" in table


def test_lone_quotes_are_counted_and_their_words_stay_with_those_who_may_see_them(
    client: Client, told: Event
) -> None:
    assert "1 more stands in one outlet only" in visible(page(client, told))
    lone = page(client, told, "?show=single")
    assert "saw nothing" not in lone
    assert "10 words, not shown here" in visible(lone)
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert LONE in page(client, told, "?show=single")


def test_an_event_of_one_article_says_what_to_do_next(client: Client, db: None) -> None:
    words = visible(page(client, told_event(owner=UserFactory(), articles=1)))
    assert "One article so far" in words
    assert "Add another article to compare" in words


def test_more_articles_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for articles in (3, 12):
        event = told_event(owner=UserFactory(), articles=articles)
        page(client, event)
        with CaptureQueriesContext(connection) as queries:
            page(client, event)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_many_outlets_the_rest_is_counted_and_one_step_away(client: Client, db: None) -> None:
    event = told_event(owner=UserFactory(), articles=20)
    html = page(client, event)
    assert "1 with the same words, 4 that differ of" in visible(html)
    assert 'href="?open=q1#row-q1"' in html
    assert html.count('<li class="q-version">') == 6
    assert page(client, event, "?open=q1").count('<li class="q-version">') == 10


@pytest.mark.parametrize("query", ["?show=%00", "?speaker=%00", "?base=x", "?rows=all", "?speaker=-"])
def test_no_query_breaks_the_page(client: Client, told: Event, query: str) -> None:
    assert "Quotes" in page(client, told, query)
