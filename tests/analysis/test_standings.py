"""What is possible, alleged, disputed or only begun is not shown as the same as what is so: the cell is
only alike, and the row says so. All made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Span
from tests.analysis.made_up import article

ONLY_ALIKE = {
    "possible": ("The clerk might have been moved a week ago.", "The clerk was replaced last week."),
    "likely, and not so": ("The roads were likely to stay shut.", "All roads were open by noon."),
    "alleged": ("The baker is accused of burning the mill.", "The mill burned down."),
    "charged": ("The pilot was charged with the murders.", "The bodies lay in the hangar."),
    "disputed": ("She disputed that shots came from the mill.", "Shots were fired from the mill."),
    "what a remark did not mean": (
        "Malen said this did not mean that Kestria recognised the Assembly.",
        "Kestria has never recognised the Assembly.",
    ),
    "begun": ("Calm began to return to the harbour.", "Calm returned to the harbour town."),
    "a condition alone": ("If the dam in the valley breaks.", "The dam in the valley broke."),
    "what it calls itself": (
        "The Assembly calls itself the voice of the villages.",
        "The Assembly speaks for the villages.",
    ),
    "two acts": ("Kestria resumed its tests.", "Kestria suspended its tests."),
    "to come, and done": ("The council will meet on Friday.", "The council met on Friday."),
    "to be voted on, and approved": (
        "The council will vote on the harbour plan next week.",
        "The harbour plan was approved by the council by 30 votes to 12.",
    ),
    "two lengths of time": ("They moved back twelve weeks ago.", "They moved back around six weeks ago."),
    "called off": ("Malen is to visit the port on Friday.", "Malen cancelled his visit to the port."),
    "nobody, and nobody badly": ("Nobody was seriously hurt.", "Nobody was hurt."),
    "before and after a speech": (
        "The letter reached Lorn three hours before Malen addressed the council.",
        "It was handed over on Monday, three hours after Malen had attacked Kestria in a speech.",
    ),
}
THE_SAME = {
    "called off in both": ("Malen called off the visit to Lorn.", "Malen had to cancel the visit to Lorn."),
    "nobody badly in both": ("No one was seriously hurt.", "There were no serious injuries."),
    "after one thing and before another": (
        "The treaty ends six months after notice is given.",
        "Once notice is given, it is six months before Kestria is out of the treaty.",
    ),
    "possible in both": ("The clerk might be moved.", "The clerk could be moved."),
    "inability": ("Police could not say how many came.", "Police couldn't say how many came."),
    "how long it may take": ("Nobody knew how long it might take.", "Nobody knew how long it takes."),
    "the month": ("The vote is held in May.", "The vote is held in spring."),
    "an accusation as somebody's word": (
        "The baker allegedly burned the mill.",
        "The baker burned the mill, the police said.",
    ),
    "charged elsewhere in the sentence": (
        "The pilot was charged with theft and fleeing the scene.",
        "The pilot was charged with theft and fleeing the scene of the crash.",
    ),
    "a condition with what follows": (
        "If it is accepted, this would be the largest bridge in Lorn.",
        "The bridge would be the largest in Lorn.",
    ),
    "what is told as to come": ("Malen will visit Lorn.", "Malen is to visit Lorn."),
    "to come, without a word that says so": ("The quay will close in June.", "The quay closes in June."),
    "to come, and what it has": (
        "The yard will have ties with two firms.",
        "The yard has ties with two firms.",
    ),
    "to come, as was agreed": ("Kestria will lend 40 boats.", "Kestria agreed to lend 40 boats."),
    "to come for somebody beside": (
        "Malen, who will visit Lorn, praised the deal.",
        "Malen, who is going to Lorn, praised the deal.",
    ),
    "began something": ("The march began at the port.", "The march set out from the port."),
    "arrested and charged": (
        "The pilot was arrested over the theft.",
        "The pilot was charged with the theft.",
    ),
    "one act in two words": ("Selimi demanded an apology.", "Selimi asked for an apology."),
}


def cell(sentence: str, number: int) -> CellText:
    found = article(sentence, outlet=f"Paper {number}")
    start = found.document.text.index(sentence)
    return CellText(article=number, findings=found, span=Span(start, start + len(sentence) - 1))


@pytest.mark.parametrize("case", ONLY_ALIKE)
def test_what_stands_otherwise_is_only_alike(case: str) -> None:
    one, two = (cell(sentence, number) for number, sentence in enumerate(ONLY_ALIKE[case]))
    states = {cell_findings(one, two).state, cell_findings(two, one).state}
    assert "kept" not in states


@pytest.mark.parametrize("case", THE_SAME)
def test_what_stands_alike_is_kept(case: str) -> None:
    one, two = (cell(sentence, number) for number, sentence in enumerate(THE_SAME[case]))
    states = {cell_findings(one, two).state, cell_findings(two, one).state}
    assert "alike" not in states


def test_what_was_planned_and_called_off_is_only_alike_in_a_clause_of_its_own() -> None:
    whole = "Malen cancelled the visit that he had planned for Friday."
    start = whole.index("that he")
    planned = CellText(article=1, findings=article(whole), span=Span(start, len(whole) - 1))
    assert cell_findings(cell("Malen is to visit them on Friday.", 0), planned).state == "alike"


def test_the_row_says_who_tells_the_same_and_who_is_only_alike() -> None:
    told = (
        "The Lissan Assembly calls itself the voice of the forty villages in the valley.",
        "The Lissan Assembly calls itself the voice of the forty villages in the valley.",
        "The Lissan Assembly speaks for the forty villages in the valley.",
    )
    papers = [article(text, outlet=f"Paper {n}") for n, text in enumerate(told)]
    point = next(p for p in compare(papers).points if len(p.cells) == len(told) and p.kind == "fact")
    assert [c.state for c in point.cells] == ["kept", "kept", "alike"]
    assert point.verdict == "agree"
    assert point.why == "Paper 0 and Paper 1 say the same; Paper 2 has what is only alike."
