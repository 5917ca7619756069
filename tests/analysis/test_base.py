"""Reading a comparison against a base: states, and when an absence is called a cut."""

import datetime as dt
import sys

import msgspec
import pytest

from comparator.analysis.base import rebase, sources_at_hand, spelling
from comparator.analysis.compare import compare
from comparator.analysis.findings import Cell, Comparison, Name, Point, PointKind, Reuse, State
from comparator.analysis.sister_rows import sister_rows
from tests.analysis.made_up import article

WIRE = article("Engineers found a crack in the Tirsa dam.", "Rain swept away 12 bridges in the valley.",
               outlet="Meridian Wire")  # fmt: skip
PAPER = article("Engineers found a crack in the Tirsa dam.", "Farmers moved their cattle to the hills.",
                outlet="The Herald")  # fmt: skip
ARTICLES = (WIRE, PAPER)


def state(read: Comparison, words: str, article_number: int) -> State:
    found = [p for p in read.points if p.kind == "fact" and words in p.label]
    return found[0].cell(article_number).state


@pytest.fixture(scope="module")
def plain() -> Comparison:
    return compare(ARTICLES)


def test_without_a_base_nothing_is_dropped_or_added() -> None:
    other = article("A crack was found in the Tirsa dam.", "Farmers moved their cattle.", outlet="Other")
    states = {c.state for p in compare((WIRE, other)).points for c in p.of_all(2)}
    assert states <= {"kept", "altered", "not in text"}
    assert "not in text" in states


def test_what_the_base_has_and_another_lacks_is_dropped(plain: Comparison) -> None:
    assert state(rebase(plain, 0, ARTICLES), "bridges", 1) == "dropped"


def test_what_a_sentence_has_much_of_the_words_of_is_not_called_dropped() -> None:
    told = "Farmers moved their cattle. The flood took the bridges, its mayor wrote."
    assert state(rebase(compare((WIRE, PAPER)), 0, ARTICLES), "bridges", 1) == "dropped"
    other = (WIRE, article("Engineers found a crack in the Tirsa dam.", told, outlet="Other"))
    assert state(rebase(compare(other), 0, other), "bridges", 1) == "not in text"
    two = (
        WIRE,
        article(
            "Engineers found a crack in the Tirsa dam.", told.replace("bridges", "barns"), outlet="Other"
        ),
    )
    assert state(rebase(compare(two), 0, two), "bridges", 1) == "dropped"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A two-hour meeting took place at the coast, its clerk said.", "not in text"),
        ("A six-month ban was lifted at the coast, its clerk said.", "dropped"),
    ],
)
def test_no_number_is_called_dropped_where_another_is_given_for_the_same(words: str, told: State) -> None:
    both = article("The talks in Lorn lasted three hours.", outlet="Wire"), article(words, outlet="Other")
    (figure,) = both[0].figures
    have = Cell(article=0, state="kept", start=figure.start, end=figure.end)
    alone = Point(id="g1", kind="figure", label="", cells=(have, Cell(article=1, state="not in text")))
    stored = msgspec.structs.replace(compare(both), points=(alone,), reuse=())
    assert rebase(stored, 0, both).points[0].cell(1).state == told


def test_what_the_base_lacks_is_added(plain: Comparison) -> None:
    read = rebase(plain, 0, ARTICLES)
    assert state(read, "cattle", 1) == "added"
    assert state(read, "cattle", 0) == "not in text"


def test_what_both_have_is_kept(plain: Comparison) -> None:
    assert state(rebase(plain, 0, ARTICLES), "crack", 1) == "kept"


def test_taking_the_base_away_gives_the_first_reading_back(plain: Comparison) -> None:
    assert rebase(rebase(plain, 1, ARTICLES), None, ARTICLES) == plain


def test_a_comparison_with_a_base_is_the_rebased_one(plain: Comparison) -> None:
    assert compare(ARTICLES, base=0) == rebase(plain, 0, ARTICLES)


