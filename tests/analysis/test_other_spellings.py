"""Names that are written in two ways: which are told, and where each spelling stands."""

import itertools

import pytest

from comparator.analysis.names import join_names
from comparator.analysis.naming.other_spellings import other_spellings
from tests.analysis.quote_help import findings


def _told(*texts: str) -> dict[str, list[tuple[str, int]]]:
    """Name -> (spelling, article) of each use that is told; every span cuts the spelling out of its text."""
    articles = [findings(text) for text in texts]
    found = other_spellings(join_names(articles), articles)
    for spelling in (s for spellings in found.values() for s in spellings):
        text = articles[spelling.article].document.text
        assert text[spelling.start : spelling.end] == spelling.spelling
    return {name: [(s.spelling, s.article) for s in spellings] for name, spellings in found.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine Holt", "Katherine Holt"),
        ("Sergei Talvin", "Sergey Talvin"),
        ("Moaz Talvin", "Mouaz Talvin"),
        ("Arvo Lindqvist", "Arvo Lindqvst"),
    ],
)
def test_two_outlets_write_a_name_in_two_ways(one: str, other: str) -> None:
    told = _told(
        f"{one} opened the dam on Monday. “It is safe,” {one} said.",
        f"The dam was opened by {other}. “It is safe,” {other} said.",
    )
    assert list(told.values()) == [[(one, 0), (other, 1)]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine Holt", "Catherine Holt"),
        ("Robert Holt", "Bob Holt"),
        ("Kate Holt", "Katie Holt"),
        ("Stan Holt", "Stanley Holt"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Ana Márquez", "Ana Marquez"),
        ("Sean O’Neil", "Sean O'Neil"),
        ("Arvo Holt", "A. Holt"),
        ("Omar al-Tarvin", "Omar Altarvin"),
        ("Arvo Holt", "ARVO HOLT"),
        ("Maria Holt", "Mario Holt"),
    ],
)
def test_length_short_forms_and_typography_are_no_other_spelling(one: str, other: str) -> None:
    assert not _told(
        f"{one} opened the dam on Monday. “It is safe,” {one} said.",
        f"The dam was opened by {other}. “It is safe,” {other} said.",
    )


def test_the_bare_surname_and_the_possessive_are_no_other_spelling() -> None:
    assert not _told(
        "Catherine Holt opened the dam. “It is safe,” Holt said. Ms Holt’s office agreed.",
        "Catherine Holt was there. Holt’s words were few.",
    )


def test_one_outlet_that_uses_two_spellings_is_told_with_both() -> None:
    told = _told(
        "Sergei Talvin opened the dam on Monday. “It is safe,” Sergei Talvin said.",
        "Sergey Talvin opened the dam. “It is safe,” said Sergei Talvin.",
    )
    assert list(told.values()) == [[("Sergei Talvin", 0), ("Sergey Talvin", 1), ("Sergei Talvin", 1)]]


def test_the_order_of_the_articles_changes_nothing() -> None:
    names = ("Katherine Holt", "Catherine Holt", "Kate Holt")
    for some in itertools.permutations(f"{name} opened the dam in Orva on Monday." for name in names):
        (told,) = _told(*some).values()
        assert {spelling for spelling, _ in told} == {"Katherine Holt", "Catherine Holt"}


def test_a_second_given_name_is_compared_with_a_first_one() -> None:
    told = _told(
        "Arvo Sergei Talvin opened the dam on Monday. “It is safe,” Arvo Sergei Talvin said.",
        "Sergey Talvin opened the dam. “It is safe,” Sergey Talvin said.",
    )
    assert list(told.values()) == [[("Arvo Sergei Talvin", 0), ("Sergey Talvin", 1)]]
