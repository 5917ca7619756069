"""Names in news of politics: parties, houses and letters, people with two surnames, streets and sites."""

import pytest

from comparator.analysis.naming.bodies import Form, same_body
from comparator.analysis.naming.body_forms import body_head, body_words
from comparator.analysis.naming.places import join_places
from tests.analysis.names_help import is_one, kinds_of, names_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Conservative party lost the vote in Lesk on Monday.", "The Conservatives lost, he said."),
        ("The Conservative Party lost the vote on Monday.", "He had asked the Tories, who lost."),
        ("The Social Democratic Party won in Lesk.", "It was a good day for the Social Democrats, he said."),
    ],
)  # fmt: skip
def test_a_party_goes_by_its_plural_and_in_small_letters(one: str, two: str) -> None:
    names = names_of(one, two)
    party = next(n for n in names if n.kind == "organisation")
    assert len(party.variants) == 2


def test_members_of_a_party_in_one_place_are_not_the_party() -> None:
    party = "The Green Party met in Lesk on Monday."
    assert is_one(names_of(party, "He asked the Greens, and the Greens were glad."), "Green Party", "Greens")
    names = names_of(party, "He asked the Greens in Orva, and the Greens of Talvik.")
    assert is_one(names, "Green Party")
    assert not is_one(names, "Green Party", "Greens")
    assert body_words("Talvik Democrats") != body_words("Democratic Party")


def test_a_family_is_no_party() -> None:
    party, glad = "The Green Party met on Monday.", "The Greens said that they would stay."
    family = names_of(f"Arvo Green and Ana Green live in Lesk. {glad}", party)
    assert is_one(family, "Green Party")
    assert not is_one(family, "Green Party", "Greens")
    assert is_one(names_of(f"Arvo Selk and Ana Selk live in Lesk. {glad}", party), "Green Party", "Greens")


def test_the_plural_of_two_parties_is_neither_s_beyond_its_article() -> None:
    one = "The Communist Party of Kestria met on Monday. The Communists were glad."
    other = "The Communist Party of Orva met on Monday in Lesk. The Communists were not."
    owners = [n.name for n in names_of(one, other) if "Communists" in n.variants]
    assert owners == []
    assert {"Communist Party of Kestria", "Communist Party of Orva"} <= set(kinds_of(names_of(one, other)))
    alone = names_of(one, "The Communists said so on Monday.")
    assert is_one(alone, "Communist Party of Kestria", "Communists")


def test_members_of_a_party_are_nobody() -> None:
    names = names_of("The bill was stopped by Virginia Democrats on Monday. Virginia has two houses.")
    assert "Virginia Democrats" not in {v for n in names if n.kind == "person" for v in n.variants}
    assert kinds_of(names).get("Virginia") == "place"


def test_a_name_behind_the_land_it_heads_is_told_from_the_land() -> None:
    names = names_of(
        "The President of the Rassk Federation Anatoly Berezhin received the prime minister of Belmark Maren "
        "Voss. Berezhin thanked Voss. Belmark had asked for the talks."
    )
    assert is_one(names, "Anatoly Berezhin", "Berezhin")
    assert is_one(names, "Maren Voss", "Voss")
    assert not is_one(names, "Maren Voss", "Belmark")
    kinds = kinds_of(names)
    assert (kinds["Maren Voss"], kinds["Belmark"]) == ("person", "place")
    assert "Rassk Federation" in kinds


def test_a_place_of_several_words_behind_an_office_is_no_person() -> None:
    names = names_of("The governor of San Diego Valley spoke on Monday, and the mayor of Lesk on Sunday.")
    assert "person" not in kinds_of(names).values()


def test_a_party_that_the_article_has_by_its_name_alone_may_say_party() -> None:
    assert same_body("Kestria Ahead", "Kestria Ahead party")
    assert not same_body("Kestria Ahead", "Kestria Together party")
    names = names_of("He came to the Christmas party and to a Lesk Bridge party on Monday.")
    assert not any("party" in v for n in names for v in n.variants)


def test_the_white_house_is_not_the_house() -> None:
    names = names_of(
        "The White House was told that the House had passed the bill. The White House is against it.",
        "The bill passed in the House of Representatives, and the White House was against it.",
    )
    assert not is_one(names, "White House", "House")
    assert is_one(names, "House of Representatives", "House")
    assert body_head("WHITE HOUSE") != "house"
    assert body_head("House of Representatives") == "house"


