"""An event's matrix: words, signs, base, filters, rows; whole and as fragments."""

from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.findings import Cell, Change, Comparison, Point
from comparator.models import Article
from comparator.models import Comparison as Stored
from comparator.selectors.versions import current_versions, versions_key
from comparator.services.events import event_remove_article
from tests.web.made import QUOTE, Made, cell, span

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


def test_a_conflict_is_named_once_in_a_cell(client: Client, made: Made) -> None:
    matrix = page(client, made, "?show=conflicts").split('class="matrix-wrap')[1]
    assert "Deputy negotiator" in matrix
    assert "Other name or title" not in matrix


def test_a_denial_stands_in_its_cell_with_what_it_denies(client: Client, made: Made) -> None:
    stored = Stored.objects.get(event=made.event)
    wire, gazette = (version.document for version in current_versions(made.event)[:2])
    denial = Change(from_=span(wire, "talks"), to=span(gazette, "not"), kind="negated")
    point = Point(
        id="p9", kind="fact", label="the talks", verdict="conflict", why="One denies the other.", score=0.5,
        cells=(
            cell([wire, gazette], 0, "the talks would go on in April"),
            cell([wire, gazette], 1, "Brisa will not sign", "altered", ("negated",), (denial,)),
            Cell(article=2, state="not in text"),
        ),
    )  # fmt: skip
    found = msgspec.structs.replace(stored.found, points=(point,))
    Stored.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found), finished=timezone.now())
    matrix = page(client, made, "?show=conflicts").split('class="matrix-wrap')[1]
    assert "Brisa will not sign" in matrix
    assert "Alike" not in matrix.split("<tfoot")[0].split("</table>")[0]


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


def test_every_row_opens_at_once_and_closes_again(client: Client, made: Made) -> None:
    closed = page(client, made)
    rows = closed.count('class="fact-label"')
    opened = page(client, made, "?open=all&base=0")
    assert rows > 1
    assert (closed.count('class="open-row"'), opened.count('class="open-row"')) == (0, rows)
    assert opened.count('aria-expanded="true"') == rows
    assert 'class="matrix-with-legend all-open"' in opened
    assert '<input type="hidden" name="open" value="all">' in opened
    assert 'href="?base=0" id="open-rows"' in opened
    assert 'href="?open=all" id="open-rows"' in closed


def test_one_row_of_many_open_ones_closes_alone(client: Client, made: Made) -> None:
    one = page(client, made, "?base=0", **HTMX, **{"HX-Target": "row-p1"})
    assert ('class="open-row"' in one, 'aria-expanded="false"' in one) == (False, True)


def test_an_opened_row_says_why_an_empty_cell_is_not_called_dropped(
    client: Client, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", _with_base)
    Article.objects.filter(pk=made.pks[2]).update(kind="communique")
    opened = page(client, made, f"?row=p1&base={made.pks[0]}").split('class="open-row"')[1]
    assert 'Radio Brisa</span>: <span class="label quiet">a source itself</span>' in opened
    figure = client.get(f"/events/{made.event.slug}/figures/?base={made.pks[0]}").content.decode()
    assert "a source itself" in figure
    assert "a source itself" not in page(client, made, "?row=p1&base=0")


def test_a_figure_is_missing_in_the_same_way_as_the_fact_that_tells_it(
    client: Client, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", _with_base)
    stored = Stored.objects.get(event=made.event)
    documents = [version.document for version in current_versions(made.event)]
    fact = Point(
        id="f9", kind="fact", label="people without a roof", verdict="altered", score=0.9,
        cells=(
            cell(documents, 0, "The storm left 300 people without a roof by Monday"),
            cell(documents, 1, "About 450 people had lost their roofs by Thursday", "altered", ("reworded",)),
            Cell(article=2, state="dropped"),
        ),
    )  # fmt: skip
    figure = next(p for p in stored.found.points if p.id == "p3")
    assert figure.cell(2).state == "not in text"
    found = msgspec.structs.replace(stored.found, points=(fact, figure))
    Stored.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found), finished=timezone.now())
    html = client.get(f"/events/{made.event.slug}/figures/?base={made.pks[0]}").content.decode()
    assert '<span class="word">Dropped</span>' in html.split('id="row-p3"')[1].split("</article>")[0]


