"""What an outlet does again and again over many events: counted, with what it is counted of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.alignment.sure import is_shared, is_sure
from comparator.analysis.document import Record
from comparator.analysis.findings import Comparison, Finding, Point, PointKind
from comparator.selectors.rows import present

FEWEST_EVENTS = 10
"""Below this many events nothing is said of an outlet's habits."""
_OTHERS = 2
"""So many other outlets must tell a thing before it counts that this one has or lacks it."""
_MOST, _EXAMPLES = 10, 5
_FEWEST_USES = 10
_OF_PLACE: frozenset[Finding] = frozenset({"moved"})


class Told(NamedTuple):
    """One published event as compared."""

    slug: str
    title: str
    comparison: Comparison
    own: frozenset[int]
    """Indexes of the outlet's articles."""
    outlets: tuple[int | None, ...]
    """The outlet of each article; None where nobody knows it."""


class Share(Record, frozen=True):
    """A count with what it is counted of."""

    count: int
    of: int

    @property
    def percent(self) -> int:
        """In whole per cent."""
        return round(100 * self.count / self.of) if self.of else 0


class Example(Record, frozen=True):
    """A row of an event's matrix."""

    slug: str
    title: str
    row: str
    words: str


class Kept(Record, frozen=True):
    """Of what two or more other outlets tell, how much it has."""

    kind: PointKind
    has: Share
    lacking: tuple[Example, ...]


class Altered(Record, frozen=True):
    """How often its version of something shared differs in one way from the fullest version."""

    finding: Finding
    share: Share
    examples: tuple[Example, ...]


class Voice(Record, frozen=True):
    """Somebody it quotes."""

    speaker: str
    words: Share
    events: Share


class Term(Record, frozen=True):
    """A word it chose in its own voice for something, and how often the others did."""

    referent: str
    term: str
    own: Share
    others: Share


class Habits(Record, frozen=True):
    """What is counted over the events of one outlet."""

    events: int
    kept: tuple[Kept, ...] = ()
    altered: tuple[Altered, ...] = ()
    voices: tuple[Voice, ...] = ()
    terms: tuple[Term, ...] = ()


def habits(events: Sequence[Told]) -> Habits:
    """The habits over these events; only their number where they are too few."""
    if len(events) < FEWEST_EVENTS:
        return Habits(events=len(events))
    return Habits(
        events=len(events),
        kept=tuple(_kept(events)),
        altered=tuple(_altered(events)),
        voices=tuple(_voices(events)),
        terms=tuple(_terms(events)),
    )


def _kept(events: Sequence[Told]) -> Iterator[Kept]:
    kinds: tuple[PointKind, ...] = ("fact", "quote", "figure")
    for kind in kinds:
        rows = [(e, p) for e in events for p in e.comparison.points if p.kind == kind and _is_known(e, p)]
        lacking = [(e, p) for e, p in rows if not _has(e, p)]
        lacking.sort(key=lambda row: -len(present(row[1])))
        if rows:
            has = Share(count=len(rows) - len(lacking), of=len(rows))
            yield Kept(kind=kind, has=has, lacking=tuple(_examples(lacking)))


def _is_known(event: Told, point: Point) -> bool:
    """Whether enough others tell it, surely the same thing, and the outlet could have known it."""
    others = {event.outlets[c.article] for c in present(point) if c.article not in event.own} - {None}
    early = any(c.state == "not yet known" for c in point.cells if c.article in event.own)
    return is_sure(point) and len(others) >= _OTHERS and not early


def _has(event: Told, point: Point) -> bool:
    return any(cell.article in event.own for cell in present(point))


def _examples(rows: Iterable[tuple[Told, Point]]) -> Iterator[Example]:
    """A few of the rows, each from another event."""
    seen = set[str]()
    for event, point in rows:
        if event.slug not in seen and len(seen) < _EXAMPLES:
            seen.add(event.slug)
            yield Example(slug=event.slug, title=event.title, row=point.id, words=point.label)


def _altered(events: Sequence[Told]) -> list[Altered]:
    """Each way in which its cells differ from a fuller one of another outlet."""
    found, compared = defaultdict[Finding, list[tuple[Told, Point]]](list), 0
    for event in events:
        for point in filter(is_shared, event.comparison.points):
            if not is_sure(point) or point.reference in event.own:
                continue
            cells = [c for c in present(point) if c.article in event.own]
            compared += bool(cells)
            for finding in {f for cell in cells for f in cell.findings} - _OF_PLACE:
                found[finding].append((event, point))
    rows = [
        Altered(finding=finding, share=Share(count=len(r), of=compared), examples=tuple(_examples(r)))
        for finding, r in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.share.count, row.finding))[:_MOST]


def _voices(events: Sequence[Told]) -> list[Voice]:
    words, told, names, every = Counter[str](), Counter[str](), dict[str, str](), 0
    for event in events:
        spoke = set[str]()
        for voice in event.comparison.voices:
            if voice.article not in event.own:
                continue
            every += voice.quoted_words
            if voice.speaker:
                key = voice.speaker.casefold()
                names.setdefault(key, voice.speaker)
                words[key] += voice.quoted_words
                spoke.add(key)
        told.update(spoke)
    order = sorted(words, key=lambda key: (-told[key], -words[key], key))[:_MOST]
    return [
        Voice(
            speaker=names[key],
            words=Share(count=words[key], of=every),
            events=Share(count=told[key], of=len(events)),
        )
        for key in order
    ]


def _terms(events: Sequence[Told]) -> list[Term]:
    """Its words for what it named often enough in its own voice, beside the others' for the same."""
    own, others = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for event in events:
        for row in event.comparison.framing:
            for term in row.terms:
                if term.voice == "own":
                    counted = own if term.article in event.own else others
                    counted[row.referent, term.term.casefold()] += len(term.spans)
    uses, theirs = Counter[str](), Counter[str]()
    for counted, sums in ((own, uses), (others, theirs)):
        for (referent, _), count in counted.items():
            sums[referent] += count
    rows = [
        Term(
            referent=referent,
            term=term,
            own=Share(count=count, of=uses[referent]),
            others=Share(count=others[referent, term], of=theirs[referent]),
        )
        for (referent, term), count in own.items()
        if uses[referent] >= _FEWEST_USES
    ]
    return sorted(rows, key=lambda r: (-uses[r.referent], r.referent, -r.own.count, r.term))[: 3 * _MOST]
