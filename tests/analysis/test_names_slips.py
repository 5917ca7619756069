"""Slips of the pen in another article, and who is named there by the surname alone."""

import pytest

from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import Form, same_body
from comparator.analysis.naming.misspelt import slipped_person
from comparator.analysis.naming.name_forms import person_name
from comparator.analysis.naming.other_spellings import other_spellings
from comparator.analysis.naming.places import join_places
from tests.analysis.made_up import article
from tests.analysis.names_help import is_one, names_of

ONE_PERSON = [
    ("Andre Orsk", "Anre Orsk"),
    ("Anna LaDorlani", "Anna Dorlani"),
    ("Peter J. Harrison", "Peter Harrson"),
    ("Vishnanand Orsk", "Vishanand Orsk"),
]
TWO_PEOPLE = [
    ("Maria Orsk", "Mario Orsk"),
    ("Daniel Orsk", "Daniela Orsk"),
    ("Rakesh Orsk", "Rajesh Orsk"),
    ("J. Harrison", "J. Harrson"),
    ("Anna LaDorlani", "Peter Dorlani"),
    ("Anna McDonald", "Anna Donald"),
    ("John Wood", "John Elwood"),
    ("Thomas Long", "Thomas Delong"),
    ("Zorana Kolar", "Zoran Kolar"),
    ("Karim Hadda", "Karima Hadda"),
    ("Sunita Orsk", "Sunila Orsk"),
    ("Peter Harrison Jr.", "Peter Harrson III"),
]


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_one_letter_or_a_particle_lost_leaves_one_person(a: str, b: str) -> None:
    assert slipped_person(person_name(a), person_name(b))
    assert slipped_person(person_name(b), person_name(a))


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_two_given_names_that_people_have_are_two_people(a: str, b: str) -> None:
    assert not slipped_person(person_name(a), person_name(b))


def test_a_slip_in_another_article_is_shown_as_a_spelling() -> None:
    texts = (
        "Andre Harrison said on Monday that the ferry was late. Harrison blamed the wind.",
        "Anre Harrison said on Monday that the ferry had been late.",
    )
    articles = [article(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    names = join_names(articles)
    assert is_one(names, "Andre Harrison", "Anre Harrison")
    told = other_spellings(names, articles)["Andre Harrison"]
    assert [s.spelling for s in told] == ["Andre Harrison", "Anre Harrison"]


def test_two_names_that_one_article_keeps_apart_are_two() -> None:
    names = names_of("Andre Harrison said on Monday that Anre Harrison had missed the ferry to Denmark.")
    assert not is_one(names, "Andre Harrison", "Anre Harrison")


@pytest.mark.parametrize(
    ("a", "b"), [("University of Florinda", "Univerasity of Florinda"), ("Bulldogs", "Bulldgos")]
)
def test_a_letter_lost_in_one_word_of_a_body_leaves_one_body(a: str, b: str) -> None:
    assert same_body(a, b)


@pytest.mark.parametrize(("a", "b"), [("Lesk Rangers", "Lesk Dangers"), ("114th Precinct", "14th Precinct")])
def test_another_first_letter_or_number_is_another_body(a: str, b: str) -> None:
    assert not same_body(a, b)


def _places(*names: str) -> list[list[str]]:
    forms = [Form(name, "place") for name in names]
    groups = join_places(forms, [frozenset({form}) for form in forms])
    return sorted(sorted(form.name for form in group) for group in groups)


def test_places_with_a_slip_and_sites_with_fewer_words_are_one() -> None:
    assert _places("Schenborough", "Schnborough") == [["Schenborough", "Schnborough"]]
    assert _places("Lesk International Airport", "Lesk Airport") == [
        ["Lesk Airport", "Lesk International Airport"]
    ]


def test_places_that_end_otherwise_and_sites_of_two_towns_are_two() -> None:
    assert len(_places("Kirkdale", "Kirkdane")) == 2
    assert len(_places("Lesk North Park", "Ardal North Park", "North Park")) == 3
    assert len(_places("Lesk Park", "North Lesk Park")) == 2


def test_a_surname_alone_that_speaks_is_the_person_of_another_article() -> None:
    names = names_of(
        "The ferry was late, the harbour's spokeswoman Marta Walde said on Monday.",
        "The ferry was an hour late on Monday. Walde said that the wind had been too strong.",
    )
    assert is_one(names, "Marta Walde", "Walde")
    assert any(m.name == "Walde" for m in article("The ferry was late. Walde said so on Monday.").mentions)


def test_an_office_or_a_noun_that_speaks_is_nobody() -> None:
    names = names_of("The ferry was late. Officers said so. Witnesses said the wind was strong.")
    assert not names
