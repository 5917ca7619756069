"""Absences that nobody can be sure of."""

import numpy as np
import pytest

from comparator.analysis.align import Alignment, align, texts_of
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.model import stored_aligner
from comparator.analysis.alignment.nearness import Nearness
from comparator.analysis.alignment.rows import Row
from comparator.analysis.alignment.title_rows import SAME_PERSON
from comparator.analysis.base import rebase
from comparator.analysis.compare import compare
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, PointKind
from tests.analysis.made_up import article

WIRE = article(
    "Engineers found a crack in the Tirsa dam.",
    "The farmers' leader turned the minister's invitation down within hours.",
    "Rain swept away 12 bridges in the valley.",
    "The council will vote on new pumps in May.",
    outlet="Meridian Wire",
)
PAPER = article(
    "Engineers found a crack in the Tirsa dam.",
    "The leader of the farmers has rejected the minister's invitation.",
    "Farmers moved their cattle to the hills.",
    "Doctors opened a tent hospital in Lower Sarn.",
    outlet="Paper",
)


def states_of(label: str) -> set[str]:
    read = rebase(compare((WIRE, PAPER)), 0, (WIRE, PAPER))
    return {p.cell(1).state for p in read.points if label in p.label}


def test_what_may_stand_there_in_other_words_is_never_called_dropped() -> None:
    assert "dropped" not in states_of("invitation")


def test_the_passage_that_may_tell_it_is_pointed_at() -> None:
    plan = article("The council will vote on new pumps in May.", outlet="Plan")
    soon = article("Councillors are to decide in May about the pumps.", outlet="Soon")
    point = next(p for p in compare((plan, soon)).points if "will vote" in p.label)
    assert [soon.document.text[near.start : near.end][:11] for near in point.nearby] == ["Councillors"]
    assert point.why == "Only Plan has it in these words."


def nearness(*chances: float) -> tuple[Nearness, tuple[ArticleFindings, ArticleFindings]]:
    """One sentence of an article beside several of another, with these chances to say the same."""
    plan = article("The council will vote on new pumps in May.", outlet="Plan")
    soon = article(*(f"Councillors looked at pump number {n}." for n in range(len(chances))), outlet="Soon")
    units = align((plan, soon), lambda name: name).units
    (own,) = (n for n, unit in enumerate(units) if unit.article == 0)
    others = [n for n, unit in enumerate(units) if unit.article == 1]
    assert len(others) == len(chances)
    measured = Chances(len(units), np.full(len(others), own), np.array(others), np.array(chances))
    found = Alignment(units, measured, measured, (), stored_aligner(), texts_of((plan, soon), units))
    return Nearness((plan, soon), found, lambda name: name), (plan, soon)


@pytest.mark.parametrize(
    ("kind", "chances", "alike", "passages"),
    [
        pytest.param("fact", (0.5,), True, ["0"], id="what would be joined"),
        pytest.param("fact", (0.3,), False, ["0"], id="less keeps it from being called dropped, no more"),
        pytest.param("fact", (0.1, 0.12), None, [], id="two things"),
        pytest.param("fact", (0.35, 0.6), True, ["1", "0"], id="the next likest, in another sentence"),
        pytest.param("fact", (0.2, 0.6), True, ["1"], id="a next one that is hardly like it"),
        pytest.param("fact", (0.32, 0.34), False, ["1"], id="no next one where the first is doubtful"),
        pytest.param("quote", (0.6,), None, [], id="utterances of one matter"),
        pytest.param("quote", (0.9,), True, ["0"], id="an utterance told twice"),
    ],
)
def test_how_near_a_passage_must_be(
    kind: PointKind, chances: tuple[float, ...], alike: bool | None, passages: list[str]
) -> None:
    measured, (plan, soon) = nearness(*chances)
    (near,) = measured.of([Row(kind=kind, cells={0: Span(plan.statements[0].start, plan.statements[0].end)})])
    assert [one.alike for one in near] == [alike][: len(near)]
    spans = [span for one in near for span in (Span(one.start, one.end), one.also) if span]
    assert [span.of(soon.document.text)[-1] for span in spans] == passages


