"""Search that knows capitals beyond ASCII on SQLite too.

PostgreSQL folds every letter in case-insensitive look-ups. SQLite's own LIKE folds A to Z alone, so that
“ÉLYSÉE” would not find “Élysée”. Every connection to SQLite gets a LIKE that folds as Python does.
"""

import re
from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created


def like(pattern: str | None, value: str | None, escape: str = "") -> bool | None:
    """SQL's `value LIKE pattern ESCAPE escape`, without regard to capitals; None (NULL) where a side is."""
    if pattern is None or value is None:
        return None
    inside = pattern[1:-1]
    if pattern[:1] == pattern[-1:] == "%" and len(pattern) > 1 and not _SPECIAL.search(inside):
        return inside.lower() in str(value).lower()
    return _compiled(pattern, escape).fullmatch(str(value).lower()) is not None


_SPECIAL = re.compile(r"[%_\\]")


@lru_cache(maxsize=256)
def _compiled(pattern: str, escape: str) -> "re.Pattern[str]":
    parts, letters = list[str](), iter(pattern)
    for letter in letters:
        if letter == escape:
            parts.append(re.escape(next(letters, "").lower()))
        else:
            parts.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter.lower()))
    return re.compile("".join(parts), re.DOTALL)


def teach(sender: Any, connection: Any, **_: Any) -> None:
    """Give a new connection to SQLite this LIKE."""
    if connection.vendor == "sqlite":
        for arguments in (2, 3):
            connection.connection.create_function("LIKE", arguments, like, deterministic=True)


connection_created.connect(teach, dispatch_uid="LIKE beyond ASCII")
