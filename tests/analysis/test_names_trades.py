"""People behind a trade, with a respectful ending, the offices of officeholders, and teams' short names."""

import pytest

from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from tests.analysis.quote_help import findings, found


def _names(*articles: str) -> tuple[Name, ...]:
    return join_names([findings(text) for text in articles])


def _kinds(text: str) -> dict[str, str]:
    return {m.name: m.kind for m in found(text)[1]}


def _one(names: tuple[Name, ...], *spellings: str) -> bool:
    return any(set(spellings) <= {n.name, *n.variants} for n in names)


@pytest.mark.parametrize(
    "text",
    [
        "Receiver Marquel Aranda (knee) was back on the field.",
        "While receiver Marquel Aranda (knee) was back, the Herons lost.",
        "The game was late. Goalkeeper Marquel Aranda kept the ball.",
    ],
)
def test_a_player_behind_his_place_is_somebody(text: str) -> None:
    assert _kinds(text)["Marquel Aranda"] == "person"


@pytest.mark.parametrize("text", ["Defender Land Rover sold well.", "Driver Hire Group closed a yard."])
def test_a_company_that_begins_with_a_trade_is_nobody(text: str) -> None:
    assert "person" not in _kinds(text).values()


def test_a_respectful_ending_makes_a_person() -> None:
    assert _kinds("Pensioner Osman-bey, a voter in Lesk, said it was late.")["Osman-bey"] == "person"


def test_another_hyphen_makes_none() -> None:
    assert "Lesk-Nord" not in _kinds("Pensioner Lesk-Nord, a group in Lesk, said it was late.")
    assert "Min-san" not in _kinds("Kim Min-san said it was late.")


def test_an_officeholders_office_is_a_body() -> None:
    text = "The District Attorney's office took the case. The District Attorney's office said it was late."
    assert _kinds(text) == {"District Attorney's office": "organisation"}


def test_another_office_is_none() -> None:
    assert _kinds("The Lesk's office was late.").get("Lesk's office") is None


def test_a_team_goes_by_the_first_letters_of_its_name() -> None:
    names = _names(
        "The Lesk Bay Buccaneers lost. The Lesk Bay Buccaneers left.",
        "He ran in the game against the Bucs. The Bucs lost.",
    )
    assert _one(names, "Bucs", "Lesk Bay Buccaneers")


def test_two_teams_with_those_letters_are_not_told_apart() -> None:
    names = _names(
        "The Lesk Bay Cardinals lost to the Nord Cardiffers. The Lesk Bay Cardinals left. "
        "The Nord Cardiffers won.",
        "He ran in the game against the Cards. The Cards lost.",
    )
    assert not _one(names, "Cards", "Lesk Bay Cardinals")
