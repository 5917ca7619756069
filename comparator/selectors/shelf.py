"""Findings that were decoded already, kept for the next page: two hundred articles take seconds to decode."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import msgspec

from comparator.analysis.findings import ArticleFindings
from comparator.models import Analysis

MOST = 600
"""Articles kept in one process: some events of two hundred. A finished reading takes about a third of a
megabyte."""

_Key = tuple[object, ...]
_kept: OrderedDict[_Key, ArticleFindings] = OrderedDict()
_lock = Lock()


def findings_of(analyses: Sequence[Analysis]) -> list[ArticleFindings]:
    """What finished analyses found, in their order; those that are not at hand are read from the database in
    one query. The analyses need an annotation `size`, the length of their result."""
    keys = [_key(analysis) for analysis in analyses]
    with _lock:
        known = {key: _kept[key] for key in keys if key in _kept}
    missing = {analysis.pk: key for analysis, key in zip(analyses, keys, strict=True) if key not in known}
    if missing:
        known |= {missing[pk]: found for pk, found in _decoded(list(missing)).items()}
    _keep(keys, known)
    return [known[key] for key in keys]


def empty() -> None:
    """Forget all of them."""
    with _lock:
        _kept.clear()


def _key(analysis: Analysis) -> _Key:
    """A reading that was done anew has another end; the length tells apart what was written by hand."""
    return analysis.pk, analysis.version_id, analysis.finished, getattr(analysis, "size", None)


def _decoded(pks: list[int]) -> dict[int, ArticleFindings]:
    stored = Analysis.objects.filter(pk__in=pks).values_list("pk", "result")
    return {pk: msgspec.json.decode(bytes(result or b""), type=ArticleFindings) for pk, result in stored}


def _keep(keys: Sequence[_Key], known: dict[_Key, ArticleFindings]) -> None:
    with _lock:
        for key in keys:
            _kept[key] = known[key]
            _kept.move_to_end(key)
        while len(_kept) > max(MOST, len(keys)):
            _kept.popitem(last=False)
