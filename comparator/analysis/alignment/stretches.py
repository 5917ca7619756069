"""Spans of one text to be asked for by where they stand, while more are added."""

from collections.abc import Iterable

from comparator.analysis.document import Span

_SIZE = 256  # code points


class Stretches:
    """Spans by the parts of the text that they touch."""

    def __init__(self) -> None:
        self._in: dict[int, set[Span]] = {}

    def add(self, span: Span) -> None:
        """One span more."""
        for place in range(span.start // _SIZE, span.end // _SIZE + 1):
            self._in.setdefault(place, set()).add(span)

    def near(self, span: Span) -> Iterable[Span]:
        """Every span that may share a character with this one; some come more than once."""
        for place in range(span.start // _SIZE, span.end // _SIZE + 1):
            yield from self._in.get(place, ())
