"""Numbers in running text, digits or words: "1,200", "two dozen", "half a million", "tens of thousands"."""

import functools
import re
from typing import Any, NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.wordlists import keys_by_word, table

BESIDE = 60  # characters beside a number or a date in which is looked for what goes with it
_TOKEN = re.compile(
    r"(?<![\w.])\.\d+(?![.\d])"
    r"|(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,]|-[a-z])|\d+)(?:\.\d+)?"
    r"|[^\W\d_]+|\S"
)
_DASHES = frozenset("-–—‐‑")
_HYPHENS = frozenset("-‐‑–")
_SIGNS = frozenset("$£€¥₹₽₩₪₴₺")
_GLUED = frozenset("-‐‑_@/\\#&'’+×")  # right before a digit: F-16, 24/7, #3, 4×4


class Numeral(NamedTuple):
    """A number as it stands: `value` is None for a range, and the words themselves for a vague count."""

    span: Span
    value: float | str | None
    low: float | None = None
    high: float | None = None
    digits: bool = False
    share: bool = False
    """A part of one: "two thirds", "one in five"."""
    ordinal: bool = False


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    raw: str

    @property
    def digit(self) -> bool:
        return self.word[-1].isdecimal()


class _Read(NamedTuple):
    """A value and the index after its last token."""

    value: float
    after: int


