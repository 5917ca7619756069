"""Paragraphs that come back word for word when the story goes on: the background that reports carry along."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.runs import Run, common_runs, shingle_table, words_of
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings

_LEAST = 12
"""Words of a run: shorter ones are set phrases, names and titles."""
_HALF = 0.5
"""So much of a paragraph must stand in the earlier article; or so many words as a short paragraph has."""
_LONG = 30
_MOST = 40


class Place(Record, frozen=True):
    """A run of words in an article."""

    event: int
    article: int
    """Their ids."""
    span: Span
    paragraph: int


class Carried(Record, frozen=True):
    """Words of an earlier event's article and where later ones print them again."""

    first: Place
    again: tuple[Place, ...]
    words: int
    """Of the longest run."""


class Text(NamedTuple):
    """An article of the story."""

    event: int
    place: int
    """Its event's place in the story."""
    article: int
    findings: ArticleFindings


class _Words(NamedTuple):
    text: Text
    keys: list[str]
    spans: list[Span]
    paragraphs: list[int]
    table: dict[tuple[str, ...], list[int]]


def carried_over(texts: Sequence[Text]) -> list[Carried]:
    """What articles carry over from an article of an earlier event, whoever printed it: the passages that
    most carry first. `texts` in the order of time."""
    every = [_words(text) for text in texts]
    found = defaultdict[tuple[int, int], list[tuple[Place, Place, int]]](list)
    for later in every:
        before = [e for e in every if _is_before(e.text, later.text)]
        for first, again, size in _from_earlier(later, before):
            found[first.article, first.paragraph].append((first, again, size))
    passages = [_carried(told) for told in found.values()]
    return sorted(passages, key=lambda c: (-len(c.again), -c.words, c.first.article, c.first.span))[:_MOST]


def _is_before(one: Text, other: Text) -> bool:
    return one.place < other.place and one.article != other.article


def _carried(told: Sequence[tuple[Place, Place, int]]) -> Carried:
    longest = max(told, key=lambda t: t[2])
    return Carried(first=longest[0], again=tuple(again for _, again, _ in told), words=longest[2])


def _words(text: Text) -> _Words:
    document = text.findings.document
    keys, spans, paragraphs = list[str](), list[Span](), list[int]()
    for number, paragraph in enumerate(document.paragraphs, start=1):
        for word, start, end in words_of(paragraph.of(document.text)):
            keys.append(word)
            spans.append(Span(paragraph.start + start, paragraph.start + end))
            paragraphs.append(number)
    return _Words(text, keys, spans, paragraphs, shingle_table(keys, _LEAST))


def _from_earlier(later: _Words, before: Sequence[_Words]) -> Iterator[tuple[Place, Place, int]]:
    """The best earlier place of each paragraph: the longest run; of equals, the earliest."""
    best = dict[int, tuple[int, _Words, Run]]()
    for earlier in before:
        if later.table.keys().isdisjoint(earlier.table.keys()):
            continue
        for run in common_runs(later.keys, earlier.keys, _LEAST, earlier.table):
            for piece in _in_paragraphs(run, later, earlier):
                number = later.paragraphs[piece.a]
                if _enough(piece, later) and piece.size > best.get(number, (0,))[0]:
                    best[number] = (piece.size, earlier, piece)
    for size, earlier, run in best.values():
        yield _place(earlier, run.b, size), _place(later, run.a, size), size


def _in_paragraphs(run: Run, later: _Words, earlier: _Words) -> Iterator[Run]:
    """A run cut where a paragraph ends in either article."""
    start = 0
    for at in range(1, run.size + 1):
        ends = at == run.size or (
            later.paragraphs[run.a + at] != later.paragraphs[run.a + start]
            or earlier.paragraphs[run.b + at] != earlier.paragraphs[run.b + start]
        )
        if ends:
            yield Run(run.a + start, run.b + start, at - start)
            start = at


def _enough(run: Run, later: _Words) -> bool:
    whole = later.paragraphs.count(later.paragraphs[run.a])
    return run.size >= _LEAST and (run.size >= _HALF * whole or run.size >= _LONG)


def _place(words: _Words, at: int, size: int) -> Place:
    return Place(
        event=words.text.event,
        article=words.text.article,
        span=Span(words.spans[at].start, words.spans[at + size - 1].end),
        paragraph=words.paragraphs[at],
    )
