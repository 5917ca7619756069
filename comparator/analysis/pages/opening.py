"""A text's first line that ends as a sentence does: a headline with a full stop, or already the report.

A headline is told again in the first paragraphs; a report's opening says when something was, and goes on.
"""

import re
from collections.abc import Sequence
from itertools import islice

from comparator.analysis.abbreviations import sentence_end
from comparator.analysis.pages.blocks import Block, ends_sentence, words_of
from comparator.analysis.pages.credits import dateline_of
from comparator.analysis.pages.dates import WEEKDAYS

_HEAD_WORDS = 32
_TITLE_WORDS = 50
_TITLE_LENGTH = 400  # characters; readers may type 500
_RETOLD = 0.37
"""The share of a headline's words that the next paragraphs repeat; an opening's share is half of that."""
_BELOW = 3  # paragraphs that tell a headline again
_AT_TOP = 3  # blocks among which a page without furniture begins
_WHEN = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|yesterday|said|told)\b", re.IGNORECASE)


def content(text: str) -> set[str]:
    """The words that carry meaning, cut to five letters so that "Russian" meets "Russia"."""
    return {w[:5] for w in words_of(text) if len(w) > 3}


def closed_head(blocks: Sequence[Block], roles: Sequence[str | None], last: int) -> int | None:
    """The index of the page's first line where it is a headline though it ends in a full stop. `last`: where
    the text ends."""
    at = next((i for i in range(min(_AT_TOP, last)) if roles[i] is None), None)
    if at is None or not _is_one_line(blocks[at]) or _WHEN.search(blocks[at].text):
        return None
    prose = (b for b, r in zip(blocks[at + 1 : last + 1], roles[at + 1 :], strict=False) if not r and b.prose)
    below = list(islice((b.text for b in prose if b.closed), _BELOW))
    own = content(blocks[at].text)
    retold = len(own & content(" ".join(below)))
    return at if len(below) == _BELOW and retold >= _RETOLD * len(own) else None


def _is_one_line(block: Block) -> bool:
    """Whether a block is a single sentence, short enough for a headline, with no dateline."""
    if not (block.closed and 4 <= block.words <= _HEAD_WORDS) or sentence_end().search(block.text):
        return False
    return dateline_of(block.text, first=False, labelled=0) is None


def title_from(paragraph: str) -> str | None:
    """What a text without a headline may be called: the first sentence of its first paragraph."""
    end = sentence_end().search(paragraph)
    first = paragraph[: end.end()] if end else paragraph
    fits = 4 <= len(first.split()) <= _TITLE_WORDS and len(first) <= _TITLE_LENGTH
    return first if fits and ends_sentence(first) else None
