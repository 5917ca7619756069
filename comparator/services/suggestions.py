"""Which event? The events that an article may belong to, with score and reason. Nothing joins by itself."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection

from comparator.analysis.events import (
    EVEN,
    Likeness,
    Profile,
    chance,
    fingerprint,
    likeness,
    nearness,
    reason,
)
from comparator.analysis.events import Fingerprint as Content
from comparator.models import Article, ArticleVersion, Coverage, Event, EventTerm, Fingerprint, is_staff
from comparator.models.fingerprint import EVERYBODY, day_key, term_key
from comparator.services.events import event_add_article
from comparator.services.fingerprints import INDEXED, fingerprint_of

OFFERED = 3
CLEAR = 0.9
"""Score from which an article may join without being looked at, where a person set it so."""
_AHEAD = 0.2  # of the next best event, to be clear
_EACH, _EACH_AFTER = 40, 10  # articles looked up by one term: published before or with it, and after it
_WITH_IT = 2  # days later are hardly after it
_CANDIDATES = 30  # articles that are compared at first
_EVENTS = 5  # events that are looked at more closely
_MORE = 20  # further articles of theirs


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An event that an article may belong to."""

    event: Event
    score: float
    """0 to 1: how likely it is."""
    reason: str
    """In words for people; without a full stop. Its words all stand in the article that is asked about."""


class _Near(NamedTuple):
    """An article of an event, and how near it is."""

    event: int
    content: Content
    link: Likeness


def event_suggestions(
    *,
    user: User,
    text: str,
    headline: str = "",
    published: dt.date | None = None,
    article: Article | None = None,
) -> tuple[Suggestion, ...]:
    """The events that these words may belong to, best first, of those that the person may change; none: a new
    event. Needs no language model. `article`: whose words they are, if they are stored: its own events are
    not suggested."""
    return _suggested(user, fingerprint(headline, text, published), article)


def article_suggestions(*, user: User, article: Article) -> tuple[Suggestion, ...]:
    """The same for a stored article; none where the person may not see it."""
    asked = _stored(user, article)
    return _suggested(user, asked, article) if asked else ()


def suggestion_clear(found: Sequence[Suggestion]) -> Suggestion | None:
    """The one that may be taken without asking, where a person wished so: very likely, and well ahead of the
    next."""
    if not found or found[0].score < CLEAR:
        return None
    return found[0] if len(found) == 1 or found[0].score - found[1].score >= _AHEAD else None


def suggestion_accept(*, user: User, article: Article, event: Event) -> Coverage:
    """Put an article into an event as it was suggested, with the reason. Undone by event_remove_article.
    Raises PermissionDenied where either is not theirs."""
    if not Event.objects.editable_by(user).filter(pk=event.pk).exists():
        raise PermissionDenied("Only its owner can change this event.")
    asked = _stored(user, article)
    there = Coverage.objects.filter(event=event).exclude(article=article).order_by("-pk")[:_CANDIDATES]
    near = _nearest(user, asked, there.values_list("pk", flat=True)) if asked else []
    why = f"{_suggestion(asked, event, near).reason}." if asked and near else ""
    return event_add_article(user=user, event=event, article=article, how=Coverage.How.CONFIRMED, reason=why)


def _stored(user: User, article: Article) -> Content | None:
    versions = ArticleVersion.objects.visible_to(user).filter(article=article).order_by("-number")
    newest = versions.defer("raw", "document_json").first()
    if newest is None:
        return None
    kept = Fingerprint.objects.filter(article=article, version=newest).first()
    return kept.content if kept else fingerprint_of(newest)


def _suggested(user: User, asked: Content, article: Article | None) -> tuple[Suggestion, ...]:
    if not user.is_authenticated:
        return ()
    found = _found_by_terms(user, asked)
    near = _nearest(user, asked, found, article)
    likeliest = sorted(_by_event(near).items(), key=lambda item: -_odds(item[1]))[:_EVENTS]
    more = Coverage.objects.filter(event__in=[event for event, _ in likeliest]).exclude(pk__in=found)
    near += _nearest(user, asked, more.order_by("-pk").values_list("pk", flat=True)[:_MORE], article)
    likely = {event: of for event, of in _by_event(near).items() if _odds(of) > EVEN}
    events = Event.objects.editable_by(user).in_bulk(likely)
    offered = [_suggestion(asked, events[event], of) for event, of in likely.items() if event in events]
    return tuple(sorted(offered, key=lambda one: (-one.score, -one.event.pk))[:OFFERED])


