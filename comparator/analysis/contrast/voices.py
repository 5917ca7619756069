"""Whose word a cell is, as far as it makes two cells the words of two people, or of two days."""

import datetime as dt
import re

from comparator.analysis.contrast.acts import day
from comparator.analysis.contrast.details import days_in
from comparator.analysis.contrast.telling import CellText, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Quote
from comparator.analysis.wording.places import at
from comparator.analysis.wording.sources import source_of
from comparator.analysis.wordlists import reporting_kind

_TAG = re.compile(r"[^.;:!?“\"\n]{0,3}[”\"][^.;:!?“\"\n]{0,120}")  # who said it, and when, behind a quotation


def one_voice(a: CellText, b: CellText) -> bool:
    """Whether two cells are told by one voice: by one named speaker, or by the outlets and sources without a
    name ("reports")."""
    return _voice(a) == _voice(b)


def one_claimant(a: CellText, b: CellText) -> bool:
    """Whether two cells can be held against each other for how firmly they claim: not what two people say,
    nor a headline's few words and what somebody says at length."""
    one, two = _voice(a), _voice(b)
    if one == two or one in _committed(b) or two in _committed(a):
        return True
    return not ((one and two) or in_head(a) or in_head(b))


def two_occasions(a: CellText, b: CellText) -> bool:
    """Whether two remarks were made on two days: both texts say when, or one was made after the other was
    printed."""
    if not (_quoted(a) and _quoted(b)):
        return False
    one, two = _said_on(a), _said_on(b)
    if one and two:
        return one != two
    printed = [c.findings.document.published for c in (a, b)]
    return any(said and out and said > out for said, out in ((one, printed[1]), (two, printed[0])))


@once
def _quoted(cell: CellText) -> Quote | None:
    """The quotation that a cell lies in."""
    held = (q for q in at(cell.findings).quotes(cell.span) if Span(q.start, q.end).overlap(cell.span) > 0)
    return cell.quote or next(held, None)


@once
def _said_on(cell: CellText) -> dt.date | None:
    """The day on which a text says that a remark was made, in the clause behind it: "she said on Monday"."""
    quote, text = _quoted(cell), text_of(cell)
    if not quote:
        return None
    behind = _TAG.match(text, quote.end)
    days = days_in(cell.findings, Span(*behind.span())) if behind else []
    return day(days[0].as_of) if len(days) == 1 else None


def in_head(cell: CellText) -> bool:
    """Whether a cell stands in the headline or the lead."""
    body = cell.findings.document.parts.body
    return body is not None and not body.holds(cell.span)


@once
def _committed(cell: CellText) -> frozenset[str]:
    """The last names of those of whom a cell tells that they said or agreed it, whoever reports that."""
    told = (s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end)))
    named = (s.subject.split()[-1].casefold() for s in told if s.subject and s.verb in reporting_kind())
    return frozenset(named)


@once
def _voice(cell: CellText) -> str:
    """A named speaker's last name; empty for the outlet's own word and for sources without a name."""
    source = source_of(cell.findings, cell.span)
    named = {m.name for m in cell.findings.mentions if m.kind != "place"}
    speaker = source.speaker if source.attributed and source.speaker in named else None
    return speaker.split()[-1].casefold() if speaker else ""
