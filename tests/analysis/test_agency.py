"""Whether a cell names who did harm. All made up."""

import pytest

from comparator.analysis.contrast.agency import blamed
from comparator.analysis.differences import cell_findings
from tests.analysis.test_accord import cell


def test_who_killed_and_in_what_they_were_killed_are_two_tellings() -> None:
    one = cell("Fourteen farmers were killed by the border police in Lorn.", 0)
    two = cell("Fourteen farmers were killed in clashes in Lorn.", 1)
    found = blamed(one, two)
    assert found
    assert [s.of(c.findings.document.text) for s, c in zip(found, (one, two), strict=True)] == [
        "by the border police", "in clashes",
    ]  # fmt: skip
    assert cell_findings(one, two).findings == ("other label",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ten farmers were killed by the police.", "Ten farmers were killed by the police in clashes."),
        ("Ten farmers were killed by the police.", "Ten guards were wounded in clashes near Harlow."),
        ("Ten farmers were killed by the flood.", "Ten farmers were killed in clashes."),
        ("Ten farmers were killed by the police.", "Ten farmers were killed on Friday in Lorn."),
    ],
    ids=["named by both", "another harm", "no side", "no event"],
)
def test_it_is_silent_elsewhere(one: str, two: str) -> None:
    assert blamed(cell(one, 0), cell(two, 1)) is None
