"""Who is told to have done harm: "killed by the police" against "killed in clashes", which names nobody."""

import functools
import re

from comparator.analysis.contrast.scopes import outcomes
from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.wording.likeness import shared_content, stem
from comparator.analysis.wordlists import any_of, table

_SAME_HARM = 0.4  # shared content from which two cells tell one harm
_HARM = frozenset({"killed", "wounded"})


def blamed(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    """Where one cell names who killed or hurt, and the other only in what it happened; the words of both."""
    ours = blame_in(a)
    theirs = blame_in(b) if ours else None
    if not (ours and theirs) or ours[0] == theirs[0] or ours[1] != theirs[1]:
        return None
    return (ours[2], theirs[2]) if shared_content(a.text, b.text) >= _SAME_HARM else None


@kept
def blame_in(cell: CellText) -> tuple[bool, str, Span] | None:
    """(whether somebody is named, what was done, the words for who or in what) of a cell; None where it tells
    of no harm, or of neither."""
    text = text_of(cell)
    for found in _done().finditer(text, *cell.span):
        outcome = outcomes().get(stem(found[0]), "")
        by, in_ = (pattern.match(text, found.end(), cell.span.end) for pattern in _patterns())
        told = by or in_
        if told and outcome in _HARM:
            return by is not None, outcome, Span(*told.span(1))
    return None


@functools.cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('opposites')['agency']['done'])})\b", re.IGNORECASE)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names a side as the doer, and what names only an event, in the clause behind the harm."""
    lists = table("opposites")["agency"]
    sides = [*table("counting")["scope"]["actors"], *lists["sides"]]
    rest = r"[^.;:,]{0,40}?\b"
    return (
        re.compile(rf"{rest}(by\s+(?:[\w-]+\s+){{0,3}}?(?:{any_of(sides)}))\b", re.IGNORECASE),
        re.compile(
            rf"{rest}((?:in|during|amid)\s+(?:[\w-]+\s+){{0,3}}?(?:{any_of(lists['events'])}))\b",
            re.IGNORECASE,
        ),
    )
