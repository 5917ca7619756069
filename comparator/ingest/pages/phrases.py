"""Cleaning rules by phrase for texts that bring no markup of their own."""

from collections.abc import Sequence

import msgspec

from comparator.analysis.incoming import Cut, Incoming, Told
from comparator.analysis.page_text import RULE, has_phrase
from comparator.analysis.pages.blocks import blocks_of


def phrases_cut(incoming: Incoming, phrases: Sequence[str]) -> Incoming:
    """The same with every block cut that contains one of the phrases; what earlier rules cut stands again."""
    told = incoming.told or Told()
    others = [cut for cut in told.cuts if cut.reason != RULE]
    blocks = blocks_of(incoming.raw, wrapped=not told.shape) if phrases else ()
    ruled = [Cut(span=block.span, reason=RULE) for block in blocks if has_phrase(block.text, phrases)]
    if not ruled and len(others) == len(told.cuts):
        return incoming
    cuts = tuple(sorted((*others, *ruled), key=lambda cut: cut.span))
    return msgspec.structs.replace(incoming, told=msgspec.structs.replace(told, cuts=cuts))
