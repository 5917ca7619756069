"""The records of the analysis: what is found in one article, and what comparing articles yields.

Names and JSON form follow docs/output.md. Every start and end is a code point offset into the text of the
article the record belongs to.
"""

import datetime as dt
import functools
from typing import Literal

import msgspec

from comparator.analysis.document import Document, Record, Span

QuoteKind = Literal["direct", "indirect", "mixed"]
NameKind = Literal["person", "organisation", "place"]
VoiceKind = Literal["own", "reported", "quoted"]
PointKind = Literal["fact", "figure", "quote"]
State = Literal["kept", "alike", "altered", "dropped", "not in text", "not yet known", "added"]
Verdict = Literal[
    "agree", "altered", "conflict", "different dates", "rounded", "less detail", "both true", "single source"
]
Finding = Literal[
    "reworded", "marked cut", "silent cut", "spliced", "ends early", "starts late", "outlet insertion",
    "paraphrased", "other speaker", "other figure", "other date", "other name or title", "other label",
    "weaker claim", "stronger claim", "negated", "other source", "source lost", "less detail", "moved",
]  # fmt: skip
ReusePart = Literal["quote", "background", "narrative"]
FigureKind = Literal[
    "count", "money", "percent", "percentage points", "age", "vote", "duration", "date", "ordinal", "measure"
]


class Quote(Record):
    """Words given to somebody. A direct quote's span runs between the outer quote marks, without them; an
    indirect quote's is what was said, without cue and speaker."""

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    """The speaker's full name, resolved in the article; None where the text does not tell."""
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    """The reporting word as it stands ("told", "according to")."""
    cue_start: int | None = None
    cue_end: int | None = None
    venue: str | None = None
    """Where or to whom it was said: "Al Jazeera", "RIA Novosti", "a news conference"."""
    utterance: int = 0
    """Parts of one utterance that the narrator interrupts share this number."""


class Figure(Record):
    """A number, amount or date with what it stands for."""

    start: int
    end: int
    kind: FigureKind = "count"
    value: float | str | None = None
    """The number, or the word where the text gives no number ("dozens")."""
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    """What is counted, by its head words: "people killed"."""
    qualifier: str | None = None
    """"more than", "at least", "about" …"""
    as_of: str | None = None
    """The day it holds for, ISO, as exact as known: "2012-12-28", "2012-12"; for dates, the date itself."""
    source: str | None = None
    """Whose figure it is, where the text says so."""


class Mention(Record):
    """One place where a person, body or place is named."""

    start: int
    end: int
    name: str
    """The fullest form this article has for the same referent."""
    kind: NameKind
    title: str | None = None
    title_start: int | None = None
    title_end: int | None = None


class Statement(Record):
    """A clause that reports one fact, without its dateline and attribution."""

    start: int
    end: int
    sentence: Span
    voice: VoiceKind = "own"
    speaker: str | None = None
    subject: str | None = None
    """The resolved subject, inherited where the clause has none of its own."""
    words: tuple[str, ...] = ()
    """Lower-case lemmas of its content words, pronouns resolved to names."""
    verb: str | None = None
    negated: bool = False
    hedges: tuple[str, ...] = ()
    """Modal verbs and hedges on the main verb: "will", "likely", "could"."""


class TermUse(Record):
    """One use of a framing term."""

    start: int
    end: int
    referent: str
    term: str
    voice: VoiceKind
    speaker: str | None = None


class ArticleFindings(Record):
    """Everything that is found in one article by itself. Made once per version and stored."""

    analysis: str
    document: Document
    sentences: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    terms: tuple[TermUse, ...] = ()
    vectors: bytes = b""
    """The words of the statements' sentences as vectors of meaning (analysis/alignment/vectors.py)."""
    readings: bytes = b""
    """What else is read of its passages by themselves when they are compared (analysis/kept.py)."""


class Title(Record):
    """A title an article gives to a name, with its span."""

    title: str
    article: int
    start: int
    end: int


class Name(Record):
    """One referent across the articles, with every spelling."""

    name: str
    kind: NameKind
    variants: tuple[str, ...]
    titles: tuple[Title, ...] = ()


