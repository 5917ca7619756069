"""The regions of comparing pages as strangers see them, kept while nothing that they rest on changes: of a
big event most of the time goes into drawing the same rows again."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from comparator.models import Event
from comparator.selectors.comparisons import EventComparison
from comparator.web.requests import Request

MOST = 64
"""Regions kept in one process."""
MOST_LETTERS = 16_000_000
"""And so many letters in all of them: one with every row of two hundred articles has two million."""
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field, not a secret

_Key = tuple[object, ...]
_kept: OrderedDict[_Key, str] = OrderedDict()
_lock = Lock()


def region(
    request: Request, event: Event, shown: EventComparison, template: str, make: Callable[[], str]
) -> str:
    """The region's HTML: as kept, or made now. What members see is made each time."""
    if request.user.is_authenticated or shown.pending:
        return make()
    key = (template, request.get_host(), request.get_full_path(), event.pk, event.title, *_state(shown))
    with _lock:
        known = _kept.get(key)
    if known is not None:
        return known
    html = make()
    if _TOKEN not in html:
        _keep(key, html)
    return html


def empty() -> None:
    """Forget all of them."""
    with _lock:
        _kept.clear()


def _state(shown: EventComparison) -> _Key:
    """The comparison with the corrections that stand, and everything about the articles that can change
    without another one."""
    articles = tuple(
        (c.article.pk, c.article.url, c.article.kind, c.version.revision, c.outlet_name, c.is_wire, c.whole)
        for c in shown.columns
    )
    return shown.stored.pk, shown.stored.finished, shown.base, frozenset(shown.came), articles


def _keep(key: _Key, html: str) -> None:
    with _lock:
        _kept[key] = html
        _kept.move_to_end(key)
        letters = sum(map(len, _kept.values()))
        while len(_kept) > MOST or letters > MOST_LETTERS:
            letters -= len(_kept.popitem(last=False)[1])
