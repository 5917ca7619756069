"""What is told to come: sure in one text, possible, denied or tied to a condition in the other."""

import pytest

from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Span
from tests.analysis import made_up

FINDINGS = {"weaker claim", "stronger claim", "negated"}

TOLD = {
    "possible, in few of the same words": (
        "The harbour board in Lorn will close the upper lock, which leaks, before the end of summer.",
        "On Friday the lock could be closed for good and every boat sent round the cape.",
        {"weaker claim"},
    ),
    "another thing of the same verb": (
        "The harbour board in Lorn will close the upper lock, which leaks, before the end of summer.",
        "On Friday the ferry line could be closed for good and every boat sent round the cape.",
        set(),
    ),
    "another doer": (
        "The harbour board in Lorn will close the upper lock, which leaks, before the end of summer.",
        "Two engineers fear that the miners may close the lock on Friday with their lorries.",
        set(),
    ),
    "a condition that one alone has": (
        "The town will reopen its school in May, with new classrooms for all.",
        "If the roof holds, the school will be reopened with twice as many pupils.",
        {"weaker claim"},
    ),
    "the condition told before, in other words": (
        "The town will reopen its school in May, but the roof must be safe first.",
        "If the roof holds, the school will be reopened with twice as many pupils.",
        set(),
    ),
    "a condition of something else": (
        "The town will reopen its school in May, with new classrooms for all.",
        "The school will be reopened, and teachers would strike if they are not paid.",
        set(),
    ),
    "a condition that makes none": (
        "The town will reopen its school in May, with new classrooms for all.",
        "The school will be reopened even if the roof leaks with twice as many pupils.",
        set(),
    ),
    "a question": (
        "The town will reopen its school in May, with new classrooms for all.",
        "Could the school be reopened with twice as many pupils?",
        set(),
    ),
    "denied": (
        "Minister Ana Petrova will attend the flood conference in Lorn with three of her deputies.",
        "A week of talks opens there on Monday. Petrova will not attend the conference.",
        {"negated"},
    ),
    "denied of another occasion": (
        "Minister Ana Petrova will attend the flood conference in Lorn with three of her deputies.",
        "A week of talks opens there on Monday. Petrova will not attend the dinner.",
        set(),
    ),
    "paid to others": (
        "Lorn will pay compensation to the families of the sailors, Minister Ana Petrova said.",
        "Lorn will pay compensation to farmers if the dam floods their fields, Petrova said.",
        set(),
    ),
    "paid to the same on a condition": (
        "Lorn will pay compensation to the farmers of the valley, Minister Ana Petrova said.",
        "Lorn will pay compensation to farmers if the dam floods their fields, Petrova said.",
        {"weaker claim"},
    ),
    "denied of the south alone": (
        "The ministry will reopen schools in the north, Minister Ana Petrova said.",
        "The ministry will not reopen schools in the south, Petrova said.",
        set(),
    ),
    "denied until a day": (
        "The school in Lorn will open its doors on Monday, Mayor Oda Linn said.",
        "The school in Lorn will not open its doors until Monday, Linn said.",
        set(),
    ),
    "denied in part": (
        "The reform will hurt pensioners, Mayor Oda Linn said.",
        "The reform will not hurt pensioners alone but everybody, Linn said.",
        set(),
    ),
    "denied of all, told of a few": (
        "Few residents will leave the town, Mayor Oda Linn said.",
        "The residents will not leave the town, Linn said.",
        set(),
    ),
    "denied of the same people": (
        "The residents will leave the town, Mayor Oda Linn said.",
        "The residents will not leave the town, Linn said.",
        {"negated"},
    ),
    "possible in another place": (
        "In Norway the ministry will open schools for deaf children.",
        "In Portugal the ministry may open schools for deaf children.",
        set(),
    ),
    "possible in the same place": (
        "In Norway the ministry will open schools for deaf children.",
        "The ministry in Norway may open schools for deaf children.",
        {"weaker claim"},
    ),
    "inability, and a denial": (
        "The police could not say how many boats had left the harbour.",
        "The police couldn't say how many boats had left the harbour.",
        set(),
    ),
    "denied whole": (
        "The reform will hurt pensioners, Mayor Oda Linn said.",
        "The reform will not hurt pensioners, Linn said.",
        {"negated"},
    ),
}  # fmt: skip


def whole(number: int, text: str) -> CellText:
    """A cell that is all of a text."""
    found = made_up.article(text, outlet=f"Paper {number}")
    return CellText(number, found, found.document.paragraphs[0])


@pytest.mark.parametrize("name", TOLD)
def test_one_deed_that_both_tell_as_coming(name: str) -> None:
    ours, theirs, findings = TOLD[name]
    assert FINDINGS & set(cell_findings(whole(0, ours), whole(1, theirs)).findings) == findings


def test_a_condition_left_out_makes_a_claim_stronger() -> None:
    one = whole(0, "If the roof holds, the school will be reopened with twice as many pupils.")
    two = whole(1, "The town will reopen its school in May, with new classrooms for all.")
    change = next(c for c in cell_findings(one, two).changes if c.kind == "stronger claim")
    assert change.from_.of(one.findings.document.text) == "If the roof holds"
    assert change.to.of(two.findings.document.text) == "will"


def clause(number: int, text: str, words: str) -> CellText:
    """The clause of a text that has some words."""
    found = made_up.article(text, outlet=f"Paper {number}")
    held = (Span(s.start, s.end) for s in found.statements)
    return CellText(number, found, next(span for span in held if words in span.of(found.document.text)))


def test_who_is_told_to_have_agreed_claims_what_was_agreed() -> None:
    text = "Petrova said one gate could be opened in June. “We are ready,” Ana Petrova said."
    said = clause(1, text, "one gate")
    text = "Ana Petrova, the minister, agreed that one gate of the dam will be opened, Juno Park said."
    agreed = clause(0, text, "one gate")
    assert "weaker claim" in cell_findings(agreed, said).findings
    text = "Ana Petrova was there, and one gate of the dam will be opened, Juno Park said."
    assert "weaker claim" not in cell_findings(clause(0, text, "one gate"), said).findings
