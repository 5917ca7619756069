"""What somebody brought in and has not saved yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Length
from django.utils import timezone

from comparator.analysis.page_text import Unreadable, read_page
from comparator.models import (
    UNFINISHED,
    Anyone,
    Article,
    ArticleVersion,
    Event,
    Intake,
    State,
    storable,
)

PATIENCE = dt.timedelta(seconds=30)
"""What is put off for longer does not hold up the rest of its batch."""
_MOST_BATCHES = 20
_NAMED = 3
PASTED = "Pasted text"
_LONGEST_NAME = 80
_LOOKED_AT = 10_000
"""Characters of a pasted text in which its headline is looked for."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One batch: its rows that are not saved, in order."""

    token: str
    rows: tuple[Intake, ...]
    event: Event | None
    """The event that what is left was brought in for; where nothing is left, the one it stands in."""
    is_saved: bool
    """Whether nothing of it is left to be saved."""

    @property
    def read(self) -> tuple[Intake, ...]:
        """Those whose articles can be looked through."""
        return tuple(row for row in self.rows if row.is_done)

    @property
    def waiting(self) -> tuple[Intake, ...]:
        """Those that are being read, or will be within moments."""
        return tuple(row for row in self.rows if row.state in UNFINISHED and not is_later(row))

    @property
    def open(self) -> tuple[Intake, ...]:
        """Those that somebody may want to do something about: failed, or put off for long."""
        return tuple(row for row in self.rows if row.state == State.FAILED or is_later(row))

    @property
    def expires(self) -> dt.date | None:
        """The day on which it is deleted."""
        return min((row.expires for row in self.rows), default=None)


@dataclass(frozen=True, kw_only=True)
class Became:
    """One link, file or text that was saved."""

    name: str
    event: Event | None
    versions: tuple[ArticleVersion, ...]
    """The newest of each article that it became."""


@dataclass(frozen=True, kw_only=True)
class BatchLine:
    """A batch in the list of what is not saved yet."""

    token: str
    count: int
    failed: int
    unfinished: int
    expires: dt.date
    names: tuple[str, ...]
    """Of the first few: their links and files."""

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.names)


def batch_get(user: Anyone, token: str) -> Batch | None:
    """A batch of this person; None for everybody else's, and where there is none."""
    rows = _brought_in(user).filter(batch=storable(token)).defer("data")
    found = list(rows.select_related("event"))
    if not found:
        return None
    unsaved = tuple(row for row in found if row.saved is None)
    return Batch(
        token=token,
        rows=unsaved,
        event=next((row.event for row in unsaved if row.event), None) if unsaved else _last_event(found),
        is_saved=not unsaved,
    )


def _last_event(saved: Sequence[Intake]) -> Event | None:
    """The event into which the last of these were saved; None where they stand in none."""
    last = max((row for row in saved if row.saved), key=lambda row: (row.saved, row.pk), default=None)
    return last.event if last else None


def batch_became(user: Anyone, token: str) -> list[Became]:
    """What became of everything of a batch that is saved, in order; articles that are gone are not named."""
    rows = _brought_in(user).filter(batch=storable(token), saved__isnull=False).defer("data", "result")
    saved = list(rows.select_related("event"))
    pks = {pk for row in saved for pk in row.became}
    versions = ArticleVersion.objects.latest_of_each().filter(
        article__in=Article.objects.visible_to(user).filter(pk__in=pks)
    )
    by_article = {v.article_id: v for v in versions.defer("raw", "text", "document_json")}
    return [
        Became(
            name=intake_name(row),
            event=row.event,
            versions=tuple(by_article[pk] for pk in dict.fromkeys(row.became) if pk in by_article),
        )
        for row in saved
    ]


def intake_get(user: Anyone, token: str, pk: int) -> Intake | None:
    """One unsaved row of a batch of this person, with its bytes."""
    return _brought_in(user).filter(batch=storable(token), saved=None, pk=pk).first()


def batches_unsaved(user: User) -> list[BatchLine]:
    """What this person brought in and neither saved nor threw away, newest first."""
    mine = _brought_in(user).filter(saved=None)
    counted = (
        mine.order_by()
        .values("batch")
        .annotate(
            count=Count("pk"),
            failed=Count("pk", filter=Q(state=State.FAILED)),
            unfinished=Count("pk", filter=Q(state__in=UNFINISHED)),
            day=Min("expires"),
            newest=Max("pk"),
        )
        .order_by("-newest")[:_MOST_BATCHES]
    )
    lines = list(counted)
    named = _names(mine.filter(batch__in=[line["batch"] for line in lines]))
    return [
        BatchLine(
            token=line["batch"],
            count=line["count"],
            failed=line["failed"],
            unfinished=line["unfinished"],
            expires=line["day"],
            names=tuple(named[line["batch"]]),
        )
        for line in lines
    ]


def _names(rows: QuerySet[Intake]) -> dict[str, list[str]]:
    """What the first few of each batch are called; pasted text by its headline."""
    first: dict[str, list[Intake]] = {}
    for row in rows.order_by("batch", "position", "pk").only("batch", "way", "url", "file_name"):
        if len(first.setdefault(row.batch, [])) < _NAMED:
            first[row.batch].append(row)
    pasted = [row.pk for some in first.values() for row in some if intake_name(row) == PASTED]
    texts = rows.filter(pk__in=pasted).order_by().only("result", "typed").in_bulk()
    return {
        batch: [pasted_name(texts[row.pk]) if row.pk in texts else intake_name(row) for row in some]
        for batch, some in first.items()
    }


def pasted_name(row: Intake) -> str:
    """Pasted text by the headline that was typed or is read of it."""
    pages = row.typed.get("pages", {})
    headline = str(pages.get("0", {}).get("headline", "")).strip()
    read = row.incoming
    if not headline and read:
        told = read[0].told
        headline = (told.headline if told else None) or _headline_of(read[0].raw) or ""
    return f"{PASTED}: {' '.join(headline.split())[:_LONGEST_NAME]}" if headline else PASTED


def _headline_of(raw: str) -> str | None:
    try:
        return read_page(raw[:_LOOKED_AT]).headline
    except Unreadable:
        return None


def _brought_in(user: Anyone) -> QuerySet[Intake]:
    """What this person brought in by hand; looks at a page and what feeds bring save themselves."""
    return Intake.objects.visible_to(user).filter(Q(article=None) | Q(saved__isnull=False), feed=None)


def intakes_unsaved(user: User) -> int:
    """How many links, files and texts of this person wait to be saved."""
    return _brought_in(user).filter(saved=None).count()


def bytes_unsaved(user: User) -> int:
    """How many bytes of this person's files and texts wait to be saved."""
    counted = _brought_in(user).filter(saved=None).aggregate(bytes=Sum(Length("data")))
    return counted["bytes"] or 0


def intake_name(row: Intake) -> str:
    """How pages call it: its file, its address, or what it is."""
    return row.file_name or row.url or PASTED


def is_later(row: Intake) -> bool:
    """Whether it waits for a time that is not near."""
    return bool(row.is_put_off and row.not_before and row.not_before > timezone.now() + PATIENCE)
