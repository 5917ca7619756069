"""Scales, ticks and marks of the pictures."""

import datetime as dt

import pytest

from comparator.web.svg import (
    Scale,
    apart,
    circle,
    day_scale,
    day_ticks,
    mark,
    number_scale,
    number_ticks,
    path,
    round_step,
    short,
)


def test_a_scale_is_straight_and_may_run_upwards() -> None:
    scale = Scale(low=0, high=100, start=200, end=0)
    assert (scale.at(0), scale.at(25), scale.at(100)) == (200, 150, 0)


def test_a_scale_of_one_value_puts_it_in_the_middle() -> None:
    assert Scale(low=7, high=7, start=0, end=10).at(7) == 5


@pytest.mark.parametrize(
    ("width", "step"), [(1, 0.2), (5, 1), (7, 2), (100, 20), (45_000, 10_000), (0.9, 0.2)]
)
def test_steps_are_round(width: float, step: float) -> None:
    assert round_step(width) == pytest.approx(step)


def test_numbers_start_at_zero_and_end_round() -> None:
    scale = number_scale([300, 450], 100, 0)
    assert (scale.low, scale.high) == (0, 500)
    assert [t.words for t in number_ticks(scale)] == ["0", "100", "200", "300", "400", "500"]
    assert number_ticks(scale)[0].at == 100


def test_equal_values_and_none_but_zero_still_have_a_scale() -> None:
    assert number_scale([0, 0], 100, 0).high > 0 or number_scale([0, 0], 100, 0).at(0) == 50
    assert number_scale([-5, 5], 0, 10).low <= -5


@pytest.mark.parametrize(
    ("value", "words"), [(1200, "1,200"), (2.5, "2.5"), (1_200_000, "1.2 m"), (3e9, "3 bn"), (0, "0")]
)
def test_numbers_are_short(value: float, words: str) -> None:
    assert short(value) == words


def test_days_are_named_from_the_first_to_the_last() -> None:
    days = [dt.date(2012, 12, 29), dt.date(2013, 2, 2)]
    ticks = day_ticks(day_scale(days, 0, 350))
    assert ticks[0].words == "29 Dec 2012"
    assert ticks[-1].words == "2 Feb"
    assert [t for t in ticks if "2013" in t.words] != []
    assert len(ticks) <= 7


def test_a_single_day_is_one_tick() -> None:
    ticks = day_ticks(day_scale([dt.date(2021, 3, 4)], 0, 100))
    assert [(t.at, t.words) for t in ticks] == [(50, "4 Mar 2021")]


def test_ticks_of_many_years_stay_few() -> None:
    assert len(day_ticks(day_scale([dt.date(1990, 1, 1), dt.date(2021, 1, 1)], 0, 100))) <= 7


def test_lines_and_marks_are_paths() -> None:
    assert path([(0, 1), (2.5, 3)]) == "M0 1L2.5 3"
    assert path([]) == ""
    assert circle(10, 10, 2).startswith("M8 10a")
    assert len({mark(kind, 5, 5) for kind in range(9)}) == 9
    assert mark(9, 5, 5) == mark(0, 5, 5)


def test_labels_that_would_overlap_are_moved_apart() -> None:
    assert apart([10, 11, 40], 12) == [10, 22, 40]
    assert apart([30, 10], 12) == [30, 10]
