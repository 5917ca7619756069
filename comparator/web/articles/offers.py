"""Which event do they report? The one that a batch came for, and those suggested for its articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from comparator.models import Event
from comparator.services.suggestions import Suggestion, event_suggestions
from comparator.web.articles.preview import Page

_MOST = 5
_ASKED = 8
"""So many articles are asked about; more would hold up the page."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One event that is offered."""

    event: Event
    reason: str = ""
    score: str = ""
    """How likely, as a reader sees it: "82 %"; empty for the event that was chosen before."""
    articles: int = 0
    """For how many of the articles it is suggested."""


def offers(user: User, pages: Sequence[Page], chosen: Event | None) -> list[Offer]:
    """The event that was chosen first, then those suggested, the likeliest first."""
    best: dict[int, tuple[Suggestion, int]] = {}
    for page in [page for page in pages if page.document][:_ASKED]:
        for found in _suggested(user, page):
            held, count = best.get(found.event.pk, (found, 0))
            best[found.event.pk] = (max(held, found, key=lambda one: one.score), count + 1)
    first = [Offer(event=chosen, reason="You chose it when you added these.")] if chosen else []
    ranked = sorted(best.values(), key=lambda one: (-one[1], -one[0].score))
    others = [_offer(found, count) for found, count in ranked if not chosen or found.event.pk != chosen.pk]
    return [*first, *others[:_MOST]]


def _suggested(user: User, page: Page) -> Sequence[Suggestion]:
    document = page.document
    if document is None:
        return ()
    return event_suggestions(
        user=user, text=document.text, headline=document.headline or "", published=page.published
    )


def _offer(found: Suggestion, count: int) -> Offer:
    score = f"{round(100 * min(max(found.score, 0.0), 1.0))}\u00a0%"
    return Offer(event=found.event, reason=f"{found.reason}.", score=score, articles=count)
