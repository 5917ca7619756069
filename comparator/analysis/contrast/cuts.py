"""What an outlet did to a quotation that another prints too: cut it, put words in, changed it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from comparator.analysis.contrast.marked import Marked, Word, key_of, shows_cut
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Finding
from comparator.analysis.remembering import remembered
from comparator.analysis.wording.likeness import is_function_word

VERBATIM = 0.55  # of the shorter side's words found in order in the other; below, it is another wording
_MOST = 0.6  # share of the missing words that stand next to the cell from which they are not missing
_SLACK = 4  # words more that are looked at
_STRAY = 6  # quoted words around the cell count only in runs as long as this
_SHORTER = 3  # words more than a bracket's own that it may stand for
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_INTERRUPTED = re.compile(r"\W*,\W*\s.*,\s*[“\"‘']", re.DOTALL)
""""We will pay," Lund said, "but not today": one quotation, which the outlet interrupts."""
_BEHIND = re.compile(r"[,.]?[”\"](?!\s*[A-Z])(?:[^“”\".!?\n]+[“\"][^“”\"\n]+[”\"])+")
_BEFORE = re.compile(r"(?:[“\"][^“”\"\n]+[”\"][^“”\".!?\n]+)+[“\"]$")
_NEAR = 400  # characters in which another part of the sentence in quote marks is looked for
_SPELLING = 80  # rapidfuzz's ratio from which two capitalised words are one name spelled twice


class _Piece(NamedTuple):
    """One step of laying the cell's words beside the reference's."""

    same: bool
    left: tuple[Word, ...]
    right: tuple[Word, ...]


@remembered(10_000)
def compare_quotes(reference: Marked, cell: Marked) -> tuple[Change, ...]:
    """What the cell does to the words that the reference prints, in the order of the text. Words that only
    the cell has, before, after or inside, are no finding: there the reference is the shorter one."""
    if _is_verbatim(reference, cell):
        return ()
    left, right = reference.own, _lined_up(reference, cell)
    pieces = _pieces(left, right, reference.text, cell.text)
    kept = sum(len(p.left) for p in pieces if p.same)
    if kept < VERBATIM * min(len(left), len(cell.own)) or not kept:
        return (Change(from_=_span(left), to=_span(cell.own), kind="reworded"),)
    changes = list(_inner(pieces, reference, cell))
    ends = [*_ends(pieces, cell)] + [_insertion(b, pieces) for b in _new_brackets(reference, cell)]
    return tuple(sorted((c for c in [*changes, *ends] if _at(c, cell)), key=lambda change: change.to))


def _at(change: Change, cell: Marked) -> bool:
    """Whether it is done to the cell's own words or next to them: what the outlet did further on in its
    quotation is another row's business."""
    own = _span(cell.own)
    return change.to.start <= own.end and change.to.end >= own.start


def _is_verbatim(reference: Marked, cell: Marked) -> bool:
    """Whether both have the same words and the same brackets: nothing needs to be laid out then."""
    return reference.keys == cell.keys and not _new_brackets(reference, cell)


def share_kept(reference: Marked, cell: Marked) -> float:
    """How many of the cell's own quoted words the reference prints in the same order, 0 to 1."""
    pieces = _pieces(reference.own, cell.own, reference.text, cell.text)
    return sum(len(p.right) for p in pieces if p.same) / max(1, len(cell.own))


def _lined_up(reference: Marked, cell: Marked) -> tuple[Word, ...]:
    """The cell's words, and of the quoted words around it the runs that the reference's span holds too."""
    if len(cell.own) == len(cell.words):
        return cell.words
    wanted = {i for i, w in enumerate(cell.words) if w.own}
    for block in Indel.opcodes(reference.keys, [w.key for w in cell.words]):
        if block.tag == "equal" and block.src_end - block.src_start >= _STRAY:
            wanted.update(range(block.dest_start, block.dest_end))
    return cell.words[min(wanted) : max(wanted) + 1] if wanted else ()


def _pieces(left: Sequence[Word], right: Sequence[Word], a: str, b: str) -> list[_Piece]:
    """The two sides laid beside each other in turns: shared, then not shared, then shared …"""
    known = {w.key for w in left}
    keys = [w.key if w.key in known else _respelled(w, left, a, b) for w in right]
    pieces = list[_Piece]()
    for op in Indel.opcodes([w.key for w in left], keys):
        ours, theirs = tuple(left[op.src_start : op.src_end]), tuple(right[op.dest_start : op.dest_end])
        if pieces and pieces[-1].same == (op.tag == "equal"):
            pieces[-1] = _Piece(pieces[-1].same, pieces[-1].left + ours, pieces[-1].right + theirs)
        else:
            pieces.append(_Piece(op.tag == "equal", ours, theirs))
    return _slid(pieces)


