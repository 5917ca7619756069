"""An amount that is kept without its number: what is told less exactly is marked, on its words. Made up."""

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.contrast.unnumbered import unnumbered
from comparator.analysis.differences import fullest
from comparator.analysis.findings import Point
from tests.analysis.made_up import article
from tests.analysis.test_accord import cell

EXACT = "The flood in the Tirsa valley left 3,400 people homeless on Sunday."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("The flood in the Tirsa valley left some people homeless on Sunday.", ["some people"]),
        ("The flood left many elderly people in the Tirsa valley homeless.", ["many elderly people"]),
        ("The flood in the Tirsa valley left people homeless on Sunday.", []),
        ("The flood in the Tirsa valley left some roads under water on Sunday.", []),
        ("The flood in the Tirsa valley left some people homeless and killed 12 people.", []),
        ("Some people in the capital collected blankets for them.", []),
    ],
)
def test_a_number_that_is_kept_without_its_number(told: str, words: list[str]) -> None:
    other = cell(told, 1)
    found = [span.of(other.findings.document.text) for _, span in unnumbered(cell(EXACT, 0), other)]
    assert found == words


@pytest.mark.parametrize("loose", ["thousands of people", "some people"])
def test_what_is_told_less_exactly_is_marked_whatever_its_length(loose: str) -> None:
    told = EXACT.replace("3,400 people", loose)
    both = article(told, outlet="Loose"), article(EXACT, outlet="Exact")
    (row,) = [point for point in compare(both).points if point.kind == "fact"]
    assert (row.reference, row.verdict) == (1, "less detail")
    assert _marked(row, both[0].document.text) == [loose]


def _marked(row: Point, text: str) -> list[str]:
    return [change.to.of(text) for change in row.cells[0].changes]


def test_two_numbers_are_no_vague_one() -> None:
    one = cell("The council added seats, from 65 to 125 in all, on Sunday.", 0)
    assert fullest([one, cell("The council added 60 seats in all on Sunday.", 1)]) == 0


def test_of_cells_of_one_length_the_words_decide_and_not_the_column() -> None:
    texts = ("The storm hit the town.", "The storm hit the port.")
    chosen = {order[fullest([cell(t, n) for n, t in enumerate(order)])] for order in (texts, texts[::-1])}
    assert chosen == {"The storm hit the port."}


def test_what_is_told_without_its_number_is_marked_with_its_whole_noun() -> None:
    exact = cell("The frigate escorted five merchant vessels through the strait.", 0)
    loose = cell("The frigate escorted a group of merchant vessels through the strait.", 1)
    text = loose.findings.document.text
    assert [span.of(text) for _, span in unnumbered(exact, loose)] == ["a group of merchant vessels"]
