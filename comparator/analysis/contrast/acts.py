"""Whether two passages tell one act: only then do two days for it contradict each other."""

from collections.abc import Iterator

from comparator.analysis.contrast.telling import CellText
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from comparator.analysis.wording.likeness import likeness, shared_content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import words

_SAME_ACT = 0.4  # likeness from which two passages date one act
_SAME_WORDS = 0.6  # the same for the content of the shorter
_SAME_DOING = 0.3  # shared content from which one person's doing, in one verb, is one act
_NAMES = 2  # people and bodies that both name, from which the same verb is one act


def one_act(a: CellText, b: CellText) -> bool:
    """Whether the passages are nearly the same, or tell with one verb what the same people did."""
    shared = shared_content(a.text, b.text)
    if shared >= _SAME_WORDS and likeness(a.text, b.text) >= _SAME_ACT:
        return True
    return shared >= _SAME_DOING and any(
        ours.verb == theirs.verb and (_one_doer(ours, theirs) or len(_named(a) & _named(b)) >= _NAMES)
        for ours in _doings(a)
        for theirs in _doings(b)
    )


def _doings(cell: CellText) -> Iterator[Statement]:
    """The statements of a cell that tell an act of their own."""
    idle = words("clauses", "empty_words")
    for statement in at(cell.findings).statements(cell.span):
        inside = (
            cell.span.overlap(Span(statement.start, statement.end)) * 2 >= statement.end - statement.start
        )
        if inside and statement.verb and statement.verb not in idle:
            yield statement


def _one_doer(a: Statement, b: Statement) -> bool:
    one, two = (a.subject or "").casefold().split(), (b.subject or "").casefold().split()
    return bool(one and two) and one[-1] == two[-1]


def _named(cell: CellText) -> set[str]:
    """The last names of people and bodies that a cell names."""
    return {m.name.split()[-1].casefold() for m in at(cell.findings).mentions(cell.span) if m.kind != "place"}