def test_a_head_with_a_capital_is_the_one_body_of_its_kind() -> None:
    names = names_of(
        "The budget went to the Orvan National Assembly on Monday, which will vote on it.",
        "Then he told the Assembly that the budget was too small.",
    )
    assert is_one(names, "Orvan National Assembly", "Assembly")
    churches = names_of(
        "Under the plan the Council loses its vote.", "The Orvan Council of Churches met in Lesk."
    )
    assert is_one(churches, "Orvan Council of Churches")
    assert not is_one(churches, "Orvan Council of Churches", "Council")
    small = names_of("He told the assembly and the council that the budget was too small.")
    assert not any(n.kind == "organisation" for n in small)


def test_a_name_shown_for_a_body_is_not_its_head() -> None:
    names = names_of(
        "The bill went to the House of Commons. Then the Commons voted, and he left the Commons."
    )
    assert is_one(names, "House of Commons", "Commons")
    assert "Commons" not in {n.name for n in names}


def test_letters_are_the_body_whatever_one_article_takes_them_for() -> None:
    names = names_of(
        "The National Rowing Association met on Monday.",
        "A spokesman for the NRA said that the boats were safe. The NRA denied the rest.",
    )
    assert is_one(names, "National Rowing Association", "NRA")
    other = names_of(
        "The National Rowing Association met on Monday.",
        "He flew from the UAE, and people in the UAE were glad.",
    )
    assert kinds_of(other).get("UAE") == "place"
    army = names_of("The US Army said on Monday that it would leave. People in the USA were glad.")
    assert kinds_of(army).get("USA") == "place"


def test_letters_behind_the_that_speak_are_a_body() -> None:
    assert kinds_of(names_of("The KLF said on Monday that it would vote.")).get("KLF") == "organisation"
    assert kinds_of(names_of("A leader of the KLF was there.")).get("KLF") == "organisation"
    assert "GDP" not in kinds_of(names_of("The officials of the GDP series met. The GDP fell."))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("DOJ", "Department of Justice"),
        ("ORSA", "U.S. Orlin River Safety Administration"),
        ("G-20", "Group of 20"),
        ("Homeland Security", "Department of Homeland Security"),
        ("U.S. House", "House of Representatives"),
        ("Philly Sixers", "Philadelphia 76ers"),
        ("Ohio State", "Ohio State University"),
        ("Orlin", "Orlin Institution"),
        ("WKST", "WKST-TV Channel 7"),
        ("WKST TV", "WKST-TV, Ch. 7"),
        ("Orlin.com", "Orlin"),
    ],
)
def test_short_forms_of_bodies(short: str, long: str) -> None:
    assert same_body(short, long)


def test_what_papers_call_a_club_is_the_club() -> None:
    names = names_of("The Philadelphia 76ers won on Monday.", "The Sixers won. He met the Sixers.")
    assert is_one(names, "Philadelphia 76ers", "Sixers")
    assert not same_body("Philadelphia Eagles", "Sixers")


def test_bodies_with_other_words_stay_two() -> None:
    assert not same_body("WKST-TV", "WKTT-TV")
    assert not same_body("Department of Justice", "Department of Agriculture")
    assert not same_body("Orlin Institution", "Orlin Foundation")


@pytest.mark.parametrize(
    ("one", "two", "half"),
    [
        ("Ana Orlin-Holt, the minister, resigned.", "Mr. Holt, a fisherman, was hurt. Holt is 45.", "Holt"),
        ("Dr Ana Orlin-Holt resigned. Ms Orlin-Holt was glad.", "Mr Orlin died on Monday in Lesk.", "Orlin"),
        ("Piet Saint-Martin met the press.", "Mr. Martin said that he was glad.", "Martin"),
    ],
)  # fmt: skip
def test_half_of_a_double_surname_alone_may_be_somebody_else(one: str, two: str, half: str) -> None:
    names = names_of(one, two)
    double = next(n for n in names if "-" in n.name)
    assert half not in double.variants
    assert kinds_of(names)[half] == "person"


def test_half_of_a_double_surname_behind_the_given_name_is_the_one_who_has_it() -> None:
    names = names_of("Ana Orlin-Holt met the press on Monday.", "The minister, Ana Holt, was glad.")
    assert is_one(names, "Ana Orlin-Holt", "Ana Holt")
    two = names_of("Ana Orlin-Holt met the press on Monday.", "The minister, Peter Holt, was glad.")
    assert not is_one(two, "Ana Orlin-Holt", "Peter Holt")


