"""The headline among the blocks of a page, and the reasons why the other blocks are not its article."""

import re
from collections.abc import Sequence

from comparator.analysis.page_text import RULE
from comparator.analysis.pages.blocks import words_of
from comparator.analysis.pages.credits import byline_of, dateline_of
from comparator.analysis.pages.dates import dated
from comparator.analysis.pages.furniture import reason_of
from comparator.analysis.pages.sections import COMMENTS
from comparator.ingest.pages.cues import is_lead, reason_at
from comparator.ingest.pages.maintext import block_of, prose
from comparator.ingest.pages.markup import Piece, Place, inherited

BESIDE = "text beside the article"
REPEATED = "repeated headline"
_SITE = re.compile(r"\s+[-–—|•·:«»]+\s+")
_LONGEST = 40  # words
_LINE = 16  # words of a date line
_PARAGRAPH = 25  # words
_ABOVE = 12  # blocks between headline and text among which the lead is looked for
_LEAD_LEAST, _LEAD_MOST = 4, 80  # words
_ALIKE = 0.6  # the share of words that a headline on the page has in common with the one in the page's data
_NAMED = re.compile(
    r"headline|entry-title|article-title|post-title|story-title|page-title|articletitle", re.I
)


def headline_at(
    pieces: Sequence[Piece], chosen: Sequence[bool], titles: Sequence[str], site: str | None
) -> int | None:
    """The index of the block that is the headline as a reader sees it; None where no block is.

    `titles` are the headlines that the page's data give, `site` is the outlet's name, which many pages set as
    large. Where several blocks fit equally, the last one that
    stands above the text is taken: what is set smaller further up belongs to bars and menus.
    """
    first = next((i for i, c in enumerate(chosen) if c and prose(pieces[i])), len(pieces))
    wanted = [w for title in titles for w in _versions(title)]
    best, found = 0.0, None
    for i, piece in enumerate(pieces):
        may_be = piece.words <= _LONGEST and not piece.place.ruled and not (site and same_words(piece, site))
        score = _score(piece, wanted) if may_be else 0.0
        score -= 0.0 if i <= first else 0.5
        if score > best or (found is not None and score == best and i <= first):
            best, found = score, i
    return found if best >= 1.0 else None


def _versions(title: str) -> list[set[str]]:
    """A title's words, with and without the site's name behind or before it."""
    parts = _SITE.split(title)
    texts = [title, " ".join(parts[:-1]), " ".join(parts[1:])] if len(parts) > 1 else [title]
    return [words for text in texts if len(words := set(words_of(text))) > 1]


def _score(piece: Piece, wanted: Sequence[set[str]]) -> float:
    words = set(words_of(piece.text))
    alike = max((len(words & w) / len(words | w) for w in wanted if words), default=0.0)
    is_h1 = piece.within("h1")
    marked = 0.4 * piece.within("h2") + 0.3 * any(
        _NAMED.search(p.names) for p, _ in zip(piece.place.lineage, range(4), strict=False)
    )
    if alike < _ALIKE and not (is_h1 and len(words) > 3 and piece.linked < 0.5):
        return 0.0
    return 1.0 * (alike >= _ALIKE) + alike + (1.0 if is_h1 else marked) - 1.0 * (piece.linked > 0.5)


def same_words(piece: Piece, text: str) -> bool:
    """Whether a block has the words of a text and no others."""
    return words_of(piece.text) == words_of(text)


def reasons_for(pieces: Sequence[Piece], kept: Sequence[bool], headline: str | None) -> list[str | None]:
    """For each block that is not kept why it is none of the article, in a reader's words."""
    known = dict[Place, str | None]()

    def named(place: Place, around: str | None) -> str | None:
        return (reason_at(place) if place.parent else None) or around

    return [
        None if keep else _reason(piece, inherited(piece.place, known, named), headline)
        for piece, keep in zip(pieces, kept, strict=True)
    ]


def _reason(piece: Piece, named: str | None, headline: str | None) -> str:
    if piece.place.ruled:
        return RULE
    if headline and same_words(piece, headline):
        return REPEATED
    if named == COMMENTS:
        return named
    if own := own_line(piece):
        return own
    worded = reason_of(block_of(piece)) if named in (None, "menu") else None
    if worded or named:
        return worded or named or ""
    return BESIDE if prose(piece) and piece.linked <= 0.5 else "menu"


def own_line(piece: Piece) -> str | None:
    """ "byline" or "date" where a block is that line of the article and nothing more."""
    if byline_of(block_of(piece)):
        return "byline"
    is_date = (
        piece.words <= _LINE and dated(piece.text) and not dateline_of(piece.text, first=False, labelled=0)
    )
    return "date" if is_date else None


def settled(
    pieces: Sequence[Piece], chosen: Sequence[bool], head: int | None, byline: str | None
) -> list[bool]:
    """The choice with the lines around the headline set right: above it nothing but running text, and among
    the text no writer, day or second printing of it."""
    out = _signature_lines(pieces, chosen, byline)
    if head is not None:
        out |= {i for i in range(head) if not prose(pieces[i])}
        out |= {i for i, piece in enumerate(pieces) if same_words(piece, pieces[head].text)}
    result = [c and i not in out for i, c in enumerate(chosen)]
    if head is not None:
        result[head] = True
    return result


def _signature_lines(pieces: Sequence[Piece], chosen: Sequence[bool], byline: str | None) -> set[int]:
    """Which of the chosen blocks above the running text name the writer or the day and nothing more."""
    ours = [i for i, c in enumerate(chosen) if c]
    text = next((n for n, i in enumerate(ours) if prose(pieces[i]) and pieces[i].words >= _PARAGRAPH), 0)
    return {i for i in ours[:text] if own_line(pieces[i]) or _names(pieces[i], byline)}


def _names(piece: Piece, byline: str | None) -> bool:
    """Whether a block is the byline of the page's data, with a word or two more: "Por Ana Baena"."""
    wanted = set(words_of(byline or ""))
    return bool(wanted) and wanted <= set(words_of(piece.text)) and piece.words <= len(wanted) + 3


def lead_at(pieces: Sequence[Piece], chosen: Sequence[bool], head: int | None) -> int | None:
    """The block between headline and text that its template names as the lead."""
    if head is None:
        return None
    first = next((i for i in range(head + 1, len(pieces)) if chosen[i] and prose(pieces[i])), head)
    first += is_lead(pieces[first].place)
    for i in range(head + 1, min(first, head + _ABOVE)):
        piece = pieces[i]
        named = any(is_lead(place) for place, _ in zip(piece.place.lineage, range(3), strict=False))
        if named and _LEAD_LEAST <= piece.words <= _LEAD_MOST and piece.linked < 0.5 and not own_line(piece):
            return i
    return None
