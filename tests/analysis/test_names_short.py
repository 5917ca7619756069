"""Names that are cut short, and the words around them that are none of theirs: clubs, bodies, streets."""

import pytest

from comparator.analysis.article import analyse
from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from comparator.analysis.naming.bodies import same_body
from comparator.analysis.naming.left_out import left_out
from tests.analysis.names_help import is_one, kinds_of, names_of


def _headed(headline: str) -> tuple[Name, ...]:
    text = f"{headline}\n\nOrsk said on Monday that the ferry had been late. Orsk blamed the wind."
    head, body = Span(0, len(headline)), Span(len(headline) + 2, len(text))
    page = Document(file="one.txt", text=text, parts=Parts(headline=head, body=body), paragraphs=(body,))
    return join_names([analyse(page)])


def test_a_headline_in_small_letters_brings_in_names() -> None:
    names = _headed("Ferry to Denmark was an hour late, harbour master Piet Orsk tells the Lesk Herald")
    assert kinds_of(names).get("Denmark") == "place"
    assert is_one(names, "Piet Orsk", "Orsk")
    assert "Lesk Herald" in kinds_of(names)


def test_a_headline_in_title_case_brings_in_none() -> None:
    names = _headed("Ferry Company Blames Lesk Harbour Wind For The Long Delay")
    assert "Lesk Harbour Wind" not in kinds_of(names)
    assert "Ferry Company" not in kinds_of(names)


def test_a_club_of_a_large_league_is_a_body_and_the_score_is_none_of_it() -> None:
    names = names_of("In Lesk the Sharks won over the weary Edmonton Oilers 6-1 on Friday. The Oilers slept.")
    assert is_one(names, "Edmonton Oilers", "Oilers")
    assert not any("6" in variant for variant in kinds_of(names))


def test_whom_the_tagger_takes_with_his_club_is_somebody() -> None:
    names = names_of("Carolina Panthers QB Piet Selk held the record. Selk broke it in May.")
    assert kinds_of(names)["Piet Selk"] == "person"
    assert not any(n.kind == "person" and "Panthers" in v for n in names for v in n.variants)


def test_what_papers_call_a_club_is_the_one_that_the_event_has() -> None:
    of_all = ("The Cleveland Cavaliers won on Sunday.", "The Cavs won on Sunday, and the Cavs were glad.")
    assert is_one(names_of(*of_all), "Cleveland Cavaliers", "Cavs")
    others = ("The Lesk Bulldogs won on Sunday.", "The Cavs won on Sunday, and the Cavs were glad.")
    assert not is_one(names_of(*others), "Lesk Bulldogs", "Cavs")


def test_an_adjective_of_offices_may_name_a_team_and_a_party_is_none() -> None:
    plural = "Kestria Radio reports that the {} have asked him to stay. Until he answers, the {} wait."
    assert kinds_of(names_of(plural.format("Nationals", "Nationals")))["Nationals"] == "organisation"
    assert "Senators" not in kinds_of(names_of(plural.format("Senators", "Senators")))


LEFT_OUT = [
    ("Lesk General", "Lesk General Hospital"),
    ("Ardal Hospital", "Ardal Hospital Medical Center"),
    ("Kestrel", "Kestrel Electronics Co."),
    ("ABC", "ABC Television Network"),
]
ANOTHER = [
    ("Lesk", "Lesk Hospital"),
    ("Kestrel Corp.", "Kestrel Pictures Entertainment"),
    ("ABC", "ABC Entertainment Group"),
    ("Lesk General", "Lesk General Assembly"),
]


@pytest.mark.parametrize(("short", "long"), LEFT_OUT)
def test_what_papers_leave_out(short: str, long: str) -> None:
    assert left_out(short, long)
    assert same_body(short, long)


@pytest.mark.parametrize(("short", "long"), ANOTHER)
def test_what_makes_another_body(short: str, long: str) -> None:
    assert not left_out(short, long)
    assert not same_body(short, long)


FIRMS = ["Kestrel Electronics", "Kestrel Electronics Co.", "Kestrel Harbour Inc."]


@pytest.mark.parametrize("firm", FIRMS)
def test_a_company_goes_by_its_first_word_even_once(firm: str) -> None:
    told = f"Profits fell at {firm} last year, the company said on Monday. It had record earnings, but "
    assert is_one(names_of(f"{told}Kestrel said it expects less."), firm, "Kestrel")


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel University closed on Monday, the university said. In Kestrel, shops were closed too.",
        "Kestrel Electronics Co. closed on Monday, Jan Kestrel said. Kestrel blamed the weather.",
        "Kestrel Harbour Authority closed on Monday, it said. But Kestrel said it expects less.",
    ],
)
def test_a_school_a_person_or_an_authority_does_not(text: str) -> None:
    assert not any(n.kind == "organisation" and "Kestrel" in n.variants for n in names_of(text))


