"""Compares the articles of one event: facts, figures and utterances, and what each article has of them."""

import contextlib
import gc
import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.align import Alignment, align
from comparator.analysis.alignment.features import Canonical
from comparator.analysis.alignment.figure_rows import figure_rows
from comparator.analysis.alignment.fragments import with_fragments
from comparator.analysis.alignment.nearness import Nearness
from comparator.analysis.alignment.rows import Row, distinct, joined_rows, single_rows
from comparator.analysis.alignment.shares import parted
from comparator.analysis.alignment.title_rows import SAME_PERSON, title_cells
from comparator.analysis.alignment.two_numbers import parted_by_numbers, with_disputed
from comparator.analysis.base import cell_text, read_points, rebase
from comparator.analysis.differences import Outcome
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Name, Nearby, Point
from comparator.analysis.framing import framing_rows, voice_shares
from comparator.analysis.kept import recall
from comparator.analysis.memory import give_back, make_room
from comparator.analysis.names import canonical, join_names
from comparator.analysis.reuse import find_reuse
from comparator.analysis.row_labels import named
from comparator.analysis.speech.elsewhere import named_elsewhere, with_speakers
from comparator.analysis.verdicts import Clash, readings, told_once
from comparator.analysis.wording.reports import one_report, report


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing that is made here refers to itself: for a large event the garbage collector would spend a
    quarter of the time walking through millions of spans and sets that are all in use."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()  # all that is left counts as old: else it would be walked through right away
            gc.unfreeze()
            gc.enable()


@_without_collector()
def compare(
    articles: Sequence[ArticleFindings], base: int | None = None, primary: Collection[int] = ()
) -> Comparison:
    """The comparison of the articles, in their order; those that are not in English take no part. `base` is
    the index of the article the others are read against, None for each row's fullest cell; `primary` are the
    indexes of the primary sources."""
    compared = tuple(i for i, a in enumerate(articles) if a.document.language == "en")
    taking_part = frozenset(compared)
    make_room(len(articles))
    recall(articles)
    names = join_names(articles)
    full_name = canonical(names)
    points = _found(articles, names, full_name)
    elsewhere, named_speakers = named_elsewhere(articles, names)
    give_back(len(articles))
    read = Comparison(
        analysis=ANALYSIS_VERSION,
        names=names,
        points=with_speakers(points, articles, elsewhere),
        framing=framing_rows(articles),
        voices=voice_shares(named_speakers, full_name),
        named_elsewhere=elsewhere,
        reuse=tuple(r for r in find_reuse(articles) if {r.article, r.source} <= taking_part),
        compared=compared,
        primary=tuple(sorted(primary)),
    )
    read = _judged(_read(read, articles), articles)
    return rebase(read, base, articles) if base in compared else read


def _read(
    found: Comparison, articles: Sequence[ArticleFindings], only: Collection[int] | None = None
) -> Comparison:
    """The comparison with its points read against their fullest cells, not named yet."""
    return msgspec.structs.replace(found, points=read_points(found, None, articles, only))


def _found(
    articles: Sequence[ArticleFindings], names: Sequence[Name], full_name: Canonical
) -> tuple[Point, ...]:
    """All points, not read yet. What they were found by, of a large event a hundred megabytes, goes here."""
    give_back(len(articles))
    alignment = align(articles, full_name)
    give_back(len(articles))
    rows = _all_rows(articles, names, alignment, full_name)
    give_back(len(articles))
    nearness = Nearness(articles, alignment, full_name)
    del alignment
    give_back(len(articles))
    return tuple(_points(rows, articles, nearness))


def _all_rows(
    articles: Sequence[ArticleFindings], names: Sequence[Name], alignment: Alignment, full_name: Canonical
) -> list[Row]:
    """Utterances and facts that several articles have, what one has alone, figures, and disputed titles."""
    said = parted(joined_rows(articles, alignment, full_name), articles)
    shared = _telling(with_fragments(said, articles, full_name), articles)
    alone = _telling(single_rows(articles, alignment, shared, full_name), articles)
    titles = [Row(kind="fact", cells=cells, joined_by=SAME_PERSON) for cells in title_cells(articles, names)]
    figures = with_disputed(parted_by_numbers(figure_rows(articles, alignment), articles), shared, articles)
    return distinct([*shared, *alone, *figures, *titles])


