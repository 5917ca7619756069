"""Which statements are joined, and which never are."""

import itertools
import json

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.align import align, read_aligner, stored_aligner
from comparator.analysis.alignment.grouping import best_edges, groups_of
from comparator.analysis.alignment.similarity import char_tfidf, share_verbatim, standardised, told_again
from comparator.analysis.alignment.vectors import DIMENSIONS, words_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from tests.analysis.made_up import article

STORY = (
    article("Engineers found a crack in the Tirsa dam on Monday.", "Schools in the valley stayed shut.",
            "“The wall will hold,” Maria Lund said.", outlet="One"),
    article("A crack was found in the Tirsa dam on Monday by engineers.", "Farmers sold their cattle early.",
            "Maria Lund said: “The wall will hold.”", outlet="Two"),
    article("Traders in the capital expect a warm summer.", "The valley's schools stayed shut all week.",
            outlet="Three"),
)  # fmt: skip


def rows(*articles: ArticleFindings) -> set[frozenset[tuple[str, str]]]:
    """The rows as sets of (outlet, words)."""
    found = align(articles, lambda name: name)
    return {
        frozenset(
            (
                articles[u.article].document.outlet or "",
                Span(u.statement.start, u.statement.end).of(articles[u.article].document.text),
            )
            for u in (found.units[i] for i in group.members)
        )
        for group in found.groups
    }


def outlets_of(words: str, found: set[frozenset[tuple[str, str]]]) -> list[set[str]]:
    return [{outlet for outlet, _ in row} for row in found if any(words in text for _, text in row)]


def test_the_same_fact_in_other_words_is_one_row() -> None:
    assert {"One", "Two"} in outlets_of("crack", rows(*STORY))


def test_a_verbatim_quote_is_joined() -> None:
    assert {"One", "Two"} in outlets_of("wall will hold", rows(*STORY))


def test_facts_that_nobody_else_has_are_in_no_row() -> None:
    found = rows(*STORY)
    assert not outlets_of("cattle", found)
    assert not outlets_of("warm summer", found)


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(len(STORY))))
def test_the_order_of_the_articles_changes_no_row(order: list[int]) -> None:
    assert rows(*(STORY[i] for i in order)) == rows(*STORY)


def test_clauses_that_name_days_weeks_apart_are_not_joined() -> None:
    december = article("Talks on the Tirsa dam will open in Geneva on 8 December 2018.", outlet="One")
    january = article("Talks on the Tirsa dam will open in Geneva on 12 January 2019.", outlet="Two")
    same_day = article("Talks on the Tirsa dam open in Geneva on 8 December 2018.", outlet="Three")
    found = align((december, january, same_day), lambda name: name)
    home = [u.article for u in found.units]
    at = {(home[i], home[j]): found.chances[i, j] for i, j in itertools.permutations(range(len(home)), 2)}
    assert at[0, 1] == 0
    assert at[0, 2] > 0


def test_a_denial_is_less_likely_the_same_than_the_claim() -> None:
    claim = article("The council signed the water treaty in Geneva.", outlet="One")
    same = article("The council has signed the water treaty in Geneva.", outlet="Two")
    denial = article("The council never signed the water treaty in Geneva.", outlet="Three")
    found = align((claim, same, denial), lambda name: name)
    of = {u.article: i for i, u in enumerate(found.units)}
    assert found.chances[of[0], of[2]] < found.chances[of[0], of[1]]


def test_an_article_without_statements_takes_no_part() -> None:
    assert rows(STORY[0], article("Oui.", language="fr", outlet="Four")) == set()
    assert rows() == set()


def test_a_statement_has_the_words_of_its_span_with_a_vector_each() -> None:
    found = STORY[0]
    words = words_of([found])
    first = found.statements[0]
    told = Span(first.start, first.end).of(found.document.text).lower()
    held = words.forms[: words.starts[1]]
    assert words.vectors.shape == (len(words.forms), DIMENSIONS)
    assert all(form in told for form in held)
    assert np.abs(words.vectors).max(axis=1).min() > 0


def test_words_without_stored_vectors_have_zeros() -> None:
    words = words_of([msgspec.structs.replace(STORY[0], vectors=b"")])
    assert words.forms
    assert not words.vectors.any()


def test_what_is_told_again_is_nearest() -> None:
    forms = ("dam", "broke", "dam", "burst", "rain", "fell")
    vectors = np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0.9, 0.3], [0, 0, 1], [-1, 0, 0]], np.float32)
    told = told_again(forms, vectors, np.array([0, 2, 4]))
    assert told[0, 0] == pytest.approx(1, abs=1e-4)
    assert told[0, 1] > told[0, 2]


def test_the_stored_coefficients_fit_the_features() -> None:
    model = stored_aligner()
    assert len(model.features) == len(model.weights) == len(model.mean) == len(model.spread)
    assert 0 < model.loose <= model.threshold < 1


def test_coefficients_are_read_from_json() -> None:
    single = {"bias": 1, "threshold": 0.3, "loose": 0.1}
    text = json.dumps(single | {"features": ["a"], "mean": [0], "spread": [1], "weights": [2]})
    assert read_aligner(text).threshold == 0.3


def test_equal_texts_are_most_alike_by_their_characters() -> None:
    scores = char_tfidf(["the dam broke", "the dam broke", "rain fell in Tirsa"])
    assert scores[0, 1] == pytest.approx(1, abs=1e-4)
    assert scores[0, 2] < 0.5


def test_verbatim_share_needs_three_runs() -> None:
    scores = share_verbatim(["we will not sign it today", "we will not sign it", "we will not"])
    assert scores[0, 1] == 1
    assert scores[0, 2] == 0


def test_standardised_scores_have_no_mean_and_unit_spread() -> None:
    among = np.array([[False, True], [True, False]])
    scores = standardised(np.array([[9, 1], [3, 9]], np.float32), among, (2.0, 1.0))
    assert scores[among].mean() == pytest.approx(0)
    assert scores[among].std() == pytest.approx(1, abs=1e-3)


def test_among_a_few_pairs_the_usual_spread_counts() -> None:
    among = np.array([[False, True], [True, False]])
    scores = standardised(np.array([[0, 5], [5, 0]], np.float32), among, (0.0, 1.0))
    assert scores[0, 1] == pytest.approx(5, abs=0.1)


def test_a_row_takes_one_unit_an_article_and_overlapping_rows_may_share_one() -> None:
    home = np.array([0, 1, 1, 2])
    scores = np.zeros((4, 4))
    for i, j, score in ((0, 1, 0.9), (0, 2, 0.7), (1, 3, 0.8), (0, 3, 0.8), (2, 3, 0.0)):
        scores[i, j] = scores[j, i] = score
    groups = groups_of(scores, home, 0.5, 0.2)
    assert groups[0].members == (0, 1, 3)
    assert all(len({home[m] for m in g.members}) == len(g.members) for g in groups)


def test_only_the_best_match_of_a_side_is_an_edge() -> None:
    home = np.array([0, 1, 1])
    scores = np.array([[0, 0.9, 0.8], [0.9, 0, 0], [0.8, 0, 0]])
    edges = best_edges(scores, home, 0.5)
    assert edges[0, 1]
    assert edges[0, 2]  # the best that unit 2 has
    assert not best_edges(scores, home, 0.85)[0, 2]
