"""Which articles stand as columns on a page of an event, by the reader's choice in its address."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from comparator.web.matrix.table import MOST_COLUMNS, columns
from comparator.web.sources import Source


def standing(
    request: HttpRequest, every: Sequence[Source], base: int | None
) -> tuple[list[Source], list[Source]]:
    """The articles that stand and those that are only counted: up to six all stand, beyond that the base and
    five chosen ones."""
    wanted = request.GET.getlist("col")
    return columns(every, base, [s.index for s in every if str(s.pk) in wanted])


def standing_context(stand: Sequence[Source], hidden: Sequence[Source]) -> dict[str, Any]:
    """What `events/_standing.html` needs, and which columns stay in the address when the base changes."""
    choose = len(stand) + len(hidden) > MOST_COLUMNS
    return {
        "columns": stand,
        "hidden": hidden,
        "choose": choose,
        "kept": [("col", source.pk) for source in stand] if choose else [],
    }