def _tables() -> dict[str, Any]:
    return table("numerals")


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of a text, in order and apart. Dates, names and identifiers are not told from counts here,
    but digits that are glued to letters ("G20", "F-16") are left out."""
    tokens = [_Token(m[0].lower(), m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
    found, at = list[Numeral](), 0
    while at < len(tokens):
        hit = _at(text, tokens, at)
        if hit:
            found.append(hit[0])
        at = hit[1] if hit else at + 1
    return tuple(found)


def parse_number(text: str) -> float | str | None:
    """The value of a text that is one number and nothing else; None where it is not."""
    found = find_numerals(text.strip())
    whole = len(found) == 1 and found[0].span == (0, len(text.strip()))
    return found[0].value if whole else None


def _at(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """The number that begins at a token, with the index after it."""
    if _glued(text, tokens[at]):
        return None
    for read in (_one_in, _fraction, _vague, _range, _ordinal, _plain):
        hit = read(text, tokens, at)
        if hit:
            return hit
    return None


_NO_ONE = re.compile(r"\bno[-‐‑]$", re.I)
_MOTHER_OF = re.compile(r"\b[a-z]+-of-$", re.I)  # "mother-of-12"


def _glued(text: str, token: _Token) -> bool:
    """Whether a token is but the tail of something longer ("F-16", "3.2.1", "a/19")."""
    before = text[token.start - 1] if token.start else " "
    if token.digit:
        further = text[token.start - 2] if token.start > 1 else " "
        if _MOTHER_OF.search(text, max(0, token.start - 20), token.start):
            return False
        return before.isalnum() or (before in _GLUED | {".", ",", ":"} and further.isalnum())
    return (
        before.isalnum()
        or before in "'’_@"
        or bool(_NO_ONE.search(text, max(0, token.start - 3), token.start))
    )


def _numeral(
    tokens: list[_Token], at: int, after: int, value: float | str | None, **more: Any
) -> tuple[Numeral, int]:
    span = Span(tokens[at].start, tokens[after - 1].end)
    return Numeral(span, value, digits=tokens[at].digit, **more), after


def _plain(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    read = _cardinal(text, tokens, at)
    if read and not _trailing_letters(text, tokens, read.after):
        return _numeral(tokens, at, read.after, read.value)
    multiple = _tables()["multiples"].get(tokens[at].word)
    return _numeral(tokens, at, at + 1, float(multiple)) if multiple else None


def _trailing_letters(text: str, tokens: list[_Token], after: int) -> bool:
    """Whether letters or a slash are glued to the number's end ("5G", "2nd", "24/7"), but those of a unit
    ("32km")."""
    end = tokens[after - 1].end
    if not tokens[after - 1].digit or end >= len(text) or not (text[end].isalpha() or text[end] in "/×"):
        return False
    letters = _LETTERS.match(text, end)
    return letters is None or letters[0].lower() not in _glued_units()


_LETTERS = re.compile(r"[A-Za-z]{2,}(?:/[A-Za-z]+)?(?![\w/])")


@functools.cache
def _glued_units() -> frozenset[str]:
    """Units of measure that newspapers write close to the number."""
    return frozenset(keys_by_word(table("units")["measures"]))


def _range(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """ "10-20", "10 to 20", "between 10 and 20", "five or six"; "2-3 million" lends its million."""
    first = _cardinal(text, tokens, at)
    if not first or first.after + 1 >= len(tokens):
        return None
    hung = _hung(tokens, first.after)  # "24- to 30-foot"
    joint = tokens[first.after + hung].word
    before = [t.word for t in tokens[max(0, at - 2) : at] if t.word not in _SIGNS]
    between = before[-1:] == ["between"]
    if joint not in _DASHES | {"to", "or"} and not (between and joint == "and"):
        return None
    start = first.after + hung + 1
    start += start < len(tokens) and tokens[start].raw in _SIGNS
    second = _cardinal(text, tokens, start) if start < len(tokens) else None
    if not second or _trailing_letters(text, tokens, second.after):
        return None
    low, high = _lend(tokens, first, second)
    if low >= high:  # "5-4": a result, no range; left to who knows the noun
        return None
    return _numeral(tokens, at, second.after, None, low=low, high=high)


def _hung(tokens: list[_Token], after: int) -> int:
    """1 where a hyphen hangs between a number and "to" or "or", else 0."""
    words = [t.word for t in tokens[after : after + 2]]
    return int(len(words) > 1 and words[0] in _HYPHENS and words[1] in ("to", "or"))


def _lend(tokens: list[_Token], first: _Read, second: _Read) -> tuple[float, float]:
    scale = _tables()["scales"].get(tokens[second.after - 1].word, 1)
    alone = tokens[first.after - 1].word not in _tables()["scales"]
    low = first.value * scale if alone and first.value < second.value / scale else first.value
    return low, second.value


def _cardinal(text: str, tokens: list[_Token], at: int) -> _Read | None:
    """The longest number in digits or words that begins at a token."""
    head = _half(tokens, at) or (_digits(text, tokens, at) if tokens[at].digit else _words(text, tokens, at))
    return _and_a_half(tokens, head) if head else None


def _half(tokens: list[_Token], at: int) -> _Read | None:
    """ "half a million", "half a dozen", "a quarter of a million"."""
    words = [t.word for t in tokens[at : at + 5]]
    scales = _tables()["scales"]
    if len(words) > 2 and words[0] == "half" and words[1] in ("a", "an", "-") and words[2] in scales:
        return _Read(scales[words[2]] / 2, at + 3)
    if len(words) > 4 and words[:4] == ["a", "quarter", "of", "a"] and words[4] in scales:
        return _Read(scales[words[4]] / 4, at + 5)
    return None


def _digits(text: str, tokens: list[_Token], at: int) -> _Read:
    value, after = float(re.sub(r"[,\s]", "", tokens[at].word)), at + 1
    if after < len(tokens) and tokens[after].start <= tokens[at].end + 1:
        short = _tables()["short_scales"].get(tokens[after].word)
        glued = tokens[after].start == tokens[at].end
        if short and (glued or len(tokens[after].word) > 1):
            return _Read(value * short, after + 1)
    return _scaled(tokens, _Read(value, after))


def _scaled(tokens: list[_Token], read: _Read) -> _Read:
    """A number with the multipliers after it ("3.5 million", "2 dozen", "6-million")."""
    value, after = read
    while after < len(tokens):
        step = after + (tokens[after].word in _HYPHENS)
        scale = _tables()["scales"].get(tokens[step].word) if step < len(tokens) else None
        if not scale:
            break
        value, after = value * scale, step + 1
    return _Read(value, after)


def _words(text: str, tokens: list[_Token], at: int) -> _Read | None:
    """A number in words, from the left: groups below a thousand, each with its multiplier."""
    numbers, total, group, last, step = _tables(), 0.0, 0.0, "", at
    if tokens[at].word in ("a", "an"):
        group, last, step = 1.0, "article", at + 1
        if step >= len(tokens) or tokens[step].word not in numbers["scales"]:
            return None
    elif _kind(tokens[at].word) not in ("units", "teens", "tens"):
        return None
    after = at
    while step < len(tokens):
        word = tokens[step].word
        kind = _kind(word)
        if word in _HYPHENS | {"and"} and _goes_on(tokens, step, last):
            step += 1
            continue
        if not _fits(kind, last, group):
            break
        if kind == "scales" and word not in ("hundred", "dozen"):
            total, group = total + group * numbers["scales"][word], 0.0
        elif kind == "scales":
            group *= numbers["scales"][word]
        else:
            group += numbers[kind][word]
        last, step, after = ("hundred" if word == "hundred" else kind), step + 1, step + 1
    return _Read(total + group, after) if after > at else None


def _kind(word: str) -> str:
    return next((k for k in ("units", "teens", "tens", "scales") if word in _tables()[k]), "")


def _goes_on(tokens: list[_Token], step: int, last: str) -> bool:
    """Whether a hyphen or "and" leads on inside a number ("twenty-one", "two hundred and six")."""
    if step + 1 >= len(tokens):
        return False
    following = _kind(tokens[step + 1].word)
    if tokens[step].word == "and":
        return last in ("hundred", "scales") and following in ("units", "teens", "tens")
    return (last == "tens" and following == "units") or (bool(last) and following == "scales")


def _fits(kind: str, last: str, group: float) -> bool:
    """Whether a number word may stand after the one before it."""
    if kind == "units":
        return last in ("", "tens", "hundred", "scales")
    if kind in ("teens", "tens"):
        return last in ("", "hundred", "scales")
    return kind == "scales" and (group > 0)


def _and_a_half(tokens: list[_Token], read: _Read) -> _Read:
    """ "three and a half", "two and a half million", "one and a quarter"; "2 1/2", "2-1/2", "2½"."""
    if mixed := _mixed(tokens, read):
        return _scaled(tokens, mixed)
    words = [t.word for t in tokens[read.after : read.after + 3]]
    part = {"half": 0.5, "quarter": 0.25}.get(words[2]) if len(words) > 2 else None
    if part and words[:2] == ["and", "a"]:
        scale = _tables()["scales"].get(tokens[read.after - 1].word, 1)  # "a million and a half"
        return _scaled(tokens, _Read(read.value + part * scale, read.after + 3))
    return read


def _mixed(tokens: list[_Token], read: _Read) -> _Read | None:
    """A whole number in digits with the fraction behind it."""
    last, rest = tokens[read.after - 1], tokens[read.after : read.after + 4]
    if not last.digit or not rest or rest[0].start > last.end + 1:
        return None
    part = _tables()["parts"].get(rest[0].raw)
    if part:
        return _Read(read.value + part, read.after + 1)
    hung = rest[0].raw in _HYPHENS and rest[0].start == last.end
    over = rest[hung : hung + 3]
    words = "".join(t.word for t in over)
    close = len(over) > 1 and over[-1].end - over[0].start == len(words)
    part = _tables()["parts"].get(words) if close else None
    return _Read(read.value + part, read.after + hung + 3) if part else None


def _fraction(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """A share: "a third of", "two thirds", "one-third", "half of", "half the"."""
    numbers, words = _tables(), [t.word for t in tokens[at : at + 4]]
    if (
        words[0] == "half"
        and len(words) > 1
        and (words[1] in ("of", "the", "its", "their", "his", "her", "all") or _half_of_all(words))
        and not (at and tokens[at - 1].word in numbers["halves"]["told"])
    ):
        return _numeral(tokens, at, at + 1, 0.5, share=True)
    top = {"a": 1, **numbers["units"]}.get(words[0])
    here = 2 if len(words) > 2 and words[1] in _HYPHENS else 1
    bottom = numbers["fractions"].get(words[here]) if top and len(words) > here else None
    if not top or not bottom:
        return None
    following = words[here + 1] if len(words) > here + 1 else ""
    sure = following == "of" and words[here + 1 : here + 3] != ["of", "a"]
    if not (
        sure or words[here].endswith("s") or here == 2 or (words[0] == "one" and words[here] != "second")
    ):
        return None
    if top > 1 and not words[here].endswith(("s", "half")):
        return None
    return _numeral(tokens, at, at + here + 1, top / bottom, share=True)


def _half_of_all(words: list[str]) -> bool:
    """ "half are members", "half were women"."""
    return words[1] in _tables()["halves"]["verbs"]


def _one_in(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """ "one in five", "two out of three"."""
    first = _cardinal(text, tokens, at)
    if not first or tokens[at].word in ("a", "an"):
        return None
    step = first.after
    joint = [t.word for t in tokens[step : step + 2]]
    skip = 1 if joint[:1] == ["in"] else 2 if joint == ["out", "of"] else 0
    if not skip or step + skip >= len(tokens):
        return None
    second = _cardinal(text, tokens, step + skip)
    # A year after "in" is a date, and "one in ten" is told in words or both in digits.
    if not second or second.value <= first.value or second.value > 100 or first.value > 20:
        return None
    if tokens[at].digit != tokens[step + skip].digit or (skip == 1 and first.value > 9):
        return None
    return _numeral(tokens, at, second.after, first.value / second.value, share=True)


def _vague(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """ "dozens", "tens of thousands", "several", "a few hundred": the value is the words."""
    vague, step = _tables()["vague"], at
    if tokens[at].word in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].word in vague["small"]:
        step = at + 1
    if tokens[step].word in vague["small"]:
        after = step + 1
        while after < len(tokens) and tokens[after].word in (*_tables()["scales"], "of"):
            after += 1
        after -= tokens[after - 1].word == "of"
    elif tokens[step].word in vague["plurals"]:
        after = step + 1
        while [t.word for t in tokens[after : after + 1]] == ["of"] and _plural(tokens, after + 1):
            after += 2
    else:
        return None
    word = re.sub(r"\s+", " ", text[tokens[step].start : tokens[after - 1].end].lower())
    return _numeral(tokens, at, after, word)


def _plural(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].word in _tables()["vague"]["plurals"]


def _ordinal(text: str, tokens: list[_Token], at: int) -> tuple[Numeral, int] | None:
    """ "third", "5th", "twenty-first": never "first" alone, which counts nothing."""
    numbers, token = _tables(), tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        token.digit
        and following
        and following.start == token.end
        and following.word in ("st", "nd", "rd", "th")
    ):
        return _numeral(tokens, at, at + 2, float(token.word.replace(",", "")), ordinal=True)
    if token.word in numbers["ordinals"]:
        return _numeral(tokens, at, at + 1, float(numbers["ordinals"][token.word]), ordinal=True)
    words = [t.word for t in tokens[at : at + 3]]
    if len(words) == 3 and words[0] in numbers["tens"] and words[1] in _HYPHENS:
        low = {"first": 1, **numbers["ordinals"]}.get(words[2])
        if low and low < 10:
            return _numeral(tokens, at, at + 3, float(numbers["tens"][words[0]] + low), ordinal=True)
    return None
