"""Short forms of given names, letters around names, teams, and towns under two names."""

import pytest

from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.name_forms import person_name, same_person
from comparator.analysis.naming.name_text import untitled
from comparator.analysis.naming.tagged import pieces
from comparator.analysis.wordlists import same_place, short_forms
from tests.analysis.names_help import is_one, kinds_of
from tests.analysis.quote_help import findings


def _names(*articles: str) -> tuple[Name, ...]:
    return join_names([findings(text) for text in articles])


@pytest.mark.parametrize(
    ("a", "b"),
    [("Stan Orlin", "Stanley Orlin"), ("Kathryn Orlin", "Catherine Orlin"), ("Kate Orlin", "Katie Orlin")],
)
def test_a_short_form_and_another_spelling_are_one_given_name(a: str, b: str) -> None:
    assert same_person(person_name(a), person_name(b))
    assert same_person(person_name(b), person_name(a))


@pytest.mark.parametrize(("a", "b"), [("Eddie Orlin", "Ted Orlin"), ("Stan Orlin", "Sid Orlin")])
def test_two_short_forms_that_begin_otherwise_are_two_people(a: str, b: str) -> None:
    assert not same_person(person_name(a), person_name(b))


def test_short_forms_lead_both_ways() -> None:
    assert "stan" in short_forms("stanley")
    assert "stanley" in short_forms("stan")
    assert not short_forms("orlin")


def test_a_word_that_is_a_short_form_too_is_nobody_behind_of() -> None:
    names = _names(
        "Arthur Orlin said on Monday that the money was spent. He gave it to the Lesk Museum of Art in May."
    )
    assert not any("Art" in n.variants for n in names if n.kind == "person")


def test_initials_and_a_written_name_side_by_side_are_two_people() -> None:
    names = _names("Tony Orlin was named coach on Monday. His son, T.J. Orlin, said that he was glad.")
    assert not is_one(names, "Tony Orlin", "T.J. Orlin")


def test_initials_in_one_outlet_stand_for_the_name_in_another() -> None:
    assert same_person(person_name("W.J. Haines"), person_name("William Haines"))


def test_a_bare_given_name_is_the_one_far_more_spoken_of() -> None:
    ann = "Anna Haines said that she was home. Haines said she heard a shot. Haines called the police."
    names = _names(f"{ann} Anna was calm.", f"{ann} Anna Orlin was there. Anna was calm.")
    assert is_one(names, "Anna Haines", "Anna")


def test_a_bare_given_name_of_two_alike_is_nobodys() -> None:
    names = _names("Anna Haines said that she was home. Anna Orlin said that she was there. Anna was calm.")
    assert not is_one(names, "Anna Haines", "Anna")
    assert not is_one(names, "Anna Orlin", "Anna")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("QB Aaron Selk", "Aaron Selk"),
        ("AAA SS Aaron Selk", "Aaron Selk"),
        ("Aaron Selk QC", "Aaron Selk"),
        ("USS Aaron Selk", "USS Aaron Selk"),
        ("AJ Selk", "AJ Selk"),
        ("Aaron Selk Jr", "Aaron Selk Jr"),
    ],
)
def test_letters_of_a_post_and_of_a_degree_are_none_of_a_name(name: str, bare: str) -> None:
    assert untitled(name) == bare


def test_letters_that_are_no_names() -> None:
    names = _names("Aaron Selk was held on a DUI charge in Lesk. A DUI is a crime, he said.")
    assert "DUI" not in kinds_of(names)


def test_a_given_name_inside_a_towns_name_makes_nobody_of_its_team() -> None:
    names = _names(
        "The San Pedro Herons beat the Ardal Otters on Sunday. The Herons scored twice, their coach said."
    )
    assert is_one(names, "San Pedro Herons", "Herons")
    assert kinds_of(names)["Herons"] == "organisation"


def test_a_team_said_once_joins_the_full_name_of_another_outlet() -> None:
    names = _names(
        "The coach said that they would face the Kestrels at noon on Sunday.",
        "The Boston Kestrels lost their third game on Sunday.",
    )
    assert is_one(names, "Boston Kestrels", "Kestrels")


def test_a_team_with_a_number_is_a_team() -> None:
    names = _names("The Ardal 49ers lost on Sunday. Nobody expected the 49ers to win.")
    assert is_one(names, "Ardal 49ers", "49ers")


@pytest.mark.parametrize(
    "text", ["The Texas man was held on Monday.", "He joined the Senators of his party."]
)
def test_a_state_in_front_of_a_noun_and_an_office_are_no_team(text: str) -> None:
    assert not any(n.kind == "organisation" for n in _names(text))


def test_two_teams_in_one_list_are_two() -> None:
    assert pieces("Herons and Otters", "ORG") == ["Herons", "Otters"]
    assert pieces("Ministry of Sports and Arts", "ORG") == ["Ministry of Sports and Arts"]


def test_a_surname_on_s_that_only_the_headline_has_in_full() -> None:
    names = _names(
        "Maurice Hewes is out as coach of Ardal\n\nThe owner fired Hewes on Monday. Hewes was sorry.\n"
    )
    assert is_one(names, "Maurice Hewes", "Hewes")


