"""Names that can be one share a key: else they would never be laid beside each other."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.naming.bodies import body_keys, same_body
from comparator.analysis.naming.having import Having
from comparator.analysis.naming.name_forms import person_keys, person_name, same_person
from comparator.analysis.naming.sounds import like_word, same_word, sound_keys

SPELLINGS = st.text(alphabet="aeiouyhkgqjwvszcdxtlmn-", min_size=1, max_size=7).filter(
    lambda word: any(letter.isalpha() for letter in word)
)
WORDS = st.sampled_from(
    [
        "National",
        "Nations",
        "Council",
        "Coalition",
        "of",
        "the",
        "Harbour",
        "Harbor",
        "Orvania",
        "UN",
        "Party",
        "The",
        "United",
        "Foods",
        "Inc.",
        "HMS",
        "Lesk",
        "Assembly",
        "al-Noor",
        "Al",
        "Noor",
        "(NCO)",
        "NC",
    ]
)
PARTS = st.sampled_from(
    [
        "Ana",
        "Anna",
        "Lucia",
        "Cabrera",
        "Fuentes",
        "Del",
        "Giudice",
        "DelGiudice",
        "al-Noor",
        "Daoud",
        "Dawud",
        "Kim",
        "Jong-un",
        "Jong",
        "Un",
        "J.",
        "Hassan",
        "Hasan",
        "Sergey",
        "Sergei",
        "Lavrof",
        "Lavrov",
        "Jr.",
        "Orlin-Holt",
        "Orlin",
        "Holt",
        "(Pip)",
    ]
)


@given(SPELLINGS, SPELLINGS)
def test_spellings_of_one_word_share_a_key(a: str, b: str) -> None:
    if same_word(a, b) or (any(c.isalpha() for c in a) and like_word(a, b)):
        assert sound_keys(a) & sound_keys(b)


def test_each_way_to_spell_a_word_alike_has_its_key() -> None:
    for a, b in (("daoud", "dawud"), ("noor", "alnoor"), ("sergey", "sergei"), ("hassan", "hasan")):
        assert like_word(a, b)
        assert sound_keys(a) & sound_keys(b)
    assert not sound_keys("hassan") & sound_keys("mercer")
    assert not sound_keys("")


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_names_of_one_body_share_a_key(one: list[str], two: list[str]) -> None:
    a, b = " ".join(one), " ".join(two)
    if same_body(a, b):
        assert body_keys(a) & body_keys(b)


@given(st.lists(PARTS, min_size=1, max_size=4), st.lists(PARTS, min_size=1, max_size=4))
def test_names_of_one_person_share_a_key(one: list[str], two: list[str]) -> None:
    a, b = person_name(" ".join(one)), person_name(" ".join(two))
    if same_person(a, b) or same_person(a, b, like_word):
        assert person_keys(a) & person_keys(b)


def test_made_pairs_of_names_share_keys_and_others_none() -> None:
    bodies = (
        ("United Nations", "UN"),
        ("Harbour Council", "Council of the Harbor"),
        ("Lesk", "Lesk Foods Inc."),
    )
    for a, b in bodies:
        assert same_body(a, b)
        assert body_keys(a) & body_keys(b)
    for a, b in itertools.combinations(("Orvania Party", "Harbour Council", "National Agency"), 2):
        assert not body_keys(a) & body_keys(b)


def test_groups_are_found_by_any_of_their_keys() -> None:
    having = Having()
    having.add(3, ["lesk", 7])
    having.add(1, ["orva", 7])
    assert having.any_of([7, "lesk"]) == [1, 3]
    assert having.any_of(["lesk", "vale"]) == [3]
    assert having.any_of([]) == []
