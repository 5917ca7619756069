"""Who speaks where one outlet leaves him unnamed and another names him."""

from collections.abc import Sequence

import pytest

from comparator.analysis.compare import compare
from comparator.analysis.findings import ArticleFindings, Comparison
from comparator.exports.json_export import comparison_json
from tests.analysis.made_up import article

WORDS = "The ferry turned at once and pulled eleven people out of the water"
NAMED = article(f"“{WORDS},” Captain Piet Aranda, head of the coast guard, said on Monday.", outlet="One")
OTHER = article(f"“{WORDS},” Minister Anna Brandt said on Monday.", outlet="Three")


def told(*paragraphs: str, also: Sequence[ArticleFindings] = ()) -> tuple[Comparison, list[str | None]]:
    """What comes of an article beside the one that names the captain; and its speakers."""
    articles = [NAMED, article(*paragraphs, outlet="Two"), *also]
    found = compare(articles)
    return found, [quote["speaker"] for quote in comparison_json(articles, found)["articles"][1]["quotes"]]


UNNAMED = (
    f"“{WORDS},” the officer said.",
    "“It was the worst storm of the year,” the officer said. He said that the search had ended.",
)


def test_the_same_words_name_the_one_who_is_only_described() -> None:
    found, speakers = told(*UNNAMED)
    assert set(speakers) == {"Piet Aranda"}
    assert {p.speaker for p in found.points if p.kind == "quote"} == {"Piet Aranda"}
    assert {v.speaker for v in found.voices} == {"Piet Aranda"}


def test_what_an_outlet_put_in_is_nobodys() -> None:
    words = WORDS.replace("at once", "at once [to the north]")
    assert told(f"“{words},” the officer said.")[1] == ["Piet Aranda"]


def test_a_quote_without_a_speaker_is_his_whom_another_names() -> None:
    assert told(f"The search has ended.\n“{WORDS}.”")[1] == ["Piet Aranda"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“The ferry turned at once,” the officer said.", "the officer"),
        (f"“{WORDS},” Anna Brandt said.", "Anna Brandt"),
        (f"“{WORDS},” witnesses said.", "witnesses"),
        (f"“{WORDS},” the foreign ministry said.", "the foreign ministry"),
    ],
)
def test_who_else_it_may_be_stays_who_he_is(line: str, speaker: str) -> None:
    assert told(line)[1] == [speaker]


def test_a_woman_is_not_a_man() -> None:
    captain = article(f"“{WORDS},” Mr Piet Aranda, head of the coast guard, said on Monday.", outlet="One")
    found = compare([captain, article(f"“{WORDS},” a spokeswoman said.", outlet="Two")])
    assert found.named_elsewhere == ()


def test_words_that_two_are_said_to_have_said_name_nobody() -> None:
    assert set(told(*UNNAMED, also=[OTHER])[1]) == {"the officer"}


def test_two_unnamed_people_of_one_article_are_not_one() -> None:
    _, speakers = told(f"“{WORDS},” a sailor said.", "“I saw nothing at all,” a sailor said at the pub.")
    assert speakers == ["Piet Aranda", "a sailor"]
