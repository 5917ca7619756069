"""People, teams and bodies that the tagger alone takes for something else, and what a name is cut down to."""

import pytest

from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.body_forms import written_out
from comparator.analysis.naming.name_text import can_be_person, cleaned, untitled
from comparator.analysis.naming.slips import is_slip
from comparator.analysis.naming.tagged import pieces
from tests.analysis.names_help import is_one, kinds_of
from tests.analysis.quote_help import findings


def _names(*articles: tuple[str, ...]) -> tuple[Name, ...]:
    return join_names([findings(*paragraphs) for paragraphs in articles])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ardal Selk-who", "Ardal Selk"),
        ("Selk-and", "Selk"),
        ("Moon-sung Holt", "Moon-sung Holt"),
        ("Stratwick-upon-Lesk", "Stratwick-upon-Lesk"),
    ],
)
def test_a_dash_set_as_a_hyphen_ends_a_name(text: str, name: str) -> None:
    assert cleaned(text) == name


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("Anna Holt, Piet Selk", "PERSON", ["Anna Holt", "Piet Selk"]),
        ("Holt’s Selk", "PERSON", ["Holt", "Selk"]),
        ("Holt and Selk", "PERSON", ["Holt", "Selk"]),
        ("Tirsa Motors, Lesk Press", "ORG", ["Tirsa Motors", "Lesk Press"]),
        ("Tirsa Motors, Inc.", "ORG", ["Tirsa Motors, Inc."]),
        ("Harbours, Fisheries and Coast Agency", "ORG", ["Harbours, Fisheries and Coast Agency"]),
        ("Shepherd’s Bread Company", "ORG", ["Shepherd’s Bread Company"]),
    ],
)
def test_an_entity_may_hold_two_names(text: str, label: str, names: list[str]) -> None:
    assert pieces(text, label) == names


@pytest.mark.parametrize(
    ("text", "led", "name"),
    [
        ("Dean Aranda", True, "Dean Aranda"),
        ("Dean Aranda", False, "Aranda"),
        ("Quarterback Peter Aranda", False, "Peter Aranda"),
        ("Naturally Peter Aranda", False, "Peter Aranda"),
        ("Emily Peter Aranda", False, "Emily Peter Aranda"),
    ],
)
def test_what_stands_in_front_of_a_name_is_none_of_it(text: str, led: bool, name: str) -> None:
    assert untitled(text, led) == name


@pytest.mark.parametrize("name", ["Lesk State", "Orvania Tech", "Lesk Fire", "Anna Township"])
def test_places_and_services_are_nobody(name: str) -> None:
    assert not can_be_person(name)
    assert can_be_person("Anna Park")


def test_a_team_is_nobody_and_goes_by_its_last_word() -> None:
    names = _names(
        ("The Lesk Herons beat the Ardal Rovers on Sunday. The Herons scored twice.",),
        ("Nobody expected the Herons to win, the coach said. The Herons have lost four times.",),
    )
    assert is_one(names, "Lesk Herons", "Herons")
    assert kinds_of(names)["Herons"] == "organisation"


def test_the_plural_of_a_surname_is_no_team() -> None:
    names = _names(
        ("Anna Holtby and Piet Holtby moved to Lesk. The Holtbys bought a house, Piet Holtby said.",)
    )
    assert kinds_of(names).get("Holtbys") != "organisation"


def test_a_full_name_of_another_article_settles_whose_a_lone_word_is() -> None:
    names = _names(
        ("Gregory Aranda said on Monday that he would leave. Aranda, 41, has worked there since 2003.",),
        ("The port named Aranda as its director on Monday. Nothing was known of what Aranda would do.",),
    )
    assert kinds_of(names)["Aranda"] == "person"


def test_who_a_line_without_a_full_stop_names_is_called_by_the_surname() -> None:
    names = _names(
        ("The port hired Joaquin Brandis to replace its director", "Brandis (41) has worked in Lesk.")
    )
    assert is_one(names, "Joaquin Brandis", "Brandis")


def test_half_of_a_double_surname_is_another_person_where_one_article_has_both() -> None:
    apart = _names(("Maria Arandes met Maria Arandes-Holt in Lesk on Monday, the police said.",))
    assert not is_one(apart, "Maria Arandes", "Maria Arandes-Holt")
    joined = _names(
        ("Maria Arandes spoke in Lesk on Monday, the police said.",),
        ("Maria Arandes-Holt spoke in Lesk on Monday, the police said.",),
    )
    assert is_one(joined, "Maria Arandes", "Maria Arandes-Holt")


def test_what_all_storms_have_is_no_storm() -> None:
    names = _names(("Hurricane Season began in June. The Hurricane Center warned of floods in Lesk.",))
    assert "Hurricane Season" not in kinds_of(names)
    assert not is_one(names, "Hurricane Center", "Center")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("St Ann's Clinic", "Saint Ann's Clinic"),
        ("Port St. Ann", "Port Saint Ann"),
        ("Wall St Journal", "Wall St Journal"),
    ],
)
def test_a_saint_leads_a_name_and_a_street_does_not(name: str, full: str) -> None:
    assert written_out(name) == full


@pytest.mark.parametrize(
    ("word", "name", "slip"),
    [
        ("Evnsthal", "Evansthal", True),
        ("Klitchsko", "Klitschko", True),
        ("Orvanain", "Orvania", False),
        ("Orvanian", "Orvania", False),
        ("Holtby", "Halvard", False),
        ("Hansen", "Hanson", False),
        ("Johnston", "Johnson", False),
        ("Lesk", "Lsek", False),
    ],
)
def test_a_slip_moves_or_loses_a_letter_inside_a_word(word: str, name: str, slip: bool) -> None:
    assert is_slip(word, name) is slip


def test_a_slip_stands_for_the_name_that_the_article_uses_otherwise() -> None:
    names = _names(
        (
            "Piet Harvensen won in Lesk on Sunday. Harvensen scored twice, and Harvensen was happy.",
            "The fans called for Harvesnen after the game.",
        )
    )
    assert is_one(names, "Piet Harvensen", "Harvensen", "Harvesnen")


def test_another_name_of_the_list_is_nobodys_title() -> None:
    article = findings("Anna Holt, director Peter Selk and coach Maria Brandis met in Lesk on Monday.")
    assert all(not m.title or "Selk" not in m.title for m in article.mentions)
    aide = findings("Anna Holt, a spokeswoman for President Peter Selk, said so in Lesk on Monday.")
    assert any(m.title and "spokeswoman" in m.title for m in aide.mentions)
    own = findings("Anna Holt, former President Peter Selk's security adviser, said so in Lesk on Monday.")
    assert any(m.title and "adviser" in m.title for m in own.mentions)


def test_a_rare_given_name_makes_a_person_of_what_the_tagger_leaves_alone() -> None:
    names = _names(("The deal that Reggie Vandell signed in Lesk on Monday was never made public.",))
    assert kinds_of(names).get("Reggie Vandell") == "person"


def test_the_police_and_their_department_are_one() -> None:
    assert same_body("Lesk Police", "Lesk Police Department")
    assert not same_body("Lesk Police", "Lesk Health Department")