class Change(Record):
    """What differs between a cell and the reference cell: `from_` ("from" in JSON) lies in the reference's
    text, `to` in the cell's."""

    from_: Span = msgspec.field(name="from")
    to: Span
    kind: Finding


class Cell(Record, omit_defaults=True):
    """What one article has of a point."""

    article: int
    state: State
    findings: tuple[Finding, ...] = ()
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None
    changes: tuple[Change, ...] = ()


@functools.lru_cache(maxsize=1024)
def nothing(article: int) -> Cell:
    """The cell of an article that has nothing of a point, of which nothing more can be said."""
    return Cell(article=article, state="not in text")


class Nearby(Record, omit_defaults=True):
    """A passage of an article without a cell in a row that may tell the row's matter all the same, in words
    too different to be sure. No such article is said to have nothing of it."""

    article: int
    start: int
    end: int
    also: Span | None = None
    """The next likest passage, in another sentence."""
    alike: bool = True
    """Whether it is likely enough to be worth a reader's time."""


class Point(Record):
    """One fact, figure or utterance with what the articles have of it."""

    id: str
    kind: PointKind
    label: str
    """A short exact run of words from the reference cell, perhaps with words right before it; from another
    cell where several rows would have the same."""
    speaker: str | None = None
    reference: int = 0
    """Article index of the fullest cell."""
    verdict: Verdict = "agree"
    why: str = ""
    """One sentence for the reader: what the verdict rests on."""
    joined_by: tuple[str, ...] = ()
    """Why the cells stand in one row: "same words: ruled out, trip", "same figure: 21", "same speaker" …"""
    score: float | None = None
    cells: tuple[Cell, ...] = ()
    """Those that say something, in the articles' order: in an event of two hundred articles nine of ten would
    only say that the words are not in the text."""
    nearby: tuple[Nearby, ...] = ()
    """For each article without a cell that may have it all the same the passage most like it, by article."""

    def cell(self, article: int) -> Cell:
        """The article's cell; an empty one where there is nothing to say of it."""
        return next((c for c in self.cells if c.article == article), None) or nothing(article)

    def of_all(self, articles: int) -> tuple[Cell, ...]:
        """A cell for each of so many articles."""
        told = {cell.article: cell for cell in self.cells}
        return tuple(told.get(article) or nothing(article) for article in range(articles))


class FramingTerm(Record):
    term: str
    article: int
    voice: VoiceKind
    spans: tuple[Span, ...]


class FramingRow(Record):
    """The terms that the articles chose for one referent."""

    referent: str
    terms: tuple[FramingTerm, ...]


class VoiceShare(Record):
    """How many quoted words a speaker gets in an article, and what share of all quoted words there."""

    article: int
    speaker: str | None
    quoted_words: int
    share: float


class ReuseSpan(Record):
    start: int
    end: int
    source_start: int
    source_end: int


class Reuse(Record):
    """How much of an article stands in an earlier one, word for word."""

    article: int
    source: int
    share: float
    part: ReusePart
    spans: tuple[ReuseSpan, ...]


class NamedElsewhere(Record):
    """A quote whose speaker its article leaves unnamed and another article names."""

    article: int
    start: int
    """Where the quote begins."""
    speaker: str
    """The full name that the event has for whom the other has say the same words."""


class Comparison(Record):
    """What comparing the articles of one event yields. Article indexes follow the order of the input."""

    analysis: str
    base: int | None = None
    names: tuple[Name, ...] = ()
    points: tuple[Point, ...] = ()
    framing: tuple[FramingRow, ...] = ()
    voices: tuple[VoiceShare, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    compared: tuple[int, ...] = ()
    """Indexes of the articles that took part; the others are in a language that is not analysed."""
    named_elsewhere: tuple[NamedElsewhere, ...] = ()
    primary: tuple[int, ...] = ()
    """Indexes of the primary sources (a communiqué, a transcript): others report on them, and they themselves
    report nobody's words, so that nothing is called dropped there."""


def iso(day: dt.date | None) -> str | None:
    """A date as YYYY-MM-DD, or None."""
    return day.isoformat() if day else None
