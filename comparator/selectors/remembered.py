"""Remembers what was made of a record while that very record is in use. Stored comparisons are decoded once
and never change, so what a page makes of their rows need not be made again for the next reader."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


class _Same(Generic[R]):
    """A key that is equal only for the very same object, with the work to be done on it."""

    __slots__ = ("it", "work")

    def __init__(self, it: object, work: Callable[[], R]) -> None:
        self.it, self.work = it, work

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.it is other.it


def remembered(size: int) -> Callable[[Callable[Concatenate[T, P], R]], Callable[Concatenate[T, P], R]]:
    """A decorator for functions whose answer follows from their first argument, a frozen record or tuple; the
    other arguments must belong to it for good. The last `size` answers are kept, for all threads."""

    def decorate(work: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
        @lru_cache(maxsize=size)
        def known(key: _Same[R]) -> R:
            return key.work()

        @wraps(work)
        def call(first: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return known(_Same(first, partial(work, first, *args, **kwargs)))

        return call

    return decorate
