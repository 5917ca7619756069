"""Readings: articles that say the same stand together, whatever their marks and capitals."""

import msgspec
import pytest

from comparator.analysis.base import spelling
from comparator.analysis.findings import ArticleFindings, Name, Point
from comparator.selectors.readings import ReadRow, read_row
from tests.selectors.rows_help import article, point

pytestmark = pytest.mark.once

DEAD = ("The flood killed 44 people.", "44 people were killed.", "The flood killed 47 people.", "Killed: 47.")


def numbered() -> tuple[list[ArticleFindings], Point]:
    articles = [
        article(words, figures=[(number, "count", "people")])
        for words, number in zip(DEAD, ("44", "44", "47", "47"), strict=True)
    ]
    articles.append(article("Nothing of it here."))
    made = point(
        articles,
        *DEAD,
        "",
        verdict="conflict",
        findings={2: "other figure", 3: "other figure"},
        differing=("44", "47"),
    )
    return articles, made


def read(articles: list[ArticleFindings], made: Point, base: int | None = None) -> ReadRow:
    return read_row(made, articles, base, spelling(()))


def who(row: ReadRow) -> list[list[int]]:
    return [[cell.article for cell in reading.cells] for reading in row.readings]


def test_the_same_figure_is_one_reading_whatever_stands_around_it() -> None:
    articles, made = numbered()
    row = read(articles, made)
    assert who(row) == [[0, 1], [2, 3]]
    assert row.contradicted
    said = [reading.at_issue[0].of(DEAD[reading.cells[0].article]) for reading in row.readings]
    assert said == ["44", "47"]


def test_the_base_leads_where_it_has_the_row_else_the_fullest() -> None:
    articles, made = numbered()
    assert read(articles, made, base=1).readings[0].cells[0].article == 1
    assert read(articles, made, base=4).readings[0].cells[0].article == 0


def test_another_wording_is_another_reading_and_marks_and_capitals_are_none() -> None:
    words = (
        "We will not sign it",
        "we will not sign it!",
        "We shall never sign it",
        "We shall never sign it.",
    )
    articles = [article(one) for one in words]
    made = point(articles, *words, findings=dict.fromkeys((1, 2, 3), "reworded"))
    row = read(articles, made)
    assert who(row) == [[0, 1], [2, 3]]
    assert not row.contradicted


def test_a_passage_that_only_moved_reads_as_the_base() -> None:
    words = ("The pier is closed", "The pier has been shut")
    articles = [article(one) for one in words]
    assert who(read(articles, point(articles, *words, findings={1: "moved"}))) == [[0, 1]]
    assert who(read(articles, point(articles, *words))) == [[0, 1]]


def test_spellings_of_one_name_are_one_reading() -> None:
    words = ("Minister Roon signed", "Minister Vell signed", "Minister Wel signed")
    articles = [article(one) for one in words]
    made = point(articles, *words)
    cells = [made.cells[0]]
    for index, name in ((1, "Vell"), (2, "Wel")):
        pair, changed = [articles[0], articles[index]], ("Roon", name)
        one = point(pair, words[0], words[index], findings={1: "other name or title"}, differing=changed)
        cells.append(msgspec.structs.replace(one.cells[1], article=index))
    told_of = msgspec.structs.replace(made, cells=tuple(cells))
    joined = spelling((Name(name="Tom Vell", kind="person", variants=("Vell", "Wel")),))
    assert len(read_row(told_of, articles, None, joined).readings) == 2
    assert len(read_row(told_of, articles, None, spelling(())).readings) == 3


def test_who_names_no_day_says_none() -> None:
    told = (
        "The envoys left Lesk on Friday after long talks.",
        "After long talks the envoys left Lesk.",
        "On Thursday the envoys left Lesk.",
    )
    articles = [article(one) for one in told]
    made = point(articles, *told, findings={2: "other date"}, differing=("Friday", "Thursday"))
    assert who(read(articles, made)) == [[0], [2], [1]]


def test_a_figure_in_words_is_the_same_figure() -> None:
    told = ("The flood killed 44 people.", "Forty-four people were killed.", "The flood killed 47 people.")
    articles = [
        article(words, figures=[(number, "count", "people")])
        for words, number in zip(told, ("44", "Forty-four", "47"), strict=True)
    ]
    made = point(articles, *told, findings={2: "other figure"}, differing=("44", "47"))
    assert who(read(articles, made)) == [[0], [2], [1]]
    counted = [
        msgspec.structs.replace(one, figures=(msgspec.structs.replace(one.figures[0], value=value),))
        for one, value in zip(articles, (44, 44, 47), strict=True)
    ]
    assert who(read(counted, made)) == [[0, 1], [2]]