def _slid(pieces: list[_Piece]) -> list[_Piece]:
    """A cut may lie at two places where words repeat ("I ask A to come, and I ask B to go", of which "I ask
    B to go" is left): at the beginning or end it is the simpler reading."""
    if len(pieces) < 3 or not pieces[0].same or pieces[1].right:
        return pieces
    first, gone, rest = pieces[0], pieces[1], pieces[2]
    size = len(first.left)
    if [w.key for w in gone.left[-size:]] != [w.key for w in first.left]:
        return pieces
    moved = _Piece(True, gone.left[-size:] + rest.left, first.right + rest.right)
    return [_Piece(False, first.left + gone.left[:-size], ()), moved, *pieces[3:]]


def _respelled(word: Word, others: Sequence[Word], a: str, b: str) -> str:
    """The other side's spelling of the same name, else the word itself."""
    if not b[word.start].isupper():
        return word.key
    for other in others:
        if a[other.start].isupper() and fuzz.ratio(word.key, other.key) >= _SPELLING:
            return other.key
    return word.key


def _inner(pieces: Sequence[_Piece], reference: Marked, cell: Marked) -> Iterator[Change]:
    """Findings between the first and the last word that both have."""
    places = [i for i, p in enumerate(pieces) if p.same]
    steps = [(pieces[i], pieces[i + 1], pieces[i + 2]) for i in places[:-1]]
    for before, step, after in steps:
        put_in = _not_insertions(step.right, cell)
        other = step.left or _is_moved(put_in, pieces)
        if put_in and other and not _own_cut(reference, before, after):
            yield Change(from_=_span(step.left, before.left), to=_span(step.right), kind="reworded")
        elif step.left and not _filled(step, before, after, cell):
            yield from _cut(step, before, after, cell)


def _is_moved(put_in: Sequence[Word], pieces: Sequence[_Piece]) -> bool:
    """Whether words that stand in here only are words that the reference has elsewhere."""
    gone = {w.key for p in pieces if not p.same for w in p.left}
    return any(w.key in gone and not is_function_word(w.key) for w in put_in)


def _not_insertions(words: Sequence[Word], cell: Marked) -> list[Word]:
    """Without the names that stand next to the outlet's own brackets ("[Foreign Minister Ivan] Petrov" in
    place of "the minister")."""

    def explained(word: Word) -> bool:
        near = [b for b in cell.brackets if 0 <= word.start - b.end <= 1 or 0 <= b.start - word.end <= 1]
        return bool(near) and cell.text[word.start].isupper()

    return [w for w in words if not explained(w)]


def _own_cut(reference: Marked, before: _Piece, after: _Piece) -> bool:
    """Whether the reference itself shows a cut or a break here, so that the cell has only more."""
    start, end = before.left[-1], after.left[0]
    return start.stretch != end.stretch or shows_cut(reference.text, start.end, end.start)


def _filled(step: _Piece, before: _Piece, after: _Piece, cell: Marked) -> bool:
    """Whether a bracket stands in the place of the few words that are gone."""
    gap = Span(before.right[-1].end, after.right[0].start)
    inside = [b for b in cell.brackets if gap.holds(b)]
    return any(len(step.left) <= len(b.of(cell.text).split()) + _SHORTER for b in inside)


def _cut(step: _Piece, before: _Piece, after: _Piece, cell: Marked) -> Iterator[Change]:
    """The cut, and that it joins sentences that do not follow each other, where it does."""
    last, first = before.right[-1], after.right[0]
    gap, gone = Span(last.end, first.start), _span(step.left)
    if last.stretch != first.stretch:
        yield from _between_stretches(step.left, last, first, cell)
        return
    yield Change(from_=gone, to=gap, kind="marked cut" if shows_cut(cell.text, *gap) else "silent cut")
    apart = before.left[-1].sentence != after.left[0].sentence
    whole = after.left[0].sentence - before.left[-1].sentence > 1
    if whole or (apart and last.sentence == first.sentence):
        yield Change(from_=gone, to=gap, kind="spliced")


def _between_stretches(left: Sequence[Word], last: Word, first: Word, cell: Marked) -> Iterator[Change]:
    """What is missing between two stretches in quote marks: cut where nothing else, or no more than who
    speaks, stands between them; of two fragments in a sentence of the outlet's own the first ends early, or
    the second starts late where that one is the cell, unless the sentence tells what is missing."""
    if all(is_function_word(w.key) for w in left):
        return  # "and" or "that" between two parts of a quotation that the outlet sets apart itself
    gap, gone = Span(last.end, first.start), _span(left)
    between = gap.of(cell.text)
    if shows_cut(cell.text, *gap):
        yield Change(from_=gone, to=gap, kind="marked cut")
    elif cell.text[gap.end].isupper() or _INTERRUPTED.fullmatch(between):
        yield Change(from_=gone, to=gap, kind="silent cut")
    elif not _told_in(left, between):
        kind: Finding = "ends early" if last.own else "starts late"
        at = last.end if last.own else first.start
        yield Change(from_=gone, to=Span(at, at), kind=kind)


