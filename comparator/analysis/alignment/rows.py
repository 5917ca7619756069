"""Rows of the comparison before their differences are known: which stretch of which article belongs to one
fact, figure or utterance."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.features import Canonical, Unit
from comparator.analysis.alignment.grouping import Group
from comparator.analysis.alignment.neighbours import Neighbours
from comparator.analysis.alignment.row_reasons import reasons
from comparator.analysis.alignment.stretches import Stretches
from comparator.analysis.alignment.utterances import Utterance, utterances
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, PointKind, Quote
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

MAX_ROW = 400  # code points; utterances are put together up to a long sentence or two


class Row(Record, frozen=True):
    """One row: at most one span an article."""

    kind: PointKind
    cells: Mapping[int, Span]
    speaker: str | None = None
    joined_by: tuple[str, ...] = ()
    score: float | None = None
    again: tuple[tuple[int, Span], ...] = ()
    """Where an article tells it once more, in another sentence than its cell: (article, stretch)."""

    @property
    def key(self) -> tuple[PointKind, frozenset[tuple[int, Span]]]:
        """What makes a row the same as another."""
        return self.kind, frozenset(self.cells.items())


def joined_rows(articles: Sequence[ArticleFindings], alignment: Alignment, canonical: Canonical) -> list[Row]:
    """Utterances, then facts, that several articles have. What an utterance holds whole is no fact too."""
    said = utterances(alignment, canonical, _in_part_quoted(articles, alignment, canonical))
    beside = Neighbours(alignment, said)
    more = [beside.of(u) for u in said]
    quotes = [
        _wider(_quote_row(u, articles, alignment, canonical), [alignment.units[i] for i in also])
        for u, also in zip(said, more, strict=True)
    ]
    holding: dict[int, set[int]] = {}
    for number, (one, also) in enumerate(zip(said, more, strict=True)):
        for i in (*one.members, *also):
            holding.setdefault(i, set()).add(number)
    facts = [
        _row("fact", [alignment.units[i] for i in g.members], None, articles, g.score)
        for g in _facts(alignment, said, holding)
    ]
    return distinct([*put_together(quotes, articles), *facts])


def _facts(
    alignment: Alignment, said: Sequence[Utterance], holding: Mapping[int, Collection[int]]
) -> list[Group]:
    """The groups that no utterance holds whole and that are not one once more. `holding`: the numbers of the
    utterances that a unit is in."""
    groups = [
        g for g in alignment.groups if not set[int].intersection(*({*holding.get(i, ())} for i in g.members))
    ]
    of_unit: dict[int, list[Group]] = {}
    for group in groups:
        for i in group.members:
            of_unit.setdefault(i, []).append(group)
    kept = list[Group]()
    for group in groups:
        quoted = [i for i in group.members if alignment.units[i].statement.voice == "quoted"]
        both = set[int].intersection(*({*holding.get(i, ())} for i in quoted)) if len(quoted) > 1 else ()
        if not any(_said_again(group, said[number], quoted, of_unit) for number in both):
            kept.append(group)
    return kept


def _said_again(
    group: Group, one: Utterance, quoted: Sequence[int], of_unit: Mapping[int, Sequence[Group]]
) -> bool:
    """Whether a group that has two quotations of an utterance is that utterance once more: what it has
    besides stands in another group too, with what is told of the utterance."""
    rest, told = {*group.members} - {*one.members}, {*group.members} & {*one.told}
    others = (g for i in told for g in of_unit[i] if len({*quoted} & {*g.members}) < 2)
    return any(rest <= {*other.members} for other in others)


def _in_part_quoted(
    articles: Sequence[ArticleFindings], alignment: Alignment, canonical: Canonical
) -> dict[int, frozenset[str]]:
    """The reported units that have words of the one they report in quote marks, with the stems of those."""
    found = dict[int, frozenset[str]]()
    for number, unit in enumerate(alignment.units):
        speaker = canonical(unit.statement.speaker) if unit.statement.voice == "reported" else None
        here = articles[unit.article]
        printed = [q for q in at(here).quotes(unit.span) if q.kind != "indirect"] if speaker else []
        own = [Span(q.start, q.end) for q in printed if canonical(q.speaker) == speaker]
        if own:
            found[number] = frozenset().union(*(content(s.of(here.document.text)) for s in own))
    return found


def _quote_row(
    said: Utterance, articles: Sequence[ArticleFindings], alignment: Alignment, canonical: Canonical
) -> Row:
    units = [alignment.units[i] for i in said.members]
    row = _row("quote", units, _speaker(said.quoted, alignment, canonical), articles, said.score)
    cells = {article: _in_marks(articles[article], span) for article, span in row.cells.items()}
    return msgspec.structs.replace(row, cells=cells)


def _in_marks(article: ArticleFindings, span: Span) -> Span:
    """A cell of a remark; of one that ends on words in quote marks, with the verb of saying they hang on in
    front, those words alone: 'called it "a start"'."""
    for quote in at(article).quotes(span):
        own = Span(quote.start, quote.end)
        cue = own.start if quote.kind != "direct" or quote.cue_start is None else quote.cue_start
        if span.start <= cue < own.start and own.end == span.end:
            return own
    return span


def _wider(row: Row, more: Iterable[Unit]) -> Row:
    """The row with cells that take in the units beside them, as far as they stay short enough."""
    cells = dict(row.cells)
    for unit in more:
        own = cells[unit.article]
        wide = Span(min(own.start, unit.span.start), max(own.end, unit.span.end))
        cells[unit.article] = wide if wide.end - wide.start <= MAX_ROW else own
    return msgspec.structs.replace(row, cells=cells)


def _speaker(quoted: Sequence[int], alignment: Alignment, canonical: Canonical) -> str | None:
    """The speaker most articles name, the first in the alphabet of equals."""
    named = Counter(s for i in quoted if (s := canonical(alignment.units[i].statement.speaker)))
    return min(named, key=lambda name: (-named[name], name), default=None)


def _row(
    kind: PointKind,
    units: Sequence[Unit],
    speaker: str | None,
    articles: Sequence[ArticleFindings],
    score: float,
) -> Row:
    cells = {u.article: u.span for u in units}
    why = tuple(reasons(units, articles, speaker))
    return Row(kind=kind, cells=cells, speaker=speaker, joined_by=why, score=round(score, 3))


def put_together(rows: Sequence[Row], articles: Sequence[ArticleFindings]) -> list[Row]:
    """Utterances whose sentences follow each other in one quote of several articles become one row where
    another article has only the first or the second, so that the cut can be seen."""
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    rank = {article: place for place, article in enumerate(order)}
    kept = sorted(rows, key=lambda r: sorted((rank[a], span) for a, span in r.cells.items()))
    quotes = {id(row): _quotes(row, articles) for row in kept}
    while pair := _next_pair(kept, quotes, articles):
        one = joined(*pair)
        quotes[id(one)] = _quotes(one, articles)
        kept = [*(r for r in kept if r is not pair[0] and r is not pair[1]), one]
    return kept


_Quotes = Mapping[int, Quote]


def _quotes(row: Row, articles: Sequence[ArticleFindings]) -> _Quotes:
    """{article: the quote its cell stands in}."""
    return {a: quote for a, span in row.cells.items() if (quote := quote_of(articles[a], span))}


def _next_pair(
    rows: Sequence[Row], quotes: Mapping[int, _Quotes], articles: Sequence[ArticleFindings]
) -> tuple[Row, Row] | None:
    """The first row with the first one that goes on where it ends."""
    held: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        for article, quote in quotes[id(row)].items():
            held.setdefault((article, quote.start), []).append(row)
    for row in rows:
        near = {id(r) for a, q in quotes[id(row)].items() for r in held[a, q.start]} - {id(row)}
        for after in (r for r in rows if id(r) in near) if near else ():
            if _goes_on(row, after, quotes[id(row)], quotes[id(after)], articles):
                return row, after
    return None


def _goes_on(
    row: Row, after: Row, quotes: _Quotes, quotes_after: _Quotes, articles: Sequence[ArticleFindings]
) -> bool:
    both, smaller = quotes.keys() & quotes_after.keys(), min(len(quotes), len(quotes_after))
    if len(both) < max(2, smaller) or len(quotes) == len(quotes_after):
        return False
    if any(quotes.get(a) is not quotes_after.get(a) for a in row.cells.keys() & after.cells.keys()):
        return False  # one goes on in another quotation, or without quote marks: that is no cut
    return all(_follows(row.cells[a], after.cells[a], articles[a]) for a in both) and all(
        c.end - c.start <= MAX_ROW for c in joined(row, after).cells.values()
    )


def _follows(first: Span, second: Span, article: ArticleFindings) -> bool:
    """Whether nothing but marks stands between two stretches."""
    return second.start >= first.end and not any(
        c.isalnum() for c in article.document.text[first.end : second.start]
    )


def joined(row: Row, after: Row) -> Row:
    """One row of two, each cell from the first words to the last."""
    cells = dict(row.cells)
    for article, span in after.cells.items():
        first = cells.get(article, span)
        cells[article] = Span(min(first.start, span.start), max(first.end, span.end))
    return Row(
        kind=row.kind,
        cells=cells,
        speaker=row.speaker or after.speaker,
        joined_by=row.joined_by or after.joined_by,
        score=min(row.score or 0, after.score or 0),
    )


def quote_of(article: ArticleFindings, span: Span) -> Quote | None:
    """The quote in quote marks that shares most with a span, if it has half of either."""
    direct = [q for q in at(article).quotes(span) if q.kind != "indirect"]
    best = max(direct, key=lambda q: span.overlap(Span(q.start, q.end)), default=None)
    if not best:
        return None
    shared = span.overlap(Span(best.start, best.end))
    return best if shared * 2 >= min(best.end - best.start, span.end - span.start) else None


def single_rows(
    articles: Sequence[ArticleFindings], alignment: Alignment, rows: Sequence[Row], canonical: Canonical
) -> Iterable[Row]:
    """What one article has alone: statements that no row covers, quotes whole where no part is shared."""
    shown = [Stretches() for _ in articles]
    for row in rows:
        for article, span in (*row.cells.items(), *row.again):
            shown[article].add(span)
    for article, found in enumerate(articles):
        for quote in found.quotes:
            span = Span(quote.start, quote.end)
            if quote.kind != "indirect" and not any(span.overlap(s) for s in shown[article].near(span)):
                shown[article].add(span)
                yield Row(kind="quote", cells={article: span}, speaker=canonical(quote.speaker))
    for unit in alignment.units:
        if not _mostly(unit.span, shown[unit.article].near(unit.span)):
            kind: PointKind = "quote" if unit.statement.voice == "quoted" else "fact"
            speaker = canonical(unit.statement.speaker) if kind == "quote" else None
            yield Row(kind=kind, cells={unit.article: unit.span}, speaker=speaker)


def _mostly(span: Span, shown: Iterable[Span]) -> bool:
    """Whether half of a stretch is shown, in one row or in parts in several."""
    covered, free = 0, span.start
    for stretch in sorted({s for s in shown if s.start < span.end and span.start < s.end}):
        covered += max(0, min(stretch.end, span.end) - max(stretch.start, free))
        free = max(free, stretch.end)
    return covered * 2 >= span.end - span.start


def distinct(rows: Iterable[Row]) -> list[Row]:
    """Each row once; the surer of two with the same cells."""
    best = dict[object, Row]()
    for row in rows:
        key = row.key
        if key not in best or (row.score or 0) > (best[key].score or 0):
            best[key] = row
    return list(best.values())
