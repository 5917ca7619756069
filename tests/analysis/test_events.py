"""Which event: what is kept of an article, how alike two are, and why, in words."""

import datetime as dt
import random

import msgspec
import pytest

from comparator.analysis.belonging.clusters import nearness
from comparator.analysis.belonging.likeness import FEATURES, days_apart, features, stored_model
from comparator.analysis.belonging.terms import term_of, weight_of
from comparator.analysis.events import (
    EVEN,
    Incomer,
    Likeness,
    Profile,
    chance,
    cluster,
    fingerprint,
    likeness,
    reason,
)
from tests.gold.which_event import made_up

DAY = dt.date(2020, 5, 11)
FOG = "Fog lay over Skarn when the ferry Aldona struck the pier on Monday, harbour master Jonna Reik said."


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Fired", "fir"), ("fires", "fir"), ("Cities", "city"), ("city", "city"), ("Inês", "ine"),
        ("club’s", "club"), ("1,200", "1200"), ("3.5", "3.5"), ("a", ""),
    ],
)  # fmt: skip
def test_forms_of_a_word_are_one_term(word: str, term: str) -> None:
    assert term_of(word) == term


def test_rare_words_tell_more_than_common_ones() -> None:
    weights = [weight_of(term_of(word)) for word in ("the", "said", "minister", "ferry", "Aldona")]
    assert weights == sorted(weights)
    assert weights[0] < 0.1 < 5 < weights[-1]


def test_names_are_what_has_a_capital_inside_sentences() -> None:
    names = fingerprint("Ferry hits pier", FOG).names
    assert {"aldona", "skarn", "reik"} <= set(names)
    assert not {"fog", "ferri", "pier"} & set(names)


def test_a_headline_in_capitals_names_nobody() -> None:
    assert "strik" not in fingerprint("Ferry Strikes Pier In Heavy Fog", FOG).names


def test_a_headline_that_the_text_repeats_counts_once() -> None:
    assert fingerprint("Ferry hits pier", f"Ferry hits pier\n\n{FOG}") == fingerprint("Ferry hits pier", FOG)


def test_days_are_told_with_month_and_number_alone() -> None:
    text = "It was on 4 March, not on March 31st; in May 2020 and on 31 February nobody met."
    assert fingerprint("", text).days == (64, 91)


@pytest.mark.parametrize("text", ["", "   ", "…", "的" * 2000, "\x00", "a " * 50_000])
def test_any_text_has_a_fingerprint(text: str) -> None:
    found = Profile(fingerprint("", text))
    assert all(value >= 0 for value in features(found, found))


def test_likeness_is_the_same_both_ways() -> None:
    profiles = [Profile(fingerprint(a.headline, a.text, a.published)) for a in made_up()[:8]]
    for a in profiles:
        assert [likeness(a, b) for b in profiles] == [likeness(b, a) for b in profiles]


def test_every_feature_has_its_coefficient() -> None:
    assert len(stored_model().coefficients) == len(FEATURES)


def test_reports_of_one_event_come_within_days() -> None:
    near, week, month = (days_apart(DAY, DAY + dt.timedelta(days=n)) for n in (2, 7, 30))
    assert near == 0 > (week or 0) > (month or 0)
    assert days_apart(DAY, None) is None


def test_an_undated_article_takes_the_days_of_the_event() -> None:
    dated, undated = Likeness(2.0, -3.0), Likeness(2.0, None)
    assert nearness([undated, dated]) == pytest.approx(-1.0)
    assert nearness([undated]) == pytest.approx(2.0)


def test_the_nearest_three_articles_tell_how_near_an_event_is() -> None:
    links = [Likeness(odds, None) for odds in (6.0, 3.0, 0.0, -9.0, -9.0)]
    assert nearness(links) == pytest.approx(3.0)


def test_no_score_is_certain() -> None:
    assert (chance(99.0), chance(0.0), chance(-99.0)) == (0.99, 0.5, 0.01)


def test_the_reason_names_what_both_have_in_the_articles_own_words() -> None:
    one = fingerprint("Ferry hits pier", FOG, DAY)
    other = fingerprint(
        "", "The ALDONA of Skarn hit a pier: REIK had warned of fog.", DAY + dt.timedelta(days=1)
    )
    why = reason(one, other)
    assert why.startswith("Both name ")
    assert "Aldona" in why
    assert "ALDONA" not in why
    assert why.endswith("published one day apart")


def test_the_reason_gives_no_word_of_the_other_article_alone() -> None:
    one, other = (
        fingerprint("", FOG),
        fingerprint("", f"{FOG} Captain Ture Vang had been drinking plum brandy."),
    )
    told = reason(one, other).lower()
    assert not any(word in told for word in ("ture", "vang", "plum", "brandy", "captain"))


def test_a_name_is_not_joined_with_what_it_owns() -> None:
    text = "On Monday the talks of Vang's Skarn and of minister Ture Reik’s Aldona went on in the pier house."
    one = fingerprint("", text)
    assert {one.spelling[t] for t in ("vang", "skarn", "reik", "aldona")} == {
        "Vang", "Skarn", "Ture Reik", "Aldona",
    }  # fmt: skip
    why = reason(one, one)
    assert "'s" not in why
    assert "’s" not in why


def test_names_that_an_earlier_reading_joined_are_parted() -> None:
    earlier = {"skarn": "Vang's Skarn", "vang": "Vang's Skarn"}
    one = msgspec.structs.replace(
        fingerprint("", "They saw that Vang's Skarn won the talks."), spelling=earlier
    )
    assert reason(one, one).startswith("Both name ")
    assert "Vang's Skarn" not in reason(one, one)


def test_a_figure_is_a_reason_only_with_what_it_counts() -> None:
    counted = "The ferry took 241 passengers from the pier, and Flight 317 waits; it has room for 88."
    one, other = fingerprint("", counted), fingerprint("", "There were 241 passengers, 317 of them, and 88.")
    assert "both count 241 passengers" in reason(one, other).lower()
    assert not any(bare in reason(one, other) for bare in ("317", "88"))
    otherwise = fingerprint("", "The ferry took 241 crates from the pier.")
    assert "241" not in reason(one, otherwise)


def test_strangers_stay_apart() -> None:
    ferry, whale = (a for a in made_up() if a.id in ("ferry-skarn-1", "lone-whale"))
    odds = likeness(*(Profile(fingerprint(a.headline, a.text)) for a in (ferry, whale))).odds
    assert odds < EVEN - 2


def test_the_order_of_articles_makes_no_difference() -> None:
    def events(articles: list[Incomer]) -> set[frozenset[str]]:
        found = cluster(articles)
        return {frozenset(o.id for o in found if o.event == one.event) for one in found}

    articles = list(made_up())
    first = events(articles)
    for seed in range(5):
        assert events(random.Random(seed).sample(articles, len(articles))) == first  # noqa: S311 (no secret)


def test_no_article_and_one_article() -> None:
    assert cluster([]) == ()
    (one,) = cluster([Incomer(id="x", headline="", text="")])
    assert (one.event, one.score) == ("x", 0.99)
    assert one.reason.startswith("No other article")


def test_the_same_words_twice_are_one_event() -> None:
    a, b = cluster([Incomer(id=n, headline="Ferry hits pier", text=FOG) for n in "ab"])
    assert a.event == b.event == "a"