@pytest.mark.parametrize(
    ("firm", "told"),
    [
        ("Best Bread Co.", "Best of all, bread was cheaper."),
        ("Public Grain Ltd.", "Public anger grew in the port."),
        ("Summit Mining Group", "Summit talks were held on Monday."),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_company(firm: str, told: str) -> None:
    names = names_of(f"Profits fell at {firm} last year, the company said on Monday. {told}")
    assert not any(firm.split()[0] in n.variants for n in names)


def test_a_given_name_in_front_of_a_firms_word_is_no_person() -> None:
    names = names_of(
        "She keeps the books of Gordon Advisers, a small firm in Lesk. Letters to Gordon Advisers came back.",
        "Letters to Gordon Advisors came back on Monday.",
    )
    assert is_one(names, "Gordon Advisers", "Gordon Advisors")
    assert kinds_of(names)["Gordon Advisers"] == "organisation"


def test_a_body_with_its_land_is_the_one_without() -> None:
    assert same_body("Central Election Commission of Finland", "Central Election and Referendum Commission")
    assert same_body("Central Election Commission", "Central Election Commission of Finland")
    assert not same_body("Supreme Court of Finland", "Supreme Court of Norway")
    assert not same_body("Supreme Court of Finland", "Norwegian Supreme Court")
    assert not same_body("Central Election Commission of Finland", "Central Bank of Norway")


def test_a_body_may_have_two_concerns() -> None:
    names = names_of(
        "A letter of the Lesk Commission for Ferries and Canals (LCFC) said so on Monday. The LCFC will meet "
        "in June."
    )
    assert is_one(names, "Lesk Commission for Ferries and Canals", "LCFC")


def test_a_body_and_a_land_behind_it_are_two() -> None:
    names = names_of("Talks between the Ministry of Defence and Finland began on Monday, officials said.")
    assert "Ministry of Defence" in kinds_of(names)
    assert kinds_of(names)["Finland"] == "place"


def test_numbered_streets_are_places_in_either_spelling() -> None:
    names = names_of(
        "A woman was struck at the corner of 14th Street and 3rd Avenue on Friday, police said.",
        "A car heading north on 14th St. near 3rd Ave. hit her, police said.",
    )
    assert is_one(names, "14th Street", "14th St.")
    assert is_one(names, "3rd Avenue", "3rd Ave.")
    assert not is_one(names, "14th Street", "3rd Avenue")


def test_letters_of_a_province_stand_for_it() -> None:
    names = names_of(
        "Orsk, who lives in New Brunswick, spoke on Monday in Sackville, N.B., before he left.",
        "He was born in Nova Scotia and never left New Brunswick, he said.",
    )
    assert is_one(names, "New Brunswick", "N.B.")
    assert not is_one(names, "Nova Scotia", "N.B.")


def test_a_dash_set_as_a_hyphen_parts_a_name_from_its_sentence() -> None:
    names = names_of(
        "By the evening the pilot of the ferry - - Madeline Orsk - - was in bed. Orsk, 63, slept. Her niece, "
        "Charlene - - in a coat that belonged to Orsk - - smiled. “I cooked,” Charlene Orsk said."
    )
    assert is_one(names, "Madeline Orsk", "Orsk")
    assert not is_one(names, "Charlene Orsk", "Orsk")


def test_a_nickname_may_stand_in_single_marks() -> None:
    names = names_of("Harbour spokesman Robert 'Bob' Orsk said so. Orsk smiled.", "Bob Orsk said so.")
    assert is_one(names, "Robert 'Bob' Orsk", "Bob Orsk", "Orsk")


def test_a_bodys_site_on_the_net_is_the_body() -> None:
    names = names_of(
        "Users can reach Kestrel, Nordwind and MySpace.com, the company said on Monday.",
        "MySpace said on Monday that it had lost money. MySpace has many users, and MySpace will go on.",
    )
    assert is_one(names, "MySpace.com", "MySpace")
    assert not same_body("Kestrel.com", "Nordwind.com")


@pytest.mark.parametrize(
    ("site", "kind"), [("Trout Brook", "place"), ("Trout Brook Council", "organisation")]
)
def test_what_lies_somewhere_is_no_body(site: str, kind: str) -> None:
    names = names_of(f"The roads are wet, she wrote to the paper from {site}, N.B., on Monday.")
    assert kinds_of(names)[site] == kind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Raj Orskan, 59, was hurt on Monday.", "Raj Orskan"),
        ("Unemployed John Orskan, 59, was held.", "John Orskan"),
    ],
)
def test_an_age_behind_two_words_tells_somebody(line: str, name: str) -> None:
    names = names_of(f"{line} Orskan had just parked, police in Lesk said.")
    assert is_one(names, name, "Orskan")
    assert not any("Unemployed" in variant for variant in kinds_of(names))


def test_a_number_behind_a_place_is_no_age() -> None:
    names = names_of("New York, 59, the capital's oldest club said, is no age. New Zealand, 24, was out.")
    assert not any(n.kind == "person" for n in names)


def test_letters_behind_the_stand_for_the_one_body_that_has_them() -> None:
    vote = "The board of the Free Harbour Association met on Monday. She sided with the {} on the fare."
    assert is_one(names_of(vote.format("FHA")), "Free Harbour Association", "FHA")
    assert "TUV" not in kinds_of(names_of(vote.format("TUV")))


def test_a_short_name_joins_a_club_whose_own_names_are_apart() -> None:
    names = names_of(
        "The Philadelphia 76ers won.", "The Sixers won on Sunday.", "The 76ers won, and the 76ers wept."
    )
    assert is_one(names, "Philadelphia 76ers", "76ers", "Sixers")
