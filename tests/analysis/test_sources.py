"""Who vouches for a claim: lost, added, or somebody else."""

import pytest

from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from tests.analysis import made_up
from tests.analysis.quoting import article, cell


def sourced(text: str, verb: str, speaker: str | None, more: str = "") -> CellText:
    """A narrated clause that is the word of a speaker where there is one; `more` goes on in the sentence."""
    whole = Span(0, len(text) + len(more))
    statement = Statement(
        start=0,
        end=len(text),
        sentence=whole,
        voice="reported" if speaker else "own",
        speaker=speaker,
        verb=verb,
    )
    return cell(1 if speaker else 0, article(text + more, statements=(statement,)), text)


def test_a_source_that_is_gone_is_lost_and_rests_on_the_statement() -> None:
    text = "soldiers of the garrison attacked the dam in March"
    one, two = sourced(text, "attack", "Ana Petrova"), sourced(text, "attack", None)
    assert cell_findings(one, two).findings == ("source lost",)
    assert cell_findings(two, one).findings == ("other source",)


NO_SOURCE_LOST = {
    "what a few words tell": ("the dam stands above Tirsa", "stand", ""),
    "a claim that somebody handed on": (
        "soldiers of the garrison attacked the dam in March",
        "attack",
        ", the mayor said",
    ),
    "a clause that only shares a phrase": ("soldiers of the garrison", "attack", ""),
}


@pytest.mark.parametrize("name", NO_SOURCE_LOST)
def test_a_source_is_missed_only_where_a_claim_is_stated_flatly(name: str) -> None:
    words, verb, more = NO_SOURCE_LOST[name]
    text = words if "attack" not in verb else "soldiers of the garrison attacked the dam in March"
    assert (
        "source lost"
        not in cell_findings(sourced(text, verb, "Ana Petrova"), sourced(words, verb, None, more)).findings
    )


def test_the_same_subject_with_another_object_has_lost_no_source() -> None:
    one = sourced(
        "the army attacked the village of Ostrel and killed farmers in March", "attack", "Ana Petrova"
    )
    two = sourced("the army attacked the port of Harlow and killed farmers in March", "attack", None)
    assert cell_findings(one, two).findings == ()


def test_a_copied_sentence_misses_its_source_whatever_it_claims() -> None:
    text = "the old dam stands empty above the northern villages of Tirsa"
    one, two = sourced(text, "stand", "Ana Petrova"), sourced(text, "stand", None)
    assert cell_findings(one, two).findings == ("source lost",)


MISSED = {
    "a clause of a longer passage": (
        "The shells hit the village of Ostrel on Monday, where rebels killed a pilot they had captured.",
        "The shells hit the village of Ostrel on Monday, where the army says rebels killed the pilot.",
        ("other source",),
    ),
    "a copy that was cut": (
        "The blast happened near the old mill as hundreds of families from the upper villages waited for "
        "buses to the coast, according to the Tirsa Monitor.",
        "The blast happened as hundreds of families from the villages waited for buses to the coast.",
        ("source lost",),
    ),
    "a word at second hand that both have": (
        "The fleet uses the harbour of Ostrel to shell purported rebel camps in the northern valley, "
        "the Tirsa Monitor reported.",
        "The fleet uses the harbour of Ostrel to shell purported rebel camps in the northern valley.",
        ("source lost",),
    ),
    "a word at second hand that only the flat side has": (
        "The fleet shelled the harbour of Ostrel on Monday night from the northern bay, the army said.",
        "The fleet reportedly shelled the harbour of Ostrel on Monday night from the northern bay.",
        ("weaker claim",),
    ),
    "what somebody only expects": (
        "The prosecutor said he expected Moll to be charged with the murder of the guard.",
        "Moll is charged with the murder of the guard in Ostrel.",
        (),
    ),
    "a subject told at length, of which another thing is said": (
        "The attack on the northern mill, the first explosion there since the war of 2003, killed two "
        "nurses and a guard, the army said.",
        "The attack on the northern mill, the first explosion there since the war of 2003, began at noon.",
        (),
    ),
}


@pytest.mark.parametrize("name", MISSED)
def test_a_source_is_missed_clause_by_clause(name: str) -> None:
    ours, theirs, findings = MISSED[name]
    sides = [cell(n, made_up.article(text)) for n, text in enumerate((ours, theirs))]
    found = cell_findings(*sides).findings
    assert tuple(finding for finding in found if finding != "less detail") == findings


def _beside_the_noun(deed: str) -> tuple[str, ...]:
    """What is found where one outlet has a deed on somebody's word, behind a noun, and another flatly."""
    told = (
        f"who Kestria says were {deed} last autumn",
        f"because it did not mention the 37 fishermen {deed} last autumn",
    )
    papers = [
        made_up.article(f"The talks ended over 37 fishermen {told[0]}.", outlet="One"),
        made_up.article(f"The talks ended {told[1]}.", outlet="Two"),
    ]
    one, two = (cell(n, paper, words) for n, (paper, words) in enumerate(zip(papers, told, strict=True)))
    return cell_findings(one, two).findings


def test_harm_on_somebodys_word_behind_a_noun_loses_its_source() -> None:
    assert _beside_the_noun("abducted") == ("source lost",)


def test_what_needs_no_source_loses_none_behind_a_noun() -> None:
    assert _beside_the_noun("registered") == ()
