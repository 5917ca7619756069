"""The matrix of an event: facts by articles, from a comparison that already stands on its base."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.document import Record
from comparator.analysis.findings import Cell, Point
from comparator.selectors.remembered import remembered
from comparator.selectors.rows import in_quote_marks, present
from comparator.web.lone import row_label, withheld
from comparator.web.matrix.issue import (
    against_article,
    cell_span,
    tells_neither,
    told_by_conflict,
    words_at_issue,
)
from comparator.web.rows import Rows
from comparator.web.sources import Source, day, place_of
from comparator.web.words import (
    ABSENT,
    ALIKE,
    CONFLICT,
    DROPPED,
    ELSEWHERE,
    FINDING_WORDS,
    KEPT,
    KIND_WORDS,
    LESS_DETAIL,
    NOT_COMPARED,
    VERDICT_WORDS,
    WHY_NOT_DROPPED,
    Mark,
    cell_mark,
    ranked,
)

MOST_COLUMNS = 6
_TWO = 2
_DIGIT = re.compile(r"\d")


class CellView(Record, frozen=True):
    """One cell as it is shown."""

    source: Source
    mark: Mark
    url: str = ""
    row: str = ""
    """The row that tells it, where this one does not."""
    place: str = ""
    """"¶2", "headline", "lead"; empty where there are no words."""
    near: str = ""
    """Where passages stand that may tell it all the same."""
    said: str = ""
    """The words at issue, where readings stand against each other."""
    also: str = ""
    """Its other findings."""
    why: str = ""
    """Why it is not called dropped, where that is told: in opened rows and on the pages of one kind."""


class Row(Record, frozen=True):
    """One fact, figure or quote as it is shown."""

    id: str
    label: str
    about: str
    """Kind, speaker and verdict in words."""
    is_quote: bool
    cells: tuple[CellView, ...]
    more: str = ""
    """What the columns that are not shown have: "3 =, 2 ∅"."""


def lacking(point: Point, rows: Rows, sources: Sequence[Source]) -> tuple[CellView, ...]:
    """The empty cells of articles without words of a point, each with the reason why it is not dropped."""
    cells = point.of_all(len(rows.sources))
    shown = (_cell(point, cells[s.index], s, rows) for s in sources)
    return tuple(
        msgspec.structs.replace(c, why=WHY_NOT_DROPPED.get(rows.why_absent(point, c.source.index), ""))
        if c.mark is ABSENT and not c.also
        else c
        for c in shown
    )


def row(point: Point, rows: Rows, sources: Sequence[Source], hidden: Sequence[Source] = ()) -> Row:
    """A point as a row over the columns that are shown."""
    cells = point.of_all(len(rows.sources))
    shown = [_cell(point, cells[s.index], s, rows) for s in sources]
    return Row(
        id=point.id,
        label=row_label(point, rows.sources),
        about=" · ".join([*_about(point), *_more_inside(point, rows)]),
        is_quote=_is_quote(point, rows.sources),
        cells=tuple(shown) if hidden else _apart(shown),
        more=_tally(point, hidden, rows.base),
    )


def _is_quote(point: Point, sources: Sequence[Source]) -> bool:
    """Whether the words that a row is called by were said in quote marks, and this reader sees them."""
    if point.kind != "quote" or withheld(point, sources):
        return False
    cell = next((c for c in present(point) if c.article == point.reference), present(point)[0])
    return in_quote_marks(cell, sources[cell.article].findings)


def _apart(cells: Sequence[CellView]) -> tuple[CellView, ...]:
    """The cells of a row; where all that contradict one of them say the same in the same words, that one says
    that it stands alone: of all the event's articles, so only where all are shown. Which of them is right is
    not for this app to say."""
    said = Counter(cell.said.casefold() for cell in cells if cell.mark is CONFLICT)
    if sorted(said.values())[:1] != [1] or len(said) != _TWO or sum(said.values()) <= _TWO:
        return tuple(cells)
    note = f"alone; {sum(said.values()) - 1} others have the same words"
    return tuple(
        msgspec.structs.replace(cell, also=", ".join(filter(None, (note, cell.also))))
        if cell.mark is CONFLICT and said[cell.said.casefold()] == 1
        else cell
        for cell in cells
    )


def _about(point: Point) -> list[str]:
    words = [KIND_WORDS[point.kind], *([point.speaker] if point.speaker else [])]
    if is_perhaps(point):
        words.append("perhaps the same")
    told_by_cells = ("agree", "altered", "single source")
    return words if point.verdict in told_by_cells else [*words, VERDICT_WORDS[point.verdict]]


def _more_inside(point: Point, rows: Rows) -> list[str]:
    """How many rows are shown inside it, with what these find and it does not."""
    held = rows.inside(point)
    own = {finding for cell in present(point) for finding in cell.findings}
    found = {f for row in held for cell in present(row) for f in cell.findings} - own
    named = ", ".join(FINDING_WORDS[f].lower() for f in ranked(tuple(found)))
    many = "1 more row" if len(held) == 1 else f"{len(held)} more rows"
    return [f"{many} in these sentences" + (f": {named}" if named else "")] if held else []


def _tally(point: Point, hidden: Sequence[Source], base: int | None) -> str:
    """What the articles that are only counted have: "3 =, 2 ∅"."""
    signs = _signs(point, base) if hidden else {}
    counts = Counter(signs.get(source.index, ABSENT.sign) for source in hidden)
    return ", ".join(f"{count} {sign}" for sign, count in counts.items())


@remembered(4096)
def _signs(point: Point, base: int | None) -> dict[int, str]:
    """The sign of every cell that says something, by its article."""
    return {cell.article: cell_mark(point, cell, base).sign for cell in point.cells}


def _cell(point: Point, cell: Cell, source: Source, rows: Rows) -> CellView:
    mark, span = mark_of(point, cell, rows), cell_span(cell)
    if span is None:
        return _empty_cell(point, source, mark, rows)
    findings = () if is_perhaps(point) else ranked(cell.findings)
    told = [mark.word, *([FINDING_WORDS["other figure"]] if mark is LESS_DETAIL else [])]
    told += [FINDING_WORDS[f] for f in told_by_conflict(point, rows)] if mark is CONFLICT else []
    named = [FINDING_WORDS[f] for f in findings if FINDING_WORDS[f] not in told]
    return CellView(
        source=source,
        mark=mark,
        url=source.link(span),
        place=place_of(source, span.start),
        said=words_at_issue(point, cell, mark, source, rows),
        also=", ".join(named) if mark.css != "dates" else "",
    )


def mark_of(point: Point, cell: Cell, rows: Rows) -> Mark:
    """The mark of a cell among the other rows: one that has none of the words at issue is in no conflict, and
    one that another row tells, or a passage that is like the row, is not called absent. Table and opened row
    say the same."""
    source = rows.sources[cell.article]
    cell = rows.empty_cell(point, cell) if cell.start is None else cell
    mark = cell_mark(point, cell, rows.base) if source.compared else NOT_COMPARED
    if point.verdict == "conflict" and cell.start is not None:
        if words_at_issue(point, cell, CONFLICT, source, rows):
            return CONFLICT
        rest = cell_mark(msgspec.structs.replace(point, verdict="altered"), cell)
        return LESS_DETAIL if rest is KEPT and tells_neither(point, cell, rows) else rest
    if mark is not ABSENT:
        return LESS_DETAIL if _without_number(point, cell, rows) else mark
    alike = ALIKE if rows.alike(point, cell.article) else ABSENT
    return ELSEWHERE if rows.elsewhere(point, cell.article) else alike


def _without_number(point: Point, cell: Cell, rows: Rows) -> bool:
    """Whether a cell only tells in words ("thousands", "some people") what the other gives in figures, and
    nothing else sets them apart more."""
    changes = [change for change in cell.changes if change.kind == "other figure"]
    if point.verdict != "less detail" or ranked(cell.findings)[:1] != ["other figure"]:
        return False
    there = rows.sources[against_article(point, rows.base)]
    own = rows.sources[cell.article]
    return bool(changes) and all(
        _DIGIT.search(there.words(c.from_)) and not _DIGIT.search(own.words(c.to)) for c in changes
    )


def _empty_cell(point: Point, source: Source, mark: Mark, rows: Rows) -> CellView:
    """Where there are no words: why it is called dropped, the row that tells it after all, or where a passage
    stands that may."""
    if mark is ELSEWHERE:
        return CellView(source=source, mark=mark, row=rows.elsewhere(point, source.index))
    alike = rows.alike(point, source.index)
    if mark is ALIKE and alike:
        place = ", ".join(dict.fromkeys(place_of(source, span.start) for span in alike))
        url = source.link(*alike) if source.whole else ""
        return CellView(source=source, mark=mark, url=url, also="" if url else place, near=place)
    why = rows.had_from(point, source.index) if mark is DROPPED else ""
    nearest = rows.nearest(point, source.index) if mark is ABSENT else None
    if nearest is None:
        return CellView(source=source, mark=mark, also=why)
    where = f"nearest: {place_of(source, nearest.start)}"
    return CellView(source=source, mark=mark, url=source.link(nearest) if source.whole else "", also=where)


def columns(
    sources: Sequence[Source], base: int | None, wanted: Sequence[int]
) -> tuple[list[Source], list[Source]]:
    """Which articles stand as columns and which are only counted. Up to six all stand; beyond that the base
    is pinned and five are chosen (`wanted` holds indexes; without any, the first ones)."""
    pinned = [s for s in sources if s.index == base]
    others = [s for s in sources if s.index != base]
    if len(sources) <= MOST_COLUMNS:
        return pinned + others, []
    picked = [s for s in others if s.index in wanted][: MOST_COLUMNS - 1] or others[: MOST_COLUMNS - 1]
    return pinned + picked, [s for s in others if s not in picked]


def base_words(sources: Sequence[Source], base: int | None) -> str:
    """One sentence on what the articles are read against."""
    if base is None:
        return "No base: rows are read against their fullest version. Dropped: a credited source has it."
    source = sources[base]
    return f"Base: {source.outlet}, {day(source.published)}. The others are read against it."
