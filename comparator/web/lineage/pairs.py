"""What each two articles have in common word for word, how far apart their days are, and who names whom."""

from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Reuse, ReusePart, ReuseSpan
from comparator.web.columns import merged
from comparator.web.lineage.credits import Credit
from comparator.web.sight import Sight
from comparator.web.sources import Source, place_of

PARTS: dict[ReusePart, tuple[str, str]] = {
    "narrative": ("Narrative", "the telling itself"),
    "background": ("Background", "what went before, carried over"),
    "quote": ("Quotes", "words in quote marks in either text"),
}
_TAKEN = ("narrative", "background")
BAR_WIDTH = 300
LEAST = 0.03
"""What share of a text must stand in another one outside quotes to count as taken."""


class Passage(Record, frozen=True):
    """Words that both texts have."""

    part: str
    words: str
    """Empty where this reader may not see them."""
    place: str
    url: str
    source_place: str
    source_url: str


class Pair(Record, frozen=True):
    """A later article and one that came before it, or that it names."""

    later: Source
    earlier: Source
    shares: dict[ReusePart, float]
    """Of the words of the later text."""
    reuse: tuple[Reuse, ...]
    credits: tuple[Credit, ...]

    @property
    def key(self) -> str:
        """What opens it in the page's address."""
        return f"{self.later.pk}-{self.earlier.pk}"

    @property
    def back(self) -> str:
        """The key of the two the other way round."""
        return f"{self.earlier.pk}-{self.later.pk}"

    @property
    def taken(self) -> float:
        """The share of the later text outside quotes that stands in the earlier one."""
        return sum(self.shares.get(part, 0.0) for part in PARTS if part in _TAKEN)

    @property
    def percent(self) -> int:
        """The same as people write it."""
        return round(100 * self.taken)

    @property
    def percents(self) -> list[int]:
        """The shares in the order of PARTS, in hundredths."""
        return [round(100 * self.shares.get(part, 0.0)) for part in PARTS]

    @property
    def is_credited(self) -> bool:
        """Whether the later text says that something in it comes from the earlier outlet."""
        return any(credit.is_credit for credit in self.credits)

    @property
    def apart(self) -> int | None:
        """Days between them; None where one is not known."""
        one, two = self.earlier.published, self.later.published
        return (two - one).days if one and two else None

    @property
    def has_order(self) -> bool:
        """Whether a credit or their days tell that one came from the other."""
        return self.is_credited or bool(self.apart)

    @property
    def is_taken(self) -> bool:
        """Whether an arrow may stand between their names: the order is known, and there is more than a quote
        in both, a few words or a name in passing."""
        return self.has_order and (self.is_credited or self.taken >= LEAST)

    @property
    def apart_words(self) -> str:
        """The same in words."""
        if self.apart is None:
            return "a day is missing: who was first is not known"
        if self.apart == 0:
            return "the same day" + ("" if self.is_credited else ": who was first is not known")
        return f"{self.apart} day{'s' * (self.apart != 1)} later"


class FromEarlier(Record, frozen=True):
    """How much of an article stands in any that came before it."""

    source: Source
    percents: tuple[int, ...]
    """In the order of PARTS; no word is counted twice."""
    widths: tuple[tuple[str, float, float], ...]
    """(part, start, width) of its bar."""
    credits: tuple[Credit, ...]
    """Those to outlets that have no article here too."""
    day_from: str


DAY_FROM = {
    "page": "printed on its page",
    "dateline": "read from its dateline",
    "given": "given by who added it",
    "inferred": "inferred from days named in its text",
}


def pairs(every: Sequence[Source], reuse: Iterable[Reuse], credits: Sequence[Credit]) -> list[Pair]:
    """Every two articles that share words or of which one names the other; most taken first."""
    shared: dict[tuple[int, int], list[Reuse]] = {}
    named: dict[tuple[int, int], list[Credit]] = {}
    for found in reuse:
        shared.setdefault((found.article, found.source), []).append(found)
    for credit in credits:
        if credit.source is not None:
            named.setdefault((credit.article, credit.source), []).append(credit)
    made = [
        Pair(
            later=every[a],
            earlier=every[b],
            shares={r.part: r.share for r in shared.get((a, b), ())},
            reuse=tuple(shared.get((a, b), ())),
            credits=tuple(named.get((a, b), ())),
        )
        for a, b in dict.fromkeys((*shared, *named))
    ]
    return sorted(made, key=_weight)


def _weight(pair: Pair) -> tuple[float, ...]:
    return -pair.taken, not pair.is_credited, -pair.shares.get("quote", 0.0), pair.later.index


def passages(pair: Pair, sight: Sight) -> list[Passage]:
    """The words of a pair in the order of the later text."""
    spans = [(span, found.part) for found in pair.reuse for span in found.spans]
    return [_passage(pair, span, part, sight) for span, part in sorted(spans, key=lambda s: s[0].start)]


def _passage(pair: Pair, span: ReuseSpan, part: ReusePart, sight: Sight) -> Passage:
    own, other = Span(span.start, span.end), Span(span.source_start, span.source_end)
    seen = sight.sees(pair.later, own)
    return Passage(
        part=PARTS[part][0],
        words=pair.later.words(own) if seen else "",
        place=place_of(pair.later, own.start),
        url=sight.link(pair.later, own),
        source_place=place_of(pair.earlier, other.start),
        source_url=sight.link(pair.earlier, other),
    )


def from_earlier(
    every: Sequence[Source], reuse: Sequence[Reuse], credits: Sequence[Credit]
) -> list[FromEarlier]:
    """For each article what share of it stands in earlier ones, in the order of their days."""
    dated = sorted(every, key=lambda s: (s.published is None, s.published or 0, s.index))
    return [_from_earlier(source, reuse, credits) for source in dated]


def _from_earlier(source: Source, reuse: Sequence[Reuse], credits: Sequence[Credit]) -> FromEarlier:
    body = source.document.parts.body or Span(0, len(source.text))
    words = max(1, len(source.words(body).split()))
    taken, shares = list[Span](), list[float]()
    for part in PARTS:
        before = _count(source, taken)
        own = [
            Span(x.start, x.end)
            for r in reuse
            if r.article == source.index and r.part == part
            for x in r.spans
        ]
        taken = merged([*taken, *own])
        shares.append(100 * (_count(source, taken) - before) / words)
    starts = [sum(shares[:i]) for i in range(len(shares))]
    scale = BAR_WIDTH / 100
    bars = [
        (p, round(s * scale, 1), round(w * scale, 1)) for p, s, w in zip(PARTS, starts, shares, strict=True)
    ]
    return FromEarlier(
        source=source,
        percents=tuple(round(share) for share in shares),
        widths=tuple(bar for bar in bars if bar[2]),
        credits=tuple(c for c in credits if c.article == source.index and c.is_credit),
        day_from=DAY_FROM.get(source.document.published_from or "", "") if source.published else "",
    )


def _count(source: Source, spans: Sequence[Span]) -> int:
    return sum(len(source.words(span).split()) for span in spans)