def _told_in(gone: Sequence[Word], words: str) -> bool:
    """Whether an outlet's words tell most of some that are missing from its quotation."""
    told = {key_of(word) for word in _WORDS.findall(words)}
    missing = [w.key for w in gone if not is_function_word(w.key)]
    return bool(missing) and sum(key in told for key in missing) >= _MOST * len(missing)


def _next_fragment(edge: Word, kind: Finding, cell: Marked) -> str:
    """The words that lead from the edge of a quotation to others in the same sentence, and those."""
    if kind == "starts late":
        found = _BEFORE.search(cell.text, max(0, edge.start - _NEAR), edge.start)
    else:
        found = _BEHIND.match(cell.text, edge.end, edge.end + _NEAR)
    return found[0] if found else ""


def _ends(pieces: Sequence[_Piece], cell: Marked) -> Iterator[Change]:
    """Findings before the first and after the last word that both have."""
    places = [i for i, p in enumerate(pieces) if p.same]
    first, last = pieces[places[0]].right[0], pieces[places[-1]].right[-1]
    before = [w for w in cell.words if w.end <= first.start]
    after = [w for w in cell.words if w.start >= last.end]
    yield from _end(pieces[: places[0]], first, before[::-1], "starts late", cell)
    yield from _end(pieces[places[-1] + 1 :], last, after, "ends early", cell)


def _end(
    pieces: Sequence[_Piece], edge: Word, beyond: Sequence[Word], kind: Finding, cell: Marked
) -> Iterator[Change]:
    """One end: `beyond` are the quoted words that go on there, outside what both have."""
    gone = tuple(w for p in pieces for w in p.left)
    added = tuple(w for p in pieces for w in p.right)
    instead = [w for w in added if (w.sentence, w.stretch) == (edge.sentence, edge.stretch)]
    if not gone or _stands_beyond(gone, beyond) or cell.prints_apart(gone):
        return
    if _told_in(gone, _next_fragment(edge, kind, cell)):
        return
    if instead:
        yield Change(from_=_span(gone), to=_span(instead), kind="reworded")
    else:
        at = edge.start if kind == "starts late" else edge.end
        yield Change(from_=_span(gone), to=Span(at, at), kind=_end_kind(edge, kind, cell, gone))


def _only_joins(gone: Sequence[Word], kind: Finding) -> bool:
    """Whether all that is missing is the "and" or "but" that tied the first words to what came before."""
    return kind == "starts late" and len(gone) == 1 and is_function_word(gone[0].key)


def _stands_beyond(gone: Sequence[Word], beyond: Sequence[Word]) -> bool:
    """Whether most of the words that the reference has here stand next to the cell, in its quotation's other
    sentences: then they are another row's business."""
    near = {w.key for w in beyond[: len(gone) + _SLACK] if not w.own}
    return sum(w.key in near for w in gone) >= _MOST * len(gone)


def _end_kind(edge: Word, kind: Finding, cell: Marked, gone: Sequence[Word]) -> Finding:
    """An end inside a quotation that goes on is a cut: marked where an ellipsis follows, else silent."""
    if _only_joins(gone, kind):
        return kind
    step = -1 if kind == "starts late" else 1
    place = next(i for i, w in enumerate(cell.words) if w.start == edge.start) + step
    other = cell.words[place] if 0 <= place < len(cell.words) else None
    if other is None or other.stretch != edge.stretch:
        return kind
    between = (other.end, edge.start) if step < 0 else (edge.end, other.start)
    return "marked cut" if shows_cut(cell.text, *between) else "silent cut"


def _new_brackets(reference: Marked, cell: Marked) -> list[Span]:
    """The cell's bracketed words that the reference does not have in brackets too."""
    known = {b.of(reference.text).casefold() for b in reference.brackets}
    return [b for b in cell.brackets if b.of(cell.text).casefold() not in known]


def _insertion(bracket: Span, pieces: Sequence[_Piece]) -> Change:
    """The reference's side of an insertion is the empty place between its words."""
    shared = [pair for p in pieces if p.same for pair in zip(p.left, p.right, strict=True)]
    before = [ours for ours, theirs in shared if theirs.end <= bracket.start]
    at = before[-1].end if before else shared[0][0].start
    return Change(from_=Span(at, at), to=bracket, kind="outlet insertion")


def _span(words: Sequence[Word], otherwise: Sequence[Word] = ()) -> Span:
    """From the first word to the last; where there is none, the empty place after the words before."""
    if words:
        return Span(words[0].start, words[-1].end)
    return Span(otherwise[-1].end, otherwise[-1].end) if otherwise else Span(0, 0)
