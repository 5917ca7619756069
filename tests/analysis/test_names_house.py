"""One name as two houses print it: a state's services, bodies by what they are, halves of a surname."""

import pytest

from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.name_forms import person_name, same_person
from tests.analysis.names_help import is_one
from tests.analysis.quote_help import findings


def _names(*articles: str) -> tuple[Name, ...]:
    return join_names([findings(text) for text in articles])


ONE_PERSON = [
    ("W.J. Haines", "William J. Haines"),
    ("Ana Weber-Lindt", "Ana Weber"),
    ("Ana Weber-Lindt", "Ana Lindt"),
    ("Mary Holt-Jensen", "Mary Holt Jensen"),
    ("Robert Haines Jr.", "Robert Haines"),
]
TWO_PEOPLE = [
    ("W.J. Haines", "Peter Haines"),
    ("Ana Weber-Lindt", "Piet Weber"),
    ("Ana Weber-Lindt", "Ana Olsen"),
    ("Robert Haines Jr.", "Robert Haines III"),
    ("Robert Haines Sr.", "Robert Haines, Jr"),
]


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_initials_and_halves_of_a_surname_are_one_person(a: str, b: str) -> None:
    assert same_person(person_name(a), person_name(b))
    assert same_person(person_name(b), person_name(a))


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_father_and_son_and_other_first_names_are_two(a: str, b: str) -> None:
    assert not same_person(person_name(a), person_name(b))


def test_a_small_letter_word_for_kin_is_no_part_of_a_name() -> None:
    names = _names("Robert Haines said on Monday that his father Peter Haines had died.")
    assert not any("father" in v for n in names for v in n.variants)


@pytest.mark.parametrize(
    ("a", "b"), [("St. Ann's Hospital", "Saint Ann's Hospital"), ("UN children's agency", "Unicef")]
)
def test_saints_and_worldwide_bodies_by_what_they_are(a: str, b: str) -> None:
    assert same_body(a, b)


def test_the_navy_of_a_country_is_one_in_either_grammar_and_case() -> None:
    names = _names(
        "India's navy drew criticism on Monday after sinking a trawler off the coast.",
        "The Indian Navy sank a trawler on Monday, the ministry said in the evening.",
        "The Indian navy said it had towed a trawler on Monday.",
    )
    assert is_one(names, "Indian Navy", "Indian navy", "India's navy")
    assert "Indian Navy" in {n.name for n in names}


def test_the_navies_of_two_countries_are_two() -> None:
    names = _names("India's navy sank a trawler on Monday.", "The Thai navy sank a trawler on Monday.")
    assert not is_one(names, "India's navy", "Thai navy")


def test_initials_in_front_stand_for_what_is_in_the_brackets() -> None:
    names = _names("The ships crossed the NTC (Northern Transit Corridor) on Monday, officials said.")
    assert is_one(names, "NTC", "Northern Transit Corridor")
    assert not is_one(_names("He showed the NTC (Harbour Police) card on Monday."), "NTC", "Harbour Police")


def test_a_treaty_goes_by_its_initials_and_in_either_case() -> None:
    names = _names(
        "We should not tear apart the JCPOA now, the minister said on Monday.",
        "The Joint Comprehensive Plan of Action was signed in Vienna, the minister said.",
    )
    assert is_one(names, "JCPOA", "Joint Comprehensive Plan of Action")


def test_a_newspaper_keeps_the_article_that_it_prints_in_capitals() -> None:
    names = _names(
        "Jane Aranda told the Orvania Daily News that she ran. Later Aranda told The News she was afraid."
    )
    assert is_one(names, "Orvania Daily News", "The News")


def test_a_storm_is_nobody() -> None:
    names = _names("Mary Holt said Typhoon Olga was over. Olga came ashore at noon, Holt said.")
    assert {n.kind for n in names if "Olga" in n.variants} == {"organisation"}


def test_a_person_keeps_the_given_name_that_a_storm_has() -> None:
    names = _names("Typhoon Olga came, said Olga Holt on Monday. Olga was afraid of it.")
    assert is_one(names, "Olga Holt", "Olga")


def test_a_town_called_like_a_storm_is_no_storm() -> None:
    names = _names("Hurricane Olga hit the coast. The town of Olga was flooded, and people in Olga fled.")
    assert not is_one(names, "Hurricane Olga", "Olga")


def test_a_name_of_a_state_of_the_union_and_of_a_country_is_left_as_it_stands() -> None:
    names = _names("Georgia's supreme court ruled on Monday that the law stands, a clerk said in Atlanta.")
    assert not any(n.name.startswith("Georgian") for n in names)


def test_an_agency_that_may_be_either_of_two_is_neither() -> None:
    names = _names(
        "The UN food agency said prices rose in May.", "The World Food Programme has no rice left."
    )
    assert not any("UN food agency" in n.variants for n in names)


def test_a_party_called_like_an_office_is_one_where_somebody_sits_for_it() -> None:
    assert any(n.name == "Labour" for n in _names("Labour MP Jane Holt said on Monday that it was wrong."))
    assert not any(n.name == "Labour" for n in _names("Labour Minister Jane Holt said that it was wrong."))


def test_a_surname_spelt_otherwise_once_is_the_same_person() -> None:
    names = _names("Kimani Gray was shot on Monday. Grey lived in the next street, police said.")
    assert is_one(names, "Kimani Gray", "Grey")
    assert not is_one(_names("Kimani Gray was shot. Green was there, police said."), "Kimani Gray", "Green")


def test_a_lone_place_is_known_by_what_it_is() -> None:
    names = _names(
        "Three shells hit Sakhura, a girls' school in the camp, on Monday, officials said.",
        "Three shells hit the al-Sakhora school on Monday, officials said in the evening.",
    )
    assert is_one(names, "Sakhura", "al-Sakhora")


def test_a_person_beside_a_trade_is_no_place() -> None:
    names = _names("It was seen by Aranda, a school teacher in the camp, on Monday.")
    assert not any(n.kind == "place" and "Aranda" in n.variants for n in names)


def test_a_day_or_an_adverb_beside_a_school_is_no_place() -> None:
    names = _names(
        "On Tuesday, a school in the north was hit. Overnight, a hospital in Lesk burned. Meanwhile, the "
        "village of Orlin was quiet."
    )
    assert not [n.name for n in names if n.name in ("Tuesday", "Overnight", "Meanwhile")]


def test_a_plain_word_that_sounds_like_a_surname_is_nobody() -> None:
    names = _names("Jon Ferris came to Lesk. Fires had spread over the hills. Ferris said he was afraid.")
    assert not any("Fires" in n.variants for n in names)


def test_a_slip_of_one_letter_in_one_article_makes_no_second_place() -> None:
    names = _names(
        "Shells hit the al-Sakhora school on Monday. The attack on the al-Sahora school was wrong, he said."
    )
    assert is_one(names, "al-Sakhora", "al-Sahora")


def test_a_body_by_its_last_word_alone_is_the_one_that_all_speak_of() -> None:
    many = "The Talvian Senate met on Monday. The Talvian Senate voted. The Talvian Senate rose at noon."
    names = _names(many, many, "Members of the Orvanian Senate came to Lesk.", "The Senate met on Monday.")
    assert is_one(names, "Talvian Senate", "Senate")
    even = _names("The Talvian Senate met.", "The Orvanian Senate met.", "The Senate met on Monday.")
    assert not is_one(even, "Talvian Senate", "Senate")
    assert not is_one(even, "Orvanian Senate", "Senate")
