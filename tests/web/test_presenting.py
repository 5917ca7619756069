"""What the pages make of findings: marks, columns, text in pieces, paragraphs on one line, bytes as text."""

import datetime as dt
from itertools import pairwise
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Comparison,
    Finding,
    Nearby,
    Point,
    Reuse,
)
from comparator.selectors.contradictions import label_words, shortened
from comparator.selectors.corrected import CorrectedPoint
from comparator.web.articles.page import untold
from comparator.web.columns import merged, safe_link
from comparator.web.matrix.open_row import open_row, readable
from comparator.web.matrix.table import columns, row
from comparator.web.pair.changes import found_in, pair_changes, spoken, weightiest_first
from comparator.web.pair.lines import in_order
from comparator.web.pieces import Layer, diff_pieces, pieces
from comparator.web.rows import Rows
from comparator.web.sources import Source
from comparator.web.words import cell_mark, conflicting, explain, finding_mark

pytestmark = pytest.mark.once
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))


def source(index: int) -> Source:
    document = Document(
        file="", text="words " * 20, parts=Parts(), paragraphs=(), published=dt.date(2021, 3, 4)
    )
    findings = ArticleFindings(analysis="test", document=document)
    name, url = f"Outlet {index}", f"/{index}/"
    return Source(index=index, pk=100 + index, outlet=name, document=document, findings=findings, url=url)


def _cell(article: int, state: str) -> Cell:
    if state == "k":
        return Cell(article=article, state="kept", start=0, end=5)
    if state == "a":
        return Cell(article=article, state="altered", start=0, end=5, findings=("other figure",))
    if state == "l":
        return Cell(article=article, state="alike", start=0, end=5)
    return Cell(article=article, state="dropped" if state == "d" else "not in text")


def point(states: str, **more: object) -> Point:
    """A point whose cells are k(ept), a(ltered), a(l)ike, d(ropped) or n(ot in text)."""
    made = [_cell(article, state) for article, state in enumerate(states)]
    return Point(id="p", kind="fact", label="words", cells=tuple(made), **more)  # type: ignore[arg-type]  # as given


@given(st.text(min_size=40, max_size=40), SPANS, st.lists(SPANS, max_size=6))
def test_pieces_joined_are_the_text(text: str, window: Span, spans: list[Span]) -> None:
    layers = [Layer(span=span, tag=("mark", "ins", "del")[i % 3]) for i, span in enumerate(spans)]
    assert "".join(piece.text for piece in pieces(text, window, layers)) == window.of(text)


def test_a_name_inside_words_put_in_does_not_cut_them_in_two() -> None:
    layers = [Layer(span=Span(4, 20), tag="ins"), Layer(span=Span(8, 12), css="m-name")]
    found = pieces("one two three four five six", Span(0, 27), layers)
    assert [(p.tag, p.text) for p in found] == [("", "one "), ("ins", "two three four f"), ("", "ive six")]


@given(st.lists(SPANS, max_size=8))
def test_merged_spans_cover_the_same_places_once(spans: list[Span]) -> None:
    covered = {i for span in spans for i in range(*span)}
    joined = merged(spans)
    assert {i for span in joined for i in range(*span)} == covered
    assert all(one.end < other.start for one, other in pairwise(joined))


@given(st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), st.integers(1, 50)))
def test_aligned_paragraphs_keep_their_order_in_both_texts(weights: dict[tuple[int, int], int]) -> None:
    chain = in_order(weights)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    assert sum(weights[pair] for pair in chain) >= max(weights.values(), default=0)


def test_up_to_six_articles_all_stand_as_columns_and_the_base_comes_first() -> None:
    shown, hidden = columns([source(i) for i in range(6)], 3, [])
    assert [s.index for s in shown] == [3, 0, 1, 2, 4, 5]
    assert hidden == []


def test_beyond_six_the_base_is_pinned_and_the_rest_is_counted() -> None:
    every = [source(i) for i in range(9)]
    shown, hidden = columns(every, 8, [4, 5])
    assert [s.index for s in shown] == [8, 4, 5]
    made = point("kkakknndk")
    rows = Rows(Comparison(analysis="test", points=(made,), base=8), every)
    assert row(made, rows, shown, hidden).more == "3 =, 1 ≠, 1 ∅, 1 −"
    assert len(columns(every, None, [])[0]) == 5


