"""Who speaks where the tag is long or unusual, and whose words a statement gives."""

import pytest

from tests.analysis.quote_help import indirect, speakers

BRANDT = "Harbour master Anna Brandt closed the east quay on Monday."

CASES: dict[str, tuple[tuple[str, ...], list[str | None]]] = {
    "a name with a long apposition": (
        (
            "Engineers in exile say the dam is weak.",
            '"Behind the new paint nothing has changed," Tamsin Orvelda, director of the Lesk Valley Fund '
            'for Clean Water, said by telephone from Ardal, Kestria. "The hopes of spring are gone."',
        ),
        ["Tamsin Orvelda"] * 2,
    ),
    "whatever the verb": (
        (BRANDT, '"I never had a gift like this," beamed Nordkai chief Piet Aranda in an interview.'),
        ["Piet Aranda"],
    ),
    "an office behind the name is nobody else": (
        ('"The ferry turned at once," Captain Anna Brandt, Chief Harbour Officer, Navy, said.',),
        ["Anna Brandt"],
    ),
    "a pair stays a pair": (
        ('"The ferry turned at once," Anna Brandt and Piet Aranda said.',),
        ["Anna Brandt and Piet Aranda"],
    ),
    "two offices in front of the name": (
        ('In a letter, fund president and chief harbour officer Anna Brandt said the port "is no toy".',),
        ["Anna Brandt"],
    ),
    "the name beside the verb": (
        ('One of her friends, Piet Aranda told the Lesk Post: "She ran to the boat."',),
        ["Piet Aranda"],
    ),
    "quoted by a newspaper": (
        ('"They came out of the fog," the Lesk Daily News quoted ferryman Piet Aranda as saying.',),
        ["Piet Aranda"],
    ),
    "quoted as saying": (
        (BRANDT, 'Piet Aranda left. "The quay is safe," Brandt was quoted as saying.'),
        ["Anna Brandt"],
    ),
    "the one who explained it, told by another": (
        (
            BRANDT,
            "The ambassador told this paper that Ms Brandt had explained to the council on Monday: "
            '"We will open it in May."',
        ),
        ["Anna Brandt"],
    ),
    "a word with a hyphen": (('Then a co-worker yelled, "Come on, the door is open!"',), ["a co-worker"]),
    "the first words name nobody, the next paragraph does": (
        (
            '"She is a careful sailor and works very hard."',
            "Piet Aranda says the pilot accused of the crash is a good woman.",
        ),
        ["Piet Aranda"],
    ),
    "what stands before the quote in its paragraph was said by him": (
        (
            "Lead analyst Piet Aranda wrote a study.",
            'Nordkai, he said, also fits in well. "It has a strong list of ships that covers every port."',
        ),
        ["Piet Aranda"],
    ),
    "they are the people the sentence before is about": (
        (
            "Activists called for roads to be closed. The fishermen struggle to say what they want.",
            '"Keep the harbour open," they chanted at the gate.',
        ),
        ["The fishermen"],
    ),
    "a name nobody listed": (
        (
            BRANDT,
            "In Osk, 25-year-old Gulzar said she had come to the hall to vote. "
            '"I chose a man of our village," she said.',
        ),
        ["Gulzar"],
    ),
    "the sentence before tells who she is": (
        (
            "Marovia's deputy minister Irena Kovac thanked the port.",
            'Special envoy Ingrid Solheim will visit Ardal. "I ask for one road," she said.',
        ),
        ["Ingrid Solheim"],
    ),
    "a verb that can be a noun ends the sentence": (
        (
            "Ana Holt wrote the report.",
            '"The failure of the board to act on these leaks is a sign of blindness," Holt states. '
            '"The board has closed its eyes."',
        ),
        ["Ana Holt", "Ana Holt"],
    ),
    "a noun behind the owner's name is no verb": (
        (
            "Ana Holt wrote the report. Piet Aranda read it.",
            '"The dam will hold," said Aranda. Holt\'s claims, he said, are wrong.',
        ),
        ["Piet Aranda"],
    ),
    "a name nobody listed that ends on an s, with its title": (
        (
            BRANDT,
            "But Hill Chief Na'mors said he had come to the hall to vote.",
            '"I chose a man of our village," he said.',
        ),
        ["Na'mors"],
    ),
    "a name nobody listed with the office behind it": (
        (
            BRANDT,
            "Navrit Belks, minister of harbours and trade, said in an interview that the fees would fall.",
            '"We listen to every firm," he said.',
        ),
        ["Navrit Belks"],
    ),
    "several are not the one of before": (
        (
            "An officer said the gate was locked.",
            'A woman from across the street said the officers yelled: "Stay where you are!"',
        ),
        ["the officers"],
    ),
}


