"""Which sentences of two texts stand on one line: aligned passages pull their sentences side by side, what
has no partner stands between."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings
from comparator.web.blocks import Block, blocks
from comparator.web.pair.changes import PairChange

Pair = tuple[int, int]
Weights = dict[Pair, int]


class Line(Record, frozen=True):
    """A line of the page: the passages of both texts that stand on it."""

    a: tuple[Block, ...]
    b: tuple[Block, ...]
    is_aligned: bool


def units(findings: ArticleFindings) -> list[Block]:
    """A text in sentences, each with the paragraph it stands in; every word of every block is in one."""
    found: list[Block] = []
    for block in blocks(findings.document):
        starts = [s.start for s in findings.sentences if block.span.start < s.start < block.span.end]
        edges = [block.span.start, *sorted(set(starts)), block.span.end]
        found += [Block(span=Span(x, y), number=block.number, role=block.role) for x, y in pairwise(edges)]
    return found


def lines(a: Sequence[Block], b: Sequence[Block], changes: Iterable[PairChange]) -> list[Line]:
    """Both texts in lines. Sentences that share a passage and keep their order stand side by side, with the
    sentences after them that belong to the same passage; the others stand on lines of their own."""
    return aligned(a, b, shared_characters(a, b, changes))


def aligned(a: Sequence[Block], b: Sequence[Block], weights: Weights) -> list[Line]:
    """The same for sentences of which it is known how much each two share."""
    found, i, j = list[Line](), 0, 0
    for x, y in in_order(weights):
        if x < i or y < j:
            continue
        found += _apart(a[i:x], b[j:y])
        i, j = _past(weights, (x, y), (len(a), len(b)))
        found.append(Line(a=joined(a[x:i]), b=joined(b[y:j]), is_aligned=True))
    return [*found, *_apart(a[i:], b[j:])]


def shared_characters(a: Sequence[Block], b: Sequence[Block], changes: Iterable[PairChange]) -> Weights:
    """How many characters two sentences share by aligned passages."""
    weights: Weights = defaultdict(int)
    for change in changes:
        if change.a and change.b:
            for i in _touched(a, change.a):
                for j in _touched(b, change.b):
                    weights[i, j] += min(a[i].span.overlap(change.a), b[j].span.overlap(change.b))
    return dict(weights)


def _touched(texts: Sequence[Block], span: Span) -> list[int]:
    return [i for i, block in enumerate(texts) if block.span.overlap(span)]


def in_order(weights: Weights) -> list[Pair]:
    """The heaviest chain of pairs that keep their order in both texts, each sentence at most once."""
    best: dict[Pair, tuple[int, Pair | None]] = {}
    for pair in sorted(weights):
        before = [(best[p][0], p) for p in best if p[0] < pair[0] and p[1] < pair[1]]
        total, previous = max(before, default=(0, None))
        best[pair] = (total + weights[pair], previous)
    at = max(best, key=lambda pair: best[pair][0], default=None)
    chain: list[Pair] = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _past(weights: Weights, pair: Pair, ends: Pair) -> Pair:
    """Where the line that begins with a pair ends: it takes in what follows while it shares a passage with
    what stands on the line already."""
    i, j = pair[0] + 1, pair[1] + 1
    while True:
        if i < ends[0] and _best(weights, i, 0) in range(pair[1], j):
            i += 1
        elif j < ends[1] and _best(weights, j, 1) in range(pair[0], i):
            j += 1
        else:
            return i, j


def _best(weights: Weights, unit: int, side: int) -> int:
    """The sentence of the other text that shares most with one; -1 where none does."""
    partners = {p[1 - side]: n for p, n in weights.items() if p[side] == unit}
    return max(partners, key=lambda other: partners[other], default=-1)


def _apart(a: Sequence[Block], b: Sequence[Block]) -> list[Line]:
    return [Line(a=joined(a), b=joined(b), is_aligned=False)] if a or b else []


def joined(sentences: Sequence[Block]) -> tuple[Block, ...]:
    """Sentences that follow each other in one paragraph made one passage."""
    found: list[Block] = []
    for one in sentences:
        last = found[-1] if found else None
        if last and (last.number, last.role) == (one.number, one.role) and last.span.end == one.span.start:
            found[-1] = Block(span=Span(last.span.start, one.span.end), number=one.number, role=one.role)
        else:
            found.append(one)
    return tuple(found)
