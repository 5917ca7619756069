"""Whether two titles of one person can both be right."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import table

Relation = Literal["same", "less detail", "both true", "conflict"]


class Post(NamedTuple):
    """A title taken apart: "Deputy Foreign Minister" is the role minister, portfolio foreign, rank deputy."""

    role: str
    ranks: frozenset[str]
    portfolio: frozenset[str]


@remembered(5_000)
def compare_titles(one: str, two: str) -> Relation:
    """How two titles of one person relate. In conflict are only two ranks of one office with one portfolio:
    a person can hold two offices, and a shorter title leaves out what the longer one says."""
    relations = {_relation(a, b) for a in posts(one) for b in posts(two)}
    order: Sequence[Relation] = ("same", "less detail", "conflict")
    return next((r for r in order if r in relations), "both true")


def in_conflict(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, str] | None:
    """The first two titles that contradict each other, unless the sides also have a full title in common."""
    left, right = list(ours), list(theirs)
    clashes = [(a, b) for a in left for b in right if compare_titles(a, b) == "conflict"]
    agreed = any(compare_titles(a, b) == "same" and posts(a)[0].portfolio for a in left for b in right)
    return clashes[0] if clashes and not agreed else None


@remembered(5_000)
def posts(title: str) -> tuple[Post, ...]:
    """The posts a title names: "deputy foreign minister and special envoy" are two."""
    text = title.casefold().replace("’", "'")
    for variant, standard in table("ranks")["same"]:
        text = re.sub(rf"\b{re.escape(variant)}\b", standard, text)
    return tuple(_post(part) for part in re.split(r",|\band\b|/|;", text) if part.strip())


def _post(text: str) -> Post:
    lists = table("ranks")
    words = [re.sub(r"'s?$", "", w) for w in re.findall(r"[\w'-]+", text)]
    role = next((w for w in words if w in lists["roles"]), "")
    ranks = frozenset(w for w in words if w in lists["ranks"])
    return Post(role, ranks, frozenset(words) - ranks - {role} - set(lists["passing"]))


def _relation(a: Post, b: Post) -> Relation:
    if not a.role or a.role != b.role:
        return "both true"
    narrow, wide = sorted((a.portfolio, b.portfolio), key=len)
    if a.ranks == b.ranks:
        return "same" if narrow == wide else "less detail" if narrow < wide else "both true"
    # "the minister" for a deputy minister says less; "water minister" for a deputy water minister is wrong
    return ("conflict" if narrow <= wide else "both true") if narrow else "less detail"
