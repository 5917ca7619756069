"""What kind of thing a name is, and the forms of one name that differ by more than its spelling."""

import pytest

from comparator.analysis.findings import ArticleFindings, Name
from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.name_forms import person_name, same_person
from tests.analysis.names_help import is_one
from tests.analysis.quote_help import findings


def _names(*articles: tuple[str, ...]) -> tuple[Name, ...]:
    return join_names([findings(*paragraphs) for paragraphs in articles])


def _kinds(article: ArticleFindings, name: str) -> set[str]:
    return {m.kind for m in article.mentions if m.name == name}


ONE_BODY = [
    ("Kestrel Foods", "Kestrel"),
    ("Orlin Steel Inc.", "Orlin Steel"),
    ("Orlin Steel Manufacturing Co.", "Orlin Steel"),
    ("Organisation for Harbour Safety", "Organization for Harbor Safety"),
    ("Talvik Theatre Programme", "Talvik Theater Program"),
    ("Lesk Medical Assn. of the State of Orvania", "Medical Association of Lesk, Orvania"),
    ("67th Police Precinct", "67th Precinct"),
    ("Fifth Fleet", "5th Fleet"),
    ("N.Y. Morning News", "New York Morning News"),
    ("UN Harbour and Relief Agency", "UNHRA"),
    ("INS Lesk", "Lesk"),
    ("M/S Talvik", "MS Talvik"),
    ("Ardal University", "Ardal"),
]
TWO_BODIES = [
    ("Orlin Steel Co.", "Orlin Steel Ltd."),
    ("Orlin Foundation", "Orlin"),
    ("American", "American Airlines"),
    ("USS Lesk", "USS Talvik"),
    ("USS Lesk", "Lesk Council"),
    ("66th Precinct", "67th Precinct"),
    ("University of Orvania", "University of South Orvania College of Medicine"),
    ("Lesk Coalition", "Lesk Collation"),
    ("Enterprise Board", "Enterprize Council"),
]


@pytest.mark.parametrize(("a", "b"), ONE_BODY)
def test_one_body_by_suffix_house_spelling_or_short_form(a: str, b: str) -> None:
    assert same_body(a, b)
    assert same_body(b, a)


@pytest.mark.parametrize(("a", "b"), TWO_BODIES)
def test_two_bodies_stay_two(a: str, b: str) -> None:
    assert not same_body(a, b)


def test_a_short_form_that_fits_two_companies_joins_neither() -> None:
    names = _names(
        ("Kestrel Foods Inc. met Kestrel Airlines Ltd. on Monday.",),
        ("Kestrel said it had no plans. A spokesman for Kestrel left.",),
    )
    assert not is_one(names, "Kestrel Airlines Ltd.", "Kestrel Foods Inc.")


def test_a_ship_is_nobody() -> None:
    article = findings(
        "The Orvanian warship INS Talvik reached the Gulf on Monday, the navy said.",
        "The Talvik had seen three boats. INS Talvik then turned back.",
    )
    assert _kinds(article, "INS Talvik") == {"organisation"}
    assert not [m for m in article.mentions if m.kind == "person"]


def test_letters_in_front_of_a_man_make_no_ship() -> None:
    article = findings("MS Dorvik, the captain, said the match was lost.", "Dorvik said no more.")
    assert "organisation" not in _kinds(article, "MS Dorvik")


def test_a_street_a_prize_and_an_ending_in_based_are_nobody() -> None:
    article = findings(
        "The Lesk-based firm has its office in Clark Avenue, near Rue de Sarn.",
        "Piet Aranda won the Edvard Hruza Award in the Rose Garden on Monday.",
    )
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Piet Aranda"}
    assert not any("based" in m.name for m in article.mentions)


def test_a_nickname_in_the_middle_stays_with_its_name() -> None:
    names = _names(
        ("Police shot Daniel (Pip) Aranda on Monday.", "Pip was sixteen. Aranda lived in Lesk."),
        ("Daniel Aranda died on Monday, his mother said.",),
    )
    assert is_one(names, "Daniel (Pip) Aranda", "Daniel Aranda", "Pip", "Aranda")


