"""Corrections in a reader's words: what was done, by whom, when and why, and whether it holds."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse

from comparator.analysis.document import Record
from comparator.models import Anyone, Correction
from comparator.selectors.comparisons import EventComparison
from comparator.selectors.corrected import Came, CorrectedPoint, Payload, Standing
from comparator.web.words import FINDING_WORDS, VERDICT_WORDS

DID = {
    "join": "Rows joined",
    "split": "Row split",
    "move": "Cell moved",
    "reject": "Row rejected",
    "relabel": "Named anew",
    "resolve": "Conflict resolved",
}
STANDINGS: dict[Standing, str] = {
    "stands": "Stands",
    "gone": "The words this correction rests on are gone",
    "no row": "Its words are there, and no row has them now",
    "overruled": "A later correction says otherwise",
}
A_PERSON = "a person"


class CorrectionMark(Record, frozen=True):
    """One correction beside the row it bears on."""

    id: int
    did: str
    who: str
    when: dt.datetime
    why: str
    url: str
    articles: tuple[int, ...]
    """Indexes of the articles whose cells it concerns; empty for the whole row."""
    is_resolving: bool
    since: tuple[str, ...] = ()
    """Articles that came into the row after it."""


def who(reader: Anyone, author: User | None) -> str:
    """Who made a correction: by name for members alone."""
    if not reader.is_authenticated or author is None:
        return A_PERSON
    return "you" if author.pk == reader.pk else author.get_username()


def called(payload: Payload | None) -> str:
    """What a correction calls a row or a cell; empty where it names nothing."""
    if payload is None:
        return ""
    if payload.verdict is not None:
        return VERDICT_WORDS[payload.verdict]
    if payload.findings is None:
        return ""
    return ", ".join(FINDING_WORDS[f] for f in payload.findings) or "Kept"


def corrected_context(request: HttpRequest, shown: EventComparison) -> dict[str, Any]:
    """What every comparing page needs to mark the rows that people put right: row -> its corrections."""
    points = [p for p in shown.comparison.points if isinstance(p, CorrectedPoint)]
    if not points:
        return {"corrected": {}, "rejected_rows": len(shown.rejected)}
    ids = {bearing.id for point in points for bearing in point.corrected}
    made = {c.pk: c for c in Correction.objects.filter(pk__in=ids).select_related("event", "author")}
    names = [column.outlet_name or "" for column in shown.columns]
    marks = {point.id: _marks(request.user, point, made, shown.came, names) for point in points}
    return {"corrected": marks, "rejected_rows": len(shown.rejected)}


def _marks(
    reader: Anyone,
    point: CorrectedPoint,
    made: Mapping[int, Correction],
    came: Mapping[int, Came],
    names: Sequence[str],
) -> list[CorrectionMark]:
    return [
        CorrectionMark(
            id=bearing.id,
            did=DID[bearing.kind],
            who=who(reader, made[bearing.id].author),
            when=bearing.when,
            why=bearing.why,
            url=f"{reverse('corrections', args=[made[bearing.id].event.slug])}#c-{bearing.id}",
            articles=bearing.articles,
            is_resolving=bearing.kind == "resolve",
            since=tuple(names[i] for i in came[bearing.id].since if names[i]),
        )
        for bearing in point.corrected
        if bearing.id in made
    ]
