"""Two articles: sentences on one line, moved passages, trivial changes, the strip, the kept address."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.many import made_event as many_event
from comparator.analysis.base import spelling
from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison, Name
from comparator.web.pair.changes import pair_changes
from comparator.web.pair.lines import joined, lines, units
from comparator.web.pair.moves import moves
from comparator.web.pair.rail import rail
from comparator.web.pair.trivial import all_trivial, diff, spelt
from comparator.web.sources import Source
from tests.factories import UserFactory
from tests.selectors.rows_help import article, point
from tests.web.made import Made

FERRY = "The last ferry of the season left the inner harbour on Sunday night."
BREAD = "Bakers on the north shore gave away what bread they had left."
TALKS = "Talks will go on in April."
SIGNED = "Nobody has signed the paper so far."


def sources(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Source, Source]:
    made = []
    for index, paragraphs in enumerate((a, b)):
        findings = article(*paragraphs)
        made.append(
            Source(
                index=index,
                pk=index + 1,
                outlet=f"Paper {index}",
                document=findings.document,
                findings=findings,
                url=f"/{index}/",
            )
        )
    return made[0], made[1]


def compared(a: Source, b: Source, *rows: tuple[str, str]) -> Comparison:
    found = [a.findings, b.findings]
    return Comparison(analysis="1", points=tuple(point(found, *row) for row in rows), compared=(0, 1))


def test_a_day_that_two_sentences_have_is_no_moved_passage() -> None:
    gone, offer = "The talks collapsed late on Sunday.", "The offer was rejected on Sunday."
    a, b = sources((gone, FERRY, BREAD), (FERRY, BREAD, offer))
    rows = ((FERRY, FERRY), (BREAD, BREAD), ("on Sunday", "on Sunday"))
    changes = pair_changes(compared(a, b, *rows), a, b)
    assert moves(a, b, changes, lines(units(a.findings), units(b.findings), changes)) == []


def test_aligned_sentences_share_a_line_and_the_rest_stands_between() -> None:
    a, b = sources((FERRY, TALKS, SIGNED), (FERRY, BREAD, SIGNED))
    changes = pair_changes(compared(a, b, (FERRY, FERRY), (SIGNED, SIGNED)), a, b)
    found = lines(units(a.findings), units(b.findings), changes)
    assert [line.is_aligned for line in found] == [True, False, True]
    assert [block.span.of(a.text) for block in found[1].a] == [TALKS]
    assert [block.span.of(b.text) for block in found[1].b] == [BREAD]


def test_every_word_stands_on_one_line_and_only_there() -> None:
    a, b = sources((FERRY, TALKS, SIGNED), (SIGNED, BREAD, FERRY))
    changes = pair_changes(compared(a, b, (FERRY, FERRY), (SIGNED, SIGNED)), a, b)
    found = lines(units(a.findings), units(b.findings), changes)
    for side, source in (("a", a), ("b", b)):
        spans = [block.span for line in found for block in getattr(line, side)]
        assert spans == sorted(spans)
        assert " ".join(s.of(source.text) for s in spans).split() == source.text.split()


def test_sentences_of_one_paragraph_are_joined_and_paragraphs_are_not() -> None:
    a, _ = sources((FERRY, TALKS), (FERRY,))
    one, two = units(a.findings)
    assert joined([one, two]) == (one, two)
    half = Span(one.span.start, one.span.start + 9), Span(one.span.start + 9, one.span.end)
    parts = [type(one)(span=span, number=1) for span in half]
    assert [block.span for block in joined(parts)] == [one.span]


def test_a_passage_at_another_place_is_moved_and_one_on_the_same_line_is_not() -> None:
    a, b = sources((FERRY, TALKS, SIGNED), (SIGNED, TALKS, FERRY))
    changes = pair_changes(compared(a, b, (TALKS, TALKS)), a, b)
    found = moves(a, b, changes, lines(units(a.findings), units(b.findings), changes))
    assert any(move.a.of(a.text).startswith("The last ferry") for move in found)
    assert not any(move.a.of(a.text).startswith("Talks") for move in found)


def test_two_outlets_own_sentences_on_one_thing_have_not_moved() -> None:
    own = "The boat to the island sailed for the last time before noon on the same day."
    a, b = sources((FERRY, TALKS, SIGNED), (SIGNED, TALKS, own))
    changes = pair_changes(compared(a, b, (TALKS, TALKS), (FERRY, own)), a, b)
    found = moves(a, b, changes, lines(units(a.findings), units(b.findings), changes))
    assert not any(move.a.of(a.text).startswith("The last ferry") for move in found)


def test_the_strip_has_a_band_for_each_change_and_says_where_most_lie() -> None:
    a, b = sources((FERRY, TALKS, SIGNED), (FERRY, BREAD, SIGNED))
    changes = pair_changes(compared(a, b, (FERRY, FERRY), (TALKS, ""), ("", BREAD)), a, b)
    drawn = rail(a, b, changes, [])
    assert (len(drawn.a), len(drawn.b), len(drawn.links)) == (2, 2, 1)
    assert all(0 <= band.y <= drawn.height for band in (*drawn.a, *drawn.b))
    assert [bool(in_a) for _, in_a, _ in drawn.places].count(False) == 1


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("Vell", "Vel", True), ("Vell’s", "Vel’s", True), ("Vell", "Roon", False), ("", "", False)],
)
def test_another_spelling_of_a_name_is_trivial(one: str, two: str, same: bool) -> None:
    names = spelling((Name(name="Tom Vell", kind="person", variants=("Vell", "Vel")),))
    assert spelt(one, two, names) is same


def test_marks_and_capitals_are_trivial_and_words_are_not() -> None:
    plain = spelling(())
    assert all_trivial(diff("The pier, closed", "the pier closed", plain))
    assert not all_trivial(diff("The pier closed", "The pier opened", plain))


def page(client: Client, made: Made, query: str = "") -> str:
    response = client.get(f"/events/{made.event.slug}/two/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_strip_has_a_name_and_a_table(client: Client, made: Made) -> None:
    html = page(client, made)
    assert 'role="img" aria-labelledby="rail-title rail-desc"' in html
    assert "Where the changes lie in the two texts" in html
    assert '<details class="rail-table">' in html


def test_the_switches_stay_when_other_articles_are_picked(client: Client, made: Made) -> None:
    html = page(client, made, "?trivial=show&view=inline&show=all&order=largest&marks=off")
    for key, value in (("trivial", "show"), ("view", "inline"), ("show", "all"), ("order", "largest")):
        assert f'<input type="hidden" name="{key}" value="{value}">' in html
    assert "Hide trivial" in html


def test_moved_passages_are_linked_both_ways(client: Client, db: None) -> None:
    event = many_event(5, owner=UserFactory())
    pks = list(event.articles.order_by("pk").values_list("pk", flat=True))
    seen = 0
    for other in pks[1:]:
        html = client.get(f"/events/{event.slug}/two/?a={pks[0]}&b={other}").content.decode()
        for here, there in re.findall(r'id="(moved-[ab]\d+)" href="#(moved-[ab]\d+)"', html):
            assert f'id="{there}" href="#{here}"' in html
            seen += 1
    assert seen % 2 == 0


def test_as_many_queries_for_twenty_articles_as_for_three(client: Client, db: None) -> None:
    owner, asked = UserFactory(), []
    for count in (3, 20):
        event = many_event(count, owner=owner)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/events/{event.slug}/two/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_two_articles_are_named_on_paper(client: Client, made: Made) -> None:
    html = client.get(f"/events/{made.event.slug}/two/?a={made.pks[0]}&b={made.pks[1]}").content.decode()
    named = html.split('class="print-names"')[1].split("</p>")[0]
    assert "A: Harbour Wire, 4 Mar 2021" in named
    assert "B: Ansel Gazette" in named
