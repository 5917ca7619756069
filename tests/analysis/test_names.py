"""Names in one article, and the same names over several."""

import pytest

from comparator.analysis.findings import Name
from comparator.analysis.names import canonical, join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.name_forms import person_name, same_person
from tests.analysis.quote_help import findings


def _names(*articles: tuple[str, ...]) -> tuple[Name, ...]:
    return join_names([findings(*paragraphs) for paragraphs in articles])


def _of(names: tuple[Name, ...], spelling: str) -> Name:
    return next(n for n in names if spelling in n.variants)


def test_a_surname_is_the_person_named_in_full_before() -> None:
    article = findings(
        "Piet Aranda runs the port of Lesk.", "Aranda left on Monday. The sailors like Aranda."
    )
    assert [m.name for m in article.mentions if m.kind == "person"] == ["Piet Aranda"] * 3


def test_an_article_in_front_of_an_arabic_surname_makes_no_other_person() -> None:
    names = _names(
        ("Samir al-Hadidi spoke first. Then Hadidi left.",), ("Al-Hadidi said little. Samir Al Hadidi left.",)
    )
    assert len({id(_of(names, s)) for s in ("Samir al-Hadidi", "Hadidi", "Samir Al Hadidi")}) == 1


def test_the_spouse_of_a_president_is_another_person() -> None:
    article = findings(
        "President Aranda and his wife Maria Aranda arrived.", "Mr. Aranda spoke; Maria Aranda did not."
    )
    assert len({m.name for m in article.mentions if m.kind == "person"}) == 2


def test_a_bracketed_title_and_given_name_belong_to_the_surname() -> None:
    article = findings(
        '"We want a word from [Talvik Foreign Minister Sergei] Orlov," he said.', "Orlov kept silent."
    )
    people = [m for m in article.mentions if m.kind == "person"]
    assert {m.name for m in people} == {"Sergei Orlov"}
    assert people[0].title == "Talvik Foreign Minister"


TITLES = {
    "in front": ("Russian Foreign Minister Ivan Orlov left.", "Russian Foreign Minister"),
    "form of address": ("Later on Monday Mr. Orlov left.", "Mr."),
    "behind": ("Ivan Orlov, an analyst with the Lesk Institute, left.", "an analyst with the Lesk Institute"),
    "in front with a comma": (
        "The country's foreign minister, Ivan Orlov, left.",
        "The country's foreign minister",
    ),
    "secretary of state": ("US Secretary of State Ivan Orlov left.", "US Secretary of State"),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_title_is_found_with_its_span(text: str, title: str) -> None:
    article = findings("Ivan Orlov came late.", text)
    given = [m for m in article.mentions if m.title]
    assert [m.title for m in given] == [title]
    assert article.document.text[given[0].title_start : given[0].title_end] == title


SAME = [
    ("Mohamed Kamel Sadr", "Mohammad Kamel Sadr"),
    ("Moaz al-Karim", "Mouaz Al Karim"),
    ("Ahmed Moaz al-Karim", "Moaz al-Karim"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("John R. Dorvik", "John Dorvik"),
    ("Joe Dorvik", "Joseph Dorvik"),
    ("Sergei Orlov", "Sergey Orlov"),
    ("Sarah Anne Dorvik", "Sarah Dorvik"),
]
OTHER = [
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("George W. Dorvik", "George H. Dorvik"),
    ("Anna Dorvik", "Piet Dorvik"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Piet Aranda", "Piet Arnold"),
    ("Donald Dorvik", "Melania Dorvik"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_person_agree(a: str, b: str) -> None:
    assert same_person(person_name(a), person_name(b))


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_people_stay_two(a: str, b: str) -> None:
    assert not same_person(person_name(a), person_name(b))


BODIES = [
    ("UN", "United Nations"),
    ("U.N. Security Council", "United Nations Security Council"),
    ("Talvik National Coalition", "National Coalition of Talvik Fishing and Harbour Forces"),
    ("Workers' Party", "Worker's Party of Orvania"),
    ("Al Jazeera", "al-Jazeera"),
    ("AlJazeera", "Al Jazeera"),
    ("American Embassy", "U.S. Embassy"),
]
OTHER_BODIES = [
    ("Talvik National Council", "Talvik National Coalition"),
    ("Fox News", "Fox News Sunday"),
    ("KCNA", "KCNA Watch"),
    ("Foreign Ministry", "Defence Ministry"),
    ("National Coalition", "National Council"),
]


@pytest.mark.parametrize(("a", "b"), BODIES)
def test_names_of_one_body_agree(a: str, b: str) -> None:
    assert same_body(a, b)


@pytest.mark.parametrize(("a", "b"), OTHER_BODIES)
def test_a_council_is_never_a_coalition(a: str, b: str) -> None:
    assert not same_body(a, b)


def test_initials_in_brackets_stand_for_the_body() -> None:
    article = findings("The Talvik Fishing Council (TFC) met on Monday.", "The TFC sent no letter.")
    assert {m.name for m in article.mentions if m.kind == "organisation"} == {"Talvik Fishing Council"}


def test_countries_are_one_by_any_usual_name() -> None:
    names = _names(("The United States closed its port.",), ("The U.S. closed its port.",), ("The US left.",))
    assert {"United States", "U.S.", "US"} <= set(_of(names, "U.S.").variants)


def test_a_bare_surname_goes_to_the_person_most_spoken_of() -> None:
    names = _names(
        ("Piet Aranda runs the port. Aranda has run it for years.",), ("President Aranda left on Monday.",)
    )
    assert canonical(names)("Aranda") == "Piet Aranda"


def test_canonical_leaves_the_unknown_alone() -> None:
    name = canonical(_names(("Piet Aranda runs the port.",)))
    assert (name(None), name("the harbour master")) == (None, "the harbour master")


def test_the_month_is_not_the_minister() -> None:
    article = findings("Prime Minister Theresa May spoke. The talks end on May 12. May was glad.")
    places = [article.document.text[m.start : m.end] for m in article.mentions if m.kind == "person"]
    assert places == ["Theresa May", "May"]
