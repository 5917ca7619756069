"""An event's framing: terms by voice, reporting verbs, speakers, first lines."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.analysis.findings import Comparison
from comparator.analysis.framing import framing_rows
from comparator.models import Article
from comparator.web.framing.terms import Terms
from comparator.web.framing.verbs import verb_of
from comparator.web.sight import Sight
from comparator.web.sources import Source
from tests.analysis.made_up import article
from tests.factories import UserFactory
from tests.web.framed import SHARED, framed, many
from tests.web.made import QUOTE, Made

HTMX = {"HX-Request": "true", "HX-Target": "comparison"}


@pytest.fixture
def told(made: Made) -> Made:
    return framed(made)


def page(client: Client, made: Made, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{made.event.slug}/framing/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_terms_are_counted_by_voice(client: Client, told: Made) -> None:
    table = page(client, told).split('id="terms"')[1].split("</section>")[0]
    for word in ("1 own", "1 reported", "1 quoted"):
        assert word in table


def test_what_one_article_alone_says_itself_stands_first(client: Client, told: Made) -> None:
    html = page(client, told)
    assert "says “talks” in its own words" not in html, "the wire reports it without quote marks"
    assert "says “treaty” in its own words" not in html


def _only(*texts: str) -> list[tuple[str, str, str]]:
    """(outlet, term, how the others have it) of what is said to be one article's own word."""
    articles = [article(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    every = [
        Source(index=n, pk=n, outlet=f"Outlet {n}", document=a.document, findings=a, url="")
        for n, a in enumerate(articles)
    ]
    terms = Terms(framing_rows(articles), every, [], Sight(every, Comparison(analysis="test")))
    return [(one.source.outlet, one.term, one.others) for one in terms.only_own()]


def test_a_word_that_only_one_outlet_has_outside_quote_marks_is_its_own() -> None:
    told = _only(
        "The uprising on the island began in May.",
        "The unrest on the island began in May.",
        "“The uprising is over,” Ada Roon said. The unrest began in May.",
    )
    assert ("Outlet 0", "uprising", "Outlet 2 only quotes it") in told


@pytest.mark.parametrize(
    "other",
    [
        "Two uprisings shook the island in May, and the unrest goes on.",
        "The Uprising of May. The unrest on the island goes on.",
        "The uprising on the island has cost six lives, according to the union. The unrest goes on.",
    ],
)
def test_no_word_is_one_outlets_own_that_another_has_in_any_form_outside_quote_marks(other: str) -> None:
    assert "uprising" not in {term for _, term, _ in _only("The uprising on the island began in May.", other)}


def test_gunmen_are_a_gunman_in_another_form() -> None:
    told = _only(
        "A gunman and a rebel came to the island in May.", "Gunmen and terrorists came to the island."
    )
    assert "gunman" not in {term for _, term, _ in told}
    assert "rebel" in {term for _, term, _ in told}


def test_a_count_opens_its_sentences_in_a_page_of_its_own_address(client: Client, told: Made) -> None:
    query = f"?see=term.the-accord.talks.{told.pks[2]}.own"
    html = page(client, told, query)
    assert "Talks about</mark> the ferry treaty" in html
    assert "Chief negotiator Tom Vell" not in html
    assert f'href="/events/{told.event.slug}/framing/#term' in html.replace("?#", "#")
    assert page(client, told, query, **HTMX).startswith('<div class="framing"')


def test_what_is_open_stays_open_when_the_base_changes(client: Client, told: Made) -> None:
    html = page(client, told, "?see=term.the-accord.talks")
    assert '<input type="hidden" name="see" value="term.the-accord.talks">' in html.split('id="set-base"')[0]


def test_a_whole_term_opens_every_article_that_has_it(client: Client, told: Made) -> None:
    html = page(client, told, "?see=term.the-accord.talks")
    assert "Talks about</mark>" in html
    assert "<h4" in html.split("Harbour Wire</h4>")[0]
    assert "talks would</mark> go on in April" in html


def test_reporting_verbs_stand_under_their_kind(client: Client, told: Made) -> None:
    table = page(client, told).split('id="verbs"')[1].split("</section>")[0]
    assert "Plain" in table
    assert "say 1" in table
    assert "tell 1" in table
    assert "Attacks" not in table


def test_a_verb_opens_its_sentence(client: Client, told: Made) -> None:
    html = page(client, told, f"?see=verb.neutral.tell.{told.pks[1]}")
    assert "told</mark> reporters on the quay" in html


def test_speakers_have_bars_and_a_table_with_the_same_numbers(client: Client, told: Made) -> None:
    part = page(client, told).split('id="speakers"')[1].split("</section>")[0]
    assert part.count('<svg role="img"') == 2
    assert "Ada Roon 85 %; Speaker not named 15 %" in part
    assert "17 words · 85 %" in part
    assert "Quotes nobody word for word." in part


def test_a_share_opens_the_quotes(client: Client, told: Made) -> None:
    html = page(client, told, f"?see=voice.ada-roon.{told.pks[1]}")
    assert f"{QUOTE}</mark>" in html
    assert "nobody has shown us one" not in html


def test_headlines_and_leads_stand_side_by_side(client: Client, told: Made) -> None:
    html = page(client, told).split('id="openings"')[1]
    assert "Brisa refuses the ferry" in html
    assert '<mark class="m-term">treaty</mark>' in html
    assert "Island minister turns down" in html


def test_strangers_see_no_sentence_outside_the_passages_compared(client: Client, told: Made) -> None:
    Article.objects.update(rights=Article.Rights.PASSAGES)
    assert "after a long day" in page(client, told, "?see=term.the-accord.talks")
    html = page(client, told, "?see=term.the-accord.pier")
    assert html.count("Outside the passages compared.") == 2
    assert "was closed for good" not in html
    assert "The island of Brisa will not sign" not in html
    client.force_login(told.owner)
    html = page(client, told, "?see=term.the-accord.pier")
    assert html.count("was closed for good") == 2
    assert "The island of Brisa will not sign" in html


@pytest.mark.parametrize(
    "query",
    [
        "?see=%00",
        "?see=term",
        "?see=term.x.y.z.w.v",
        "?see=voice",
        "?see=verb.neutral.x.y",
        "?base=x",
        "?col=%00",
    ],
)
def test_no_query_breaks_the_page(client: Client, told: Made, query: str) -> None:
    assert "Whose" not in page(client, told, query)
    assert "Terms for the same thing" in page(client, told, query)


def test_a_private_event_is_not_found(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/framing/").status_code == 404


def test_without_any_terms_the_page_says_what_to_do(client: Client, made: Made) -> None:
    html = page(client, made)
    assert "Compare what they say in the matrix" in html
    assert "None of these articles quotes anybody word for word." in html


def test_many_articles_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for articles in (3, 12):
        event = many(owner=UserFactory(), articles=articles)
        client.get(f"/events/{event.slug}/framing/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            html = client.get(f"/events/{event.slug}/framing/").content.decode()
        counts.append(len(queries))
        assert SHARED[:20] not in html.split("<h1")[0]
    assert counts[0] == counts[1]
    assert "6 more</th>" in html or "7 more</th>" in html


@pytest.mark.once
@pytest.mark.parametrize(
    ("cue", "found"),
    [
        ("said", ("say", "neutral")),
        ("According to", ("according to", "neutral")),
        ("denied", ("deny", "deny")),
        ("quipped", ("quip", "neutral")),
        ("promising", ("promise", "promise")),
        ("insists", ("insist", "claim")),
        ("handed out", ("handed out", "")),
        ("position", ("position", "noun")),
        ("opinions", ("opinion", "noun")),
    ],
)
def test_a_reporting_word_is_listed_under_its_verb(cue: str, found: tuple[str, str]) -> None:
    assert verb_of(cue) == found


def test_a_noun_that_somebody_owns_is_no_verb() -> None:
    assert verb_of("demand", "the ministry’s ") == ("demand", "noun")
    assert verb_of("demands", "as the ministry ") == ("demand", "urge")
    assert verb_of("claimed", "what it’s ") == ("claim", "claim")
