"""The forms of a correction: what they send, read with care, and the rows and cells they offer."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, cast, get_args

from django.http import QueryDict

from comparator.analysis.document import Record
from comparator.analysis.findings import Finding, Point, PointKind, Verdict
from comparator.selectors.anchors import row_anchor
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.contradictions import shortened
from comparator.selectors.corrected import Anchor, CorrectionKind, RowAnchor
from comparator.selectors.rows import present
from comparator.services.corrections import Draft
from comparator.web.lone import row_label
from comparator.web.matrix.issue import cell_span
from comparator.web.sources import Source, place_of
from comparator.web.words import FINDING_WORDS, ranked

MOST_OFFERED = 15
_READ = 8
_KEY = re.compile(r"(\d{1,9})\.(\d{1,8})-(\d{1,8})", re.ASCII)
_WORD = re.compile(r"\w{4,}")


class CellChoice(Record, frozen=True):
    """A cell that can be chosen."""

    key: str
    version: int
    source: Source
    place: str
    url: str
    words: str
    findings: tuple[str, ...] = ()


class RowChoice(Record, frozen=True):
    """A row that can be chosen, with its cells."""

    id: str
    label: str
    cells: tuple[CellChoice, ...]

    @property
    def outlets(self) -> str:
        """Who has it."""
        return ", ".join(f"{cell.source.name} {cell.place}" for cell in self.cells)


def key_of(anchor: Anchor) -> str:
    """How a form names the words of a cell: "12.340-371"."""
    return f"{anchor.version}.{anchor.start}-{anchor.end}"


def row_choice(point: Point, shown: EventComparison, sources: Sequence[Source]) -> RowChoice:
    """A row with its cells as choices."""
    anchors = row_anchor(point, shown.texts.versions).spans
    cells = (
        CellChoice(
            key=key_of(anchor),
            version=anchor.version,
            source=sources[cell.article],
            place=place_of(sources[cell.article], anchor.start),
            url=sources[cell.article].link(span),
            words=shortened(sources[cell.article].words(span), 300),
            findings=tuple(FINDING_WORDS[f] for f in ranked(cell.findings)),
        )
        for cell, anchor in zip(present(point), anchors, strict=True)
        if (span := cell_span(cell))
    )
    label = row_label(point, sources)
    return RowChoice(id=point.id, label=label, cells=tuple(cells))


def other_rows(
    point: Point, shown: EventComparison, sources: Sequence[Source], find: str
) -> tuple[list[Point], int]:
    """The rows that one may be joined with or its cells moved to: those that hold all words of `find`, else
    those that share most of its words; and how many there are beyond those offered."""
    wanted = find.casefold().split()
    mine = _words_of(point, sources)
    found = [
        (len(mine & words), other)
        for other in shown.comparison.points
        if other.id != point.id
        for text in [_text_of(other, sources)]
        for words in [_words_in(text)]
        if all(word in text for word in wanted)
    ]
    found.sort(key=lambda pair: (pair[1].kind != point.kind, -pair[0]) if not wanted else (False, -pair[0]))
    return [other for _, other in found[:MOST_OFFERED]], max(0, len(found) - MOST_OFFERED)


def _text_of(point: Point, sources: Sequence[Source]) -> str:
    """The words of a row's first cells: in a large event the rest says the same."""
    cells = present(point)[:_READ]
    return " ".join(sources[c.article].text[c.start or 0 : c.end or 0] for c in cells).casefold()


def _words_of(point: Point, sources: Sequence[Source]) -> set[str]:
    return _words_in(_text_of(point, sources))


def _words_in(text: str) -> set[str]:
    return set(_WORD.findall(text))


def draft_of(sent: QueryDict, shown: EventComparison) -> Draft | None:
    """What a form sent, as a correction to be checked; None where no form of ours sends this."""
    kind, row_kind = sent.get("kind", ""), sent.get("row_kind", "")
    spans = _anchors(sent.get("spans", "").split())
    if kind not in get_args(CorrectionKind) or row_kind not in get_args(PointKind) or not spans:
        return None
    row = RowAnchor(kind=cast(PointKind, row_kind), spans=spans)
    keep = [value for name in sent if name.startswith("keep-") for value in sent.getlist(name)]
    findings = [f for f in sent.getlist("findings") if f in get_args(Finding)]
    return Draft(
        kind=cast(CorrectionKind, kind),
        row=row,
        reason=sent.get("reason", ""),
        other=_other(sent.get("other", ""), shown),
        cells=_anchors(sent.getlist("cells")),
        keep=_anchors(keep),
        verdict=cast(Verdict, sent["verdict"]) if sent.get("verdict") else None,
        findings=cast(tuple[Finding, ...], tuple(findings)) if "of-cell" in sent else None,
        against=_against(row, shown) if "of-cell" in sent else None,
    )


def _anchors(keys: Iterable[str]) -> tuple[Anchor, ...]:
    found = (_KEY.fullmatch(key) for key in keys)
    return tuple(Anchor(version=int(m[1]), start=int(m[2]), end=int(m[3])) for m in found if m)


def _other(row: str, shown: EventComparison) -> RowAnchor | None:
    point = next((p for p in shown.comparison.points if p.id == row), None)
    return row_anchor(point, shown.texts.versions) if point else None


def _against(row: RowAnchor, shown: EventComparison) -> int | None:
    """The article that the cell's findings are read against, where that is the base the reader chose."""
    versions = {anchor.version for anchor in row.spans}
    if shown.base is None or shown.texts.versions[shown.base] not in versions:
        return None
    return shown.texts.articles[shown.base]


def revision_of(sent: QueryDict) -> int:
    """The event's revision that the reader saw; 0 where the form gives none: then all newer ones count."""
    told = sent.get("revision", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def echoed(sent: QueryDict) -> list[tuple[str, Any]]:
    """All that a form sent but the reason, the revision and the token, to be sent again."""
    left_out = ("csrfmiddlewaretoken", "revision", "reason")
    return [(name, value) for name in sent if name not in left_out for value in sent.getlist(name)]
