"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.numbers.numerals import find_numerals, parse_number

SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
ONES = SMALL + TEENS
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A whole number below a billion as British English says it."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // scale)} {name}{joint + in_words(rest) if rest else ''}"
    if number >= 100:
        return f"{ONES[number // 100]} hundred{' and ' + in_words(number % 100) if number % 100 else ''}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_said_in_words_is_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_with_or_without_commas_is_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == number
    assert parse_number(str(number)) == number


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_numbers_of_any_text_lie_inside_it_in_order_and_apart(text: str) -> None:
    end = 0
    for number in find_numerals(text):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end


@given(
    st.lists(
        st.sampled_from([*ONES, *TENS[2:], "hundred", "million", "and", "a", "half", "-", "of", "3"]),
        max_size=8,
    )
)
def test_any_row_of_number_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    assert all(n.span.of(text).strip() == n.span.of(text) for n in find_numerals(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", 12),
        ("two dozen", 24),
        ("1.2 million", 1_200_000),
        ("3.5 bn", 3_500_000_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("a million and a half", 1_500_000),
        ("three and a half", 3.5),
        ("2 1/2", 2.5),
        ("2-1/2", 2.5),
        ("2½", 2.5),
        ("12 3/4", 12.75),
        ("2 1/2 million", 2_500_000),
        ("1 200", 1200),
        ("twenty-one", 21),
        ("twelve hundred", 1200),
        ("one in five", 0.2),
        ("three-quarters", 0.75),
        ("twice", 2),
        ("21st", 21),
        ("tens of thousands", "tens of thousands"),
        ("several hundred", "several hundred"),
    ],
)
def test_named_numbers(text: str, value: float | str) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-20", 10, 20),
        ("10 to 20", 10, 20),
        ("between 10 and 20", 10, 20),
        ("five or six", 5, 6),
        ("2-3 million", 2_000_000, 3_000_000),
        ("$10-20 million", 10_000_000, 20_000_000),
    ],
)
def test_ranges_have_two_ends_and_no_value(text: str, low: float, high: float) -> None:
    (number,) = find_numerals(text)
    assert (number.value, number.low, number.high) == (None, low, high)


@pytest.mark.parametrize(
    "text", ["F-16", "G20", "24/7", "5G", "Covid-19", "v1.2.3", "the first of them", "someone"]
)
def test_digits_and_words_that_are_no_numbers(text: str) -> None:
    assert not [n for n in find_numerals(text) if n.digits or n.value == 1]


@pytest.mark.parametrize("text", ["on duty 24/7", "page 2, 1/2 empty", "2 1/19 odd", "lost 2, 3/4 won"])
def test_a_fraction_that_stands_apart_belongs_to_no_number(text: str) -> None:
    assert 2.5 not in [n.value for n in find_numerals(text)]
    assert all(n.value in (2, 19) for n in find_numerals(text))


@pytest.mark.parametrize("text", ["0-", "He had 2-", "Room 4 - 1/", "5–"])
def test_a_number_before_a_mark_at_the_end_of_a_text_is_read(text: str) -> None:
    assert next(n.span.of(text) for n in find_numerals(text)).isdigit()