def test_all_readings_of_a_conflict_are_marked_alike() -> None:
    assert conflicting(point("kkak", verdict="conflict")) == {0, 1, 2, 3}
    assert conflicting(point("kan", verdict="conflict")) == {0, 1}
    assert conflicting(point("kk", verdict="conflict")) == {0, 1}


@pytest.mark.parametrize(
    ("states", "verdict", "words"),
    [
        ("kadn", "altered", ["Kept", "Other figure", "Dropped", "Not in text"]),
        ("kad", "conflict", ["Conflict", "Conflict", "Dropped"]),
        ("kan", "different dates", ["Different dates", "Different dates", "Not in text"]),
        ("kn", "single source", ["Only here", "Not in text"]),
        ("kan", "both true", ["Alike", "Other figure", "Not in text"]),
    ],
)
def test_a_cell_is_named_by_what_was_found(states: str, verdict: str, words: list[str]) -> None:
    made = point(states, verdict=verdict)
    assert [cell_mark(made, cell).word for cell in made.cells] == words


@pytest.mark.parametrize("finding", get_args(Finding))
def test_every_finding_has_a_word_and_a_sentence_with_and_without_words(finding: Finding) -> None:
    assert finding_mark(finding).word
    assert finding_mark(finding).sign
    for gone, come in (("", ""), ("these words", ""), ("", "those words"), ("these words", "those words")):
        sentence = explain(finding, other="Harbour Wire", gone=gone, come=come)
        assert sentence.endswith(".")
        assert "“”" not in sentence


def test_a_passage_without_a_source_is_not_called_its_source() -> None:
    sentence = explain("other source", other="Harbour Wire", gone="", come="his office")
    assert sentence == "Harbour Wire does not name “his office” as its source."


def test_a_diff_of_texts_that_share_little_is_no_diff() -> None:
    assert diff_pieces("nothing of this is there", "quite another sentence altogether") is None
    found = diff_pieces("the ferry leaves at noon", "the ferry leaves at dusk")
    assert found is not None
    assert [(p.tag, p.text.strip()) for p in found if p.tag] == [("del", "noon"), ("ins", "dusk")]


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one  two", 12) == "one two"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x", "", "vbscript:x"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert safe_link(address) == ""
    assert safe_link("https://example.org/a") == "https://example.org/a"


def test_a_reason_is_written_as_people_write() -> None:
    assert readable("same figure: 1200.0; on 2012-12-28") == "same figure: 1,200; on 28 Dec 2012"


def test_a_cell_that_another_row_tells_leads_there_and_a_dropped_one_says_why() -> None:
    every = [source(i) for i in range(3)]
    one = msgspec.structs.replace(point("kkn"), id="p1")
    two = msgspec.structs.replace(point("knk"), id="p2")
    rows = Rows(Comparison(analysis="test", points=(one, two)), every)
    cell = row(one, rows, every).cells[2]
    assert (cell.mark.word, cell.row) == ("Other row", "p2")
    reuse = Reuse(article=2, source=0, share=0.5, part="narrative", spans=())
    taken = Rows(Comparison(analysis="test", points=(point("kkd"),), reuse=(reuse,)), every)
    cell = row(point("kkd"), taken, every).cells[2]
    assert (cell.mark.word, cell.also) == ("Dropped", "credits or reuses Outlet 0")


def test_what_is_added_in_two_ways_is_not_told_to_be_the_same() -> None:
    every = [source(i) for i in range(3)]
    made = point("nak", verdict="altered")
    added = tuple(msgspec.structs.replace(c, state="added") if c.end else c for c in made.cells)
    made = msgspec.structs.replace(made, cells=added)
    rows = Rows(Comparison(analysis="test", points=(made,), base=0), every)
    assert open_row(made, rows).why == "Outlet 1: other figure."
    alike = tuple(msgspec.structs.replace(c, findings=()) for c in made.cells)
    same = msgspec.structs.replace(made, verdict="agree", cells=alike)
    rows = Rows(Comparison(analysis="test", points=(same,), base=0), every)
    assert open_row(same, rows).why == "All say the same, as far as was found."


def test_a_cell_that_is_only_alike_leaves_the_others_kept() -> None:
    every = [source(i) for i in range(3)]
    made = point(
        "kkl", verdict="agree", why="Outlet 0 and Outlet 1 say the same; Outlet 2 has what is only alike."
    )
    assert [cell_mark(made, cell).word for cell in made.cells] == ["Kept", "Kept", "Alike"]
    doubtful = msgspec.structs.replace(made, verdict="both true")
    assert [cell_mark(doubtful, cell).word for cell in made.cells] == ["Kept", "Kept", "Alike"]
    rows = Rows(Comparison(analysis="test", points=(made,), base=0), every)
    assert open_row(made, rows).why == "Outlet 2: only alike. The others say the same, as far as was found."


