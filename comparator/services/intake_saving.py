"""From what was read to articles: a batch that its owner looked through, all or nothing; and what saves
itself, because a feed brought it or its page was looked at again."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from comparator.analysis.incoming import Incoming
from comparator.analysis.links import link_key
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion, Coverage, Event, Feed, Intake, State
from comparator.services.articles import AddedArticle, article_add, article_preview
from comparator.services.events import event_add_article, event_create
from comparator.services.pages import page_keep
from comparator.services.sharing import texts_in_turn
from comparator.services.suggestions import event_suggestions, suggestion_clear
from comparator.services.versions import version_seen

Place = tuple[int, int]
"""A row's id, and an article's number in it."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a person settled about one article that was read; None stays as it was read."""

    intake: int
    number: int = 0
    """Its place among the articles of an archive."""
    published: dt.date | None = None
    outlet: str | None = None
    headline: str | None = None
    kind: str = Article.Kind.REPORT
    rights: str = Article.Rights.PASSAGES
    is_wire: bool = False
    keep: Collection[int] = ()
    apart: bool = False
    """Whether it is an article of its own, whatever stands at its address."""
    version_of: int | None = None
    """The article of this person that it is a new version of, by its id."""


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of a batch."""

    event: Event | None
    added: tuple[AddedArticle, ...] = ()
    """In the order of the answers; empty where the batch was saved before."""

    @property
    def known(self) -> int:
        """How many of them were here already, word for word."""
        return sum(one.was_here and not one.older for one in self.added)

    @property
    def older(self) -> int:
        """How many are wire copy of which a later version stands here."""
        return sum(one.older for one in self.added)


class NotSavedError(Unreadable):
    """One article of a batch cannot be stored, so none was."""

    def __init__(self, message: str, answer: Answer) -> None:
        super().__init__(message)
        self.answer = answer


@transaction.atomic
def batch_save(
    *,
    user: User,
    batch: str,
    answers: Sequence[Answer],
    event: Event | None = None,
    title: str = "",
    reasons: dict[int, str] | None = None,
    later: Collection[Place] = (),
    left_out: Collection[Place] = (),
) -> Saved:
    """Store the articles that were answered for, into an event or, with a title, into a new one. All or
    nothing: raises NotSavedError, ValidationError for a title that is none, and PermissionDenied. A batch
    that is saved already stays as it is. `reasons`: why an event was suggested, by its id. Articles at the
    places `later` stay in the batch, for another event; those `left_out` are forgotten, as is whatever else a
    row held of which something was saved."""
    rows = {row.pk: row for row in _locked(user, batch)}
    fresh = [answer for answer in answers if answer.intake in rows and not rows[answer.intake].saved]
    if not fresh:
        return Saved(event=next((row.event for row in rows.values() if row.event), event))
    if event is None and title:
        event = event_create(user=user, title=title, starts=_first_day(fresh, rows))
    how, reason = _suggested(event, reasons or {})
    texts_in_turn(one.raw for pk in {answer.intake for answer in fresh} for one in rows[pk].incoming)
    added = [_add(user, rows[one.intake], one) for one in fresh]
    if event is not None:  # after all articles: who holds an event waits for none
        for one, done in zip(fresh, added, strict=True):
            event_add_article(
                user=user, event=event, article=done.article, is_wire=one.is_wire, how=how, reason=reason
            )
    firsts = {one.intake: done.article for one, done in reversed(list(zip(fresh, added, strict=True)))}
    touched = {*firsts, *(pk for pk, _ in (*later, *left_out))}
    for row in (row for row in rows.values() if row.saved is None):
        if row.pk not in touched:
            Intake.objects.filter(pk=row.pk).update(event=event)  # what comes next is for this event too
            continue
        _set_aside(row, sorted(number for pk, number in later if pk == row.pk), is_saved=row.pk in firsts)
        if row.pk in firsts:
            became = [done.article.pk for one, done in zip(fresh, added, strict=True) if one.intake == row.pk]
            _close(row, event=event, article=firsts[row.pk], became=became)
    return Saved(event=event, added=tuple(added))


def _set_aside(row: Intake, numbers: Sequence[int], *, is_saved: bool) -> None:
    """Keep just these articles of a row: in the row itself where they are all of it, else in a new one, for
    a form that was opened before names an article by its row and number and must not find another there."""
    read = row.incoming
    numbers = [number for number in numbers if number < len(read)]
    typed = _typed_of(row, numbers)
    if not is_saved and len(numbers) == len(read):
        Intake.objects.filter(pk=row.pk).update(event=None, typed=typed)
        return
    if numbers:
        _move(row, tuple(read[number] for number in numbers), typed)
    if not is_saved:
        Intake.objects.filter(pk=row.pk, saved=None).delete()


def _move(row: Intake, kept: tuple[Incoming, ...], typed: dict[str, Any]) -> None:
    last = Intake.objects.filter(batch=row.batch).aggregate(last=Max("position"))["last"]
    Intake.objects.create(
        owner=row.owner, batch=row.batch, way=row.way, url=row.url, file_name=row.file_name,
        position=last + 1, expires=row.expires, state=State.DONE, finished=row.finished,
        result=msgspec.json.encode(kept), typed=typed,
    )  # fmt: skip


def _typed_of(row: Intake, numbers: Sequence[int]) -> dict[str, Any]:
    """What was typed of these articles, by their new numbers; which event was chosen held for the others."""
    pages = row.typed.get("pages", {})
    return {"pages": {str(new): pages.get(str(old), {}) | {"later": ""} for new, old in enumerate(numbers)}}


def intake_save_itself(*, intake: Intake, incoming: Incoming) -> None:
    """Store what a feed brought or what a page that is looked at again says now, in the caller's
    transaction. Raises Unreadable."""
    owner, feed = intake.owner, intake.feed
    if owner is None:
        raise Unreadable("Whoever asked for it is no longer here, so it was not stored.")
    event, reason = _event_of_feed(owner, feed, incoming) if feed else (None, "")
    added = article_add(
        user=owner,
        incoming=incoming,
        outlet_name=feed.outlet.name if feed else None,
        event=event,
        is_wire=bool(feed and feed.is_wire),
        how=Coverage.How.FEED if feed else Coverage.How.BY_HAND,
        reason=reason,
        article=intake.article,
        fetched=_is_fetched(intake),
    )
    _keep_page(intake, added, [incoming])
    _close(intake, event=event, article=added.article)


def intake_unchanged(*, intake: Intake) -> None:
    """Note that a page that was looked at again is as it was, in the caller's transaction."""
    newest = ArticleVersion.objects.filter(article=intake.article_id).order_by("-number").first()
    if newest is not None:
        version_seen(newest, by=intake.owner)
    _close(intake, event=None, article=intake.article)


