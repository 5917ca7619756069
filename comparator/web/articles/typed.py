"""What was typed into a preview: kept with what was brought in, and put back into its fields."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from comparator.models import Intake
from comparator.selectors.intakes import Batch
from comparator.services.intakes import batch_keep_typed
from comparator.web.articles.preview import page_key
from comparator.web.requests import MemberRequest

_WORDS = ("headline", "outlet", "published", "kind", "rights", "becomes")
_TICKS = ("undated", "is_wire", "later", "drop")
_CHOICE = ("event", "other", "title")
_LONGEST = 1_000
"""Characters of one field; no field takes as many."""
_MOST_KEPT = 5_000
"""Pieces put back into one article."""
_PREFIX = "page"


def is_outdated(request: MemberRequest, batch: Batch) -> bool:
    """Whether what was sent is of a form that was drawn before some of its articles were saved or left out:
    what it says of the event, and of what is set aside, was said of those too."""
    here = {row.position for row in batch.read}
    names = (re.fullmatch(rf"{_PREFIX}(\d{{1,6}})(?:-\d+)?-outlet", name) for name in request.POST)
    return any(int(found[1]) not in here for found in names if found)


def keep_typed(request: MemberRequest, batch: Batch, posted: QueryDict | None = None) -> bool:
    """Keep what was sent with the preview's form, whatever the button was; False where nothing of it was."""
    told = request.POST if posted is None else posted
    choice = {name: told[name][:_LONGEST] for name in _CHOICE if name in told}
    pages = {row.pk: _pages(row, told) for row in batch.read}
    typed = {pk: {"pages": found, "choice": choice} for pk, found in pages.items() if found}
    if typed:
        batch_keep_typed(user=request.user, batch=batch.token, typed=typed)
    return bool(typed)


def typed_page(row: Intake, number: int, cuts: int) -> dict[str, Any]:
    """What was typed of one article, as its form takes it."""
    told = _mapping(_mapping(row.typed.get("pages")).get(str(number)))
    words = {name: told[name] for name in _WORDS if isinstance(told.get(name), str)}
    ticks = {name: bool(told[name]) for name in _TICKS if name in told}
    keep = [i for i in told.get("keep", ()) if isinstance(i, int) and i < cuts]
    return {**words, **ticks, **({"keep": keep} if "keep" in told else {})}


def typed_choice(batch: Batch) -> dict[str, str]:
    """The event that was chosen in the preview and not saved yet."""
    told = (_mapping(row.typed.get("choice")) for row in batch.read)
    return next(({name: str(one.get(name, "")) for name in _CHOICE} for one in told if one), {})


def _pages(row: Intake, told: QueryDict) -> dict[str, dict[str, Any]]:
    """What was sent of a row's articles, by their numbers."""
    first = f"{_PREFIX}{row.position}"
    ours = [key.removesuffix("-outlet") for key in told if key.startswith(first) and key.endswith("-outlet")]
    numbers = [key.removeprefix(first).removeprefix("-") or "0" for key in ours]
    found = [int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 4]
    return {str(n): _page(told, page_key(row, n)) for n in found if f"{page_key(row, n)}-outlet" in told}


def _page(told: QueryDict, key: str) -> dict[str, Any]:
    words = {name: told.get(f"{key}-{name}", "")[:_LONGEST] for name in _WORDS if f"{key}-{name}" in told}
    ticks = {name: told.get(f"{key}-{name}", "") for name in _TICKS}
    keep = [int(i) for i in told.getlist(f"{key}-keep") if i.isascii() and i.isdigit() and len(i) < 6]
    return {**words, **{name: bool(on) for name, on in ticks.items()}, "keep": keep[:_MOST_KEPT]}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
