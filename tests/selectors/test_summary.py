"""The summary says counts and exact words, names the telling things, and nothing it cannot say by name."""

from collections.abc import Sequence

import msgspec
import pytest

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Comparison, Finding, Point, Statement
from comparator.selectors.contradictions import contradiction
from comparator.selectors.summary import conflicts, event_summary, told
from tests.selectors.rows_help import article, person, place, point

NAMES = ["Brisa Post", "Linn Herald", "Ansel Courier", "Quay Radio"]
ONE = "Norland Deputy Harbour Minister Ada Roon refused."
TWO = "Norland Harbour Minister Ada Roon refused."

OFFICES = ("Norland Deputy Harbour Minister", "Norland Harbour Minister")


def said(points: Sequence[Point], articles: Sequence[ArticleFindings], names: Sequence[str | None]) -> str:
    return event_summary(Comparison(analysis="1", points=tuple(points)), articles, names)


def titles() -> tuple[ArticleFindings, ArticleFindings]:
    one = article(
        ONE,
        mentions=[place(ONE, "Norland"), person(ONE, "Ada Roon", "Norland Deputy Harbour Minister")],
    )
    two = article(TWO, mentions=[place(TWO, "Norland"), person(TWO, "Ada Roon", "Norland Harbour Minister")])
    return one, two


def opposed(
    articles: Sequence[ArticleFindings], kind: Finding, words: tuple[str, str], label: str = ""
) -> Point:
    cells = (label, label) if label else words
    return point(
        articles, *cells, verdict="conflict", why=" ".join(words), findings={1: kind}, differing=words
    )


def test_articles_alone_are_counted() -> None:
    assert said([], [article("a")], NAMES[:1]) == "1 article."
    assert said([], [article("a")] * 3, NAMES[:3]) == "3 articles."


def test_a_conflict_of_titles_is_named_by_the_person_and_both_titles() -> None:
    pair = titles()
    found = opposed(
        pair, "other name or title", ("Norland Deputy Harbour Minister", "Norland Harbour Minister")
    )
    expected = "2 articles; 1 conflict: Ada Roon: Deputy Harbour Minister / Harbour Minister."
    assert said([found], pair, NAMES[:2]) == expected


def test_a_conflict_of_figures_is_named_by_what_is_counted() -> None:
    pair = (
        article("At least 31 people died.", figures=[("At least 31 people", "count", "people killed")]),
        article("Some 20 people died.", figures=[("Some 20 people", "count", "people killed")]),
    )
    found = opposed(pair, "other figure", ("At least 31 people", "Some 20 people"))
    assert contradiction(found, pair).words == "people killed: at least 31 / some 20"


def test_a_conflict_of_bodies_is_named_by_both_whole_names() -> None:
    pair = tuple(
        article(f"The {name} refused.", mentions=[place(f"The {name} refused.", name)])
        for name in ("Linn Council", "Linn Assembly")
    )
    found = opposed(pair, "other name or title", ("Council", "Assembly"))
    assert contradiction(found, pair).words == "Linn Council / Linn Assembly"


def test_a_denial_is_named_by_both_sentences() -> None:
    pair = (article("Twelve deputies opposed it."), article("Not one deputy opposed it."))
    found = point(
        pair, "Twelve deputies opposed it", "Not one deputy opposed it", verdict="conflict",
        findings={1: "negated"}, differing=("Twelve", "Not"),
    )  # fmt: skip
    assert contradiction(found, pair).words == "“Twelve deputies opposed it” / “Not one deputy opposed it”"


def test_other_contradictions_are_named_by_the_row() -> None:
    pair = (article("It is open, said Roon."), article("It is open, said Vell."))
    found = opposed(pair, "other speaker", ("Roon", "Vell"), label="It is open")
    assert contradiction(found, pair).words == "“It is open”: Roon / Vell"
    plain = point(pair, "It is open", "It is open", verdict="conflict")
    assert contradiction(plain, pair).words == "“It is open”"


