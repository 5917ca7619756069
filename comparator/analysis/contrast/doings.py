"""What some number of people or things is told to have done or to be: "1,200 families have left" and "1,200
families accepted the offer" give one number, and nobody can say that they say the same."""

from typing import NamedTuple

from comparator.analysis.contrast.deeds import deed
from comparator.analysis.contrast.scopes import outcomes, scope_of
from comparator.analysis.contrast.sizes import relation
from comparator.analysis.contrast.telling import CellText, kept, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.likeness import content, is_function_word, stem
from comparator.analysis.wording.places import at


class Doing(NamedTuple):
    """A number of people or things that a clause begins with, and what the clause says of them."""

    figure: Figure
    head: str
    """The stem of what is counted."""
    said: Span
    words: frozenset[str]
    """What is said, by the stems of its words, each outcome by one: who died was killed."""


@kept
def doing(cell: CellText) -> Doing | None:
    """What a cell, or the clause that a figure stands in, says of the number it begins with."""
    return _doing(cell.findings, cell.span)


def two_doings(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    """What two cells say of the same number of the same things, where no word of content is in both."""
    ours, theirs = doing(a), doing(b)
    if not (ours and theirs) or ours.head != theirs.head or not ours.words.isdisjoint(theirs.words):
        return None
    same = relation(ours.figure, theirs.figure) in ("same", "qualified")
    around = (content(own.said.of(text_of(cell))) for own, cell in ((ours, a), (theirs, b)))
    return (ours.said, theirs.said) if same and all(around) else None


def _doing(article: ArticleFindings, span: Span) -> Doing | None:
    counts = [f for f in at(article).figures(span) if f.kind == "count"]
    told = deed(article, counts[0]) if counts else None
    if not told or not told.verb:
        return None
    figure, text = counts[0], article.document.text
    said = Span(figure.end, told.end)
    head = scope_of(article, figure).head
    if not head or content(text[told.start : figure.start]):
        return None
    counted, known = content(f"{text[figure.start : figure.end]} {figure.unit}"), outcomes()
    said_of = (word for word in told.words if word.isalpha() and not is_function_word(word))
    stems = ({stem(word) for word in said_of} - counted) | {stem(told.verb)}
    return Doing(figure, head, said, frozenset(known.get(word, word) for word in stems))
