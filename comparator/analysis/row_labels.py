"""What rows are called: the words of a cell that set its row apart from the others."""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Cell, Point, Verdict
from comparator.analysis.wording.likeness import content, shared_content, stem
from comparator.analysis.wording.places import at

LABEL_WORDS = 12
_LEAST = 4  # words that a label has at least which starts within its cell
_GRAVE: frozenset[Verdict] = frozenset({"conflict", "different dates"})
_TIE = re.compile(r"(?:and|but|or|[^\w“\"'‘(\[$£€]+),?", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_RELATIVE = frozenset({"who", "which", "that"})
_CLAUSE = re.compile(r"[,;:–—]\s+|\s(?=(?:and|but|which|who|where|when|while|after|before|because|that)\s)")
_PHRASE = re.compile(r"\s(?=(?:to|for|in|on|at|by|from|with|during)\s)")


def label_of(text: str, span: Span) -> str:
    """What a row is called: the first words of a span, as they stand, on one line, without the "and" or "but"
    that tied them to words before."""
    words = list(itertools.islice(_WORD.finditer(text, span.start, span.end), LABEL_WORDS + 2))
    while len(words) > _LEAST and _TIE.fullmatch(words[0][0]):
        del words[0]
    words = words[:LABEL_WORDS]
    line = text[words[0].start() : words[-1].end()] if words else span.of(text)
    return line.split("\n")[0].rstrip(",;:–—- ")


def name_of(article: ArticleFindings, span: Span) -> str:
    """What a row is called after a cell: its first words; of a clause that only goes on with what is told of
    somebody or something named right before it, with that name ("the ferry, which had 18 sailors"); of a few
    words of a short sentence, with what stands before them there ("the envoy came but left at once")."""
    start = _antecedent(article, span)
    if start == span.start and len(span.of(article.document.text).split()) <= _LEAST:
        start = _short_sentence(article, span)
    return label_of(article.document.text, Span(start, span.end))


def _short_sentence(article: ArticleFindings, span: Span) -> int:
    """Where the sentence of a clause in an outlet's own words begins, if a label holds it up to the clause's
    end; else where the clause begins."""
    told = next(iter(at(article).statements(span)), None)
    if told is None or told.voice != "own" or not told.sentence.holds(span):
        return span.start
    upto = Span(told.sentence.start, span.end).of(article.document.text)
    return told.sentence.start if len(upto.split()) <= LABEL_WORDS else span.start


def _antecedent(article: ArticleFindings, span: Span) -> int:
    """Where what a clause tells of begins, if it has no subject of its own and that stands right before it;
    else where the clause begins."""
    text = article.document.text
    told = next((s for s in at(article).statements(span) if s.start == span.start), None)
    first = [stem(word) for word in span.of(text).split()[:2]]
    if not (told and told.subject and told.verb and first):
        return span.start
    if first[0] not in _RELATIVE and stem(told.verb) not in first:
        return span.start
    before = Span(told.sentence.start, span.start).of(text)
    words = r"\s+".join(map(re.escape, told.subject.split()))
    named = re.search(rf"(?<!\w)(?:the\s+|an?\s+)?{words},?\s+$", before, re.IGNORECASE)
    return told.sentence.start + named.start() if named else span.start


def told_apart(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> tuple[Point, ...]:
    """The points, those of facts and utterances that begin with the same words each called by others, where
    its cells have any; the gravest keeps them, of equals the one that most articles have."""
    by_label: dict[str, list[int]] = {}
    for number, point in enumerate(points):
        if point.kind != "figure":
            by_label.setdefault(point.label, []).append(number)
    named, taken = list(points), set(by_label)
    for same in (numbers for numbers in by_label.values() if len(numbers) > 1):
        for number in sorted(same, key=lambda n: _weight(points[n]))[1:]:
            own = (label for label in _others(points[number], articles) if label not in taken)
            if label := next(own, ""):
                taken.add(label)
                named[number] = msgspec.structs.replace(points[number], label=label)
    return tuple(named)


def named(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> tuple[Point, ...]:
    """The points, called by the first words of their reference cells and told apart."""
    return told_apart([msgspec.structs.replace(p, label=_label(p, articles)) for p in points], articles)


def _label(point: Point, articles: Sequence[ArticleFindings]) -> str:
    """The first words of a point's reference cell; what it was called where that has none."""
    cell = point.cell(point.reference)
    if cell.start is None or cell.end is None:
        return point.label
    return name_of(articles[cell.article], Span(cell.start, cell.end))


def _weight(point: Point) -> tuple[bool, bool, int]:
    """Which of several rows goes before the others: an utterance is known by its first words."""
    many = sum(cell.start is not None for cell in point.cells)
    return point.kind != "quote", point.verdict not in _GRAVE, -many


def _held(point: Point) -> list[tuple[Cell, Span]]:
    """The cells that have words."""
    return [(c, Span(c.start, c.end)) for c in point.cells if c.start is not None and c.end is not None]


def _others(point: Point, articles: Sequence[ArticleFindings]) -> Iterator[str]:
    """Other labels for a row: clauses within its reference cell, first those that the other cells have most
    of; the beginnings of the other cells; phrases within the reference cell."""
    held = [(c.article == point.reference, articles[c.article].document.text, s) for c, s in _held(point)]
    beside = " ".join(span.of(text) for reference, text, span in held if not reference)
    own = [(text, span) for reference, text, span in held if reference]
    yield from _parts(own, _CLAUSE, beside)
    yield from (label_of(text, span) for reference, text, span in held if not reference)
    yield from _parts(own, _PHRASE, beside)


def _parts(own: Sequence[tuple[str, Span]], breaks: re.Pattern[str], beside: str) -> list[str]:
    """Labels that start within a cell, after a break."""
    found = [
        label_of(text, Span(m.end(), span.end))
        for text, span in own
        for m in breaks.finditer(text, span.start, span.end)
    ]
    long = [label for label in found if len(label.split()) >= _LEAST]
    return sorted(long, key=lambda label: -_shared(label, beside))


def _shared(label: str, beside: str) -> float:
    return shared_content(label, beside) if content(label) and content(beside) else 0.0
