"""What says the same thing twice stands once, and loses nothing by it."""

from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.alignment.sure import is_perhaps, is_shared
from comparator.analysis.findings import Cell, Point, PointKind
from comparator.selectors.rows import folded, present
from tests.selectors.rows_help import article, point

WIRE = article(
    "The storm left 300 people without a roof on Monday.",
    "Officials met in the old customs house.",
    figures=[("300 people", "count", "people"), ("Monday", "date", "")],
)
PAPER = article(
    "The storm left 450 people without a roof on Tuesday.",
    "They met in the customs house on the quay.",
    figures=[("450 people", "count", "people"), ("Tuesday", "date", "")],
)
BOTH = (WIRE, PAPER)
FACT = point(BOTH, "The storm left 300 people without a roof", "The storm left 450 people without a roof")


def test_a_figure_inside_a_fact_is_told_by_the_fact_with_its_finding() -> None:
    figure = point(
        BOTH, "300 people", "450 people", kind="figure", findings={1: "other figure"},
        verdict="altered", why="The Paper: other figure.", differing=("300 people", "450 people"),
    )  # fmt: skip
    [row] = folded((FACT, figure), BOTH)
    assert row.id == FACT.id
    assert row.cells[1].findings == ("other figure",)
    assert row.cells[1].state == "altered"
    assert [c.kind for c in row.cells[1].changes] == ["other figure"]
    assert (row.verdict, row.why) == ("altered", "The Paper: other figure.")


def test_a_figure_stays_where_no_fact_holds_all_of_it() -> None:
    elsewhere = point(BOTH, "300 people", "450 people without a roof on Tuesday", kind="figure")
    assert len(folded((FACT, elsewhere), BOTH)) == 2


def test_a_guess_covers_nothing() -> None:
    guess = point(BOTH, "The storm left 300 people", "The storm left 450 people", score=0.3)
    figure = point(BOTH, "300 people", "450 people", kind="figure", score=0.7)
    assert len(folded((guess, figure), BOTH)) == 2


def test_of_one_contradiction_one_row_keeps_the_verdict() -> None:
    fact = point(
        BOTH, "The storm left 300 people", "The storm left 450 people", verdict="conflict", why="300, 450"
    )
    figure = point(BOTH, "300 people", "450 people", kind="figure", verdict="conflict", why="300, 450")
    [row] = folded((fact, figure), BOTH)
    assert (row.id, row.verdict) == (fact.id, "conflict")
    guess = point(
        BOTH, "The storm left 300", "The storm left 450", verdict="conflict", why="300, 450", score=0.3
    )
    rows = folded((guess, figure), BOTH)
    assert {(r.id, r.verdict) for r in rows} == {(guess.id, "altered"), (figure.id, "conflict")}


def test_two_contradictions_stay_two() -> None:
    one = point(BOTH, "300 people", "450 people", kind="figure", verdict="conflict", why="people")
    two = point(BOTH, "The storm left", "The storm left", verdict="conflict", why="storm")
    assert [r.verdict for r in folded((one, two), BOTH)] == ["conflict", "conflict"]


def test_a_weekday_alone_is_no_row_and_a_dated_one_is() -> None:
    weekday = point(BOTH, "Monday", "Tuesday", kind="figure")
    assert folded((weekday,), BOTH) == ()
    dated = (article("On 4 March.", figures=[("4 March", "date", "")]),) * 2
    assert len(folded((point(dated, "4 March", "4 March", kind="figure"),), dated)) == 1


def test_a_contradiction_of_days_stays_a_row() -> None:
    days = point(BOTH, "Monday", "Tuesday", kind="figure", verdict="conflict", why="days")
    assert folded((days,), BOTH) == (days,)


def test_two_parts_of_a_paragraph_against_the_same_words_are_one_row() -> None:
    house = "Officials met in the old customs house"
    first = point(BOTH, house, "They met in the customs house", kind="quote")
    second = point(BOTH, house, "on the quay", kind="quote")
    assert folded((first, second), BOTH) == (first,)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, ...]:
    """Up to eight points over two articles."""
    made = []
    for number in range(draw(st.integers(0, 8))):
        cells = []
        for index in (0, 1):
            span = draw(st.none() | SPANS)
            cells.append(
                Cell(article=index, state="kept", start=span[0], end=span[1], paragraph=1)
                if span
                else Cell(article=index, state="not in text")
            )
        kind, verdict = draw(
            st.tuples(st.sampled_from(["fact", "figure", "quote"]), st.sampled_from(["agree", "conflict"]))
        )
        made.append(Point(id=str(number), kind=kind, label="x", verdict=verdict, cells=tuple(cells)))
    return tuple(made)


@given(points())
def test_what_is_folded_away_is_covered_by_a_row_that_stands(given_points: tuple[Point, ...]) -> None:
    rows = folded(given_points, (article("words " * 12),) * 2)
    kept = {row.id for row in rows}
    assert [p.id for p in given_points if p.id in kept] == [row.id for row in rows]
    for point_ in given_points:
        if point_.id not in kept and present(point_):
            articles = {c.article for c in present(point_)}
            assert any(articles <= {c.article for c in present(row)} for row in rows)
    assert sum(r.verdict == "conflict" for r in rows) == sum(p.verdict == "conflict" for p in given_points)


