"""Which terms each article has for the same thing, and in whose voice."""

from collections.abc import Sequence

from django.utils.text import slugify

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, FramingRow, FramingTerm, VoiceKind
from comparator.web.framing.words import has_word
from comparator.web.sentences import Counted, Opened, opened
from comparator.web.sight import Sight
from comparator.web.sources import Source

_MOST_TOLD = 3


class Voice(Record, frozen=True):
    """How a voice is shown."""

    sign: str
    word: str
    short: str
    meaning: str


VOICES: dict[VoiceKind, Voice] = {
    "own": Voice(sign="●", word="own words", short="own", meaning="the outlet says it itself"),
    "reported": Voice(
        sign="◐", word="reported", short="reported", meaning="told as what somebody said, without quote marks"
    ),
    "quoted": Voice(sign="“”", word="quoted", short="quoted", meaning="inside quote marks"),
}


class Uses(Record, frozen=True):
    """How often an article has a term in one voice; `key` opens the sentences."""

    voice: VoiceKind
    word: str
    sign: str
    count: int
    key: str


class TermCell(Record, frozen=True):
    """What one article has of a term."""

    source: Source
    uses: tuple[Uses, ...]


class TermRow(Record, frozen=True):
    """One term over the articles that stand."""

    key: str
    term: str
    total: int
    cells: tuple[TermCell, ...]
    more: int
    """Uses in the articles that do not stand."""
    opened: Opened | None


class Referent(Record, frozen=True):
    """What the terms are for, and the terms."""

    name: str
    key: str
    rows: tuple[TermRow, ...]


class OnlyOwn(Record, frozen=True):
    """A term that one article alone has in its own words."""

    source: Source
    term: str
    count: int
    key: str
    others: str
    """How other articles have it: "2 others only quote it"; empty where none has it."""


class Terms:
    """The framing rows of a comparison for a page on which some articles stand and one count may be open."""

    def __init__(
        self, rows: Sequence[FramingRow], stand: Sequence[Source], hidden: Sequence[Source], sight: Sight
    ) -> None:
        self.rows, self.stand, self.hidden, self.sight = rows, stand, hidden, sight
        self._sources = {s.index: s for s in (*stand, *hidden)}

    def referents(self, see: Sequence[str]) -> list[Referent]:
        """Every referent with its terms, the most used first; what has rival terms before what has one."""
        found = [self._referent(row, see) for row in self.rows]
        return sorted(found, key=lambda referent: len(referent.rows) == 1)

    def _referent(self, row: FramingRow, see: Sequence[str]) -> Referent:
        by_term: dict[str, list[FramingTerm]] = {}
        for term in row.terms:
            by_term.setdefault(term.term, []).append(term)
        ranked = sorted(by_term.items(), key=lambda item: -sum(len(t.spans) for t in item[1]))
        rows = tuple(self._row(row.referent, term, uses, see) for term, uses in ranked)
        return Referent(name=row.referent, key=key_of("term", row.referent), rows=rows)

    def _row(self, referent: str, term: str, uses: Sequence[FramingTerm], see: Sequence[str]) -> TermRow:
        key = key_of("term", referent, term)
        shown = {s.index for s in self.stand}
        is_open = ".".join(see[:3]) == key
        return TermRow(
            key=key,
            term=term,
            total=sum(len(use.spans) for use in uses),
            cells=tuple(TermCell(source=s, uses=_uses(key, s, uses)) for s in self.stand),
            more=sum(len(use.spans) for use in uses if use.article not in shown),
            opened=self._opened(term, uses, see) if is_open else None,
        )

    def _opened(self, term: str, uses: Sequence[FramingTerm], see: Sequence[str]) -> Opened:
        """The sentences with a term: of all articles, of one, or of one in one voice."""
        article, voice = (*see[3:5], "", "")[:2]
        wanted = [
            use
            for use in uses
            if (not article or str(self._sources[use.article].pk) == article) and voice in ("", use.voice)
        ]
        found = [
            (source, [c for use in wanted if use.article == source.index for c in _counted(use, source)])
            for source in self._sources.values()
        ]
        spoken = f", {VOICES[wanted[0].voice].word}" if voice and wanted else ""
        return opened(f"“{term}”{spoken}", found, self.sight)

    def counted(self, source: Source) -> list[Span]:
        """The terms of an article that any count counts."""
        uses = (use for row in self.rows for use in row.terms if use.article == source.index)
        return sorted(span for use in uses for span in use.spans)

    def only_own(self) -> list[OnlyOwn]:
        """Terms that one article alone has in its own words, while others that speak of the same thing only
        quote them, or choose others; the clearest first. What is reported without quote marks may be the
        outlet's word or the speaker's: it is no proof of either."""
        found = [one for row in self.rows for one in self._only_own(row)]
        found.sort(key=lambda one: (not one.others, -one.count))
        return found[:_MOST_TOLD]

    def _only_own(self, row: FramingRow) -> list[OnlyOwn]:
        own = {use.article for use in row.terms if use.voice == "own"}
        alone = (use for use in row.terms if use.voice == "own" and len(own) > 1)
        return [self._only(row, use) for use in alone if not self._said_by_others(use)]

    def _said_by_others(self, use: FramingTerm) -> bool:
        """Whether another article has the word outside quote marks, in whatever sense or form."""
        others = (source for index, source in self._sources.items() if index != use.article)
        return any(has_word(source.findings, use.term, quoted=False) for source in others)

    def _only(self, row: FramingRow, use: FramingTerm) -> OnlyOwn:
        source = self._sources[use.article]
        quoting = [
            other
            for other in self._sources.values()
            if other is not source and has_word(other.findings, use.term, quoted=True)
        ]
        words = f"{quoting[0].name} only quotes it" if len(quoting) == 1 else ""
        return OnlyOwn(
            source=source,
            term=use.term,
            count=len(use.spans),
            key=f"{key_of('term', row.referent, use.term)}.{source.pk}.own",
            others=f"{len(quoting)} others only quote it" if len(quoting) > 1 else words,
        )


def key_of(*parts: str) -> str:
    """The address form of names: "term.the-government-syria.regime"."""
    return ".".join(slugify(part, allow_unicode=True) or "-" for part in parts)


def _uses(key: str, source: Source, uses: Sequence[FramingTerm]) -> tuple[Uses, ...]:
    counts = dict.fromkeys(VOICES, 0)
    for use in uses:
        counts[use.voice] += len(use.spans) if use.article == source.index else 0
    return tuple(
        Uses(
            voice=voice,
            word=VOICES[voice].short,
            sign=VOICES[voice].sign,
            count=count,
            key=f"{key}.{source.pk}.{voice}",
        )
        for voice, count in counts.items()
        if count
    )


def _counted(use: FramingTerm, source: Source) -> list[Counted]:
    return [Counted(span=span, note=_note(use, span, source.findings)) for span in use.spans]


def _note(use: FramingTerm, span: Span, findings: ArticleFindings) -> str:
    """Whose word it is: "own words", "quoted: Ada Roon"."""
    same = (t for t in findings.terms if (t.start, t.end) == (span.start, span.end))
    speaker = next((t.speaker for t in same if t.speaker), None)
    word = VOICES[use.voice].word
    return f"{word}: {speaker}" if speaker and use.voice != "own" else word