def test_a_bracket_that_is_no_nickname_is_left_out() -> None:
    article = findings("The mayor, Daniel Aranda (Lesk), met David Orlov on Monday.", "Aranda spoke.")
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Daniel Aranda", "David Orlov"}


def test_a_surname_that_is_an_office_is_a_person_where_it_speaks() -> None:
    article = findings(
        "Tamsin King says she saw the boats from her window.",
        '"They came at night," King told reporters. But King, 39, had seen no gun.',
    )
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Tamsin King"}


def test_the_king_is_nobody_by_that_name() -> None:
    article = findings("The Orvanian King said nothing. The King, 39, left for Lesk on Monday.")
    assert not [m for m in article.mentions if m.kind == "person" and "King" in m.name]


def test_a_given_name_that_is_a_capital_is_a_person_behind_a_trade() -> None:
    article = findings("The violence is small, said 32-year-old protester Paris Orlides.", "Orlides left.")
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Paris Orlides"}


def test_particles_of_a_surname_may_be_written_apart() -> None:
    assert same_person(person_name("Vincent Del Rando"), person_name("Vincent DelRando"))
    assert not same_person(person_name("Vincent Del Rando"), person_name("Vincent Delmonte"))


def test_a_bare_given_name_of_another_article_is_the_one_who_has_it() -> None:
    names = _names(
        ("The widow, Chela Orlin, spoke to the judge in Lesk. Orlin wept.",),
        ("He leaves two sons and his second wife, Chela.",),
    )
    assert is_one(names, "Chela Orlin", "Chela")


PLACES = [("Zarkhova", "Zarkova"), ("Zeitoura", "Zeitura"), ("Clark Ave.", "Clark Avenue")]


@pytest.mark.parametrize(("a", "b"), PLACES)
def test_spellings_of_one_place_in_two_articles(a: str, b: str) -> None:
    names = _names((f"Three people died in {a} on Monday.",), (f"Police say the dead lived near {b}.",))
    assert is_one(names, a, b)


def test_places_side_by_side_in_one_article_are_two() -> None:
    names = _names(
        ("Three people died in Zeitoura on Monday.", "The road from Zeitura was closed in Lesk."),
        ("Three people died in Zeitoura on Monday.",),
    )
    assert not is_one(names, "Zeitoura", "Zeitura")


def test_a_capital_named_like_its_country_is_not_the_country() -> None:
    names = _names(("The talks in Mexico City failed.",), ("Mexico left the talks.",))
    assert not is_one(names, "Mexico", "Mexico City")


def test_an_office_or_the_noun_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    article = findings(
        "Undersheriff Larry Dorvik met the press on Monday. Dorvik was brief.",
        "Joining Larry Dorvik was David Orlov, who said nothing.",
    )
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Larry Dorvik", "David Orlov"}


def test_a_title_ends_with_its_sentence() -> None:
    article = findings(
        "She leads the Lesk Institutes of Health. Dr. Anna Dorvik is 59.", "Dr. Dorvik agreed."
    )
    assert {m.title for m in article.mentions if m.title} == {"Dr."}


def test_a_university_goes_by_its_first_word_where_somebody_has_a_degree_from_it() -> None:
    names = _names(
        ("She took a degree in law and an MBA from Orlane.",),
        ("She studied at Orlane University in Lesk.",),
        ("The march in Orlane began on Monday.",),
    )
    assert is_one(names, "Orlane University", "Orlane")


def test_a_surname_spelled_otherwise_is_the_same_person() -> None:
    article = findings("Anna Gray left on Monday. Gray was not hurt.", "Anna Gray spoke. Grey lived in Lesk.")
    assert {m.name for m in article.mentions if m.kind == "person"} == {"Anna Gray"}
