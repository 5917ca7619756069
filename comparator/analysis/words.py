"""Reads the word lists of the analysis: TOML files in data/, each with its source in the first line."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The word list data/<name>.toml as nested dictionaries; it must not be changed."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, blind to the kind of white space."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)


def keys_by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """{word: key} of a table {key: [words]}."""
    return {word: key for key, words in groups.items() for word in words}
