"""Names of a town or county: roads, states behind towns, courts, fire services, newspapers, players."""

import pytest

from comparator.analysis.naming.bodies import same_body
from tests.analysis.names_help import is_one, kinds_of, names_of


def test_an_interstate_is_one_road_in_words_and_letters() -> None:
    names = names_of(
        "The lorry overturned on Interstate 20 near the bridge on Monday.",
        "The lorry closed the I-20 for five hours, officers said.",
    )
    assert is_one(names, "Interstate 20", "I-20")
    assert kinds_of(names)["I-20"] == "place"


def test_a_plain_highway_is_the_one_road_of_its_number() -> None:
    names = names_of(
        "He was stopped on state Route 7 shortly after two.", "He was seen on highway 7 before that."
    )
    assert is_one(names, "state Route 7", "highway 7")


def test_a_plain_highway_is_neither_of_two_roads() -> None:
    names = names_of(
        "He was stopped on state Route 7 after a chase along Interstate 7.",
        "He drove down Highway 7 at night.",
    )
    assert "Highway 7" in kinds_of(names)
    assert not any("Highway 7" in n.variants and len(n.variants) > 1 for n in names)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("They live on Highway 7 and on County Road 7, which cross near Lesk.", "Highway 7", "County Road 7"),
        (
            "The Orva Airport and the Orva International Airport were closed.",
            "Orva Airport",
            "Orva International Airport",
        ),
    ],
)
def test_what_an_article_names_side_by_side_is_two(text: str, one: str, two: str) -> None:
    assert not is_one(names_of(text), one, two)


def test_a_bridge_is_not_the_railway_bridge() -> None:
    names = names_of("The Orva Bridge was closed on Monday.", "The Orva Railway Bridge was closed on Monday.")
    assert not is_one(names, "Orva Bridge", "Orva Railway Bridge")


@pytest.mark.parametrize(
    "text", ["On Monday, Del. Mira Selk opened the school.", "He went to church, Mass. was said."]
)
def test_a_short_form_behind_no_town_is_no_state(text: str) -> None:
    assert not {"Del.", "Mass."} & kinds_of(names_of(text)).keys()


def test_other_numbers_are_no_roads() -> None:
    assert not names_of("The plan has a route 2.5 miles long, and highway 3-a was never built.")


def test_a_state_behind_a_town_is_the_state() -> None:
    names = names_of(
        "The ferry was built in Lesk, Mich., two years ago.", "The ferry was built in Michigan two years ago."
    )
    assert is_one(names, "Mich.", "Michigan")


def test_the_state_of_washington_is_not_the_capital() -> None:
    names = names_of(
        "The ferry was built in Lesk, Wash., two years ago.", "Ministers in Washington paid for the ferry."
    )
    assert {"Wash.", "Washington"} <= set(kinds_of(names))
    assert not is_one(names, "Wash.", "Washington")


def test_a_court_is_found_in_small_letters_and_without_its_last_word() -> None:
    names = names_of(
        "He will appear at Lesk district magistrates' court on Monday.",
        "He appeared at Lesk Magistrates' Court, where he spoke only to give his name.",
    )
    assert is_one(names, "Lesk district magistrates' court", "Lesk Magistrates' Court")
    assert same_body("Lesk District Magistrates", "Lesk District Magistrates' Court")
    assert not same_body("Lesk District", "Lesk District Court")


def test_a_court_without_a_town_is_found_by_no_pattern() -> None:
    names = names_of("They went to county court on Monday, and then to the high court.")
    assert not names


def test_a_fire_service_goes_without_its_last_word() -> None:
    names = names_of(
        "Crews of Lesk Fire and Rescue were at the scene of the fire in the harbour.",
        "A spokesman for the Lesk Fire and Rescue Service said nobody had been hurt.",
    )
    assert is_one(names, "Lesk Fire and Rescue", "Lesk Fire and Rescue Service")


def test_a_newspaper_goes_without_its_town_and_with_its_article() -> None:
    names = names_of(
        "Orsk told The Lesk Herald-Gazette that the ferry was late.",
        "In an interview with the Herald-Gazette, Orsk blamed the wind.",
    )
    assert is_one(names, "The Lesk Herald-Gazette", "Lesk Herald-Gazette", "Herald-Gazette")


def test_two_newspapers_with_one_last_name_take_neither() -> None:
    names = names_of(
        "Orsk told the Lesk Daily News and the Ardal Daily News that the ferry was late.",
        "Orsk told the Daily News that it was the wind.",
    )
    assert not is_one(names, "Daily News", "Lesk Daily News")
    assert not is_one(names, "Daily News", "Ardal Daily News")


def test_a_player_goes_by_the_singular_of_the_club() -> None:
    names = names_of(
        "The San Diego Chargers lost to the Pittsburgh Steelers. Orsk said he was proud to be a Charger."
    )
    assert is_one(names, "Charger", "San Diego Chargers")


def test_a_singular_that_is_a_make_of_car_is_no_club() -> None:
    assert "Charger" not in kinds_of(names_of("Orsk parked a Charger in the street. Police towed it away."))


def test_clubs_by_their_last_word_are_found_in_an_article_on_their_sport() -> None:
    names = names_of("They lost to the Thunder and beat the Bobcats and Timberwolves, Lions fans said.")
    assert {"Thunder", "Bobcats", "Timberwolves", "Lions"} <= set(kinds_of(names))


def test_thunder_and_heat_are_weather_elsewhere() -> None:
    assert not names_of("They feared the thunder and the heat of the day, and The Heat was a film.")


@pytest.mark.parametrize("spelling", ["P.J.Selk", "P.J. Selk"])
def test_initials_may_touch_the_surname(spelling: str) -> None:
    names = names_of(f"The club fired P.J. Selk on Monday. {spelling} had coached it for a year.")
    assert is_one(names, spelling)
    assert len([n for n in names if n.kind == "person"]) == 1


def test_a_newspaper_goes_by_its_last_word_in_the_article_that_has_the_whole() -> None:
    names = names_of("Orsk told the Boston Globe that the ferry was late. The Globe printed it on Monday.")
    assert is_one(names, "Boston Globe", "Globe")
    assert not any("Globe" in n.variants for n in names_of("Orsk went round the Globe on a ferry."))


def test_lone_surnames_that_speak_together_are_two_people() -> None:
    names = names_of('"The ferry was late," said Zadarin and Meronova. They blamed the wind.')
    assert {n.name for n in names if n.kind == "person"} == {"Zadarin", "Meronova"}
