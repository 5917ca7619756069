"""A passage that tells a matter without a number that its article has nowhere. Made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.left_out import left_out
from comparator.analysis.findings import Point
from tests.analysis.made_up import article
from tests.analysis.test_accord import cell

FULL = "The dockers of Orva will get a rise of 4 percent and two extra rest days from the port."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("The dockers of Orva will get a rise of 4 percent from the port.", ["two extra rest days"]),
        ("The dockers of Orva will get a rise from the port.", ["4 percent", "two extra rest days"]),
        ("The dockers of Orva will get a rise of 4 percent from the port. They rest two days more.", []),
        ("The dockers of Orva will get a rise of 4 percent, and a few rest days.", []),
        ("The dockers of Orva will get a rise of 5 percent and three extra rest days.", []),
    ],
)
def test_a_number_is_left_out_where_the_article_has_none_like_it(told: str, words: list[str]) -> None:
    text = cell(FULL, 0)
    assert [s.of(text.findings.document.text) for s in left_out(text, cell(told, 1))] == words


@pytest.mark.parametrize(
    "beside",
    [
        "Mira Tolen, 43, opened the gate of the port on Monday after a strike of three weeks.",
        "Mira Tolen opened one gate of the port on Monday.",
        "Mira Tolen opened the gate of the port to the 5K on Monday.",
    ],
)
def test_an_age_a_length_of_time_and_a_one_are_no_number_of_the_matter(beside: str) -> None:
    assert not [*left_out(cell(beside, 0), cell("Mira Tolen opened the gate of the port on Monday.", 1))]


def test_a_passage_without_the_number_is_not_kept() -> None:
    full = "Port traffic resumed on Tuesday morning with six ships waiting outside the harbour of Orva."
    short = "Port traffic resumed on Tuesday morning outside the harbour of Orva."
    row = _fact(full, short)
    assert [(c.state, c.findings) for c in row.cells] == [("kept", ()), ("altered", ("less detail",))]
    assert row.verdict == "altered"
    assert row.why == "Beta has it without “six ships”."
    again = _fact(full, short, "Six ships lay at anchor that day.")
    assert [c.state for c in again.cells] == ["kept", "kept"]


def _fact(full: str, short: str, *more: str) -> Point:
    """The row in which the words of the first article have the number."""
    both = article(full, outlet="Alpha"), article(short, *more, outlet="Beta")
    rows = [p for p in compare(both).points if p.kind == "fact" and p.cell(1).start is not None]
    text = both[0].document.text
    return next(p for p in rows if "six ships" in text[p.cells[0].start or 0 : p.cells[0].end or 0])
