"""Whose word a cell is, as far as it makes two cells the words of two people."""

from comparator.analysis.contrast.telling import CellText, once
from comparator.analysis.wording.sources import source_of


def one_voice(a: CellText, b: CellText) -> bool:
    """Whether two cells are told by one voice: by one named speaker, or by the outlets and sources without a
    name ("reports")."""
    return _voice(a) == _voice(b)


def one_claimant(a: CellText, b: CellText) -> bool:
    """Whether two cells can be held against each other for how firmly they claim: not what two people say,
    nor a headline's few words and what somebody says at length."""
    one, two = _voice(a), _voice(b)
    return one == two or not ((one and two) or _in_head(a) or _in_head(b))


def _in_head(cell: CellText) -> bool:
    body = cell.findings.document.parts.body
    return body is not None and not body.holds(cell.span)


@once
def _voice(cell: CellText) -> str:
    """A named speaker's last name; empty for the outlet's own word and for sources without a name."""
    source = source_of(cell.findings, cell.span)
    named = {m.name for m in cell.findings.mentions if m.kind != "place"}
    speaker = source.speaker if source.attributed and source.speaker in named else None
    return speaker.split()[-1].casefold() if speaker else ""