def _found_by_terms(user: User, asked: Content) -> list[int]:
    """The ids of coverage that shares the most of the rarest terms; a term that few others have counts for
    more. However large the archive, each term gives so many articles at most: those published last before the
    asked one or with it, and some of those after it."""
    terms = [term_key(term) for term in asked.rare[:INDEXED]]
    readers = [user.pk, EVERYBODY] if is_staff(user) else [user.pk]
    day = day_key(asked.published) + _WITH_IT if asked.published else day_key(dt.date.max)
    having = defaultdict[int, set[int]](set)
    for term, coverage in _looked_up(terms, readers, day):
        having[term].add(coverage)
    shared = defaultdict[int, float](float)
    for found in having.values():
        for coverage in found:
            shared[coverage] += 1 / (1 + math.log(len(found)))
    return sorted(shared, key=lambda pk: (-shared[pk], -pk))[:_CANDIDATES]


def _looked_up(terms: Sequence[int], readers: Sequence[int], day: int) -> list[tuple[int, int]]:
    """(term, coverage) of every term, in one query: each part runs along the index to its limit."""
    part = (
        "SELECT term, coverage_id FROM (SELECT term, coverage_id FROM {table} "
        "WHERE reader = %s AND term = %s AND day {side} ORDER BY day {order} LIMIT {limit}) AS part"
    )
    table = connection.ops.quote_name(EventTerm._meta.db_table)
    before = part.format(table=table, side="<= %s", order="DESC", limit=_EACH)
    after = part.format(table=table, side="> %s", order="ASC", limit=_EACH_AFTER)
    asked = [(reader, term, day) for reader in readers for term in terms]
    if not asked:
        return []
    with connection.cursor() as cursor:
        sql = " UNION ALL ".join([f"{before} UNION ALL {after}"] * len(asked))
        cursor.execute(sql, [value for one in asked for value in (*one, *one)])
        return [(int(term), int(coverage)) for term, coverage in cursor.fetchall()]


def _nearest(user: User, asked: Content, coverage: Iterable[int], but: Article | None = None) -> list[_Near]:
    """How near some articles are, of those that this person may see in events that they may change, without
    the events that have `but` already. What may be seen is asked of these few alone, so that it takes no
    longer in a large archive; no other fingerprint is read."""
    stands = Coverage.objects.filter(pk__in=list(coverage)).order_by("pk").values_list("event", "article")
    pairs = list(stands)
    mine = Event.objects.editable_by(user).filter(pk__in={event for event, _ in pairs})
    events = set(mine.order_by().values_list("pk", flat=True))
    if but is not None:
        events -= set(Coverage.objects.filter(article=but).order_by().values_list("event", flat=True))
    among = {article for event, article in pairs if event in events}
    seen = Article.objects.visible_to(user).filter(pk__in=among).order_by().values_list("pk", flat=True)
    kept = dict(Fingerprint.objects.filter(article__in=list(seen)).values_list("article", "data"))
    contents = {pk: msgspec.json.decode(bytes(data), type=Content) for pk, data in kept.items()}
    profile = Profile(asked)
    links = {pk: likeness(profile, Profile(content)) for pk, content in contents.items()}
    return [_Near(event, contents[pk], links[pk]) for event, pk in pairs if event in events and pk in links]


def _by_event(near: Iterable[_Near]) -> dict[int, list[_Near]]:
    events = defaultdict[int, list[_Near]](list)
    for one in near:
        events[one.event].append(one)
    return events


def _odds(near: Sequence[_Near]) -> float:
    return nearness([one.link for one in near])


def _suggestion(asked: Content, event: Event, near: Sequence[_Near]) -> Suggestion:
    nearest = max(near, key=lambda one: one.link.odds)
    return Suggestion(event=event, score=chance(_odds(near)), reason=reason(asked, nearest.content))
