"""Corrections over a comparison: they follow their words and nothing else, the later one wins, and what is
undone was never there."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.findings import Cell, Comparison, Point
from comparator.selectors.corrected import CorrectedPoint, Standing
from comparator.selectors.corrections import Corrected
from comparator.selectors.rearranging import Fix
from comparator.selectors.rows import folded
from tests.selectors.corrected_help import NOON, Story, apply, held, read, story
from tests.web.made import GAZETTE, RADIO, WIRE

TOLD = story()


def again(found: Comparison) -> Comparison:
    """The same cells as a later analysis finds them: other ids, and spans a little longer or shorter."""
    points = []
    for number, point in enumerate(found.points):
        cells = (
            msgspec.structs.replace(c, start=c.start + 2, end=(c.end or 0)) if c.start is not None else c
            for c in point.cells
        )
        points.append(msgspec.structs.replace(point, id=f"n{number}", cells=tuple(cells)))
    return msgspec.structs.replace(found, points=tuple(reversed(points)))


def standing(result: Corrected, fix: Fix) -> Standing:
    return result.came[fix.id].standing


def test_without_corrections_nothing_is_touched() -> None:
    assert apply(TOLD, ()).comparison == TOLD.found


@pytest.mark.parametrize(
    ("fix", "row", "articles"),
    [
        (TOLD.fix(1, "join", "p5", other="p4", keep=[("p5", 0)]), "n4", {0, 1, 2}),
        (TOLD.fix(1, "split", "p4", cells=[("p4", 2)]), "n3", {0, 1}),
        (TOLD.fix(1, "move", "p4", other="p2", cells=[("p4", 2)]), "n1", {0, 1, 2}),
        (TOLD.fix(1, "reject", "p1"), "n0", None),
        (TOLD.fix(1, "resolve", "p2"), "n1", {0, 1}),
    ],
    ids=["join", "split", "move", "reject", "resolve"],
)
def test_a_correction_holds_for_the_next_analysis(fix: Fix, row: str, articles: set[int] | None) -> None:
    result = apply(TOLD, [fix], found=again(TOLD.found))
    assert standing(result, fix) == "stands"
    assert result.came[fix.id].row == row
    rows = held(result)
    assert (set(rows[row]) if row in rows else None) == articles


def test_a_correction_holds_when_a_new_article_joins_the_row_and_says_so() -> None:
    four = story((WIRE, GAZETTE, RADIO, WIRE.replace("300", "310")), (10, 20, 30, 40))
    points = []
    for point in four.found.points:
        cell = msgspec.structs.replace(point.cells[0], article=3)
        points.append(msgspec.structs.replace(point, cells=(*point.cells, cell)))
    fix = TOLD.fix(1, "resolve", "p2")
    found = msgspec.structs.replace(four.found, points=tuple(points))
    result = apply(four, [fix], found=found)
    assert standing(result, fix) == "stands"
    assert result.came[1].since == (3,)


def test_in_a_new_version_the_words_are_found_again_at_their_new_place() -> None:
    later = story((moved(WIRE), GAZETTE, RADIO), (11, 20, 30))
    fix = TOLD.fix(1, "reject", "p1")
    result = apply(later, [fix], later.with_earlier(TOLD))
    assert later.cell("p1", 0).start != TOLD.cell("p1", 0).start
    assert standing(result, fix) == "stands"
    assert [point.id for point in result.rejected] == ["p1"]


def moved(page: str) -> str:
    """The page with more words in its first paragraph."""
    return page.replace("it said on Tuesday.", "it said late on Tuesday, in a letter of three lines.")


@pytest.mark.parametrize(
    "changed",
    [
        WIRE.replace("Chief negotiator", "Head negotiator"),
        WIRE + "\nChief negotiator Tom Vell left the city on the next day, after the last of the talks.\n",
    ],
    ids=["gone", "there twice"],
)
def test_words_that_are_gone_or_stand_twice_are_not_looked_for_elsewhere(changed: str) -> None:
    later = story((changed, GAZETTE, RADIO), (11, 20, 30), TOLD.found)
    fix = TOLD.fix(1, "resolve", "p2")
    result = apply(later, [fix], later.with_earlier(TOLD))
    assert standing(result, fix) == "gone"
    assert result.comparison == TOLD.found


def test_a_number_is_not_found_again_where_it_counts_something_else() -> None:
    changed = moved(WIRE).replace(
        "The storm left 300 people without a roof by Monday, the island's government said.",
        "Nobody knew how many had lost a roof. The pier took in 300 crates of blankets that day.",
    )
    later = story((changed, GAZETTE, RADIO), (11, 20, 30), TOLD.found)
    fix = TOLD.fix(1, "resolve", "p3")
    assert standing(apply(later, [fix], later.with_earlier(TOLD)), fix) == "gone"
    same = story((moved(WIRE), GAZETTE, RADIO), (11, 20, 30))
    assert standing(apply(same, [fix], same.with_earlier(TOLD)), fix) == "stands"


def test_a_rejected_row_stays_off_while_most_of_its_words_are_there() -> None:
    radio = RADIO.replace("will go on in April, negotiators", "may go on, negotiators")
    later = story((WIRE, GAZETTE, radio), (10, 20, 31), TOLD.found)
    fixes = [TOLD.fix(1, "reject", "p4"), TOLD.fix(2, "relabel", "p4", verdict="both true")]
    assert standing(apply(later, fixes[:1], later.with_earlier(TOLD)), fixes[0]) == "stands"
    assert standing(apply(later, fixes[1:], later.with_earlier(TOLD)), fixes[1]) == "gone"


def test_an_article_that_left_the_event_takes_nothing_away() -> None:
    gone = Story(TOLD.articles, (10, 20, 70), TOLD.found)
    fix = TOLD.fix(1, "relabel", "p4", verdict="both true")
    assert standing(apply(gone, [fix]), fix) == "stands"
    assert standing(apply(Story(TOLD.articles, (50, 60, 70), TOLD.found), [fix]), fix) == "gone"


def test_words_that_no_row_has_are_told_apart_from_words_that_are_gone() -> None:
    fix = TOLD.fix(1, "reject", "p1")
    found = msgspec.structs.replace(TOLD.found, points=TOLD.found.points[1:])
    assert standing(apply(TOLD, [fix], found=found), fix) == "no row"


def test_a_figure_is_not_corrected_through_the_fact_around_it() -> None:
    whole = msgspec.structs.replace(TOLD.point("p4"), id="around", cells=TOLD.point("p4").cells)
    figure = TOLD.point("p3").cells[0]
    cells = (
        msgspec.structs.replace(figure, start=(figure.start or 0) - 15, end=(figure.end or 0) + 40),
        *whole.cells[1:],
    )
    around = msgspec.structs.replace(whole, cells=cells)
    points = (*(p for p in TOLD.found.points if p.id != "p3"), around)
    fix = TOLD.fix(1, "reject", "p3")
    found = msgspec.structs.replace(TOLD.found, points=points)
    assert standing(apply(TOLD, [fix], found=found), fix) == "no row"


def test_what_cannot_be_read_is_gone_and_breaks_nothing() -> None:
    fix = Fix(1, "reject", "why", NOON, None)
    assert standing(apply(TOLD, [fix]), fix) == "gone"


def test_of_two_that_contradict_the_later_wins_and_the_earlier_says_so() -> None:
    joined = TOLD.fix(1, "join", "p5", other="p2", keep=[("p5", 0)])
    parted = TOLD.fix(2, "split", "p5", cells=[("p5", 0)])
    result = apply(TOLD, [joined, parted])
    assert (result.came[1].standing, result.came[1].by) == ("overruled", 2)
    assert standing(result, parted) == "stands"


def test_a_verdict_named_later_overrules_an_earlier_one_and_a_resolving() -> None:
    fixes = [
        TOLD.fix(1, "relabel", "p2", verdict="both true"),
        TOLD.fix(2, "resolve", "p2"),
        TOLD.fix(3, "relabel", "p2", verdict="conflict"),
    ]
    result = apply(TOLD, fixes)
    assert [(result.came[n].standing, result.came[n].by) for n in (1, 2)] == [("overruled", 3)] * 2
    point = next(p for p in result.comparison.points if p.id == "p2")
    assert point.verdict == "conflict"


@pytest.mark.parametrize(
    "settled", [("relabel", {"verdict": "agree"}), ("resolve", {})], ids=["named", "resolved"]
)
def test_what_a_person_settled_is_told_by_no_other_row(settled: tuple[str, dict[str, str]]) -> None:
    part = msgspec.structs.replace(TOLD.point("p3"), id="p3b", kind="fact", label="the same once more")
    found = msgspec.structs.replace(TOLD.found, points=(*TOLD.found.points, part))
    assert [p.verdict for p in folded(found.points, TOLD.articles)].count("different dates") == 1
    kind, told = settled
    result = apply(TOLD, [TOLD.fix(1, kind, "p3", **told)], found=found)  # type: ignore[arg-type]  # a kind by name
    assert "different dates" not in [p.verdict for p in folded(result.comparison.points, TOLD.articles)]


def test_a_later_correction_of_a_rejected_row_brings_it_back() -> None:
    fixes = [TOLD.fix(1, "reject", "p2"), TOLD.fix(2, "resolve", "p2")]
    result = apply(TOLD, fixes)
    assert (result.came[1].standing, result.came[1].by) == ("overruled", 2)
    assert result.rejected == ()
    result = apply(TOLD, [*fixes, TOLD.fix(3, "reject", "p2")])
    assert (result.came[2].standing, result.came[2].by) == ("overruled", 3)
    assert [point.id for point in result.rejected] == ["p2"]


def test_cells_moved_back_and_forth_stand_as_the_last_one_says() -> None:
    fixes = [
        TOLD.fix(1, "move", "p4", other="p2", cells=[("p4", 2)]),
        TOLD.fix(2, "move", "p2", other="p4", cells=[("p4", 2)]),
    ]
    result = apply(TOLD, fixes)
    assert held(result) == held(apply(TOLD, ()))
    assert (result.came[1].standing, result.came[1].by) == ("overruled", 2)


def test_a_corrected_row_is_folded_into_no_other() -> None:
    inner = msgspec.structs.replace(TOLD.point("p5"), id="p6", kind="figure")
    found = msgspec.structs.replace(TOLD.found, points=(*TOLD.found.points, inner))
    told = Story(TOLD.articles, TOLD.versions, found)
    assert "p6" not in [p.id for p in folded(found.points, told.articles)]
    result = apply(told, [told.fix(1, "split", "p6", cells=[("p6", 0)])])
    assert "p6" in [p.id for p in folded(result.comparison.points, told.articles)]


def test_of_the_same_words_in_both_rows_one_stands_for_both() -> None:
    p4, p5 = TOLD.point("p4"), TOLD.point("p5")
    twin = msgspec.structs.replace(p4.cells[0], start=(p4.cells[0].start or 0) - 4)
    point = msgspec.structs.replace(p5, cells=(twin, *p5.cells[1:]))
    points = tuple(point if p.id == "p5" else p for p in TOLD.found.points)
    told = Story(TOLD.articles, TOLD.versions, msgspec.structs.replace(TOLD.found, points=points))
    joined = told.fix(1, "join", "p4", other="p5")
    result = apply(told, [joined])
    assert "p5" not in held(result)
    assert held(result)["p4"] == held(apply(told, ()))["p4"]
    assert standing(result, joined) == "stands"
    rejected = told.fix(2, "reject", "p5")
    assert [p.id for p in apply(told, [joined, rejected]).rejected] == ["p4"]


ROWS = [point.id for point in TOLD.found.points]
CELLS = [(p.id, c.article) for p in TOLD.found.points for c in p.cells if c.start is not None]
PAIRS = [(one, other) for one in ROWS for other in ROWS if one != other]


@st.composite
def corrections(draw: st.DrawFn) -> list[Fix]:
    """Any corrections of the made-up rows, also those that contradict or make no sense by now."""
    fixes = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        kind = draw(st.sampled_from(["join", "split", "move", "reject", "relabel", "resolve"]))
        row, article = draw(st.sampled_from(CELLS))
        told: dict[str, object] = {}
        if kind in ("split", "move"):
            told["cells"] = [(row, article)]
        if kind in ("join", "move"):
            told["other"] = draw(st.sampled_from([other for other in ROWS if other != row]))
        if kind == "join":
            told["keep"] = draw(st.lists(st.sampled_from(CELLS), max_size=2))
        if kind == "relabel":
            told["verdict"] = draw(st.sampled_from(["agree", "conflict", "altered"]))
        fixes.append(TOLD.fix(number, kind, row, **told))
    return fixes


@settings(max_examples=60)
@given(corrections())
def test_whatever_people_do_no_word_moves_is_lost_or_stands_twice(fixes: list[Fix]) -> None:
    result = apply(TOLD, fixes)
    every = [*result.comparison.points, *result.rejected]
    after = [(c.article, c.start, c.end) for p in every for c in p.cells if c.start is not None]
    before = [(c.article, c.start, c.end) for p in TOLD.found.points for c in p.cells if c.start is not None]
    assert sorted(after) == sorted(before)
    for point in every:
        assert [cell.article for cell in point.cells] in ([0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2])
        assert any(cell.start is not None for cell in point.cells)
    assert len({point.id for point in every}) == len(every)
    assert set(result.came) == {fix.id for fix in fixes}


@settings(max_examples=30)
@given(corrections())
def test_rows_that_nobody_touched_are_as_the_analysis_left_them(fixes: list[Fix]) -> None:
    points = apply(TOLD, fixes).comparison.points
    for point in points:
        if not isinstance(point, CorrectedPoint):
            assert point == TOLD.point(point.id)


def test_a_thousand_corrections_are_applied_in_bounded_time() -> None:
    """To 200 articles with 300 rows; a page of such an event is made once and then remembered."""
    many = large(articles=200, rows=300)
    fixes = list[Fix]()
    for n in range(1, 1001):
        row, kind = f"r{n % 300}", ("reject", "resolve", "split")[n % 3]
        fixes.append(many.fix(n, kind, row, **({"cells": [(row, n % 200)]} if kind == "split" else {})))
    began = time.perf_counter()
    result = apply(many, fixes)
    assert time.perf_counter() - began < 20
    assert len(result.came) == 1000


def large(*, articles: int, rows: int) -> Story:
    """Articles that all have the same paragraphs, a row for each."""
    page = "A headline of the day\n\n" + "\n\n".join(
        f"Clerk number {n} counted the boats in the harbour of Brisa again on that day." for n in range(rows)
    )
    (one,) = read([page])
    spans = one.document.paragraphs[:rows]
    points = tuple(
        Point(
            id=f"r{n}",
            kind="fact",
            label=f"Clerk number {n}",
            cells=tuple(Cell(article=a, state="kept", start=s.start, end=s.end) for a in range(articles)),
        )
        for n, s in enumerate(spans)
    )
    versions = tuple(10 * n for n in range(1, articles + 1))
    return Story((one,) * articles, versions, Comparison(analysis="1", points=points))