def _telling(rows: Iterable[Row], articles: Sequence[ArticleFindings]) -> list[Row]:
    """The rows without cells that tell no fact but who said it and when, unless the row is of one and the
    same saying; none that loses what it was joined to."""
    kept = list[Row]()
    for row in rows:
        read = {a: report(articles[a], span) for a, span in row.cells.items() if row.kind == "fact"}
        saying = {a: r for a, r in read.items() if r}
        if not saying or (len(saying) == len(row.cells) > 1 and one_report([*saying.values()])):
            kept.append(row)
        elif len(row.cells) - len(saying) >= min(2, len(row.cells)):
            cells = {a: span for a, span in row.cells.items() if a not in saying}
            kept.append(msgspec.structs.replace(row, cells=cells))
    return kept


def _judged(read: Comparison, articles: Sequence[ArticleFindings]) -> Comparison:
    """The comparison with a verdict on every point, and its points in the order of the page."""
    found = [(p.kind, _length(p), _readings(p, articles, read.names)) for p in read.points]
    clashes = told_once(found)
    called = tuple(
        msgspec.structs.replace(point, verdict=clash.verdict, why=clash.why, reference=_party(point, clash))
        for point, clash in zip(read.points, clashes, strict=True)
    )
    both = enumerate(zip(called, read.points, strict=True))
    moved = {number for number, (new, old) in both if new.reference != old.reference}
    read = msgspec.structs.replace(read, points=called)
    read = _read(read, articles, moved) if moved else read
    shown = (_only_shown(point, clash) for point, clash in zip(read.points, clashes, strict=True))
    points = sorted(shown, key=lambda p: _place(p, articles))
    return msgspec.structs.replace(read, points=named(points, articles))


def _party(point: Point, clash: Clash) -> int:
    """The article whose cell heads a row: where two others contradict each other and neither is marked
    against it, one of those two."""
    marked = {cell.article for cell in point.cells if cell.state == "altered"}
    if clash.verdict != "conflict" or not marked.isdisjoint(clash.between):
        return point.reference
    return min(clash.between, default=point.reference)


def _only_shown(point: Point, clash: Clash) -> Point:
    """The point; a conflict of which its cells show nothing is no conflict."""
    marked = {cell.article for cell in point.cells if cell.state == "altered"}
    if point.verdict != "conflict" or not marked.isdisjoint(clash.between):
        return point
    return msgspec.structs.replace(point, verdict="altered")


def _length(point: Point) -> int:
    """The mean length of a point's cells: the shorter, the more it is about one thing alone."""
    held = [c.end - c.start for c in point.cells if c.start is not None and c.end is not None]
    return sum(held) // max(1, len(held))


def _readings(point: Point, articles: Sequence[ArticleFindings], names: Sequence[Name]) -> list[Clash]:
    held = [cell for cell in point.cells if cell.start is not None]
    places = [cell.article for cell in held]
    reference = places.index(point.reference) if point.reference in places else None
    texts = [cell_text(cell, articles) for cell in held]
    outcomes = [Outcome(cell.state, cell.findings, cell.changes) for cell in held]
    return readings(point.kind, texts, outcomes, names, reference, nearby=point.nearby)


def _points(rows: Sequence[Row], articles: Sequence[ArticleFindings], nearness: Nearness) -> Iterator[Point]:
    """The rows as points that are not read yet."""
    for row, nearby in zip(rows, nearness.of(rows), strict=True):
        cells = (_cell(article, span, articles[article]) for article, span in sorted(row.cells.items()))
        yield _point(row, tuple(cells), nearby, articles)


def _point(
    row: Row, cells: tuple[Cell, ...], nearby: tuple[Nearby, ...], articles: Sequence[ArticleFindings]
) -> Point:
    reference = min(row.cells)  # until it is read: then the fullest cell
    return Point(
        id=_identity(row, articles),
        kind=row.kind,
        label="",
        speaker=row.speaker,
        reference=reference,
        joined_by=row.joined_by,
        score=row.score,
        cells=cells,
        nearby=nearby,
    )


def _cell(index: int, span: Span, article: ArticleFindings) -> Cell:
    paragraph = article.document.paragraph_at(span.start)
    return Cell(article=index, state="kept", start=span.start, end=span.end, paragraph=paragraph)


def _identity(row: Row, articles: Sequence[ArticleFindings]) -> str:
    """The same for the same kind and cells, whatever the order of the articles."""
    words = sorted(f"{s.start} {s.end} {s.of(articles[a].document.text)}" for a, s in row.cells.items())
    digest = hashlib.blake2b("\n".join([row.kind, *words]).encode(), digest_size=6)
    return f"{row.kind[0]}{digest.hexdigest()}"


def _place(point: Point, articles: Sequence[ArticleFindings]) -> tuple[float, str, str]:
    """Where a point stands in the order of the page: as far down as its reference cell stands."""
    start = point.cell(point.reference).start or 0
    return start / max(1, len(articles[point.reference].document.text)), point.kind, point.id
