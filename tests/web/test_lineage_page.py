"""An event's lineage: shared words by part, credits, days, the picture and its tables."""

import datetime as dt

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Comparison, Quote, Reuse, ReuseSpan
from comparator.models import Article
from comparator.models import Comparison as Stored
from comparator.web.lineage.credits import credits
from comparator.web.lineage.graph import BOX_HEIGHT, BOX_WIDTH, Graph, graph
from comparator.web.lineage.pairs import from_earlier, pairs
from comparator.web.sight import Sight
from comparator.web.sources import Source
from tests.factories import UserFactory
from tests.web.framed import SHARED, framed, many
from tests.web.made import Made

HTMX = {"HX-Request": "true", "HX-Target": "comparison"}


@pytest.fixture
def told(made: Made) -> Made:
    return framed(made)


def page(client: Client, made: Made, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{made.event.slug}/lineage/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_words_outside_quotes_are_told_first_and_drawn(client: Client, told: Made) -> None:
    html = page(client, told)
    assert "share 38 % of the words of Radio Brisa, outside quotes; no credit found" in html
    picture = html.split('<svg class="graph"')[1].split("</svg>")[0]
    assert picture.count('class="edge e-taken"') == 1
    assert "38 %" in picture
    assert "marker-end" not in picture, "two texts of one day have no order"


def test_the_same_quote_is_no_copying(client: Client, told: Made) -> None:
    html = page(client, told)
    assert "The same quote in two texts is no copying" in html
    row = html.split(f'id="pair-{told.pks[1]}-{told.pks[0]}"')[1].split("</tbody>")[0]
    assert "20 %" in row
    assert "20 %" not in html.split('<svg class="graph"')[1].split("</svg>")[0]


def test_a_pair_opens_its_words_and_leads_to_both_texts_and_to_the_pair(client: Client, told: Made) -> None:
    wire, _, radio = told.pks
    client.force_login(told.owner)
    html = page(client, told, f"?see={radio}-{wire}")
    opened = html.split('class="open-row"')[1].split("</tr>")[0]
    assert SHARED in opened
    assert f"/articles/{radio}/?at=" in opened
    assert f"/articles/{wire}/?at=" in opened
    assert f"/events/{told.event.slug}/two/?a={wire}&amp;b={radio}" in opened
    assert page(client, told, f"?see={radio}-{wire}", **HTMX).startswith('<div class="lineage"')


def test_strangers_see_no_shared_words_outside_the_passages_compared(client: Client, told: Made) -> None:
    Article.objects.update(rights=Article.Rights.PASSAGES)
    query = f"?see={told.pks[2]}-{told.pks[0]}"
    html = page(client, told, query)
    assert "old pier" not in html
    assert "Outside the passages compared" in html
    client.force_login(told.owner)
    assert "old pier" in page(client, told, query)


@pytest.mark.parametrize("query", ["?see=%00", "?see=1", "?see=x-y", "?pairs=all", "?base=x"])
def test_no_query_breaks_the_page(client: Client, told: Made, query: str) -> None:
    assert "How to read it." in page(client, told, query)


def test_a_private_event_is_not_found(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/lineage/").status_code == 404


def test_where_nothing_is_shared_the_page_leads_to_the_quotes(client: Client, made: Made) -> None:
    found = Stored.objects.get(event=made.event)
    none = msgspec.structs.replace(found.found, reuse=())
    Stored.objects.filter(pk=found.pk).update(result=msgspec.json.encode(none), finished=timezone.now())
    html = page(client, made)
    assert "No two articles share a run of seven words" in html
    assert "See which quotes they share" in html


def test_many_articles_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for articles in (3, 14):
        event = many(owner=UserFactory(), articles=articles)
        client.get(f"/events/{event.slug}/lineage/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get(f"/events/{event.slug}/lineage/").content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert html.count('class="edge e-taken"') == 13


def _source(index: int, text: str, day: int | None, outlet: str = "", **parts: object) -> Source:
    document = Document(
        file="",
        text=text,
        parts=Parts(body=Span(0, len(text))),
        paragraphs=(Span(0, len(text)),),
        outlet=outlet or f"Daily {index} Mail",
        published=dt.date(2021, 3, day) if day else None,
        credits=tuple(parts.get("credits", ())),  # type: ignore[arg-type]  # given as strings
    )
    findings = ArticleFindings(analysis="test", document=document, quotes=tuple(parts.get("quotes", ())))  # type: ignore[arg-type]  # given as quotes
    return Source(
        index=index,
        pk=index,
        outlet=document.outlet or "",
        document=document,
        findings=findings,
        url=f"/{index}/",
    )


def _read(every: list[Source], *reuse: Reuse) -> tuple[list, list, Graph]:
    sight = Sight(every, Comparison(analysis="test"))
    named = credits(every, reuse, sight)
    found = pairs(every, reuse, named)
    return named, found, graph(every, found, named)


def _reuse(article: int, source: int, share: float = 0.3, part: str = "narrative") -> Reuse:
    return Reuse(article=article, source=source, share=share, part=part, spans=())  # type: ignore[arg-type]  # given


@pytest.mark.once
def test_an_arrow_runs_from_the_earlier_day_to_the_later() -> None:
    every = [_source(0, "one two", 4), _source(1, "one two", 6)]
    _, _, picture = _read(every, _reuse(1, 0))
    assert [column.words for column in picture.columns] == ["4 Mar 2021", "6 Mar 2021"]
    assert picture.boxes[0].x + BOX_WIDTH < picture.boxes[1].x
    assert picture.edges[0].arrow
    assert picture.edges[0].d.startswith(f"M{picture.boxes[0].x + BOX_WIDTH:g} ")


@pytest.mark.once
def test_without_a_day_there_is_no_arrow_unless_a_credit_tells() -> None:
    every = [_source(0, "one two", None), _source(1, "one two, by Daily 0 Mail", 6)]
    _, _, picture = _read(every, _reuse(1, 0))
    assert not picture.edges[0].arrow
    assert picture.columns[-1].words == "No known day"
    every[1] = _source(1, "one two, by Daily 0 Mail", 6, credits=("Daily 0 Mail",))
    _, found, picture = _read(every, _reuse(1, 0))
    assert picture.edges[0].arrow
    assert picture.edges[0].label == "30 %, credit"
    start, width = picture.edges[0].plate
    assert start < picture.edges[0].x <= start + width
    assert found[0].credits[0].url.startswith("/1/?at=12-24")


@pytest.mark.once
def test_a_name_in_passing_is_no_credit() -> None:
    every = [_source(0, "one two", 4), _source(1, "The Daily 0 Mail was sued", 6)]
    named, _, picture = _read(every)
    assert [credit.words for credit in named] == ["Names it"]
    assert picture.edges == ()


@pytest.mark.once
def test_words_said_to_an_outlet_are_a_credit() -> None:
    text = "We go, she told Daily 0 Mail"
    quote = Quote(start=0, end=5, kind="direct", speaker="Ada", venue="Daily 0 Mail")
    every = [_source(0, "one two", 4), _source(1, text, 6, quotes=(quote,))]
    named, _, picture = _read(every)
    assert [credit.words for credit in named] == ["Has words from it"]
    assert picture.edges[0].css == "credit"


@pytest.mark.once
def test_a_later_article_is_not_what_a_credit_means() -> None:
    every = [_source(0, "one two", 9), _source(1, "Daily 0 Mail", 6, credits=("Daily 0 Mail", "Reuters"))]
    named, found, picture = _read(every)
    assert found == []
    assert {credit.name: credit.is_earlier for credit in named} == {"Daily 0 Mail": True, "Reuters": False}
    outside = {box.name: box.detail for box in picture.boxes if box.outside}
    assert outside == {"Daily 0 Mail": "another report of it", "Reuters": "no article here"}


@pytest.mark.once
def test_of_two_articles_of_an_outlet_a_credit_means_the_one_that_shares_most() -> None:
    every = [
        _source(0, "one", 4, "Daily Mole"),
        _source(1, "two", 5, "Daily Mole"),
        _source(2, "Daily Mole", 6, credits=("Daily Mole",)),
    ]
    assert [credit.source for credit in _read(every)[0]] == [1]
    assert [credit.source for credit in _read(every, _reuse(2, 0))[0]] == [0]


@pytest.mark.once
def test_a_few_words_are_in_the_table_and_not_in_the_picture() -> None:
    every = [_source(0, "one two", 4), _source(1, "one two", 6)]
    _, found, picture = _read(every, _reuse(1, 0, 0.02), _reuse(1, 0, 0.6, "quote"))
    assert found[0].percents == [2, 0, 60]
    assert not found[0].is_taken
    assert picture.edges == ()


@pytest.mark.once
def test_no_word_is_counted_twice() -> None:
    text = "one two three four five six seven eight nine ten"
    every = [_source(0, text, 4), _source(1, text, 5), _source(2, text, 6)]
    span = ReuseSpan(start=0, end=18, source_start=0, source_end=18)
    longer = ReuseSpan(start=8, end=23, source_start=8, source_end=23)
    reuse = [
        Reuse(article=2, source=0, share=0.4, part="narrative", spans=(span,)),
        Reuse(article=2, source=1, share=0.3, part="quote", spans=(longer,)),
    ]
    shares = from_earlier(every, reuse, [])[-1]
    assert shares.percents == (40, 0, 10)


@pytest.mark.once
def test_boxes_and_labels_lie_apart() -> None:
    every = [_source(i, "one two", 4 + i % 2) for i in range(8)]
    _, _, picture = _read(every, *(_reuse(i, j) for i in range(8) for j in range(i)))
    boxes = [(b.x, b.y) for b in picture.boxes]
    assert len(set(boxes)) == 8
    assert all(
        abs(x - a) >= BOX_WIDTH or abs(y - b) >= BOX_HEIGHT
        for x, y in boxes
        for a, b in boxes
        if (x, y) != (a, b)
    )
    labels = [(e.x, e.y) for e in picture.edges]
    assert len(labels) == 28
    assert len(set(labels)) == 28
    assert all(x < picture.width for x, _ in labels)
