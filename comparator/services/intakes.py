"""What people bring in: links, files and pasted text become rows at once, so that nothing is lost, and are
read by the worker; text is read on the spot. What was read waits in its batch until its owner saves it."""

import datetime as dt
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from comparator.analysis.domains import host_of
from comparator.analysis.incoming import Incoming, Told
from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.phrases import phrases_cut
from comparator.models import UNFINISHED, Article, Event, Intake, Outlet, State, is_staff, storable
from comparator.services.articles import article_preview
from comparator.services.jobs import FRESH, job_request, job_retry
from comparator.services.outlets import outlet_of_domain, outlet_slug

KEPT = dt.timedelta(days=30)
"""How long what was not saved is kept."""
LONGEST_LINK = 2000
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?:[/?#]|$)")
_PASSWORD = re.compile(
    r"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#\s]*@|^(\s*)(?!mailto:)[^/?#\s:@]+:[^/?#\s]*@", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml)", re.IGNORECASE)
_ELEMENT = re.compile(r"</(?:p|div|article|section|main|h[1-6]|ul|li|td|body)\s*>", re.IGNORECASE)
_MARKED_UP = 3
"""Closed elements of a page's build, from which on pasted text is taken for a page's source."""


def batch_new() -> str:
    """The name of a new batch, which nobody can guess."""
    return secrets.token_hex(16)


def intake_link(
    *,
    user: User,
    batch: str,
    url: str,
    position: int = 0,
    event: Event | None = None,
    article: Article | None = None,
) -> Intake:
    """A page that the worker is to fetch; with `article`, one that is looked at again and saves itself.
    Raises Unreadable for what is no web address."""
    row = _new(user, batch, Intake.Way.LINK, position, event, url=link_checked(url), article=article)
    return _requested(row)


def intake_look_again(*, user: User, article: Article) -> Intake:
    """Look at an article's page once more; what it says now becomes a version where its words changed. One
    look at a time: while one is under way it is the answer. Raises PermissionDenied, and Unreadable where
    the article has no address."""
    if not (is_staff(user) or article.owner_id == user.pk):
        raise PermissionDenied("Only who brought this article in can look at its page again.")
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        under_way = Intake.objects.filter(article=article, way=Intake.Way.LINK, feed=None, saved=None)
        if row := under_way.filter(state__in=UNFINISHED).first():
            return row
        return intake_link(user=user, batch=batch_new(), url=article.url, article=article)


def intake_file(
    *, user: User, batch: str, name: str, data: bytes, position: int = 0, event: Event | None = None
) -> Intake:
    """A file that the worker is to read, whatever it is."""
    row = _new(user, batch, Intake.Way.FILE, position, event, file_name=bare_name(name), data=data)
    return _requested(row)


def intake_text(
    *, user: User, batch: str, raw: str, position: int = 0, url: str = "", event: Event | None = None
) -> Intake:
    """Pasted text, read at once; a page's source is the worker's to read. `url`: where the text stands.
    Raises Unreadable where there is no article in it."""
    row = _new(user, batch, Intake.Way.TEXT, position, event, url=url)
    return _with_text(row, raw)


def intake_unread(
    *,
    user: User,
    batch: str,
    typed: str,
    reason: str,
    way: str,
    position: int = 0,
    event: Event | None = None,
) -> Intake:
    """A link or text that cannot be read as it was typed, kept with the reason, so that it can be put
    right."""
    row = _new(user, batch, way, position, event)
    if way == Intake.Way.LINK:
        row.url = without_password(storable(typed))[:LONGEST_LINK]
    else:
        row.data = storable(typed).encode()
    row.state, row.reason, row.finished, row.settled = State.FAILED, reason, timezone.now(), True
    row.save()
    return row


def intake_paste(*, intake: Intake, raw: str) -> Intake:
    """Pasted text in the place of a link or file that could not be read; its address is kept. Raises
    Unreadable where there is no article in it."""
    with transaction.atomic():
        row = Intake.objects.select_for_update().filter(pk=intake.pk, saved=None).first()
        if row is None:
            raise Unreadable("This was saved or left out meanwhile. Add the text as something new.")
        for field, value in FRESH.items():
            setattr(row, field, value)
        row.way, row.queued, row.typed = Intake.Way.TEXT, timezone.now(), {}
        return _with_text(row, raw)


def batch_keep_typed(*, user: User, batch: str, typed: Mapping[int, Mapping[str, Any]]) -> None:
    """Keep what a person typed into the preview of a batch, by row: what stands there under "pages" is added
    to what was typed before, the rest takes its place. What was saved meanwhile stays as it is."""
    with transaction.atomic():
        mine = Intake.objects.visible_to(user).filter(batch=batch, saved=None, pk__in=list(typed))
        rows = list(mine.order_by("pk").select_for_update().only("typed"))
        for row in rows:
            told = typed[row.pk]
            row.typed = {**told, "pages": {**row.typed.get("pages", {}), **told.get("pages", {})}}
        Intake.objects.bulk_update(rows, ["typed"])


def intake_retry(*, intake: Intake) -> bool:
    """Ask once more for one that failed; False where it did not, or has nothing to be read."""
    return (intake.way != Intake.Way.TEXT) and job_retry(job=intake)


def intake_correct(*, intake: Intake, url: str) -> bool:
    """Another address in the place of one that could not be read, to be fetched; one that is none is kept
    with the reason. False where there was nothing to correct."""
    with transaction.atomic():
        failed = Intake.objects.select_for_update().filter(pk=intake.pk, saved=None, state=State.FAILED)
        row = failed.filter(way=Intake.Way.LINK).first()
        if row is None:
            return False
        now = timezone.now()
        try:
            row.url = link_checked(url)
        except Unreadable as problem:
            row.url, row.reason = without_password(storable(url))[:LONGEST_LINK], str(problem)
            row.save(update_fields=["url", "reason"])
            return False
        for field, value in FRESH.items():
            setattr(row, field, value)
        row.asked = row.queued = now
        _requested(row)
    return True


def intake_leave_out(*, intake: Intake) -> None:
    """Forget one that was not saved; a worker that is at it writes nothing."""
    Intake.objects.filter(pk=intake.pk, saved=None).delete()


def batch_throw_away(*, user: User, batch: str) -> int:
    """Forget everything of a batch that was not saved; how many rows that were."""
    return Intake.objects.visible_to(user).filter(batch=batch, saved=None).delete()[0]


def intakes_purge(now: dt.datetime) -> int:
    """Delete what was not saved by its day, and rows of what was saved long ago; how many. What a feed
    brought stays, without its bytes, so that it does not come again."""
    past = Intake.objects.filter(expires__lt=now.date())
    past.filter(feed__isnull=False).exclude(Q(data=None) & Q(result=None)).update(data=None, result=None)
    return past.filter(feed=None).delete()[0]


def link_checked(url: str) -> str:
    """A web address as it is fetched, with its scheme. Raises Unreadable for anything else."""
    address = without_password(storable(url).strip())
    if _HOST.match(address) and not _SCHEME.match(address.split("/")[0]):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        is_web = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or re.search(r"\s", address):
        raise Unreadable("This is no web address. One looks like https://example.org/news/story.")
    if len(address) > LONGEST_LINK:
        raise Unreadable(f"This address is longer than {LONGEST_LINK:,} characters. Paste the text instead.")
    return address


def without_password(address: str) -> str:
    """An address without the user name and password that may stand before its host: nobody else's eyes, nor a
    database, are to see them."""
    return _PASSWORD.sub(lambda found: found[1] or found[2] or "", address)


def is_page_source(raw: str) -> bool:
    """Whether pasted text is a page's source rather than what the page shows."""
    return bool(_PAGE.match(raw)) or len(_ELEMENT.findall(raw, endpos=200_000)) >= _MARKED_UP


def with_outlet(incoming: Incoming, reader: User | None) -> Incoming:
    """The article with the outlet that its reader may know to publish under its page's domain, whatever the
    page calls itself."""
    told = incoming.told or Told(domain=host_of(incoming.url) or None)
    outlet = outlet_of_domain(told.domain, reader) if told.domain else None
    if outlet is None:
        return incoming
    return msgspec.structs.replace(incoming, told=msgspec.structs.replace(told, outlet=outlet.name))


def bare_name(name: str) -> str:
    """A file's name without any folder, as it is safe to store and show."""
    return storable(name).replace("\\", "/").rsplit("/", 1)[-1][:255] or "file"


def _new(user: User, batch: str, way: str, position: int, event: Event | None, **fields: object) -> Intake:
    expires = timezone.now().date() + KEPT
    return Intake(owner=user, batch=batch, way=way, position=position, event=event, expires=expires, **fields)


def _requested(row: Intake) -> Intake:
    with transaction.atomic():
        row.save()
        job_request(job=row)
    return row


def _with_text(row: Intake, raw: str) -> Intake:
    row.data = storable(raw).encode()
    row.result = None
    if is_page_source(raw):
        return _requested(row)
    incoming = with_phrases(with_outlet(Incoming(raw=raw, url=row.url), row.owner), row.owner)
    row.state, row.finished, row.result = State.DONE, timezone.now(), msgspec.json.encode((incoming,))
    row.save()
    return row


def with_phrases(incoming: Incoming, reader: User | None) -> Incoming:
    """A text without markup, by the phrases of its outlet's cleaning rules for who brings it in. Raises
    Unreadable where it is no article."""
    document = article_preview(incoming=incoming)
    outlet = Outlet.objects.filter(slug=outlet_slug(document.outlet)).first() if document.outlet else None
    phrases = outlet.rules_for(reader).get("phrases", ()) if outlet else ()
    ruled = phrases_cut(incoming, [str(phrase) for phrase in phrases])
    if ruled is not incoming:
        article_preview(incoming=ruled)
    return ruled
