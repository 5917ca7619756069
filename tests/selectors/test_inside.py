"""Rows on the passages of another one are shown inside it; two facts stay two rows."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.findings import Cell, Point, Verdict
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.inside import inside
from comparator.selectors.rows import present
from tests.selectors.rows_help import article, point

WIRE = article(
    "The ferry to Lesk sank in the storm on Monday.",
    "Ferry sank in storm.",
    "The harbour master had warned of high waves.",
)
PAPER = article("A ferry sank off Lesk on Monday.", "Its owner had been fined twice for old life boats.")
POST = article("The ferry sank on Monday evening.", "The fines were for life boats.", "Waves were high.")
ALL = (WIRE, PAPER, POST)
SANK = point(ALL, "The ferry to Lesk sank in the storm", "A ferry sank off Lesk", "The ferry sank on Monday")


def inside_of(*rows: Point) -> dict[str, list[str]]:
    return {head: [row.id for row in held] for head, held in inside(rows, ALL).items()}


def test_the_same_passages_cut_a_little_differently_are_one_row() -> None:
    shorter = point(ALL, "The ferry to Lesk sank", "ferry sank off Lesk on Monday", "")
    assert inside_of(shorter, SANK) == {SANK.id: [shorter.id]}


def test_one_passage_beside_the_same_words_elsewhere_is_inside() -> None:
    headline = point(ALL, "Ferry sank in storm", "A ferry sank off Lesk", "")
    two = point(ALL, "", "A ferry sank off Lesk", "The ferry sank on Monday")
    assert inside_of(two, headline)
    assert inside_of(headline, SANK) == {SANK.id: [headline.id]}


def test_one_passage_beside_quite_other_words_is_a_row_of_its_own() -> None:
    sank = point(ALL, "The ferry to Lesk sank in the storm", "A ferry sank off Lesk on Monday", "")
    waves = point(ALL, "The ferry to Lesk sank in the storm", "", "Waves were high")
    assert inside_of(sank, waves) == {}


def test_two_facts_of_the_same_articles_are_two_rows() -> None:
    fines = point(ALL, "", "Its owner had been fined twice", "The fines were for life boats")
    assert inside_of(SANK, fines) == {}


def test_a_contradiction_and_what_a_person_put_right_stand_for_themselves() -> None:
    shorter = point(ALL, "The ferry to Lesk sank", "ferry sank off Lesk on Monday", "")
    disputed = msgspec.structs.replace(shorter, verdict="conflict")
    assert inside_of(SANK, disputed) == {}
    mended = CorrectedPoint(**{name: getattr(shorter, name) for name in Point.__struct_fields__})
    assert inside_of(SANK, mended) == {}
    assert inside_of(shorter, disputed) == {disputed.id: [shorter.id]}


def test_of_rows_of_as_many_articles_the_utterance_takes_in_the_fact() -> None:
    said = point(ALL, "The ferry to Lesk sank in the storm", "A ferry sank off Lesk", "", kind="quote")
    told = point(ALL, "The ferry to Lesk sank in the", "A ferry sank off Lesk on", "")
    assert inside_of(told, said) == {said.id: [told.id]}


STORM = "The old ferry of the three islands left Lesk, sank off the cape and was never found."
COPIES = (article(STORM), article(STORM), article("The old ferry of the three islands left."))
WHOLE, PART, FEW = "The old ferry of the three islands", "sank off the cape and was never", "was never found"
LEFT = point(COPIES, WHOLE, WHOLE)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "within"),
    [
        pytest.param(FEW, FEW, "agree", True, id="a few words of the sentence"),
        pytest.param(PART, PART, "agree", True, id="the same words of a copied sentence"),
        pytest.param(PART, f"{PART} found", "agree", False, id="a fact of its own in other words"),
        pytest.param(FEW, FEW, "altered", False, id="what differs"),
    ],
)
def test_parts_of_a_sentence_that_say_nothing_new_stand_inside_it(
    one: str, other: str, verdict: Verdict, within: bool
) -> None:
    part = point(COPIES, one, other, verdict=verdict)
    assert bool(inside((LEFT, part), COPIES)) is within


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))


@st.composite
def rows(draw: st.DrawFn) -> list[Point]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        spans = [draw(st.none() | SPANS) for _ in ALL]
        cells = tuple(
            Cell(article=i, state="kept", start=s[0], end=s[1]) if s else Cell(article=i, state="not in text")
            for i, s in enumerate(spans)
        )
        made.append(Point(id=f"p{number}", kind="fact", label="", cells=cells))
    return [p for p in made if present(p)]


@given(rows(), st.randoms())
def test_every_row_stands_once_whatever_their_order(made: list[Point], chance: object) -> None:
    found = inside(made, ALL)
    held = [row.id for within in found.values() for row in within]
    assert len(held) == len(set(held))
    assert not set(held) & found.keys()
    assert {h: [r.id for r in w] for h, w in found.items()} == {
        h: [r.id for r in w] for h, w in inside(made[::-1], ALL).items()
    }
