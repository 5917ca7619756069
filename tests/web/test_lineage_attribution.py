"""Whether the words around an outlet's name pass on what it told, and what the page then says."""

import re

import pytest

from comparator.analysis.document import Span
from comparator.analysis.findings import Comparison, Reuse
from comparator.web.lineage.attribution import passes_on
from comparator.web.lineage.credits import credits
from comparator.web.lineage.page import _told
from comparator.web.lineage.pairs import Pair, pairs
from comparator.web.sight import Sight
from tests.web.test_lineage_page import _reuse, _source

NAME = "Orva Herald"


def _passes_on(text: str) -> bool:
    return any(passes_on(text, Span(*found.span())) for found in re.finditer(NAME, text))


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [
        "The Orva Herald of Linn is reporting today that the bridge is shut.",
        "The bridge is shut, the Orva Herald reports.",
        "On Monday the Orva Herald first reported that the bridge would be shut.",
        "The Orva Herald has reported that the bridge is shut.",
        "The Orva Herald had been reporting on the bridge for a year.",
        "The Orva Herald newspaper said the bridge was shut.",
        "The Orva Herald, a daily in Linn, wrote on Monday that the bridge was shut.",
        "The Orva Herald on Monday quoted a driver as saying that it shook.",
        "As Orva Herald reported, the bridge is shut.",
        "The bridge is shut, as first reported by the Orva Herald.",
        "A driver was quoted as saying by Orva Herald that it shook.",
        "The bridge is shut, says a report in the Orva Herald.",
        "According to the Orva Herald, the bridge is shut.",
        "Citing Orva Herald, the radio said that the bridge was shut.",
        "“It shook,” a driver told the newspaper Orva Herald on Monday.",
        "The bridge is shut, reports the Orva Herald.",
    ],
)
def test_what_an_outlet_told_is_passed_on(text: str) -> None:
    assert _passes_on(text)


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [
        "The mayor sued the Orva Herald over a picture of the bridge.",
        "The suit against the Orva Herald said that the picture was false.",
        "The Orva Herald was reported to be for sale.",
        "The Orva Herald announced that it would close its office.",
        "The Orva Herald's lawyer said the picture was true.",
        "A judge told the Orva Herald to pay.",
        "The mayor said the Orva Herald was wrong.",
        "According to the Orva Herald’s owner, the office is for sale.",
        "The New Orva Herald reported that the bridge was shut.",
        "The Orva Herald Tribune reported that the bridge was shut.",
    ],
)
def test_an_outlet_that_is_only_spoken_of_or_another_one_is_not(text: str) -> None:
    assert not _passes_on(text)


def _credited(text: str, outlet: str = NAME) -> tuple[str, str]:
    """(what the table says, what the top of the page says) of a text that shares words with an outlet's."""
    every = [_source(0, "one two", 4, outlet), _source(1, text, 6)]
    reuse: list[Reuse] = [_reuse(1, 0)]
    named = credits(every, reuse, Sight(every, Comparison(analysis="test")))
    pair = pairs(every, reuse, named)[0]
    return ", ".join(c.words for c in pair.credits), _told(pair, None)[1].partition("; ")[2]


@pytest.mark.once
def test_the_page_says_credited_named_or_that_none_was_found() -> None:
    assert _credited("The Orva Herald of Linn is reporting that it is shut.") == ("Credits it", "credited")
    assert _credited("The mayor sued the Orva Herald.") == ("Names it", "names it, ¶1")
    assert _credited("The bridge is shut.") == ("", "no credit found")


@pytest.mark.once
def test_the_article_of_a_name_may_stand_in_small_letters() -> None:
    assert _credited("It is shut, the Orva Herald reported.", "The Orva Herald")[1] == "credited"
    assert _credited("It is shut, the orva herald reported.", "The Orva Herald")[1] == "no credit found"


@pytest.mark.once
def test_initials_that_report_are_an_outlet_and_others_may_be_anything() -> None:
    assert _credited("The bridge is shut, OHN reported.", "OHN")[1] == "credited"
    assert _credited("The OHN was sued.", "OHN")[1] == "no credit found"


@pytest.mark.once
def test_a_credit_the_other_way_round_is_told() -> None:
    every = [_source(0, "It is shut, Orva Herald reported.", None), _source(1, "one two", None, NAME)]
    reuse = [_reuse(1, 0)]
    named = credits(every, reuse, Sight(every, Comparison(analysis="test")))
    found: dict[str, Pair] = {pair.key: pair for pair in pairs(every, reuse, named)}
    told = _told(found["1-0"], found[found["1-0"].back])[1]
    assert told.endswith("outside quotes; Daily 0 Mail credits Orva Herald")
