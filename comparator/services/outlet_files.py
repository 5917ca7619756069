"""Outlets as a file: written to be taken along; read with everything checked again, in one transaction."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from comparator.analysis.codes import country_name
from comparator.analysis.document import Record
from comparator.analysis.outlets import outlet_named
from comparator.analysis.page_text import Unreadable
from comparator.models import Anyone, Feed, Outlet, storable_json
from comparator.services.feeds import feed_create
from comparator.services.outlet_details import (
    OutletTold,
    outlet_change,
    outlet_create,
    outlet_shown,
    outlet_told,
)
from comparator.services.outlets import outlet_name_tidy, outlet_slug, outlet_store

SCHEMA = "comparator.outlets.1"
LIMIT = 2_000_000
"""Bytes of a file."""
MOST = 500
"""Outlets of a file."""
_MOST_FEEDS = 20
Fate = Literal["new", "changed", "same", "refused"]
_FIELDS = ("name", "kind", "country", "languages", "domains", "aliases", "selectors", "phrases")


class FeedEntry(Record, frozen=True):
    """A feed as the file tells it. Events do not travel: no article joins one by itself after an import."""

    url: str
    every: int = 1800
    is_wire: bool = False


class RulesEntry(Record, frozen=True):
    """Cleaning rules as the file tells them."""

    selectors: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class OutletEntry(Record, frozen=True):
    """One outlet of the file, in the form of the starter list."""

    name: str
    kind: str = Outlet.Kind.OTHER
    country: str = ""
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    rules: RulesEntry = RulesEntry()
    feeds: tuple[FeedEntry, ...] = ()


class OutletFile(Record, frozen=True):
    """The file."""

    outlets: tuple[OutletEntry, ...]
    schema: str = SCHEMA
    source: str = ""


class Difference(Record, frozen=True):
    """One thing that an import changes."""

    field: str
    before: str
    after: str


class Outcome(Record, frozen=True):
    """What becomes of one outlet of the file."""

    name: str
    fate: Fate
    differences: tuple[Difference, ...] = ()
    why: str = ""
    """Why it is refused, for the person who brought the file."""


class _NotNowError(Exception):
    """Rolls a trial back."""


def outlets_export(*, user: Anyone | None) -> bytes:
    """The stored outlets that somebody may look up, with their rules and this person's feeds, as JSON; all of
    them, with all feeds, for the operator (None)."""
    outlets = Outlet.objects.all() if user is None else Outlet.objects.listed_to(user)
    feeds = Feed.objects.all() if user is None else Feed.objects.visible_to(user)
    by_outlet = dict[int, list[FeedEntry]]()
    for feed in feeds.order_by("pk"):
        entry = FeedEntry(url=feed.url, every=feed.every, is_wire=feed.is_wire)
        by_outlet.setdefault(feed.outlet_id, []).append(entry)
    rows = outlets.prefetch_related("domain_rows").order_by("slug")
    free = outlets if user is None else Outlet.objects.told_to(user)
    told = set(free.values_list("pk", flat=True))
    entries = tuple(_entry(outlet_shown(row, told=row.pk in told), by_outlet.get(row.pk, ())) for row in rows)
    return msgspec.json.format(msgspec.json.encode(OutletFile(outlets=entries)), indent=1) + b"\n"


def _entry(told: OutletTold, feeds: Sequence[FeedEntry]) -> OutletEntry:
    return OutletEntry(
        name=told.name,
        kind=told.kind,
        country=told.country,
        languages=told.languages,
        domains=told.domains,
        aliases=told.aliases,
        rules=RulesEntry(selectors=told.selectors, phrases=told.phrases),
        feeds=tuple(feeds),
    )


def outlets_read(data: bytes) -> OutletFile:
    """The file of these bytes. Raises Unreadable, with a sentence for the person, for anything else."""
    if len(data) > LIMIT:
        raise Unreadable(f"The file has {len(data):,} bytes; the limit is {LIMIT:,}. Split it.")
    try:
        told = storable_json(msgspec.json.decode(data))
        read = msgspec.convert(told, OutletFile)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as problem:
        raise Unreadable(f"This is no file of outlets: {_short(problem)}") from None
    if read.schema != SCHEMA:
        raise Unreadable(f"The file says “{read.schema[:40]}”; only {SCHEMA} can be read.")
    if not read.outlets:
        raise Unreadable("There is no outlet in this file.")
    if len(read.outlets) > MOST:
        raise Unreadable(f"The file has {len(read.outlets):,} outlets; the limit is {MOST:,}. Split it.")
    return read


def _short(problem: Exception) -> str:
    return str(problem)[:200] or "it is nested too deeply."


def outlets_try(*, user: User, file: OutletFile) -> tuple[Outcome, ...]:
    """What an import would do, in the file's order; stores nothing."""
    outcomes: tuple[Outcome, ...] = ()
    try:
        with transaction.atomic():
            outcomes = outlets_import(user=user, file=file)
            raise _NotNowError
    except _NotNowError:
        return outcomes


