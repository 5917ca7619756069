"""A refusal, or a "not", against the deed itself. Made up."""

import pytest

from comparator.analysis.contrast.refusals import perhaps_refused, refused
from comparator.analysis.differences import cell_findings, fullest
from comparator.analysis.verdicts import verdict
from tests.analysis.test_accord import cell

SIGNED = "Mrs Lund signed the joint declaration late on Monday night."
REFUSED = "Mira Lund refused to sign a declaration on fishing with Kestria yesterday."


@pytest.mark.parametrize(
    ("one", "words"),
    [
        ("Ms Lund refused to sign the declaration late on Monday.", "refused to"),
        ("Mira Lund has refused to sign a joint declaration.", "refused to"),
        ("Ms Lund did not sign the joint declaration.", "not"),
    ],
)
def test_who_is_told_not_to_have_done_it_and_to_have_done_it(one: str, words: str) -> None:
    a, b = cell(one, 0), cell(SIGNED, 1)
    assert [change.from_.of(a.findings.document.text) for change in refused(a, b)] == [words]
    assert cell_findings(a, b).findings == ("negated",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (REFUSED, SIGNED),
        ("Mira Selk did not visit the hospital in Lesk.", "Mira Selk visited the school in Lesk on Monday."),
        (
            "The police of Lesk did not release the names of the two suspects.",
            "The police of Lesk released the names of the two victims.",
        ),
        ("The Orvan side had refused to sign a joint declaration because of made-up claims.", SIGNED),
    ],
)
def test_what_is_denied_of_something_else_is_only_alike(one: str, two: str) -> None:
    a, b = cell(one, 0), cell(two, 1)
    assert perhaps_refused(a, b)
    assert not list(refused(a, b))
    outcomes = [cell_findings(a, c) for c in (a, b)]
    assert [outcome.state for outcome in outcomes] == ["kept", "alike"]
    called, why = verdict("fact", [a, b], outcomes)
    assert called == "both true"
    assert "perhaps they tell of two things" in why


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ivo Brand refused to sign a declaration on fishing.", SIGNED),  # somebody else
        ("Mira Lund refused to sign a trade treaty with Kestria.", SIGNED),  # something else
        ("Mira Lund refused to meet the delegation on Monday.", SIGNED),
        ("Mira Lund refused to sign the joint declaration.", "Mira Lund did not sign the joint declaration."),
        ("Mira Lund refused to sign the joint declaration.", "Mira Lund may have signed the declaration."),
    ],
)
def test_what_is_no_denial(one: str, two: str) -> None:
    assert not perhaps_refused(cell(one, 0), cell(two, 1))


def test_the_others_are_read_against_what_they_deny() -> None:
    cells = [
        cell("The Orvan side had refused to sign a joint declaration because of made-up claims.", 0),
        cell("Ms Lund refused to sign a joint declaration late on Monday.", 1),
        cell(SIGNED, 2),
    ]
    assert fullest(cells) == 2
    outcomes = [cell_findings(cells[2], c) for c in cells]
    assert [outcome.state for outcome in outcomes] == ["alike", "altered", "kept"]
    assert verdict("fact", cells, outcomes)[0] == "conflict"
