"""Quotes, speakers and names on made-up news of many styles; floors under what is reached."""

import functools

import pytest

from comparator.analysis.naming.sounds import like_word, same_word
from tests.analysis.newsroom.score import Tally, measure, read, total

# Shares that may not fall. The speakers' is of the direct quotes found; "given" is how many of the speakers
# that are told, with all indirect quotes, are right.
FLOORS = {
    "one": {
        "direct": 0.99,
        "speaker": 0.98,
        "given": 0.97,
        "indirect": 0.98,
        "people": 1.0,
        "people given": 1.0,
    },
    "two": {
        "direct": 0.99,
        "speaker": 0.92,
        "given": 0.93,
        "indirect": 0.95,
        "people": 1.0,
        "people given": 1.0,
    },
    "three": {
        "direct": 0.95,
        "speaker": 0.9,
        "given": 0.9,
        "indirect": 0.95,
        "people": 0.93,
        "people given": 1.0,
    },
    "four": {
        "direct": 0.97,
        "speaker": 0.95,
        "given": 0.95,
        "indirect": 0.9,
        "people": 1.0,
        "people given": 1.0,
    },
    "five": {
        "direct": 0.97,
        "speaker": 0.88,
        "given": 0.9,
        "indirect": 0.8,
        "people": 1.0,
        "people given": 1.0,
    },
    "six": {
        "direct": 0.98,
        "speaker": 0.97,
        "given": 0.96,
        "indirect": 0.95,
        "people": 1.0,
        "people given": 1.0,
    },
    "seven": {
        "direct": 0.98,
        "speaker": 0.97,
        "given": 0.96,
        "indirect": 0.9,
        "people": 1.0,
        "people given": 1.0,
    },
    "eight": {
        "direct": 0.97,
        "speaker": 0.9,
        "given": 0.9,
        "indirect": 0.85,
        "people": 0.95,
        "people given": 0.95,
    },
    "joined": {"joined": 1.0, "apart": 1.0, "one name a spelling": 1.0},
}


@functools.cache
def _whole(name: str) -> Tally:
    return total(measure(name))


@pytest.mark.parametrize(
    ("name", "what"), [(name, what) for name, floors in FLOORS.items() for what in floors]
)
def test_no_measure_falls_below_its_floor(name: str, what: str) -> None:
    assert _whole(name).share(what) >= FLOORS[name][what]


def test_marks_in_the_data_are_taken_out_and_give_the_quotes() -> None:
    text, wanted = read('((Ana|she said "[[Ana|never]]" twice)), Ana said.')
    assert text == 'she said "never" twice, Ana said.'
    assert [(text[w.start : w.end], w.direct) for w in wanted] == [
        ("never", True),
        ('she said "never" twice', False),
    ]


LIKE = [
    "Daoud Dawud",
    "Jamal Gamal",
    "Khalil Halil",
    "Qassemi Kasimi",
    "Nouri Noori",
    "Suvorov Suvoroff",
    "Djukic Đukić",
    "Zahrebelny Zagrebelny",
    "Park Pak",
    "Müller Mueller",
    "Youssef Yusuf",
    "Tantawi Tantaoui",
    "Tsipras Cipras",
]
UNLIKE = [
    "Hassan Hussein",
    "Omar Amir",
    "Jamal Jamil",
    "Maria Mario",
    "Petrov Petrenko",
    "Ivanov Ivanova",
    "Samir Samar",
    "Santos Sanders",
    "Martin Morton",
    "Costa Castro",
]


@pytest.mark.parametrize("pair", LIKE)
def test_two_houses_spell_one_word(pair: str) -> None:
    a, b = pair.split()
    assert like_word(a, b)
    assert like_word(b, a)


@pytest.mark.parametrize("pair", UNLIKE)
def test_words_that_look_alike_stay_apart(pair: str) -> None:
    a, b = pair.split()
    assert not like_word(a, b)
    assert not same_word(b, a)
