"""What is read of words is remembered while articles are compared that have them, and can be forgotten."""

import functools
from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])
_known = list[Callable[[], None]]()


def remembered(most: int) -> Callable[[F], F]:
    """A function that remembers what came of its last `most` arguments, until all is forgotten."""

    def with_memory(how: F) -> F:
        read = functools.lru_cache(maxsize=most)(how)
        _known.append(read.cache_clear)
        return read  # type: ignore[return-value]  # called as the function is

    return with_memory


def forget() -> None:
    """Remember nothing of any words any more: what is kept of a large event is spread over all the memory
    that it took, and none of that goes back to the system."""
    for clear in _known:
        clear()
