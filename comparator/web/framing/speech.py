"""How each article brings in what others say, and who gets to speak in it."""

from collections.abc import Callable, Sequence

from comparator.analysis.base import spelling
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Comparison, Quote
from comparator.selectors.contradictions import shortened
from comparator.web.framing.terms import key_of
from comparator.web.framing.verbs import verb_of
from comparator.web.sentences import Counted, Opened, opened
from comparator.web.sight import Sight
from comparator.web.sources import Source

KINDS: dict[str, tuple[str, str]] = {
    "neutral": ("Plain", "says that it was said, no more"),
    "claim": ("Keeps its distance", "claimed, alleged, insisted"),
    "confirm": ("Takes it as so, or stresses it", "confirmed, admitted, warned"),
    "deny": ("Denies", "denied, rejected, refused"),
    "urge": ("Demands", "urged, ordered, appealed"),
    "attack": ("Attacks", "accused, condemned, mocked"),
    "praise": ("Praises", "hailed, welcomed, thanked"),
    "promise": ("Promises or threatens", "vowed, pledged, threatened"),
    "noun": ("By a noun", "somebody’s announcement, position, belief: no verb says how it was put"),
    "": ("In no list", "words that the lists do not sort"),
}
"""The kinds of the list of reporting verbs, with their word and what falls under them."""
NOT_NAMED = "Speaker not named"
_LONGEST = 30  # characters of a name on a bar
_BEFORE = 12  # characters that tell a noun from a verb


class Verb(Record, frozen=True):
    """A reporting verb of one article."""

    word: str
    count: int
    key: str


class VerbCell(Record, frozen=True):
    """The verbs of one kind in one article."""

    source: Source
    verbs: tuple[Verb, ...]


class VerbRow(Record, frozen=True):
    """One kind of reporting verb over the articles that stand."""

    key: str
    word: str
    meaning: str
    cells: tuple[VerbCell, ...]
    opened: Opened | None


class Share(Record, frozen=True):
    """How many quoted words a speaker has in an article."""

    source: Source
    words: int = 0
    percent: int = 0
    key: str = ""


class Speaker(Record, frozen=True):
    """One speaker over the articles that stand."""

    key: str
    name: str
    cells: tuple[Share, ...]
    opened: Opened | None


class Bar(Record, frozen=True):
    """One speaker's bar in an article's picture."""

    y: int
    name: str
    words: str
    width: float


class Picture(Record, frozen=True):
    """An article's bars."""

    source: Source
    bars: tuple[Bar, ...]
    height: int
    told: str
    """The same in one sentence."""
    quoted: int
    """Words in quote marks."""
    percent: int
    """Of all words of the article."""


WIDTH = 320
_STEP, _TOP = 44, 4
_MOST_BARS = 6


