"""Texts made to hold up whoever reads them: pasted text is read while its owner waits, by the web server."""

import contextlib
import random
import time
from collections.abc import Callable

import pytest

from comparator.analysis.page_text import LIMIT, MOST_LINES, Unreadable, read_page

_PROSE = "The mayor of Port Ansel said on Tuesday that the council had counted every tent that it owned. "
LINES: dict[str, Callable[[int], str]] = {
    "openers of boxes": lambda n: "Related stories\n- Read more\n" * (n // 2),
    "boxes below prose": lambda n: f"{_PROSE * 2}\nRelated stories\nShort words that end it.\n" * (n // 3),
    "headlines": lambda n: "".join(f"Port Ansel lends tents number {i}\n" for i in range(n)),
    "one headline": lambda n: "Port Ansel lends tents to the island\n" * n,
    "credits": lambda n: _PROSE + "\n" + "(Reuters, AFP)\n" * (n - 1),
    "headings": lambda n: _PROSE + "\n" + "Why it matters\n" * (n - 1),
    "comments": lambda n: f"{_PROSE}\n" + "COMMENTS (1)\n\nOda Linn\n\n4 March 2019 12:30\n" * (n // 3 - 1),
    "pull quotes": lambda n: "He said that the ferry would leave today.\n" * n,
    "bylines": lambda n: "By Ina Moor\n" * n,
}


def seconds(raw: str) -> float:
    begun = time.process_time()
    with contextlib.suppress(Unreadable):
        read_page(raw)
    return time.process_time() - begun


@pytest.mark.parametrize("kind", LINES)
def test_twice_the_lines_take_hardly_more_than_twice_the_time(kind: str) -> None:
    made = LINES[kind]
    seconds(made(300))  # what is built once is built
    half = min(seconds(made(MOST_LINES // 8)) for _ in range(2))
    whole = min(seconds(made(MOST_LINES // 2)) for _ in range(2))
    assert whole < 10 * half + 0.2, "four times the lines: 16 times the time would be the square"


def test_random_marks_take_no_time() -> None:
    chosen = random.Random(4)  # noqa: S311 (nothing secret)
    raw = "".join(chosen.choice('ab \n."') for _ in range(60_000))
    assert seconds(raw) < 5


@pytest.mark.parametrize("line", ["a", "\u2028b", "x\r"])
def test_more_lines_than_any_page_has_are_refused_at_once(line: str) -> None:
    raw = f"{line}\n" * (LIMIT // 4)
    begun = time.process_time()
    with pytest.raises(Unreadable, match=r"lines; the limit is 20,000\. Paste one article alone\."):
        read_page(raw)
    assert time.process_time() - begun < 5


def test_blank_lines_are_no_lines() -> None:
    assert "tents" in read_page(f"Port Ansel lends tents\n\n{_PROSE * 3}\n" + "\n \n" * MOST_LINES).text
