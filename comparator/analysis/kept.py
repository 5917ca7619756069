"""What is read of an article's passages by themselves, before they are laid beside those of others: done when
the article is analysed and kept with its findings, so that no comparison reads them again.

The passages are the article's figures, statements and quotes, and nearly all cells of a comparison are among
them; what is kept of them are the readings marked `kept`. Where nothing is kept of a stretch, it is read when
it is asked for; so too what would take more room than `_ROOM` allows.
"""

import functools
import hashlib
from collections.abc import Iterable
from types import GenericAlias
from typing import Any

import msgspec

from comparator.analysis.contrast import telling
from comparator.analysis.contrast.telling import CellText
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording import places
from comparator.analysis.wording.places import at

_ROOM = 32
"""Bytes that a reading may take for each character of its article. Nearly all take less than four; but where
one person speaks throughout, or a sentence is a table of numbers, each passage reads all the others again."""
_LEAST = 4_000
"""Characters that even the shortest article counts for."""


def read_passages(found: ArticleFindings) -> bytes:
    """What is read of an article's passages, as ArticleFindings.readings keeps it: by the name of the reading
    what was read, passage after passage."""
    _mark()
    cells = [CellText(article=0, findings=found, span=span) for span in _passages(found)]
    figures = {Span(f.start, f.end): f for f in reversed(found.figures)}
    mine = [figures[c.span] for c in cells[: len(figures)]]
    room = _ROOM * max(_LEAST, len(found.document.text))
    read = {name: _fitting(map(how, cells), room) for name, how in telling.KEPT.items()}
    for name, of in places.KEPT.items():
        read[name] = _fitting((of(found, c.span) for c in cells), room)
    for name, of_figure in places.KEPT_OF_FIGURES.items():
        read[name] = _fitting((of_figure(found, f) for f in mine), room)
    places.forget_one(found)
    return msgspec.msgpack.encode((_form(), read))


def _fitting(values: Iterable[object], room: int) -> list[msgspec.Raw]:
    """The first of these, as they are stored, for which there is room; the others are not even read."""
    stored = list[msgspec.Raw]()
    for value in values:
        written = msgspec.msgpack.encode(value)
        room -= len(written)
        if room < 0:
            break
        stored.append(msgspec.Raw(written))
    return stored


def recall(articles: Iterable[ArticleFindings]) -> None:
    """Have at hand what was read of the articles' passages, unless it was written in another form."""
    for article in articles:
        here = at(article)
        if not article.readings or here.passages:
            continue
        form, read = _WHOLE.decode(article.readings)
        if form == _form():
            here.passages = _passages(article)
            here.kept = _Kept(read)


class _Kept(dict[str, list[Any]]):
    """By the name of the reading what was read of an article's passages, put together when it is first asked
    for: most of it once the rows are made, when what they were made by is gone."""

    def __init__(self, stored: dict[str, msgspec.Raw]) -> None:
        self._stored = stored

    def __missing__(self, name: str) -> list[Any]:
        values = self[name] = _decoders()[name].decode(self._stored.pop(name))
        return values


_WHOLE = msgspec.msgpack.Decoder(tuple[str, dict[str, msgspec.Raw]])


@functools.cache
def _mark() -> None:
    """Have all readings marked: they are when what compares is there."""
    import comparator.analysis.compare  # noqa: F401 (it imports whatever marks something)


@functools.cache
def _types() -> dict[str, Any]:
    """{name of a reading: the type of the list of all}, which is told by what its function returns."""
    _mark()
    readings = {**telling.KEPT, **places.KEPT, **places.KEPT_OF_FIGURES}
    return {name: GenericAlias(list, how.__annotations__["return"]) for name, how in sorted(readings.items())}


@functools.cache
def _decoders() -> dict[str, msgspec.msgpack.Decoder[list[Any]]]:
    return {name: msgspec.msgpack.Decoder(kind) for name, kind in _types().items()}


@functools.cache
def _form() -> str:
    """What differs when readings are called otherwise or hold something else: then they cannot be read."""
    told = [*_types()], msgspec.json.schema_components(_types().values())
    return hashlib.blake2b(msgspec.json.encode(told), digest_size=8).hexdigest()


def _passages(found: ArticleFindings) -> dict[Span, int]:
    """The place of each passage; the figures come first."""
    spans = [Span(f.start, f.end) for f in found.figures]
    spans += [Span(s.start, s.end) for s in found.statements]
    spans += [Span(q.start, q.end) for q in found.quotes]
    return {span: n for n, span in enumerate(dict.fromkeys(spans))}
