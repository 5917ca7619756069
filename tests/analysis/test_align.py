"""Which statements are joined, and which never are."""

import datetime as dt
import itertools

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.align import align
from comparator.analysis.alignment import grouping
from comparator.analysis.alignment.candidates import A_UNIT, AN_ARTICLE, by_score, candidates, drawn, ranks
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import pair_features
from comparator.analysis.alignment.grouping import best_edges, groups_of, without_parts
from comparator.analysis.alignment.model import as_json, read_aligner, stored_aligner
from comparator.analysis.alignment.similarity import (
    Bags,
    by_characters,
    share_verbatim,
    standardised,
    told_again,
    unit_rows,
    word_runs,
)
from comparator.analysis.alignment.vectors import DIMENSIONS, words_of
from comparator.analysis.article import analyse
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.page_text import read_page
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


@settings(max_examples=6)
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


def test_who_somebody_is_is_no_event_with_the_same_title() -> None:
    one = article("Maria Lund, the chief engineer of the Tirsa dam, left for the capital.", outlet="One")
    two = article("The gates hold, said Maria Lund, the chief engineer of the Tirsa dam.", outlet="Two")
    three = article(
        "The two mayors spoke for an hour in the presence of chief engineer Maria Lund.", outlet="Three"
    )
    assert outlets_of("Maria Lund, the chief engineer", rows(one, two, three)) == [{"One", "Two"}]


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
    left, right = np.array([0, 0, 0]), np.array([0, 1, 2])
    there, back = told_again(forms, vectors, np.array([0, 2, 4]), left, right)
    for one, other in zip(there, back, strict=True):
        assert one[0] == pytest.approx(1, abs=1e-4)
        assert one[1] > one[2]
        assert other[1] > other[2]


def test_a_rare_word_weighs_more_by_the_square_of_its_rarity() -> None:
    forms = ("dam", "broke", "dam", "held", "dam", "stood")
    vectors = np.random.default_rng(3).normal(size=(len(forms), 3)).astype(np.float32)
    vectors[[2, 4]] = vectors[0]
    there, _ = told_again(forms, vectors, np.array([0, 2, 4]), np.array([0]), np.array([1]))
    assert there[1, 0] < there[0, 0]  # what they share is the word that all have


def test_telling_again_is_the_same_seen_from_the_other_text() -> None:
    forms = ("the", "dam", "broke", "rain", "fell", "on", "the", "dam")
    vectors = np.random.default_rng(1).normal(size=(len(forms), 4)).astype(np.float32)
    starts, one, two = np.array([0, 3, 5]), np.array([0, 0, 1]), np.array([1, 2, 2])
    there, back = told_again(forms, vectors, starts, one, two)
    again = told_again(forms, vectors, starts, two, one)
    assert np.allclose(there, again[1], atol=1e-5)
    assert np.allclose(back, again[0], atol=1e-5)


def test_the_stored_coefficients_fit_the_features() -> None:
    model = stored_aligner()
    measured = pair_features(STORY, lambda name: name, model)
    for part in (model.facts, model.remarks):
        assert len(part.features) == len(part.weights) == len(part.mean) == len(part.spread)
    assert {*model.facts.features, *model.remarks.features} == set(measured.names)
    assert 0 < model.loose <= model.threshold < 1
    assert set(model.look) <= set(model.usual) <= set(measured.names)


def test_a_model_is_read_as_it_was_written() -> None:
    text = as_json(stored_aligner())
    assert as_json(read_aligner(text)) == text


def test_pairs_are_of_two_articles_and_each_stands_once() -> None:
    pairs = pair_features(STORY, lambda name: name, stored_aligner(), every=True)
    home = [u.article for u in pairs.units]
    told = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    apart = [(i, j) for i, j in itertools.combinations(range(len(home)), 2) if home[i] != home[j]]
    assert told == apart
    assert pairs.values.shape == (len(told), len(pairs.names))


def test_what_looks_alike_is_measured_and_the_rest_is_not() -> None:
    alike = {"characters": unit_rows(np.random.default_rng(2).normal(size=(400, 3)))}
    home = np.repeat(np.arange(20), 20)
    model = stored_aligner()._replace(look={"characters": 1.0}, floor=0.0)
    found = candidates(alike, home, model, every=False)
    scores = alike["characters"] @ alike["characters"].T
    kept = {(i, j) for i, j in zip(found.left.tolist(), found.right.tolist(), strict=True)}
    assert len(kept) <= A_UNIT * len(home)
    for unit in range(0, 400, 40):
        others = [j for j in range(400) if home[j] != home[unit]]
        best = max(others, key=lambda j: scores[unit, j])
        assert (min(unit, best), max(unit, best)) in kept