def test_a_row_of_titles_is_near_to_nothing_else_that_is_told_of_the_person() -> None:
    measured, (plan, _) = nearness(0.9)
    cells = {0: Span(plan.statements[0].start, plan.statements[0].end)}
    rows = [Row(kind="fact", cells=cells, joined_by=joined_by) for joined_by in ((), SAME_PERSON)]
    plain, titles = measured.of(rows)
    assert plain
    assert not titles


def test_who_somebody_is_may_stand_wherever_he_is_named() -> None:
    one = article("Ada Roon, the head of the Lesk dockers' union, spoke.", "Rain fell.", outlet="One")
    two = article("The mayor has asked Ada Roon to his office.", outlet="Two")
    three = article("The mayor has asked the dockers to his office.", outlet="Three")
    points = compare((one, two, three)).points
    role = next(p for p in points if p.label.startswith("Ada Roon, the head"))
    assert [near.article for near in role.nearby if role.cell(near.article).start is None] == [1]


def test_two_refusals_by_one_person_are_alike_in_whatever_words() -> None:
    one = article(
        "Rain fell. The mayor asked Ada Roon to come. Ada Roon rejected his invitation.", outlet="One"
    )
    two = article("Ships sailed. Ada Roon has ruled out a trip to the town hall.", outlet="Two")
    three = article("Bread is dear. Tom Vell has ruled out a strike at the port.", outlet="Three")
    points = compare((one, two, three)).points
    told = [p for p in points if p.cell(0).start is not None and "rejected" in p.label]
    assert told
    assert all(2 not in {near.article for near in p.nearby} for p in told)
    assert all(p.cell(1).start is not None or 1 in {near.article for near in p.nearby} for p in told)


OFFER = "The mayor asked Ada Roon to the town hall for talks on the port, but Ada Roon rejected it."


def near_refusals(*texts: str) -> set[int]:
    """Which of these articles are near the first one's refusal, or stand in its row."""
    points = compare(tuple(article(text, outlet=f"Paper {n}") for n, text in enumerate(texts))).points
    told = [p for p in points if p.cell(0).start is not None and "rejected" in p.label]
    assert told
    return {near.article for p in told for near in p.nearby} | {
        c.article for p in told for c in p.cells if c.start is not None
    } - {0}


def test_a_refusal_is_near_one_by_whoever_the_sentence_does_not_name() -> None:
    assert near_refusals(
        OFFER,
        "Ms Ada Roon met dockers. Their leader has declined to come to the hall for talks on the port.",
        "Ms Ada Roon met dockers. The port company has declined an order for three cranes from abroad.",
        "The union has declined to come to the town hall for talks on the port.",
    ) == {1}


def test_who_will_not_come_turns_down_what_he_was_asked_to() -> None:
    assert near_refusals(
        OFFER,
        "Bread is dear. Ada Roon will not go to the town hall for any talks, her office said.",
        "Bread is dear. Ada Roon went home in the evening and slept for ten hours without a break.",
    ) == {1}


def test_what_nothing_in_the_text_is_like_is_dropped() -> None:
    assert states_of("bridges") == {"dropped"}


def test_the_near_articles_have_no_cell() -> None:
    for point in compare((WIRE, PAPER)).points:
        assert all(point.cell(near.article).start is None for near in point.nearby)


def test_words_that_two_outlets_share_are_no_silent_cut_of_a_third_one() -> None:
    said = "“{}” Maria Lund told reporters in Tirsa on Monday."
    long = article(
        said.format("The treaty is a poor treaty that should never have been signed."), outlet="One"
    )
    short = [
        article(said.format("The treaty should never have been signed."), outlet=o) for o in ("Two", "Three")
    ]
    found = compare((long, *short))
    quotes = [p for p in found.points if p.kind == "quote" and "treaty" in p.label]
    assert quotes
    assert not any("silent cut" in cell.findings for point in quotes for cell in point.cells)
    against = rebase(found, 0, (long, *short))
    assert any("silent cut" in cell.findings for point in against.points for cell in point.cells)