def test_a_body_in_front_of_an_office_is_found() -> None:
    names = _names(
        "He was held on Monday, said Highway Patrol Officer Aaron Selk.",
        "The Ardal Highway Patrol held him on Monday.",
    )
    assert is_one(names, "Ardal Highway Patrol", "Highway Patrol")


@pytest.mark.parametrize(("a", "b"), [("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Calcutta", "Kolkata")])
def test_a_town_under_two_names_is_one(a: str, b: str) -> None:
    assert same_place()[a.casefold()] == same_place()[b.casefold()]
    assert is_one(_names(f"He lives in {a}, he said.", f"He lives in {b}, he said."), a, b)


def test_a_street_is_one_with_its_short_form() -> None:
    names = _names("It happened on 115th Street in Lesk.", "It happened on 115th St in Lesk.")
    assert is_one(names, "115th Street", "115th St")


def test_one_letter_between_the_surnames_of_two_articles_is_a_slip() -> None:
    names = _names(
        "Ilene Marow said on Monday that she was home.", "Ilene Marov said on Monday that she was home."
    )
    assert is_one(names, "Ilene Marow", "Ilene Marov")
    names = _names("Rajesh Marow said on Monday that he left.", "Rakesh Marow said on Monday that he left.")
    assert not is_one(names, "Rajesh Marow", "Rakesh Marow")


def test_an_initial_is_too_little_for_a_slip_in_the_surname() -> None:
    names = _names(
        "Officer J. Mason said on Monday that the bridge was safe. Mason is an engineer.",
        "Officer J. Macon said that he had never seen it. Macon is a judge.",
    )
    assert is_one(names, "J. Mason", "Mason")
    assert not is_one(names, "J. Mason", "J. Macon")


def test_two_surnames_of_one_article_are_no_slip() -> None:
    names = _names("Ilene Marow said on Monday that she met Ilene Marol. Ilene Marol said so too.")
    assert not is_one(names, "Ilene Marow", "Ilene Marol")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("al-Qaeda", "al-Qaida"),
        ("Hezbollah", "Hizbullah"),
        ("WKST", "WKST-TV"),
        ("WKST TV", "WKST-TV"),
        ("Lesk County Sheriff's Office", "Lesk County Sheriff's Department"),
        ("Ardal United", "Ardal Utd"),
    ],
)
def test_bodies_that_papers_spell_in_two_ways(a: str, b: str) -> None:
    assert same_body(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Lesk TV", "Lesk"), ("Lesk County Sheriff's Office", "Ardal County Sheriff's Office")]
)
def test_bodies_that_are_two(a: str, b: str) -> None:
    assert not same_body(a, b)


def test_an_attorneys_office_in_small_letters_is_a_body() -> None:
    names = _names(
        "The Lesk County attorney's office filed charges on Monday.",
        "The Lesk County Attorney's Office filed charges on Monday. The attorney's office was closed.",
    )
    kinds = kinds_of(names)
    assert kinds["Lesk County attorney's office"] == kinds["Lesk County Attorney's Office"] == "organisation"
    assert is_one(names, "Lesk County attorney's office", "Lesk County Attorney's Office")
    assert "attorney's office" not in kinds


def test_a_side_of_a_town_is_a_place_of_its_own() -> None:
    names = _names(
        "It happened in Northeast Philly, police said. Philly is large.",
        "It happened in Northeast Philadelphia, police said. Philadelphia is large.",
    )
    assert is_one(names, "Northeast Philly", "Northeast Philadelphia")
    assert not is_one(names, "Northeast Philadelphia", "Philadelphia")


@pytest.mark.parametrize(
    ("short", "long"),
    [("LPM-N", "Lesk People's Movement-North"), ("MoH", "Ministry of Health"), ("LPM", "Lesk Port Movers")],
)
def test_initials_with_a_hyphen_and_a_small_letter(short: str, long: str) -> None:
    assert same_body(short, long)
    assert not same_body(short, "Harbour Council")
    assert is_one(_names(f"The {long} ({short}) met on Monday. The {short} said so."), short, long)


def test_a_surname_with_a_particle_is_no_place() -> None:
    names = _names(
        "Coach Jack Del Rio said that he was sorry. They had come a long way under Del Rio, he said."
    )
    assert kinds_of(names).get("Del Rio") != "place"
    assert is_one(names, "Jack Del Rio", "Del Rio")


def test_a_site_goes_with_its_town_or_without() -> None:
    names = _names(
        "They met at Boston Municipal Stadium in Boston on Monday.",
        "They met at Municipal Stadium on Monday.",
    )
    assert is_one(names, "Boston Municipal Stadium", "Municipal Stadium")
    names = _names("They met in South Richmond Hill on Monday.", "They met in Richmond Hill on Monday.")
    assert not is_one(names, "South Richmond Hill", "Richmond Hill")


def test_a_station_goes_by_its_call_letters() -> None:
    names = _names("She told WKST-TV that she was sorry, WKST said.", "She spoke to WKST TV on Monday.")
    assert is_one(names, "WKST-TV", "WKST", "WKST TV")
    assert "TV" not in kinds_of(names)