def test_no_article_gives_a_unit_more_than_some_partners() -> None:
    same = {"characters": np.ones((100, 1), np.float32)}
    home = np.repeat([0, 1], [99, 1])
    model = stored_aligner()._replace(look={"characters": 1.0}, floor=-9.0)
    seen = candidates(same, home, model, every=False)
    assert len(seen.left) == 99  # each of the first article has one partner in the second
    both = ranks(seen.left, seen.right, np.zeros(99, np.float32), home)
    assert sorted(both[1].tolist()) == list(range(99))
    assert not both[0].any()
    assert AN_ARTICLE > 0


def test_pairs_seen_from_either_side_are_ordered_by_score() -> None:
    left, right, home = np.array([0, 0, 1]), np.array([2, 3, 2]), np.array([0, 0, 1, 1])
    order, begins = by_score(left, right, np.array([0.2, 0.9, 0.5], np.float32), home)
    assert order.tolist() == [1, 0, 2, 5, 3, 4]
    assert begins.tolist() == [0, 0, 2, 3, 3, 5]


def test_pairs_are_drawn_from_different_articles() -> None:
    home = np.repeat(np.arange(50), 40)
    left, right = drawn(home)
    assert 5_000 < len(left) < 50_000
    assert (left < right).all()
    assert (home[left] != home[right]).all()


def test_chances_are_the_same_from_both_sides_and_none_where_not_measured() -> None:
    chances = Chances(3, np.array([0]), np.array([2]), np.array([0.5]))
    assert chances[0, 2] == chances[2, 0] == 0.5
    assert chances[0, 1] == 0.0
    assert chances.best(0, [1, 2]) == 0.5
    assert chances.mean([0, 1, 2]) == pytest.approx(0.5 / 3)


def test_equal_texts_are_most_alike_by_their_characters() -> None:
    rows = by_characters(["the dam broke", "the dam broke", "rain fell in Tirsa", ""])
    scores = rows @ rows.T
    assert scores[0, 1] == pytest.approx(1, abs=1e-4)
    assert scores[0, 2] < 0.5
    assert scores[0, 3] == 0
    assert by_characters([]).shape[0] == 0


def test_shared_words_count_by_their_rarity() -> None:
    bags = Bags([frozenset("abc"), frozenset("ab"), frozenset("ad"), frozenset()])
    left, right = np.array([0, 0, 1, 0]), np.array([1, 2, 2, 3])
    shared = bags.shared(left, right)
    assert shared[0] == pytest.approx(np.log(5 / 4) + np.log(5 / 3))
    assert shared[1] == shared[2] == pytest.approx(np.log(5 / 4))
    assert shared[3] == 0
    assert bags.overlap(left, right, shared)[0] == pytest.approx(shared[0] / (shared[0] + np.log(5 / 2)))


def test_verbatim_share_needs_three_runs() -> None:
    texts = ["we will not sign it today", "we will not sign it", "we will not"]
    runs = [word_runs(text) for text in texts]
    assert share_verbatim(runs[0], runs[1]) == 1
    assert share_verbatim(runs[0], runs[2]) == 0
    assert share_verbatim(runs[2], runs[2]) == 1
    assert share_verbatim(word_runs(""), word_runs("")) == 0


def test_standardised_scores_have_no_mean_and_unit_spread() -> None:
    scores = np.array([1, 3], np.float32)
    found = standardised(scores, np.tile(scores, 50_000), (2.0, 1.0))
    assert found.mean() == pytest.approx(0, abs=1e-3)
    assert found.std() == pytest.approx(1, abs=1e-3)


def test_among_a_few_pairs_the_usual_spread_counts() -> None:
    scores = np.array([5], np.float32)
    assert standardised(scores, scores, (0.0, 1.0))[0] == pytest.approx(5, abs=0.1)


def chances_between(count: int, *pairs: tuple[int, int, float]) -> Chances:
    left, right, chance = zip(*pairs, strict=True)
    return Chances(count, np.array(left), np.array(right), np.array(chance))


def test_a_row_takes_one_unit_an_article_and_overlapping_rows_may_share_one() -> None:
    home = [0, 1, 1, 2]
    chances = chances_between(4, (0, 1, 0.9), (0, 2, 0.7), (1, 3, 0.8), (0, 3, 0.8))
    groups = groups_of(chances, home, 0.5, 0.2)
    assert groups[0].members == (0, 1, 3)
    assert {g.members for g in groups} == {(0, 1, 3), (0, 2)}


