"""Memory goes back to the system: what is free between the steps of a large event, and what was remembered of
its articles when it is done."""

import ctypes
import functools
import gc
from collections.abc import Callable

from comparator.analysis import language, remembering
from comparator.analysis.wording import places

MANY = 75  # articles; to ask for memory anew takes a tenth longer, and fewer have enough


def make_room(articles: int) -> None:
    """Hold no model while so many articles are compared, which needs none."""
    if articles > MANY:
        language.let_go()
    give_back(articles)


def give_back(articles: int) -> None:
    """Let the allocator return what the steps before have freed, for an event of so many articles; where it
    cannot (only the GNU C library knows how), nothing happens. Left alone it keeps a quarter of the worker's
    memory in pieces, which the next step's matrices do not fit."""
    trim = _trim() if articles > MANY else None
    if trim:
        trim(0)


def forget(articles: int) -> None:
    """Let go of all that was read of articles, for a worker that has compared so many: it is handed other
    records of them the next time, and would hold those of several comparisons."""
    places.forget()
    if articles > MANY:
        remembering.forget()
        gc.collect()
    give_back(articles)


@functools.cache
def _trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):  # no library of the running program can be asked
        return None
    return found
