"""How much of an article stands word for word in another, and whether that is a quote both print, background
carried over, or the narrative itself."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Reuse, ReusePart, ReuseSpan
from comparator.analysis.runs import Run, common_runs, shingle_table, words_of

LEAST = 8  # words; shorter runs are set phrases ("a spokesman for the foreign ministry said on Friday that")
_QUOTED = 0.6  # share of a run inside quote marks from which it is a quote
_LOW = 0.5  # of the paragraphs; below this place a passage can be background
_SAME_STORY = 3  # days after which carried-over words are background of a new event
_PAST = re.compile(r"\b(?:since|began|broke out|had|previously|earlier|in \d{4}|last (?:year|month))\b", re.I)


class _Text(NamedTuple):
    """An article's body as words."""

    article: int
    findings: ArticleFindings
    words: list[tuple[str, int, int]]
    keys: list[str]
    table: dict[tuple[str, ...], list[int]]


def find_reuse(articles: Sequence[ArticleFindings]) -> tuple[Reuse, ...]:
    """What each article shares word for word with one that came before it (with any other where a date is
    not known, from the later in the list to the earlier). `share` is of the words of its body."""
    texts = [_text(index, article) for index, article in enumerate(articles)]
    found = list[Reuse]()
    for later in texts:
        for earlier in texts:
            if later is not earlier and _comes_before(earlier, later):
                found += _between(later, earlier)
    return tuple(found)


def _text(index: int, article: ArticleFindings) -> _Text:
    body = article.document.parts.body or Span(0, len(article.document.text))
    words = [
        (word, start + body.start, end + body.start)
        for word, start, end in words_of(body.of(article.document.text))
    ]
    keys = [word for word, _, _ in words]
    return _Text(index, article, words, keys, shingle_table(keys, LEAST))


def _comes_before(a: _Text, b: _Text) -> bool:
    """By date; on the same day, or where one is unknown, by the order of the list."""
    one, two = a.findings.document.published, b.findings.document.published
    unknown = dt.date.min
    if one and two and one != two:
        return (one or unknown) < (two or unknown)
    return a.article < b.article


def _between(later: _Text, earlier: _Text) -> Iterator[Reuse]:
    if later.table.keys().isdisjoint(earlier.table.keys()):
        return
    spans: dict[ReusePart, list[tuple[Run, ReuseSpan]]] = {"quote": [], "background": [], "narrative": []}
    for run in common_runs(later.keys, earlier.keys, LEAST, earlier.table):
        span = _span(later, earlier, run)
        spans[_part(later, earlier, span)].append((run, span))
    for part, runs in spans.items():
        if runs:
            covered = sum(run.size for run, _ in runs)
            share = round(covered / max(1, len(later.words)), 4)
            yield Reuse(
                article=later.article,
                source=earlier.article,
                share=share,
                part=part,
                spans=tuple(span for _, span in runs),
            )


def _span(later: _Text, earlier: _Text, run: Run) -> ReuseSpan:
    return ReuseSpan(
        start=later.words[run.a][1],
        end=later.words[run.a + run.size - 1][2],
        source_start=earlier.words[run.b][1],
        source_end=earlier.words[run.b + run.size - 1][2],
    )


def _part(later: _Text, earlier: _Text, span: ReuseSpan) -> ReusePart:
    """A quote where either article has it in quote marks; background where it stands low and tells of what
    went before, or comes from the report of another day; else the narrative."""
    here, there = Span(span.start, span.end), Span(span.source_start, span.source_end)
    if _quoted(later.findings, here) >= _QUOTED or _quoted(earlier.findings, there) >= _QUOTED:
        return "quote"
    return "background" if _is_background(later, earlier, here) else "narrative"


def _quoted(article: ArticleFindings, span: Span) -> float:
    """How much of a span stands inside direct quotes."""
    inside = sum(span.overlap(Span(q.start, q.end)) for q in article.quotes if q.kind != "indirect")
    return inside / max(1, span.end - span.start)


def _is_background(later: _Text, earlier: _Text, span: Span) -> bool:
    document = later.findings.document
    number = document.paragraph_at(span.start)
    low = number is not None and number > _LOW * len(document.paragraphs)
    days = document.published, earlier.findings.document.published
    other_day = bool(days[0] and days[1] and (days[0] - days[1]).days > _SAME_STORY)
    paragraph = document.paragraphs[number - 1].of(document.text) if number else span.of(document.text)
    return other_day or (low and bool(_PAST.search(paragraph)))