def test_two_conflicts_are_named_and_the_rest_is_counted() -> None:
    pair = (article("One two three four."), article("One two three four."))
    found = [point(pair, w, w, verdict="conflict", why=w) for w in ("One", "two", "three", "four")]
    assert said(found, pair, NAMES[:2]) == "2 articles; 4 conflicts: “One”; “two”; and 2 more."
    assert conflicts(Comparison(analysis="1", points=tuple(found)), pair) == 4


def test_a_fact_and_the_figure_in_it_are_one_conflict() -> None:
    pair = (article("It left 300 homeless."), article("It left 450 homeless."))
    both = [
        point(pair, "It left 300", "It left 450", verdict="conflict", why="300, 450"),
        point(pair, "300", "450", kind="figure", verdict="conflict", why="300, 450"),
    ]
    assert conflicts(Comparison(analysis="1", points=tuple(both)), pair) == 1


FOUR = [article("We will not go.", "It rained.", "Trade fell.", "Tents came.", "Ships left.")] * 3


@pytest.mark.parametrize(
    ("points", "names", "absence"),
    [
        ([("Tents came", ""), ("We will not go", "")], NAMES, "Quay Radio has nothing of “We will not go”."),
        ([("Ships left", "")], NAMES, ""),
        ([("Tents came", "")], NAMES, "Quay Radio has nothing of “Tents came”."),
        ([("We will not go", "not yet known")], NAMES, ""),
        ([("We will not go", "")], [*NAMES[:3], None], ""),
        ([("We will not go", "elsewhere")], NAMES, ""),
    ],
    ids=["the opening one", "the very end", "in the middle", "not yet known", "no name", "in another row"],
)
def test_the_absence_named_is_of_what_the_others_open_with(
    points: list[tuple[str, str]], names: list[str | None], absence: str
) -> None:
    articles = [*FOUR, article("Nothing of all that.")]
    made = []
    for words, how in points:
        found = point(articles, words, words, words, "")
        if how == "not yet known":
            early = found.cells[3].__class__(article=3, state="not yet known")
            found = found.__class__(id="p", kind="fact", label=words, cells=(*found.cells[:3], early))
        if how == "elsewhere":
            made.append(point(articles, words, "", "", "Nothing of all that"))
        made.append(found)
    text = said(made, articles, names)
    assert text == "4 articles." + (f"\n{absence}" if absence else "")


@pytest.mark.parametrize(
    ("verb", "words"), [("in", "in a talk on Friday on Quay Radio"), ("go", "go to the harbour on Friday")]
)
def test_where_something_was_said_is_not_what_an_article_lacks(verb: str, words: str) -> None:
    text = f"They {words}."
    told = Statement(start=5, end=5 + len(words), sentence=Span(0, len(text)), verb=verb)
    three = [msgspec.structs.replace(article(text), statements=(told,))] * 3
    articles = [*three, article("Nothing of all that.")]
    lacking = said([point(articles, words, words, words, "")], articles, NAMES)
    assert ("Quay Radio has nothing" in lacking) == (verb == "go")


def test_of_two_articles_neither_is_said_to_lack_anything() -> None:
    pair = [article("We will not go."), article("It rained.")]
    assert said([point(pair, "We will not go", "")], pair, NAMES[:2]) == "2 articles."


def test_every_part_that_names_something_leads_to_its_row() -> None:
    pair = titles()
    found = opposed(
        pair, "other name or title", ("Norland Deputy Harbour Minister", "Norland Harbour Minister")
    )
    parts = told(Comparison(analysis="1", points=(found,)), pair, NAMES[:2])
    assert [part.row for part in parts] == ["", found.id]


def test_what_is_counted_without_a_name_leads_to_those_rows_or_to_the_first_of_them() -> None:
    pair = (article("One two three four."), article("One two three four."))
    found = [point(pair, w, w, verdict="conflict", why=w) for w in ("One", "two", "three")]
    found += [point(pair, w, w, verdict="different dates", why=w) for w in ("three four", "four")]
    more = [
        p for p in told(Comparison(analysis="1", points=tuple(found)), pair, NAMES[:2]) if "more" in p.words
    ]
    assert [(p.words, p.show, bool(p.row)) for p in more] == [
        ("and 1 more", "conflicts", False),
        ("and 1 more", "", True),
    ]
