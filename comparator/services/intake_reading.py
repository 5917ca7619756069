"""The worker's side of what comes in: fetch it, read it apart from everything else, keep what was read."""

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.limited import read_limited
from comparator.ingest.network.fetch import Fetched, Unfetchable, fetch
from comparator.ingest.pages.phrases import phrases_cut
from comparator.ingest.pages.rules import Rules, rules_from
from comparator.models import Intake, Outlet, storable, storable_json
from comparator.services.articles import article_preview
from comparator.services.intake_saving import intake_save_itself, intake_unchanged
from comparator.services.intakes import with_outlet, with_phrases
from comparator.services.jobs import (
    Held,
    job_attempt,
    job_claim,
    job_fail,
    job_finish,
    job_put_off,
    job_refuse,
)
from comparator.services.outlets import outlet_of_domain, outlet_slug

MOST_ARTICLES = 50
"""Of one archive: what a person can look through before saving."""
MOST_TEXT = 2_000_000
"""Characters of one archive's articles together: what a page can show without a wait."""


_TOLD = ("content_type", "charset", "etag", "modified", "url")


class _Source(NamedTuple):
    """The bytes to be read, and what is known of them."""

    data: bytes
    name: str = ""
    content_type: str = ""
    charset: str = ""
    url: str = ""
    fetched: Fetched | None = None

    @property
    def told(self) -> dict[str, str]:
        """What the web server said, to be kept beside the page."""
        if self.fetched is None:
            return {}
        return {name: getattr(self.fetched, name) for name in _TOLD if getattr(self.fetched, name)}


def intake_run(*, intake_id: int, now: dt.datetime | None = None) -> bool:
    """Fetch and read one link, file or text. True when this call finished the work; False where there was
    nothing to do, where it failed or waits, or where the lease was lost meanwhile."""
    intake = (
        Intake.objects.select_related("owner", "feed__outlet", "article__outlet").filter(pk=intake_id).first()
    )
    if intake is None:
        return False
    held = job_claim(model=Intake, pk=intake_id, now=now or timezone.now())
    if held is None:
        return False
    with job_attempt(held):
        return _attempt(held, intake)
    return False


def _attempt(held: Held, intake: Intake) -> bool:
    try:
        source = _source(intake)
        if source.fetched is not None and source.fetched.not_modified:
            return _unchanged(held, intake)
        read = _read(intake, source)
        return _finish(held, intake, source, read)
    except Unfetchable as problem:
        _not_fetched(held, problem)
    except Unreadable as problem:
        job_refuse(held=held, reason=str(problem))
    except PermissionDenied:  # while it waited, its event or article became somebody else's
        job_refuse(held=held, reason="What it was to be added to is no longer yours to change.")
    return False


def _source(intake: Intake) -> _Source:
    """What is to be read: the file's bytes, the text's, or what the address answers."""
    if intake.way == Intake.Way.TEXT:
        return _Source(bytes(intake.data or b""), content_type="text/html", charset="utf-8", url=intake.url)
    if intake.way == Intake.Way.FILE:
        kind, charset = (str(intake.fetched.get(key, "")) for key in ("content_type", "charset"))
        return _Source(bytes(intake.data or b""), intake.file_name, kind, charset, intake.url)
    known = intake.article
    fetched = fetch(
        intake.url,
        wanted="page",
        etag=known.fetched_etag if known else "",
        modified=known.fetched_modified if known else "",
    )
    said = {"content_type": fetched.content_type, "charset": fetched.charset, "url": fetched.url}
    return _Source(fetched.body, **said, fetched=fetched)


def _read(intake: Intake, source: _Source) -> tuple[Incoming, ...]:
    """What stands in it, by the cleaning rules of its outlet."""
    known = intake.feed or intake.article
    outlet = known.outlet if known else outlet_of_domain(source.url, intake.owner)
    rules = _rules(outlet, intake.owner)
    read = _limited(source, rules)
    told = read[0].told if read else None
    if outlet is None and told:  # only its own markup says whose page it is
        named = outlet_of_domain(told.domain or "", intake.owner) or _outlet_called(told.outlet or "")
        rules = _rules(named, intake.owner)
        read = _limited(source, rules) if rules != Rules() else read
    return _kept(read, intake.owner)