def test_shared_is_what_two_have() -> None:
    assert is_shared(FACT)
    assert not is_shared(point(BOTH, "300 people", "", kind="figure"))


def _opposed(first: str, second: str, why: str, kind: PointKind = "fact") -> Point:
    return point(BOTH, first, second, kind=kind, verdict="conflict", why=why)


def test_one_contradiction_told_in_other_words_is_one() -> None:
    fact = _opposed(
        "The storm left 300 people without a roof", "The storm left 450 people without a roof",
        "Wire has “300 people”, Paper has “450 people”: both cannot be right.",
    )  # fmt: skip
    figure = _opposed(
        "300 people", "450 people", "Paper has “450”, Third has “300”: both cannot be right.", "figure"
    )
    rows = folded((fact, figure), BOTH)
    assert [row.verdict for row in rows].count("conflict") == 1


def test_a_figure_tells_a_contradiction_best_where_more_articles_have_its_number_there() -> None:
    three = (*BOTH, article("A third of the town, 300 people, sleeps in the hall.", "Nobody was hurt."))
    why = "Wire has “300 people”, Paper has “450 people”: both cannot be right."
    fact = point(
        three,
        "The storm left 300 people",
        "The storm left 450 people",
        "Nobody was hurt",
        verdict="conflict",
        why=why,
    )
    figure = point(
        three, "300 people", "450 people", "300 people", kind="figure", verdict="conflict", why=why
    )
    assert {row.id: row.verdict for row in folded((fact, figure), three)} == {
        fact.id: "altered",
        figure.id: "conflict",
    }


def test_a_figure_beside_the_row_that_tells_its_contradiction_is_no_row() -> None:
    why = "Wire has “300 people”, Paper has “450 people”: both cannot be right."
    fact = point(BOTH, "The storm left 300 people", "The storm left 450 people", verdict="conflict", why=why)
    figure = point(
        BOTH,
        "left 300 people without a roof",
        "450 people without a roof",
        kind="figure",
        verdict="conflict",
        why=why,
    )
    assert [row.id for row in folded((fact, figure), BOTH)] == [fact.id]
    titles = point(BOTH, "Officials met", "They met", verdict="conflict", why="Two titles.")
    alone = point(BOTH, "300 people", "450 people", kind="figure", verdict="conflict", why="Two counts.")
    assert {row.id for row in folded((titles, alone), BOTH)} == {titles.id, alone.id}


def test_a_contradiction_of_articles_called_by_their_headlines_is_told_once() -> None:
    three = (*BOTH, article("A third of the town, 300 people, sleeps in the hall.", "Nobody was hurt."))
    fact = point(
        three,
        "The storm left 300 people",
        "The storm left 450 people",
        "Nobody was hurt",
        verdict="conflict",
        why="“Roofs gone” has “300 people”, “Two storms” has “450 people”: both cannot be right.",
    )
    figure = point(
        three,
        "300 people",
        "450 people",
        "300 people",
        kind="figure",
        verdict="conflict",
        why="The Third has “300 people”, “Two storms” has “450 people”: both cannot be right.",
    )
    rows = folded((fact, figure), three)
    assert [row.verdict for row in rows].count("conflict") == 1


def test_the_same_numbers_the_other_way_round_are_another_contradiction() -> None:
    told = "Wire has “{} {}”, The Paper has “{} {}”: both cannot be right."
    fact = point(
        BOTH, "The storm left 300 people without a roof", "The storm left 450 people without a roof",
        verdict="conflict", why=told.format(300, "people", 450, "people"),
    )  # fmt: skip
    other = point(
        BOTH, "300 people without a roof on Monday", "450 people without a roof on Tuesday",
        verdict="conflict", why=told.format(450, "homes", 300, "homes"),
    )  # fmt: skip
    assert [r.verdict for r in folded((fact, other), BOTH)] == ["conflict", "conflict"]


def test_the_same_numbers_of_other_words_are_another_contradiction() -> None:
    first = _opposed("The storm left 300 people", "The storm left 450 people", "“300”, “450”: dead.")
    second = _opposed("Officials met in the old", "They met in the customs", "“300”, “450”: hurt.")
    assert [row.verdict for row in folded((first, second), BOTH)].count("conflict") == 2


def test_a_fact_of_two_numbers_needs_more_to_be_called_the_same() -> None:
    words = ("The storm left 300 people without a roof", "The storm left 450 people without a roof")
    told = [
        point(BOTH, *words, score=score, findings=found, verdict=verdict)
        for score, found, verdict in (
            (0.78, {1: "other figure"}, "altered"),
            (0.85, {1: "other figure"}, "altered"),
            (0.78, {1: "other figure"}, "conflict"),
            (0.78, {}, "agree"),
            (0.78, {}, "both true"),
            (0.85, {}, "both true"),
        )
    ]
    assert [is_perhaps(p) for p in told] == [True, False, False, False, True, False]
