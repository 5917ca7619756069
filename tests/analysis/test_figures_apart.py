"""Figures that are called unlike only where they count one thing, and what is told of cells without them. All
made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.accord import agreement
from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Span
from tests.analysis.figure_help import figures
from tests.analysis.made_up import article

OTHER = ("other figure",)


def cell(number: int, sentence: str, words: str = "", day: str = "2019-03-05") -> CellText:
    """A cell of an article with one sentence, or of the words in it."""
    found = article(sentence, outlet=f"Paper {number}", day=day)
    said = words or sentence.rstrip(".")
    start = found.document.text.index(said)
    return CellText(article=number, findings=found, span=Span(start, start + len(said)))


UNLIKE = {
    "what another number counts beside it": (
        "The smugglers keep a dozen boats and nearly 300 crewmen in the bay.",
        "The smugglers keep 14 old tugs and more than 300 crew members in the bay.",
        (),
    ),
    "what neither number of its own counts": (
        "The smugglers keep nearly 300 sailors in the bay.",
        "The smugglers keep at least 140 sailors in the bay.",
        OTHER,
    ),
    "the end of a change": (
        "The law raises the seats in parliament from 65 to 125.",
        "The law gives parliament 125 seats.",
        (),
    ),
    "beyond the end of a change": (
        "The law raises the seats in parliament from 65 to 125.",
        "The law gives parliament 152 seats.",
        OTHER,
    ),
    "a rise by less than between its ends": (
        "The port raised the fee for a berth from $65 to $125.",
        "The port raised the fee for a berth by $65.",
        OTHER,
    ),
    "a rise and what it led to": (
        "The port raised the fee for a berth to $125.",
        "The port raised the fee for a berth by $65.",
        (),
    ),
    "a fall and where it began": (
        "The port cut the fee for a berth from $125 to $65.",
        "The port cut the fee for a berth by $60.",
        (),
    ),
    "a rise by at least so much": (
        "The port raised the fee for a berth from $65 to $125.",
        "The port raised the fee for a berth by more than $50.",
        (),
    ),
    "a rise by no more than so much": (
        "The port raised the fee for a berth from $65 to $125.",
        "The port raised the fee for a berth by $10 to $20.",
        OTHER,
    ),
    "a share of what it was": (
        "The port raised the share for a berth from 50 percent to 55 percent.",
        "The port raised the share for a berth by 10 percent.",
        (),
    ),
    "two words for a few": (
        "The driver was stopped a few blocks away.",
        "The driver was stopped several blocks away.",
        (),
    ),
    "either end of a guess": (
        "Between 20 and 30 people were hurt in the fire.",
        "30 people were hurt in the fire.",
        OTHER,
    ),
    "a few and hundreds": (
        "A few people were hurt in the fire.",
        "Hundreds of people were hurt in the fire.",
        OTHER,
    ),
    "a word and a number": (
        "The driver was stopped 14 blocks away.",
        "The driver was stopped several blocks away.",
        OTHER,
    ),
    "the ages of two people": (
        "The film shows the 34-year-old Ana Roy at the gate with her daughter.",
        "The film shows a mother at the gate with her 11-year-old daughter.",
        (),
    ),
    "the ages of one": (
        "The film shows the 34-year-old Ana Roy at the gate with her daughter.",
        "The film shows the 43-year-old Ana Roy at the gate with her daughter.",
        OTHER,
    ),
    "who came and who was arrested": (
        "Between 60 and 90 rioters gathered along Mill Street in Orva.",
        "No fewer than 46 demonstrators were arrested along Mill Street in Orva.",
        (),
    ),
    "square feet and square metres": (
        "The 170,000-square-foot hall houses several shops and a clinic.",
        "The 15,800-square-metre hall houses several shops and a clinic.",
        (),
    ),
    "two numbers of square feet": (
        "The 170,000-square-foot hall houses several shops and a clinic.",
        "The 140,000-square-foot hall houses several shops and a clinic.",
        OTHER,
    ),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_unlike_numbers_are_another_figure_only_of_one_thing(name: str) -> None:
    one, two, findings = UNLIKE[name]
    found = cell_findings(cell(0, one), cell(1, two)).findings
    assert tuple(f for f in found if f == "other figure") == findings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No-one was injured in the fire.", []),
        ("One was injured in the fire.", ["One"]),
        ("The thieves drove a 4×4 car into the shop.", []),
        ("The thieves drove four cars into the shop.", ["four cars"]),
        ("The 170,000-square-foot hall is closed.", ["170,000-square-foot hall"]),
        ("Lesk Bank Stunned by $4.8 Million Pearl Robbery.", ["$4.8 Million Pearl Robbery"]),
        ("The 8 Dock Robbery was in the news.", []),
        ("10 Pound Street Burns in Orva.", []),
        ("Fire in Lesk Eats 3 Million Dollar Hoard.", ["3 Million Dollar Hoard"]),
        ("The singer 50 Cent was in Orva.", []),
    ],
)
def test_what_only_looks_like_a_number_counts_nothing(text: str, said: list[str]) -> None:
    assert [text[f.start : f.end] for f in figures(text)] == said


def test_a_measure_with_hyphens_has_its_whole_unit() -> None:
    [figure] = figures("The 15,800-square-metre hall is closed.")
    assert (figure.kind, figure.value, figure.unit) == ("measure", 15_800, "square metre")


@pytest.mark.parametrize(
    ("sentence", "words", "why"),
    [
        ("On Monday two men drove a car into the shop, and left in a van.", "left in a van", "say the same"),
        ("Ana Roy, 41, and another man left in a van.", "left in a van", "without the day"),
        ("Two men left in a van.", "", "without the day"),
    ],
    ids=["the day stands in the sentence", "no day", "no day in the cell"],
)
def test_who_tells_it_without_the_day_has_none_in_the_sentence(sentence: str, words: str, why: str) -> None:
    told = agreement([cell(0, "The men left in a van on Monday."), cell(1, sentence, words)])
    assert why in told.why


def test_an_age_beside_a_fact_is_no_number_that_others_lack() -> None:
    aged = cell(0, "Ana Roy, 41, opened the fair in Orva.")
    counted = cell(0, "Ana Roy opened the fair with 40 shops in Orva.")
    plain = cell(1, "Ana Roy opened the fair in Orva.")
    assert "without the number" not in agreement([aged, plain]).why
    assert "without the number" in agreement([counted, plain]).why


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("28 October", "October", "agree"),
        ("28 October", "November", "both true"),
        ("28 October", "October 2018", "both true"),
    ],
)
def test_a_month_of_no_told_year_may_be_that_of_a_day(one: str, two: str, verdict: str) -> None:
    cells = [cell(0, f"The trial will begin on {one}."), cell(1, f"The trial was put down for {two}.")]
    assert agreement(cells).verdict == verdict


RETOLD = {
    "of something and of nothing": (
        "There are 46 million people who drink this",
        "the 45 million who drink this",
    ),
    "of nothing and of money": ("The new turbine cost 46 million", "the new turbine cost €45 million"),
}


@pytest.mark.parametrize("name", RETOLD)
def test_a_remark_that_is_told_with_another_number_is_paraphrased_and_has_another_figure(name: str) -> None:
    quoted, told = RETOLD[name]
    one = article(f"“{quoted} and nobody has asked one of them,” said the mayor Ana Lund.", outlet="One")
    for said, findings in ((told, OTHER), (told.replace("45", "46"), ())):
        two = article(f"The mayor Ana Lund said that nobody had been asked about {said}.", outlet="Two")
        row = next(p for p in compare([one, two]).points if p.kind == "quote")
        assert row.cell(1).findings == ("paraphrased", *findings)


def test_one_number_with_a_word_for_how_exact_it_is_names_that_word() -> None:
    one = article("An estimated 20,000 people marched through Lorn against the dam.", outlet="One")
    two = article("20,000 people marched through Lorn against the dam.", outlet="Two")
    row = next(p for p in compare([one, two]).points if p.kind == "fact")
    assert row.verdict == "less detail"
    assert row.why.endswith("one number, but for “an estimated”.")