@pytest.mark.parametrize(("paragraphs", "wanted"), CASES.values(), ids=CASES.keys())
def test_a_speaker_is_found_by_the_order_of_the_words(
    paragraphs: tuple[str, ...], wanted: list[str | None]
) -> None:
    assert speakers(*paragraphs) == wanted


STATEMENTS: dict[str, tuple[tuple[str, ...], list[str | None]]] = {
    "from a body without a name": (
        (
            "The boats fled, according to a statement from the Talvian government.",
            'Marines found "a large store of nets", the statement said.',
        ),
        ["the Talvian government"],
    ),
    "from a body of a state": (
        (
            "The herders left, as a statement from the Indian government had it.",
            'Marines found "a large store of nets", the statement said.',
        ),
        ["Indian government"],
    ),
    "said in a statement": (
        (
            "Piet Aranda drove to Lesk. Anna Brandt said in a statement that the quay was closed.",
            'The statement said the boats would be "towed ashore".',
        ),
        ["Anna Brandt"],
    ),
    "sent to the press by somebody": (
        ('A statement sent to reporters by Piet Aranda said: "The quay will be closed for a year."',),
        ["Piet Aranda"],
    ),
    "sent to somebody from a body": (
        ('A letter sent to Piet Aranda from Nordkai Ltd. said: "The quay will be closed for a year."',),
        ["Nordkai Ltd."],
    ),
    "got by the press, which did not write it": (
        ('A statement obtained by Nordkai Ltd. said: "The quay will be closed for a year."',),
        ["A statement obtained by Nordkai Ltd."],
    ),
    "from a place": (
        ('Reports from Lesk said: "The quay will be closed for a year."',),
        ["Reports from Lesk"],
    ),
    "issued a statement": (
        (
            "Nordkai Ltd. issued a statement on Monday.",
            "Police chief Piet Aranda waited outside.",
            'The statement said: "This is a sad day for all of us."',
        ),
        ["Nordkai Ltd."],
    ),
    "issued with the words themselves": (
        ('Nordkai Ltd. issued a statement saying the quay was "an utter shame" for all.',),
        ["Nordkai Ltd."],
    ),
    "an interview given": (
        ('Piet Aranda gave an interview saying the quay was "an utter shame" for all.',),
        ["Piet Aranda"],
    ),
    "what is made is a ferry": (
        ('Nordkai Ltd. made a ferry saying "hello there, dear" on its bow.',),
        [None],
    ),
    "a study that is given has others' words": (
        ('Piet Aranda released a study saying the quay was "in a bad state" at noon.',),
        ["a study"],
    ),
    "a report that is handed to somebody": (
        ('Piet Aranda gave the mayor a report saying the quay was "in a bad state" at noon.',),
        ["a report"],
    ),
    "a lawsuit of one who is not known by name": (
        ('Voss filed a lawsuit saying the quay was "never safe".',),
        ["a lawsuit"],
    ),
    "a report that is issued": (
        ('Nordkai Ltd. released a report saying the quay was "in a bad state" at noon.',),
        ["Nordkai Ltd."],
    ),
    "issued for somebody else": (
        ('Police released a letter from Piet Aranda saying the quay was "an utter shame" for all.',),
        ["Piet Aranda"],
    ),
    "a court paper is not the last speaker's": (
        (
            "Piet Aranda said that he had been at home that night.",
            'He left the house at nine "with a plan and a torch", the complaint said.',
        ),
        ["the complaint"],
    ),
    "a lawsuit of a firm's drivers is not the firm's": (
        (
            "The court has a potential lawsuit by Nordkai Ltd. drivers.",
            'The lawsuit says the firm "knew of every leak on board".',
        ),
        ["Nordkai Ltd. drivers"],
    ),
    "her office is hers": (
        (
            "Nordkai Ltd. has moved to the Port Office. Anna Brandt was there and gave no answer.",
            '"The minister will not comment today," her office told reporters.',
        ),
        ["Anna Brandt's office"],
    ),
    "nobody's, where only things were spoken of": (
        ("The quay fell into the sea.", 'The statement said the boats would be "towed ashore".'),
        ["The statement"],
    ),
}


@pytest.mark.parametrize(("paragraphs", "wanted"), STATEMENTS.values(), ids=STATEMENTS.keys())
def test_a_statement_speaks_for_who_issued_it(paragraphs: tuple[str, ...], wanted: list[str | None]) -> None:
    assert speakers(*paragraphs) == wanted


def test_the_army_of_a_state_is_not_the_person_spoken_of_before() -> None:
    told = indirect(
        "Prime Minister Piet Aranda hoped for a truce.",
        "The Israeli military claimed that a shell had come from the yard.",
    )
    assert told[-1][1] == "Israeli military"


