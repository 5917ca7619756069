"""Why an empty cell of what the base has does not say that it was dropped."""

import datetime as dt

import msgspec
import pytest

from comparator.analysis.absence import Absences, Why
from comparator.analysis.compare import compare
from comparator.analysis.findings import ArticleFindings, Comparison, Point
from tests.analysis.made_up import article

CRACK = "Engineers found a crack in the Tirsa dam."
WIRE = article(CRACK, "Rain swept away 12 bridges in the valley.", outlet="Meridian Wire")
PAPER = article(CRACK, "Farmers moved their cattle to the hills.", outlet="The Herald")


def bridges(found: Comparison, kind: str = "fact") -> Point:
    return next(p for p in found.points if p.kind == kind and "bridges" in p.label)


def why(paper: ArticleFindings, *, kind: str = "fact", base: int | None = 0, primary: bool = False) -> Why:
    articles = (WIRE, paper)
    found = compare(articles, base=base, primary=[1] if primary else [])
    return Absences(found, articles).why(bridges(found, kind), 1)


@pytest.mark.parametrize(("day", "reason"), [(1, "earlier"), (4, ""), (5, ""), (28, "later")])
def test_what_was_published_on_another_day_is_told(day: int, reason: str) -> None:
    document = msgspec.structs.replace(PAPER.document, published=dt.date(2019, 3, day))
    assert why(msgspec.structs.replace(PAPER, document=document)) == reason


def test_a_source_drops_nothing() -> None:
    assert why(PAPER, primary=True) == "source"


def test_without_a_base_it_must_have_been_at_hand() -> None:
    other = article("A crack was found by engineers.", "Farmers moved their cattle.", outlet="Other")
    assert why(other, base=None) == "not at hand"
    credited = article(CRACK, "Farmers moved their cattle.", outlet="Other", credits=("Meridian Wire",))
    assert why(credited, base=None) == ""


def test_some_of_the_words_or_a_number_for_the_same_speak_against_it() -> None:
    told = "A valley without rain is a poor valley, farmers say."
    assert why(article(CRACK, told, outlet="Other")) == "words"
    counted = "Farmers moved their cattle over 3 bridges."
    assert why(article(CRACK, counted, outlet="Other"), kind="figure") == "number"
