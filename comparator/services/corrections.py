"""Corrections: what a person puts right in a comparison, checked, stored, and undone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from comparator.analysis.alignment.sure import OPPOSED
from comparator.analysis.document import Span
from comparator.analysis.findings import Finding, Point, Verdict
from comparator.models import ArticleVersion, Correction, Event, storable
from comparator.selectors.anchors import Texts, anchored, are_alike
from comparator.selectors.board import Board
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.corrected import Anchor, CorrectedPoint, CorrectionKind, Payload, RowAnchor
from comparator.selectors.corrections import anchors_of, payload_of
from comparator.selectors.rearranging import same_words
from comparator.services.telling import event_hush, event_retell

MOST_STANDING = 1000
"""Corrections that one event may have at a time: over 200 articles so many take some seconds, once."""
LONGEST_REASON = 1000
MOST_WORDS = 1000
"""Anchors of one correction: two rows of some hundred articles."""
VERDICTS: tuple[Verdict, ...] = tuple(v for v in get_args(Verdict) if v != "single source")
"""What a person may call a row; that one article alone has it, anybody can see."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a person wants to put right. Anchors come without hashes: they are of the text as it is stored."""

    kind: CorrectionKind
    row: RowAnchor
    reason: str
    other: RowAnchor | None = None
    cells: tuple[Anchor, ...] = ()
    keep: tuple[Anchor, ...] = ()
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] | None = None
    against: int | None = None


class ContestedError(Exception):
    """Since the reader opened the page, others have put the same words right."""

    def __init__(self, theirs: Sequence[Correction], revision: int) -> None:
        super().__init__("The same words have been put right meanwhile.")
        self.theirs, self.revision = theirs, revision


def correction_add(
    *, user: User, event: Event, draft: Draft, seen: int, shown: EventComparison
) -> Correction:
    """Store a correction. `seen` is the event's revision that the reader saw, `shown` the event as it is now.
    Raises PermissionDenied; ValidationError with a sentence a field; ContestedError where others have put
    the same words right since: who has seen theirs may come again with its revision. The same correction
    sent twice is stored once."""
    _must_edit(user, event)
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event.pk)
        payload = _payload(event, draft)
        if known := _made_already(user, event, draft, payload, shown.texts):
            return known
        _check_room(event)
        if theirs := _since(event, payload, seen, shown.texts):
            raise ContestedError(theirs, event.corrections_revision)
        _check_conflict(draft, payload, shown)
        correction = Correction.objects.create(
            event=event,
            kind=draft.kind,
            payload=msgspec.to_builtins(payload),
            reason=_reason(draft),
            author=user,
            revision=_next_revision(event),
        )
    event_retell(event=event)
    return correction


def correction_undo(*, user: User, correction: Correction) -> Correction:
    """Take a correction back; it stays in the list, and everything is as it was before it. Undone twice, it
    is undone once. Raises PermissionDenied."""
    _must_edit(user, correction.event)
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=correction.event_id)
        correction = Correction.objects.get(pk=correction.pk)
        if correction.undone_at is None:
            correction.undone_at, correction.undone_by = timezone.now(), user
            correction.undone_revision = _next_revision(event)
            correction.save(update_fields=["undone_at", "undone_by", "undone_revision"])
    event_retell(event=event)
    return correction


def _made_already(
    user: User, event: Event, draft: Draft, payload: Payload, texts: Texts
) -> Correction | None:
    """The person's own correction that says the same, where nothing has been put right about its words since:
    a later one would hold against it, so that who says the same again means it anew."""
    mine = event.corrections.standing().filter(kind=draft.kind, author=user).order_by("-revision")
    known = next((c for c in mine if payload_of(c.payload) == payload), None)
    return known if known and not _since(event, payload, known.revision, texts) else None


def _must_edit(user: User, event: Event) -> None:
    if not event.editable_by(user):
        raise PermissionDenied("Only who may change this event can correct its comparison.")


def _next_revision(event: Event) -> int:
    """The next number of the event's changes; the event is locked, and found by no words until it is told
    anew."""
    event.corrections_revision += 1
    event.save(update_fields=["corrections_revision"])
    event_hush(event=event)
    return event.corrections_revision


def _check_room(event: Event) -> None:
    if event.corrections.standing().count() >= MOST_STANDING:
        raise ValidationError(
            {"reason": f"This event has {MOST_STANDING:,} corrections. Undo some that are no longer needed."}
        )


def _reason(draft: Draft) -> str:
    reason = " ".join(storable(draft.reason).split())
    if not reason:
        raise ValidationError({"reason": "Say why, in a few words: readers see it beside the row."})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": f"A reason has up to {LONGEST_REASON:,} characters."})
    return reason


def _payload(event: Event, draft: Draft) -> Payload:
    """The draft with its anchors checked and hashed."""
    _CHECKS[draft.kind](draft)
    _reason(draft)
    payload = Payload(
        row=draft.row, other=draft.other, cells=draft.cells, keep=draft.keep, verdict=draft.verdict,
        findings=draft.findings, against=draft.against,
    )  # fmt: skip
    anchors = anchors_of(payload)
    texts = _texts(event, {anchor.version for anchor in anchors[: MOST_WORDS + 1]})
    if len(anchors) > MOST_WORDS or not all(_lies_in(anchor, texts) for anchor in anchors):
        raise ValidationError({"row": "These words are not of this event. Open the row again."})

    return _hashed(payload, texts)