def test_a_country_s_navy_has_one_name() -> None:
    told = indirect("India's navy said the boat had sunk. The Indian navy said its crew was safe.")
    assert {speaker for _, speaker in told} == {"Indian navy"}


NOT_TAGS = {
    "a verb that tells what was done": '"Songs of the long winter," led by Piet Aranda, opened in Lesk.',
    "a new sentence": '"The quay is closed!" Anna Brandt, who runs the port, left. A bus came.',
}


@pytest.mark.parametrize("text", NOT_TAGS.values(), ids=NOT_TAGS.keys())
def test_a_name_behind_a_quote_is_no_speaker_without_a_tag(text: str) -> None:
    assert speakers(text) in ([], [None])


def test_what_somebody_sets_out_on_is_a_term_and_what_he_says_a_quote() -> None:
    assert speakers('The government let the navy undertake "hot pursuit" off the coast.') == []
    assert speakers('Anna Brandt promised "hot soup" for all.') == ["Anna Brandt"]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("a spokeswoman", "Jana Horvel", "Jana Horvel"),
        ("a spokeswoman", "Jana Horvel, a spokeswoman for the port,", "Jana Horvel"),
        ("a spokeswoman", "Jana Horvel, the owner of the ship,", "a spokeswoman"),
        ("a man on the quay", "Jana Horvel", "a man on the quay"),
        ("a police source", "Jana Horvel", "a police source"),
        ("a police source", "Jana Horvel, the ship's insurer,", "a police source"),
    ],
)
def test_who_is_named_next_is_the_unnamed_one_only_where_he_may_be(
    first: str, second: str, wanted: str
) -> None:
    told = f'"The fire was out by noon," said {first}.', f'"We look into the claim," said {second} on Monday.'
    assert speakers(*told) == [wanted, "Jana Horvel"]


@pytest.mark.parametrize(
    ("between", "wanted"),
    [
        ("Ana Holt needed no asking.", "Ana Holt"),
        ("Ana Holt says the dam is too low.", "Ana Holt"),
        ("He needed no asking.", "Piet Aranda"),
        ("Ana Holt had hired him.", "Piet Aranda"),
        ("Ana Holt is his sister.", "Piet Aranda"),
        ("The work was hard.", "Piet Aranda"),
    ],
)
def test_a_quote_behind_a_sentence_about_somebody_else_is_that_one_s(between: str, wanted: str) -> None:
    told = speakers(
        "Ana Holt and Piet Aranda built the dam.",
        f'"It should have been longer," says Piet Aranda. {between} "I was glad of every hour there."',
    )
    assert told == ["Piet Aranda", wanted]


def test_who_speaks_of_her_behind_a_sentence_about_her_is_another() -> None:
    told = speakers('"The work was hard," says Piet Aranda. Ana Holt left in May. "I miss her every day."')
    assert told == ["Piet Aranda"] * 2


def test_a_line_without_an_end_is_not_the_last_speaker_s() -> None:
    said = '"The work was hard for all of us," said Piet Aranda.'
    assert speakers(said, "READ MORE: 'It was a bad dream': the night in Lesk") == ["Piet Aranda", None]
    assert speakers(said, '"It was a bad dream."') == ["Piet Aranda"] * 2


def test_a_phrase_is_the_one_s_who_said_it_though_another_vouches_for_it() -> None:
    by_paper = 'Piet Aranda told a rally the dam was "an utter shame", according to the Lesk Post.'
    assert speakers(by_paper) == ["Piet Aranda"]
    assert speakers('The dam was "an utter shame", according to Piet Aranda.') == ["Piet Aranda"]
    assert speakers('Reuters added the detail that it was "a shame", according to Piet Aranda.') == [
        "Piet Aranda"
    ]


def test_an_outlet_that_was_only_told_is_not_they() -> None:
    told = indirect(
        "Anna Brandt and her rival told Reuters of their plans. They promised to lower the fees by May."
    )
    assert "Reuters" not in [speaker for _, speaker in told]
    told = indirect("Reuters asked for the papers in March. It said that nobody had answered its letters.")
    assert [speaker for _, speaker in told] == ["Reuters"]


def test_whom_a_paper_quotes_as_saying_something_says_it() -> None:
    said = [("the quay was safe", "Anna Brandt")]
    assert indirect(BRANDT, "The Lesk Daily quoted Brandt as saying that the quay was safe.") == said
    assert indirect(BRANDT, "Brandt was quoted by the Lesk Daily as saying that the quay was safe.") == said
    assert indirect(BRANDT, "Brandt praised the pilot as saying little.") == []