class Speech:
    """Verbs and voices of a comparison for a page on which some articles stand."""

    def __init__(self, comparison: Comparison, stand: Sequence[Source], sight: Sight) -> None:
        self.stand, self.sight = [s for s in stand if s.compared], sight
        self.canonical: Callable[[str | None], str | None] = spelling(comparison.names)
        self.elsewhere = {(n.article, n.start): n.speaker for n in comparison.named_elsewhere}
        self.shares = {
            (v.article, v.speaker): v for v in comparison.voices if any(s.index == v.article for s in stand)
        }

    def verb_rows(self, see: Sequence[str]) -> list[VerbRow]:
        """Each kind of verb that any of the articles has."""
        found = {s.index: _verbs(s.findings) for s in self.stand}
        kinds = [k for k in KINDS if any(kind == k for by in found.values() for kind, _ in by)]
        return [self._verb_row(kind, found, see) for kind in kinds]

    def _verb_row(
        self, kind: str, found: dict[int, dict[tuple[str, str], list[Quote]]], see: Sequence[str]
    ) -> VerbRow:
        key = key_of("verb", kind or "other")
        cells = [VerbCell(source=s, verbs=_cell(key, s, kind, found[s.index])) for s in self.stand]
        panel = None
        if ".".join(see[:2]) == key:
            counted = [(s, _asked(s, see, kind, found[s.index])) for s in self.stand]
            panel = opened(f"Brought in with “{' '.join(see[2:3]).replace('-', ' ')}”", counted, self.sight)
        word, meaning = KINDS[kind]
        return VerbRow(key=key, word=word, meaning=meaning, cells=tuple(cells), opened=panel)

    def without_verb(self) -> int:
        """Quotes of the articles that stand in front of no reporting word."""
        return sum(not q.cue for s in self.stand for q in s.findings.quotes)

    def speakers(self, see: Sequence[str]) -> list[Speaker]:
        """Everybody who is quoted word for word, the most quoted first, nobody in particular last."""
        totals: dict[str | None, int] = {}
        for (_, speaker), share in self.shares.items():
            totals[speaker] = totals.get(speaker, 0) + share.quoted_words
        ranked = sorted(totals, key=lambda name: (name is None, -totals[name], name or ""))
        return [self._speaker(name, see) for name in ranked]

    def _speaker(self, name: str | None, see: Sequence[str]) -> Speaker:
        key = key_of("voice", name or NOT_NAMED)
        panel = None
        if ".".join(see[:2]) == key:
            wanted = [s for s in self.stand if len(see) < 3 or str(s.pk) == see[2]]
            panel = opened(name or NOT_NAMED, [(s, self._quotes(s, name)) for s in wanted], self.sight)
        cells = tuple(self._share(s, name, key) for s in self.stand)
        return Speaker(key=key, name=name or NOT_NAMED, cells=cells, opened=panel)

    def _share(self, source: Source, name: str | None, key: str) -> Share:
        found = self.shares.get((source.index, name))
        if found is None:
            return Share(source=source)
        percent = round(100 * found.share)
        return Share(source=source, words=found.quoted_words, percent=percent, key=f"{key}.{source.pk}")

    def _quotes(self, source: Source, name: str | None) -> list[Counted]:
        direct = [
            q
            for q in source.findings.quotes
            if q.kind == "direct"
            and self.canonical(self.elsewhere.get((source.index, q.start), q.speaker)) == name
        ]
        return [Counted(span=Span(q.start, q.end), note=q.cue or "") for q in direct]

    def pictures(self) -> list[Picture]:
        """Bars an article: the share of its quoted words that each speaker has."""
        return [self._picture(source) for source in self.stand]

    def _picture(self, source: Source) -> Picture:
        shares = [v for (article, _), v in self.shares.items() if article == source.index]
        first, rest = shares[:_MOST_BARS], shares[_MOST_BARS:]
        told = [(v.speaker or NOT_NAMED, v.quoted_words, v.share) for v in first]
        if rest:
            told.append((f"{len(rest)} more", sum(v.quoted_words for v in rest), sum(v.share for v in rest)))
        quoted = sum(words for _, words, _ in told)
        body = source.document.parts.body
        every = len((body.of(source.text) if body else source.text).split())
        return Picture(
            source=source,
            bars=tuple(_bar(i, *one) for i, one in enumerate(told)),
            height=_TOP + _STEP * len(told),
            told="; ".join(f"{name} {round(100 * share)} %" for name, _, share in told),
            quoted=quoted,
            percent=round(100 * quoted / every) if every else 0,
        )


def _bar(place: int, name: str, words: int, share: float) -> Bar:
    return Bar(
        y=_TOP + _STEP * place,
        name=shortened(name, _LONGEST),
        words=f"{words} · {round(100 * share)} %",
        width=round(WIDTH * share, 1),
    )


def _verbs(findings: ArticleFindings) -> dict[tuple[str, str], list[Quote]]:
    """{(kind, verb): quotes} of an article. Parts of one utterance that share a cue count once."""
    found: dict[tuple[str, str], list[Quote]] = {}
    seen = set[tuple[int | None, int | None]]()
    for quote in findings.quotes:
        at = (quote.cue_start, quote.cue_end)
        if quote.cue and (at == (None, None) or at not in seen):
            seen.add(at)
            start = _cue(quote).start
            verb, kind = verb_of(quote.cue, findings.document.text[max(0, start - _BEFORE) : start])
            found.setdefault((kind, verb), []).append(quote)
    return found


def _cell(key: str, source: Source, kind: str, found: dict[tuple[str, str], list[Quote]]) -> tuple[Verb, ...]:
    held = sorted(((len(q), verb) for (k, verb), q in found.items() if k == kind), key=lambda one: -one[0])
    return tuple(Verb(word=v, count=n, key=f"{key}.{key_of(v)}.{source.pk}") for n, v in held)


def _asked(
    source: Source, see: Sequence[str], kind: str, found: dict[tuple[str, str], list[Quote]]
) -> list[Counted]:
    """What the address asks for of one kind: one verb, in one article; either may be left out."""
    verb, article = (*see[2:4], "", "")[:2]
    return [
        Counted(span=_cue(quote), note=quote.speaker or "")
        for (k, word), quotes in found.items()
        if k == kind and verb in ("", key_of(word)) and article in ("", str(source.pk))
        for quote in quotes
    ]


def _cue(quote: Quote) -> Span:
    if quote.cue_start is None or quote.cue_end is None:
        return Span(quote.start, quote.end)
    return Span(quote.cue_start, quote.cue_end)
