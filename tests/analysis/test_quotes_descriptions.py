"""Speakers by what the text calls them besides their name: descriptions, offices, pronouns, labels."""

import pytest

from tests.analysis.quote_help import direct, indirect, speakers

HORVEL = "Jana Horvel runs the port of Lesk."

DESCRIBED = {
    "by age and trade": '"We row at night," says the 58-year-old ferry pilot.',
    "by party": '"We row at night," the Lesk Republican wrote.',
    "behind the verb": '"We row at night," added the veteran lawmaker.',
    "quoted as saying": '"We row at night," the head of Lesk shipping was quoted as saying.',
    "raged and a colon": 'The mum-of-three, 47, raged: "We row at night."',
}


@pytest.mark.parametrize("text", DESCRIBED.values(), ids=DESCRIBED.keys())
def test_a_description_stands_for_the_person_just_spoken_of(text: str) -> None:
    assert speakers(HORVEL, text) == ["Jana Horvel"]


OTHERS = {
    "an office of somebody else": ('"We row at night," the minister said.', "the minister"),
    "people without a name": ('"We row at night," a harbour insider sighed.', "a harbour insider"),
    "the source": ('"We row at night," the source said.', "the source"),
}


@pytest.mark.parametrize(("text", "wanted"), OTHERS.values(), ids=OTHERS.keys())
def test_a_description_of_somebody_else_stays_itself(text: str, wanted: str) -> None:
    assert speakers(HORVEL, f"Her deputy, Piet Aranda, left. {text}") == [wanted]


def test_another_ministry_is_not_the_one_before() -> None:
    said = indirect(
        "The foreign ministry said the road was open.", "The defence ministry said the road was shut."
    )
    assert [speaker for _, speaker in said] == ["The foreign ministry", "The defence ministry"]


def test_a_pronoun_tells_the_sex_of_a_name_for_later() -> None:
    assert speakers(
        "Minister Rin Oda, who brought her counterpart, Sefu Malo, to the port, smiled.",
        '"Good boats," he said. "Good wind," she replied.',
    ) == ["Sefu Malo", "Rin Oda"]


def test_a_name_and_a_colon_tell_the_speaker() -> None:
    said = speakers("Jana Horvel met Piet Aranda.", 'Aranda: "Is it open?" Horvel: "It is open at noon."')
    assert said == ["Piet Aranda", "Jana Horvel"]


def test_kin_may_have_a_given_name_alone() -> None:
    said = speakers(HORVEL, 'Her nephew Sefu, who rows, laughed. "Nobody else rows," he said.')
    assert said == ["Sefu"]


CARRIED = {
    "hope": "Horvel expressed hope that the pier would open in June.",
    "said in a place": "Horvel promised during the campaign that the pier would open in June.",
    "ruled": "A court in Lesk dismissed the claim, ruling that the pier would open in June.",
}


@pytest.mark.parametrize("text", CARRIED.values(), ids=CARRIED.keys())
def test_a_clause_behind_a_noun_or_a_ruling_is_an_indirect_quote(text: str) -> None:
    assert [words.removeprefix("that ") for words, _ in indirect(HORVEL, text)] == [
        "the pier would open in June"
    ]


def test_a_name_given_to_a_thing_is_its_givers_quote() -> None:
    assert speakers(
        "Jana Horvel met Piet Aranda.",
        'Horvel said the pier was long, while Aranda called it "short, which is a word we like".',
    ) == ["Piet Aranda"]


BESIDE_THE_NAME = {
    "who did something": "Ana Holt, who hosted the summit, called the deal “a modest step”.",
    "an office": "Kestria's President Ana Holt, who hosted the talks, dubbed the deal “a modest step”.",
    "who has a view": "Ana Holt, who has opposed the treaty, called the deal “a modest step”.",
    "in British spelling": "Ana Holt, who hosted the summit, labelled the deal “a modest step”.",
    "an office behind": "Ana Holt, Nordkai's prime minister, called the deal “a modest step”.",
    "nothing": "Nordkai's Prime Minister Ana Holt called the deal “a modest step”.",
}


@pytest.mark.parametrize("text", BESIDE_THE_NAME.values(), ids=BESIDE_THE_NAME.keys())
def test_what_is_told_of_a_speaker_beside_the_name_hides_no_quote(text: str) -> None:
    assert direct(text) == [("a modest step", "Ana Holt")]


def test_the_name_that_a_thing_goes_by_is_nobodys_quote() -> None:
    assert direct("A ferry for Ana Holt, who owns a boat, called the “Mad Bull”, sailed on Monday.") == []
