"""Quotes of a few words, too short for a statement of their own: found again in what others quote."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from comparator.analysis.alignment.features import Canonical
from comparator.analysis.alignment.folding import folded
from comparator.analysis.alignment.rows import Row, distinct, joined
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording.likeness import is_function_word

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONE_LETTERS = 6  # a single word must be at least so long to tell one remark from another …
_LETTERS = 4  # … or so long where the speaker has it in no other remark
_WHOEVER = 4  # so many words of content, all that two outlets quote, are one remark whomever they name


class _Piece(NamedTuple):
    """A quoted stretch with its words."""

    article: int
    span: Span
    speaker: str | None
    words: tuple[str, ...]
    short: bool
    """Too short for a statement of its own."""


def with_fragments(
    rows: Sequence[Row], articles: Sequence[ArticleFindings], canonical: Canonical
) -> list[Row]:
    """The utterances, with every short quote put beside the others' quotes that hold its words by the same
    speaker: in the row that such a quote already has, else in a row of their own. Rows that mostly say one
    thing are one."""
    order = sorted(range(len(articles)), key=lambda a: articles[a].document.text)
    pieces = [p for number in order for p in _pieces(number, articles[number], canonical)]
    made, alike = list(rows), _alike(pieces)
    for fragment in (p for p in pieces if p.short and _tells(p)):
        near = sorted({*alike[fragment.speaker], *alike[fragment.words]})
        holding = _only_ones([pieces[n] for n in near if _holds(pieces[n], fragment)], fragment)
        if holding:
            made = _placed(fragment, holding, made)
    short = {(p.article, p.span) for p in pieces if p.short}
    return folded(distinct(_strung(made, short, articles)), articles)


def _strung(
    rows: Sequence[Row], short: Collection[tuple[int, Span]], articles: Sequence[ArticleFindings]
) -> list[Row]:
    """The rows with those put together that one article strings up as fragments ("tired" and "lost") where
    the others' words follow each other too: they are one remark in pieces."""
    made = list(rows)
    for row in [r for r in rows if r.kind == "quote" and _has(r, short)]:
        after = next((r for r in made if r is not row and _goes_on(row, r, short, articles)), None)
        if after and row in made:
            place = made.index(row)
            made[place] = joined(row, after)
            made.remove(after)
    return made


def _has(row: Row, short: Collection[tuple[int, Span]]) -> bool:
    return any((article, span) in short for article, span in row.cells.items())


def _goes_on(
    row: Row, after: Row, short: Collection[tuple[int, Span]], articles: Sequence[ArticleFindings]
) -> bool:
    """Whether two rows of the same articles follow each other in all of them, in one as fragments."""
    if after.kind != "quote" or row.cells.keys() != after.cells.keys() or len(row.cells) < 2:
        return False
    if not any((a, row.cells[a]) in short and (a, after.cells[a]) in short for a in row.cells):
        return False
    return all(_beside(row.cells[a], after.cells[a], articles[a].document.text) for a in row.cells)


def _beside(first: Span, second: Span, text: str) -> bool:
    """Whether nothing stands between two stretches but marks and an "and"."""
    words = _WORD.findall(text[first.end : second.start])
    return first.end <= second.start and len(words) <= 1 and all(is_function_word(w.lower()) for w in words)


def _pieces(number: int, article: ArticleFindings, canonical: Canonical) -> Iterator[_Piece]:
    quoted = [s for s in article.statements if s.voice == "quoted"]
    for quote in (q for q in article.quotes if q.kind != "indirect"):
        whole, speaker = Span(quote.start, quote.end), canonical(quote.speaker)
        parts = [Span(s.start, s.end) for s in quoted if whole.holds(Span(s.start, s.end))]
        for span in parts or [whole]:
            words = tuple(w.lower() for w in _WORD.findall(span.of(article.document.text)))
            yield _Piece(number, span, speaker, words, not parts)


def _alike(pieces: Sequence[_Piece]) -> Mapping[object, Sequence[int]]:
    """{a speaker, or words: the numbers of the pieces that have them}: no other can hold a fragment."""
    alike = defaultdict[object, list[int]](list)
    for number, piece in enumerate(pieces):
        alike[piece.speaker].append(number)
        alike[piece.words].append(number)
    return alike


def _holds(piece: _Piece, fragment: _Piece) -> bool:
    """Whether another article's quote has the fragment's words in a run, by the same speaker; or is the same
    words and no more, and they are not few."""
    if piece.article == fragment.article:
        return False
    size = len(fragment.words)
    if piece.speaker is None or piece.speaker != fragment.speaker:
        telling = sum(not is_function_word(word) for word in fragment.words)
        return telling >= _WHOEVER and piece.words == fragment.words
    return any(
        piece.words[i : i + size] == fragment.words for i in range(max(0, len(piece.words) - size + 1))
    )


def _tells(fragment: _Piece) -> bool:
    """Whether the words are enough to know a remark by."""
    if len(fragment.words) == 1:
        return len(fragment.words[0]) >= _LETTERS and not is_function_word(fragment.words[0])
    return len(" ".join(fragment.words)) >= _LONE_LETTERS


def _only_ones(holding: list[_Piece], fragment: _Piece) -> list[_Piece]:
    """The pieces that hold a fragment; of a short word none where one article has it in several."""
    if len(" ".join(fragment.words)) >= _LONE_LETTERS:
        return holding
    return [] if len({p.article for p in holding}) < len(holding) else holding


def _placed(fragment: _Piece, holding: Sequence[_Piece], rows: Sequence[Row]) -> list[Row]:
    """The rows with the fragment beside the quotes that hold its words."""
    made, found = list[Row](), False
    for row in rows:
        shared = [p for p in holding if _in_row(p, row)]
        if row.kind == "quote" and shared:
            found = True
            row = row if fragment.article in row.cells else _with(row, fragment)
        made.append(row)
    if found:
        return made
    cells = {p.article: p.span for p in reversed(holding)} | {fragment.article: fragment.span}
    reasons = (f"same words: {' '.join(fragment.words)}", "same speaker")
    return [*made, Row(kind="quote", cells=cells, speaker=fragment.speaker, joined_by=reasons, score=1.0)]


def _in_row(piece: _Piece, row: Row) -> bool:
    held = row.cells.get(piece.article)
    return bool(held and held.holds(piece.span))


def _with(row: Row, fragment: _Piece) -> Row:
    return msgspec.structs.replace(row, cells={**row.cells, fragment.article: fragment.span})
