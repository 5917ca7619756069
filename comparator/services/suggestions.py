"""Which event? The events that an article may belong to, with score and reason. Nothing joins by itself."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

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
_EACH = 40  # articles looked up by one term, the newest first
_CANDIDATES = 30  # articles that are compared at first
_EVENTS = 5  # events that are looked at more closely
_MORE = 20  # further articles of theirs
_LATER = 30  # days; an event is not reported on before it begins


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
    """The ids of coverage that shares the most of the rarest terms. However large the archive, each term
    gives so many articles at most: those published last, but not long after."""
    readers = [user.pk, EVERYBODY] if is_staff(user) else [user.pk]
    shared = Counter[int]()
    for term in asked.rare[:INDEXED]:
        having = set[int]()
        for reader in readers:
            rows = EventTerm.objects.filter(reader=reader, term=term_key(term))
            if asked.published:
                rows = rows.filter(day__lte=day_key(asked.published) + _LATER)
            having.update(rows.order_by("-day").values_list("coverage", flat=True)[:_EACH])
        shared.update(having)
    return [pk for pk, _ in shared.most_common(_CANDIDATES)]


def _nearest(user: User, asked: Content, coverage: Iterable[int], but: Article | None = None) -> list[_Near]:
    """How near some articles are, of those that this person may see in events that they may change, without
    the events that have `but` already."""
    mine = Coverage.objects.filter(
        pk__in=list(coverage),
        event__in=Event.objects.editable_by(user),
        article__in=Article.objects.visible_to(user),
        article__fingerprint__isnull=False,
    )
    if but is not None:
        mine = mine.exclude(event__in=Coverage.objects.filter(article=but).values("event"))
    profile, found = Profile(asked), list[_Near]()
    for event, data in mine.order_by("pk").values_list("event", "article__fingerprint__data"):
        content = msgspec.json.decode(bytes(data), type=Content)
        found.append(_Near(event, content, likeness(profile, Profile(content))))
    return found


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
