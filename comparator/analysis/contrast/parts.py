"""Numbers that are told to be a part of others or all of them, of two kinds of things together, numbers that
tell a change, and lengths of time that tell when."""

import functools
import itertools
import re

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.likeness import content, is_function_word, stem
from comparator.analysis.wording.places import at, once
from comparator.analysis.wordlists import any_of, table

_LEADING = re.compile(r"\b(from|by|to)\s+(?:an?\s+|another\s+)?$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom|them|these|those)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
_OF = re.compile(r"\s*of\s+(?:(?:the|its|their|all|these|those)\s+)*", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every\s+one)\s+(?:of\s+)?(?:(?:the|its|their|these|those)\s+)?$", re.IGNORECASE)
_BOTH = re.compile(r"\b([^\W\d]+) and ([^\W\d]+)\b")
_AND = re.compile(r"\s+and\s+([a-z]{2,}s|men|women|children|people|police)\b")
_IN = re.compile(r"\bin\s+(?:the\s+(?:next|coming)\s+)?$", re.IGNORECASE)
_FROM_DAY = re.compile(r"\s+(?:later|earlier|after|before|from\s+now)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,;:.!?“”\"()—–]+")
_LEAD = 20  # characters before a number in which those words stand …
_WHOLE = 80  # … and in which the number stands that it is a part of


def led_by(text: str, figure: Figure) -> str:
    """The word of change that a figure of a text stands behind: "from", "by" or "to"; else empty. "By 65
    members" may tell who did it."""
    found = _LEADING.search(text, max(0, figure.start - _LEAD), figure.start)
    word = found[1].casefold() if found else ""
    return "" if word == "by" and figure.kind == "count" else word


def part_of_some(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """Of a number that is a part of one before it ("four of which exploded") the stems of what is told of it;
    nothing of any other."""
    text = article.document.text
    behind = _OF_THEM.match(text, figure.end)
    if not (behind or _OF_WHICH.search(text, max(0, figure.start - _LEAD), figure.start)):
        return frozenset()
    before = at(article).figures(Span(max(0, figure.start - _WHOLE), figure.start))
    told = _CLAUSE.match(text, behind.end() if behind else figure.end)
    return content(told[0]) if told and any(f.kind == "count" for f in before) else frozenset()


def joined_with(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """The stems of two nouns that a number counts together ("37 companies and charities"); none of any other
    number, and where the second noun begins a clause of its own."""
    told = _BOTH.search(figure.counted or "")
    if told:
        return frozenset(stem(noun) for noun in told.groups())
    found = _AND.match(article.document.text, figure.end) if figure.kind == "count" else None
    first = (figure.counted or figure.unit or "").split()
    if not found or not first or is_function_word(found[1]):
        return frozenset()
    begins = any(s.start == found.start(1) for s in at(article).statements(Span(*found.span(1))))
    return frozenset() if begins else frozenset({stem(first[-1]), stem(found[1])})


@once
def rests_of(article: ArticleFindings, span: Span) -> set[float]:
    """What is left where a stretch tells a part and all: 7 of "11 of the 18 lanes"."""
    told = [(few, number) for few, number in itertools.pairwise(_counts(article, span))]
    text = article.document.text
    return {
        whole - few
        for (few, part), (whole, all_) in told
        if few < whole and _OF.fullmatch(text, part.end, all_.start)
    }


@once
def parts_of(article: ArticleFindings, span: Span) -> dict[float, Span]:
    """{number of all: where the part and that stand} for what a stretch tells as "198 of the 214 boats"."""
    text = article.document.text
    return {
        number: Span(part.start, whole.end)
        for (few, part), (number, whole) in itertools.pairwise(_counts(article, span))
        if few < number and _OF.fullmatch(text, part.end, whole.start)
    }


@once
def all_of(article: ArticleFindings, span: Span) -> dict[float, Span]:
    """{number: where it stands} for what a stretch tells as "all 214 prisoners", "all of the 214"."""
    found = ((n, f, _before(_ALL, article.document.text, f)) for n, f in _counts(article, span))
    parted = parts_of(article, span)
    return {n: Span(said.start(), figure.end) for n, figure, said in found if said and n not in parted}


def _counts(article: ArticleFindings, span: Span) -> list[tuple[float, Figure]]:
    counts = (f for f in at(article).figures(span) if f.kind == "count")
    return [(float(f.value), f) for f in counts if isinstance(f.value, int | float)]


def tells_when(article: ArticleFindings, figure: Figure) -> bool:
    """Whether a length of time may tell how long before or after something is: "in two days", "two days
    later"; not where it is that of something ("two days of talks")."""
    text = article.document.text
    if figure.kind != "duration" or figure.counted:
        return False
    return bool(
        figure.qualifier == "within" or _before(_IN, text, figure) or _FROM_DAY.match(text, figure.end)
    )


def on_two_sides(one: tuple[ArticleFindings, Figure], two: tuple[ArticleFindings, Figure]) -> bool:
    """Whether one length of time is told to be before something, the other after it: by the next word."""
    told = [_before_or_after().match(article.document.text, f.end) for article, f in (one, two)]
    return all(told) and len({m["what"] for m in told if m}) == 1 < len(
        {bool(m["before"]) for m in told if m}
    )


@functools.cache
def _before_or_after() -> re.Pattern[str]:
    sides = (rf"(?P<{side}>{any_of(listed)})" for side, listed in table("opposites")["times"].items())
    return re.compile(
        rf"\s+(?:{'|'.join(sides)})\s+(?:(?:the|an?|his|her|its|their|Mr|Mrs|Ms)\s+)*(?P<what>\w+)"
    )


def _before(words: re.Pattern[str], text: str, figure: Figure) -> re.Match[str] | None:
    return words.search(text, max(0, figure.start - _LEAD), figure.start)