def test_an_outlet_that_credits_the_wire_dropped_what_only_the_wire_has() -> None:
    credited = msgspec.structs.replace(
        PAPER, document=msgspec.structs.replace(PAPER.document, credits=("Meridian Wire",))
    )
    assert state(compare((WIRE, credited)), "bridges", 1) == "dropped"


@pytest.mark.parametrize(("day", "told"), [(5, "dropped"), (28, "not in text")])
def test_what_an_agency_sent_weeks_before_was_of_another_report(day: int, told: State) -> None:
    wire = msgspec.structs.replace(
        WIRE, document=msgspec.structs.replace(WIRE.document, published=dt.date(2019, 3, 4))
    )
    document = msgspec.structs.replace(
        PAPER.document, credits=("Meridian Wire",), published=dt.date(2019, 3, day)
    )
    assert state(compare((wire, msgspec.structs.replace(PAPER, document=document))), "bridges", 1) == told


@pytest.mark.parametrize(
    ("day", "told"), [(1, "not in text"), (4, "dropped"), (6, "dropped"), (28, "not in text")]
)
def test_nothing_is_called_dropped_before_the_base_or_weeks_after_it(day: int, told: State) -> None:
    early = msgspec.structs.replace(PAPER.document, published=dt.date(2019, 3, day))
    both = WIRE, msgspec.structs.replace(PAPER, document=early)
    assert state(compare(both, base=0), "bridges", 1) == told


def test_a_primary_source_reports_nothing_and_drops_nothing() -> None:
    assert state(compare(ARTICLES, base=0, primary=[1]), "bridges", 1) == "not in text"
    assert state(compare(ARTICLES, base=0, primary=[0]), "bridges", 1) == "dropped"


@pytest.mark.parametrize(("base", "told"), [(0, "dropped"), (1, "not in text")])
def test_only_what_the_base_says_must_be_missing(base: int, told: State) -> None:
    three = (WIRE, article("Rain swept 12 bridges, hills and cattle.", outlet="Third"), PAPER)
    texts = [one.document.text for one in three[:2]]
    held = [Cell(article=n, state="kept", start=t.find("Rain"), end=len(t)) for n, t in enumerate(texts)]
    row = Point(id="f1", kind="fact", label="", cells=(*held, Cell(article=2, state="not in text")))
    stored = msgspec.structs.replace(compare(three), points=(row,), reuse=())
    assert rebase(stored, base, three).points[0].cell(2).state == told


def test_an_outlet_that_reuses_a_text_had_it_at_hand() -> None:
    reuse = Reuse(article=1, source=0, share=0.4, part="narrative", spans=())
    little = msgspec.structs.replace(reuse, share=0.01)
    assert sources_at_hand([reuse], ARTICLES)[1] == {0}
    assert sources_at_hand([little], ARTICLES)[1] == set()


def test_what_happened_later_was_not_yet_known() -> None:
    early = article("Engineers found a crack in the Tirsa dam.", outlet="Early", day="2019-03-01")
    late = article("The council closed the Tirsa dam on 4 March 2019.", outlet="Late", day="2019-03-05")
    assert state(compare((early, late)), "closed", 0) == "not yet known"


def test_a_plan_for_a_later_day_can_have_been_known_before() -> None:
    early = article("Engineers found a crack in the Tirsa dam.", outlet="Early", day="2019-03-01")
    plan = article("The council will close the Tirsa dam on 20 March 2019.", outlet="Late", day="2019-03-05")
    assert state(compare((early, plan)), "close", 0) == "not in text"


def test_every_spelling_leads_to_one_name() -> None:
    full = spelling([Name(name="Maria Lund", kind="person", variants=("Lund", "Maria Lund"))])
    assert [full("lund"), full("Maria Lund"), full("Else"), full(None)] == ["Maria Lund"] * 2 + ["Else", None]


