"""Speakers by what the text calls them besides their name: descriptions, offices, pronouns, labels."""

import pytest

from comparator.analysis.speech.nominals import Nominal
from comparator.analysis.speech.roles import heads_a_state
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


SAID = "“We keep our word,” he said."
ROWER = "Piet Aranda spoke first. “We row at night,” he said."

WHO_LEADS = {
    "by country and office": (
        "Premier Tomas Reed wrote to the Kestrian president, Pavel Orlo. “I had hoped to meet,” he wrote.",
        f"The Kestrian leader hit back. {SAID}",
        "Opposition leader Piet Malo stayed away.",
        "Pavel Orlo",
    ),
    "nobody whom the text names": (
        ROWER,
        f"The Kestrian leader hit back. {SAID}",
        "Opposition leader Piet Malo stayed away.",
        "The Kestrian leader",
    ),
    "no president of another country": (
        "President Tomas Reed met Pavel Orlo. “I had hoped for more,” Reed said.",
        "The Kestrian strongman said he would “keep his word”.",
        "",
        "Pavel Orlo",
    ),
    "the only head of a state": (
        "Kestrian President Pavel Orlo came on Monday. Piet Aranda met him.",
        "“We keep our word,” the head of state told reporters.",
        "",
        "Pavel Orlo",
    ),
    "one of two heads of states": (
        "Kestrian President Pavel Orlo met President Tomas Reed of Orva.",
        "“We keep our word,” the head of state told reporters.",
        "",
        "the head of state",
    ),
    "no head of a state": (
        "The club president, Piet Aranda, met Pavel Orlo.",
        "“We keep our word,” the head of state told reporters.",
        "",
        "the head of state",
    ),
    "the one according to whom": (
        ROWER,
        f"According to Sefu Malo, the letter is late. {SAID}",
        "",
        "Sefu Malo",
    ),
    "not behind the sentence": (
        "Tomas Reed, 45, was arrested on Monday, according to police chief Sefu Malo.",
        "“I did nothing,” he told reporters.",
        "",
        "Tomas Reed",
    ),
    "not behind it in the same paragraph": (
        "Premier Tomas Reed resigned, according to the aide Sefu Malo. “I am tired,” he told parliament.",
        "",
        "",
        "Tomas Reed",
    ),
    "not who wrote a report": (
        ROWER,
        f"According to a report by Sefu Malo, the dam is full. {SAID}",
        "",
        "Piet Aranda",
    ),
    "not over the person whom the sentence is about": (
        "According to Tomas Malo, Sefu Reed resigned on Monday.",
        "“I am tired,” he told parliament.",
        "",
        "Sefu Reed",
    ),
    "the head of another state": (
        "Kestrian President Pavel Orlo came on Monday. Piet Aranda met him.",
        "“We keep our word,” Orva's head of state told reporters.",
        "",
        "Orva's head of state",
    ),
    "a land that begins alike": (
        "The president of Niger, Tomas Reed, came on Monday.",
        f"The Nigerian leader hit back. {SAID}",
        "",
        "The Nigerian leader",
    ),
    "a state that begins alike": (
        "Indiana Governor Tomas Reed came on Monday.",
        f"The Indian leader hit back. {SAID}",
        "",
        "The Indian leader",
    ),
    "a land by its own adjective": (
        "The president of Niger, Tomas Reed, came on Monday.",
        f"The Nigerien leader hit back. {SAID}",
        "",
        "Tomas Reed",
    ),
    "a person with another nation's office": (
        "French Finance Minister Sefu Malo met Piet Aranda.",
        f"The Portuguese ambassador was late. {SAID}",
        "",
        "The Portuguese ambassador",
    ),
}


@pytest.mark.parametrize(("before", "text", "behind", "wanted"), WHO_LEADS.values(), ids=WHO_LEADS.keys())
def test_who_is_described_by_an_office_is_its_holder_or_nobody_else(
    before: str, text: str, behind: str, wanted: str
) -> None:
    assert speakers(*filter(None, [before, text, behind]))[-1] == wanted


LANDS = [
    ("kestria", "kestrian", True),
    ("nigeria", "nigerian", True),
    ("niger", "nigerian", False),
    ("indiana", "indian", False),
    ("guinea-bissau", "guinean", False),
    ("dominica", "dominican", False),
]


@pytest.mark.parametrize(("land", "adjective", "akin"), LANDS)
def test_a_title_is_of_the_same_land_by_the_list_or_by_its_first_letters(
    land: str, adjective: str, akin: bool
) -> None:
    leader = Nominal(
        f"the {adjective} leader",
        "leader",
        frozenset({adjective}),
        True,
        body=False,
        human=True,
        source=False,
    )
    assert (leader.fit(f"president of {land}") > 0) == akin


@pytest.mark.parametrize("title", ["president", "Kestrian President", "king of Kestria"])
def test_who_heads_a_state(title: str) -> None:
    assert heads_a_state([title])


@pytest.mark.parametrize(
    "title", ["former president", "vice president", "club president", "President of the Council", "minister"]
)
def test_who_heads_no_state(title: str) -> None:
    assert not heads_a_state([title])


BY_DEEDS = {
    "with what it was answered": (
        "Ana Holt said the navy had answered years of talks with “more ships”.",
        "Ana Holt",
    ),
    "what was answered with": ("Tomas Reed said Ana Holt answered him with “Go away”.", "Ana Holt"),
    "a small no": ("Tomas Reed said Ana Holt answered him with “a firm no”.", "Ana Holt"),
    "no comment": ("The report says the minister replied with “no comment”.", "the minister"),
    "what was answered": ("Ana Holt said the navy had answered that it had “more ships”.", "the navy"),
    "what it was called": ("Ana Holt said Sefu Malo had called the deal “a modest step”.", "Sefu Malo"),
}


@pytest.mark.parametrize(("text", "wanted"), BY_DEEDS.values(), ids=BY_DEEDS.keys())
def test_an_answer_by_deeds_is_in_the_words_of_who_tells_it(text: str, wanted: str) -> None:
    assert speakers(text) == [wanted]


def test_a_government_is_none_of_its_officials() -> None:
    said = indirect("Three government officials said the dam was full.", "The government said it was safe.")
    assert [speaker for _, speaker in said] == ["Three government officials", "The government"]


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