def _hashed(payload: Payload, texts: dict[int, str]) -> Payload:
    """The payload whose anchors bear the hashes of their words."""

    def words(some: Iterable[Anchor]) -> tuple[Anchor, ...]:
        return tuple(anchored(a.version, Span(a.start, a.end), texts[a.version]) for a in some)

    def row(of: RowAnchor) -> RowAnchor:
        return RowAnchor(kind=of.kind, spans=words(of.spans))

    return msgspec.structs.replace(
        payload,
        row=row(payload.row),
        other=row(payload.other) if payload.other else None,
        cells=words(payload.cells),
        keep=words(payload.keep),
    )


def _texts(event: Event, versions: Collection[int]) -> dict[int, str]:
    """The texts of those versions that are of an article in the event."""
    found = ArticleVersion.objects.filter(pk__in=versions, article__coverage__event=event)
    return dict(found.values_list("pk", "text"))


def _lies_in(anchor: Anchor, texts: dict[int, str]) -> bool:
    return 0 <= anchor.start < anchor.end <= len(texts.get(anchor.version, ""))


def _check_join(draft: Draft) -> None:
    if draft.other is None or not draft.other.spans:
        raise ValidationError({"other": "Choose the row it belongs with."})
    if draft.other == draft.row:
        raise ValidationError({"other": "This is the row itself. Choose another one."})
    chosen = {a.version for a in draft.keep if a in (*draft.row.spans, *draft.other.spans)}
    if to_choose(draft.row, draft.other) - chosen:
        raise ValidationError({"keep": "Both rows have words of one article. Choose which stand in the row."})


def to_choose(row: RowAnchor, other: RowAnchor) -> set[int]:
    """The versions that have words in both rows, and not much the same ones: a person chooses which stand
    when the rows are joined."""
    spans = {a.version: Span(a.start, a.end) for a in row.spans}
    theirs = {a.version: Span(a.start, a.end) for a in other.spans}
    return {v for v in spans.keys() & theirs.keys() if not are_alike(spans[v], theirs[v])}


def _check_split(draft: Draft) -> None:
    chosen = set(draft.cells)
    if not chosen or not chosen <= set(draft.row.spans):
        raise ValidationError({"cells": "Choose the cells that belong in a row of their own."})
    if chosen == set(draft.row.spans):
        raise ValidationError({"cells": "Leave at least one cell in the row."})


def _check_move(draft: Draft) -> None:
    if len(draft.cells) != 1 or draft.cells[0] not in draft.row.spans:
        raise ValidationError({"cells": "Choose the cell that stands in the wrong row."})
    if draft.other is None or not draft.other.spans:
        raise ValidationError({"other": "Choose the row it belongs in."})
    if draft.other == draft.row:
        raise ValidationError({"other": "It stands in this row already. Choose another one."})


def _check_relabel(draft: Draft) -> None:
    if draft.verdict is None and draft.findings is None:
        raise ValidationError({"verdict": "Choose what it is to be called."})
    if draft.verdict is not None and (draft.verdict not in VERDICTS or len(draft.row.spans) < 2):
        raise ValidationError({"verdict": "Choose one of the verdicts; a row of one article has none."})
    if draft.findings is None:
        return
    if not draft.cells or not set(draft.cells) <= set(draft.row.spans):
        raise ValidationError({"cells": "Choose the cell whose finding is wrong."})
    if not set(draft.findings) <= set(get_args(Finding)):
        raise ValidationError({"findings": "Choose among the findings listed."})


def _check_conflict(draft: Draft, payload: Payload, shown: EventComparison) -> None:
    """Only what is in conflict can be resolved."""
    if draft.kind != "resolve":
        return
    row = row_of(payload.row, shown)
    resolved = isinstance(row, CorrectedPoint) and row.resolved
    if row is None or (row.verdict not in OPPOSED and not resolved):
        raise ValidationError({"row": "There is no conflict in this row."})


def row_of(anchor: RowAnchor, shown: EventComparison) -> Point | None:
    """The row of a comparison that has these words now; None where none has."""
    points = {point.id: point for point in (*shown.comparison.points, *shown.rejected)}
    found = Board(list(points.values())).row_at(anchor.kind, shown.texts.all(anchor.spans).places)
    return points.get(found) if found else None


def _check_row(draft: Draft) -> None:
    """Nothing but the row itself is asked for."""


_CHECKS = {
    "join": _check_join,
    "split": _check_split,
    "move": _check_move,
    "relabel": _check_relabel,
    "reject": _check_row,
    "resolve": _check_row,
}


def _since(event: Event, payload: Payload, seen: int, texts: Texts) -> list[Correction]:
    """The corrections made or undone after `seen` that bear on the same words."""
    newer = Q(revision__gt=seen) | Q(undone_revision__gt=seen)
    rows = event.corrections.filter(newer).select_related("author", "undone_by").order_by("created", "pk")
    mine = [place for anchor in anchors_of(payload) if (place := texts.locate(anchor))]
    found = []
    for row in rows:
        told = payload_of(row.payload)
        theirs = [place for anchor in (anchors_of(told) if told else ()) if (place := texts.locate(anchor))]
        if any(same_words(one, other) for one in mine for other in theirs):
            found.append(row)
    return found
