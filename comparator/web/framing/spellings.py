"""People and places whose names the articles of an event write in more ways than one."""

from collections.abc import Iterable, Sequence

import msgspec

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Name
from comparator.analysis.naming.other_spellings import Spelling, other_spellings
from comparator.web.framing.terms import key_of
from comparator.web.sight import Sight
from comparator.web.sources import Source, place_of


class Way(Record, frozen=True):
    """How an article writes a name, where it first does so."""

    spelling: str
    place: str
    """"lead", "¶3"."""
    url: str


class SpeltCell(Record, frozen=True):
    """What one article has of a name that is written in several ways."""

    source: Source
    ways: tuple[Way, ...]


class SpeltRow(Record, frozen=True):
    """A name over the articles that stand."""

    key: str
    name: str
    cells: tuple[SpeltCell, ...]
    more: str
    """The spellings of the articles that do not stand."""


def spelt(
    names: Sequence[Name], stand: Sequence[Source], hidden: Sequence[Source], sight: Sight
) -> list[SpeltRow]:
    """Every name that is written in several ways, by what this reader may see of the articles."""
    every = sorted((*stand, *hidden), key=lambda source: source.index)
    found = other_spellings(names, [_seen(source, sight) for source in every])
    return [_row(name, [(every[s.article], s) for s in ways], stand) for name, ways in found.items()]


def _seen(source: Source, sight: Sight) -> ArticleFindings:
    mentions = (m for m in source.findings.mentions if sight.sees(source, Span(m.start, m.end)))
    return msgspec.structs.replace(source.findings, mentions=tuple(mentions))


def _row(name: str, ways: Iterable[tuple[Source, Spelling]], stand: Sequence[Source]) -> SpeltRow:
    held = dict[int, list[Way]]()
    for source, way in ways:
        span = Span(way.start, way.end)
        told = Way(spelling=way.spelling, place=place_of(source, way.start), url=source.link(span))
        held.setdefault(source.index, []).append(told)
    cells = tuple(SpeltCell(source=s, ways=tuple(held.pop(s.index, ()))) for s in stand)
    left = dict.fromkeys(way.spelling for found in held.values() for way in found)
    return SpeltRow(key=key_of("name", name), name=name, cells=cells, more=", ".join(left))