def test_rows_that_share_a_unit_become_one_where_none_are_unlike() -> None:
    chances = chances_between(3, (0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.3))
    assert [g.members for g in groups_of(chances, [0, 1, 2], 0.5, 0.2)] == [(0, 1, 2)]
    assert {g.members for g in groups_of(chances, [0, 1, 2], 0.5, 0.4)} == {(0, 1), (1, 2)}


def test_no_group_lies_inside_another() -> None:
    chances = chances_between(4, (0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (2, 3, 0.9))
    groups = groups_of(chances, [0, 1, 2, 3], 0.5, 0.5)
    assert {g.members for g in without_parts([*groups, *groups])} == {(0, 1, 2), (2, 3)}


def test_a_large_event_has_its_surest_rows_and_loses_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [(a, b, 0.9 - (a + b) / 100) for a, b in itertools.combinations(range(6), 2)]
    chances = chances_between(9, *told, (5, 6, 0.7), (6, 7, 0.8), (7, 8, 0.6))
    every = groups_of(chances, list(range(9)), 0.5, 0.5)
    for limit in ("MAX_PAIRS", "MAX_CLIQUES"):
        with monkeypatch.context() as small:
            small.setattr(grouping, limit, 2)
            grown = groups_of(chances, list(range(9)), 0.5, 0.5)
        assert grown[0].members == every[0].members == (0, 1, 2, 3, 4, 5)
        held = {pair for g in grown for pair in itertools.combinations(g.members, 2)}
        assert held == {(a, b) for a in range(9) for b in chances.near[a] if a < b}


def test_only_the_best_match_of_a_side_is_an_edge() -> None:
    chances = chances_between(3, (0, 1, 0.9), (0, 2, 0.8))
    edges = best_edges(chances, [0, 1, 1], 0.5).near()
    assert edges[0] == {1, 2}  # the best that unit 2 has
    assert best_edges(chances, [0, 1, 1], 0.85).near() == {0: {1}, 1: {0}}


def test_what_a_report_dates_to_its_own_days_is_not_what_was_told_weeks_before() -> None:
    early = article("The minister met the union leader in Lesk.", outlet="Early", day="2019-01-07")
    late = article("The minister met the union leader in Lesk on Friday.", outlet="Late", day="2019-02-09")
    soon = article("The minister met the union leader in Lesk on Friday.", outlet="Soon", day="2019-01-12")
    assert not rows(early, late)
    assert rows(early, soon)


def test_a_later_report_may_tell_again_what_had_been_told() -> None:
    told = "The union was founded in the harbour town of Lesk by dockers."
    early, late = (
        article("Ships waited outside.", told, outlet=o, day=day)
        for o, day in (("Early", "2019-01-07"), ("Late", "2019-02-09"))
    )
    assert outlets_of("founded", rows(early, late)) == [{"Early", "Late"}]


def _with_headline(headline: str, day: str, outlet: str) -> ArticleFindings:
    body = "Trains were late again in the whole of the north, and nobody could say why it was so."
    page = read_page(f"{headline}\n\n{body}\n\n{body}\n", published=dt.date.fromisoformat(day), outlet=outlet)
    return analyse(page)


def test_a_headline_tells_the_occasion_of_its_own_report() -> None:
    early = article("The mayor will meet the leader of the strikers.", outlet="Early", day="2019-01-07")
    found = [
        rows(early, _with_headline("Mayor Meets Leader of the Strikers", day, "Late"))
        for day in ("2019-01-08", "2019-02-20")
    ]
    assert [bool(outlets_of("Meets", each)) for each in found] == [True, False]


def test_a_visit_and_its_being_called_off_are_two_things() -> None:
    welcomed = article("The dockers' union welcomed the visit of the envoy to Lorn.", outlet="Visit")
    relieved = article("The dockers' union welcomed that the envoy's visit was called off.", outlet="Off")
    also = article("The dockers' union welcomed the cancellation of the envoy's visit.", outlet="Also")
    assert all("Off" not in found for found in outlets_of("visit of", rows(welcomed, relieved)))
    assert {"Off", "Also"} in outlets_of("called off", rows(welcomed, relieved, also))


def test_an_offer_and_its_refusal_are_two_things() -> None:
    offer = article("The government has proposed talks with the dockers' union.", outlet="Offer")
    refused = article("The dockers' union has rejected talks with the government.", outlet="Refused")
    also = article("The dockers' union turned down talks with the government.", outlet="Also")
    assert not outlets_of("proposed", rows(offer, refused))
    assert outlets_of("rejected", rows(offer, refused, also)) == [{"Refused", "Also"}]
