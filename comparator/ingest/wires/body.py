"""Marked-up bodies of messages from wires: what is paragraph, heading and caption becomes a draft."""

import re

from comparator.ingest.files.draft import Draft
from comparator.ingest.pages.markup import Piece, TooTangled, flat_pieces, pieces_of, tree_of

_RUNNING = 10
"""Words from which a block is running text and no label."""
_MARKED_UP = re.compile(r"\s*<(?:p|div|h[1-6]|html|body|section|article)\b[^<>]*>", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_BESIDE = {
    "figure": "picture caption", "figcaption": "picture caption", "aside": "note to editors",
    "caption": "table caption", "nav": "menu", "footer": "footer", "header": "label",
}  # fmt: skip


def add_html(draft: Draft, html: str) -> None:
    """Add the visible text of a piece of HTML: it is an article's body, not a page."""
    if not html.strip():
        return
    try:
        pieces = pieces_of(tree_of(html))
    except TooTangled:
        for text in flat_pieces(html):
            draft.paragraph(text)
        return
    for piece in pieces:
        _add(draft, piece)


def add_text(draft: Draft, text: str) -> None:
    """Add plain text: paragraphs parted by empty lines or, where there are none, by lines or indents. What
    is marked up although it says that it is not, is read as HTML."""
    if _MARKED_UP.match(text):
        add_html(draft, text)
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parter = r"\n[ \t]*\n" if re.search(r"\S[ \t]*\n[ \t]*\n[ \t]*\S", text) else r"\n(?=[ \t]{2,}\S)"
    if not re.search(parter, text) and not _wrapped(text):
        parter = "\n"
    for paragraph in re.split(parter, text):
        draft.paragraph(paragraph)


def _wrapped(text: str) -> bool:
    """Whether lines end where a width is full, as in old wire copy: few of them end a sentence."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    ended = sum(line.endswith((".", "!", "?", "”", '"', ":")) for line in lines)
    return len(lines) > 2 and ended < 0.6 * len(lines) and max(map(len, lines)) <= 100


def _add(draft: Draft, piece: Piece) -> None:
    reason = next((_BESIDE[tag] for e in piece.place.lineage if (tag := e.tag) in _BESIDE), "")
    if reason == "label" and (_HEADING.fullmatch(piece.place.tag) or piece.words >= _RUNNING):
        reason = ""  # headline and summary stand at an article's head beside its labels
    if reason:
        draft.cut(piece.text, reason)
    elif _HEADING.fullmatch(piece.place.tag):
        draft.heading(piece.text)
    elif draft.is_headline(piece.text):
        draft.cut(piece.text, "repeated headline")
    else:
        draft.paragraph(piece.text)
