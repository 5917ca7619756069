"""The regions of comparing pages as strangers see them, kept while nothing that they rest on changes: of a
big event most of the time goes into drawing the same rows again."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from comparator.analysis.findings import Comparison
from comparator.models import Event
from comparator.selectors.comparisons import EventComparison
from comparator.web.requests import Request

MOST = 64
"""Regions kept in one process; a large one has 150 kB."""
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field, not a secret

_Key = tuple[object, ...]
_kept: OrderedDict[_Key, tuple[Comparison, str]] = OrderedDict()
_lock = Lock()


def region(
    request: Request, event: Event, shown: EventComparison, template: str, make: Callable[[], str]
) -> str:
    """The region's HTML: as kept, or made now. What members see is made each time."""
    if request.user.is_authenticated or shown.pending:
        return make()
    key = (template, request.get_host(), request.get_full_path(), event.pk, event.title, _state(shown))
    with _lock:
        known = _kept.get(key)
    if known and known[0] is shown.comparison:
        return known[1]
    html = make()
    if _TOKEN not in html:
        _keep(key, shown.comparison, html)
    return html


def _state(shown: EventComparison) -> _Key:
    """Everything about the articles that can change without a new comparison."""
    return tuple(
        (c.article.pk, c.article.url, c.article.kind, c.version.revision, c.outlet_name, c.is_wire, c.whole)
        for c in shown.columns
    )


def _keep(key: _Key, comparison: Comparison, html: str) -> None:
    with _lock:
        _kept[key] = comparison, html
        _kept.move_to_end(key)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
