"""An event's matrix: words, signs, base, filters, rows; whole and as fragments."""

import pytest
from django.test import Client

from tests.web.made import QUOTE, Made

HTMX = {"HX-Request": "true"}


def page(client: Client, made: Made, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{made.event.slug}/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_of_the_first_page_lands_on_the_matrix(client: Client, made: Made) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == f"/events/{made.event.slug}/"


def test_every_finding_has_its_word_and_its_sign(client: Client, made: Made) -> None:
    html = page(client, made)
    for word in ("Kept", "Ends early", "Conflict", "Different dates", "Not in text"):
        assert f'<span class="word">{word}</span>' in html
    for sign in "=≠!?∅":
        assert f'<span class="sign" aria-hidden="true">{sign}</span>' in html


def test_cells_link_to_the_exact_words(client: Client, made: Made) -> None:
    html = page(client, made)
    start = html.index(f"/articles/{made.pks[1]}/?at=")
    at = html[start:].split("at=")[1].split("#")[0]
    found = client.get(f"/articles/{made.pks[1]}/?at={at}").content.decode()
    assert f'id="s-{at}"' in found


def test_the_readings_of_a_conflict_stand_in_their_cells(client: Client, made: Made) -> None:
    html = page(client, made, "?show=conflicts")
    assert "Chief negotiator" in html
    assert "Deputy negotiator" in html
    assert "300 people without a roof" not in html.split('class="matrix-wrap')[1]


def test_the_wire_is_the_base_and_is_named(client: Client, made: Made) -> None:
    assert "Base: Harbour Wire, 4 Mar 2021." in page(client, made)


def test_without_a_base_nothing_is_dropped_or_added(client: Client, made: Made) -> None:
    html = page(client, made, "?base=0")
    table = html.split('class="matrix-wrap')[1].split("legend-bar")[0]
    assert "No base:" in html
    assert "Dropped" not in table
    assert "Added" not in table


def test_with_a_base_what_it_has_and_another_lacks_is_dropped(client: Client, made: Made) -> None:
    html = page(client, made, f"?base={made.pks[0]}")
    assert "Dropped" in html.split('class="matrix-wrap')[1].split("legend-bar")[0]


def test_facts_of_one_article_alone_wait_behind_their_filter(client: Client, made: Made) -> None:
    assert "morning boat" not in page(client, made).split('class="matrix-wrap')[1]
    assert "morning boat" in page(client, made, "?show=single")


def test_a_row_opens_without_javascript(client: Client, made: Made) -> None:
    html = page(client, made, "?row=p1")
    assert "Ansel Gazette ends the quote before its last clause." in html
    assert "same words: sign, paper, shown" in html
    assert "<del>" in html
    assert "Stops before" in html


def test_a_row_opens_as_a_fragment(client: Client, made: Made) -> None:
    html = page(client, made, "?row=p1", **HTMX, **{"HX-Target": "row-p1"})
    assert html.startswith('<tbody id="row-p1"')
    assert "Stops before" in html
    closed = page(client, made, "", **HTMX, **{"HX-Target": "row-p1"})
    assert "Stops before" not in closed


def test_a_restored_history_gets_the_whole_page(client: Client, made: Made) -> None:
    html = page(
        client, made, "?row=p1", **HTMX, **{"HX-Target": "row-p1", "HX-History-Restore-Request": "true"}
    )
    assert html.startswith("<!doctype html>")


def test_pages_vary_on_htmx(client: Client, made: Made) -> None:
    assert "HX-Request" in client.get(f"/events/{made.event.slug}/")["Vary"]


@pytest.mark.parametrize(
    "query",
    [
        "?base=%00",
        "?base=99999999999999999999",
        "?base=x",
        "?row=%00",
        "?row=none",
        "?show=none",
        "?order=text",
        "?col=%00",
        "?rows=all",
    ],
)
def test_no_query_breaks_the_page(client: Client, made: Made, query: str) -> None:
    assert "We will not sign a paper" in page(client, made, query)


def test_an_unknown_row_is_not_found(client: Client, made: Made) -> None:
    response = client.get(f"/events/{made.event.slug}/", headers={**HTMX, "HX-Target": "row-nothing"})
    assert response.status_code == 404


def test_strangers_get_nothing_of_an_unpublished_event(client: Client, draft: Made) -> None:
    for path in ("", "progress/", "two/"):
        assert client.get(f"/events/{draft.event.slug}/{path}").status_code == 404
    for pk in draft.pks:
        assert client.get(f"/articles/{pk}/").status_code == 404
    assert draft.event.title not in client.get("/events/").content.decode()


def test_two_articles_are_compared_word_by_word(client: Client, made: Made) -> None:
    html = page(client, made, f"two/?a={made.pks[0]}&b={made.pks[1]}")
    assert "Ends early" in html
    assert "<del>" in html
    assert QUOTE in html
    swapped = page(client, made, f"two/?a={made.pks[1]}&b={made.pks[0]}")
    assert "A: Ansel Gazette" in swapped


@pytest.mark.parametrize(
    "query", ["", "?a=x&b=", "?a=1&b=1", "?view=inline", "?show=b", "?marks=off", "?a=%00"]
)
def test_no_query_breaks_two_articles(client: Client, made: Made, query: str) -> None:
    assert "Harbour Wire" in page(client, made, f"two/{query}")
