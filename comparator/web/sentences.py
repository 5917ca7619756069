"""The sentences behind a count, as a page opens them: each with its words marked and its place."""

from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.web.pieces import Layer, Piece, pieces
from comparator.web.sight import Sight
from comparator.web.sources import Source, place_of


class Counted(Record, frozen=True):
    """One thing that a count counts: where it stands and whose word it is."""

    span: Span
    note: str = ""


class Sentence(Record, frozen=True):
    """The whole sentence around one or more things counted."""

    place: str
    url: str
    note: str
    runs: tuple[Piece, ...]
    """Its words; none where this reader may not see them."""


class Said(Record, frozen=True):
    """The sentences of one article."""

    source: Source
    sentences: tuple[Sentence, ...]


class Opened(Record, frozen=True):
    """An opened count: its title and every article's sentences."""

    title: str
    articles: tuple[Said, ...]


def opened(title: str, found: Iterable[tuple[Source, Sequence[Counted]]], sight: Sight) -> Opened:
    """The sentences of each article in which something counted stands, in the order of its text."""
    told = ((source, _sentences(source, counted, sight)) for source, counted in found)
    return Opened(title=title, articles=tuple(Said(source=s, sentences=t) for s, t in told if t))


def _sentences(source: Source, counted: Sequence[Counted], sight: Sight) -> tuple[Sentence, ...]:
    around: dict[Span, list[Counted]] = {}
    for one in sorted(counted, key=lambda c: c.span):
        around.setdefault(source.sentences(one.span), []).append(one)
    return tuple(_sentence(source, span, held, sight) for span, held in around.items())


def _sentence(source: Source, span: Span, held: Sequence[Counted], sight: Sight) -> Sentence:
    layers = [Layer(span=one.span, css="m-cell") for one in held]
    first = held[0].span
    return Sentence(
        place=place_of(source, first.start),
        url=sight.link(source, first),
        note="; ".join(dict.fromkeys(one.note for one in held if one.note)),
        runs=tuple(pieces(source.text, span, layers)) if sight.sees(source, span) else (),
    )
