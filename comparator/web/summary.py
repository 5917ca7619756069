"""The summary of an event: what a careful reader would say first, each finding linked to its row."""

from collections.abc import Sequence

from comparator.analysis.document import Record
from comparator.analysis.findings import Comparison, Point
from comparator.web.matrix import is_shared
from comparator.web.sources import Source
from comparator.web.words import present, shortened

_LABEL = 44  # characters of a row's label: the whole summary is to stay within two lines or three


class Finding(Record, frozen=True):
    """A part of the summary; linked to a row where it rests on one."""

    words: str
    row: str = ""


def summary(comparison: Comparison, sources: Sequence[Source]) -> list[Finding]:
    """Counted findings: how many articles, what conflicts, what one of them has nothing of."""
    points = comparison.points
    conflicts = [p for p in points if p.verdict == "conflict"]
    dates = [p for p in points if p.verdict == "different dates"]
    shared = sum(map(is_shared, points))
    found = [
        Finding(words=counted(len(sources), "article")),
        Finding(words=f"{shared} shared facts, figures and quotes"),
    ]
    found += _named(conflicts, "conflict", "conflicts", most=2)
    found += _named(dates, "figure with different dates", "figures with different dates", most=1)
    found += _silent_cuts(points, sources)
    return found + _left_out(points, sources)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _named(points: Sequence[Point], one: str, many: str, *, most: int) -> list[Finding]:
    if not points:
        return []
    first = Finding(words=f"{counted(len(points), one, many)}: {_quoted(points[0])}", row=points[0].id)
    return [first, *(Finding(words=_quoted(p), row=p.id) for p in points[1:most])]


def _quoted(point: Point) -> str:
    return f"“{shortened(point.label, _LABEL)}”"


def _silent_cuts(points: Sequence[Point], sources: Sequence[Source]) -> list[Finding]:
    for point in points:
        for cell in point.cells:
            if "silent cut" in cell.findings:
                words = f"{sources[cell.article].name} cuts {_quoted(point)} without a sign"
                return [Finding(words=words, row=point.id)]
    return []


def _left_out(points: Sequence[Point], sources: Sequence[Source]) -> list[Finding]:
    """The quote or fact that all articles but one have; quotes come first."""
    sources = [source for source in sources if source.compared]
    missing = [p for p in points if len(sources) > 2 and len(present(p)) == len(sources) - 1]
    missing.sort(key=lambda p: p.kind != "quote")
    for point in missing[:1]:
        absent = next(s for s in sources if s.index not in {c.article for c in present(point)})
        return [Finding(words=f"{absent.name} has nothing of {_quoted(point)}", row=point.id)]
    return []
