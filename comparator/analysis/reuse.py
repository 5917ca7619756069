"""How much of an article stands word for word in another, and whether that is a quote both print, background
carried over, or the narrative itself."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.runs import Run, longest_run, shingles, table_of, words_of
from comparator.analysis.document import Document, Span
from comparator.analysis.findings import ArticleFindings, Reuse, ReusePart, ReuseSpan
from comparator.analysis.wording.places import at

LEAST = 7  # words; shorter runs are set phrases ("a spokesman for the foreign ministry said")
_LEAST_PLAIN = 0.5  # share of a run's words without a capital; a string of names and titles is no copying
_LOW = 0.5  # of the paragraphs; below this place a passage can be background
_SAME_STORY = 3  # days after which carried-over words are background of a new event
_PAST = re.compile(r"\b(?:since|began|broke out|had|previously|earlier|in \d{4}|last (?:year|month))\b", re.I)


class _Text(NamedTuple):
    """An article's body as words."""

    article: int
    findings: ArticleFindings
    words: list[tuple[str, int, int]]
    keys: list[str]
    quoted: list[bool]
    """Whether each word stands in quote marks …"""
    turns: list[int]
    """… and the next word of which that is not so, or is so again."""


_Having = dict[tuple[str, ...], list[tuple[int, list[int]]]]
"""Which texts have a few words in a row, and where."""


def find_reuse(articles: Sequence[ArticleFindings]) -> tuple[Reuse, ...]:
    """What each article shares word for word with one that came before it (with any other where a date is
    not known, from the later in the list to the earlier). `share` is of the words of its body."""
    texts = [_text(index, article) for index, article in enumerate(articles)]
    several = _in_several(texts)
    standing = [[(n, s) for n, s in shingles(text.keys, LEAST) if s in several] for text in texts]
    having: _Having = {}
    for text, here in zip(texts, standing, strict=True):
        for shingle, places in table_of(here).items():
            having.setdefault(shingle, []).append((text.article, places))
    found = list[Reuse]()
    for later, here in zip(texts, standing, strict=True):
        for other, runs in sorted(_runs(later, here, having, texts).items()):
            found += _by_part(later, texts[other], runs)
    return tuple(found)


def _in_several(texts: Iterable[_Text]) -> set[tuple[str, ...]]:
    """The few words in a row that more than one text has: few of all, and all others are left alone."""
    one, several = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for text in texts:
        own = {shingle for _, shingle in shingles(text.keys, LEAST)}
        several |= own & one
        one |= own
    return several


def _runs(
    later: _Text, standing: Iterable[tuple[int, tuple[str, ...]]], having: _Having, texts: Sequence[_Text]
) -> dict[int, list[Run]]:
    """{article before this one: the runs of words that both have, as `common_runs` finds them}. `standing` is
    what of its words others have, and where."""
    found: dict[int, list[Run]] = {}
    earlier = (text is not later and _comes_before(text, later) for text in texts)
    free = [0 if before else len(later.keys) for before in earlier]
    """For each article the first word behind the runs that are found."""
    for place, shingle in standing:
        for other, starts in having[shingle]:
            if place >= free[other]:
                run = longest_run(later.keys, texts[other].keys, place, starts)
                found.setdefault(other, []).append(run)
                free[other] = place + run.size
    return found


def _text(index: int, article: ArticleFindings) -> _Text:
    body = article.document.parts.body or Span(0, len(article.document.text))
    words = [
        (word, start + body.start, end + body.start)
        for word, start, end in words_of(body.of(article.document.text))
    ]
    keys = [word for word, _, _ in words]
    marked = bytearray(len(article.document.text))
    for quote in article.quotes:
        if quote.kind != "indirect":
            marked[quote.start : quote.end] = bytes([True]) * (quote.end - quote.start)
    quoted = [bool(marked[start]) for _, start, _ in words]
    return _Text(index, article, words, keys, quoted, _turns(quoted))