def test_what_a_person_put_together_is_kept() -> None:
    found = point("kkl", verdict="agree")
    told = {name: getattr(found, name) for name in found.__struct_fields__}
    put_right = CorrectedPoint(**told)
    assert [cell_mark(put_right, cell).word for cell in put_right.cells] == ["Kept", "Kept", "Kept"]


def test_who_is_only_alike_is_no_party_to_a_conflict() -> None:
    assert conflicting(point("kal", verdict="conflict", reference=0)) == {0, 1}


def test_table_and_opened_row_call_a_cell_the_same() -> None:
    every = [source(i) for i in range(4)]
    disputed = msgspec.structs.replace(point("kakn", verdict="conflict"), id="p1")
    told = msgspec.structs.replace(point("knnk"), id="p2")
    rows = Rows(Comparison(analysis="test", points=(disputed, told)), every)
    table, opened = row(disputed, rows, every), open_row(disputed, rows)
    assert table.cells[3].mark.word == "Other row"
    shown = {v.source.name: v.marks[0].word for v in opened.versions}
    shown |= {cell.source.name: cell.mark.word for cell in opened.absent}
    assert shown == {c.source.name: c.mark.word for c in table.cells}


def test_a_passage_that_may_tell_it_is_shown_instead_of_an_absence() -> None:
    every = [source(0), source(1), msgspec.structs.replace(source(2), whole=False)]
    near = tuple(Nearby(article=i, start=6, end=11) for i in (1, 2))
    found = point("knn", verdict="single source", nearby=near)
    rows = Rows(Comparison(analysis="test", points=(found,)), every)
    shown = row(found, rows, every).cells
    assert [cell.mark.word for cell in shown] == ["Alike", "Alike", "Alike"]
    assert (shown[1].url, shown[1].place) == (every[1].link(Span(6, 11)), "")
    assert not shown[2].url
    unlike = tuple(msgspec.structs.replace(n, alike=False) for n in near)
    alone = point("knn", verdict="single source", nearby=unlike)
    rows = Rows(Comparison(analysis="test", points=(alone,)), every)
    shown = row(alone, rows, every).cells
    assert [cell.mark.word for cell in shown] == ["Only here", "Not in text", "Not in text"]
    assert [cell.url for cell in shown[1:]] == [every[1].link(Span(6, 11)), ""]
    assert {cell.also.split()[0] for cell in shown[1:]} == {"nearest:"}
    two = (msgspec.structs.replace(near[0], also=Span(12, 17)),)
    both = point("knn", verdict="single source", nearby=two)
    (url,) = {row(both, Rows(Comparison(analysis="test", points=(both,)), every), every).cells[1].url}
    assert url.endswith("?at=6-11&at=12-17#s-6-11")


def test_a_row_on_the_words_of_another_stands_inside_it_with_its_findings() -> None:
    every = [source(i) for i in range(3)]
    head = msgspec.structs.replace(point("kkk"), id="p1")

    def at(start: int, end: int, made: Point, name: str) -> Point:
        cells = (msgspec.structs.replace(c, start=start, end=end) if c.end else c for c in made.cells)
        return msgspec.structs.replace(made, id=name, cells=tuple(cells))

    held, far = (
        at(1, 6, point("kan", verdict="altered"), "p2"),
        at(60, 65, point("kkn", verdict="altered"), "p3"),
    )
    rows = Rows(Comparison(analysis="test", points=(held, head, far)), every)
    assert [p.id for p in rows.under("all")] == ["p1", "p3"]
    assert [p.id for p in rows.under("differs")] == ["p2", "p3"]
    assert row(head, rows, every).about == "Fact · 1 more row in these sentences: other figure"
    assert row(far, rows, every).about == "Fact"
    (shown,) = open_row(head, rows).inside
    assert [cell.mark.word for cell in shown.cells] == ["Kept", "Other figure"]
    assert open_row(far, rows).inside == ()