def test_an_article_in_another_language_is_never_said_to_have_dropped_anything() -> None:
    french = article("Les ponts sont fermés.", language="fr", outlet="Four")
    read = compare((*ARTICLES, french), base=0)
    points: tuple[Point, ...] = read.points
    assert {p.cell(2).state for p in points} == {"not in text"}


def test_reading_against_a_base_loads_no_language_models() -> None:
    import subprocess

    code = "import sys, comparator.analysis.base; print({'spacy', 'onnxruntime'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_row_is_named_by_the_words_of_the_base_where_it_has_them(plain: Comparison) -> None:
    short = article("A crack was found.", outlet="The Herald")
    long = article("On Monday engineers of the ministry found a crack in the dam.", outlet="The Post")
    other = article("Rain fell.", outlet="The Ledger")
    articles = (short, long, other)
    cells = tuple(
        Cell(article=i, state="kept", start=p.start, end=p.end, paragraph=1)
        for i, p in enumerate(a.document.paragraphs[0] for a in articles[:2])
    )
    point = Point(id="f1", kind="fact", label="", cells=(*cells, Cell(article=2, state="not in text")))
    stored = msgspec.structs.replace(plain, points=(point,), compared=(0, 1, 2))
    for base, words, reference in (
        (0, "A crack was found.", 0),
        (1, "On Monday engineers", 1),
        (2, "On Monday engineers", 1),
        (None, "On Monday engineers", 1),
    ):
        read = rebase(stored, base, articles).points[0]
        assert read.label.startswith(words)
        assert read.reference == reference


def test_nothing_is_called_dropped_that_another_row_shows_to_be_there(plain: Comparison) -> None:
    words = ("Engineers found a crack in the dam.", "A crack was found.", "The dam is cracked.")
    articles = tuple(article(w, outlet=f"Outlet {n}") for n, w in enumerate(words))
    spans = [a.document.paragraphs[0] for a in articles]
    have = [Cell(article=i, state="kept", start=s.start, end=s.end) for i, s in enumerate(spans)]
    lack = [Cell(article=i, state="not in text") for i in range(3)]
    one = Point(id="f1", kind="fact", label="", cells=(have[0], have[1], lack[2]))
    two = Point(id="f2", kind="fact", label="", cells=(have[0], lack[1], have[2]))
    stored = msgspec.structs.replace(plain, points=(one, two), compared=(0, 1, 2), reuse=())
    states = {c.state for p in rebase(stored, 0, articles).points for c in p.cells}
    assert "dropped" not in states
    alone = msgspec.structs.replace(stored, points=(one,))
    elsewhere = (*articles[:2], article("Farmers moved their cattle.", outlet="Outlet 2"))
    assert rebase(alone, 0, elsewhere).points[0].cell(2).state == "dropped"
    assert sister_rows((one, two)) == {"f1": {2: "f2"}, "f2": {1: "f1"}}


def row_of(id: str, kind: PointKind, *spans: tuple[int, int] | None) -> Point:
    cells = [
        Cell(article=i, state="kept", start=s[0], end=s[1]) if s else Cell(article=i, state="not in text")
        for i, s in enumerate(spans)
    ]
    return Point(id=id, kind=kind, label="", cells=tuple(cells))


def test_a_remark_run_together_with_another_does_not_tell_that_one() -> None:
    first = row_of("q1", "quote", (0, 40), (0, 90), None)
    second = row_of("q2", "quote", (50, 90), (0, 90), (10, 50))
    assert sister_rows((first, second)) == {"q1": {}, "q2": {}}
    apart = row_of("q3", "quote", None, (0, 90), (10, 50))
    assert sister_rows((first, apart))["q1"] == {2: "q3"}


def test_a_figure_is_told_among_figures_alone() -> None:
    figure = row_of("f1", "figure", (0, 10), (0, 10), None)
    fact, other = row_of("f2", "fact", (0, 12), None, (0, 40)), row_of("f3", "figure", (0, 10), None, (5, 9))
    assert sister_rows((figure, fact))["f1"] == {}
    assert sister_rows((figure, fact, other))["f1"] == {2: "f3"}
