"""Passages that share nearly all their words and tell two things all the same are only alike: contraries, two
sides that do one thing, who did it to whom, and a denial that stands before the passage. All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.accord import agreement
from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Span
from tests.analysis.made_up import article

TWO_THINGS = {
    "killed and wounded": (
        "The blast at the port killed 12 people.",
        "The blast at the port wounded 12 people.",
    ),
    "without a number": (
        "People died in the blast at the port.",
        "People were hurt in the blast at the port.",
    ),
    "found alive and drowned": ("The boy drowned in the river.", "The boy was found alive in the river."),
    "rose and fell": ("The price of bread rose in March.", "The price of bread fell in March."),
    "inside and outside": ("Shells fell inside the school.", "Shells fell outside the school."),
    "two gates": ("The north gate of the dam was opened.", "The south gate of the dam was opened."),
    "for and against": ("The council voted for the new dam.", "The council voted against the new dam."),
    "a man and a woman": ("A man was held after the attack.", "A woman was held after the attack."),
    "a father and a mother": ("Her father was held in Lesk.", "Her mother was held in Lesk."),
    "raised and cut": ("The council raised the tax on bread.", "The council cut the tax on bread."),
    "hired and fired": ("The club hired Lund on Monday.", "The club fired Lund on Monday."),
    "granted and rejected": ("The court granted the appeal.", "The court rejected the appeal."),
    "morning and evening": ("The ferry sank on Monday morning.", "The ferry sank on Monday evening."),
    "the first and the second": ("The first convoy reached Lesk.", "The second convoy reached Lesk."),
    "two sides": ("The army shelled the mill in Lesk.", "The rebels shelled the mill in Lesk."),
    "who beat whom": ("Lund beat Voss in the vote.", "Voss beat Lund in the vote."),
    "who was beaten": ("Lund beat Voss in the vote.", "Lund was beaten by Voss in the vote."),
    "who was beaten by whom": (
        "Lund was beaten by Voss in the vote.",
        "Voss was beaten by Lund in the vote.",
    ),
    "two sides that suffer one thing": (
        "The soldiers were killed by a mine in Lesk.",
        "The rebels were killed by a mine in Lesk.",
    ),
    "by two who are named": (
        "The law was signed by Ida Lund on Monday.",
        "The law was signed by Piet Voss on Monday.",
    ),
    "who was bought": ("Kern Lines bought Rask Foods.", "Kern Lines was bought by Rask Foods."),
    "by whom it was found": (
        "The bodies were found by the police on Monday.",
        "The bodies were found by the landlord’s son on Monday.",
    ),
    "what they died of": ("Two boys died of burns on Monday.", "Two boys died of smoke poisoning on Monday."),
    "found and charged": (
        "Lund was charged on Monday with the murder of Ida Kern, 58.",
        "Ida Kern, 58, was found dead on Monday.",
    ),
    "who blames whom": ("Kestria blamed Orland for the fire.", "Orland blamed Kestria for the fire."),
    "dismissed calls": (
        "Lund dismissed calls to resign over the dam.",
        "Farmers called on Lund to resign over the dam.",
    ),
    "dismissed reports": ("Kern Lines dismissed reports that a ferry sank.", "A ferry of Kern Lines sank."),
}
ONE_THING = {
    "both told by both": (
        "The blast killed two people and wounded 12 at the port.",
        "The blast wounded 12 people and killed two at the port.",
    ),
    "both parents told by both": (
        "Her father and her mother were held in Lesk.",
        "Her mother was held in Lesk with her father.",
    ),
    "two words of one side": ("The blast at the port killed two.", "Two died in the blast at the port."),
    "little in common": (
        "Two fishermen were killed when a shell hit the quay on Monday.",
        "A blast wounded the pilot of the ferry in the harbour of Orva.",
    ),
    "part of a name": ("The march went north to South Hill.", "The march went to South Hill."),
    "two words for one side": ("Police closed the bridge in Lesk.", "Officers closed the bridge in Lesk."),
    "by one side": (
        "The mill was stormed by soldiers on Monday.",
        "The mill was stormed by government troops on Monday.",
    ),
    "by one body told more fully": (
        "The bodies were found by police on Monday.",
        "The bodies were found on Monday by the police of Lesk.",
    ),
    "by an officer of theirs": (
        "The man was shot by police in Lesk.",
        "The man was shot by an officer in Lesk.",
    ),
    "by what and by whom": ("The boy was hit by shrapnel in Lesk.", "The boy was hit by soldiers in Lesk."),
    "by two words for one thing": (
        "The mill was destroyed by the storm on Monday.",
        "The mill was destroyed by strong winds on Monday.",
    ),
    "by when and by whom": ("The bodies were found by Monday.", "The bodies were found by police."),
    "by one who may be named": (
        "The bridge was opened by the mayor on Monday.",
        "The bridge was opened by Ida Lund on Monday.",
    ),
    "by one who may be both": (
        "The body was found by a neighbour on Monday.",
        "The body was found by a woman on Monday.",
    ),
    "a cause told less exactly": (
        "Two boys died of burns on Monday.",
        "Two boys died from their injuries on Monday.",
    ),
    "one cause of death": ("Two boys died of burns.", "Two boys died from severe burns."),
    "the dead by name": ("The death of Lund shook Lesk.", "Lund died of burns in Lesk."),
    "the passive of two outlets": ("Voss was beaten by Lund.", "Voss was beaten in the vote by Lund."),
    "the active and the passive": ("Lund beat Voss in the vote.", "Voss was beaten by Lund in the vote."),
    "both convoys in one": (
        "The second convoy reached Lesk a day after the first convoy.",
        "The second convoy reached Lesk.",
    ),
    "what both do": ("Lund met Voss in Orva.", "Voss met Lund in Orva."),
}


def cell(sentence: str, number: int, words: str = "") -> CellText:
    """A cell of an article with one sentence, or of some words of it."""
    found = article(sentence, outlet=f"Paper {number}")
    said = words or sentence.rstrip(".")
    start = found.document.text.index(said)
    return CellText(article=number, findings=found, span=Span(start, start + len(said)))


@pytest.mark.parametrize("case", TWO_THINGS)
def test_what_nearly_the_same_words_tell_otherwise_is_only_alike(case: str) -> None:
    one, two = (cell(sentence, number) for number, sentence in enumerate(TWO_THINGS[case]))
    assert {cell_findings(one, two).state, cell_findings(two, one).state} == {"alike"}
    assert agreement([one, two], [two]).verdict == "both true"


@pytest.mark.parametrize("case", ONE_THING)
def test_what_may_be_one_thing_is_not_set_apart(case: str) -> None:
    one, two = (cell(sentence, number) for number, sentence in enumerate(ONE_THING[case]))
    assert "alike" not in {cell_findings(one, two).state, cell_findings(two, one).state}


def test_the_verdict_names_the_words_that_rule_each_other_out() -> None:
    one = article("The talks on the dam failed in Lesk on Tuesday.", outlet="One")
    two = article("The talks on the dam succeeded in Lesk on Tuesday.", outlet="Two")
    row = next(p for p in compare([one, two]).points if p.kind == "fact")
    assert row.why == "One has “failed”, Two has “succeeded”: perhaps they tell of two things."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lund beat Voss in the vote.", "Lund was beaten by Voss in the vote."),
        ("Voss was beaten by Lund in the vote.", "Lund was beaten by Voss in the vote."),
        ("Lund beat Voss in the vote.", "Voss beat Lund in the vote."),
    ],
)
def test_the_verdict_names_who_did_it(one: str, two: str) -> None:
    row = next(p for p in compare([article(one, outlet="One"), article(two, outlet="Two")]).points if p.why)
    assert row.why == "One has “Lund”, Two has “Voss”: perhaps they tell of two things."


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The minister denied that the dam was leaking.", "alike"),
        ("There is no evidence that the dam was leaking.", "alike"),
        ("The minister denied all blame and said the dam was leaking.", "kept"),
        ("The minister learned that the dam was leaking.", "kept"),
    ],
)
def test_what_is_disputed_right_before_a_passage_is_only_alike_to_it(sentence: str, state: str) -> None:
    one, two = cell(sentence, 0, "the dam was leaking"), cell("The dam was leaking on Monday.", 1)
    assert cell_findings(two, one).state == state
