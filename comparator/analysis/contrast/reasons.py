"""One sentence a finding, for the reader: which outlet has which words where another has others."""

from collections.abc import Callable, Mapping

from comparator.analysis.contrast.runs import common_runs, words_of
from comparator.analysis.contrast.telling import CellText, shown, text_of, who
from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Finding
from comparator.analysis.wording.places import at
from comparator.analysis.wording.sources import source_of

_RUN, _MOSTLY = 3, 0.8  # words in a row, and the share of a cell in such runs, that are not its own words

_Sentence = Callable[[CellText, CellText, Change], str]


def reason(reference: CellText, cell: CellText, change: Change) -> str:
    """What a change does to the words of the reference cell, in a sentence that names both outlets or the
    words in question."""
    return _SENTENCES[change.kind](reference, cell, change)


def _instead(reference: CellText, cell: CellText, change: Change) -> str:
    """Other words in the same place, or words that only one side has."""
    ours = None if _is_whole(reference, change.from_) else shown(reference, change.from_)
    theirs = None if _is_whole(cell, change.to) else shown(cell, change.to)
    if ours and theirs:
        return f"{who(reference)} has {ours}, {who(cell)} has {theirs}."
    if theirs:
        return f"{who(cell)} has {theirs}, {who(reference)} does not."
    if ours:
        return f"{who(reference)} has {ours}, {who(cell)} does not."
    return f"{who(cell)} puts it in other words than {who(reference)}: {shown(cell, change.to)}."


def _is_whole(cell: CellText, span: Span) -> bool:
    """Whether a side of a change is no words in particular: empty, or the cell as a whole where that is more
    than a figure."""
    if span.start >= span.end:
        return True
    return span == cell.span and not cell.quote and at(cell.findings).figure(span) is None


def _reworded(reference: CellText, cell: CellText, change: Change) -> str:
    ours, theirs = shown(reference, change.from_), shown(cell, change.to)
    return f"{who(cell)} has {theirs} where {who(reference)} has {ours}."


def _gone(told: str) -> _Sentence:
    return lambda reference, cell, change: f"{who(cell)} {told.format(shown(reference, change.from_))}."


def _inserted(reference: CellText, cell: CellText, change: Change) -> str:
    return f"{who(cell)} puts in {shown(cell, change.to)}."


def _paraphrased(reference: CellText, cell: CellText, change: Change) -> str:
    ours, theirs = ([word for word, _, _ in words_of(c.text)] for c in (reference, cell))
    same = sum(run.size for run in common_runs(theirs, ours, _RUN))
    if same >= _MOSTLY * len(theirs):
        return f"{who(cell)} has without quote marks what {who(reference)} quotes."
    return f"{who(cell)} reports in its own words what {who(reference)} quotes."


def _lost(reference: CellText, cell: CellText, change: Change) -> str:
    return f"{who(reference)} gives {_source(reference)} as the source, {who(cell)} none."


def _other_source(reference: CellText, cell: CellText, change: Change) -> str:
    if source_of(reference.findings, reference.span).attributed:
        return f"{who(reference)} gives {_source(reference)} as the source, {who(cell)} {_source(cell)}."
    return f"{who(cell)} gives {_source(cell)} as the source, {who(reference)} none."


def _source(cell: CellText) -> str:
    """The source's name, else the words that stand for it."""
    source = source_of(cell.findings, cell.span)
    words = source.span.of(text_of(cell))
    return source.speaker or ("somebody" if source.span == cell.span else f"“{words}”")


def _moved(reference: CellText, cell: CellText, change: Change) -> str:
    return f"{who(cell)} has {shown(cell, change.to)} in another place."


_SENTENCES: Mapping[Finding, _Sentence] = {
    "reworded": _reworded,
    "marked cut": _gone("leaves out {} and marks the gap"),
    "silent cut": _gone("leaves out {} with nothing to show it"),
    "spliced": _gone("runs together what stands before and after {}"),
    "ends early": _gone("ends before {}"),
    "starts late": _gone("begins after {}"),
    "outlet insertion": _inserted,
    "paraphrased": _paraphrased,
    "other speaker": _instead,
    "other figure": _instead,
    "other date": _instead,
    "other name or title": _instead,
    "other label": _instead,
    "weaker claim": _instead,
    "stronger claim": _instead,
    "negated": _instead,
    "other source": _other_source,
    "source lost": _lost,
    "less detail": _gone("has it without {}"),
    "moved": _moved,
}
