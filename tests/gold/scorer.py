"""Measures a comparison against a hand-made reading of the same articles (the files in this folder).

A reading lists for each article its quotes with speakers and its figures, and for each event the utterances
and facts with the words that carry them in each article, the names with their spellings, and the conflicts.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from comparator.analysis.document import Document, Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Point

FORMS = {
    "verbatim": {"kept"},
    "trimmed": {"marked cut", "silent cut", "ends early", "starts late", "outlet insertion"},
    "reworded": {"reworded"},
    "paraphrased": {"paraphrased"},
}


class Measure(NamedTuple):
    """How many of those wanted were found, and how many were given that are not wanted."""

    found: int
    wanted: int
    extra: int = 0
    misses: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.found + self.extra + (self.wanted - self.found)
        return 2 * self.found / total if total else 1.0


class Reading(NamedTuple):
    """One gold file together with what the analysis made of its articles."""

    gold: dict[str, Any]
    articles: Sequence[ArticleFindings]
    comparison: Comparison

    def index(self, key: str) -> int:
        """The place of a gold key's article in the comparison."""
        return list(self.gold["articles"]).index(key)

    def document(self, key: str) -> Document:
        return self.articles[self.index(key)].document

    def span(self, key: str, words: str) -> Span | None:
        """Where words of the gold stand in an article's text, from its body on."""
        document = self.document(key)
        start = document.parts.body.start if document.parts.body else 0
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        hit = pattern.search(document.text, start) or pattern.search(document.text)
        return Span(*hit.span()) if hit else None

    def points(self, kind: str | None = None) -> Iterable[Point]:
        return (p for p in self.comparison.points if kind in (None, p.kind))


def covers(cell: Cell, gold: Span) -> bool:
    """A cell stands for a gold span when it holds half of it and is not much longer than a sentence."""
    if cell.start is None or cell.end is None:
        return False
    length = gold.end - gold.start
    shared = Span(cell.start, cell.end).overlap(gold)
    return shared >= length / 2 and cell.end - cell.start <= max(450, 4 * length)


def gold_spans(reading: Reading, row: dict[str, Any]) -> dict[str, Span]:
    """Where a gold row's words stand, by article key."""
    places = {key: reading.span(key, cell["span"]) for key, cell in row["cells"].items()}
    return {key: span for key, span in places.items() if span}


def joined(reading: Reading, kind: str | None, a: tuple[str, Span], b: tuple[str, Span]) -> bool:
    """Whether some point has both spans."""
    wanted = [(reading.index(key), span) for key, span in (a, b)]
    return any(all(covers(p.cell(i), span) for i, span in wanted) for p in reading.points(kind))


def pairs(reading: Reading, rows: Sequence[dict[str, Any]], kind: str | None) -> Measure:
    """Pairs of articles that have the same fact: aligned, missed, and aligned across two facts."""
    found, wanted, misses = 0, 0, []
    spans = {row["id"]: gold_spans(reading, row) for row in rows}
    for row in rows:
        for a, b in itertools.combinations(spans[row["id"]].items(), 2):
            wanted += 1
            if joined(reading, kind, a, b):
                found += 1
            else:
                misses.append(f"{row['id']}: {a[0]} and {b[0]} not aligned")
    wrong = list(_merged(reading, spans, kind))
    return Measure(found, wanted, len(wrong), (*misses, *wrong))


def _merged(reading: Reading, spans: dict[str, dict[str, Span]], kind: str | None) -> Iterator[str]:
    """Facts of different rows that some point joins, leaving out rows that share a sentence anywhere."""
    for one, two in itertools.combinations(spans, 2):
        if any(
            _same_sentence(reading, k, spans[one][k], spans[two][k]) for k in spans[one].keys() & spans[two]
        ):
            continue
        for a, b in itertools.product(spans[one].items(), spans[two].items()):
            if a[0] != b[0] and joined(reading, kind, a, b):
                yield f"{one} ({a[0]}) merged with {two} ({b[0]})"


def _same_sentence(reading: Reading, key: str, a: Span, b: Span) -> bool:
    sentences = reading.articles[reading.index(key)].sentences
    return any(s.overlap(a) and s.overlap(b) for s in sentences)


def ghosts(reading: Reading, rows: Sequence[dict[str, Any]], kind: str | None) -> Measure:
    """Cells shown for an article that does not have the fact (`extra`), of the cells shown (`wanted`)."""
    shown, extra, misses = 0, 0, []
    held = [gold_spans(reading, row) for row in rows]
    for row, spans in zip(rows, held, strict=True):
        for point in reading.points(kind):
            if len(spans) < 2 or not any(covers(point.cell(reading.index(k)), s) for k, s in spans.items()):
                continue
            have = [k for k in reading.gold["articles"] if point.cell(reading.index(k)).start is not None]
            shown += len(have)
            for key in set(have) - set(row["cells"]):
                cell = point.cell(reading.index(key))
                if not any(key in other and covers(cell, other[key]) for other in held):
                    extra += 1
                    misses.append(f"{row['id']}: {key} shown as having it")
    return Measure(0, shown, extra, tuple(misses))


def cell_for(reading: Reading, key: str, span: Span, kind: str | None) -> Cell | None:
    """The shared point's cell that covers a gold span best, any point's where none is shared."""
    cells = [
        (
            sum(c.start is not None for c in p.cells) > 1,
            Span(cell.start or 0, cell.end or 0).overlap(span),
            cell,
        )
        for p in reading.points(kind)
        for cell in [p.cell(reading.index(key))]
        if covers(cell, span)
    ]
    return max(cells, key=lambda c: c[:2])[2] if cells else None


