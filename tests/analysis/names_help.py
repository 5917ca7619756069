"""Names of made-up articles, for the tests of names."""

from comparator.analysis.findings import Name
from comparator.analysis.names import join_names
from tests.analysis.made_up import article


def names_of(*texts: str) -> tuple[Name, ...]:
    """The names of an event of these articles, one text each, its paragraphs parted by line breaks."""
    return join_names([article(*text.split("\n"), outlet=f"Outlet {n}") for n, text in enumerate(texts)])


def is_one(names: tuple[Name, ...], *spellings: str) -> bool:
    """Whether all these spellings are of one name."""
    return any(set(spellings) <= set(n.variants) for n in names)


def kinds_of(names: tuple[Name, ...]) -> dict[str, str]:
    """What each spelling names: a person, an organisation, a place."""
    return {variant: n.kind for n in names for variant in n.variants}
