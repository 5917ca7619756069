"""Groups of little chance, beside others that far more articles tell."""

import functools
import itertools
from collections import defaultdict
from collections.abc import Sequence

from comparator.analysis.alignment.features import Unit
from comparator.analysis.alignment.grouping import Group
from comparator.analysis.alignment.sure import BRINGS_IN
from comparator.analysis.contrast.clashes import clashes
from comparator.analysis.contrast.telling import CellText
from comparator.analysis.findings import ArticleFindings

_TIMES = 2  # as large as a doubtful group is the one that it does not stand beside


def without_doubtful(
    groups: Sequence[Group], units: Sequence[Unit], articles: Sequence[ArticleFindings]
) -> list[Group]:
    """The groups without those of little chance that share a unit with one at least twice as large: what is
    a little like one telling of a fact and not like its others is seldom that fact. What contradicts a
    telling stays, for that is why it is less like it."""
    largest = defaultdict[int, int](int)
    for group in groups:
        for unit in group.members:
            largest[unit] = max(largest[unit], len(group.members))

    def doubtful(group: Group) -> bool:
        beside = max(largest[unit] for unit in group.members)
        return group.score < BRINGS_IN and beside >= _TIMES * len(group.members)

    @functools.cache  # a unit stands in several groups
    def cell(number: int) -> CellText:
        unit = units[number]
        return CellText(article=unit.article, findings=articles[unit.article], span=unit.span)

    return [g for g in groups if not doubtful(g) or _disputed([cell(i) for i in g.members])]


def _disputed(cells: Sequence[CellText]) -> bool:
    """Whether two of the cells contradict each other."""
    found = (clash for a, b in itertools.combinations(cells, 2) for clash in clashes(a, b))
    return any(clash.verdict == "conflict" for clash in found)
