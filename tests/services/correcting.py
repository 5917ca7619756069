"""Corrections of the made-up event, by the names of its rows."""

from typing import Any

from comparator.analysis.findings import Point
from comparator.models import Correction, Event
from comparator.selectors.anchors import row_anchor
from comparator.selectors.comparisons import NO_BASE, EventComparison, event_comparison
from comparator.selectors.corrected import Anchor, RowAnchor
from comparator.services.corrections import Draft, correction_add
from tests.web.made import Made


def shown(event: Event, base: int | None = NO_BASE) -> EventComparison:
    """The event as its owner sees it."""
    assert event.owner
    found = event_comparison(event, event.owner, base)
    assert found is not None
    return found


def rows(event: Event) -> dict[str, Point]:
    """Row -> the row."""
    return {point.id: point for point in shown(event).comparison.points}


def held(event: Event) -> dict[str, set[int]]:
    """Row -> the articles that have words in it."""
    return {k: {c.article for c in p.cells if c.start is not None} for k, p in rows(event).items()}


def anchor(event: Event, row: str) -> RowAnchor:
    """A row by its words."""
    return row_anchor(rows(event)[row], shown(event).texts.versions)


def cell(event: Event, row: str, article: int) -> Anchor:
    """The words one article has of a row."""
    version = shown(event).texts.versions[article]
    return next(one for one in anchor(event, row).spans if one.version == version)


def draft(made: Made, kind: Any, row: str, **told: Any) -> Draft:
    """A correction of a row; `other` is a row's name, `cells` and `keep` are (row, article)."""
    event = made.event
    if "other" in told:
        told["other"] = anchor(event, told["other"])
    for name in ("cells", "keep"):
        told[name] = tuple(cell(event, *one) for one in told.get(name, ()))
    return Draft(kind=kind, row=anchor(event, row), **{"reason": "They tell one thing.", **told})


def correct(made: Made, kind: Any, row: str, **told: Any) -> Correction:
    """Store it as the event's owner."""
    made.event.refresh_from_db()
    return correction_add(
        user=made.owner,
        event=made.event,
        draft=draft(made, kind, row, **told),
        seen=made.event.corrections_revision,
        shown=shown(made.event),
    )
