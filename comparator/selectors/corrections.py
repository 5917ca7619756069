"""People's corrections over a stored comparison, each time it is read: they win over the analysis."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import cast

import msgspec

from comparator.analysis.findings import ArticleFindings, Comparison, Point
from comparator.models import ArticleVersion, Correction, Event
from comparator.selectors.anchors import Texts
from comparator.selectors.board import Board
from comparator.selectors.corrected import Anchor, Came, CorrectedPoint, CorrectionKind, Payload
from comparator.selectors.judging import Judge
from comparator.selectors.labelling import Labels
from comparator.selectors.rearranging import Fix, Rearranging

Rebase = Callable[[Comparison, int | None, Sequence[ArticleFindings]], Comparison]


@dataclass(frozen=True)
class Corrected:
    """A comparison with the corrections applied."""

    comparison: Comparison
    texts: Texts
    """Where the words of corrections are found."""
    rejected: tuple[CorrectedPoint, ...] = ()
    """Rows that people took off the page."""
    came: Mapping[int, Came] = field(default_factory=dict)
    """Correction -> what it came to."""


def standing_of(event: Event) -> tuple[int, ...]:
    """The corrections of an event that nobody has undone, by their ids in the order of time: what has been
    made of them once holds as long as these are the same."""
    rows = Correction.objects.filter(event=event).standing().order_by("created", "pk")
    return tuple(rows.values_list("pk", flat=True))


def fixes_of(corrections: Sequence[int]) -> tuple[Fix, ...]:
    """Corrections by their ids, as they are applied, in the same order."""
    rows = Correction.objects.in_bulk(list(corrections)) if corrections else {}
    return tuple(fix_of(rows[pk]) for pk in corrections if pk in rows)


def fix_of(row: Correction) -> Fix:
    """A correction as it is applied."""
    return Fix(row.pk, cast(CorrectionKind, row.kind), row.reason, row.created, payload_of(row.payload))


def payload_of(told: object) -> Payload | None:
    """What a stored correction says; None where it cannot be read."""
    try:
        return msgspec.convert(told, Payload)
    except msgspec.ValidationError:
        return None


def anchors_of(payload: Payload) -> tuple[Anchor, ...]:
    """All words that a correction rests on."""
    other = payload.other.spans if payload.other else ()
    return (*payload.row.spans, *other, *payload.cells, *payload.keep)


def texts_of(
    versions: Sequence[ArticleVersion], articles: Sequence[ArticleFindings], payloads: Sequence[Payload]
) -> Texts:
    """The texts in which corrections are looked for: those of `versions`, which are compared and were read
    as `articles`, and the earlier ones that the payloads name."""
    here = [version.pk for version in versions]
    named = {anchor.version for payload in payloads for anchor in anchors_of(payload)}
    wanted = named - set(here)
    rows = ArticleVersion.objects.filter(pk__in=wanted).values_list("pk", "article", "text") if wanted else ()
    return Texts(
        versions=here,
        articles=[version.article_id for version in versions],
        texts=[article.document.text for article in articles],
        earlier={pk: (article, text) for pk, article, text in rows},
    )


def corrected(
    found: Comparison,
    fixes: Sequence[Fix],
    texts: Texts,
    articles: Sequence[ArticleFindings],
    base: int | None,
    rebase: Rebase,
) -> Corrected:
    """A stored comparison with the corrections applied and read against `base`. Nothing but its arguments
    goes in, so that the same corrections make the same page."""
    if not fixes:
        return Corrected(rebase(found, base, articles), texts)
    rearranging = Rearranging(Board(found.points), fixes, texts)
    standing, rejected = _in_rows(found, rearranging, articles)
    unchanged = len(standing) == len(found.points) and all(map(is_, standing, found.points))
    rows = found if unchanged else msgspec.structs.replace(found, points=standing)
    read = rebase(rows, base, articles)
    labels, moved = Labels(fixes, rearranging), rearranging.bearings()
    article = texts.articles[base] if base is not None else None
    points = (labels.marked(labels.point(p, base, article), moved.get(p.id, []), p) for p in read.points)
    off = (labels.marked(p, moved.get(p.id, [])) for p in rejected)
    return Corrected(
        msgspec.structs.replace(read, points=tuple(points)),
        texts,
        tuple(point for point in off if isinstance(point, CorrectedPoint)),
        labels.came,
    )


def _in_rows(
    found: Comparison, rearranging: Rearranging, articles: Sequence[ArticleFindings]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The cells in the rows that people chose, in the order of the page; and the rows they rejected."""
    board, judge = rearranging.board, Judge(found, articles)
    order = {point.id: place for place, point in enumerate(found.points)}
    rows = sorted(board.rows, key=lambda row: order[board.origin[row]])
    points = [point for row in rows if (point := judge.point(row, board))]
    rejected = board.rejected
    standing = (point for point in points if point.id not in rejected)
    return tuple(standing), tuple(point for point in points if point.id in rejected)