def test_the_surname_before_de_may_stand_alone() -> None:
    names = names_of(
        "Cristina Cabrera de Fuentes said on Monday that the talks would go on.",
        "Cristina Cabrera was glad. The minister met Cristina Cabrera in Lesk.",
    )
    assert is_one(names, "Cristina Cabrera de Fuentes", "Cristina Cabrera")
    other = names_of(
        "Cristina Cabrera de Fuentes said on Monday that the talks would go on.",
        "Cristina Almagro was glad. The minister met Cristina Almagro in Lesk.",
    )
    assert not is_one(other, "Cristina Cabrera de Fuentes", "Cristina Almagro")


def test_given_names_with_a_hyphen_and_generations() -> None:
    names = names_of("The prosecutor, Eva-Marie Selk, spoke on Monday. Selk was glad.")
    assert is_one(names, "Eva-Marie Selk", "Selk")
    assert kinds_of(names)["Eva-Marie Selk"] == "person"
    names = names_of("The case was brought by Vishan F. Orsk Jr., 55, of Lesk. Orsk was glad.")
    assert is_one(names, "Vishan F. Orsk Jr.", "Orsk")


def test_a_body_is_without_the_surname_of_its_leader() -> None:
    names = names_of(
        "Piet Selk spoke on Monday. The bill was brought in by Selk's New Harbour Alliance, Selk said."
    )
    assert kinds_of(names).get("New Harbour Alliance") == "organisation"
    kept = names_of("The bill was brought in by the People's Harbour Alliance, Selk said.")
    assert "Harbour Alliance" not in kinds_of(kept)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Viktor Yorshchenko", "Viktor Yorschenko"),
        ("Arvo Selmukhadov", "Arvo Selmuhadow"),
        ("Karim ElSaradei", "Karim el-Saradei"),
    ],
)
def test_transliterations_of_a_surname(one: str, two: str) -> None:
    names = names_of(
        f"The president met {one} in Lesk on Monday.", f"The president met {two} in Lesk on Monday."
    )
    assert is_one(names, one, two)


def test_a_gulf_is_not_its_town() -> None:
    names = names_of(
        "The ship lay in the Gulf of Orva on Monday.", "He lives in Orva, near Lesk, and works in Orva."
    )
    assert not is_one(names, "Gulf of Orva", "Orva")
    places = [Form(name, "place") for name in ("Talvik", "Talvik Heights")]
    assert sorted(map(len, join_places(places, []))) == [1, 1]


@pytest.mark.parametrize("surname", ["Golan", "Sinai"])
def test_a_surname_is_not_lost_to_a_place(surname: str) -> None:
    names = names_of(f"Rabbi Piet {surname} won the race on Monday. {surname} said that he was glad.")
    assert is_one(names, f"Piet {surname}", surname)
    assert kinds_of(names)[surname] == "person"
    places = kinds_of(names_of("He left the Golan Heights and the Sinai Peninsula on Monday."))
    assert places == {"Golan Heights": "place", "Sinai Peninsula": "place"}


@pytest.mark.parametrize("name", ["AnnMarie", "SueEllen", "MaryJane"])
def test_two_given_names_in_one_word_are_no_body(name: str) -> None:
    names = names_of(f"{name}, 8, was hurt on Monday. {name} said so.")
    assert kinds_of(names).get(name) != "organisation"
    assert kinds_of(names_of("LeskNet lost money on Monday. LeskNet said so."))["LeskNet"] == "organisation"
    assert kinds_of(names_of(f"{name} Selk was glad. Selk left."))[f"{name} Selk"] == "person"


def test_a_quarter_with_a_capital_inside_is_a_place() -> None:
    assert kinds_of(names_of("He lives in SoHo. People in SoHo were glad."))["SoHo"] == "place"


