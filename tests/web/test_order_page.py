"""An event's order page: strips of paragraphs, the facts on them, and the table beside."""

import re

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point
from comparator.models import Article
from comparator.web.order.facts import Fact, candidates, placed, usual
from comparator.web.order.strips import MARKER_HEIGHT, MARKER_WIDTH, Strips, strips
from comparator.web.rows import Rows
from comparator.web.sources import Source
from tests.factories import UserFactory
from tests.web.framed import many
from tests.web.made import Made

HTMX = {"HX-Request": "true", "HX-Target": "comparison"}


def page(client: Client, made: Made, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{made.event.slug}/order/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def table(html: str) -> str:
    return html.split('id="order-table"')[1].split("</table>")[0]


def test_each_fact_has_its_paragraph_in_each_article(client: Client, made: Made) -> None:
    rows = table(page(client, made, "?fact=p2"))
    assert re.findall(r'class="place">(¶\d)<span class="quiet"> of (\d)', rows) == [("¶3", "5"), ("¶3", "4")]
    assert "Dropped" in rows


def test_a_fact_leads_to_its_words_from_the_table_and_from_the_picture(client: Client, made: Made) -> None:
    html = page(client, made, "?fact=p2")
    links = re.findall(rf'href="(/articles/{made.pks[1]}/\?at=[^"]+)"', html)
    assert len(links) == 2
    assert len(set(links)) == 1
    found = client.get(links[0].split("#")[0]).content.decode()
    assert f'id="{links[0].split("#")[1]}"' in found


def test_the_picture_has_number_sign_and_name_of_each_marker(client: Client, made: Made) -> None:
    picture = page(client, made, "?fact=p1").split("<svg")[1].split("</svg>")[0]
    assert "<title id=" in picture
    assert picture.count('<tspan class="num">1</tspan>') == 2
    assert "<tspan>≠</tspan>" in picture
    assert 'aria-label="1, Ends early, Ansel Gazette ¶2' in picture
    assert "− Dropped:" in picture


def test_the_reader_chooses_the_facts(client: Client, made: Made) -> None:
    html = page(client, made, "?fact=p1&fact=p4")
    assert html.count('<tbody role="rowgroup" class="at"') == 2
    assert "2 facts of your choice" in html
    assert 'name="fact" value="p1"' in html.split('id="set-base"')[0], (
        "the choice stays when the base changes"
    )
    assert "placed, the most telling" in page(client, made)


def test_only_the_region_comes_over_htmx(client: Client, made: Made) -> None:
    assert page(client, made, "?fact=p1", **HTMX).startswith('<div class="order-page"')


@pytest.mark.parametrize("query", ["?fact=%00", "?fact=none", "?base=x", "?base=0", "?col=y"])
def test_no_query_breaks_the_page(client: Client, made: Made, query: str) -> None:
    assert "placed, the most telling" in page(client, made, query)


def test_a_private_event_is_not_found(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/order/").status_code == 404


def test_strangers_see_no_words_outside_the_passages_compared(client: Client, made: Made) -> None:
    Article.objects.update(rights=Article.Rights.PASSAGES)
    html = page(client, made)
    for words in ("old pier", "morning boat", "it said on Tuesday"):
        assert words not in html


def test_many_articles_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for articles in (3, 12):
        event = many(owner=UserFactory(), articles=articles)
        client.get(f"/events/{event.slug}/order/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get(f"/events/{event.slug}/order/").content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert html.count('<text class="name"') == 5


def _source(index: int, words: list[int]) -> Source:
    """An article with paragraphs of so many words."""
    paragraphs, text = list[Span](), ""
    for count in words:
        start = len(text)
        text += "word " * count + "\n\n"
        paragraphs.append(Span(start, len(text) - 3))
    document = Document(file="", text=text, parts=Parts(), paragraphs=tuple(paragraphs))
    findings = ArticleFindings(analysis="test", document=document)
    return Source(
        index=index,
        pk=index,
        outlet=f"Outlet {index}",
        document=document,
        findings=findings,
        url=f"/{index}/",
    )


def _point(number: int, sources: list[Source], *paragraphs: int, kind: str = "fact") -> Point:
    """A point that stands in these paragraphs; 0 for none."""
    cells = [
        Cell(article=i, state="kept", start=span.start, end=span.start + 29, paragraph=place)
        if place and (span := sources[i].document.paragraphs[place - 1])
        else Cell(article=i, state="not in text")
        for i, place in enumerate(paragraphs)
    ]
    return Point(id=f"p{number}", kind=kind, label="word word", cells=tuple(cells))  # type: ignore[arg-type]  # given


def _facts(sources: list[Source], points: list[Point]) -> list[Fact]:
    found = Comparison(analysis="test", points=tuple(points), compared=tuple(range(len(sources))))
    return placed(points, Rows(found, sources), sources, [])


def _drawn(sources: list[Source], points: list[Point]) -> Strips:
    return strips(sources, _facts(sources, points))


@pytest.mark.once
def test_the_telling_facts_stand_at_unlike_places_and_not_all_in_one_paragraph() -> None:
    sources = [_source(0, [40] * 10), _source(1, [40] * 10)]
    points = [
        _point(1, sources, 5, 5),
        _point(2, sources, 1, 9),
        _point(3, sources, 1, 9, kind="figure"),
        _point(4, sources, 6, 7),
    ]
    found = Comparison(analysis="test", points=tuple(points), compared=(0, 1))
    ranked = candidates(Rows(found, sources))
    assert ranked[0].id == "p2"
    assert [p.id for p in usual(ranked)].count("p3") == 0


@pytest.mark.once
def test_facts_are_numbered_in_the_order_of_the_first_article() -> None:
    sources = [_source(0, [40] * 6), _source(1, [40] * 6)]
    facts = _facts(sources, [_point(1, sources, 6, 1), _point(2, sources, 2, 5)])
    assert [(fact.number, fact.id) for fact in facts] == [(1, "p2"), (2, "p1")]


@pytest.mark.once
def test_a_line_on_top_says_where_a_fact_stands_and_who_lacks_it() -> None:
    sources = [_source(0, [40] * 6), _source(1, [40] * 6), _source(2, [40]), _source(3, [40])]
    sources[3] = msgspec.structs.replace(sources[3], is_source=True)
    fact = _facts(sources, [_point(1, sources, 2, 5, 0, 0)])[0]
    assert fact.told == "Outlet 0 ¶2, Outlet 1 ¶5; not in Outlet 2"


@pytest.mark.once
def test_markers_lie_inside_their_paragraph_and_not_on_one_another() -> None:
    sources = [_source(0, [3, 400, 3]), _source(1, [80, 3])]
    points = [_point(n, sources, 1 if n < 6 else 2, 2) for n in range(1, 8)]
    for strip in _drawn(sources, points).strips:
        boxes = [(m.x, m.y) for m in strip.markers]
        assert len(boxes) == 7
        for x, y in boxes:
            assert any(b.y <= y and y + MARKER_HEIGHT <= b.y + b.height for b in strip.bars)
            others = [(a, b) for a, b in boxes if (a, b) != (x, y)]
            assert len(others) == 6
            assert all(abs(a - x) >= MARKER_WIDTH or abs(b - y) >= MARKER_HEIGHT for a, b in others)


@pytest.mark.once
def test_longer_paragraphs_are_taller_and_missing_facts_stand_below() -> None:
    sources = [_source(0, [100, 300]), _source(1, [50])]
    drawn = _drawn(sources, [_point(1, sources, 2, 0)])
    first, second = drawn.strips
    assert first.bars[1].height == pytest.approx(3 * first.bars[0].height, rel=0.01)
    assert [words for _, words in second.foot] == ["∅ Not in text:", "1"]
    assert all(
        y <= drawn.height for strip in drawn.strips for y in (strip.bottom, *(f[0] for f in strip.foot))
    )
    assert drawn.lines == ()
