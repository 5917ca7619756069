"""Which stretches stand in one row: utterances by their words, and rows that mostly say one thing."""

import msgspec

from comparator.analysis.align import align
from comparator.analysis.alignment.folding import folded
from comparator.analysis.alignment.rows import Row
from comparator.analysis.alignment.utterances import utterances
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from tests.analysis.made_up import article

ONE_SENTENCE = [msgspec.structs.replace(article("Rain fell."), sentences=(Span(0, 950),))] * 6
TWO_SENTENCES = [msgspec.structs.replace(article("Rain fell."), sentences=(Span(0, 42), Span(43, 95)))] * 6


def fact(score: float | None, **cells: tuple[int, int]) -> Row:
    """A row of facts with cells a, b, c … of the articles 0, 1, 2 …"""
    held = {"abcdef".index(name): Span(*span) for name, span in cells.items()}
    return Row(kind="fact", cells=held, score=score)


def said(*articles: ArticleFindings) -> set[frozenset[tuple[str, str]]]:
    """The utterances as sets of (outlet, words)."""
    alignment = align(articles, lambda name: name)
    units = [[alignment.units[i] for i in u.members] for u in utterances(alignment, lambda name: name)]
    outlets = [a.document.outlet or "" for a in articles]
    return {
        frozenset((outlets[u.article], u.span.of(articles[u.article].document.text)) for u in row)
        for row in units
    }


def test_the_same_words_are_one_utterance_whoever_is_named() -> None:
    one = article("Maria Lund said: “The wall of the dam will hold this winter.”", outlet="One")
    two = article("Piotr Kern said: “The wall of the dam will hold this winter.”", outlet="Two")
    words = "The wall of the dam will hold this winter"
    assert frozenset({("One", words), ("Two", words)}) in said(one, two)


def test_another_thing_of_the_same_speaker_is_another_utterance() -> None:
    one = article("Maria Lund said: “The wall of the dam will hold this winter.”", outlet="One")
    two = article("Maria Lund said: “My brother sells bicycles in the capital.”", outlet="Two")
    assert said(one, two) == set()


def test_rows_with_the_same_stretches_become_one() -> None:
    rows = folded(
        [fact(0.9, a=(0, 50), b=(10, 60), c=(5, 40)), fact(0.7, a=(10, 50), b=(10, 60), d=(0, 30))],
        ONE_SENTENCE,
    )
    assert len(rows) == 1
    assert rows[0].cells[3] == Span(0, 30)
    assert rows[0].cells[0] == Span(0, 50)


def test_what_is_not_sure_brings_no_outlet_into_a_row_that_is() -> None:
    unsure = fact(0.5, a=(10, 50), b=(10, 60), d=(0, 30))
    rows = folded([fact(0.9, a=(0, 50), b=(10, 60), c=(5, 40)), unsure], ONE_SENTENCE)
    assert [{*row.cells} for row in rows] == [{0, 1, 2}, {0, 1, 3}]
    neither = folded([fact(0.6, a=(0, 50), b=(10, 60), c=(5, 40)), unsure], ONE_SENTENCE)
    assert [{*row.cells} for row in neither] == [{0, 1, 2, 3}]
    titles = fact(None, a=(10, 50), b=(10, 60), d=(0, 30))
    joined = folded([fact(0.9, a=(0, 50), b=(10, 60), c=(5, 40)), titles], ONE_SENTENCE)
    assert [{*row.cells} for row in joined] == [{0, 1, 2, 3}]


def test_one_shared_cell_brings_no_outlet_in() -> None:
    rows = [fact(0.9, a=(0, 50), b=(10, 60)), fact(0.5, a=(0, 50), c=(0, 30))]
    assert len(folded(rows, ONE_SENTENCE)) == 2


def test_cells_far_apart_keep_rows_apart() -> None:
    rows = [fact(0.9, a=(0, 50), b=(10, 60), c=(0, 40)), fact(0.5, a=(0, 50), b=(10, 60), c=(900, 940))]
    assert len(folded(rows, ONE_SENTENCE)) == 2


def test_clauses_side_by_side_are_one_cell() -> None:
    rows = folded(
        [fact(0.9, a=(0, 50), b=(10, 60), c=(0, 40)), fact(0.5, a=(0, 50), b=(10, 60), c=(45, 90))],
        ONE_SENTENCE,
    )
    assert [row.cells[2] for row in rows] == [Span(0, 90)]


def test_what_an_article_tells_twice_has_no_cell_over_both_sentences() -> None:
    rows = [fact(0.9, a=(0, 40), b=(10, 40), c=(0, 40)), fact(0.5, a=(0, 40), b=(10, 40), c=(45, 90))]
    (row,) = folded(rows, TWO_SENTENCES)
    assert row.cells[2] == Span(0, 40)
    assert row.again == ((2, Span(45, 90)),)


def test_sentences_of_one_utterance_may_make_one_cell() -> None:
    rows = [fact(0.9, a=(0, 40), b=(10, 40), c=(0, 40)), fact(0.5, a=(0, 40), b=(10, 40), c=(45, 90))]
    said_so = [msgspec.structs.replace(row, kind="quote") for row in rows]
    assert [row.cells[2] for row in folded(said_so, TWO_SENTENCES)] == [Span(0, 90)]