def test_what_rows_of_figures_show_is_told_of_a_figure_and_of_no_fact() -> None:
    every = [source(i) for i in range(3)]
    asked = msgspec.structs.replace(point("kkn"), id="p1", kind="figure")
    told = msgspec.structs.replace(point("knk"), id="p2", kind="figure")
    assert row(asked, Rows(Comparison(analysis="test", points=(asked, told)), every), every).cells[2].row
    fact = msgspec.structs.replace(asked, kind="fact")
    rows = Rows(Comparison(analysis="test", points=(fact, told)), every)
    assert row(fact, rows, every).cells[2].mark.word == "Not in text"


def test_a_row_that_is_not_sure_is_no_proof_that_another_tells_it() -> None:
    every = [source(i) for i in range(3)]
    asked = msgspec.structs.replace(point("kkn"), id="p1")
    unsure = msgspec.structs.replace(point("knk", score=0.4), id="p2")
    rows = Rows(Comparison(analysis="test", points=(asked, unsure)), every)
    assert row(asked, rows, every).cells[2].mark.word == "Not in text"


def test_against_a_base_nothing_is_dropped_that_the_base_lacks_too() -> None:
    every = [source(i) for i in range(3)]
    reuse = Reuse(article=2, source=0, share=0.5, part="narrative", spans=())
    made = point("knd")
    words = [
        row(made, Rows(Comparison(analysis="test", points=(made,), reuse=(reuse,), base=b), every), every)
        .cells[2]
        .mark.word
        for b in (None, 0, 1)
    ]
    assert words == ["Dropped", "Dropped", "Not in text"]


def test_a_label_says_where_it_goes_on_and_holds_no_stray_bracket() -> None:
    every = [source(0).findings]
    made = msgspec.structs.replace(point("k"), label="words] of", cells=(_whole(),))
    assert label_words(made, every) == "words of…"


@pytest.mark.parametrize(
    ("printed", "details", "left"),
    [
        ("$1.1 billion falls", [None, "falls"], []),
        ("six months", ["", "month"], []),
        ("a five-day trip", ["about", "trip"], ["about"]),
        ("31", ["at least", "people killed"], ["at least", "people killed"]),
    ],
)
def test_a_figure_is_not_told_twice(printed: str, details: list[str | None], left: list[str]) -> None:
    assert untold(printed, *details) == left


def _whole() -> Cell:
    return Cell(article=0, state="kept", start=0, end=60)


def test_a_passage_is_found_word_for_word_whatever_its_marks() -> None:
    words = spoken("He said: “We WON’T go to town”, and left.")
    assert found_in("we won't go, to town", words) == Span(10, 29)
    assert found_in("we won't go to the town", words) is None
    assert found_in("said", words) is None


def test_what_stands_in_the_other_text_is_never_called_missing() -> None:
    texts = (
        "They left. The pier was closed in May.",
        "In short: the pier was closed in May, so be it.",
    )
    a, b = (_with_text(source(i), text) for i, text in enumerate(texts))
    alone = Point(
        id="p", kind="fact", label="The pier", verdict="single source",
        cells=(Cell(article=0, state="kept", start=11, end=37), Cell(article=1, state="not in text")),
    )  # fmt: skip
    [change] = pair_changes(Comparison(analysis="test", points=(alone,), base=0), a, b)
    assert change.group == "same"
    assert change.b is not None
    assert b.words(change.b) == "the pier was closed in May"


def test_the_weightiest_changes_come_first_on_demand() -> None:
    a, b = source(0), source(1)
    points = tuple(
        Point(id=str(i), kind="fact", label="w", verdict="altered", cells=cells)
        for i, cells in enumerate(
            (
                (_at(0, 0, 5), Cell(article=1, state="dropped")),
                (_at(0, 6, 11), _at(1, 6, 11, "reworded")),
                (_at(0, 12, 17), _at(1, 12, 17, "other figure")),
            )
        )
    )
    changes = pair_changes(Comparison(analysis="test", points=points, base=0), a, b)
    assert [c.mark.word for c in weightiest_first(changes)][:2] == ["Other figure", "Reworded"]


def _at(article: int, start: int, end: int, finding: Finding | None = None) -> Cell:
    found = (finding,) if finding else ()
    return Cell(article=article, state="altered" if found else "kept", start=start, end=end, findings=found)


def _with_text(one: Source, text: str) -> Source:
    document = msgspec.structs.replace(one.document, text=text)
    findings = msgspec.structs.replace(one.findings, document=document)
    return msgspec.structs.replace(one, document=document, findings=findings)