def outlets_import(*, user: User, file: OutletFile, expected: str | None = None) -> tuple[Outcome, ...]:
    """Store the file's outlets in one transaction and tell what became of each; what is refused is left as it
    is. With `expected`, the stamp of what was shown before, nothing is stored and ValidationError raised
    where it would now come out otherwise."""
    with transaction.atomic():
        outcomes = tuple(_outcomes(user, file))
        if expected is not None and outcomes_stamp(outcomes) != expected:
            raise ValidationError("Something changed meanwhile. Look at what the import would do now.")
    return outcomes


def outcomes_stamp(outcomes: Sequence[Outcome]) -> str:
    """What an import does, in few letters."""
    return hashlib.sha256(msgspec.json.encode(outcomes)).hexdigest()[:16]


@dataclass(frozen=True)
class _Here:
    """What is here before the import, read at once: a file of hundreds asks for each."""

    user: User
    outlets: dict[str, Outlet]
    """Those that this person may look up, by their slugs."""
    told: set[int]
    """The ids of those of which they may read all that is told."""
    urls: set[str]
    """Of this person's feeds."""


def _here(user: User) -> _Here:
    outlets = Outlet.objects.listed_to(user).prefetch_related("domain_rows")
    told = Outlet.objects.told_to(user).values_list("pk", flat=True)
    urls = Feed.objects.filter(owner=user).values_list("url", flat=True)
    return _Here(user, {outlet.slug: outlet for outlet in outlets}, set(told), set(urls))


def _outcomes(user: User, file: OutletFile) -> Iterator[Outcome]:
    seen, here = set[str](), _here(user)
    for entry in file.outlets:
        name = outlet_name_tidy(entry.name)
        slug = outlet_slug(name)
        if slug in seen:
            yield Outcome(name=name, fate="refused", why="The file has this outlet twice.")
            continue
        seen.add(slug)
        yield _outcome(here, entry, name)


def _outcome(here: _Here, entry: OutletEntry, name: str) -> Outcome:
    try:
        with transaction.atomic():
            return _imported(here, entry, name)
    except ValidationError as problem:
        return Outcome(name=name, fate="refused", why=" ".join(problem.messages))
    except PermissionDenied as problem:
        return Outcome(name=name, fate="refused", why=str(problem))


def _imported(here: _Here, entry: OutletEntry, name: str) -> Outcome:
    if len(entry.feeds) > _MOST_FEEDS:
        raise ValidationError(f"It has {len(entry.feeds)} feeds; an outlet has up to {_MOST_FEEDS} here.")
    told = _told(entry, name)
    outlet = here.outlets.get(outlet_slug(name)) or _of_starter_list(name)
    if outlet is None:
        outlet = outlet_create(user=here.user, told=told)
        return Outcome(name=name, fate="new", differences=tuple(_feeds(here, outlet, entry)))
    is_told = outlet.pk in here.told or outlet.slug not in here.outlets
    differences = (*_put_right(here.user, outlet, told, is_told=is_told), *_feeds(here, outlet, entry))
    return Outcome(name=name, fate="changed" if differences else "same", differences=differences)


def _put_right(user: User, outlet: Outlet, told: OutletTold, *, is_told: bool) -> Iterator[Difference]:
    """What changes of an outlet that is here already, as this person may read it."""
    before = outlet_shown(outlet, told=is_told)
    if told == before:
        return
    outlet_change(user=user, outlet=outlet, told=told)
    yield from _differences(before, outlet_told(Outlet.objects.get(pk=outlet.pk)))


def _of_starter_list(name: str) -> Outlet | None:
    """The stored outlet of a name of the starter list, made of it where it was not stored."""
    known = outlet_named(name)
    if known is None or outlet_slug(known.name) != outlet_slug(name):
        return None
    return outlet_store(slug=outlet_slug(known.name), known=known)


def _told(entry: OutletEntry, name: str) -> OutletTold:
    return OutletTold(
        name=name,
        kind=entry.kind,
        country=entry.country,
        languages=entry.languages,
        domains=tuple(sorted(entry.domains)),
        aliases=entry.aliases,
        selectors=entry.rules.selectors,
        phrases=entry.rules.phrases,
    )


def _differences(before: OutletTold, after: OutletTold) -> Iterator[Difference]:
    for field in _FIELDS:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Difference(field=field, before=_words(field, old), after=_words(field, new))


def _words(field: str, value: Any) -> str:
    named = country_name(value) if field == "country" else value
    return ", ".join(named) if isinstance(named, tuple) else str(named)


def _feeds(here: _Here, outlet: Outlet, entry: OutletEntry) -> Iterator[Difference]:
    """The feeds that this person has not yet."""
    for feed in entry.feeds:
        if feed.url not in here.urls:
            made = feed_create(
                user=here.user, outlet=outlet, url=feed.url, every=feed.every, is_wire=feed.is_wire
            )
            yield Difference(field="feed", before="", after=made.url)