def test_a_board_by_its_last_word_is_the_board() -> None:
    names = names_of("The Federal Reserve Board met on Monday. The Board raised its rates.")
    assert is_one(names, "Federal Reserve Board", "Board")
    two = names_of("The Federal Reserve Board met on Monday. The Council raised its rates.")
    assert not is_one(two, "Federal Reserve Board", "Council")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Democratic Party", "Social Democratic Party"),
        ("Socialist Party", "Socialist Workers' Party"),
        ("Orvan Army", "Free Orvan Army"),
        ("Ohio University", "Ohio State University"),
        ("National Front", "National Liberation Front"),
        ("Security Council", "National Security Council"),
        ("Democrats", "Liberal Democrats"),
    ],
)
def test_two_bodies_of_which_one_has_a_telling_word_more(one: str, two: str) -> None:
    assert not same_body(one, two)
    text = "A spokesman for the {} said on Monday that the talks would go on. The {} was glad."
    assert not is_one(names_of(text.format(one, one), text.format(two, two)), one, two)
    assert not is_one(names_of("\n".join((text.format(one, one), text.format(two, two)))), one, two)


def test_a_land_or_a_state_in_front_is_no_telling_word() -> None:
    assert same_body("Supreme Court", "U.S. Supreme Court")
    assert same_body("Election Commission", "Orvan Election Commission")


def test_other_initials_are_another_person() -> None:
    text = "President {} spoke on Monday in Lesk. Later {} left for Orva."
    both = names_of(*(text.format(n, n) for n in ("Arvo W. Selk", "Arvo H. W. Selk")))
    assert not is_one(both, "Arvo W. Selk", "Arvo H. W. Selk")
    fewer = names_of(*(text.format(n, n) for n in ("Arvo H. Selk", "Arvo H. W. Selk", "Arvo Selk")))
    assert is_one(fewer, "Arvo H. Selk", "Arvo H. W. Selk", "Arvo Selk")


def test_a_letter_in_front_is_another_given_name() -> None:
    text = "The governor, {}, spoke on Monday in Lesk. Later {} left for Orva."
    names = names_of(*(text.format(n, n) for n in ("Hamid Selk", "Ahmed Wali Selk")))
    assert not is_one(names, "Hamid Selk", "Ahmed Wali Selk")


def test_a_street_with_a_side_is_the_street() -> None:
    names = names_of(
        "The shop at 200 W. Orlin Blvd. was closed, and so was West Orlin Boulevard.",
        "He drove down Orlin Boulevard and left Lesk.",
    )
    assert is_one(names, "W. Orlin Blvd.", "West Orlin Boulevard", "Orlin Boulevard")
    two = names_of(
        "He left West Orlin Boulevard for East Orlin Boulevard on Monday.", "He drove down Orlin Boulevard."
    )
    assert not is_one(two, "West Orlin Boulevard", "Orlin Boulevard")


def test_a_university_is_no_street() -> None:
    names = names_of("The game against Ohio St. on Monday was long, and Ohio St. won it.")
    assert "Ohio St." not in kinds_of(names)


def test_a_site_on_the_net_is_its_body() -> None:
    names = names_of("The figures come from Orlin.com, and what Orlin adds is that prices rose.")
    assert is_one(names, "Orlin.com", "Orlin")
    town = names_of("The figures come from Talvik.com, and the people in Talvik were glad.")
    assert is_one(town, "Talvik.com")
    assert kinds_of(town).get("Talvik") != "organisation"


def test_an_address_of_mail_or_a_page_is_no_body() -> None:
    assert "Lesk.org" in kinds_of(names_of("Write to Lesk.org now."))
    assert "Lesk.org" not in kinds_of(names_of("Write to www.Lesk.org or to piet@Lesk.org now."))
    assert "Lesk.org" not in kinds_of(names_of("Write to piet@Lesk.org now."))


def test_a_list_that_begins_with_a_known_body_is_no_body() -> None:
    names = names_of(
        "It helps you with the networks, including Facebook, LeskPix and OrvaNet, said Piet Selk."
    )
    assert not any("Facebook, " in v for n in names for v in n.variants)


@pytest.mark.parametrize("water", ["Gulf", "Bay", "Strait", "Straits", "Isle"])
def test_waters_and_isles_are_places(water: str) -> None:
    name = f"{water} of Talvik"
    assert kinds_of(names_of(f"{name} was calm on Monday, and {name} is deep."))[name] == "place"
    bank = "Bank of Talvik"
    assert kinds_of(names_of(f"The {bank} was closed on Monday. The {bank} is small."))[bank] != "place"


def test_a_sea_is_a_place() -> None:
    names = names_of("He told the Sea of Talvik that it was late.")
    assert kinds_of(names)["Sea of Talvik"] == "place"