def _outlet_called(name: str) -> Outlet | None:
    return Outlet.objects.filter(slug=outlet_slug(name)).first() if name else None


def _rules(outlet: Outlet | None, reader: User | None) -> Rules:
    """The outlet's cleaning rules for what this person brings in; none where they no longer can be
    understood."""
    try:
        return rules_from(outlet.rules_for(reader)) if outlet else Rules()
    except Unreadable:
        return Rules()


def _limited(source: _Source, rules: Rules) -> tuple[Incoming, ...]:
    """What a process with limits reads of it. Selectors mean something in HTML alone; phrases in any text."""
    read = read_limited(
        source.data, name=source.name, content_type=source.content_type, charset=source.charset,
        url=source.url, rules=rules,
    )  # fmt: skip
    return tuple(one if one.format == "html" else phrases_cut(one, rules.phrases) for one in read)


def _kept(read: Sequence[Incoming], reader: User | None) -> tuple[Incoming, ...]:
    """As many as a person can look through, each fit to be stored. Raises Unreadable where none of them is an
    article."""
    kept = [_ruled(with_outlet(_storable(one), reader), reader) for one in _first(read)]
    if len(kept) == 1:
        article_preview(incoming=kept[0])
    if not kept:
        raise Unreadable("There is no article in it. Choose another file, or paste the article's text.")
    if len(read) > len(kept):
        which = "this is the first" if len(kept) == 1 else f"these are the first {len(kept)}"
        words = f"It holds {len(read):,} articles; {which}. Split it for the rest."
        kept[0] = msgspec.structs.replace(kept[0], warnings=(*kept[0].warnings, words))
    return tuple(kept)


def _first(read: Sequence[Incoming]) -> Sequence[Incoming]:
    """As many as a page shows: so many, of so much text together; one at least."""
    text = itertools.accumulate(len(one.raw) for one in read[:MOST_ARTICLES])
    return read[: max(1, sum(length <= MOST_TEXT for length in text))]


def _ruled(incoming: Incoming, reader: User | None) -> Incoming:
    """What came in without a page's markup, by its outlet's phrases; a page was cleaned when it was read."""
    if incoming.format == "html":
        return incoming
    try:
        return with_phrases(incoming, reader)
    except Unreadable:  # the person sees why when they look at it
        return incoming


def _storable(incoming: Incoming) -> Incoming:
    return msgspec.convert(storable_json(msgspec.to_builtins(incoming)), Incoming)


def _finish(held: Held, intake: Intake, source: _Source, read: tuple[Incoming, ...]) -> bool:
    """Keep what was read; what looks at a page again or came by a feed becomes an article in the same
    moment."""
    with transaction.atomic():
        result, intake.data, intake.fetched = msgspec.json.encode(read), source.data, source.told
        now = timezone.now()
        won = job_finish(held=held, now=now, result=result, data=source.data, fetched=source.told)
        if won and (intake.feed_id or intake.article_id):
            intake_save_itself(intake=intake, incoming=read[0])
    return won


def _unchanged(held: Held, intake: Intake) -> bool:
    with transaction.atomic():
        won = job_finish(held=held, now=timezone.now(), result=None)
        if won:
            intake_unchanged(intake=intake)
    return won


def _not_fetched(held: Held, problem: Unfetchable) -> None:
    """Given up at once where the page will never answer otherwise; else it waits, and where the page asked
    for that, the attempt does not count."""
    words = storable(str(problem))
    if problem.permanent:
        job_refuse(held=held, reason=words)
    elif problem.retry_after is not None:
        job_put_off(held=held, until=timezone.now() + dt.timedelta(seconds=problem.retry_after), reason=words)
    else:
        with transaction.atomic():
            job_fail(held=held, reason=words, settled=True)