def _with_base(found: Comparison, base: int | None, articles: object) -> Comparison:
    """The comparison with its cells as they were written by hand."""
    return msgspec.structs.replace(found, base=base)


def test_facts_of_one_article_alone_wait_behind_their_filter(
    client: Client, member: Client, made: Made
) -> None:
    assert "morning boat" not in page(client, made).split('class="matrix-wrap')[1]
    assert "morning boat" in page(member, made, "?show=single")


def test_a_row_opens_without_javascript(client: Client, made: Made) -> None:
    html = page(client, made, "?row=p1")
    assert "Ansel Gazette: ends early." in html
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


def test_one_article_alone_asks_for_another(client: Client, draft: Made) -> None:
    client.force_login(draft.owner)
    for pk in draft.pks[1:]:
        event_remove_article(user=draft.owner, event=draft.event, article=Article.objects.get(pk=pk))
    versions = current_versions(draft.event)
    empty = Comparison(analysis=ANALYSIS_VERSION, compared=(0,))
    Stored.objects.filter(event=draft.event).delete()
    Stored.objects.create(
        event=draft.event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(versions),
        version_ids=[v.pk for v in versions],
        state="done",
        finished=timezone.now(),
        result=msgspec.json.encode(empty),
    )
    assert "Add another article to compare" in page(client, draft)
    assert "Two articles are needed" in page(client, draft, "two/")


def test_an_article_that_was_not_analysed_is_never_said_to_lack_anything(client: Client, made: Made) -> None:
    stored = Stored.objects.get(event=made.event)
    found = msgspec.structs.replace(stored.found, compared=(0, 1))
    Stored.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found), finished=timezone.now())
    html = page(client, made, "?show=conflicts")
    assert "not analysed: not in English" in html
    assert "Not compared" in html
    assert "Radio Brisa has nothing of" not in html


def test_a_failed_comparison_gives_its_reason_and_a_retry(client: Client, made: Made) -> None:
    client.force_login(made.owner)
    jobs = Stored.objects.filter(event=made.event)
    jobs.update(state="failed", result=None, reason="The machine ran out of memory.")
    assert "The machine ran out of memory." in page(client, made)
    client.post(f"/events/{made.event.slug}/retry/")
    assert jobs.get().state == "waiting"
    assert "Comparing the articles" in page(client, made)


def test_the_progress_reloads_the_page_when_all_is_done(client: Client, made: Made) -> None:
    response = client.get(f"/events/{made.event.slug}/progress/", headers=HTMX)
    assert response["HX-Refresh"] == "true"


def test_a_matrix_takes_few_queries(client: Client, made: Made, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        page(client, made)


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("?outlet=ansel-gazette", True),
        ("?outlet=nobody", False),
        ("?since=2021-03-04&until=2021-03-04", True),
        ("?since=2021-03-05", False),
        ("?until=2021-03-03", False),
        ("?since=x&until=%00", True),
        ("?q=customs+house", True),
    ],
)
def test_the_list_is_narrowed_by_outlet_day_and_words(
    client: Client, made: Made, query: str, there: bool
) -> None:
    html = client.get(f"/events/{query}").content.decode().split('id="events"')[1]
    assert (made.event.title in html) is there


def test_two_articles_list_the_largest_first_on_demand(client: Client, made: Made) -> None:
    html = page(client, made, f"two/?a={made.pks[0]}&b={made.pks[1]}&order=largest")
    listed = html.split('class="changes"')[1].split("</ol>")[0]
    assert listed.index("Conflict") < listed.index("Ends early") < listed.index("Not in B")


def test_the_link_to_a_row_holds_its_base_and_also_that_there_is_none(client: Client, made: Made) -> None:
    for base in (made.pks[0], 0):
        html = client.get(f"/events/{made.event.slug}/?row=p1&base={base}").content.decode()
        assert f'?row=p1&amp;base={base}#row-p1">Link to this row' in html
