"""Groups of names by what their spellings have in common, so that a name of a large event is laid beside the
few that it may be one with, not beside all."""

from collections.abc import Hashable, Iterable


class Having:
    """Numbers of groups by the keys of their names."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, set[int]] = {}

    def add(self, number: int, keys: Iterable[Hashable]) -> None:
        """A group has a name with these keys."""
        for key in keys:
            self._numbers.setdefault(key, set()).add(number)

    def any_of(self, keys: Iterable[Hashable]) -> list[int]:
        """The groups that have one of the keys, in order."""
        return sorted(set[int]().union(*(self._numbers.get(key, ()) for key in keys)))