def _locked(user: User, batch: str) -> Sequence[Intake]:
    rows = Intake.objects.visible_to(user).filter(batch=batch).order_by("position", "pk")
    return list(rows.select_for_update(of=("self",)).select_related("event"))


def _add(user: User, row: Intake, answer: Answer) -> AddedArticle:
    incoming = row.incoming
    if answer.number >= len(incoming):
        raise NotSavedError("This article is no longer here. Load the page again.", answer)
    try:
        added = article_add(
            user=user,
            incoming=incoming[answer.number],
            published=answer.published,
            outlet_name=answer.outlet,
            headline=answer.headline,
            kind=answer.kind,
            keep=answer.keep,
            rights=answer.rights,
            fetched=_is_fetched(row),
            apart=answer.apart,
            article=Article.objects.filter(pk=answer.version_of or 0, owner=user).first(),
        )
    except Unreadable as problem:
        raise NotSavedError(str(problem), answer) from problem
    _keep_page(row, added, incoming)
    return added


def _is_fetched(row: Intake) -> bool:
    """Whether the worker itself read this at its address; a file or pasted text only says where it was."""
    return row.way in (Intake.Way.LINK, Intake.Way.FEED) and bool(row.fetched)


def _keep_page(row: Intake, added: AddedArticle, read: Sequence[Incoming]) -> None:
    """A page's HTML is kept as it came, to be read again with other rules; and what the web server said of
    it, so that it is sent again only if it has changed."""
    told = row.fetched
    if added.created and row.data is not None and len(read) == 1 and read[0].format == "html":
        page_keep(
            version=added.version, html=bytes(row.data), content_type=told.get("content_type", ""),
            charset=told.get("charset", ""),
        )  # fmt: skip
    if told and row.way != Intake.Way.FILE:
        # Of this article's own page alone: the marks of another page with the same words, which anybody may
        # have brought in, would make the site say for ever that nothing changed.
        own = Article.objects.filter(pk=added.article.pk, owner=row.owner, url_key=link_key(read[0].url))
        own.exclude(url_key="").update(
            fetched_etag=told.get("etag", ""), fetched_modified=told.get("modified", "")
        )


def _close(row: Intake, *, event: Event | None, article: Article | None, became: Sequence[int] = ()) -> None:
    """The row says what became of it; the bytes and words it held are articles now."""
    Intake.objects.filter(pk=row.pk).update(
        saved=timezone.now(), data=None, result=None, event=event, article=article, typed={},
        became=list(became),
    )  # fmt: skip


def _suggested(event: Event | None, reasons: dict[int, str]) -> tuple[str, str]:
    if event is None or event.pk not in reasons:
        return Coverage.How.BY_HAND, ""
    return Coverage.How.CONFIRMED, reasons[event.pk]


def _event_of_feed(owner: User, feed: Feed, incoming: Incoming) -> tuple[Event | None, str]:
    """The event that a feed's item joins, as its owner set it, and why."""
    if feed.joins == Feed.Joins.ONE_EVENT and feed.event and feed.event.editable_by(owner):
        return feed.event, "Every article of this feed joins this event."
    if feed.joins == Feed.Joins.SUGGESTED:
        document = article_preview(incoming=incoming)
        asked = event_suggestions(
            user=owner, text=document.text, headline=document.headline or "", published=document.published
        )
        if found := suggestion_clear(asked):
            return found.event, f"{found.reason}."
    return None, ""


def _first_day(answers: Sequence[Answer], rows: dict[int, Intake]) -> dt.date | None:
    """The first day on which one of them was published, as told or as read."""
    days = [answer.published or _day_read(rows[answer.intake], answer) for answer in answers]
    return min((day for day in days if day), default=None)


def _day_read(row: Intake, answer: Answer) -> dt.date | None:
    try:
        return article_preview(incoming=row.incoming[answer.number], keep=answer.keep).published
    except (Unreadable, IndexError):
        return None
