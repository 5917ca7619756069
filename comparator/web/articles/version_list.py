"""What changed between two versions, as lines of the page: figures, quotes and names first."""

from collections.abc import Sequence

from django.urls import reverse

from comparator.analysis.document import Record, Span
from comparator.selectors.article_versions import VersionRead
from comparator.selectors.passages import whole_sentences
from comparator.selectors.version_change import VersionChange
from comparator.selectors.version_changes import VersionChanges
from comparator.web.articles.version_text import place
from comparator.web.pieces import Layer, Piece, diff_pieces, pieces
from comparator.web.words import Mark

MARKS = {
    "changed": Mark(css="altered", sign="≠", word="Changed"),
    "went": Mark(css="dropped", sign="−", word="Went"),
    "came": Mark(css="added", sign="+", word="Came"),
}
_ASPECTS = {"speaker": "Said by", "qualifier": "Limited by", "title": "Title", "marks": "Printed"}


class There(Record, frozen=True):
    """Where the words stand in one of the versions."""

    version: int
    place: str
    url: str


class ChangeLine(Record, frozen=True):
    """One change."""

    mark: Mark
    words: tuple[Piece, ...]
    """The words in one run, what was left out and put in marked."""
    was: tuple[Piece, ...] = ()
    """In place of `words` where the two share too little to be one run."""
    now: tuple[Piece, ...] = ()
    detail: str = ""
    aspect: str = ""
    """What changed where the words are the same: "Said by: Pia Venn → Oda Linn"."""
    sentence: tuple[Piece, ...] = ()
    """The sentence around a figure."""
    there: tuple[There, ...] = ()


class ChangeGroup(Record, frozen=True):
    """All changes of one kind."""

    title: str
    lines: tuple[ChangeLine, ...]


def change_groups(pk: int, changes: VersionChanges, old: VersionRead, new: VersionRead) -> list[ChangeGroup]:
    """Figures, quotes and names, those that changed at all."""
    kinds = (("Figures", changes.figures), ("Quotes", changes.quotes), ("Names", changes.names))
    return [
        ChangeGroup(title=title, lines=tuple(_line(pk, change, old, new) for change in found))
        for title, found in kinds
        if found
    ]


def only(changes: VersionChanges) -> str:
    """One sentence where little changed; empty where the lists say it."""
    beside = [what.lower() for what, *_ in changes.told] + ["headline"] * bool(changes.headline)
    if changes.figures or changes.quotes or changes.names:
        return ""
    if changes.wording or changes.moved:
        return _in_words(changes)
    if changes.trivial and beside:
        return f"These versions differ only in punctuation, capitals or spacing, and in {_listed(beside)}."
    if changes.trivial:
        return "These versions differ only in punctuation, capitals or spacing."
    if beside:
        return f"These versions differ only in {_listed(beside)}; their text is the same."
    return "The text of these versions is the same."


def _in_words(changes: VersionChanges) -> str:
    """The same where words differ, but nothing that was found."""
    if not changes.read:
        return ""
    if not changes.wording:
        return "These versions differ only in their order: passages moved, and no word is another."
    number = f"{changes.wording} place{'s' * (changes.wording != 1)}"
    return (
        f"These versions differ only in wording, in {number}: no figure, quote or name came, went or changed."
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _line(pk: int, change: VersionChange, old: VersionRead, new: VersionRead) -> ChangeLine:
    words, was, now = _words(change, old, new)
    return ChangeLine(
        mark=MARKS[change.what],
        words=tuple(words),
        was=tuple(was),
        now=tuple(now),
        detail=_detail(change, old, new),
        aspect=_aspect(change),
        sentence=_sentence(change, old, new) if change.kind == "figure" else (),
        there=tuple(
            _there(pk, version, span)
            for version, span in ((old, change.old), (new, change.new))
            if span is not None
        ),
    )


def _words(
    change: VersionChange, old: VersionRead, new: VersionRead
) -> tuple[Sequence[Piece], Sequence[Piece], Sequence[Piece]]:
    """The words in one run; or, where the two are unlike, those of each."""
    was = change.old.of(old.document.text) if change.old else ""
    now = change.new.of(new.document.text) if change.new else ""
    if change.what != "changed":
        return [Piece(text=was or now)], (), ()
    if change.aspect and change.aspect != "title":
        return [Piece(text=now)], (), ()
    run = diff_pieces(was, now) if change.kind == "quote" else None
    return (run, (), ()) if run else ((), [Piece(text=was, tag="del")], [Piece(text=now, tag="ins")])


def _detail(change: VersionChange, old: VersionRead, new: VersionRead) -> str:
    """Who is quoted or named; what a figure counts, where its own words do not say it."""
    version, span = (new, change.new) if change.new else (old, change.old)
    if change.kind != "figure" or span is None:
        return change.detail
    said = {word.casefold() for word in span.of(version.document.text).split()}
    return "" if said & {word.casefold() for word in change.detail.split()} else change.detail


def _aspect(change: VersionChange) -> str:
    if not change.aspect or change.aspect == "title":
        return ""
    return f"{_ASPECTS[change.aspect]}: {change.was or 'nothing'} → {change.now or 'nothing'}"


def _sentence(change: VersionChange, old: VersionRead, new: VersionRead) -> tuple[Piece, ...]:
    version, span = (new, change.new) if change.new else (old, change.old)
    if span is None or version.findings is None:
        return ()
    text = version.document.text
    return tuple(pieces(text, whole_sentences(version.findings, span), [Layer(span=span, css="m-cell")]))


def _there(pk: int, version: VersionRead, span: Span) -> There:
    at = f"{span.start}-{span.end}"
    return There(
        version=version.number,
        place=place(version.document, span.start),
        url=f"{reverse('article', args=[pk])}?version={version.number}&at={at}#s-{at}",
    )