def forms(reading: Reading) -> Measure:
    """Utterances whose cell says in what form the article has them."""
    found, wanted, misses = 0, 0, []
    for row in reading.gold["utterances"]:
        spans = gold_spans(reading, row)
        for key, span in spans.items() if len(spans) > 1 else ():
            form, cell = row["cells"][key]["form"], cell_for(reading, key, span, "quote")
            said: set[str] = {cell.state, *cell.findings} if cell else set()
            foreign = set().union(*(v for f, v in FORMS.items() if f not in (form, "verbatim")))
            wanted += 1
            if said & FORMS[form] and not said & foreign:
                found += 1
            else:
                misses.append(f"{row['id']}: {key} is {form}, shown as {sorted(said)}")
    return Measure(found, wanted, 0, tuple(misses))


def findings(reading: Reading) -> Measure:
    """Cells for which the reading names a finding: do they say it?"""
    found, wanted, misses = 0, 0, []
    for row in [*reading.gold["utterances"], *reading.gold["facts"]]:
        for key, cell in row["cells"].items():
            span = reading.span(key, cell["span"])
            if "finding" not in cell or span is None:
                continue
            index = reading.index(key)
            said = {
                f for p in reading.points() if covers(p.cell(index), span) for f in p.cell(index).findings
            }
            wanted += 1
            found += cell["finding"] in said
            if cell["finding"] not in said:
                misses.append(f"{row['id']}: {key} should say {cell['finding']}, says {sorted(said)}")
    return Measure(found, wanted, 0, tuple(misses))


def quotes(reading: Reading) -> tuple[Measure, Measure]:
    """Direct quotes found, and of all of them those given to the right person by full name."""
    found, right, wanted, extra = 0, 0, 0, 0
    misses: list[str] = []
    owner = {v: n["name"] for n in reading.gold["names"] for v in n["variants"]}
    for key, article in reading.gold["articles"].items():
        given = [q for q in reading.articles[reading.index(key)].quotes if q.kind != "indirect"]
        used: set[int] = set()
        for quote in article["quotes"]:
            span = reading.span(key, quote["text"])
            hit = next((i for i, q in enumerate(given) if i not in used and span and _is(q, span)), None)
            wanted += 1
            if hit is None:
                misses.append(f"{key}: quote missed: {quote['text'][:50]}")
                continue
            used.add(hit)
            found += 1
            same = owner.get(given[hit].speaker, given[hit].speaker) == quote["speaker"]
            right += same
            if not same:
                misses.append(
                    f"{key}: {given[hit].speaker!r}, not {quote['speaker']!r}: {quote['text'][:50]}"
                )
        extra += len(given) - len(used)
    return Measure(found, wanted, extra, tuple(misses)), Measure(right, wanted, 0, tuple(misses))


def _is(quote: Any, gold: Span) -> bool:
    span = Span(quote.start, quote.end)
    return (
        span.overlap(gold) > 0.8 * (gold.end - gold.start)
        and span.end - span.start <= 1.5 * (gold.end - gold.start) + 4
    )


def figures(reading: Reading) -> Measure:
    """Figures found with the right value."""
    found, wanted, misses = 0, 0, []
    for key, article in reading.gold["articles"].items():
        given = reading.articles[reading.index(key)].figures
        for figure in article["figures"]:
            span = reading.span(key, figure["span"])
            near = [f for f in given if span and Span(f.start, f.end).overlap(span)]
            wanted += 1
            if any(f.value == figure["value"] for f in near):
                found += 1
            else:
                misses.append(f"{key}: {figure['span']}: {[f.value for f in near]}")
    return Measure(found, wanted, 0, tuple(misses))


def names(reading: Reading) -> Measure:
    """Pairs of spellings of one name that are joined, and pairs of two names that are joined wrongly."""
    have = {v.casefold(): n.name for n in reading.comparison.names for v in n.variants}
    owner = {v.casefold(): n["name"] for n in reading.gold["names"] for v in n["variants"]}
    found, wanted, extra, misses = 0, 0, 0, []
    for a, b in itertools.combinations(sorted(owner), 2):
        same, said = owner[a] == owner[b], have.get(a, a) == have.get(b, b)
        wanted, found, extra = wanted + same, found + (same and said), extra + (said and not same)
        if same != said:
            misses.append(f"{a!r} and {b!r} " + ("not joined" if same else "wrongly joined"))
    return Measure(found, wanted, extra, tuple(misses))


def _tells(point: Point, article: int, gold: Span) -> bool:
    cell = point.cell(article)
    inside = cell.start is not None and cell.end is not None and gold.holds(Span(cell.start, cell.end))
    return covers(cell, gold) or (point.kind == "figure" and inside)


def verdicts(reading: Reading, wanted: Sequence[dict[str, Any]], verdict: str) -> Measure:
    """Points of a verdict that hold two of the wanted spans; `extra` are other points called so. A figure's
    row has nothing but the figures: there it is enough that they stand in those spans."""
    claimed = [p for p in reading.comparison.points if p.verdict == verdict]
    right: set[str] = set()
    found, misses = 0, []
    for row in wanted:
        spans = [(reading.index(k), s) for k, w in row["spans"].items() if (s := reading.span(k, w))]
        hits = [p.id for p in claimed if sum(_tells(p, i, s) for i, s in spans) >= 2]
        found += bool(hits)
        right.update(hits)
        misses += [] if hits else [f"not called {verdict}: {row['what']}"]
    other = [p for p in claimed if p.id not in right]
    misses += [f"called {verdict}, read it: {p.label} ({p.why})" for p in other]
    return Measure(found, len(wanted), len(other), tuple(misses))
