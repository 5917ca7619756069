"""What differs inside an aligned pair of spans, named, with the exact characters each finding rests on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.contrast.cuts import compare_quotes, share_kept
from comparator.analysis.contrast.details import compare_days, compare_figures, compare_names
from comparator.analysis.contrast.marked import Marked, marked
from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Change, Finding, Quote, State
from comparator.analysis.wording.claims import Passage, compare_claims
from comparator.analysis.wording.labels import compare_bodies, compare_labels
from comparator.analysis.wording.sources import Canonical, compare_sources, compare_speakers

_FRAGMENT = 0.2  # share of a reported sentence in quote marks from which it counts as a quotation
_MOSTLY = 0.6  # share in quote marks from which a cell is a quotation as a whole
_FOUND = 0.6  # share of a fragment's words that the reference has from which the fragment is taken from it
_CANDIDATES = 12  # longest cells of a row that may be its reference


class CellText(Record, frozen=True):
    """What one article has of a point: the span, and the quote it lies in where it is one."""

    article: int
    findings: ArticleFindings
    span: Span
    quote: Quote | None = None

    @property
    def text(self) -> str:
        """The cell's own words."""
        return self.span.of(self.findings.document.text)

    @property
    def passage(self) -> Passage:
        """The cell's words with the text they stand in."""
        return Passage(self.findings.document.text, self.span)


class Outcome(NamedTuple):
    """What a cell comes to against the reference: kept or altered, how, and resting on which words."""

    state: State
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def cell_findings(reference: CellText, cell: CellText, canonical: Canonical | None = None) -> Outcome:
    """What the cell does to what the reference says. `canonical` maps spellings of a name to one, where the
    event's names are known."""
    if (reference.article, reference.span) == (cell.article, cell.span):
        return Outcome("kept")
    said, printed = marked(reference.findings, reference.span), marked(cell.findings, cell.span)
    quoted = _both_quoted((reference, said), (cell, printed))
    changes = list(_wording((reference, said), (cell, printed)))
    if not quoted or any(c.kind == "paraphrased" for c in changes):
        changes += _content(reference, cell)
    return _outcome(changes + list(_speaker(reference, cell, canonical, quoted)))


def fullest(cells: Sequence[CellText | None], kind: str = "fact") -> int:
    """Which of the cells the others are read against: the longest; of quotations the one that the fewest
    others show to be cut or changed, then the longest."""
    held = [(i, c) for i, c in enumerate(cells) if c]
    longest = sorted(held, key=lambda pair: (-len(pair[1].text.split()), pair[0]))
    if kind != "quote":
        return longest[0][0]
    printed = {i: marked(c.findings, c.span) for i, c in held}

    def weight(place: int) -> tuple[int, int, bool, int]:
        mine = printed[place]
        worse = sum(_altered(other, mine) for i, other in printed.items() if i != place)
        whole = bool(mine.own) and mine.text[mine.own[0].start].isupper()
        return (-worse, len(mine.own) + len(mine.brackets), whole, -place)

    return max((i for i, _ in longest[:_CANDIDATES]), key=weight)


def _altered(reference: Marked, cell: Marked) -> bool:
    """Whether a cell's quotation looks cut or changed beside another; one without quote marks always does."""
    return not cell.own or (bool(reference.own) and bool(compare_quotes(reference, cell)))


def _wording(reference: tuple[CellText, Marked], cell: tuple[CellText, Marked]) -> Iterable[Change]:
    """What became of a quotation."""
    (whole, said), (part, printed) = reference, cell
    if not said.own:
        return ()
    if not printed.own:
        return (Change(from_=whole.span, to=part.span, kind="paraphrased"),)
    if _mostly_reported(part, printed) and share_kept(said, printed) < _FOUND:
        kind: Finding = "reworded" if _quoted_share(part, printed) >= _FRAGMENT else "paraphrased"
        return (Change(from_=whole.span, to=part.span, kind=kind),)
    changes = compare_quotes(said, printed)
    # Where words were changed, nobody can tell a cut from another wording.
    return [c for c in changes if c.kind == "reworded"] or changes


def _content(reference: CellText, cell: CellText) -> Iterator[Change]:
    """What became of the fact: figures, days, titles, bodies, labels, firmness, source."""
    here, there = reference.findings, cell.findings
    yield from compare_figures(here, reference.span, there, cell.span)
    yield from compare_days(here, reference.span, there, cell.span)
    yield from compare_names(here, reference.span, there, cell.span)
    yield from compare_bodies(reference.passage, cell.passage, here, there)
    yield from compare_labels(reference.passage, cell.passage)
    for change in compare_claims(reference.passage, cell.passage):
        if change.kind != "negated" or _same_verb(reference, cell):
            yield change


def _same_verb(reference: CellText, cell: CellText) -> bool:
    """Whether the clauses of two cells turn on one verb: only then does a "not" deny what the other says."""
    ours, theirs = (
        {s.verb for s in c.findings.statements if c.span.holds(Span(s.start, s.end))}
        for c in (reference, cell)
    )
    return not (ours and theirs) or bool(ours & theirs)


def _speaker(
    reference: CellText, cell: CellText, canonical: Canonical | None, quoted: bool
) -> Iterator[Change]:
    """Words given to somebody else; a fact whose source is another or gone."""
    ours, theirs = (reference.findings, reference.span), (cell.findings, cell.span)
    if not quoted:
        yield from compare_sources(ours, theirs, canonical)
    elif reference.quote and cell.quote:
        yield from compare_speakers((*ours, reference.quote), (*theirs, cell.quote), canonical)


def _both_quoted(*sides: tuple[CellText, Marked]) -> bool:
    """Whether both cells are quotations; two reports with a few words in quote marks are not."""
    return all(m.own for _, m in sides) and not all(_mostly_reported(c, m) for c, m in sides)


def _quoted_share(cell: CellText, printed: Marked) -> float:
    return len(printed.own) / max(1, len(cell.text.split()))


def _mostly_reported(cell: CellText, printed: Marked) -> bool:
    return _quoted_share(cell, printed) < _MOSTLY


def _outcome(changes: Sequence[Change]) -> Outcome:
    findings = tuple(dict.fromkeys(c.kind for c in changes))
    return Outcome("altered" if findings else "kept", findings, tuple(changes))
