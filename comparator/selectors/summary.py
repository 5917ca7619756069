"""The two-line summary of a comparison. It counts findings; it judges nothing."""

from collections.abc import Sequence

from comparator.analysis.findings import Comparison, Point

_HAS = frozenset({"kept", "altered", "added"})
_LACKS = frozenset({"dropped", "not in text"})


def event_summary(comparison: Comparison, outlet_names: Sequence[str | None]) -> str:
    """What was counted, in at most two sentences: how many articles, conflicts and different dates, and
    who alone has nothing of what all others tell. `outlet_names` in the order of the articles."""
    counted = [_number(len(outlet_names), "article")]
    for verdict, word in (("conflict", "conflict"), ("different dates", "difference of dates")):
        if points := [point for point in comparison.points if point.verdict == verdict]:
            counted.append(f"{_number(len(points), word)}: {_first_and_more(points)}")
    alone = _lacking_alone(comparison, outlet_names)
    return "; ".join(counted) + "." + (f"\n{alone}" if alone else "")


def conflicts(comparison: Comparison) -> int:
    """How many points hold a conflict."""
    return sum(point.verdict == "conflict" for point in comparison.points)


def _lacking_alone(comparison: Comparison, outlet_names: Sequence[str | None]) -> str:
    """The quote, else fact, that every article but one tells; empty where there is none or it cannot be
    said by name."""
    order = {"quote": 0, "fact": 1, "figure": 2}
    for point in sorted(comparison.points, key=lambda point: order[point.kind]):
        article = _only_one_without(point)
        if article is not None and outlet_names[article]:
            return f"{outlet_names[article]} has nothing of “{point.label}”."
    return ""


def _only_one_without(point: Point) -> int | None:
    having = [cell.article for cell in point.cells if cell.state in _HAS]
    lacking = [cell.article for cell in point.cells if cell.state in _LACKS]
    alone = len(lacking) == 1 and len(having) >= 2 and len(having) + 1 == len(point.cells)
    return lacking[0] if alone else None


def _first_and_more(points: Sequence[Point]) -> str:
    more = f" and {len(points) - 1} more" if len(points) > 1 else ""
    return f"“{points[0].label}”{more}"


def _number(count: int, word: str) -> str:
    first, *rest = word.split(" ", 1)
    plural = " ".join([first + ("" if count == 1 else "s"), *rest])
    return f"{count} {plural}"
