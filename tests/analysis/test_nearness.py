"""Absences that nobody can be sure of."""

from comparator.analysis.base import rebase
from comparator.analysis.compare import compare
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
    return {p.cells[1].state for p in read.points if label in p.label}


def test_what_may_stand_there_in_other_words_is_never_called_dropped() -> None:
    assert "dropped" not in states_of("invitation")


def test_the_passage_that_may_tell_it_is_pointed_at() -> None:
    plan = article("The council will vote on new pumps in May.", outlet="Plan")
    soon = article("Councillors are to decide in May about the pumps.", outlet="Soon")
    point = next(p for p in compare((plan, soon)).points if "will vote" in p.label)
    assert [soon.document.text[near.start : near.end][:11] for near in point.nearby] == ["Councillors"]
    assert point.why == "Only Plan has it for sure; others have passages that are alike."


def test_the_next_likest_passage_stands_in_another_sentence() -> None:
    plan = article("The council will vote on new pumps in May.", outlet="Plan")
    soon = article(
        "Councillors are to decide in May about the pumps.",
        "A vote on the pumps may come before the summer.",
        outlet="Soon",
    )
    point = next(p for p in compare((plan, soon)).points if "will vote" in p.label)
    (near,) = point.nearby
    assert near.also is not None
    assert near.also.of(soon.document.text) == "A vote on the pumps may come before the summer"


def test_who_somebody_is_may_stand_wherever_he_is_named() -> None:
    one = article("Ada Roon, the head of the Lesk dockers' union, spoke.", "Rain fell.", outlet="One")
    two = article("The mayor has asked Ada Roon to his office.", outlet="Two")
    three = article("The mayor has asked the dockers to his office.", outlet="Three")
    points = compare((one, two, three)).points
    role = next(p for p in points if p.label.startswith("Ada Roon, the head"))
    assert [near.article for near in role.nearby if role.cells[near.article].start is None] == [1]


def test_two_refusals_by_one_person_are_alike_in_whatever_words() -> None:
    one = article(
        "Rain fell. The mayor asked Ada Roon to come. Ada Roon rejected his invitation.", outlet="One"
    )
    two = article("Ships sailed. Ada Roon has ruled out a trip to the town hall.", outlet="Two")
    three = article("Bread is dear. Tom Vell has ruled out a strike at the port.", outlet="Three")
    points = compare((one, two, three)).points
    told = [p for p in points if p.cells[0].start is not None and "rejected" in p.label]
    assert told
    assert all(2 not in {near.article for near in p.nearby} for p in told)
    assert all(p.cells[1].start is not None or 1 in {near.article for near in p.nearby} for p in told)


def test_what_nothing_in_the_text_is_like_is_dropped() -> None:
    assert states_of("bridges") == {"dropped"}


def test_the_near_articles_have_no_cell() -> None:
    for point in compare((WIRE, PAPER)).points:
        assert all(point.cells[near.article].start is None for near in point.nearby)


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