def _turns(values: Sequence[bool]) -> list[int]:
    """For each value the place of the next one that is another, or the end."""
    lengths = (len(list(run)) for _, run in itertools.groupby(values))
    ends = itertools.accumulate(lengths)
    return [end for begin, end in itertools.pairwise([0, *ends]) for _ in range(begin, end)]


def _comes_before(a: _Text, b: _Text) -> bool:
    """By date; on the same day, or where one is unknown, by the order of the list."""
    one, two = a.findings.document.published, b.findings.document.published
    unknown = dt.date.min
    if one and two and one != two:
        return (one or unknown) < (two or unknown)
    return a.article < b.article


def _by_part(later: _Text, earlier: _Text, found: Sequence[Run]) -> Iterator[Reuse]:
    parts: dict[ReusePart, list[Run]] = {"quote": [], "background": [], "narrative": []}
    for run in found:
        for piece in _pieces(later, earlier, run):
            part = _part(later, earlier, piece)
            if part:
                parts[part].append(piece)
    for part, runs in parts.items():
        if runs:
            share = sum(run.size for run in runs) / max(1, len(later.words))
            spans = tuple(_span(later, earlier, run) for run in runs)
            yield Reuse(
                article=later.article, source=earlier.article, share=round(share, 4), part=part, spans=spans
            )


def _pieces(later: _Text, earlier: _Text, run: Run) -> Iterator[Run]:
    """A run cut where quote marks begin or end in either article."""
    if min(later.turns[run.a] - run.a, earlier.turns[run.b] - run.b) >= run.size:
        yield run
        return
    place = 0
    while place < run.size:
        start, marked = place, _is_quoted(later, earlier, run, place)
        while place < run.size and _is_quoted(later, earlier, run, place) == marked:
            place = min(later.turns[run.a + place] - run.a, earlier.turns[run.b + place] - run.b)
        place = min(place, run.size)
        yield Run(run.a + start, run.b + start, place - start)


def _is_quoted(later: _Text, earlier: _Text, run: Run, place: int) -> bool:
    return later.quoted[run.a + place] or earlier.quoted[run.b + place]


def _span(later: _Text, earlier: _Text, run: Run) -> ReuseSpan:
    return ReuseSpan(
        start=later.words[run.a][1],
        end=later.words[run.a + run.size - 1][2],
        source_start=earlier.words[run.b][1],
        source_end=earlier.words[run.b + run.size - 1][2],
    )


def _part(later: _Text, earlier: _Text, run: Run) -> ReusePart | None:
    """A quote where either article has it in quote marks; background where it stands low and tells of what
    went before, or comes from the report of another day; else the narrative. None for what proves nothing:
    a few words, a string of names."""
    if _is_quoted(later, earlier, run, 0):
        return "quote"
    span = Span(later.words[run.a][1], later.words[run.a + run.size - 1][2])
    if run.size < LEAST or not at(later.findings).read("plain", span, _plain):
        return None
    return "background" if _is_background(later, earlier, span) else "narrative"


def _plain(article: ArticleFindings, span: Span) -> bool:
    """Whether most words of a stretch have no capital."""
    words = span.of(article.document.text).split()
    return sum(word[0].islower() for word in words) > _LEAST_PLAIN * len(words)


def _is_background(later: _Text, earlier: _Text, span: Span) -> bool:
    document = later.findings.document
    number = document.paragraph_at(span.start)
    low = number is not None and number > _LOW * len(document.paragraphs)
    days = document.published, earlier.findings.document.published
    other_day = bool(days[0] and days[1] and (days[0] - days[1]).days > _SAME_STORY)
    return other_day or (low and at(later.findings).read("past", _paragraph(document, number, span), _past))


def _paragraph(document: Document, number: int | None, otherwise: Span) -> Span:
    return document.paragraphs[number - 1] if number else otherwise


def _past(article: ArticleFindings, span: Span) -> bool:
    """Whether a stretch tells of what went before."""
    return bool(_PAST.search(span.of(article.document.text)))
