"""What changed between two versions of one article: figures, quotes and names that came, went or changed.

What was found is matched by where the word diff of the two texts puts its words, so that a quote which only
moved neither went nor came; and what the two readings find differently in words that stayed is no change.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from comparator.analysis.document import Document, Record, Span
from comparator.analysis.findings import ArticleFindings, Figure, Quote
from comparator.selectors.name_changes import name_changes
from comparator.selectors.text_map import TextMap, folded_words, text_map
from comparator.selectors.version_change import (
    VersionChange,
    in_text_order,
    paired,
    paired_in_gaps,
    span_of,
)

_LIKE = 0.5  # share of the shorter one's letters from which two quotes are one that changed
_NEAR = 40  # characters around a figure, in which its qualifier stands
_MARKS = "\"“”„«»‹›‘’'"
IN_MARKS, WITHOUT_MARKS = "in quote marks", "without quote marks"


class VersionChanges(Record, frozen=True):
    """All that changed between two versions."""

    where: TextMap
    read: bool
    """Whether both versions have been read for figures, quotes and names."""
    figures: tuple[VersionChange, ...] = ()
    quotes: tuple[VersionChange, ...] = ()
    names: tuple[VersionChange, ...] = ()
    headline: tuple[str, str] | None = None
    told: tuple[tuple[str, str, str], ...] = ()
    """(what, before, after) of what is told beside the text: day, byline."""

    @property
    def trivial(self) -> int:
        """Places that differ in punctuation, capitals or spacing alone."""
        return sum(gap.trivial for gap in self.where.gaps) + self.where.spacing

    @property
    def wording(self) -> int:
        """Places where words were put in, left out or replaced."""
        return sum(
            not gap.trivial and _has_other_words(self.where, gap.old, gap.new) for gap in self.where.gaps
        )

    @property
    def moved(self) -> int:
        """Passages that stand elsewhere."""
        return len(self.where.passages)

    @property
    def coarse(self) -> bool:
        """Whether the texts are so long that whole sentences were compared."""
        return any(segment.coarse for segment in self.where.segments)


def version_changes(
    old: Document, new: Document, before: ArticleFindings | None, after: ArticleFindings | None
) -> VersionChanges:
    """What the second of two versions has differently; without the findings of both, only its words."""
    where = text_map(old.text, new.text)
    return VersionChanges(
        figures=_figures(where, before.figures, after.figures) if before and after else (),
        quotes=_quotes(where, before.quotes, after.quotes) if before and after else (),
        names=name_changes(where, before.mentions, after.mentions) if before and after else (),
        headline=_headline(old, new),
        told=tuple(_told(old, new)),
        where=where,
        read=before is not None and after is not None,
    )


def _has_other_words(where: TextMap, old: Span, new: Span) -> bool:
    return where.stands(old) < 1 or where.turned().stands(new) < 1


def _headline(old: Document, new: Document) -> tuple[str, str] | None:
    one, other = (" ".join((document.headline or "").split()) for document in (old, new))
    return (one, other) if one != other else None


def _told(old: Document, new: Document) -> Iterator[tuple[str, str, str]]:
    days = [f"{d.published.day} {d.published:%B %Y}" if d.published else "" for d in (old, new)]
    for what, (one, other) in (
        ("Published", days),
        ("Byline", [d.byline or "" for d in (old, new)]),
        ("Credits", [", ".join(d.credits) for d in (old, new)]),
    ):
        if one != other:
            yield what, one, other


def _figures(where: TextMap, old: Sequence[Figure], new: Sequence[Figure]) -> tuple[VersionChange, ...]:
    back = where.turned()
    pairs, gone, come = paired(where, old, new, least=0)
    pairs += paired_in_gaps(where, gone, come, _counts_alike)
    changes = [change for a, b in pairs for change in _other_figure(where, a, b)]
    changes += [
        _alone("figure", "went", a, a.counted or a.unit) for a in gone if where.stands(span_of(a)) < 1
    ]
    changes += [_alone("figure", "came", b, b.counted or b.unit) for b in come if back.stands(span_of(b)) < 1]
    return in_text_order(changes)


def _counts_alike(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and (a.counted, a.unit) == (b.counted, b.unit)


def _other_figure(where: TextMap, a: Figure, b: Figure) -> Iterator[VersionChange]:
    """The pair as a change where the number is another, or what limits it: "at least"."""
    change = VersionChange(
        kind="figure", what="changed", old=span_of(a), new=span_of(b), detail=b.counted or ""
    )
    if _amount(where.old, a) != _amount(where.new, b):
        if where.stands(span_of(a)) < 1 or where.turned().stands(span_of(b)) < 1:
            yield change
    elif (a.qualifier or "") != (b.qualifier or "") and _limit_changed(where, a, b):
        yield msgspec.structs.replace(
            change, aspect="qualifier", was=a.qualifier or "", now=b.qualifier or ""
        )


def _amount(text: str, figure: Figure) -> object:
    if isinstance(figure.value, float | int):
        return figure.value, figure.low, figure.high, figure.unit
    return figure.value or folded_words(text[figure.start : figure.end])


def _limit_changed(where: TextMap, a: Figure, b: Figure) -> bool:
    """Whether the words of a qualifier stand at the one figure and not at the other."""
    one, other = _around(where.old, a), _around(where.new, b)
    told = ((a.qualifier, one, other), (b.qualifier, other, one))
    return any(q and _said(q) in here and _said(q) not in there for q, here, there in told)


def _around(text: str, figure: Figure) -> str:
    return _said(text[max(0, figure.start - _NEAR) : figure.end + _NEAR])


def _said(words: str) -> str:
    return f" {' '.join(folded_words(words))} "


def _quotes(where: TextMap, old: Sequence[Quote], new: Sequence[Quote]) -> tuple[VersionChange, ...]:
    back = where.turned()
    pairs, gone, come = paired(where, old, new, least=_LIKE)
    changes = [change for a, b in pairs for change in _other_quote(where, back, a, b)]
    changes += [change for a in gone for change in _unpaired(where, a, "went")]
    changes += [change for b in come for change in _unpaired(back, b, "came")]
    return in_text_order(changes)


def _other_quote(where: TextMap, back: TextMap, a: Quote, b: Quote) -> Iterator[VersionChange]:
    """The pair as a change where its words are others, who said it, or whether it is quoted at all."""
    change = VersionChange(
        kind="quote", what="changed", old=span_of(a), new=span_of(b), detail=b.speaker or ""
    )
    if where.stands(span_of(a)) < 1 or back.stands(span_of(b)) < 1:
        yield change
    elif _is_marked(where.old, a.start) != _is_marked(where.new, b.start):
        marks = [
            IN_MARKS if marked else WITHOUT_MARKS
            for marked in (_is_marked(where.old, a.start), _is_marked(where.new, b.start))
        ]
        yield msgspec.structs.replace(change, aspect="marks", was=marks[0], now=marks[1])
    elif a.speaker and b.speaker and _is_another(where, a, b):
        yield msgspec.structs.replace(change, aspect="speaker", was=a.speaker, now=b.speaker)


def _is_another(where: TextMap, a: Quote, b: Quote) -> bool:
    """Whether another speaks, and the words that name the first are there no more."""
    one, other = set(folded_words(a.speaker or "")), set(folded_words(b.speaker or ""))
    if one <= other or other <= one or a.speaker_start is None or a.speaker_end is None:
        return False
    return where.stands(Span(a.speaker_start, a.speaker_end)) < 1


def _unpaired(where: TextMap, quote: Quote, what: Literal["went", "came"]) -> Iterator[VersionChange]:
    """A quote that one version alone is read to have: none of its words, some, or all but its marks may
    stand in the other. `where` leads from its own version to the other."""
    share, image = where.stands(span_of(quote)), where.image(span_of(quote))
    was_first = what == "went"
    if share < _LIKE or image is None:
        yield _alone("quote", what, quote, quote.speaker)
        return
    unmarked = _is_marked(where.old, quote.start) and not _is_marked(where.new, image.start)
    if share == 1 and not unmarked:
        return
    marks = (IN_MARKS, WITHOUT_MARKS) if was_first else (WITHOUT_MARKS, IN_MARKS)
    yield VersionChange(
        kind="quote", what="changed", detail=quote.speaker or "",
        old=span_of(quote) if was_first else image, new=image if was_first else span_of(quote),
        aspect="marks" if share == 1 else "", was=marks[0] if share == 1 else "",
        now=marks[1] if share == 1 else "",
    )  # fmt: skip


def _is_marked(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in _MARKS and bool(text[:start].rstrip())


def _alone(
    kind: Literal["figure", "quote"], what: Literal["went", "came"], found: Figure | Quote, detail: str | None
) -> VersionChange:
    span = span_of(found)
    return VersionChange(
        kind=kind, what=what, detail=detail or "",
        old=span if what == "went" else None, new=span if what == "came" else None,
    )  # fmt: skip
