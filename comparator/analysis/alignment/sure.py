"""How sure a row must be, for the analysis and for the pages, which load no model for it."""

from comparator.analysis.findings import Point

SURE_FACT = 0.75
"""From which chance on a row of facts is called one and the same. Of the pairs above it .90 are of one fact
as readers of sixteen events had it, .86 on six never looked at; of those below two thirds."""
BRINGS_IN = 0.65
"""With less chance a row brings no outlet into one that is sure: of the cells that it would bring, two are of
another thing for one that is not."""
SURE = {"quote": 0.3, "figure": 0.5, "fact": SURE_FACT}
"""From which chance on a row is called one and the same. Utterances of one speaker need less than facts."""
_UNLIKE = 0.85
"""The same for facts whose numbers, days or names differ without a contradiction: below it two of three with
unlike numbers were two facts; of those of which both may be true a third, of all others a sixth."""
OPPOSED = ("conflict", "different dates")
"""Verdicts of points that tell of one thing, or they could not contradict each other."""


def is_shared(point: Point) -> bool:
    """Whether two articles or more have it."""
    return sum(cell.start is not None for cell in point.cells) > 1


def is_sure(point: Point) -> bool:
    """Whether its cells can be said to tell the same thing."""
    return point.score is None or point.score >= (_UNLIKE if _may_be_two(point) else SURE[point.kind])


def is_perhaps(point: Point) -> bool:
    """Whether articles have passages that are alike and no more can be said."""
    return is_shared(point) and not is_sure(point) and point.verdict not in OPPOSED


def _may_be_two(point: Point) -> bool:
    """Whether it is a fact with something unlike of which nobody can say that one side must be wrong."""
    unlike = point.verdict == "both true" or any("other figure" in cell.findings for cell in point.cells)
    return point.kind == "fact" and point.verdict not in OPPOSED and unlike
