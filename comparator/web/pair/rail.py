"""The heat strip beside two texts: where in each of them the changes lie. A picture drawn on the server, with
a table of the same places."""

from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.web.pair.changes import PairChange
from comparator.web.pair.moves import Moved
from comparator.web.sources import Source

HEIGHT = 480.0
_LEAST = 3.0  # of a band, so that one word can be seen
_APART = 15.0  # between signs


class Band(Record, frozen=True):
    """A change in one text, as a stretch of its bar."""

    y: float
    height: float
    css: str
    sign: str
    """Empty where the sign of the band above would be written over."""
    sign_y: float


class Link(Record, frozen=True):
    """A line from where a passage stands in the first text to where it stands in the second."""

    y1: float
    y2: float
    css: str


class Rail(Record, frozen=True):
    """Both bars with their bands."""

    height: float
    a: tuple[Band, ...]
    b: tuple[Band, ...]
    links: tuple[Link, ...]
    places: tuple[tuple[PairChange, str, str], ...]
    """The same as a table: each change with how far down it stands in either text, in words."""
    densest: str
    """One sentence: in which quarter of the texts most changes lie."""


def rail(a: Source, b: Source, changes: Sequence[PairChange], moved: Sequence[Moved]) -> Rail:
    """The bars for the changes that are shown."""
    in_order = sorted(changes, key=lambda change: change.number)
    on_a = [(c.a, c.mark.css, c.mark.sign) for c in in_order if c.a]
    on_b = [(c.b, c.mark.css, c.mark.sign) for c in in_order if c.b]
    links = [Link(y1=_middle(a, c.a), y2=_middle(b, c.b), css=c.mark.css) for c in in_order if c.a and c.b]
    links += [Link(y1=_middle(a, m.a), y2=_middle(b, m.b), css="moved") for m in moved]
    return Rail(
        height=HEIGHT,
        a=_bands(a, [*on_a, *((m.a, "moved", "⇅") for m in moved)]),
        b=_bands(b, [*on_b, *((m.b, "moved", "⇅") for m in moved)]),
        links=tuple(links),
        places=tuple((c, _share(a, c.a), _share(b, c.b)) for c in in_order),
        densest=densest(a, b, changes),
    )


def _bands(source: Source, marked: Iterable[tuple[Span, str, str]]) -> tuple[Band, ...]:
    bands, free = list[Band](), 0.0
    for span, css, sign in sorted(marked):
        y, end = _y(source, span.start), _y(source, span.end)
        height = max(_LEAST, round(end - y, 1))
        middle = round(y + height / 2 + 5, 1)
        shown = middle >= free
        free = middle + _APART if shown else free
        bands.append(Band(y=y, height=height, css=css, sign=sign if shown else "", sign_y=middle))
    return tuple(bands)


def _y(source: Source, offset: int) -> float:
    return round(HEIGHT * offset / max(1, len(source.text)), 1)


def _middle(source: Source, span: Span) -> float:
    return round((_y(source, span.start) + _y(source, span.end)) / 2, 1)


def _share(source: Source, span: Span | None) -> str:
    return f"{round(100 * span.start / max(1, len(source.text)))} %" if span else ""


def densest(a: Source, b: Source, changes: Sequence[PairChange]) -> str:
    """In which quarter most changes lie: "Most changes lie in the second quarter of A and the last of B"."""
    words = ("first", "second", "third", "last")
    told = []
    for letter, source, spans in (("A", a, [c.a for c in changes]), ("B", b, [c.b for c in changes])):
        quarters = [min(3, 4 * s.start // max(1, len(source.text))) for s in spans if s]
        most = max(range(4), key=quarters.count)
        if quarters.count(most) > 1 and quarters.count(most) * 3 > len(quarters):
            told.append(f"the {words[most]} quarter of {letter}")
    return f"Most of them lie in {' and '.join(told)}." if told else ""
