"""What a contradiction is about, and the words that stand against each other."""

import re
from collections.abc import Iterable, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Change, Figure, Finding, Mention, Point
from comparator.analysis.row_labels import ELLIPSIS

CONTRADICTING: frozenset[Finding] = frozenset(
    {"other figure", "other date", "other name or title", "other label", "negated", "other speaker"}
)
"""Findings that can set two cells against each other; all others leave both right."""
_LONGEST = 48  # characters of a reading
_QUOTED = re.compile(r"“([^“”]+)”")
_POSSESSIVE = ("’s", "'s")


class Contradiction(Record, frozen=True):
    """What two articles say differently."""

    subject: str
    """Whose title, what is counted, else the row's label in quote marks; empty where the words say it."""
    readings: tuple[str, ...]
    """The two sets of words, the reference's first; none where the findings name no words."""

    @property
    def words(self) -> str:
        """In one line: "Ada Roon: mayor / deputy mayor"."""
        against = " / ".join(self.readings)
        if self.readings and self.subject == f"“{self.readings[0]}”":
            return against
        return f"{self.subject}: {against}" if self.subject and against else self.subject or against


def contradiction(point: Point, articles: Sequence[ArticleFindings]) -> Contradiction:
    """What the articles of a row say differently, in their own words."""
    found = telling_change(point, articles)
    quoted = f"“{label_words(point, articles, _LONGEST)}”"
    if found is None:
        return Contradiction(subject=quoted, readings=())
    article, change = found
    sides = (_Side(articles[point.reference], change.from_), _Side(articles[article], change.to))
    if change.kind == "negated":
        whole = (_cell_words(point, point.reference, articles), _cell_words(point, article, articles))
        return Contradiction(subject="", readings=whole)
    if change.kind in ("other figure", "other date"):
        return _of_figures(sides, quoted)
    if change.kind == "other name or title":
        return _of_names(sides, quoted)
    return Contradiction(subject=quoted, readings=tuple(shortened(s.words, _LONGEST) for s in sides))


def label_words(point: Point, articles: Sequence[ArticleFindings], limit: int = 1000) -> str:
    """What a row is called: its label, with an ellipsis where its cell goes on, and without a bracket that
    was opened before it began."""
    cell = point.cell(point.reference)
    text = articles[cell.article].document.text if cell.start is not None else ""
    start, end = cell.start or 0, cell.end or 0
    own = point.label.rpartition(ELLIPSIS)[2]
    whole = " ".join(text[_begun(text, own, start, end) : end].split())
    line = shortened(balanced(point.label), limit)
    goes_on = len(" ".join(own.split())) + 2 < len(whole)
    return line if line.endswith("…") or not goes_on else line.rstrip(" .,;:") + "…"


def _begun(text: str, label: str, start: int, end: int) -> int:
    """Where a label begins that opens with words right before its cell; else where the cell does."""
    found = text.find(label, max(0, start - len(label)), end)
    return min(found, start) if found >= 0 else start


def balanced(text: str) -> str:
    """The text without closing brackets that nothing in it opens."""
    kept, depth = "", {"]": 0, ")": 0}
    for c in text:
        closer = {"[": "]", "(": ")"}.get(c, c)
        if c != closer:
            depth[closer] += 1
        elif c in depth:
            depth[c] -= 1
        if c not in depth or depth[c] >= 0:
            kept += c
        else:
            depth[c] = 0
    return kept


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word boundary with an ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


class _Side:
    """The words of one article in a contradiction."""

    def __init__(self, found: ArticleFindings, span: Span) -> None:
        self.found, self.span = found, span

    @property
    def words(self) -> str:
        return balanced(self.span.of(self.found.document.text))

    @property
    def figure(self) -> Figure | None:
        return next((f for f in self.found.figures if self.span.overlap(Span(f.start, f.end))), None)

    def mentions(self) -> Iterable[Mention]:
        return (m for m in self.found.mentions if self.span.overlap(Span(m.start, m.end)))

    @property
    def bearer(self) -> str:
        """Whose title the words are; empty where they are no title."""
        titled = (m for m in self.found.mentions if m.title_start is not None and m.title_end is not None)
        held = (m for m in titled if self.span.overlap(Span(m.title_start or 0, m.title_end or 0)))
        return next((m.name for m in held), "")


def telling_change(point: Point, articles: Sequence[ArticleFindings]) -> tuple[int, Change] | None:
    """The change the verdict speaks of: one whose words stand in its reason, else the first that opposes."""
    opposing = [(c.article, x) for c in point.cells for x in c.changes if x.kind in CONTRADICTING]
    worded = [(a, x) for a, x in opposing if x.to.of(articles[a].document.text) in point.why]
    return next(iter(worded or opposing), None)


def disputed_words(point: Point) -> list[str]:
    """The words that the verdict's reason quotes: what stands against each other also where, on this base,
    no change names it."""
    return _QUOTED.findall(point.why)


def _cell_words(point: Point, article: int, articles: Sequence[ArticleFindings]) -> str:
    cell = point.cell(article)
    words = balanced(articles[article].document.text[cell.start or 0 : cell.end or 0])
    return f"“{shortened(words, _LONGEST)}”"


def _of_figures(sides: tuple[_Side, _Side], quoted: str) -> Contradiction:
    figures = [side.figure for side in sides]
    counted = max((f.counted or "" for f in figures if f), key=len, default="")
    readings = tuple(shortened(_bare(side.words, counted), _LONGEST) for side in sides)
    return Contradiction(subject=counted or quoted, readings=readings)


def _bare(words: str, counted: str) -> str:
    """A figure without the words for what is counted at its end: "at least 31" of "At least 31 people"."""
    parts, known = words.split(), set(counted.casefold().split())
    while len(parts) > 1 and parts[-1].casefold() in known:
        parts.pop()
    start = parts[0] if parts[0].isupper() else parts[0][0].lower() + parts[0][1:]
    return " ".join([start if len(parts) > 1 else parts[0], *parts[1:]])


def _of_names(sides: tuple[_Side, _Side], quoted: str) -> Contradiction:
    bearer = sides[0].bearer or sides[1].bearer
    if bearer:
        places = [_leading_place(side) for side in sides]
        drop = len(places[0]) if places[0] == places[1] else 0
        return Contradiction(subject=bearer, readings=tuple(side.words[drop:] for side in sides))
    named = [_named(side) for side in sides]
    subject = "" if all(named) else quoted
    return Contradiction(
        subject=subject, readings=tuple(n or s.words for n, s in zip(named, sides, strict=True))
    )


def _leading_place(side: _Side) -> str:
    """The name that both titles may begin with: "US " of "US Deputy Secretary of State"."""
    for mention in side.mentions():
        if mention.kind != "person" and mention.start == side.span.start and mention.end < side.span.end:
            rest = side.words[mention.end - mention.start :]
            possessive = next((p for p in _POSSESSIVE if rest.startswith(p)), "")
            return side.words[: mention.end - mention.start] + possessive + " "
    return ""


def _named(side: _Side) -> str:
    """The whole name of which the words are a part."""
    held = (Span(m.start, m.end) for m in side.mentions() if m.kind != "person")
    return next((s.of(side.found.document.text) for s in held if s.holds(side.span)), "")
